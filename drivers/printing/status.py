"""What an ESC/POS printer answers, in one table. Pure: bytes in, what they say out; nonsense is counted, never raised.

Source: Epson's ESC/POS command reference (``DLE EOT n``, ``GS a``, ``GS r``); Bixolon, Citizen and HPRT say the same.
The fixed bits tell the kinds of answers apart, so that an automatic status in between confuses nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum

import msgspec

from drivers.printing.seam import PrinterState, PrinterStatus

PRINTER, OFFLINE_CAUSE, ERROR_CAUSE, PAPER = 1, 2, 3, 4
"""n of ``DLE EOT n``."""


class Sign(Enum):
    """What a bit says; from the worst to what hinders nothing."""

    COVER_OPEN = PrinterState.COVER_OPEN, "cover open"
    PAPER_END = PrinterState.OUT_OF_PAPER, "no paper"
    CUTTER = PrinterState.FAULT, "cutter stuck"
    MECHANISM = PrinterState.FAULT, "mechanism stuck"
    BROKEN = PrinterState.FAULT, "needs repair"
    TOO_HOT = PrinterState.FAULT, "head too hot, or voltage"
    ERROR = PrinterState.FAULT, "error"
    FEEDING = PrinterState.FAULT, "paper is being fed"
    OFFLINE = PrinterState.FAULT, "off line"
    PAPER_LOW = PrinterState.PAPER_LOW, "paper low"


STOPS = frozenset(Sign) - {Sign.PAPER_LOW}
"""Signs of a printer that prints nothing now."""

CAUSES = frozenset({Sign.CUTTER, Sign.MECHANISM, Sign.BROKEN, Sign.TOO_HOT})
"""Why it is off line. Some makers leave these bits undefined: of a printer that is well they say nothing."""

REAL_TIME: Mapping[int, Mapping[int, Sign]] = {
    PRINTER: {0x08: Sign.OFFLINE},
    OFFLINE_CAUSE: {0x04: Sign.COVER_OPEN, 0x08: Sign.FEEDING, 0x20: Sign.PAPER_END, 0x40: Sign.ERROR},
    ERROR_CAUSE: {0x04: Sign.MECHANISM, 0x08: Sign.CUTTER, 0x20: Sign.BROKEN, 0x40: Sign.TOO_HOT},
    PAPER: {0x0C: Sign.PAPER_LOW, 0x60: Sign.PAPER_END},
}
"""n of ``DLE EOT n`` -> mask -> what it says when one of its bits is set."""

AUTOMATIC: tuple[Mapping[int, Sign], ...] = (
    {0x08: Sign.OFFLINE, 0x20: Sign.COVER_OPEN, 0x40: Sign.FEEDING},
    {0x04: Sign.MECHANISM, 0x08: Sign.CUTTER, 0x20: Sign.BROKEN, 0x40: Sign.TOO_HOT},
    {0x03: Sign.PAPER_LOW, 0x0C: Sign.PAPER_END},
    {},
)
"""The four bytes that a printer sends by itself after ``GS a``."""

ROLL: Mapping[int, Sign] = {0x03: Sign.PAPER_LOW, 0x0C: Sign.PAPER_END}
"""The answer to ``GS r 1``."""

KIND = 0x93
"""Bits 7, 4, 1, 0: fixed in what begins an answer."""
REAL_TIME_KIND, AUTOMATIC_KIND = 0x12, 0x10
FOLLOWS = 0x90
"""Bits 7 and 4 are off in an automatic status' other bytes, and in the answer to ``GS r``."""
FLOW_CONTROL = (0x11, 0x13)


class RealTime(msgspec.Struct, frozen=True):
    """An answer to ``DLE EOT n``; which n was asked is the asker's knowledge."""

    byte: int


class Automatic(msgspec.Struct, frozen=True):
    """A status that the printer sent by itself."""

    signs: frozenset[Sign]


class Roll(msgspec.Struct, frozen=True):
    """The answer to ``GS r 1``: all that was sent before it is done."""

    signs: frozenset[Sign]


Answer = RealTime | Automatic | Roll


class Decoder:
    """Takes what comes from a printer apart, in pieces of any size."""

    def __init__(self) -> None:
        """Nothing has come yet."""
        self._automatic = b""
        self.nonsense = 0

    def feed(self, data: bytes) -> list[Answer]:
        """The answers that are complete with `data`."""
        return [answer for byte in data if (answer := self._take(byte))]

    def _take(self, byte: int) -> Answer | None:
        if self._automatic and byte & FOLLOWS == 0:
            self._automatic += bytes((byte,))
            if len(self._automatic) < len(AUTOMATIC):
                return None
            whole, self._automatic = self._automatic, b""
            return Automatic(frozenset().union(*map(_signs, whole, AUTOMATIC)))
        self._automatic = b""
        if byte in FLOW_CONTROL:
            return None
        if byte & KIND == REAL_TIME_KIND:
            return RealTime(byte)
        if byte & KIND == AUTOMATIC_KIND:
            self._automatic = bytes((byte,))
            return None
        if byte & FOLLOWS == 0:
            return Roll(_signs(byte, ROLL))
        self.nonsense += 1
        return None


def real_time(n: int, answer: RealTime) -> frozenset[Sign]:
    """What the answer to ``DLE EOT n`` says."""
    return _signs(answer.byte, REAL_TIME[n])


def status_of(signs: Iterable[Sign]) -> PrinterStatus:
    """The worst of all signs, and all of them in words."""
    given = frozenset(signs)
    if not given & {Sign.OFFLINE, Sign.ERROR}:
        given -= CAUSES
    found = [sign for sign in Sign if sign in given]
    if not found:
        return PrinterStatus(PrinterState.READY)
    return PrinterStatus(found[0].value[0], ", ".join(sign.value[1] for sign in found))


def _signs(byte: int, table: Mapping[int, Sign]) -> frozenset[Sign]:
    return frozenset(sign for mask, sign in table.items() if byte & mask)
