"""Every screen in both languages and orientations: whole, readable, without a complaint; its picture is kept."""

from __future__ import annotations

import itertools
from typing import get_args

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QObject
from PySide6.QtQuick import QQuickItem

from govchannel.contract.catalog import FieldType
from kiosk.journey import states
from kiosk.journey.comfort import Comfort, Language
from kiosk.journey.states import Journey
from tests.ui.conftest import Screen
from tests.ui.measure import faults, unpainted
from tests.ui.moments import moments
from tests.ui.pictures import keep
from tests.ui.traces import strings_in
from ui.items import items
from ui.options import LANDSCAPE, PORTRAIT
from ui.screens import DELEGATES, SCREENS
from ui.window import QML

BOX = (1607, 904)
"""Design pixels of a television of 55 inches."""

SMALL_BOX = (1259, 708)
"""Design pixels of a television of 43 inches."""

NARROW = (782, 1391)
"""Design pixels of a kiosk of 15.6 inches, where letters need more of the screen."""

WAYS: dict[str, tuple[tuple[int, int], Comfort]] = {
    "portrait": (PORTRAIT, Comfort()),
    "landscape": (LANDSCAPE, Comfort(theme="dark")),
    "portrait-largest": (PORTRAIT, Comfort(text_size="largest", theme="white-on-black")),
    "landscape-largest": (LANDSCAPE, Comfort(text_size="largest", theme="black-on-white")),
    "low-largest": (PORTRAIT, Comfort(text_size="largest", low=True)),
    "narrow-largest": (NARROW, Comfort(text_size="largest")),
    "smartbox": (BOX, Comfort()),
    "smartbox-largest": (BOX, Comfort(text_size="largest", theme="dark")),
    "smartbox-43": (SMALL_BOX, Comfort()),
}
"""Shapes of the screen, and wishes, at which layouts break first. `tests.ui.contact_sheet` walks all the others."""


LOOKS: list[tuple[Language, str]] = [
    *itertools.product(get_args(Language), ("portrait", "landscape", "portrait-largest")),
    ("en", "narrow-largest"),
    *(("th", way) for way in ("landscape-largest", "low-largest")),
    *itertools.product(get_args(Language), ("smartbox", "smartbox-largest", "smartbox-43")),
]


def shown_there(way: str, moment: Journey) -> bool:
    """A smart box has its own screens, and a kiosk has all the others."""
    return moment.remote == way.startswith("smartbox")


@pytest.mark.parametrize(("language", "way"), LOOKS)
def test_every_screen(screen: Screen, language: Language, way: str) -> None:
    size, comfort = WAYS[way]
    found = {}
    for name, journey in moments(screen.catalog).items():
        if not shown_there(way, journey):
            continue
        screen.shows_anew(replace(journey, comfort=replace(comfort, language=language)), size)
        picture = screen.picture()
        keep(picture, f"{language}-{way}/{name}")
        found[name] = faults(screen.program.window) + unpainted(screen.program.window, picture)
        assert screen.complaints == [], name
    wrong = [f"{name}: {fault}" for name, faulty in found.items() for fault in faulty]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("language", "way", "before", "after"),
    [
        ("th", "narrow-largest", "nothing-found", "nothing-fits"),
        ("th", "portrait", "results", "nothing-fits"),
        ("en", "portrait-largest", "home-anonymous", "results"),
    ],
)
def test_one_list_after_another_on_the_same_page(
    screen: Screen, language: Language, way: str, before: str, after: str
) -> None:
    size, comfort = WAYS[way]
    for name in ("reading", before, after):
        screen.shows(replace(moments(screen.catalog)[name], comfort=replace(comfort, language=language)), size)
        screen.picture()
    assert faults(screen.program.window) == []
    names = [item.objectName() for item in items(screen.program.window.contentItem())]
    lines = [name for name in names if name.startswith("service-")]
    assert lines, "a list"
    assert len(set(lines)) == len(lines), "lines that are kept for later can be met"


def test_buttons_that_stand_too_near_are_found(screen: Screen) -> None:
    screen.shows(moments(screen.catalog)["form-1"])
    screen.picture()
    back, next_ = (screen.program.window.findChild(QQuickItem, name) for name in ("back", "next"))
    assert back is not None
    assert next_ is not None
    assert faults(screen.program.window) == []
    back.setX(next_.x() - back.width() - 5)
    assert [fault for fault in faults(screen.program.window) if "only 5 apart" in fault]


@pytest.mark.parametrize(("language", "way"), LOOKS)
def test_the_sheet_of_choices(screen: Screen, language: Language, way: str) -> None:
    size, comfort = WAYS[way]
    screen.shows(
        replace(
            moments(screen.catalog)["remote-service" if size in (BOX, SMALL_BOX) else "form-1"],
            comfort=replace(comfort, language=language),
        ),
        size,
    )
    display = screen.program.window.findChild(QObject, "display")
    assert display is not None
    display.setProperty("open", True)
    screen.is_whole()
    keep(screen.picture(), f"{language}-{way}/display")
    assert faults(screen.program.window) == []


def test_every_state_has_a_screen_and_every_field_type_a_delegate() -> None:
    every = {*get_args(states.State), *get_args(states.View)} - {states.Choosing}
    assert set(SCREENS) == every
    assert set(DELEGATES) == set(get_args(FieldType))
    for folder, names in (("screens", SCREENS.values()), ("answers", DELEGATES.values())):
        for name in names:
            assert (QML / folder / f"{name}.qml").is_file()


def test_every_button_says_what_it_is(screen: Screen) -> None:
    for name, journey in moments(screen.catalog).items():
        screen.shows(journey)
        for item in items(screen.program.window.contentItem()):
            if item.metaObject().className().startswith("Press"):
                spoken = item.property("text") or item.objectName() == "show-id" or "up" in item.objectName()
                assert spoken or "down" in item.objectName(), f"{name}: a button without words"


@pytest.mark.parametrize("name", ["notice", "home", "form-3", "review", "receipt"])
def test_after_the_wipe_nothing_of_the_citizen_is_in_the_object_tree(screen: Screen, name: str) -> None:
    journey = moments(screen.catalog)[name]
    screen.shows(journey)
    everything = " ".join(strings_in(screen.program.window))
    assert "มาลีสมมุติ" in everything
    screen.program._wipe()
    screen.shows(Journey(states.Goodbye(states.Reason.CARD_OUT)))
    everything = " ".join(strings_in(screen.program.window))
    for secret in ("มาลีสมมุติ", "1409900000018", "0812345678", "KW2MX-R5QVP-72Y8E"):
        assert secret not in everything
    assert screen.program._photo._image.isNull()
    assert screen.program._code._text == ""


def test_a_broken_photo_is_no_photo(screen: Screen) -> None:
    journey = moments(screen.catalog)["notice"]
    visit = journey.visit
    assert visit is not None
    for data in (b"", b"junk", b"\xff\xd8\xff\xd9", b"\xff\xd8" + b"\x00" * 3000):
        screen.shows(replace(journey, state=states.Consent(replace(visit, photo=data))))
        assert screen.program.journey_model.property("photo") == ""
    assert all("JPEG" in complaint for complaint in screen.complaints), "the decoder says what it thinks of it"
    screen.complaints.clear()


def test_nothing_moves_for_who_wishes_that(screen: Screen) -> None:
    welcome = moments(screen.catalog)["welcome"]
    screen.shows(welcome)
    moving = screen.program.window.findChild(QObject, "card-moves")
    assert moving is not None
    assert moving.property("running")
    screen.shows(replace(welcome, comfort=Comfort(still=True)))
    assert not moving.property("running")
    for name in ("reading", "sending"):
        screen.shows(replace(moments(screen.catalog)[name], comfort=Comfort(still=True)))
        turning = [item for item in items(screen.program.window.contentItem()) if item.inherits("QQuickBusyIndicator")]
        assert turning == [], name
