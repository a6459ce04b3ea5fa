"""The seam to slip printers: states, errors, and what every printer can do."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Protocol

import msgspec

from drivers.base import DriverError
from drivers.printing.document import Document

DOTS = {80: 576, 58: 384}
"""Width of the roll in mm -> dots that a head of 203 dpi prints on it."""


class Fonts(msgspec.Struct, frozen=True):
    """Font files. `text` for sentences, `bold` for what is looked for."""

    text: Path
    bold: Path


class PrinterState(StrEnum):
    """What a printer says of itself, worst first."""

    OFFLINE = "offline"
    COVER_OPEN = "cover-open"
    OUT_OF_PAPER = "out-of-paper"
    FAULT = "fault"
    PAPER_LOW = "paper-low"
    READY = "ready"


class PrinterStatus(msgspec.Struct, frozen=True):
    """A printer's state; `detail` is for the technician's eyes."""

    state: PrinterState
    detail: str = ""


class PrinterError(DriverError):
    """A slip was not printed, or not as a whole. `state` is the printer's."""

    th = "เครื่องพิมพ์ขัดข้อง"
    en = "The printer does not work."
    state = PrinterState.FAULT


class PrinterSilent(PrinterError):
    """The printer is not there, does not answer in time, or answers with nonsense."""

    th = "เครื่องพิมพ์ไม่ตอบสนอง"
    en = "The printer does not answer."
    state = PrinterState.OFFLINE


class CoverOpen(PrinterError):
    """The printer's cover is open."""

    th = "ฝาเครื่องพิมพ์เปิดอยู่"
    en = "The printer's cover is open."
    state = PrinterState.COVER_OPEN


class OutOfPaper(PrinterError):
    """There is no paper in the printer, or it ended in the middle of a slip."""

    th = "กระดาษในเครื่องพิมพ์หมด"
    en = "The printer is out of paper."
    state = PrinterState.OUT_OF_PAPER


class PrinterFault(PrinterError):
    """The printer says that its cutter, its head or something else needs a technician."""

    th = "เครื่องพิมพ์ขัดข้อง กรุณาแจ้งเจ้าหน้าที่"
    en = "The printer needs a technician."


class CannotDraw(PrinterError):
    """The slip cannot be drawn on this machine: a font or a library for Thai is missing, or it would be too long."""

    th = "จัดรูปใบพิมพ์ไม่ได้ กรุณาแจ้งเจ้าหน้าที่"
    en = "The slip cannot be drawn."


ERRORS: dict[PrinterState, type[PrinterError]] = {
    PrinterState.OFFLINE: PrinterSilent,
    PrinterState.COVER_OPEN: CoverOpen,
    PrinterState.OUT_OF_PAPER: OutOfPaper,
    PrinterState.FAULT: PrinterFault,
}
"""States in which nothing can be printed -> how a printer says so. In the other states it can."""


def refuse(status: PrinterStatus) -> None:
    """Raise what a state in which nothing can be printed means."""
    error = ERRORS.get(status.state)
    if error:
        raise error(status.detail)


class Printer(Protocol):
    """One printer. Nothing is held between calls, so that it may be unplugged, and shared with another process."""

    def status(self) -> PrinterStatus:
        """What the printer says now; bounded, never raises."""
        ...

    def print(self, document: Document) -> PrinterStatus:
        """Print and cut, then what the printer says; returns only once the paper is out. Raises `PrinterError`."""
        ...
