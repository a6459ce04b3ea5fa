"""`kiosk printer`: how the slip printer is, and a test slip."""

from __future__ import annotations

import sys

import click

from drivers.printing.seam import Printer, PrinterError, PrinterState, PrinterStatus
from drivers.registry import UnknownPrinter
from kiosk.checks import PRINTER_REMEDIES
from kiosk.cli.output import print_json
from kiosk.clock import SystemClock
from kiosk.config import Config, load_config
from kiosk.errors import KioskError
from kiosk.printers import terminal_printer
from kiosk.slip import trial_slip

EXIT_CODES: dict[PrinterState, int] = {
    PrinterState.READY: 0,
    PrinterState.PAPER_LOW: 0,
    PrinterState.OFFLINE: 2,
    PrinterState.OUT_OF_PAPER: 3,
    PrinterState.COVER_OPEN: 4,
    PrinterState.FAULT: 5,
}


class NoPrinter(UnknownPrinter):
    """The settings name no printer."""

    th = "เครื่องนี้ไม่ได้ตั้งค่าเครื่องพิมพ์"
    en = "This terminal has no printer."


@click.group()
def printer() -> None:
    """The slip printer of this terminal.

    Exit code: 0 ready or paper low, 2 none, or it does not answer, 3 out of paper, 4 cover open, 5 needs a technician.
    """


@printer.command()
@click.option("--json", "as_json", is_flag=True, help="print JSON")
def status(as_json: bool) -> None:
    """Say how the printer is."""
    config = load_config()
    _say(config, _opened(config).status(), as_json)


@printer.command()
@click.option("--json", "as_json", is_flag=True, help="print JSON")
def test(as_json: bool) -> None:
    """Print a test slip, and say how the printer is afterwards."""
    config = load_config()
    printer = _opened(config)
    try:
        after = printer.print(trial_slip(_name(config), SystemClock().now()))
    except PrinterError as error:
        click.echo(f"kiosk: {error.th} / {error}", err=True)
        sys.exit(EXIT_CODES[error.state])
    # The slip is out, whatever the printer says now.
    _say(config, after, as_json, end=False)


def _opened(config: Config) -> Printer:
    try:
        printer = terminal_printer(config)
        if printer is None:
            raise NoPrinter("set it in config.toml: printer")
    except UnknownPrinter as error:
        click.echo(f"kiosk: {error.th} / {error}", err=True)
        sys.exit(EXIT_CODES[PrinterState.OFFLINE])
    return printer


def _name(config: Config) -> str:
    try:
        return config.enrolment().terminal
    except KioskError:
        return "-"


def _say(config: Config, status: PrinterStatus, as_json: bool, end: bool = True) -> None:
    remedy = PRINTER_REMEDIES.get(status.state, "")
    if as_json:
        said = {"printer": config.settings.printer, "state": status.state, "detail": status.detail, "remedy": remedy}
        print_json(said)
    else:
        click.echo(": ".join(filter(None, (status.state, status.detail))))
        if remedy:
            click.echo(f"-> {remedy}")
    if end:
        sys.exit(EXIT_CODES[status.state])
