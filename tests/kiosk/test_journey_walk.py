"""Any order of events: what must hold of every session, whatever people, cards, workers and clocks do."""

import dataclasses
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from drivers import base
from drivers.thai_id import CardText
from kiosk.journey import effects, events
from kiosk.journey.advance import advance
from kiosk.journey.comfort import USUAL, Comfort
from kiosk.journey.states import (
    LIMITS,
    CardTrouble,
    Choosing,
    Consent,
    Done,
    Filling,
    Goodbye,
    Journey,
    Reviewing,
    Submitting,
    Welcome,
)
from kiosk.service import Listing, Query
from tests.kiosk.given import FILLED, MALEE, SOMCHAI, service
from tests.kiosk.test_journey import RECEIPT

MAY_HOLD_PERSONAL_DATA = (Consent, Choosing, Filling, Reviewing, Submitting, Done)

insertions = st.integers(1, 4)
WISHES = Comfort("en", "dark", "largest", low=True, still=True)
QUERIES = (Query("search", "ทะเบียน"), Query("agency", "DOPA"), Query("life-event", "home"))


def card_of(insertion: int) -> CardText:
    return replace(MALEE if insertion % 2 else SOMCHAI, citizen_id=f"CARD-{insertion}")


walk_events: st.SearchStrategy[events.Event] = st.one_of(
    st.builds(base.ReaderFound, st.just("reader")),
    st.builds(base.ReaderLost, st.just("reader")),
    st.just(base.ServiceLost()),
    insertions.map(lambda n: base.CardInserted("reader", n, b"\x3b")),
    insertions.map(lambda n: base.CardMute("reader", n)),
    insertions.map(lambda n: base.CardRemoved("reader", n)),
    st.just(events.Tick()),
    st.just(events.Touched()),
    st.sampled_from([events.LanguageChosen("th"), events.LanguageChosen("en"), events.ComfortChosen(WISHES)]),
    insertions.map(lambda n: events.TextRead(n, card_of(n))),
    insertions.map(lambda n: events.PhotoRead(n, f"photo of CARD-{n}".encode())),
    st.builds(events.ReadFailed, insertions, st.sampled_from(base.DriverError.__subclasses__())),
    st.builds(events.CardVerified, insertions, st.booleans()),
    st.sampled_from([events.Begun(), events.Agreed(), events.Applied(), events.Next(), events.Back()]),
    st.sampled_from([events.WentHome(), events.Submitted(), events.Ended()]),
    st.sampled_from(QUERIES).map(events.Asked),
    st.sampled_from(QUERIES).map(lambda query: events.Found(query, Listing(None, ()))),
    st.sampled_from(["a", "b"]).map(events.Chosen),
    st.sampled_from(["a", "b"]).map(lambda key: events.Opened(key, service(key))),
    st.sampled_from(["a", "b"]).map(lambda key: events.Opened(key, None)),
    st.sampled_from(sorted(FILLED)).map(lambda name: events.Answered(name, FILLED[name])),
    st.builds(events.Answered, st.sampled_from([*FILLED, "other"]), st.sampled_from([None, "", 0, [], "x"])),
    st.integers(-1, 3).map(events.Changed),
    st.just(events.Appended(RECEIPT)),
    st.just(events.AppendFailed("outbox-unavailable")),
)
steps = st.lists(st.tuples(walk_events, st.sampled_from([0.0, 0.2, 1.0, 31.0, 130.0])), max_size=60)

# A walk of random events seldom gets far: these ways lead into the deep states, and chance goes on from there.
TO_HOME: tuple[events.Event, ...] = (
    base.CardInserted("reader", 1, b"\x3b"),
    events.TextRead(1, card_of(1)),
    events.Agreed(),
)
TO_FORM = (*TO_HOME, events.Chosen("a"), events.Opened("a", service("a")), events.Applied())
TO_REVIEW = (*TO_FORM, *(events.Answered(n, v) for n, v in FILLED.items()), events.Next(), events.Next())
TO_SEND = (*TO_REVIEW, events.Submitted(), events.CardVerified(1, same=True))
ways = st.sampled_from([(), TO_HOME, TO_FORM, TO_REVIEW, TO_SEND, (*TO_SEND, events.Appended(RECEIPT))])


def people_in(value: Any) -> set[str]:
    """Whose data can be reached from a value: every ``CARD-n`` in its fields, however deep."""
    if isinstance(value, CardText):
        return {value.citizen_id}
    if isinstance(value, bytes):
        return {value.decode("latin-1").removeprefix("photo of ")} if value.startswith(b"photo") else set()
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return set().union(*(people_in(getattr(value, f.name)) for f in dataclasses.fields(value)), set())
    if isinstance(value, (tuple, list, frozenset)):
        return set().union(*(people_in(item) for item in value), set())
    return set()


@settings(max_examples=1500, deadline=None)
@given(ways, steps)
def test_whatever_happens(way: tuple[events.Event, ...], walk: list[tuple[events.Event, float]]) -> None:
    journey, now, appends, sends = Journey(), 0.0, 0, 0
    for event, passed in [*((event, 0.0) for event in way), *walk]:
        now += passed
        old = journey
        journey, orders = advance(journey, event, now)
        kinds = [type(order) for order in orders]

        people = people_in(journey.state)
        assert len(people) <= 1, "two people in one session"
        assert not people or isinstance(journey.state, MAY_HOLD_PERSONAL_DATA), journey.state
        if people_in(old.state) - people:
            assert effects.Wipe in kinds, "personal data left a state without a wipe"
        if isinstance(event, base.CardRemoved) and old.visit and event.insertion == old.visit.insertion:
            assert not people, "a pulled card's data is still there"

        sends += isinstance(journey.state, Submitting) and not isinstance(old.state, Submitting)
        appends += kinds.count(effects.Append)
        assert appends <= sends, "kept more often than sent"
        if isinstance(journey.state, Done) and not isinstance(old.state, Done):
            assert isinstance(event, events.Appended), "a receipt without a kept request"
        if isinstance(event, (events.LanguageChosen, events.ComfortChosen)):
            assert journey.state is old.state
        if isinstance(old.state, Goodbye) and not isinstance(journey.state, Goodbye):
            assert journey.comfort == USUAL, "one person's wishes for the next"
    assert_it_comes_home(journey, now)


def assert_it_comes_home(journey: Journey, now: float) -> None:
    """Left alone, every state ends within its limits, with nobody's data in it."""
    for _ in range(len(LIMITS)):
        now += max(LIMITS.values())
        journey, _orders = advance(journey, events.Tick(), now)
    assert not people_in(journey.state)
    waiting_for_the_card = journey.inserted is not None and isinstance(journey.state, (Goodbye, CardTrouble))
    assert isinstance(journey.state, Welcome) or waiting_for_the_card
