"""A printer that exists in a folder only: slips become pictures. For training, the demonstration and tests."""

from __future__ import annotations

from pathlib import Path

from drivers.printing.document import Document
from drivers.printing.paper import Paper, rows_of
from drivers.printing.picture import draw
from drivers.printing.seam import CannotDraw, Fonts, PrinterError, PrinterStatus, refuse
from drivers.printing.status import status_of

STEERING = "printer.json"
"""The file in its folder that steers it, see `paper`."""


class PngPrinter:
    """`Printer` into a folder."""

    def __init__(self, folder: Path, width: int, fonts: Fonts) -> None:
        """`width` in dots. The folder is made with the first slip."""
        self._paper = Paper(folder, folder / STEERING)
        self._width = width
        self._fonts = fonts

    def status(self) -> PrinterStatus:
        """What the steering file says."""
        self._paper.look()
        return status_of(self._paper.signs())

    def print(self, document: Document) -> PrinterStatus:
        """Write a picture."""
        self._refuse()
        try:
            for row in rows_of(draw(document, self._width, self._fonts)):
                self._refuse()
                self._paper.print(row)
            self._paper.cut()
        except OSError as error:
            raise CannotDraw(f"the picture cannot be written: {error.strerror}") from error
        return self.status()

    def _refuse(self) -> None:
        try:
            refuse(self.status())
        except PrinterError:
            self._paper.tear()
            raise
