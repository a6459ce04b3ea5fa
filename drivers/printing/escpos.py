"""A slip printer that speaks ESC/POS, on any line. "Printed" is said only when the printer has said so.

Every wait has an end, whatever the printer answers or does not.
"""

from __future__ import annotations

import time

from drivers.printing.document import Document
from drivers.printing.line import Line, PrinterBusy, check_place, open_line
from drivers.printing.seam import Fonts, PrinterError, PrinterSilent, PrinterState, PrinterStatus, refuse
from drivers.printing.status import (
    REAL_TIME,
    Automatic,
    Decoder,
    RealTime,
    Roll,
    Sign,
    real_time,
    status_of,
)

HELLO_SECONDS = 4.0
"""For the first answer: a printer on the network serves one caller after another, and a slip takes its time."""
ANSWER_SECONDS = 1.5
STALL_SECONDS = 4.0
"""For so long a printer may take nothing of a slip before it is asked what is wrong."""
CONFIRM_SECONDS = 15.0
ASK_SECONDS = 1.0
FORGET_SECONDS = 0.5
SET_OUT_SECONDS = 20.0
LEAST_BYTES_A_SECOND = 1500
LOOK_SECONDS = 0.1
MOST_NONSENSE = 64
MOST_BYTES = 4096
"""A printer has some fifty bytes to say about a slip; one that talks without end is left."""

ARE_YOU_DONE = b"\x1dr\x01"
"""``GS r 1``: answered in its turn, when everything before it is on paper."""
FORGET = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"
"""``DLE DC4 8``: what is left of a slip must neither come out once there is paper again nor swallow the next one."""

HARMLESS = frozenset({Sign.OFFLINE, Sign.FEEDING, Sign.PAPER_LOW})
"""Signs that may pass by themselves while a slip is being printed."""


class EscPosPrinter:
    """`Printer` on a line (``tcp:HOST:PORT``, ``file:/dev/usb/lp0``, ``serial:/dev/ttyS0@38400``)."""

    def __init__(self, line: str, width: int, fonts: Fonts) -> None:
        """`width` in dots. Opens nothing. Raises `ValueError` for a place that cannot be."""
        check_place(line)
        self._line = line
        self._width = width
        self._fonts = fonts
        self._rest_inside = False

    def status(self) -> PrinterStatus:
        """What the printer says now."""
        try:
            with open_line(self._line) as line:
                return _Talk(line).ask_all()
        except PrinterBusy as error:
            # Whoever has it is printing: it works.
            return PrinterStatus(PrinterState.READY, error.detail)
        except PrinterError as error:
            return PrinterStatus(error.state, error.detail)

    def print(self, document: Document) -> PrinterStatus:
        """Print and cut."""
        # Asking for the state does not need these.
        from drivers.printing.commands import commands  # noqa: PLC0415
        from drivers.printing.picture import draw  # noqa: PLC0415

        parts = list(commands(draw(document, self._width, self._fonts)))
        with open_line(self._line) as line:
            talk = _Talk(line)
            if self._rest_inside:
                talk.forget()
            refuse(talk.ask_all())
            self._rest_inside = True
            talk.set_out(sum(map(len, parts)))
            try:
                for part in parts:
                    talk.send(part)
                talk.confirm()
            except PrinterError:
                talk.forget()
                raise
            self._rest_inside = False
            return talk.say_after()


class _Talk:
    """What goes to and fro on one line, and how long it may take."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._decoder = Decoder()
        self._answers: list[RealTime] = []
        self._automatic: frozenset[Sign] = frozenset()
        self._done: list[Roll] = []
        self._end = time.monotonic() + SET_OUT_SECONDS
        self._patience = HELLO_SECONDS
        self._heard = 0

    def set_out(self, size: int) -> None:
        """From now on the whole slip of `size` bytes has its time."""
        self._end = time.monotonic() + SET_OUT_SECONDS + size / LEAST_BYTES_A_SECOND

    def ask_all(self) -> PrinterStatus:
        """All that the printer says of itself when it is asked. Raises `PrinterSilent`."""
        return status_of(sign for n in REAL_TIME for sign in self._ask(n))

    def _ask(self, n: int) -> frozenset[Sign]:
        # What was said before the question is not its answer.
        self._exchange(b"", 0.0)
        self._answers.clear()
        end = time.monotonic() + self._patience
        question = bytes((0x10, 0x04, n))
        while not self._answers:
            if time.monotonic() > end:
                raise PrinterSilent(f"no answer to DLE EOT {n}")
            question = question[self._exchange(question, LOOK_SECONDS) :]
        self._patience = ANSWER_SECONDS
        return real_time(n, self._answers[0])

    def send(self, data: bytes) -> None:
        """All of `data`. Raises as soon as the printer says that it cannot go on, or takes nothing for long."""
        stalled = time.monotonic() + STALL_SECONDS
        while data:
            taken = self._exchange(data, LOOK_SECONDS)
            data = data[taken:]
            now = time.monotonic()
            self._heed()
            if taken:
                stalled = now + STALL_SECONDS
            if now > min(stalled, self._end):
                refuse(self.ask_all())
                raise PrinterSilent("takes nothing more")

    def confirm(self) -> None:
        """Until the printer says that everything is on paper. Raises what hinders it."""
        self._done.clear()
        self.send(ARE_YOU_DONE)
        end = min(self._end, time.monotonic() + CONFIRM_SECONDS)
        asked = time.monotonic()
        while not self._done:
            self._exchange(b"", LOOK_SECONDS)
            if self._done:
                return
            self._heed()
            now = time.monotonic()
            if now > end:
                raise PrinterSilent("does not say that it is done")
            if now > asked + ASK_SECONDS:
                # A printer that sends nothing by itself may stand still; one that prints may be slow to answer.
                refuse(self._ask_patiently())
                asked = time.monotonic()

    def _ask_patiently(self) -> PrinterStatus:
        try:
            return self.ask_all()
        except PrinterSilent:
            return PrinterStatus(PrinterState.READY)

    def say_after(self) -> PrinterStatus:
        """The state after a slip that is out; a printer that is gone by now has printed all the same."""
        try:
            return self.ask_all()
        except PrinterSilent as error:
            return PrinterStatus(error.state, error.detail)

    def forget(self) -> None:
        """Have the rest of a slip forgotten, where the printer still listens."""
        end = time.monotonic() + FORGET_SECONDS
        rest = FORGET
        try:
            # What the printer says in this moment is read first, and nothing is written with it.
            while rest and time.monotonic() < end:
                rest = rest[self._exchange(rest, LOOK_SECONDS) :]
        except PrinterError:
            return

    def _heed(self) -> None:
        if not self._automatic <= HARMLESS:
            refuse(status_of(self._automatic))

    def _exchange(self, data: bytes, seconds: float) -> int:
        taken, came = self._line.exchange(data, seconds)
        self._heard += len(came)
        for answer in self._decoder.feed(came):
            match answer:
                case RealTime():
                    self._answers.append(answer)
                case Automatic(signs):
                    self._automatic = signs
                case Roll():
                    self._done.append(answer)
        if self._decoder.nonsense > MOST_NONSENSE or self._heard > MOST_BYTES:
            raise PrinterSilent("it answers with nonsense; is it a printer?")
        return taken
