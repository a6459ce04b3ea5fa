"""Every screen in both languages and orientations: whole, readable, without a complaint; its picture is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtCore import QObject
from PySide6.QtQuick import QQuickItem

from demo.puppet import TEXTS
from govchannel.contract.catalog import FieldType
from kiosk.journey import states
from kiosk.journey.comfort import Comfort, Language
from kiosk.journey.states import Journey
from tests.ui.conftest import Screen
from tests.ui.moments import moments
from ui.app import LANDSCAPE, PORTRAIT, QML, Program
from ui.screens import DELEGATES, SCREENS

PICTURES = Path(__file__).parents[2] / "artefacts" / "pictures" / "screens"
SIZES = {"portrait": PORTRAIT, "landscape": LANDSCAPE}


def items(root: QQuickItem) -> Iterator[QQuickItem]:
    """Every item that is shown."""
    if root.isVisible():
        yield root
        for child in root.childItems():
            yield from items(child)


def shown_texts(program: Program) -> list[QQuickItem]:
    return [
        item
        for item in items(program.window.contentItem())
        if item.metaObject().className().startswith(TEXTS) and str(item.property("text") or "").strip()
    ]


@pytest.mark.parametrize("orientation", SIZES)
@pytest.mark.parametrize("language", ["th", "en"])
def test_every_screen(screen: Screen, language: Language, orientation: str) -> None:
    width = SIZES[orientation][0]
    folder = PICTURES / f"{language}-{orientation}"
    folder.mkdir(parents=True, exist_ok=True)
    for name, journey in moments(screen.catalog).items():
        screen.shows(replace(journey, comfort=Comfort(language)), SIZES[orientation])
        assert screen.program.window.grabWindow().save(str(folder / f"{name}.png"))
        texts = shown_texts(screen.program)
        assert texts, f"{name} is empty"
        keyboard = SIZES[orientation][1]
        for item in texts:
            place = item.mapRectToScene(item.boundingRect())
            if place.y() >= keyboard:
                continue
            words = str(item.property("text"))
            assert place.x() >= 0, f"{name}: {words!r} begins left of the window"
            assert place.right() <= width + 1, f"{name}: {words!r} ends right of the window"
            painted = item.property("paintedWidth") or item.property("contentWidth") or 0
            assert float(painted) <= item.width() + 1, f"{name}: {words!r} is wider than its place"
        assert screen.complaints == [], name


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
                assert item.height() >= 88, f"{name}: {item.objectName()} is too small for a finger"


def strings_in(root: QObject) -> Iterator[str]:
    """Every text in every property of every object of the window."""
    for item in root.findChildren(QObject):
        meta = item.metaObject()
        for number in range(meta.propertyCount()):
            one = meta.property(number)
            if str(one.typeName()) == "QString":
                yield str(item.property(str(one.name())))


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
