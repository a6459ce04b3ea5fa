"""Room for languages to come: every screen from right to left, in texts that are two fifths longer than English."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPointF, Qt, QTranslator

from kiosk.journey.comfort import Comfort
from kiosk.journey.states import Journey
from tests.ui.conftest import Screen
from tests.ui.measure import faults
from tests.ui.moments import moments
from tests.ui.person import Person
from tests.ui.pictures import keep
from tests.ui.test_screens import WAYS
from ui.items import items

LONGER = 1.4
LETTERS = re.compile("[A-Za-z]+")


def longer(text: str) -> str:
    """The text with every word longer, its places for values kept; nothing else of it changes."""

    def word(found: re.Match[str]) -> str:
        letters = found[0]
        return letters + (letters.lower() * 2)[: math.ceil(len(letters) * (LONGER - 1))]

    return LETTERS.sub(word, text)


class Longer(QTranslator):
    """A language that nobody speaks."""

    def __init__(self) -> None:
        super().__init__()
        self.said: set[str] = set()

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False

    def translate(self, _context: str, text: str, _comment: str | None = None, _count: int = -1) -> str:
        self.said.add(text)
        return longer(text)


@pytest.fixture
def language(screen: Screen) -> Iterator[Longer]:
    """Stands in for English, from right to left."""
    program = screen.program
    pseudo, english = Longer(), program._translators["en"]
    screen.shows(Journey())
    program._translators["en"] = pseudo
    program._application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield pseudo
    screen.shows(Journey())
    program._translators["en"] = english
    program._application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_longer() -> None:
    assert longer("Item %1") == "Itemit %1"
    assert longer("On") == "Ono"
    assert longer("") == ""


@pytest.mark.parametrize("way", ["landscape", "portrait-largest"])
def test_every_screen_has_room(screen: Screen, language: Longer, way: str) -> None:
    size, comfort = WAYS[way]
    found = {}
    for name, journey in moments(screen.catalog).items():
        screen.shows_anew(replace(journey, comfort=replace(comfort, language="en")), size)
        keep(screen.picture(), f"pseudo-{way}/{name}")
        found[name] = faults(screen.program.window)
    wrong = [f"{name}: {fault}" for name, faulty in found.items() for fault in faulty]
    assert not wrong, "\n".join(wrong)
    assert len(language.said) > 100, "the language was spoken"


@pytest.mark.usefixtures("language")
def test_the_screen_is_mirrored(screen: Screen) -> None:
    person = Person(screen)
    everything = moments(screen.catalog)
    screen.shows(replace(everything["review"], comfort=Comfort(language="en")))
    assert person.item("back").property("text") == "Backba"

    def left(name: str) -> float:
        return person.item(name).mapToScene(QPointF(0, 0)).x()

    assert left("submit") < left("back"), "what goes on is where the reading goes"
    assert left("end") < left("visitor")
    arrows = [item for item in items(person.item("back")) if item.property("name") == "arrow-left"]
    assert [arrow.property("mirror") for arrow in arrows] == [True], "back is where the reading came from"
    screen.shows(replace(everything["form-2"], comfort=Comfort(language="en")))
    assert left("field-no_water-no") < left("field-no_water-yes")
    screen.shows(replace(everything["home"], comfort=Comfort(language="en")))
    assert left("group-identity") < left("group-birth")
