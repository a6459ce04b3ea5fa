"""Somebody who looks for a service on a terminal whose disk is slow."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from kiosk.journey import effects, events
from kiosk.journey.states import Choosing, Results, ServicePage
from kiosk.journey.waiting import PATIENCE_SECONDS
from kiosk.places import PlaceLine
from kiosk.service import Listing, Query
from tests.kiosk.given import service, text
from tests.kiosk.test_journey import Person, at_form, at_home, reads

OPENED = events.Opened("dopa-house-copy", service())
WORDS = Query("search", "ทะเบียน")
FOUND = events.Found(WORDS, Listing(None, (), exact=False))
LISTED = (events.Asked(Query("search", "ท")), events.Found(Query("search", "ท"), Listing(None, ())))
PLACE = events.PlacesAsked("name", "ในเมือง")


def unlisted() -> Person:
    person = Person()
    person.journey = replace(person.journey, listed=False)
    return person.does(events.Begun())


WAITS: list[tuple[Callable[[], Person], events.Event]] = [
    (lambda: at_home().does(events.Chosen("dopa-house-copy")), OPENED),
    (lambda: at_home().does(events.Chosen("dopa-house-copy")), events.Opened("dopa-house-copy", None)),
    (lambda: at_home().does(events.Asked(WORDS)), FOUND),
    (lambda: at_home().does(*LISTED, events.Asked(WORDS)), FOUND),
    (lambda: at_form().does(PLACE), events.PlacesFound(PLACE, (PlaceLine("1", text("a"), text("b")),))),
    (unlisted, events.Listed()),
]
"""Somebody who waits for something, and how it comes."""


@pytest.mark.parametrize(("begins", "comes"), WAITS)
def test_what_takes_longer_than_a_second_is_said_until_it_comes(
    begins: Callable[[], Person], comes: events.Event
) -> None:
    person = begins()
    assert not person.waits(PATIENCE_SECONDS / 2).journey.slow
    assert person.waits(PATIENCE_SECONDS / 2).journey.slow
    person.does(comes)
    assert not person.journey.slow
    assert not person.waits(PATIENCE_SECONDS * 2).journey.slow, "nothing is awaited any more"


def test_each_wait_begins_anew() -> None:
    person = at_home().does(events.Chosen("dopa-house-copy")).waits(PATIENCE_SECONDS)
    person.does(events.Back())
    assert not person.journey.slow, "nobody waits where nothing is fetched"
    assert not person.does(events.Chosen("b")).waits(PATIENCE_SECONDS / 2).journey.slow


def test_who_types_on_does_not_put_the_word_off() -> None:
    person = at_home()
    for typed in ("ท", "ทะ", "ทะเ", "ทะเบ"):
        person.does(events.Asked(Query("search", typed))).waits(PATIENCE_SECONDS * 0.4)
    assert person.journey.slow


def test_a_list_that_came_while_somebody_was_elsewhere_is_there_when_they_come_back() -> None:
    person = at_home().does(
        *LISTED, events.Asked(WORDS), events.Chosen("dopa-house-copy"), FOUND, OPENED, events.Back()
    )
    assert person.state().view == Results(WORDS, FOUND.listing)
    assert not person.waits(PATIENCE_SECONDS).journey.slow


def test_a_service_that_came_while_the_card_was_read_is_there_afterwards() -> None:
    wishes = service(assurance="card-verified")
    person = Person().does(events.Begun(), events.Chosen("dopa-house-copy"), *reads())
    person.does(events.Opened("dopa-house-copy", wishes), events.Agreed())
    assert isinstance(person.state(), Choosing)
    assert person.state().view == ServicePage("dopa-house-copy", wishes)
    assert person.ordered(effects.AskChecks) == 1


def test_what_nobody_looks_for_any_more_changes_nothing() -> None:
    person = at_home().does(events.Chosen("dopa-house-copy"), events.Back())
    before = person.journey
    assert person.does(OPENED, FOUND).journey is before
