"""Bytes of a card, good and bad: a record or a known error, never a crash, never somebody else's words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from drivers.base import CardUnreadable
from drivers.people import PEOPLE, Person
from drivers.thai_id import CardText, Name, PartialDate, decode, layout
from drivers.thai_id.decode import OldCard

MALEE = PEOPLE["malee"]


def said_by(person: Person) -> CardText:
    return decode.card_text(person.memory(), simulated=False)


def test_a_whole_card() -> None:
    card = said_by(MALEE)
    assert card.name_th == Name("นาง", "มาลีสมมุติ", "", "ทดสอบดี")
    assert card.name_en == Name("Mrs.", "Maleesommut", "", "Thotsopdee")
    assert card.birth_date == PartialDate(1957, 7, 30)
    assert card.sex == "female"
    address = card.address
    assert (address.house_no, address.moo, address.trok, address.soi) == ("99/1", "4", "", "สมมุติ 5")
    assert (address.road, address.subdistrict) == ("ทดสอบ", "ในเมือง")
    assert (address.district, address.province) == ("เมืองขอนแก่น", "ขอนแก่น")
    assert card.photo_length == 3500


def test_bangkok_has_khwaeng_and_khet() -> None:
    address = said_by(PEOPLE["somchai"]).address
    assert (address.trok, address.subdistrict, address.district) == ("สมมุติ", "บางรัก", "บางรัก")
    assert address.province == "กรุงเทพมหานคร"


def test_middle_names_and_missing_last_names_keep_their_places() -> None:
    assert said_by(PEOPLE["anna"]).name_en == Name("Miss", "Annasommut", "Marie", "Tuayangngam")
    assert said_by(PEOPLE["monk"]).name_th == Name("พระ", "สมมุติธมฺโม", "", "")


def test_unknown_parts_of_dates_stay_unknown() -> None:
    assert said_by(PEOPLE["boonmee"]).birth_date == PartialDate(1941)
    assert said_by(PEOPLE["sunee"]).birth_date == PartialDate(1952, 7)


def test_a_card_for_life_has_no_expiry() -> None:
    assert said_by(PEOPLE["monk"]).expiry_date is None


def test_fields_full_to_the_last_byte_are_read_whole() -> None:
    card = said_by(PEOPLE["longest"])
    assert card.name_en.last == "B" * 49
    assert card.address.province == "จ" * 20


def test_all_numbers_but_one_have_their_check_digit() -> None:
    wrong = [key for key, person in PEOPLE.items() if not said_by(person).citizen_id_valid]
    assert wrong == ["wrong-digit"]
    assert len({person.citizen_id for person in PEOPLE.values()}) == len(PEOPLE)


@pytest.mark.parametrize(
    ("digits", "expected"),
    [
        ("25600229", PartialDate(2017, 2)),
        ("25590229", PartialDate(2016, 2, 29)),
        ("25609900", PartialDate(2017)),
        ("00000000", None),
        ("99999999", None),
        ("        ", None),
        ("-", None),
        ("๒๕๐๐๐๗๓๐", None),
    ],
)
def test_strange_dates(digits: str, expected: PartialDate | None) -> None:
    assert decode.partial_date(digits) == expected


def test_an_address_with_another_number_of_parts_is_kept_as_it_is() -> None:
    assert decode.address("1#หมู่ที่ 2#จังหวัดทดสอบ").house_no == "1 หมู่ที่ 2 จังหวัดทดสอบ"


def test_an_unknown_layout_is_not_guessed() -> None:
    memory = bytearray(MALEE.memory())
    memory[0:4] = b"0002"
    with pytest.raises(OldCard, match="0002"):
        decode.card_text(bytes(memory), simulated=False)


@pytest.mark.parametrize("citizen_id", ["", "12345", "12345678901๓", "ABCDEFGHIJKLM"])
def test_without_a_number_it_is_no_id_card(citizen_id: str) -> None:
    with pytest.raises(CardUnreadable):
        said_by(replace(MALEE, citizen_id=citizen_id))


@given(st.binary(min_size=0, max_size=layout.MEMORY + 10))
def test_any_bytes_are_a_record_or_a_known_error(memory: bytes) -> None:
    try:
        decode.card_text(memory, simulated=False)
    except CardUnreadable:
        return


@given(st.data())
def test_damaged_bytes_never_break_the_reading_of_the_rest(data: st.DataObject) -> None:
    memory = bytearray(MALEE.memory())
    for _ in range(data.draw(st.integers(1, 30))):
        memory[data.draw(st.integers(17, layout.MEMORY - 1))] = data.draw(st.integers(0, 255))
    card = decode.card_text(bytes(memory), simulated=False)
    assert card.citizen_id == MALEE.citizen_id
    for text in (card.name_th.first, card.address.house_no, card.issuer):
        assert text.isprintable()


@given(st.text(max_size=200))
def test_names_and_addresses_take_any_text(line: str) -> None:
    decode.name(line)
    decode.address(line)


LETTERS = [
    letter for letter in (bytes((code,)).decode("cp874", "ignore") for code in range(256)) if letter.isprintable()
]
"""Every letter that the card's texts can hold; the empty one among them."""


def test_health_rights_are_told_as_written() -> None:
    record = decode.nhso(PEOPLE["longest"].nhso_memory() or b"")
    assert record.main_hospital == "โรงพยาบาล" + "ร" * 71
    assert (record.expiry_date, record.update_date) == (PartialDate(2026, 1, 15), PartialDate(2022, 2))
    record = decode.nhso(PEOPLE["somchai"].nhso_memory() or b"")
    assert (record.main_right, record.sub_right) == ("สิทธิประกันสังคม", "")
    assert (record.issue_date, record.expiry_date, record.update_date) == (
        PartialDate(2015, 3, 1), PartialDate(2017), None,
    )  # fmt: skip


@pytest.mark.parametrize("padding", [b" ", b"\x00", b"\xa0"])
def test_an_application_in_which_nothing_was_ever_written(padding: bytes) -> None:
    assert decode.nhso(padding * layout.NHSO_MEMORY).blank
    assert not decode.nhso(PEOPLE["malee"].nhso_memory() or b"").blank


@given(st.data(), st.sampled_from(layout.NHSO_FIELDS))
def test_a_byte_that_is_no_letter_makes_no_right(data: st.DataObject, span: layout.Span) -> None:
    memory = bytearray(PEOPLE["malee"].nhso_memory() or b"")
    place = data.draw(st.integers(span.offset, span.end - 1))
    memory[place] = data.draw(st.sampled_from([1, 9, 10, 13, 27, 127, 0x81, 0xDB, 0xDE, 0xFC, 0xFF]))
    with pytest.raises(CardUnreadable) as error:
        decode.nhso(bytes(memory))
    assert "สมมุติ" not in str(error.value)


@given(st.binary(max_size=layout.NHSO_MEMORY + 10))
def test_any_bytes_are_health_rights_or_a_known_error(memory: bytes) -> None:
    try:
        record = decode.nhso(memory)
    except CardUnreadable:
        return
    for text in (record.main_right, record.sub_right, record.main_hospital, record.sub_hospital, record.paid_type):
        assert text.isprintable()
        assert "\ufffd" not in text


@given(st.text(st.sampled_from([letter for letter in LETTERS if letter]), max_size=60))
def test_every_right_that_can_be_written_is_read_back(right: str) -> None:
    memory = bytearray(b" " * layout.NHSO_MEMORY)
    memory[4 : 4 + len(right)] = right.encode("cp874")
    assert decode.nhso(bytes(memory)).main_right == right.strip()
