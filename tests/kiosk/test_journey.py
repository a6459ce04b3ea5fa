"""A citizen's session as a person lives it; `test_journey_walk.py` tries every other order of events."""

from datetime import UTC, datetime
from typing import Any

import pytest
from msgspec.structs import replace

from drivers import base
from drivers.thai_id import CardText
from kiosk.journey import effects, events
from kiosk.journey.advance import advance
from kiosk.journey.comfort import USUAL, Comfort
from kiosk.journey.states import (
    LIMITS,
    WARNED,
    WARNING_SECONDS,
    CardFault,
    CardTrouble,
    Choosing,
    Consent,
    Done,
    Filling,
    Goodbye,
    Home,
    Journey,
    Reading,
    Reason,
    Results,
    Reviewing,
    ServicePage,
    Submitting,
    Welcome,
)
from kiosk.receipt import Receipt
from kiosk.service import Listing, Query
from tests.kiosk.given import FILLED, MALEE, service, text

RECEIPT = Receipt("22222-22222-22222", text("s"), text("a"), datetime(2026, 11, 21, tzinfo=UTC), "https://x/s/t")


class Person:
    """Does one thing after another at a terminal; remembers what was ordered."""

    def __init__(self) -> None:
        self.journey = Journey()
        self.now = 0.0
        self.orders: list[effects.Effect] = []

    def does(self, *done: events.Event) -> "Person":
        for event in done:
            self.journey, orders = advance(self.journey, event, self.now)
            self.orders += orders
        return self

    def waits(self, seconds: float) -> "Person":
        self.now += seconds
        return self.does(events.Tick())

    def state(self) -> Any:
        return self.journey.state

    def ordered(self, kind: type) -> int:
        return sum(isinstance(order, kind) for order in self.orders)


def inserted(number: int = 1) -> base.CardInserted:
    return base.CardInserted("reader", number, b"\x3b")


def reads(card: CardText = MALEE, number: int = 1) -> tuple[events.Event, ...]:
    return inserted(number), events.TextRead(number, card)


def at_home() -> Person:
    return Person().does(*reads(), events.Agreed())


def at_form() -> Person:
    return at_home().does(
        events.Chosen("dopa-house-copy"), events.Opened("dopa-house-copy", service()), events.Applied()
    )


def at_review() -> Person:
    person = at_form()
    for name, value in FILLED.items():
        person.does(events.Answered(name, value))
    return person.does(events.Next(), events.Next())


def test_the_whole_way() -> None:
    person = Person().does(inserted())
    assert isinstance(person.state(), Reading)
    person.does(events.TextRead(1, MALEE))
    assert isinstance(person.state(), Consent)
    person.does(events.PhotoRead(1, b"jpeg"), events.Agreed())
    assert person.state() == Choosing(person.journey.visit)
    assert person.journey.visit is not None
    assert person.journey.visit.photo == b"jpeg"
    query = Query("search", "ทะเบียนบ้าน")
    person.does(events.Asked(query), events.Found(query, Listing(None, ())))
    assert isinstance(person.state().view, Results)
    person.does(events.Chosen("dopa-house-copy"), events.Opened("dopa-house-copy", service()))
    assert isinstance(person.state().view, ServicePage)
    person.does(events.Applied())
    assert person.state().draft.answers == {"name": FILLED["name"]}
    person.does(events.Answered("phone", "0812345678"), events.Next())
    person.does(events.Answered("copies", 2), events.Answered("use", "school"), events.Next())
    assert isinstance(person.state(), Reviewing)
    person.does(events.Submitted(), events.CardVerified(1, same=True))
    assert isinstance(person.state(), Submitting)
    person.does(events.Appended(RECEIPT))
    assert isinstance(person.state(), Done)
    person.does(events.Ended())
    assert person.state() == Goodbye(Reason.ENDED)
    person.does(base.CardRemoved("reader", 1)).waits(LIMITS[Goodbye])
    assert isinstance(person.state(), Welcome)
    assert person.ordered(effects.Append) == 1
    assert person.ordered(effects.Wipe) == 1


def test_the_text_is_shown_before_the_photo() -> None:
    person = Person().does(*reads())
    assert person.state().visit.photo is None
    assert not person.state().visit.photo_done


def test_without_a_card_one_may_look_but_not_apply() -> None:
    person = Person().does(events.Begun(), events.Chosen("x"), events.Opened("x", service("x")), events.Applied())
    assert isinstance(person.state(), Choosing)
    assert person.journey.visit is None


def test_who_puts_the_card_in_while_looking_goes_on_where_they_were() -> None:
    person = Person().does(events.Begun(), events.Chosen("x"), events.Opened("x", service("x")), *reads())
    person.does(events.Agreed())
    assert isinstance(person.state(), Choosing)
    assert isinstance(person.state().view, ServicePage)


def test_without_agreeing_nothing_is_kept() -> None:
    person = Person().does(*reads(), events.Back())
    assert person.state() == Goodbye(Reason.ENDED)
    assert person.ordered(effects.Wipe) == 1


@pytest.mark.parametrize("build", [at_home, at_form, at_review])
def test_pulling_the_card_ends_and_wipes(build: Any) -> None:
    person = build().does(base.CardRemoved("reader", 1))
    assert person.state() == Goodbye(Reason.CARD_OUT)
    assert person.ordered(effects.Wipe) == 1


def test_people_are_asked_after_two_to_five_minutes_and_have_time_to_answer() -> None:
    assert 20 <= WARNING_SECONDS <= 45
    for state in WARNED:
        assert 120 <= LIMITS[state] - WARNING_SECONDS <= 300, state


@pytest.mark.parametrize("build", [at_home, at_form, at_review])
def test_nobody_there_ends_with_a_countdown_that_a_touch_extends(build: Any) -> None:
    person = build()
    limit = LIMITS[type(person.state())]
    person.waits(limit - 10)
    assert person.journey.seconds_left == 10
    person.does(events.Touched())
    assert person.journey.seconds_left is None
    person.waits(limit - 1)
    assert not isinstance(person.state(), Goodbye)
    person.waits(1)
    assert person.state() == Goodbye(Reason.TIME_UP)
    assert person.ordered(effects.Wipe) == 1


def test_a_card_left_behind_is_not_read_again_and_keeps_the_reminder() -> None:
    person = at_home().does(events.Ended())
    person.waits(10_000)
    assert isinstance(person.state(), Goodbye)
    person.does(base.CardRemoved("reader", 1)).waits(LIMITS[Goodbye])
    assert isinstance(person.state(), Welcome)


def test_another_persons_card_never_enters_the_first_ones_session() -> None:
    person = at_form().does(inserted(2))
    assert person.state() == Goodbye(Reason.OTHER_CARD)


def test_a_swap_between_two_looks_is_found_before_sending() -> None:
    person = at_review().does(events.Submitted(), events.CardVerified(1, same=False))
    assert person.state() == Goodbye(Reason.OTHER_CARD)
    assert person.ordered(effects.Append) == 0


def test_pulled_while_being_kept_the_receipt_is_still_shown_without_anything_personal() -> None:
    person = at_review().does(events.Submitted(), events.CardVerified(1, same=True), base.CardRemoved("reader", 1))
    assert person.state().visit is None
    assert person.state().draft is None
    assert person.ordered(effects.Wipe) == 1
    person.does(events.Appended(RECEIPT))
    assert person.state() == Done(None, RECEIPT)


def test_a_full_disk_loses_no_answer() -> None:
    person = at_review().does(
        events.Submitted(), events.CardVerified(1, same=True), events.AppendFailed("outbox-unavailable")
    )
    assert isinstance(person.state(), Reviewing)
    assert person.state().failure == "outbox-unavailable"
    assert dict(person.state().draft.answers) == FILLED


def test_a_card_that_cannot_be_verified_loses_no_answer() -> None:
    person = at_review().does(events.Submitted(), events.ReadFailed(1, base.CardUnreadable))
    assert isinstance(person.state(), Reviewing)
    assert person.state().failure == "card-not-verified"


def test_pressing_send_twice_sends_once() -> None:
    person = at_review().does(events.Submitted(), events.Submitted(), events.CardVerified(1, same=True))
    person.does(events.CardVerified(1, same=True), events.Submitted(), events.Appended(RECEIPT))
    assert person.ordered(effects.Append) == 1


def test_the_language_may_change_at_any_moment_and_loses_nothing() -> None:
    person = at_review()
    before = person.state()
    person.does(events.LanguageChosen("en"))
    assert person.state() == before
    assert person.journey.language == "en"


def test_the_next_person_starts_in_thai() -> None:
    person = at_home().does(events.LanguageChosen("en"), base.CardRemoved("reader", 1)).waits(LIMITS[Goodbye])
    assert person.journey.language == "th"


WISHES = Comfort("en", "white-on-black", "largest", low=True, still=True)


@pytest.mark.parametrize("build", [at_home, at_form, at_review])
def test_how_the_screen_is_shown_may_change_at_any_moment_and_loses_nothing(build: Any) -> None:
    person = build()
    before = person.state()
    person.does(events.ComfortChosen(WISHES))
    assert person.state() is before
    assert person.journey.comfort == WISHES
    assert person.journey.language == "en"


def test_the_goodbye_is_still_read_as_it_was_wished_and_the_next_person_finds_the_usual() -> None:
    person = at_home().does(events.ComfortChosen(WISHES), base.CardRemoved("reader", 1))
    assert person.journey.comfort == WISHES
    person.does(inserted(2))
    assert isinstance(person.state(), Reading)
    assert person.journey.comfort == USUAL


def test_a_card_the_wrong_way_round_keeps_what_was_wished() -> None:
    person = Person().does(events.ComfortChosen(WISHES), base.CardMute("reader", 1), base.CardRemoved("reader", 1))
    assert isinstance(person.state(), Welcome)
    assert person.journey.comfort == WISHES


def test_wishes_at_the_welcome_are_forgotten_when_nobody_stays() -> None:
    person = Person().does(events.ComfortChosen(WISHES)).waits(LIMITS[Welcome] - 1)
    assert person.journey.comfort == WISHES
    person.waits(1)
    assert person.journey.comfort == USUAL


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        (base.CardSilent, CardFault.SILENT),
        (base.NotThaiId, CardFault.NOT_THAI_ID),
        (base.CardUnreadable, CardFault.UNREADABLE),
        (base.CardGone, CardFault.TOO_EARLY),
    ],
)
def test_each_trouble_with_a_card_has_its_screen(error: type[base.DriverError], fault: CardFault) -> None:
    person = Person().does(inserted(), events.ReadFailed(1, error))
    assert person.state() == CardTrouble(fault)
    person.does(base.CardRemoved("reader", 1))
    assert isinstance(person.state(), Welcome)


def test_every_driver_error_has_a_screen() -> None:
    for error in base.DriverError.__subclasses__():
        if error.__module__ == "drivers.base":
            assert isinstance(Person().does(inserted(), events.ReadFailed(1, error)).state(), CardTrouble)


def test_a_number_that_cannot_be_right_is_not_taken_for_a_citizen() -> None:
    person = Person().does(*reads(replace(MALEE, citizen_id_valid=False)))
    assert person.state() == CardTrouble(CardFault.UNREADABLE)


def test_a_card_the_wrong_way_round_is_told() -> None:
    assert Person().does(base.CardMute("reader", 1)).state() == CardTrouble(CardFault.SILENT)


def test_a_dead_card_service_ends_the_session_but_browsing_goes_on() -> None:
    person = at_home().does(base.ServiceLost())
    assert person.state() == Goodbye(Reason.CARD_OUT)
    browsing = Person().does(events.Begun(), base.ServiceLost())
    assert browsing.state() == Choosing(None, (Home(),))
    assert not browsing.journey.service_up


def test_from_the_review_one_answer_is_changed_and_the_others_stay() -> None:
    person = at_review().does(events.Changed(0), events.Answered("phone", "0898765432"), events.Next())
    assert isinstance(person.state(), Reviewing)
    assert person.state().draft.answers["phone"] == "0898765432"
    assert person.state().draft.answers["copies"] == 2


def test_a_page_with_a_fault_does_not_turn() -> None:
    person = at_form().does(events.Next())
    assert isinstance(person.state(), Filling)
    assert person.state().step == 0
    assert [t.field for t in person.state().troubles] == ["phone"]
    person.does(events.Answered("phone", "0812345678"))
    assert person.state().troubles == ()
