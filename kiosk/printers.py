"""This terminal's slip printer: opened with the fonts of the screens."""

from __future__ import annotations

import resources
from drivers.printing.seam import Fonts, Printer
from drivers.registry import open_printer
from kiosk.config import Config

FONTS = Fonts(
    text=resources.FOLDER / "fonts" / "Sarabun_600SemiBold.ttf", bold=resources.FOLDER / "fonts" / "Sarabun_700Bold.ttf"
)
"""The lightest weight is too thin for a printer's dots."""


def terminal_printer(config: Config) -> Printer | None:
    """The printer of the settings; None without one. Raises `UnknownPrinter`; opens nothing yet."""
    settings = config.settings
    return open_printer(settings.printer, settings.printer_paper, FONTS)
