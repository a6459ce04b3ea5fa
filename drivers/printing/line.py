"""The line to a printer: network, USB printer port or serial line, each a descriptor that no call waits on for ever."""

from __future__ import annotations

import errno
import fcntl
import os
import select
import socket
import stat
import struct
import termios
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress

from drivers.printing.seam import PrinterError, PrinterSilent

CONNECT_SECONDS = 3.0
BUSY_SECONDS = 2.0
"""Another process of ours may be asking the printer how it is: a port takes one at a time."""
TAKEN_SECONDS = 0.3
LOOK_SECONDS = 0.1
PIECE = 4096
BUSY = (errno.EBUSY, errno.EAGAIN, errno.ECONNREFUSED)
BAUDS = (9600, 19200, 38400, 57600, 115200)
DEFAULT_BAUD = 38400


class PrinterBusy(PrinterSilent):
    """Another program has the port."""


class Line:
    """Bytes to and from a printer."""

    def __init__(self, descriptor: int, lost_when_empty: bool) -> None:
        """`lost_when_empty`: reading nothing means that the other end hung up; a USB port just has nothing to say."""
        self._descriptor = descriptor
        self._lost_when_empty = lost_when_empty
        self._poll = select.poll()

    def exchange(self, data: bytes, seconds: float) -> tuple[int, bytes]:
        """How many bytes of `data` were taken, and what came, once anything happened or `seconds` passed.

        Raises `PrinterSilent` when the line broke.
        """
        self._poll.register(self._descriptor, select.POLLIN | (select.POLLOUT if data else 0))
        happened = self._poll.poll(max(0.0, seconds) * 1000)
        flags = happened[0][1] if happened else 0
        # What was said before the line broke still counts: read first.
        came = self._read() if flags & (select.POLLIN | select.POLLHUP) else b""
        if came or not flags & (select.POLLERR | select.POLLHUP | select.POLLNVAL):
            return (self._write(data) if flags & select.POLLOUT and not came else 0), came
        raise PrinterSilent("the line broke")

    def _write(self, data: bytes) -> int:
        try:
            return os.write(self._descriptor, data[:PIECE])
        except BlockingIOError:
            return 0
        except OSError as error:
            raise PrinterSilent(str(error.strerror)) from error

    def _read(self) -> bytes:
        try:
            came = os.read(self._descriptor, PIECE)
        except BlockingIOError:
            return b""
        except OSError as error:
            raise PrinterSilent(str(error.strerror)) from error
        if not came:
            if self._lost_when_empty:
                raise PrinterSilent("the printer hung up")
            time.sleep(LOOK_SECONDS / 10)
        return came


@contextmanager
def _network(address: str) -> Iterator[Line]:
    host, port = _host_and_port(address)
    try:
        connection = socket.create_connection((host, port), CONNECT_SECONDS)
    except UnicodeError as error:
        raise PrinterSilent(f"{host}: no host name") from error
    with connection:
        connection.setblocking(False)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            yield Line(connection.fileno(), lost_when_empty=True)
        except PrinterError:
            if not _taken(connection):
                # The rest of the slip would wait in this machine for a printer that takes no more, and hold its port.
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            raise


def _taken(connection: socket.socket) -> bool:
    """Whether the printer takes all that was written, within a moment."""
    deadline = time.monotonic() + TAKEN_SECONDS
    while time.monotonic() < deadline:
        if fcntl.ioctl(connection, termios.TIOCOUTQ, bytes(4)) == bytes(4):
            return True
        time.sleep(LOOK_SECONDS / 10)
    return False


def _host_and_port(address: str) -> tuple[str, int]:
    host, _, port = address.rpartition(":")
    if not host or not port.isascii() or not port.isdecimal() or not 0 < int(port) < 65536:
        raise ValueError(f"{address!r} is not HOST:PORT")
    return host.removeprefix("[").removesuffix("]"), int(port)


@contextmanager
def _port(path: str) -> Iterator[Line]:
    descriptor = os.open(path, os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
    try:
        if not stat.S_ISCHR(os.fstat(descriptor).st_mode):
            raise PrinterSilent(f"{path} is not a device")
        yield Line(descriptor, lost_when_empty=False)
    finally:
        os.close(descriptor)


@contextmanager
def _serial(place: str) -> Iterator[Line]:
    import serial  # noqa: PLC0415  # only where a printer hangs on a serial line

    path, baud = _path_and_baud(place)
    try:
        port = serial.Serial(path, baud, timeout=0, xonxoff=True, exclusive=True)
    except (serial.SerialException, termios.error, ValueError) as error:
        raise PrinterSilent(str(error)) from error
    try:
        yield Line(port.fileno(), lost_when_empty=False)
    finally:
        # Closing would wait for a printer that takes no more. (A termios error is no OSError.)
        with suppress(OSError, termios.error):
            port.reset_output_buffer()
        port.close()


def _path_and_baud(place: str) -> tuple[str, int]:
    path, _, baud = place.partition("@")
    if not path.startswith("/") or (baud and baud not in map(str, BAUDS)):
        raise ValueError(f"{place!r} is not /dev/NAME or /dev/NAME@BAUD, BAUD one of {', '.join(map(str, BAUDS))}")
    return path, int(baud or DEFAULT_BAUD)


def _path(place: str) -> str:
    if not place.startswith("/"):
        raise ValueError(f"{place!r} is not /dev/NAME")
    return place


Opener = Callable[[str], AbstractContextManager[Line]]

LINES: dict[str, tuple[Callable[[str], object], Opener]] = {
    "tcp": (_host_and_port, _network),
    "file": (_path, _port),
    "serial": (_path_and_baud, _serial),
}
"""Kind of line -> what judges the place behind the colon (raising `ValueError`), and what opens it."""


def check_place(setting: str) -> None:
    """Whether a setting names a line: ``tcp:HOST:PORT``, ``file:/dev/usb/lp0``, ``serial:/dev/ttyS0@38400``.

    Raises `ValueError`; opens nothing.
    """
    kind, _, place = setting.partition(":")
    if not setting.isprintable():
        raise ValueError(f"{setting!r} cannot be a place")
    if kind not in LINES:
        raise ValueError(f"{kind!r} is none of {', '.join(LINES)}")
    LINES[kind][0](place)


@contextmanager
def open_line(setting: str) -> Iterator[Line]:
    """The line of a setting, for this context. Raises `PrinterSilent`; waits a little for a port that is in use."""
    kind, _, place = setting.partition(":")
    with ExitStack() as stack:
        yield _entered(stack, lambda: LINES[kind][1](place))


def _entered(stack: ExitStack, opener: Callable[[], AbstractContextManager[Line]]) -> Line:
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            return stack.enter_context(opener())
        except OSError as error:
            if error.errno not in BUSY or time.monotonic() > deadline:
                kind = PrinterBusy if error.errno == errno.EBUSY else PrinterSilent
                raise kind(str(error.strerror or error)) from error
        time.sleep(LOOK_SECONDS)
