"""The slip printer, off the Qt thread and off the worker: paper takes seconds, a stuck printer a minute.

Each slip has a process of its own, which goes on when the session's process ends.
"""

from __future__ import annotations

import queue
import subprocess
import threading
from pathlib import Path

import msgspec

from drivers.printing.seam import PrinterFault
from kiosk.journey import effects, events
from kiosk.journey.comfort import Language
from kiosk.log import log
from ui.mailbox import Post
from ui.own_process import command
from ui.slip_process import Told, Wanted


class PrintIn(msgspec.Struct, frozen=True):
    """Print a receipt as the screen is read: in its language, `large` where its letters are."""

    order: effects.PrintSlip
    language: Language
    large: bool = False


class PrintRoom:
    """One thread that has printed what was ordered and posts whether it came out; nothing starts without a printer."""

    def __init__(self, home: Path | None, post: Post) -> None:
        """`home` is the folder of a terminal with a printer; `post` may be called from any thread."""
        self._home = home
        self._post = post
        self._orders: queue.SimpleQueue[PrintIn | None] = queue.SimpleQueue()
        self._wanted: PrintIn | None = None
        self._stopped = threading.Event()
        self._handed: PrintIn | None = None
        # Nobody waits for a printer that hangs.
        self._thread = threading.Thread(target=self._work, name="printer", daemon=True)

    def start(self) -> None:
        """Begin to wait for receipts."""
        if self._home is not None:
            self._thread.start()

    def order(self, order: PrintIn) -> None:
        """Have a receipt printed. One that has not begun yet is of somebody who has left: it is dropped."""
        self._wanted = order
        self._orders.put(order)

    @property
    def handed(self) -> bool:
        """Whether what was ordered is with a process of its own: this one may end."""
        return self._home is None or self._handed is self._wanted

    def stop(self) -> None:
        """End; a slip that is coming out comes out."""
        self._stopped.set()
        self._orders.put(None)

    def _work(self) -> None:
        while (order := self._orders.get()) is not None:
            if order is self._wanted:
                self._print(order)
                # Also one whose process could not be started.
                self._handed = order

    def _print(self, wanted: PrintIn) -> None:
        receipt = wanted.order.receipt
        told = self._told(wanted)
        if told.error:
            log.warning("slip not printed", number=receipt.number, error=told.error, reason=told.detail)
            self._tell(events.SlipFailed(receipt.number, told.state))
            return
        log.info("slip printed", number=receipt.number, reason=told.state)
        self._tell(events.SlipPrinted(receipt.number))

    def _told(self, wanted: PrintIn) -> Told:
        assert self._home is not None
        said = msgspec.json.encode(Wanted(wanted.order.receipt, wanted.language, wanted.large))
        try:
            with subprocess.Popen(
                command("--slip", str(self._home)),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                # Whoever ends the session's process ends what it has started; but not this.
                start_new_session=True,
            ) as process:
                assert process.stdin
                assert process.stdout
                process.stdin.write(said)
                process.stdin.close()
                self._handed = wanted
                return msgspec.json.decode(process.stdout.read(), type=Told)
        except (OSError, ValueError) as error:
            return Told(PrinterFault.state, type(error).__name__)

    def _tell(self, event: events.Event) -> None:
        if not self._stopped.is_set():
            self._post(event)
