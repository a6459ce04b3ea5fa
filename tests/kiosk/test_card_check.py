"""Is the card in force? Offered, agreed to, told; it stands in nobody's way, and what is said of it is true."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from drivers import base
from drivers.thai_id import CardText, Name, PartialDate
from govchannel.contract import envelope, wire
from kiosk import keys, notice
from kiosk.card_check import Checked, laser_code, question
from kiosk.forms import Draft
from kiosk.journey import effects, events
from kiosk.journey.states import CheckingCard, Choosing, Filling, Goodbye, Outcome, Reviewing
from kiosk.number import new_number
from kiosk.seal import seal
from kiosk.terminal import _card_check
from tests.kiosk.given import FILLED, MALEE, service
from tests.kiosk.test_journey import Person, at_home
from tests.kiosk.test_seal import agency_key, opened

AT = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
CODE = "JT9990000017"
WISHED: dict[str, Any] = {"assurance": "card-verified"}
WISHES = service(**WISHED)


# --- what is asked ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed", ["JT9990000017", "jt9990000017", "JT9-9900000-17", " JT9 9900000 17 ", "jt9–9900000–17"]
)
def test_a_code_may_be_typed_as_it_is_printed(typed: str) -> None:
    assert laser_code(typed) == CODE


@given(st.text(max_size=20))
@example("JT999000001")
@example("JT99900000170")
@example("กข9990000017")
@example("JT๙๙๙๐๐๐๐๐๑๗")
@example("JT9990000017\x00")
def test_what_is_taken_for_a_code_is_one(typed: str) -> None:
    code = laser_code(typed)
    assert code is None or msgspec.convert({**msgspec.to_builtins(asked()), "laser_code": code}, wire.CheckCard)


def asked(card: CardText = MALEE) -> wire.CheckCard:
    found = question(card, CODE)
    assert found
    return found


@pytest.mark.parametrize(
    ("born", "said"),
    [
        (PartialDate(1957, 7, 30), "25000730"),
        (PartialDate(1995), "25380000"),
        (PartialDate(1952, 7), "24950700"),
    ],
)
def test_the_register_is_asked_in_its_own_words(born: PartialDate, said: str) -> None:
    card = replace(MALEE, birth_date=born, name_th=Name("นาง", "มาลีสมมุติ", "กลาง", "ทดสอบดี"))
    assert asked(card) == wire.CheckCard(
        citizen_id=MALEE.citizen_id,
        first_name="มาลีสมมุติ",
        last_name="ทดสอบดี",
        birth_date=said,
        laser_code=CODE,
    )


@pytest.mark.parametrize("lack", [{"birth_date": None}, {"name_th": Name("", "", "", "")}, {"citizen_id_valid": False}])
def test_a_card_that_says_too_little_is_not_asked_about(lack: dict[str, Any]) -> None:
    assert question(replace(MALEE, **lack), CODE) is None


def test_a_question_that_is_printed_by_accident_tells_nothing() -> None:
    assert MALEE.citizen_id not in repr(asked()) + str(asked()) + f"{effects.CheckCard(1, asked())}"


# --- the session ------------------------------------------------------------------------------------------------------


def before_the_form(wanted: Any = WISHES, offered: bool = True) -> Person:
    person = at_home().does(events.Chosen(wanted.id), events.Opened(wanted.id, wanted))
    return person.does(events.ChecksTold(offered), events.Applied())


def agreed() -> Person:
    return before_the_form().does(events.CheckAgreed("en"))


def test_it_is_asked_whether_cards_can_be_checked_where_a_service_wishes_it() -> None:
    assert before_the_form().ordered(effects.AskChecks) == 1
    assert before_the_form(service()).ordered(effects.AskChecks) == 0


def test_a_card_in_force_is_told_and_goes_along_with_the_request() -> None:
    person = agreed().does(events.LaserRead(1, CODE))
    assert person.orders[-2:] == [effects.ReadLaserCode(1, MALEE.citizen_id), effects.CheckCard(1, asked())]
    person.does(events.CardChecked(1, "in-force", AT))
    assert (person.state().step, person.state().outcome) == ("told", "in-force")
    person.does(events.CheckSkipped(), *(events.Answered(n, v) for n, v in FILLED.items()))
    person.does(events.Next(), events.Next(), events.Submitted(), events.CardVerified(1, same=True))
    assert person.orders[-1] == effects.Append(MALEE, person.state().draft, None, Checked(AT, "en"))


@pytest.mark.parametrize(
    "wanted", [service(), service(assurance="none"), service(assurance="card-verified", form=None)]
)
def test_a_service_that_does_not_wish_it_offers_none(wanted: Any) -> None:
    assert not isinstance(before_the_form(wanted).state(), CheckingCard)


def test_where_the_gateway_cannot_check_nobody_is_asked_for_anything() -> None:
    person = before_the_form(offered=False)
    assert isinstance(person.state(), Filling)
    assert person.ordered(effects.ReadLaserCode) == 0


@pytest.mark.parametrize(
    "way",
    [
        (),
        (events.CheckAgreed("th"),),
        (events.CheckAgreed("th"), events.LaserRead(1, None)),
        (events.CheckAgreed("th"), events.LaserRead(1, CODE)),
        (events.CheckAgreed("th"), events.LaserRead(1, CODE), events.CardChecked(1, "not-in-force", AT)),
        (events.CheckAgreed("th"), events.LaserRead(1, CODE), events.CardChecked(1, "unavailable")),
    ],
)
def test_one_may_go_on_without_at_any_time(way: tuple[events.Event, ...]) -> None:
    person = before_the_form().does(*way, events.CheckSkipped())
    assert isinstance(person.state(), Filling)
    assert person.state().visit.checked is None
    person.does(events.CardChecked(1, "in-force", AT))
    assert person.state().visit.checked is None, "an answer that comes too late is not taken"


def test_nothing_is_read_or_asked_before_the_citizen_agrees() -> None:
    person = before_the_form().does(
        events.LaserTyped(CODE), events.LaserRead(1, CODE), events.CardChecked(1, "in-force", AT)
    )
    assert person.state().step == "offer"
    assert person.ordered(effects.CheckCard) == person.ordered(effects.ReadLaserCode) == 0


@pytest.mark.parametrize(
    "silent", [events.LaserRead(1, None), events.LaserRead(1, "?"), events.ReadFailed(1, base.CardUnreadable)]
)
def test_a_chip_that_does_not_tell_its_code_is_asked_for_by_hand(silent: events.Event) -> None:
    person = agreed().does(silent)
    assert person.state().step == "type"
    person.does(events.LaserTyped("JT"))
    assert person.state().mistaken
    assert person.ordered(effects.CheckCard) == 0
    person.does(events.LaserTyped("jt9-9900000-17"))
    assert person.orders[-1] == effects.CheckCard(1, asked())


def test_what_does_not_match_may_be_typed_once_more_and_no_oftener() -> None:
    person = agreed().does(events.LaserRead(1, CODE), events.CardChecked(1, "mismatch", AT))
    assert (person.state().step, person.state().again) == ("type", True)
    person.does(events.LaserTyped(CODE), events.CardChecked(1, "mismatch", AT))
    assert (person.state().step, person.state().outcome) == ("told", "mismatch")
    assert person.state().visit.checked is None


def test_a_card_that_was_found_in_force_is_not_asked_about_again() -> None:
    person = agreed().does(events.LaserRead(1, CODE), events.CardChecked(1, "in-force", AT), events.CheckSkipped())
    person.does(events.Back(), events.Applied())
    assert isinstance(person.state(), Filling)


@pytest.mark.parametrize("outcome", ["in-force", "not-in-force", "mismatch", "unavailable"])
def test_an_answer_about_another_card_counts_for_nothing(outcome: Outcome) -> None:
    person = agreed().does(events.LaserRead(1, CODE), events.CardChecked(2, outcome, AT))
    assert person.state().step == "ask"


def test_a_pulled_card_ends_it() -> None:
    person = agreed().does(
        events.LaserRead(1, CODE), base.CardRemoved("reader", 1), events.CardChecked(1, "in-force", AT)
    )
    assert isinstance(person.state(), Goodbye)


def test_back_leads_to_the_service() -> None:
    assert isinstance(before_the_form().does(events.Back()).state(), Choosing)
    assert not isinstance(before_the_form().does(events.Back()).state(), Reviewing)


# --- what the agency reads --------------------------------------------------------------------------------------------


def content(tmp_path: Path, card: CardText, check: envelope.CardCheck | None) -> envelope.Content:
    file = tmp_path / "terminal.key"
    keys.make_key(file)
    request = seal(
        Draft(WISHES, FILLED),
        card,
        number=new_number(),
        terminal="t-1",
        key=keys.load_key(file),
        agency_keys=[agency_key()],
        notice="notice",
        token="token",
        now=AT,
        check=check,
    ).request
    return opened(request)


def test_the_agency_learns_that_the_card_was_in_force_and_that_its_owner_agreed(tmp_path: Path) -> None:
    check = _card_check(Checked(AT, "th"))
    got = content(tmp_path, MALEE, check)
    assert got.assurance == envelope.CARD_VERIFIED
    assert got.card_check == check
    assert got.card_check
    assert got.card_check.consent.notice_sha256 == hashlib.sha256(notice.CARD_CHECK.th.encode()).hexdigest()
    assert CODE not in str(got)


def test_without_a_check_a_card_is_present_and_nothing_more(tmp_path: Path) -> None:
    got = content(tmp_path, MALEE, _card_check(None))
    assert (got.assurance, got.card_check) == (envelope.CARD_PRESENT, None)


def test_a_virtual_card_is_never_more_than_simulated(tmp_path: Path) -> None:
    got = content(tmp_path, replace(MALEE, simulated=True), _card_check(Checked(AT, "th")))
    assert (got.assurance, got.card_check) == (envelope.SIMULATED, None)
