"""The health rights on the chip, and a card that has expired: what is read when, and what is left of it."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from drivers import base
from drivers.people import PEOPLE
from drivers.thai_id import Nhso, decode
from kiosk.journey import effects, events
from kiosk.journey.states import (
    LIMITS,
    CardFault,
    CardTrouble,
    Choosing,
    Consent,
    ExpiredCard,
    Goodbye,
    HealthRights,
    Home,
    Reading,
    Reason,
)
from tests.kiosk.given import MALEE
from tests.kiosk.test_journey import Person, at_home, inserted, reads

RIGHTS = decode.nhso(PEOPLE["malee"].nhso_memory() or b"")


def at_rights(record: Nhso | None = RIGHTS) -> Person:
    return at_home().does(events.AskedHealth(), events.HealthRead(1, record))


def test_nothing_is_read_before_the_citizen_presses() -> None:
    person = at_home()
    assert person.ordered(effects.ReadHealth) == 0
    person.does(events.AskedHealth())
    assert person.orders[-1] == effects.ReadHealth(1, MALEE.citizen_id)
    assert person.state().step == "read"


def test_it_is_told_and_forgotten_when_the_page_is_left() -> None:
    person = at_rights()
    assert (person.state().step, person.state().record) == ("told", RIGHTS)
    person.does(events.Back())
    assert person.state() == Choosing(person.journey.visit, (Home(),))
    person.does(events.AskedHealth())
    assert person.state().record is None, "read anew when it is asked for again"


@pytest.mark.parametrize(
    "record", [None, replace(RIGHTS, main_right="", sub_right="", main_hospital="", sub_hospital="")]
)
def test_a_card_that_tells_nothing(record: Nhso | None) -> None:
    assert at_rights(record).state().step == "none"


def test_a_chip_that_cannot_be_read_may_be_tried_again() -> None:
    person = at_home().does(events.AskedHealth(), events.ReadFailed(1, base.CardUnreadable))
    assert person.state().step == "failed"
    person.does(events.AskedHealth())
    assert person.ordered(effects.ReadHealth) == 2
    person.does(events.HealthRead(1, RIGHTS))
    assert person.state().step == "told"


def test_the_card_pulled_while_it_is_read_is_the_usual_calm_end() -> None:
    person = at_home().does(events.AskedHealth(), events.ReadFailed(1, base.CardGone), base.CardRemoved("reader", 1))
    assert person.state() == Goodbye(Reason.CARD_OUT)
    assert person.ordered(effects.Wipe) == 1
    person.does(events.HealthRead(1, RIGHTS))
    assert person.state() == Goodbye(Reason.CARD_OUT)


def test_another_cards_rights_are_not_taken() -> None:
    person = at_home().does(events.AskedHealth(), events.HealthRead(2, RIGHTS))
    assert person.state().step == "read"


def test_without_a_card_it_is_asked_for_and_shown_once_the_citizen_agreed() -> None:
    person = Person().does(events.Begun(), events.AskedHealth())
    assert person.state() == HealthRights(None, (Home(),), "card")
    person.does(inserted())
    assert isinstance(person.state(), Reading)
    person.does(events.TextRead(1, MALEE))
    assert isinstance(person.state(), Consent)
    assert person.ordered(effects.ReadHealth) == 0
    person.does(events.Agreed())
    assert person.orders[-1] == effects.ReadHealth(1, MALEE.citizen_id)
    person.does(events.PhotoRead(1, b"jpeg"), events.HealthRead(1, RIGHTS))
    assert person.state().step == "told"
    assert person.journey.visit is not None
    assert person.journey.visit.photo == b"jpeg"


def test_who_waits_for_a_card_may_go_back_or_put_it_in_wrongly() -> None:
    person = Person().does(events.Begun(), events.AskedHealth(), events.Back())
    assert person.state() == Choosing(None, (Home(),))
    person.does(events.AskedHealth(), base.CardMute("reader", 1))
    assert person.state() == CardTrouble(CardFault.SILENT)


def test_nobody_there_ends_it_with_a_countdown() -> None:
    person = at_rights().waits(LIMITS[HealthRights] - 10)
    assert person.journey.seconds_left == 10
    person.waits(10)
    assert person.state() == Goodbye(Reason.TIME_UP)


def expired() -> tuple[Any, ...]:
    return inserted(), events.TextRead(1, MALEE, expired=True)


def test_an_expired_card_is_told_first_and_the_session_may_go_on() -> None:
    person = Person().does(*expired(), events.PhotoRead(1, b"jpeg"))
    assert isinstance(person.state(), ExpiredCard)
    person.does(events.Next())
    assert isinstance(person.state(), Consent)
    assert person.state().visit.photo == b"jpeg"
    person.does(events.Agreed())
    assert isinstance(person.state(), Choosing)


def test_an_expired_card_keeps_what_was_asked_for_before() -> None:
    person = Person().does(events.Begun(), events.AskedHealth(), *expired(), events.Next(), events.Agreed())
    assert person.state().step == "read"


def test_who_ends_with_an_expired_card_leaves_nothing() -> None:
    person = Person().does(*expired(), events.Back())
    assert person.state() == Goodbye(Reason.ENDED)
    assert person.ordered(effects.Wipe) == 1
    person = Person().does(*expired(), base.CardRemoved("reader", 1))
    assert person.state() == Goodbye(Reason.CARD_OUT)


def test_a_card_in_force_is_not_held_up() -> None:
    assert isinstance(Person().does(*reads()).state(), Consent)
