"""Which drivers there are. A new one is a file beside this one and a row in the table."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from drivers.base import CardReader, DriverError


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
