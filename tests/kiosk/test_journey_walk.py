"""Any order of events: what must hold of every session, whatever people, cards, workers and clocks do."""

from datetime import UTC, datetime
from typing import Any, get_args

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from drivers import base
from drivers.headphones import Headphones
from drivers.printing.seam import PrinterState
from drivers.thai_id import CardText, Nhso
from govchannel.contract.catalog import Channel
from kiosk.card_token import card_token
from kiosk.journey import effects, events
from kiosk.journey.advance import advance
from kiosk.journey.comfort import USUAL, Comfort
from kiosk.journey.handover import decoded, handover, is_fresh, resumed
from kiosk.journey.moves import Orders
from kiosk.journey.states import (
    LIMITS,
    AppPage,
    Apps,
    ArticlePage,
    CardTrouble,
    CheckingCard,
    Choosing,
    Consent,
    Done,
    ExpiredCard,
    Filling,
    Goodbye,
    HealthRights,
    Help,
    Journey,
    Leaf,
    MyRequest,
    MyRequests,
    News,
    Outcome,
    Reading,
    Reviewing,
    Slip,
    Submitting,
    Welcome,
)
from kiosk.journey.waiting import PATIENCE_SECONDS, awaits
from kiosk.mine import Mine, Request
from kiosk.service import Listing, Query
from tests.kiosk.given import FILLED, MALEE, SOMCHAI, service, text
from tests.kiosk.test_journey import RECEIPT

MAY_HOLD_PERSONAL_DATA = (
    ExpiredCard, Consent, Choosing, CheckingCard, MyRequests, MyRequest, HealthRights, Filling, Reviewing, Submitting,
    Done,
)  # fmt: skip

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
insertions = st.integers(1, 4)
DISPLAY = Comfort("en", "dark", "largest", low=True, still=True)
QUERIES = (Query("search", "ทะเบียน"), Query("agency", "DOPA"), Query("life-event", "home"))

LEAVES: tuple[Leaf, ...] = (News(), ArticlePage("a"), Apps(), AppPage("a"), Help())


def card_of(insertion: int) -> CardText:
    return replace(MALEE if insertion % 2 else SOMCHAI, citizen_id=f"CARD-{insertion}")


WISHES = service("b", assurance="card-verified")
WEBSITE = "https://www.agency.example/"
WITH_WEBSITE = service("a", channels=[Channel(kind="web", text=text("web"), address=WEBSITE)])


def photo_of(insertion: int) -> bytes:
    return b"\xff\xd8photo of " + f"CARD-{insertion}".encode() + b"\xff\xd9"


def rights_of(insertion: int) -> Nhso:
    return Nhso(f"CARD-{insertion}", "", "", "", "1", None, None, None, "0")


def own_of(insertion: int) -> Mine:
    """What the gateway tells of the one whose card that is."""
    named = text(f"CARD-{insertion}")
    return Mine((Request(f"NUMBER-{insertion}", named, named, None, NOW, "received"),))


walk_events: st.SearchStrategy[events.Event] = st.one_of(
    st.builds(base.ReaderFound, st.just("reader")),
    st.builds(base.ReaderLost, st.just("reader")),
    st.just(base.ServiceLost()),
    insertions.map(lambda n: base.CardInserted("reader", n, b"\x3b")),
    insertions.map(lambda n: base.CardMute("reader", n)),
    insertions.map(lambda n: base.CardRemoved("reader", n)),
    st.booleans().map(Headphones),
    st.just(events.Tick()),
    st.just(events.Touched()),
    st.sampled_from([events.LanguageChosen("th"), events.LanguageChosen("en"), events.ComfortChosen(DISPLAY)]),
    insertions.map(lambda n: events.TextRead(n, card_of(n))),
    insertions.map(lambda n: events.TextRead(n, card_of(n), expired=True)),
    insertions.map(lambda n: events.HealthRead(n, rights_of(n))),
    insertions.map(lambda n: events.HealthRead(n, None)),
    st.just(events.AskedHealth()),
    insertions.map(lambda n: events.PhotoRead(n, photo_of(n))),
    insertions.map(lambda n: events.PhotoRead(n, None)),
    insertions.map(lambda n: events.MineTold(n, own_of(n))),
    insertions.map(lambda n: events.MineTold(n, Mine(failure="offline"))),
    insertions.map(lambda n: events.Looked(f"NUMBER-{n}")),
    st.sampled_from([events.AskedMine(), events.CheckAgreed("th"), events.CheckSkipped()]),
    st.booleans().map(events.ChecksTold),
    st.just("b").map(lambda key: events.Opened(key, WISHES)),
    st.builds(events.LaserRead, insertions, st.sampled_from(["JT9990000017", None])),
    st.sampled_from(["JT9990000017", "JT"]).map(events.LaserTyped),
    st.builds(events.CardChecked, insertions, st.sampled_from(get_args(Outcome)), st.sampled_from([NOW, None])),
    st.builds(events.ReadFailed, insertions, st.sampled_from(base.DriverError.__subclasses__())),
    st.builds(events.CardVerified, insertions, st.booleans()),
    st.sampled_from([events.Begun(), events.Agreed(), events.Applied(), events.Next(), events.Back()]),
    st.sampled_from([events.WentHome(), events.Submitted(), events.Ended()]),
    st.sampled_from(QUERIES).map(events.Asked),
    st.sampled_from(QUERIES).map(lambda query: events.Found(query, Listing(None, ()))),
    st.sampled_from(["a", "b"]).map(events.Chosen),
    st.sampled_from(LEAVES).map(events.Turned),
    st.sampled_from(["a", "b"]).map(lambda key: events.Opened(key, service(key))),
    st.sampled_from(["a", "b"]).map(lambda key: events.Opened(key, None)),
    st.sampled_from([WEBSITE, "https://elsewhere.example/"]).map(events.WebsiteWanted),
    st.sampled_from(sorted(FILLED)).map(lambda name: events.Answered(name, FILLED[name])),
    st.builds(events.Answered, st.sampled_from([*FILLED, "other"]), st.sampled_from([None, "", 0, [], "x"])),
    st.integers(-1, 3).map(events.Changed),
    st.sampled_from([Slip.NONE, Slip.OFFERED, Slip.PRINTING]).map(lambda slip: events.Appended(RECEIPT, slip)),
    st.just(events.SlipWanted()),
    st.sampled_from([RECEIPT.number, "other"]).map(events.SlipPrinted),
    st.builds(events.SlipFailed, st.sampled_from([RECEIPT.number, "other"]), st.sampled_from(PrinterState)),
    st.just(events.AppendFailed("outbox-unavailable")),
)
steps = st.lists(st.tuples(walk_events, st.sampled_from([0.0, 0.2, 1.0, 31.0, 130.0])), max_size=60)

# A walk of random events seldom gets far: these ways lead into the deep states, and chance goes on from there.
TO_HOME: tuple[events.Event, ...] = (
    base.CardInserted("reader", 1, b"\x3b"),
    events.TextRead(1, card_of(1)),
    events.Agreed(),
)
TO_WEBSITE = (
    *TO_HOME, events.Chosen("a"), events.Opened("a", WITH_WEBSITE), events.WebsiteWanted(WEBSITE)
)  # fmt: skip
TO_FORM = (*TO_HOME, events.Chosen("a"), events.Opened("a", service("a")), events.Applied())
TO_REVIEW = (*TO_FORM, *(events.Answered(n, v) for n, v in FILLED.items()), events.Next(), events.Next())
TO_SEND = (*TO_REVIEW, events.Submitted(), events.CardVerified(1, same=True))
TO_MINE = (*TO_HOME, events.PhotoRead(1, photo_of(1)), events.AskedMine(), events.MineTold(1, own_of(1)))
TO_ONE_OF_MINE = (*TO_MINE, events.Looked("NUMBER-1"))
TO_HEALTH = (*TO_HOME, events.AskedHealth(), events.HealthRead(1, rights_of(1)))
TO_EXPIRED = (base.CardInserted("reader", 1, b"\x3b"), events.TextRead(1, card_of(1), expired=True))
HEALTH_WANTED = (events.Begun(), events.AskedHealth(), *TO_HOME)
SENT = (*TO_SEND, events.Appended(RECEIPT, Slip.OFFERED))
TO_CHECK = (*TO_HOME, events.Chosen("b"), events.ChecksTold(True), events.Opened("b", WISHES), events.Applied())
TO_WAIT = (*TO_CHECK, events.CheckAgreed("th"), events.LaserRead(1, "JT9990000017"))
EVERY_WAY: tuple[tuple[events.Event, ...], ...] = (
    (), TO_EXPIRED, TO_CHECK, TO_WAIT, TO_HOME, TO_MINE, TO_ONE_OF_MINE, TO_HEALTH, HEALTH_WANTED, TO_WEBSITE, TO_FORM,
    TO_REVIEW, TO_SEND, SENT,
)  # fmt: skip
ways = st.sampled_from(EVERY_WAY)


def people_in(value: Any) -> set[str]:
    """Whose data can be reached from a value: every ``CARD-n`` in its fields, however deep."""
    if isinstance(value, CardText):
        return {value.citizen_id}
    if isinstance(value, bytes):
        return {value[2:-2].decode("latin-1").removeprefix("photo of ")} if b"photo" in value else set()
    if isinstance(value, Request):
        return {value.service.th}
    if isinstance(value, Nhso):
        return {value.main_right}
    return set().union(*(people_in(item) for item in parts_of(value)), set())


def parts_of(value: Any) -> list[Any]:
    """What is in its fields."""
    if isinstance(value, msgspec.Struct):
        return [getattr(value, name) for name in value.__struct_fields__]
    return list(value) if isinstance(value, (tuple, list, frozenset)) else []


def values_in(value: Any) -> list[Any]:
    """A value and everything in its fields, however deep."""
    return [value, *(found for item in parts_of(value) for found in values_in(item))]


def was_asked_for(order: effects.ReadHealth, event: events.Event, old: Journey, journey: Journey) -> bool:
    """The citizen pressed for their health rights, agreed to the notice, and it is their card."""
    wanted = isinstance(event, events.AskedHealth) or (isinstance(old.state, Consent) and old.state.health)
    visit = journey.visit
    own = visit is not None and (order.insertion, order.citizen_id) == (visit.insertion, visit.card.citizen_id)
    return wanted and own and visit is not None and visit.agreed


def assert_it_may_be_printed(old: Journey, journey: Journey, orders: Orders) -> None:
    assert isinstance(journey.state, Done), "a slip without a receipt"
    assert journey.state.slip is Slip.PRINTING
    assert not isinstance(old.state, Done) or old.state.slip is not Slip.PRINTING, "two slips at a time"
    assert not people_in(orders), "a slip about somebody"


@settings(max_examples=1500)
@given(ways, steps)
def test_whatever_happens(way: tuple[events.Event, ...], walk: list[tuple[events.Event, float]]) -> None:
    journey, now, appends, sends, checks, agreed = Journey(), 0.0, 0, 0, 0, 0
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

        assert_it_can_be_handed_over(journey, now, wiped=effects.Wipe in kinds)
        assert (journey.awaited is not None) is awaits(journey), "somebody waits for nothing, or unnoticed"
        assert not journey.slow or now - (journey.awaited or 0) >= PATIENCE_SECONDS, "said too early"

        sends += isinstance(journey.state, Submitting) and not isinstance(old.state, Submitting)
        for order in orders:
            if isinstance(order, effects.FindMine):
                assert order.token == card_token(f"CARD-{order.insertion}", photo_of(order.insertion)), (
                    "somebody else's"
                )
                assert journey.visit
                assert journey.visit.agreed, "asked for before the citizen agreed"
            if isinstance(order, effects.CheckCard):
                assert isinstance(old.state, CheckingCard)
                assert order.insertion == old.state.visit.insertion
                assert order.question.citizen_id == card_of(order.insertion).citizen_id
                checks += 1
            agreed += isinstance(order, effects.ReadLaserCode)
            assert not isinstance(order, effects.ReadHealth) or was_asked_for(order, event, old, journey)
        assert checks <= 2 * agreed, "the register was asked without consent, or again and again"
        if journey.visit and journey.visit.checked and not (old.visit and old.visit.checked):
            assert isinstance(event, events.CardChecked)
            assert (event.insertion, event.outcome) == (journey.visit.insertion, "in-force")
        appends += kinds.count(effects.Append)
        assert appends <= sends, "kept more often than sent"
        if isinstance(journey.state, Done) and not isinstance(old.state, Done):
            assert isinstance(event, events.Appended), "a receipt without a kept request"
        if effects.PrintSlip in kinds:
            assert_it_may_be_printed(old, journey, orders)
        looked_at = isinstance(journey.state, HealthRights)
        assert looked_at or not any(isinstance(value, Nhso) for value in values_in(journey)), "rights nobody looks at"
        if isinstance(event, (events.LanguageChosen, events.ComfortChosen)):
            assert journey.state == old.state
        if isinstance(old.state, Goodbye) and not isinstance(journey.state, Goodbye):
            assert journey.comfort == replace(USUAL, spoken=journey.headphones), "one person's wishes for the next"
        if old.headphones and not journey.headphones:
            assert not journey.comfort.spoken, "what was for one ear goes on into the room"
            assert (journey.state, journey.touched) == (old.state, old.touched)
    assert_it_comes_home(journey, now)


def assert_it_can_be_handed_over(journey: Journey, now: float, *, wiped: bool) -> None:
    """What another process goes on with is the same screen, and about nobody."""
    left = base.CardLeft("reader", journey.inserted, 7) if journey.inserted is not None else None
    last = handover(journey, left, wiped=wiped)
    if last is None:
        assert not is_fresh(journey)
        assert not wiped or isinstance(journey.state, Submitting), "a session is over, and its process stays"
        return
    told = decoded(last.encoded())
    assert told == last
    assert not people_in(told)
    again, orders = resumed(told, Journey(), now)
    assert (again.state, again.comfort) == (
        Welcome() if isinstance(journey.state, Reading) else journey.state,
        told.comfort,
    )
    assert again.inserted == (journey.inserted if told.left else None)
    slips = isinstance(journey.state, Done) and journey.state.slip is Slip.PRINTING
    assert [type(order) for order in orders] == [effects.PrintSlip] * slips


def assert_it_comes_home(journey: Journey, now: float) -> None:
    """Left alone, every state ends within its limits, with nobody's data in it."""
    for _ in range(len(LIMITS)):
        now += max(LIMITS.values())
        journey, _orders = advance(journey, events.Tick(), now)
    assert not people_in(journey.state)
    waiting_for_the_card = journey.inserted is not None and isinstance(journey.state, (Goodbye, CardTrouble))
    assert isinstance(journey.state, Welcome) or waiting_for_the_card
