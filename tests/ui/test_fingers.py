"""What a finger finds on the screen: fields above the keyboard, pages from their top, buttons that do what they say."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk import forms
from kiosk.journey.comfort import Comfort
from kiosk.journey.states import (
    LIMITS,
    Choosing,
    Filling,
    Goodbye,
    Home,
    Reason,
    Results,
    Reviewing,
    ServicePage,
)
from kiosk.service import Query
from tests.ui.moments import moments, services, visit
from tests.ui.person import FINGER, Person
from ui.items import is_target, items

SIZES = {"portrait": (1080, 1920), "landscape": (1920, 1080)}


def filling(service: str, step: int = 0) -> Filling:
    malee = visit()
    return Filling(malee, forms.begin(services()[service], malee.card), (Home(),), step)


def test_the_countdown_ends_the_session_at_once_when_asked(person: Person) -> None:
    person.comes_to(filling("pwa-leak"), idle=LIMITS[Filling] - 20)
    person.waits(lambda: person.conductor.journey.seconds_left, "the countdown")
    person.sees_a_frame()
    person.taps("end-now")
    assert person.state == Goodbye(Reason.ENDED)


def test_the_countdown_stays_for_the_finger_on_it_when_the_hand_leaves_the_glass(person: Person) -> None:
    person.comes_to(filling("pwa-leak"), idle=LIMITS[Filling] - 20)
    person.waits(lambda: person.conductor.journey.seconds_left, "the countdown")
    person.screen.is_whole()
    hand, button, window = QPoint(500, 1800), person.middle("end-now"), person.window
    person.puts_down(hand)
    QTest.touchEvent(window, FINGER).stationary(0).press(1, button, window).commit()
    QTest.touchEvent(window, FINGER).release(0, hand, window).stationary(1).commit()
    person.waits(lambda: person.conductor.journey.seconds_left is None, "somebody to be there")
    assert person.named("end-now"), "it is being pressed"
    assert "-1" not in person.item("countdown-seconds").property("text")
    QTest.touchEvent(window, FINGER).release(1, button, window).commit()
    person.screen.settles()
    assert person.state == Goodbye(Reason.ENDED)
    assert not person.named("countdown")


def test_the_countdown_gives_more_time(person: Person) -> None:
    person.comes_to(filling("pwa-leak"), idle=LIMITS[Filling] - 20)
    person.waits(lambda: person.conductor.journey.seconds_left, "the countdown")
    person.sees_a_frame()
    person.taps("more-time")
    assert isinstance(person.state, Filling)
    assert person.conductor.journey.seconds_left is None


def test_who_looks_where_nothing_changes_sees_a_frame_too(person: Person) -> None:
    person.comes_to(Choosing(None))
    for _ in range(2):
        person.sees_a_frame()


def flick(person: Person) -> QQuickItem:
    return person.item("page-flick")


def test_each_page_of_a_form_begins_at_its_top(person: Person) -> None:
    person.comes_to(moments(person.screen.catalog)["form-1"].state, size=SIZES["landscape"])
    flick(person).setProperty("contentY", 400.0)
    person.taps("next")
    assert person.state.step == 1
    person.waits(lambda: flick(person).property("contentY") == 0, "the top of the second page")
    flick(person).setProperty("contentY", 400.0)
    person.taps("back")
    person.waits(lambda: flick(person).property("contentY") == 0, "the top of the first page")


def test_reading_on_with_a_finger_is_being_there(person: Person) -> None:
    person.comes_to(moments(person.screen.catalog)["review"].state, idle=60)
    before = person.conductor.journey.touched
    place = person.item("page-flick").mapToScene(QPointF(500, 900)).toPoint()
    person.puts_down(place)
    for step in range(1, 12):
        person.slides(place - QPoint(0, 40 * step))
    person.lifts(place - QPoint(0, 440))
    assert float(flick(person).property("contentY")) > 0
    assert person.conductor.journey.touched > before


@pytest.mark.parametrize("orientation", SIZES)
def test_next_shows_what_is_to_be_mended(person: Person, orientation: str) -> None:
    person.comes_to(filling("pwa-leak"), size=SIZES[orientation])
    page = flick(person)
    page.setProperty("contentY", page.property("contentHeight") - page.height())
    person.taps("next")
    assert person.state.troubles
    first = person.state.troubles[0].field
    person.waits(
        lambda: (
            person.top(f"field-{first}") >= person.top("page-flick")
            and person.bottom(f"trouble-{first}") <= person.bottom("page-flick")
        ),
        "the first question that is to be mended",
    )


def typed_in(service: str) -> list[tuple[str, int, str]]:
    """Service, step and name of what is typed in a form."""
    draft = filling(service).draft
    return [
        (service, number, field.name)
        for number, step in enumerate(draft.form.steps)
        for field in step.fields
        if field.type in ("text", "long_text", "phone") and field.name not in draft.given
    ]


@pytest.mark.parametrize("orientation", SIZES)
@pytest.mark.parametrize(("service", "step", "name"), typed_in("pwa-leak"))
def test_the_keyboard_never_covers_what_is_typed_in(
    person: Person, service: str, step: int, name: str, orientation: str
) -> None:
    person.comes_to(filling(service, step), size=SIZES[orientation])
    field, page = f"field-{name}", flick(person)
    lowest = person.top(field) - person.top("page-flick") + float(page.property("contentY"))
    page.setProperty("contentY", max(0.0, min(lowest - 40, page.property("contentHeight") - page.height())))
    person.writes_in(field)
    person.waits(
        lambda: (
            person.bottom(field) <= min(person.top("keyboard"), person.bottom("page-flick")) + 1
            and person.top(field) >= person.top("page-flick") - 1
        ),
        f"{name} to be seen above the keyboard",
    )


def test_words_that_were_searched_for_are_still_there_after_a_service(person: Person) -> None:
    query = Query("search", "ท่อประปา")
    listing = person.screen.catalog.listing(query)
    service = services()["pwa-leak"]
    trail = (Home(), Results(query, listing), ServicePage(service.id, service))
    person.comes_to(Choosing(visit(), trail))
    person.taps("back")
    assert person.item("search-field").property("text") == "ท่อประปา"


def test_a_touch_counts_only_when_it_begins_and_ends_in_the_button(person: Person) -> None:
    person.comes_to(moments(person.screen.catalog)["review"].state)
    person.screen.picture()
    button, beside = person.middle("submit"), person.middle("back") - QPoint(0, 260)
    person.puts_down(button)
    person.slides(beside)
    person.lifts(beside)
    assert isinstance(person.state, Reviewing)
    person.puts_down(beside)
    person.slides(button)
    person.lifts(button)
    assert isinstance(person.state, Reviewing)
    person.taps("submit")
    person.waits(lambda: getattr(person.state, "failure", None), "the card to be asked for: sending began")


FIELDS = {"search-field": Choosing(None), "field-location": filling("pwa-leak")}


@pytest.mark.parametrize("field", FIELDS)
def test_a_finger_that_stays_on_a_field_brings_the_keyboard(person: Person, field: str) -> None:
    person.comes_to(FIELDS[field])
    person.rests(person.middle(field), 1)
    person.waits(lambda: person.item("keyboard").property("up"), "the keyboard")
    assert person.item(field).hasActiveFocus()


def test_a_key_that_is_held_writes_what_stands_on_it_once(person: Person) -> None:
    person.comes_to(Choosing(None))
    field = person.writes_in("search-field")
    for letter in ("ร", "า", " "):
        person.rests(person.key(letter), 0.8)
    assert field.property("text") == "รา "


def test_another_letter_of_a_key_comes_after_two_seconds(person: Person) -> None:
    person.comes_to(Choosing(None))
    field = person.writes_in("search-field")
    place, began = person.key("ร"), time.monotonic()
    person.puts_down(place)
    person.waits(lambda: person.named("alternativeKeys"), "the other letters")
    assert time.monotonic() - began > 1.9
    person.lifts(place)
    assert field.property("text") == "ณ"


def test_who_holds_the_key_that_deletes_deletes_on(person: Person) -> None:
    person.comes_to(Choosing(None))
    field = person.writes_in("search-field")
    field.setProperty("text", "ท่อประปาแตก")
    place = person.key(Qt.Key.Key_Backspace)
    person.puts_down(place)
    person.waits(lambda: len(field.property("text")) < 8, "more letters to go")
    person.lifts(place)


@pytest.mark.parametrize(("pixels", "presses"), [(12, True), (20, True), (120, False)])
def test_a_finger_that_slides_a_little_presses_and_one_that_swipes_moves_the_list(
    person: Person, pixels: int, presses: bool
) -> None:
    person.comes_to(moments(person.screen.catalog)["results"].state)
    services_, line = person.item("services"), person.state.view.listing.services[1].id
    place = person.middle(f"service-{line}")
    person.puts_down(place)
    for step in (0.25, 0.5, 0.75, 1, 1):
        person.slides(place - QPoint(0, round(pixels * step)))
    person.lifts(place - QPoint(0, pixels))
    assert isinstance(person.state.view, ServicePage) is presses
    person.waits(lambda: presses or services_.property("contentY") > 60, "the list to move")


def test_what_is_chosen_is_seen_at_once_and_what_was_typed_stays(person: Person) -> None:
    person.comes_to(filling("pwa-leak"))
    person.taps("field-location")
    for key in (Qt.Key.Key_1, Qt.Key.Key_2):
        QTest.keyClick(person.window, key)
    person.taps("display")
    person.taps("text-largest")
    person.screen.picture()
    person.taps("theme-white-on-black")
    assert person.conductor.journey.comfort == Comfort("th", "white-on-black", "largest")
    assert person.window.color().name() == "#000000"
    person.taps("display-done")
    assert person.item("field-location").property("text") == "12"
    assert person.state.draft.answers["location"] == "12"


def test_who_sits_has_everything_in_the_lower_half(person: Person) -> None:
    person.comes_to(moments(person.screen.catalog)["review"].state)
    person.taps("display")
    person.screen.picture()
    person.taps("reach")
    person.taps("display-done")
    person.screen.picture()
    for item in items(person.window.contentItem()):
        if is_target(item) and item.objectName() and item.objectName() != "display-sheet":
            top = item.mapToScene(QPointF(0, 0)).y()
            assert top >= 960, item.objectName()


def test_a_button_turns_the_page_where_nobody_swipes(person: Person) -> None:
    person.comes_to(moments(person.screen.catalog)["review"].state)
    person.screen.picture()
    page = flick(person)
    assert not person.item("page-up").isEnabled()
    for _ in range(20):
        if not person.item("page-down").isEnabled():
            break
        before = page.property("contentY")
        person.taps("page-down")
        person.waits(lambda before=before: page.property("contentY") > before, "the page to move")
        person.waits(lambda: not page.property("moving"), "the page to rest")
        person.sees_a_frame()
    person.waits(lambda: not person.item("page-down").isEnabled(), "the end of the page")
    assert person.item("page-up").isEnabled()
