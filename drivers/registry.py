"""Which drivers there are. A new one is a file beside this one and a row in the table."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from drivers.base import CardReader, DriverError
from drivers.printing.seam import DOTS, Fonts, Printer

if TYPE_CHECKING:
    from drivers.headphones import HeadphoneJack

NO_DEVICE = ("none", "")
"""Settings of a terminal without one: printer, jack, voice, sounds."""


class UnknownDriver(DriverError):
    """The settings name a driver that does not exist."""

    th = "ค่าตั้งเครื่องอ่านบัตรไม่ถูกต้อง"
    en = "The setting for the card reader is wrong."


def _pcsc(argument: str, name: str | None) -> CardReader:
    from drivers.pcsc import PcscReader  # noqa: PLC0415  # loads the PC/SC library, which a machine may not have

    if argument:
        raise UnknownDriver("pcsc takes no argument")
    return PcscReader(name)


def _virtual(argument: str, name: str | None) -> CardReader:
    from drivers.virtual_reader import VirtualReader  # noqa: PLC0415  # loads the fictional people

    if not argument:
        raise UnknownDriver("virtual wants a file: virtual:FILE")
    return VirtualReader(Path(argument), name)


READERS: dict[str, Callable[[str, str | None], CardReader]] = {"pcsc": _pcsc, "virtual": _virtual}
"""Driver name -> factory, from what stands behind the colon and a part of the reader's name to look for."""


def open_reader(setting: str, name: str | None = None) -> CardReader:
    """The card readers that a setting means: ``pcsc``, or ``virtual:FILE``. Raises `UnknownDriver`, `NoService`."""
    driver, _, argument = setting.partition(":")
    if driver not in READERS:
        raise UnknownDriver(f"{driver!r} is none of {', '.join(READERS)}")
    return READERS[driver](argument, name)


class UnknownPrinter(UnknownDriver):
    """The settings name a printer, or a place of one, that cannot be."""

    th = "ค่าตั้งเครื่องพิมพ์ไม่ถูกต้อง"
    en = "The setting for the printer is wrong."


def _escpos(line: str, width: int, fonts: Fonts) -> Printer:
    from drivers.printing.escpos import EscPosPrinter  # noqa: PLC0415  # as above: a terminal may have no printer

    return EscPosPrinter(line, width, fonts)


def _png(folder: str, width: int, fonts: Fonts) -> Printer:
    from drivers.printing.png import PngPrinter  # noqa: PLC0415

    if not folder or not folder.isprintable():
        raise ValueError("png wants a folder: png:FOLDER")
    return PngPrinter(Path(folder), width, fonts)


PRINTERS: dict[str, Callable[[str, int, Fonts], Printer]] = {"escpos": _escpos, "png": _png}
"""Driver name -> factory, from what stands behind the colon, the paper's width in dots, and the fonts of a slip."""


def open_printer(setting: str, paper: int, fonts: Fonts) -> Printer | None:
    """The printer that a setting means, on a roll of `paper` mm; None for ``none``.

    ``escpos:tcp:HOST:PORT``, ``escpos:file:/dev/usb/lp0``, ``escpos:serial:/dev/ttyS0@38400``, ``png:FOLDER``.
    Nothing is opened yet. Raises `UnknownPrinter`.
    """
    if setting in NO_DEVICE:
        return None
    driver, _, argument = setting.partition(":")
    if driver not in PRINTERS:
        raise UnknownPrinter(f"{driver!r} is none of {', '.join(PRINTERS)}, none")
    try:
        return PRINTERS[driver](argument, DOTS[paper], fonts)
    except ValueError as error:
        raise UnknownPrinter(str(error)) from error


class UnknownJack(UnknownDriver):
    """The settings name a headphone jack that cannot be."""

    th = "ค่าตั้งช่องหูฟังไม่ถูกต้อง"
    en = "The setting for the headphone jack is wrong."


def open_jack(setting: str) -> HeadphoneJack | None:
    """The headphone jack that a setting means: ``auto``, ``/dev/input/eventN``, ``file:FIFO`` (a simulator); None for
    ``none``. Raises `UnknownJack`."""
    if setting in NO_DEVICE:
        return None
    from drivers.headphones import HeadphoneJack  # noqa: PLC0415  # as above: most terminals have none

    if setting == "auto":
        return HeadphoneJack(None)
    if setting.startswith("/dev/input/"):
        return HeadphoneJack(Path(setting))
    kind, _, file = setting.partition(":")
    if kind != "file" or not file:
        raise UnknownJack(f"{setting!r} is none of auto, /dev/input/eventN, file:PATH, none")
    from drivers.virtual_jack import virtual_jack  # noqa: PLC0415  # a simulator: not loaded in service

    try:
        return virtual_jack(Path(file))
    except OSError as error:
        raise UnknownJack(f"{file}: {error.strerror}") from error
