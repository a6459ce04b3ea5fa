"""A printer that speaks ESC/POS on a TCP port and writes its slips as pictures, so that the real driver has a twin.

Run as ``python -m drivers.printing.imitation PORT FOLDER FILE``: `FILE` steers what goes wrong, see `paper`. It behaves
as a slip printer does: a buffer of bounded size, questions answered at once even inside a picture, nothing taken once
the buffer is full and the paper is out, and a rest that comes out with new paper unless it is told to forget it.
"""

from __future__ import annotations

import os
import re
import select
import socket
import sys
import threading
from collections import deque
from collections.abc import Callable, Mapping
from pathlib import Path

from drivers.printing.paper import Paper
from drivers.printing.status import AUTOMATIC, AUTOMATIC_KIND, REAL_TIME, REAL_TIME_KIND, ROLL, Sign

BUFFER = 16 * 1024
PIECE = 2048
LOOK_SECONDS = 0.01

AT_ONCE = re.compile(rb"\x10\x04([\x01-\x04])|\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08", re.DOTALL)
"""``DLE EOT n`` and ``DLE DC4 8``: heeded as they arrive."""
NOTHING_ELSE = re.compile(rb"(?:%b)+" % AT_ONCE.pattern, re.DOTALL)
LONGEST_AT_ONCE = 10
FEED_ROWS = 24
"""A line of text: what ``ESC d`` feeds by."""

IGNORED: dict[bytes, int] = {
    b"\x1ba": 3, b"\x1b!": 3, b"\x1bt": 3, b"\x1b3": 3, b"\x1bE": 3, b"\x1d!": 3, b"\x1bM": 3, b"\x1b2": 2,
    b"\x10\x04": 3, b"\x10\x05": 3,
}  # fmt: skip
"""Commands that change nothing on a slip that is a picture -> their length."""


class Machine:
    """Bytes in, answers out; prints on `paper`."""

    def __init__(self, paper: Paper) -> None:
        """Nothing printed, nothing asked."""
        self.paper = paper
        self._buffer = b""
        self._pending: deque[bytes] = deque()
        self._stored: list[bytes] = []
        self._tail = b""
        self._tells_changes = False
        self._told: frozenset[Sign] | None = None
        self.unknown = 0

    @property
    def room(self) -> int:
        """Bytes that it takes now."""
        return max(0, BUFFER - len(self._buffer))

    def take(self, data: bytes) -> bytes:
        """Bytes from the line; what it answers at once."""
        answers = b""
        window = self._tail + data
        known = len(self._tail)
        keep = 0
        for found in AT_ONCE.finditer(window):
            if found.end() <= known:
                continue
            if found.group(1):
                answers += bytes((self._real_time(found.group(1)[0]),))
            else:
                self._forget()
                keep = found.end() - known
        self._tail = window[-(LONGEST_AT_ONCE - 1) :]
        if self.room or not NOTHING_ELSE.fullmatch(data):
            self._buffer += data[keep:]
        return answers

    def work(self) -> bytes:
        """Do what can be done now; what it says about it."""
        answers = b""
        while not self.paper.stopped:
            if self._pending:
                self.paper.print(self._pending.popleft())
                continue
            answer = self._command()
            if answer is None:
                break
            answers += answer
        return answers + self._changes()

    def _forget(self) -> None:
        self._buffer = b""
        self._pending.clear()
        self.paper.tear()

    def _real_time(self, n: int) -> int:
        return REAL_TIME_KIND | _bits(self.paper.signs(), REAL_TIME[n])

    def _changes(self) -> bytes:
        signs = self.paper.signs()
        if not self._tells_changes or self.paper.condition.answers == "asked" or signs == self._told:
            return b""
        self._told = signs
        first, *others = (_bits(signs, table) for table in AUTOMATIC)
        return bytes((AUTOMATIC_KIND | first, *others))

    def _command(self) -> bytes | None:
        """The next command; None when it is not whole yet."""
        buffer = self._buffer
        if not buffer:
            return None
        if buffer[0] not in (0x10, 0x1B, 0x1D):
            return self._used(1, unknown=buffer[0] != 0x0A)
        head = buffer[:2]
        if len(head) < 2:
            return None
        if head in IGNORED:
            return self._used(IGNORED[head]) if len(buffer) >= IGNORED[head] else None
        if head not in COMMANDS:
            return self._used(1, unknown=True)
        least, command = COMMANDS[head]
        return command(self) if len(buffer) >= least else None

    def _used(self, count: int, unknown: bool = False) -> bytes:
        self._buffer = self._buffer[count:]
        self.unknown += unknown
        return b""

    def _initialise(self) -> bytes:
        self.paper.tear()
        self._tells_changes = False
        self._told = None
        return self._used(2)

    def _feed(self) -> bytes:
        self._pending.extend([b"\0"] * (self._buffer[2] * FEED_ROWS))
        return self._used(3)

    def _raster(self) -> bytes | None:
        """``GS v 0 m xL xH yL yH d…``."""
        if self._buffer[2:3] != b"0":
            return self._used(1, unknown=True)
        width, height = (int.from_bytes(self._buffer[place : place + 2], "little") for place in (4, 6))
        size = 8 + width * height
        if len(self._buffer) < size:
            return None
        self._pending.extend(_rows(self._buffer[8:size], width))
        return self._used(size)

    def _graphics(self) -> bytes | None:
        """``GS ( L``: function 112 stores a raster picture, function 50 prints it."""
        length = 5 + int.from_bytes(self._buffer[3:5], "little")
        if len(self._buffer) < length:
            return None
        body = self._buffer[5:length]
        if body[1:2] == b"p":
            self._stored = _rows(body[10:], (int.from_bytes(body[6:8], "little") + 7) // 8)
        elif body[1:2] in (b"2", b"\x02"):
            self._pending.extend(self._stored)
            self._stored = []
        return self._used(length)

    def _cut(self) -> bytes | None:
        length = 4 if self._buffer[2] in (65, 66) else 3
        if len(self._buffer) < length:
            return None
        self.paper.cut()
        return self._used(length)

    def _tell_changes(self) -> bytes:
        self._tells_changes = self._buffer[2] != 0
        return self._used(3)

    def _done(self) -> bytes:
        return self._used(3) + bytes((_bits(self.paper.signs(), ROLL),))


COMMANDS: dict[bytes, tuple[int, Callable[[Machine], bytes | None]]] = {
    b"\x1b@": (2, Machine._initialise),
    b"\x1bd": (3, Machine._feed),
    b"\x1dv": (8, Machine._raster),
    b"\x1d(": (5, Machine._graphics),
    b"\x1dV": (3, Machine._cut),
    b"\x1da": (3, Machine._tell_changes),
    b"\x1dr": (3, Machine._done),
}
"""How a command begins -> its least length, and what it does."""


def _rows(dots: bytes, width: int) -> list[bytes]:
    return [dots[start : start + width] for start in range(0, len(dots), width)] if width else []


def _bits(signs: frozenset[Sign], table: Mapping[int, Sign]) -> int:
    return sum(mask for mask, sign in table.items() if sign in signs)


class Imitation:
    """A `Machine` on a line, until `stop`."""

    def __init__(self, folder: Path, file: Path) -> None:
        """`folder` gets the slips, `file` steers."""
        self.machine = Machine(Paper(folder, file))
        self._stopped = threading.Event()

    def listen(self, port: int = 0) -> socket.socket:
        """A port of this machine to `accept` on; 0 = any free one."""
        listener = socket.create_server(("127.0.0.1", port))
        # A printer's network card holds next to nothing.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, PIECE)
        return listener

    def accept(self, listener: socket.socket) -> None:
        """Serve one connection after another."""
        listener.settimeout(LOOK_SECONDS)
        with listener:
            while not self._stopped.is_set():
                try:
                    line, _ = listener.accept()
                except TimeoutError:
                    continue
                with line:
                    line.setblocking(False)
                    self.serve(line.fileno())

    def serve(self, descriptor: int) -> None:
        """One line, until it is closed, or the cable is pulled."""
        machine, paper, poll = self.machine, self.machine.paper, select.poll()
        deaf = False
        while not self._stopped.is_set():
            # A line that broke is noticed even while nothing more is taken from it.
            # A full printer hears questions still, until it is sent something else.
            room = machine.room or (0 if deaf else LONGEST_AT_ONCE)
            poll.register(descriptor, select.POLLIN if room else 0)
            happened = poll.poll(LOOK_SECONDS * 1000)
            flags = happened[0][1] if happened else 0
            paper.look()
            hangs_up_at = paper.condition.hangs_up_at
            if hangs_up_at is not None and paper.of_roll >= hangs_up_at:
                return
            answers = b""
            try:
                if flags & select.POLLIN:
                    data = os.read(descriptor, min(PIECE, room))
                    if not data:
                        return
                    deaf = not machine.room and not NOTHING_ELSE.fullmatch(data)
                    answers = machine.take(data)
                elif flags:
                    return
                self._say(descriptor, answers + machine.work(), bool(flags))
            except OSError:
                return

    def _say(self, descriptor: int, answers: bytes, heard: bool) -> None:
        match self.machine.paper.condition.answers:
            case "none":
                return
            case "garbage":
                answers = b"\xff\x80\xa5" * 500 if heard else b""
            case "zeros":
                answers = bytes(500) if heard else b""
        if answers:
            os.write(descriptor, answers)

    def stop(self) -> None:
        """End it; may be called from any thread."""
        self._stopped.set()


def main() -> None:
    """``python -m drivers.printing.imitation PORT FOLDER FILE``."""
    port, folder, file = sys.argv[1:]
    imitation = Imitation(Path(folder), Path(file))
    imitation.accept(imitation.listen(int(port)))


if __name__ == "__main__":
    main()
