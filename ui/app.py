"""The screen in this process: a view, or a window on a desk."""

from __future__ import annotations

import ui.libraries  # noqa: F401  # before anything of Qt

# isort: split
import gc
import signal
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from socket import socket
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from drivers.base import DriverError
from kiosk.errors import KioskError
from kiosk.terminal import open_terminal
from ui.options import PORTRAIT, Options
from ui.window import fit, make_application, make_engine

if TYPE_CHECKING:
    from kiosk.journey.handover import Handover
    from ui.program import Program

PARTS = (
    "ui.journey_model",
    "ui.catalog_model",
    "ui.form_model",
    "ui.website_model",
    "ui.program",
)
"""What the window is made of, in pieces of some milliseconds: Qt reads what it says of itself meanwhile."""


def build(options: Options, home: Path | None = None, hand_over: Callable[[Handover], None] | None = None) -> Program:
    """The program on a terminal's data folder. Raises `KioskError`, `DriverError`."""
    terminal = open_terminal(home)
    application, size = fit(options.size, terminal.config.settings)
    engine = make_engine()
    for part in PARTS:
        import_module(part)
        # Now and then Qt's thread wants a word with this one.
        application.processEvents()
    from ui.program import Program  # noqa: PLC0415

    return Program(application, engine, terminal, size, hand_over)


def view(
    options: Options,
    shown: Callable[[Program], None] | None,
    line: socket,
    framed: Callable[[], object] | None = None,
) -> int:
    """Be one of the processes that show the screen, speaking to the supervisor over `line`; the exit code.

    `shown` is called before it appears, `framed` once it has.
    """
    gc.disable()

    def show(last: Handover) -> None:
        if shown:
            shown(program)
        program.start(last, seen)

    def seen() -> None:
        link.shown()
        if framed:
            framed()

    def hand_over(left: Handover) -> None:
        link.over(left)

    try:
        program = build(options, hand_over=hand_over)
    except (KioskError, DriverError) as error:
        return _refuse(error)
    from ui.link import Link  # noqa: PLC0415

    link = Link(line, show)

    def load() -> None:
        if not link.is_waited_for():
            program.attend()
            program.warm_up()
        link.ready()

    return _run(program, load)


def on_a_desk(options: Options) -> int:
    """A window in which one process goes on from session to session, as others would jump about; or the gallery."""
    try:
        return _show_gallery(options) if options.gallery else _live(build(options))
    except (KioskError, DriverError) as error:
        return _refuse(error)


def _live(program: Program) -> int:
    gc.freeze()
    return _run(program, program.start)


def _run(program: Program, begin: Callable[[], None]) -> int:
    try:
        begin()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: QCoreApplication.quit())
        code = program.run()
    except (KioskError, DriverError) as error:
        code = _refuse(error)
    program.stop()
    return code


def _show_gallery(options: Options) -> int:
    """Every component of the screens in all its states; no terminal is needed."""
    from ui.gallery import Gallery  # noqa: PLC0415

    gc.enable()
    gallery = Gallery(make_application(), options.size or PORTRAIT)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    code = gallery.run()
    gallery.stop()
    return code


def _refuse(error: KioskError | DriverError) -> int:
    print(f"kiosk-ui: {error.th} / {error}", file=sys.stderr)  # noqa: T201
    return 1
