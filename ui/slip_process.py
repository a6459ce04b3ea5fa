"""The process of one slip: prints it and ends. The view that wanted it may end before: paper takes seconds."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import msgspec

from drivers.printing.seam import PrinterError, PrinterState
from kiosk.config import load_config
from kiosk.journey.comfort import Language
from kiosk.printers import terminal_printer
from kiosk.process import begin
from kiosk.receipt import Receipt
from kiosk.slip import slip


class Wanted(msgspec.Struct, frozen=True):
    """A receipt, to be printed as the screen is read: in its language, in large letters. On standard input, as JSON."""

    receipt: Receipt
    language: Language
    large: bool = False


class Told(msgspec.Struct, frozen=True):
    """What became of it, on standard output, as JSON: the printer's state; `error` and `detail` when it is not out."""

    state: PrinterState
    error: str = ""
    detail: str = ""


def main(home: str) -> int:
    """Print one slip on the printer of the terminal in the folder `home`."""
    begin("slip")
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGPIPE):
        # A terminal that is stopped in the middle would leave half a slip; who waited for the answer may be gone.
        signal.signal(number, signal.SIG_IGN)
    wanted = msgspec.json.decode(sys.stdin.buffer.read(), type=Wanted)
    printer = terminal_printer(load_config(Path(home)))
    assert printer is not None
    try:
        told = Told(printer.print(slip(wanted.receipt, wanted.language, large=wanted.large)).state)
    except PrinterError as error:
        told = Told(error.state, type(error).__name__, error.detail)
    try:
        sys.stdout.buffer.write(msgspec.json.encode(told))
        sys.stdout.flush()
    except BrokenPipeError:
        sys.stdout = None  # nothing is flushed into it at the end
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
