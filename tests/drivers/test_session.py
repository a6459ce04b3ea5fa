"""Reading a card: how many exchanges, and what becomes of every fault at every moment."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.base import CardGone, CardUnreadable, DriverError, NotThaiId
from drivers.iso7816 import ApduError, exchange
from drivers.people import PEOPLE
from drivers.thai_id import layout
from drivers.thai_id.session import ThaiIdSession
from drivers.virtual_card import BANK, VirtualCard, setting


def card(person: str = "malee", /, **fault: Any) -> VirtualCard:
    return VirtualCard(setting({"card": person, "fault": fault}))


def session(person: str = "malee", /, **fault: Any) -> ThaiIdSession:
    virtual = card(person, **fault)
    return ThaiIdSession(virtual, virtual.atr)


def test_the_text_takes_seven_exchanges() -> None:
    reading = session()
    assert reading.read_text().citizen_id == PEOPLE["malee"].citizen_id
    assert reading.exchanges == 7


def test_text_and_a_3500_byte_photo_take_at_most_37() -> None:
    reading = session()
    reading.read_text()
    photo = reading.read_photo()
    assert photo is not None
    assert (len(photo.data), photo.complete) == (3500, True)
    assert photo.data == PEOPLE["malee"].photo
    assert reading.exchanges <= 37


@pytest.mark.parametrize("person", PEOPLE)
def test_everybody_can_be_read_and_is_marked_as_simulated(person: str) -> None:
    reading = session(person)
    text = reading.read_text()
    assert text.citizen_id == PEOPLE[person].citizen_id
    assert text.simulated


def test_a_torn_photo_is_given_as_far_as_it_goes() -> None:
    reading = session("torn-photo")
    reading.read_text()
    photo = reading.read_photo()
    assert photo is not None
    assert not photo.complete


def test_a_card_without_a_photo_has_none() -> None:
    reading = session("no-photo")
    reading.read_text()
    assert reading.read_photo() is None
    assert reading.read_nhso() is None


def test_the_health_record_and_the_laser_code() -> None:
    reading = session()
    record = reading.read_nhso()
    assert record is not None
    assert record.main_hospital == "โรงพยาบาลสมมุติ"
    assert record.expiry_date is None, "a text where a date should be is tolerated"
    assert reading.read_laser_id() == "JT9990000017"


def test_a_card_that_refuses_blocks_is_read_field_by_field() -> None:
    reading = session(refuses_blocks=True)
    assert reading.read_text() == session().read_text()
    assert reading.read_nhso() == session().read_nhso()


@pytest.mark.parametrize("number", range(1, 6))
def test_a_fault_does_not_turn_a_health_record_into_none(number: int) -> None:
    assert session(status_at=number).read_nhso() == session().read_nhso()


class Altered:
    """A card of which some bytes of memory, or answers to some commands, are other ones."""

    def __init__(self, offset: int = 0, content: bytes = b"", refuses: bytes | None = None) -> None:
        self.card = card()
        self.span = (offset, content)
        self.refuses = refuses

    def transmit(self, apdu: bytes) -> bytes:
        if self.refuses is not None and apdu.startswith(self.refuses):
            return b"\x6d\x00"
        answer = self.card.transmit(apdu)
        if apdu[:2] == b"\x80\xb0":
            self.at = int.from_bytes(apdu[2:4], "big")
        if apdu[:2] == b"\x00\xc0":
            offset, content = self.span
            place = offset - self.at
            if 0 <= place <= len(answer) - 2 - len(content):
                answer = answer[:place] + content + answer[place + len(content) :]
        return answer


def test_an_old_chip_has_no_laser_code() -> None:
    assert ThaiIdSession(Altered(refuses=b"\x80\x00\x00\x00")).read_laser_id() is None
    assert session("boonmee").read_laser_id() is None


def test_a_foreign_card_that_does_not_know_select_is_told_apart() -> None:
    with pytest.raises(NotThaiId):
        ThaiIdSession(Altered(refuses=b"\x00\xa4")).read_text()


@pytest.mark.parametrize("length", [0, layout.PHOTO.length, 0x2020])
def test_a_photo_whose_length_field_is_no_help_is_read_to_its_end_only(length: int) -> None:
    reading = ThaiIdSession(Altered(layout.PHOTO_LENGTH.offset, length.to_bytes(2, "big")))
    reading.read_text()
    photo = reading.read_photo()
    assert photo is not None
    assert (photo.data, photo.complete) == (PEOPLE["malee"].photo, True)
    assert reading.exchanges <= 37


def test_a_bank_card_is_told_apart() -> None:
    with pytest.raises(NotThaiId):
        session(BANK).read_text()


@pytest.mark.parametrize("number", range(1, 8))
def test_pulled_at_any_exchange(number: int) -> None:
    with pytest.raises(CardGone):
        session(pulled_at=number).read_text()


@pytest.mark.parametrize("kind", ["status_at", "short_at"])
@pytest.mark.parametrize("number", range(1, 8))
def test_one_fault_while_the_card_settles_is_forgiven(kind: str, number: int) -> None:
    assert session("malee", **{kind: number}).read_text() == session().read_text()


@settings(max_examples=60)
@given(
    st.dictionaries(
        st.sampled_from(["pulled_at", "status_at", "garbage_at", "short_at"]), st.integers(1, 40), max_size=4
    ),
    st.integers(0, 0xFFFF),
)
def test_any_faults_end_in_a_record_or_a_known_error(fault: dict[str, int], status: int) -> None:
    reading = session("malee", **fault, status=status)
    said = ""
    try:
        reading.read_text()
        reading.read_photo()
    except DriverError as error:
        said = error.th + str(error)
    assert PEOPLE["malee"].citizen_id not in said


class Scripted:
    """Answers from a list; what was sent is in `sent`."""

    def __init__(self, *answers: str) -> None:
        self.answers = [bytes.fromhex(answer) for answer in answers]
        self.sent: list[str] = []

    def transmit(self, apdu: bytes) -> bytes:
        self.sent.append(apdu.hex())
        return self.answers.pop(0)


def test_a_wrong_length_is_asked_again_with_the_right_one() -> None:
    line = Scripted("6c02", "aabb9000")
    assert exchange(line.transmit, bytes.fromhex("80ca9f7f00")) == b"\xaa\xbb"
    assert line.sent[1] == "80ca9f7f02"


def test_both_forms_of_get_response() -> None:
    line = Scripted("6102", "6a86", "aabb9000")
    assert exchange(line.transmit, bytes.fromhex("80b00000020002")) == b"\xaa\xbb"
    assert line.sent[1:] == ["00c0000002", "00c0000102"]


def test_an_answer_in_parts_is_put_together() -> None:
    line = Scripted("6102", "aa6101", "bb9000")
    assert exchange(line.transmit, bytes.fromhex("80b00000020002")) == b"\xaa\xbb"
    assert line.sent[1:] == ["00c0000002", "00c0000001"]


def test_a_wrong_length_named_while_fetching_is_put_right() -> None:
    line = Scripted("6104", "6c02", "aabb9000")
    assert exchange(line.transmit, bytes.fromhex("80b00000020002")) == b"\xaa\xbb"
    assert line.sent[1:] == ["00c0000004", "00c0000002"]


def test_a_command_with_data_keeps_it_when_it_is_asked_again() -> None:
    line = Scripted("6c02", "aabb9000")
    assert exchange(line.transmit, bytes.fromhex("80b00000020002")) == b"\xaa\xbb"
    assert line.sent[1] == "80b0000002000202"


def test_a_card_that_always_has_more_waiting_is_given_up() -> None:
    with pytest.raises(ApduError):
        exchange(lambda _: b"\x61\x01", bytes.fromhex("80b00000020002"))


def test_data_that_comes_at_once_is_taken() -> None:
    assert exchange(Scripted("aabb9000").transmit, b"\x80\xb0") == b"\xaa\xbb"


@pytest.mark.parametrize(("answer", "words"), [("6a82", "not found"), ("6d00", "not supported"), ("1234", "unknown")])
def test_a_refusal_is_named(answer: str, words: str) -> None:
    with pytest.raises(ApduError, match=words):
        exchange(Scripted(answer).transmit, b"\x00\xa4")


@pytest.mark.parametrize("answer", ["", "90"])
def test_an_answer_without_status_word(answer: str) -> None:
    with pytest.raises(CardUnreadable):
        exchange(Scripted(answer).transmit, b"\x00\xa4")


class Swapped:
    """Two people's cards under one handle: the second one lies in the reader from the given exchange on."""

    def __init__(self, at: int) -> None:
        self.cards = [card("malee"), card("somchai")]
        self.at = at
        self.count = 0

    def transmit(self, apdu: bytes) -> bytes:
        self.count += 1
        return self.cards[self.count >= self.at].transmit(apdu)


@pytest.mark.parametrize("at", range(2, 48))
def test_two_people_are_never_mixed_whenever_the_cards_are_swapped(at: int) -> None:
    swapped = Swapped(at)
    reading = ThaiIdSession(swapped)
    try:
        text = reading.read_text()
        photo = reading.read_photo()
        reading.read_nhso()
    except DriverError:
        return
    person = next(p for p in PEOPLE.values() if p.citizen_id == text.citizen_id)
    assert text.name_en.first in person.name_en
    assert photo is None or photo.data == person.photo
    assert person is PEOPLE["somchai"] or swapped.count < at, "a health record that may be the other person's"
