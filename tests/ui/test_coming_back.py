"""Screens that stay out of sight for who comes back to them, and those that were made before anybody came."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Q_ARG, QAbstractListModel, QMetaObject, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QSignalSpy, QTest

from kiosk.journey.comfort import Comfort
from kiosk.journey.states import Choosing, Goodbye, Help, Home, Journey, News, Reason
from tests.ui.conftest import Screen
from tests.ui.moments import moments
from tests.ui.person import Person
from ui.items import items
from ui.options import LANDSCAPE
from ui.program import AHEAD

AT_HOME = Choosing(None)
AT_HELP = Choosing(None, (Home(), Help()))


@pytest.fixture(autouse=True)
def nothing_made_ahead(screen: Screen) -> None:
    """Only the welcome is there when somebody comes."""
    QMetaObject.invokeMethod(screen.program._screens, "forget")


def made(person: Person) -> list[str]:
    """The screens that are there, seen or not."""
    place = person.item("screen")
    return sorted(str(child.property("name")) for child in place.childItems())


def there(person: Person, kind: str) -> list[str]:
    """What is there of a kind on the screen that is seen: its names."""
    return [item.objectName() for item in items(person.item("screen")) if item.objectName().startswith(kind)]


def page(person: Person) -> QQuickItem:
    """What is scrolled on the screen that is seen."""
    return person.item("page-flick")


def test_who_comes_back_to_the_start_finds_what_they_had_chosen(person: Person) -> None:
    person.comes_to(AT_HOME)
    person.taps("by-agency")
    start = person.item("search-field")
    person.taps("news")
    person.taps("back")
    assert person.item("search-field") is start
    assert person.item("by-agency").property("on")


def test_a_page_begins_at_its_top_but_for_who_comes_back_to_a_list(person: Person) -> None:
    person.comes_to(Choosing(None, (Home(), News())), LANDSCAPE)
    last = there(person, "article-")[-1]
    place = page(person).property("contentHeight") - page(person).height()
    page(person).setProperty("contentY", place)
    person.taps(last)
    assert page(person).property("contentY") == 0 < place
    person.taps("back")
    assert page(person).property("contentY") == pytest.approx(place, abs=1)
    person.taps("home")
    person.taps("news")
    assert page(person).property("contentY") == 0


def test_nothing_is_written_into_a_search_that_was_left(person: Person) -> None:
    person.comes_to(AT_HOME)
    search = person.item("search-field")
    search.forceActiveFocus()
    person.comes_to(AT_HELP)
    assert not search.property("activeFocus")
    QTest.keyClick(person.window, ord("K"))
    person.screen.settles()
    assert search.property("text") == ""


def test_in_another_language_only_what_is_seen_stays(person: Person) -> None:
    person.comes_to(AT_HOME)
    person.taps("help")
    assert made(person) == ["Browse", "Help"]
    person.taps("language-en")
    assert made(person) == ["Help"]
    person.taps("back")
    assert person.item("search-field").property("placeholderText") == "What do you need?"


@pytest.mark.parametrize("comfort", [Comfort(text_size="largest"), Comfort(theme="dark")])
def test_in_another_size_or_theme_only_what_is_seen_stays(person: Person, comfort: Comfort) -> None:
    person.comes_to(AT_HOME)
    person.taps("help")
    person.screen.shows(replace(person.conductor.journey, comfort=comfort))
    assert made(person) == ["Help"]


def test_at_the_goodbye_no_other_screen_is_left(person: Person) -> None:
    person.comes_to(AT_HOME)
    person.taps("help")
    person.comes_to(Goodbye(Reason.ENDED))
    assert made(person) == ["Goodbye"]


def test_what_was_made_before_anybody_came_looks_like_what_is_made_anew(screen: Screen) -> None:
    examples = {
        "Reading": "reading", "Notice": "notice", "Browse": "home", "News": "news", "Service": "service",
        "FormPage": "form-1", "Review": "review", "Sending": "sending", "ReceiptPage": "receipt", "Help": "help",
        "Apps": "apps", "Article": "article", "App": "app", "HealthRights": "health", "MyRequests": "my-requests",
    }  # fmt: skip
    assert set(examples) == set(AHEAD)

    def seen(moment: Journey) -> QImage:
        screen.shows(moment)
        return screen.picture()

    for name, example in examples.items():
        moment = replace(moments(screen.catalog)[example], comfort=Comfort(still=True))
        screen.shows(Journey())
        anew = seen(moment)
        screen.shows(Journey())
        place = screen.program._screens
        QMetaObject.invokeMethod(place, "make", Q_ARG("QString", name))
        assert len(place.childItems()) == 2
        assert seen(moment) == anew, name


def test_what_lies_further_down_comes_with_the_next_frames(person: Person) -> None:
    person.comes_to(AT_HOME)
    person.taps("news")
    person.screen.shows(person.conductor.journey)
    every = there(person, "article-")
    person.taps("home")
    person.comes_to(Goodbye(Reason.ENDED))
    person.conductor.journey = replace(person.conductor.journey, state=Choosing(None, (Home(), News())))
    person.screen.program._show(person.conductor.journey)
    first = there(person, "article-")
    assert 0 < len(first) < len(every)
    person.screen.is_whole()
    assert there(person, "article-") == every


def test_who_reads_further_down_stays_there_in_another_language(person: Person) -> None:
    person.comes_to(Choosing(None, (Home(), News())), LANDSCAPE)
    half = (page(person).property("contentHeight") - page(person).height()) / 2
    page(person).setProperty("contentY", half)
    person.taps("language-en")
    assert half / 2 < page(person).property("contentY")


def test_a_list_stays_behind_a_form(person: Person) -> None:
    examples = moments(person.screen.catalog)
    found = examples["results"].state
    assert isinstance(found, Choosing)
    person.comes_to(found)
    shown = there(person, "service-")
    listed = person.screen.program.catalog_model.services
    assert isinstance(listed, QAbstractListModel)
    spies = [QSignalSpy(listed.rowsRemoved), QSignalSpy(listed.rowsInserted)]
    person.comes_to(replace(examples["form-1"].state, trail=found.trail))
    person.comes_to(found)
    assert there(person, "service-") == shown != []
    assert [spy.count() for spy in spies] == [0, 0]


def test_of_answers_nothing_is_there_while_their_page_is_out_of_sight(person: Person) -> None:
    examples = moments(person.screen.catalog)
    answers = {"0812345678", "นางมาลีสมมุติ ทดสอบดี"}
    for name in ("form-3", "review"):
        person.comes_to(examples[name].state)
        assert answers <= texts(person.item("screen"))
    person.comes_to(examples["service"].state)
    out_of_sight = [child for child in person.item("screen").childItems() if not child.isVisible()]
    assert {"FormPage", "Review"} <= {child.property("name") for child in out_of_sight}
    left = set().union(*map(texts, out_of_sight))
    assert not [text for text in left if "Malee" in text or "มาลี" in text or "0812345678" in text]


def texts(root: QQuickItem) -> set[str]:
    """What is written on it and on everything in it, seen or not."""
    return {str(root.property("text") or "")}.union(*map(texts, root.childItems()))


def test_questions_come_with_the_next_frames_and_who_steers_begins_with_the_first(person: Person) -> None:
    person.comes_to(moments(person.screen.catalog)["form-2"].state)
    every = there(person, "field-")
    person.comes_to(AT_HOME)
    person.screen.program.senses.steering.arrived()
    QTest.keyClick(person.window, Qt.Key.Key_Down)
    now = person.screen.program.terminal.clock.monotonic()
    person.conductor.journey = replace(moments(person.screen.catalog)["form-2"], touched=now)
    person.screen.program._show(person.conductor.journey)
    assert len(there(person, "field-")) < len(every)
    assert not person.window.property("whole")
    person.screen.is_whole()
    assert there(person, "field-") == every
    here = person.screen.program.senses.steering.here()
    assert here is not None
    assert here.objectName() == every[0]


@pytest.mark.parametrize("button", ["language-en", "text-large", "theme-dark"])
def test_when_a_finger_comes_down_on_what_changes_every_text_the_rest_goes(person: Person, button: str) -> None:
    person.comes_to(AT_HOME)
    person.taps("help")
    assert made(person) == ["Browse", "Help"]
    if button != "language-en":
        person.taps("display")
        person.screen.is_whole()
    place = person.item(button).mapToScene(QPointF(20, 20)).toPoint()
    person.puts_down(place)
    assert made(person) == ["Help"]
    person.lifts(place)
    assert person.conductor.journey.comfort != Comfort()
