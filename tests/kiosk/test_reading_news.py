"""Reading news, looking at apps and asking for help, with and without a card."""

from __future__ import annotations

import pytest

from drivers import base
from kiosk.journey import events
from kiosk.journey.states import (
    LIMITS,
    AppPage,
    Apps,
    ArticlePage,
    Choosing,
    Consent,
    Goodbye,
    Help,
    Home,
    News,
    Reason,
    ServicePage,
    Welcome,
)
from tests.kiosk.given import MALEE, service
from tests.kiosk.test_journey import Person


@pytest.fixture
def person() -> Person:
    return Person()


def test_a_headline_is_read_without_a_card_and_leads_to_its_service_and_back(person: Person) -> None:
    person.does(events.Turned(ArticlePage("flood")), events.Chosen("a"), events.Opened("a", service("a")))
    assert isinstance(person.state().view, ServicePage)
    person.does(events.Back())
    assert person.state().view == ArticlePage("flood")
    person.does(events.Back())
    assert person.state() == Choosing(None)


def test_who_puts_the_card_in_while_reading_goes_on_reading(person: Person) -> None:
    person.does(events.Turned(News()), events.Turned(ArticlePage("flood")))
    person.does(base.CardInserted("reader", 1, b"\x3b"), events.TextRead(1, MALEE))
    assert isinstance(person.state(), Consent)
    person.does(events.Agreed())
    assert person.state().view == ArticlePage("flood")
    assert person.state().visit.agreed


def test_from_app_to_app_through_the_list(person: Person) -> None:
    person.does(events.Begun(), events.Turned(Apps()), events.Turned(AppPage("thaid")), events.Back())
    assert person.state().view == Apps()
    person.does(events.Turned(AppPage("sso")), events.WentHome())
    assert person.state().trail == (Home(),)


def test_a_finger_that_shakes_opens_a_page_once(person: Person) -> None:
    person.does(events.Begun(), events.Turned(Help()), events.Turned(Help()), events.Back())
    assert person.state().view == Home()


def test_who_walks_away_from_an_article_leaves_a_welcome_behind(person: Person) -> None:
    person.does(events.Turned(ArticlePage("flood"))).waits(LIMITS[Choosing] - 10)
    assert person.journey.seconds_left == 10
    person.does(events.Touched()).waits(LIMITS[Choosing] - 10)
    assert person.state().view == ArticlePage("flood")
    person.waits(11)
    assert person.state() == Goodbye(Reason.TIME_UP)
    person.waits(LIMITS[Goodbye] + 1)
    assert person.state() == Welcome()


def test_a_pulled_card_ends_reading(person: Person) -> None:
    person.does(base.CardInserted("reader", 1, b"\x3b"), events.TextRead(1, MALEE), events.Agreed())
    person.does(events.Turned(ArticlePage("flood")), base.CardRemoved("reader", 1))
    assert person.state() == Goodbye(Reason.CARD_OUT)
