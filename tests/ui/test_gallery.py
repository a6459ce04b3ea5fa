"""The gallery shows every component, in every theme and text size, without a complaint."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

import pytest

from kiosk.journey.comfort import Comfort, TextSize, Theme
from tests.ui.conftest import Screen
from tests.ui.measure import faults
from tests.ui.person import Person
from tests.ui.pictures import keep
from ui.gallery import FILE, Gallery
from ui.program import Program
from ui.window import QML

PARTS_OF_SCREENS = {
    "BackHome",
    "Countdown",
    "Dimmed",
    "DisplaySheet",
    "FocusRing",
    "Ground",
    "Keyboard",
    "Later",
    "Leads",
    "Letters",
    "Maybe",
    "More",
    "OnPhone",
    "Page",
    "Part",
    "PhoneCode",
    "Scene",
    "Screens",
    "ScrollMark",
    "Shortcuts",
    "Spoken",
    "TakenPicture",
    "TopBar",
}
"""Seen on every screen, of something that a gallery has not, or in the gallery as part of another component."""


@pytest.fixture
def gallery(program: Program, screen: Screen) -> Iterator[Gallery]:
    gallery = Gallery(program._application, (1920, 2700))
    yield gallery
    gallery.stop()
    # No keyboard comes in a window that is not the active one.
    program.window.requestActivate()
    Person(screen).waits(program.window.isActive, "the screen to be the active window again")


def test_in_every_theme_and_size(screen: Screen, gallery: Gallery) -> None:
    for theme, size in [*((theme, "usual") for theme in get_args(Theme)), *(("light", s) for s in get_args(TextSize))]:
        gallery.choose(Comfort("en", theme, size))
        screen.settles()
        keep(gallery.window.grabWindow(), f"gallery-{theme}-{size}")
        screen.settles()
        assert faults(gallery.window) == [], f"{theme} {size}"


def test_every_component_is_in_it() -> None:
    shown = FILE.read_text("utf-8")
    for file in (QML / "controls").glob("*.qml"):
        assert file.stem in PARTS_OF_SCREENS or f"{file.stem} {{" in shown, file.stem
