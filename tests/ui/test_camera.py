"""The camera before a living window: on for its question, a picture taken with a finger, nothing left of it."""

from __future__ import annotations

import random
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from demo.answers import PICTURE, filled
from kiosk.forms import MOST_PICTURE_BYTES
from kiosk.journey.comfort import Language
from kiosk.journey.states import Goodbye, Home, Reason, Reviewing
from tests.ui.conftest import Screen
from tests.ui.moments import services, visit
from tests.ui.pictures import keep
from tests.ui.test_answers import Filler
from tests.ui.test_screens import WAYS
from ui.camera import CameraRoom
from ui.camera_process import LONGEST_SIDE, FileCamera, as_jpeg

FIELD = "field-photo"


class Photographer(Filler):
    """Somebody at the page that asks for a picture."""

    @property
    def camera(self) -> str:
        return str(self.screen.program.camera_model.property("state"))

    def sees_what(self, data: bytes) -> None:
        self.seen.write_bytes(data)

    @property
    def seen(self) -> Path:
        return self.screen.program.terminal.config.home / "seen.jpg"

    def switches_the_camera_on(self) -> None:
        self.begins("ddpm-flood", 1, same=True)
        self.touches(FIELD)
        self.waits(lambda: self.camera == "live", "a live camera")

    def takes_the_picture(self) -> None:
        """Nobody has to look for the button: it came into sight with what the camera sees."""
        self.taps(f"{FIELD}-take")
        self.waits(lambda: self.answer("photo"), "the picture")

    def taken(self) -> bytes:
        (data,) = self.state.draft.attachments.values()
        return bytes(data)

    def keeps(self, name: str) -> None:
        keep(self.window.grabWindow(), name)


@pytest.fixture
def here(screen: Screen) -> Iterator[Photographer]:
    here = Photographer(screen)
    here.sees_what(PICTURE)
    yield here
    here.leaves()


def test_a_picture_is_taken_seen_taken_again_and_removed(here: Photographer) -> None:
    here.switches_the_camera_on()
    assert here.sees(f"{FIELD}-live")
    here.takes_the_picture()
    assert here.camera == "off", "the camera goes off with the picture"
    first = here.taken()
    assert here.answer("photo")["bytes"] == len(first)
    here.waits(lambda: here.item(f"{FIELD}-picture").property("there"), "the picture on the screen")
    other = QImage.fromData(PICTURE).flipped()
    assert other.save(str(here.seen))
    here.touches(f"{FIELD}-again")
    assert here.answer("photo") is None
    here.waits(lambda: here.camera == "live", "a live camera")
    here.takes_the_picture()
    assert here.taken() != first
    here.touches(f"{FIELD}-remove")
    assert here.answer("photo") is None
    assert here.state.draft.attachments == {}


def test_the_camera_is_on_only_while_its_question_is_on_the_screen(here: Photographer) -> None:
    here.switches_the_camera_on()
    here.touches(f"{FIELD}-off")
    assert here.camera == "off"
    here.touches(FIELD)
    here.waits(lambda: here.camera == "live", "a live camera")
    here.taps("back")
    here.waits(lambda: here.camera == "off", "the camera to go off with its page")
    assert here.screen.program.camera_model.frame.isNull()


def test_a_camera_that_does_not_answer_is_said_and_comes_back(here: Photographer) -> None:
    here.switches_the_camera_on()
    here.seen.unlink()
    here.waits(lambda: here.camera == "silent", "the camera to be missed")
    assert not here.item(f"{FIELD}-take").isEnabled()
    here.sees_what(PICTURE)
    here.waits(lambda: here.camera == "live", "a live camera")


@pytest.mark.parametrize("taken", [False, True], ids=["while it looks", "with a picture"])
def test_after_the_wipe_nothing_of_a_picture_is_left(here: Photographer, taken: bool) -> None:
    here.switches_the_camera_on()
    if taken:
        here.takes_the_picture()
        assert here.screen.program._taken._pictures
    here.screen.program._wipe()
    here.comes_to(Goodbye(Reason.CARD_OUT))
    assert here.camera == "off"
    assert here.screen.program.camera_model.frame.isNull()
    assert not here.screen.program._taken._pictures
    room = here.screen.program.camera_model._room
    here.waits(lambda: room._thread and not room._thread.is_alive(), "the camera's process to end")
    assert room._process is None


@pytest.mark.parametrize("orientation", ["portrait", "landscape"])
@pytest.mark.parametrize("language", get_args(Language))
def test_its_screens(here: Photographer, language: Language, orientation: str) -> None:
    folder, size = f"{language}-{orientation}", WAYS[orientation][0]
    here.begins("ddpm-flood", 1, same=True)
    here.window.resize(*size)
    here.screen.program.journey_model.choose(language)
    here.screen.settles()
    here.waits(lambda: here.sees(FIELD), "the question")
    here.brings_up(FIELD)
    here.keeps(f"{folder}/field-picture")
    here.touches(FIELD)
    here.waits(lambda: here.camera == "live", "a live camera")
    here.keeps(f"{folder}/field-picture-live")
    here.takes_the_picture()
    here.waits(lambda: here.item(f"{FIELD}-picture").property("there"), "the picture on the screen")
    here.keeps(f"{folder}/field-picture-taken")
    malee = visit()
    here.comes_to(Reviewing(malee, filled(services()["ddpm-flood"], malee.card), (Home(),)), size)
    here.waits(lambda: here.item("picture").property("there"), "the picture in the review")
    here.brings_up("picture")
    here.keeps(f"{folder}/review-picture")


# What is sent


@pytest.mark.parametrize("size", [(4000, 3000), (3000, 4000), (640, 480), (5000, 3)])
def test_a_taken_picture_is_a_small_jpeg(size: tuple[int, int]) -> None:
    noise = random.Random(1).randbytes(size[0] * size[1])
    image = QImage(noise, *size, size[0], QImage.Format.Format_Grayscale8)
    data = as_jpeg(image)
    assert len(data) <= MOST_PICTURE_BYTES
    found = QImage.fromData(data)
    assert max(found.width(), found.height()) <= LONGEST_SIDE
    assert max(size) < LONGEST_SIDE or max(found.width(), found.height()) > 600


def test_nothing_goes_along_with_the_pixels(tmp_path: Path) -> None:
    image = QImage(100, 80, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    image.setText("Description", "taken by Maleesommut at 16.4419 N")
    file = tmp_path / "seen.jpg"
    assert image.save(str(file))
    assert b"Maleesommut" in file.read_bytes()
    frame = FileCamera(file).frame()
    assert frame is not None
    assert b"Maleesommut" not in as_jpeg(frame)


@pytest.mark.parametrize("code", ["raise SystemExit(1)", "print('x' * 99)", "import os; os.abort()"])
def test_a_camera_that_breaks_is_silent_and_may_be_tried_again(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    said: list[tuple[int, QImage | None]] = []
    told = threading.Event()

    def show(use: int, frame: QImage | None) -> None:
        said.append((use, frame))
        told.set()

    monkeypatch.setattr("ui.camera.command", lambda *_: [sys.executable, "-c", code])
    room = CameraRoom("qt", lambda _: None, show)
    for use in (1, 2):
        told.clear()
        assert room.open("photo", QSize(880, 660)) == use
        assert told.wait(5)
    room.stop()
    assert said == [(1, None), (2, None)]
