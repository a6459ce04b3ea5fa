"""The headphone jack: whether something is plugged in, by the kernel's switch events (``/dev/input/event*``).

Bytes of ``struct input_event`` from Linux' own interface, read with the standard library. Whatever goes wrong is told
as *nothing is plugged in*: what would have been said into an ear must not go on into the room.
"""

from __future__ import annotations

import errno
import fcntl
import os
import select
import stat
import struct
from collections.abc import Iterator
from pathlib import Path

import msgspec

EVENT = struct.Struct("@llHHi")
"""Seconds, microseconds, type, code, value."""
EV_SYN, SYN_DROPPED = 0, 3
EV_SW, SW_HEADPHONE_INSERT = 5, 2
SWITCHES = 4
"""Bytes of switch states that are asked for; there are fewer than 32 switches."""
EVIOCGSW = 2 << 30 | SWITCHES << 16 | ord("E") << 8 | 0x1B

RETRY_SECONDS = 2.0
"""A device that goes, as one on a USB cable does, may come back."""

SYSTEM, DEVICES = Path("/sys/class/input"), Path("/dev/input")


class Headphones(msgspec.Struct, frozen=True):
    """Somebody plugged headphones in, or pulled them out."""

    plugged: bool


def find_jack(system: Path = SYSTEM, devices: Path = DEVICES) -> Path | None:
    """The first input device that has a headphone switch; None where the kernel knows of none."""
    places = sorted(system.glob("event*"), key=lambda place: (len(place.name), place.name))
    for place in places:
        try:
            words = (place / "device" / "capabilities" / "sw").read_text().split()
            if words and int(words[-1], 16) >> SW_HEADPHONE_INSERT & 1:
                return devices / place.name
        except (OSError, ValueError):
            continue
    return None


class HeadphoneJack:
    """One jack. `watch` belongs to one thread, `close` may be called from any."""

    def __init__(self, device: Path | None) -> None:
        """`device` is an input device, or a FIFO that the same bytes come out of (`drivers.virtual_jack`); None: it is
        looked for."""
        self._device = device
        self._waker, self._wake = os.pipe()

    def watch(self) -> Iterator[Headphones]:
        """Every change, and at the start what is plugged in already; blocks between them, ends after `close`."""
        plugged = False
        while True:
            for now in self._changes():
                if now is not plugged:
                    plugged = now
                    yield Headphones(now)
            if plugged:
                plugged = False
                yield Headphones(plugged=False)
            if select.select([self._waker], [], [], RETRY_SECONDS)[0]:
                os.close(self._waker)
                return

    def close(self) -> None:
        """End `watch`."""
        os.close(self._wake)

    def _changes(self) -> Iterator[bool]:
        """What one device says, until it is gone or `close` is called."""
        device = self._device or find_jack()
        if device is None:
            return
        try:
            # A FIFO that is written to by one after another has no end.
            mode = os.O_RDWR if stat.S_ISFIFO(device.stat().st_mode) else os.O_RDONLY
            line = os.open(device, mode | os.O_NONBLOCK | os.O_CLOEXEC)
        except OSError:
            return
        try:
            yield _state(line)
            while not select.select([line, self._waker], [], [])[0].count(self._waker):
                yield from _events(line)
        except OSError:
            return
        finally:
            os.close(line)


def _events(line: int) -> Iterator[bool]:
    """The switch's changes among what can be read now. Raises `OSError` for a device that is gone."""
    data = os.read(line, EVENT.size * 64)
    if not data or len(data) % EVENT.size:
        raise OSError(errno.ENODEV, "not an input device")
    for _, _, kind, code, value in EVENT.iter_unpack(data):
        if (kind, code) == (EV_SW, SW_HEADPHONE_INSERT):
            yield value != 0
        elif (kind, code) == (EV_SYN, SYN_DROPPED):
            yield _state(line)


def _state(line: int) -> bool:
    """Whether something is plugged in now; a FIFO does not know, and says no."""
    states = bytearray(SWITCHES)
    try:
        fcntl.ioctl(line, EVIOCGSW, states)
    except OSError as error:
        if error.errno in (errno.ENOTTY, errno.EINVAL):
            return False
        raise
    return bool(int.from_bytes(states, "little") >> SW_HEADPHONE_INSERT & 1)
