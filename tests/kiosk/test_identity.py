"""What the card says, as people read it."""

from datetime import date

import pytest
from msgspec.structs import replace

from drivers.thai_id import Address, Name, PartialDate
from kiosk.identity import address_text, card_fields, date_text, expired, full_name, masked_id, name_in
from tests.kiosk.given import MALEE


def test_a_thai_title_stands_close_and_an_english_one_apart() -> None:
    assert full_name(MALEE.name_th) == "นางมาลีสมมุติ ทดสอบดี"
    assert full_name(MALEE.name_en) == "Mrs. Maleesommut Thotsopdee"


def test_a_monk_without_last_name_and_a_person_with_a_middle_name() -> None:
    assert full_name(Name("พระ", "สมมุติ", "", "")) == "พระสมมุติ"
    assert full_name(Name("Miss", "Ann", "Sommut", "Dee")) == "Miss Ann Sommut Dee"


def test_a_card_without_english_name_is_greeted_in_thai() -> None:
    assert name_in(replace(MALEE, name_en=Name()), "en") == "นางมาลีสมมุติ ทดสอบดี"


@pytest.mark.parametrize(
    ("value", "thai", "english"),
    [
        (PartialDate(1957, 7, 30), "30 กรกฎาคม 2500", "30 July 1957"),
        (PartialDate(1952, 7), "กรกฎาคม 2495", "July 1952"),
        (PartialDate(1957), "พ.ศ. 2500", "1957"),
        (None, "", ""),
    ],
)
def test_dates_are_as_exact_as_the_card(value: PartialDate | None, thai: str, english: str) -> None:
    assert date_text(value, "th") == thai
    assert date_text(value, "en") == english


def test_a_neighbour_sees_three_digits_only() -> None:
    shown = masked_id(MALEE.citizen_id)
    assert "".join(c for c in shown if c.isdigit()) == MALEE.citizen_id[-3:]
    assert len(shown.replace(" ", "")) == 13


def test_addresses_use_the_words_of_their_place() -> None:
    assert address_text(MALEE.address) == "99/1 หมู่ที่ 4 ซอยสมมุติ 5 ถนนทดสอบ ตำบลในเมือง อำเภอเมืองขอนแก่น จังหวัดขอนแก่น"
    bangkok = Address("1", "", "", "", "", "บางรัก", "บางรัก", "กรุงเทพมหานคร")
    assert address_text(bangkok) == "1 แขวงบางรัก เขตบางรัก กรุงเทพมหานคร"


def test_a_card_expires_after_its_last_day() -> None:
    assert not expired(MALEE, date(2029, 7, 29))
    assert expired(MALEE, date(2029, 7, 30))
    assert not expired(replace(MALEE, expiry_date=None), date(2999, 1, 1))


def test_what_the_card_leaves_out_is_left_out() -> None:
    fields = card_fields(replace(MALEE, birth_date=None, address=Address()))
    assert "birth_date" not in fields
    assert "address" not in fields
    assert fields["citizen_id"] == MALEE.citizen_id


def test_a_card_shows_nothing_of_itself_by_accident() -> None:
    shown = repr(MALEE)
    for secret in (MALEE.citizen_id, "มาลีสมมุติ", "Maleesommut", "1957", "99/1", "ขอนแก่น"):
        assert secret not in shown
