"""The product's own window on Qt's offscreen platform, shown any moment of a session."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QImage

import resources
from demo.puppet_client import TOLERATED
from govchannel.contract.entries import read_folder
from kiosk.catalog import Catalog
from kiosk.catalog_file import write_catalog
from kiosk.journey.states import Goodbye, Journey, Reason
from tests.ui.person import Person
from tests.waiting import until
from ui.app import build
from ui.items import items
from ui.options import Options
from ui.program import Program
from ui.screens import screen_of

os.environ["QT_QPA_PLATFORM"] = "offscreen"

NOTHING = Goodbye(Reason.ENDED)
"""The state with the least to be seen."""


class Screen:
    """A program to which nobody comes: a test shows it one moment after another."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.catalog = Catalog(program.terminal.config.catalog)
        self.complaints: list[str] = []
        qInstallMessageHandler(self._complain)

    def _complain(self, _kind: QtMsgType, _context: object, message: str) -> None:
        if not message.startswith(TOLERATED):
            self.complaints.append(message)

    def shows(self, journey: Journey, size: tuple[int, int] = (1080, 1920)) -> None:
        """Show a moment, and let the window settle."""
        self.program.window.resize(*size)
        self.program._show(journey)
        self.settles()
        self.is_whole()

    def is_whole(self) -> None:
        """Wait until no frame brings more."""
        window = self.program.window
        until(lambda: not self._grows() and not self._grows() and window.property("whole"), "the whole screen")

    def shows_anew(self, journey: Journey, size: tuple[int, int] = (1080, 1920)) -> None:
        """Show a moment on a page of its own: a page keeps what is typed in it from one moment to the next."""
        if screen_of(journey) == self.program.journey_model.property("screen"):
            self.shows(Journey(NOTHING), size)
        self.shows(journey, size)

    def picture(self) -> QImage:
        """What is seen, laid out as in a frame."""
        self.settles()
        image = self.program.window.grabWindow()
        self.settles()
        return image

    def _grows(self) -> bool:
        """Whether a frame brings more: what can be chosen comes with the second one, lines of a list by and by."""
        before = len(list(items(self.program.window.contentItem())))
        self.program.window.grabWindow()
        self.settles()
        return len(list(items(self.program.window.contentItem()))) != before

    def settles(self) -> None:
        """Let happen what is due."""
        for _ in range(4):
            self.program._application.processEvents()
            # What a running event loop does with the screens that were left.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="session")
def program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    """The program on a terminal with the shipped catalog and a virtual reader."""
    home: Path = tmp_path_factory.mktemp("kiosk")
    settings = {
        "reader": f"virtual:{home}/card.json",
        "printer": f"png:{home}/slips",
        "camera": f"file:{home}/seen.jpg",
        "voice": f"file:{home}/said",
        "headphones": f"file:{home}/jack",
        "sound": f"file:{home}/heard",
    }
    (home / "config.toml").write_text("".join(f'{name} = "{value}"\n' for name, value in settings.items()))
    write_catalog(read_folder(resources.FOLDER / "catalog"), home / "catalog.db")
    program = build(Options((1080, 1920)), home)
    program.start()
    program.window.requestActivate()
    # Nothing moves by itself any more once the reader is found, the overview is there and the rest is loaded.
    until(lambda: settled(program), "the reader, the overview and the rest")
    yield program
    program.stop()


def settled(program: Program) -> bool:
    """Whether the reader is found, the overview is there and the rest is loaded."""
    program._application.processEvents()
    here = bool(program.conductor.journey.readers) and bool(program.catalog_model._overview.agencies)
    return here and bool(program.window.property("warm")) and not program._warming.isActive()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The data folder of a terminal with a virtual reader and the shipped catalog, for programs that begin there."""
    (tmp_path / "config.toml").write_text(f'reader = "virtual:{tmp_path}/card.json"\n')
    write_catalog(read_folder(resources.FOLDER / "catalog"), tmp_path / "catalog.db")
    return tmp_path


@pytest.fixture
def screen(program: Program) -> Iterator[Screen]:
    """The window; what Qt complains of fails the test."""
    screen = Screen(program)
    yield screen
    screen.shows(Journey())
    screen.catalog.close()
    qInstallMessageHandler(None)
    assert screen.complaints == []


@pytest.fixture
def person(screen: Screen) -> Iterator[Person]:
    person = Person(screen)
    yield person
    person.leaves()
