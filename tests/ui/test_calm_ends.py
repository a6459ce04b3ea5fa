"""The card is pulled on every screen, and the language changes half-way: nothing stays, and nothing is lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtQuick import QQuickItem

from drivers import base
from drivers.people import PEOPLE
from drivers.thai_id import decode
from kiosk.catalog import Overview
from kiosk.identity import card_fields
from kiosk.journey import events, states
from kiosk.journey.states import Goodbye, Journey, Submitting
from tests.ui.conftest import Screen
from tests.ui.moments import moments
from tests.ui.person import Person
from tests.ui.pictures import keep
from tests.ui.traces import strings_in
from ui.items import is_writing, items

SHORT = 4
"""A text of fewer letters is in many words, whoever they are about."""


def secrets_of(key: str) -> set[str]:
    """Everything that may be on a screen only because this card is in."""
    person = PEOPLE[key]
    card = decode.card_text(person.memory(), simulated=True)
    told = person.nhso or ()
    said = {*card_fields(card).values(), *told}
    return {text for text in said if len(text) >= SHORT and text not in ("male", "female")}


def journeys_with_a_card(screen: Screen) -> dict[str, Journey]:
    return {name: journey for name, journey in moments(screen.catalog).items() if journey.visit}


def test_the_card_is_pulled_on_every_screen(screen: Screen, person: Person) -> None:
    secrets = set[str]().union(*(secrets_of(key) for key in ("malee", "longest", "expired", "no-photo")))
    seen = set()
    for name, moment in journeys_with_a_card(screen).items():
        person.stands_at(moment)
        before = " ".join(strings_in(person.window))
        assert any(secret in before for secret in secrets), f"{name} shows nothing of the citizen"
        person.conductor.receive(base.CardRemoved("reader", 1))
        screen.settles()
        after = " ".join(strings_in(person.window))
        assert [secret for secret in secrets if secret in after] == [], name
        assert isinstance(person.state, Goodbye), name
        assert screen.program._photo._image.isNull(), name
        assert screen.program._code._text == "", name
        assert screen.program._taken._pictures == {}, name
        seen.add(type(moment.state))
    every = {kind for kind in states.LIMITS if "visit" in kind.__struct_fields__}
    assert seen == every, "every state with a card"


def test_pulled_while_a_request_is_kept_its_receipt_is_shown_and_nobody_named(screen: Screen, person: Person) -> None:
    sending = moments(screen.catalog)["sending"].state
    assert isinstance(sending, Submitting)
    person.comes_to(Submitting(sending.visit, sending.draft, sending.trail, appending=True))
    person.conductor.receive(base.CardInserted("reader", 1, b"\x3b"))
    person.conductor.receive(base.CardRemoved("reader", 1))
    screen.settles()
    after = " ".join(strings_in(person.window))
    assert [secret for secret in secrets_of("malee") if secret in after] == []


def types_into(field: QQuickItem, text: str) -> None:
    """As the on-screen keyboard commits it."""
    field.forceActiveFocus()
    event = QInputMethodEvent()
    event.setCommitString(text)
    QCoreApplication.sendEvent(field, event)


def fields_of(person: Person) -> list[QQuickItem]:
    return [item for item in items(person.window.contentItem()) if is_writing(item) and item.isEnabled()]


WRITING = (
    "home", "results", "check-type", "form-1-troubles", "form-3-troubles", "field-place-typed", "field-person",
    "field-amount", "field-list",
)  # fmt: skip


@pytest.mark.parametrize("name", WRITING)
def test_the_language_changes_half_way_and_what_is_typed_stays_with_the_cursor_in_it(
    screen: Screen, person: Person, name: str
) -> None:
    person.stands_at(moments(screen.catalog)[name])
    person.conductor.receive(events.LanguageChosen("th"))
    screen.settles()
    for number in range(len(fields_of(person))):
        field = fields_of(person)[number]
        types_into(field, "1")
        screen.settles()
        before = (field.property("text"), field.property("cursorPosition"))
        assert "1" in before[0], field.objectName()
        for language in ("en", "th"):
            person.taps(f"language-{language}")
            assert person.conductor.journey.language == language
            field = fields_of(person)[number]
            assert field.hasActiveFocus(), f"{field.objectName()} lost the cursor"
            assert (field.property("text"), field.property("cursorPosition")) == before, field.objectName()


def test_nothing_works_and_it_is_said_calmly_in_both_languages(screen: Screen) -> None:
    program = screen.program
    overview = program.catalog_model._overview
    program.journey_model.show_overview(Overview((), ()))
    program.conductor._renewed = program.terminal.clock.monotonic()  # the real overview does not come meanwhile
    try:
        for language in ("th", "en"):
            screen.shows(Journey(service_up=False))
            program.conductor.journey = Journey(service_up=False)
            program.conductor.receive(events.LanguageChosen(language))
            screen.settles()
            assert program.window.findChild(QObject, "out-of-order") is not None
            keep(screen.picture(), f"out-of-order-{language}")
        screen.shows(Journey(readers=frozenset({"reader"})))
        assert program.window.findChild(QObject, "out-of-order") is None, "with a reader there is something to do"
    finally:
        program.conductor.journey = Journey(readers=frozenset({"reader"}))
        program.journey_model.show_overview(overview)


def test_a_card_that_nobody_takes_is_asked_for_and_after_a_minute_the_staff_too(screen: Screen, person: Person) -> None:
    person.stands_at(moments(screen.catalog)["goodbye-ended"])
    assert "forgotten" not in [item.objectName() for item in items(person.window.contentItem())]
    person.comes_to(Goodbye(states.Reason.ENDED), idle=states.FORGOTTEN_SECONDS + 1)
    person.conductor.receive(events.Tick())
    screen.settles()
    assert "เจ้าหน้าที่" in person.item("forgotten").property("text")
    person.conductor.receive(base.CardRemoved("reader", 1))
    screen.settles()
    assert "forgotten" not in [item.objectName() for item in items(person.window.contentItem())]
