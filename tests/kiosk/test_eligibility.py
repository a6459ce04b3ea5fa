"""Whom a service is for, and when its counter is open."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from drivers.thai_id import Address, CardText, PartialDate
from govchannel.contract.catalog import Eligibility, Fee, FeeRule, Hours, Period, Text
from govchannel.contract.places import DISTRICT, PROVINCE, SUBDISTRICT, load_places
from kiosk.eligibility import fee_for, judge
from kiosk.hours import is_open, opens_next
from tests.kiosk.given import MALEE

TODAY = date(2026, 11, 21)


def born(*parts: int) -> CardText:
    return replace(MALEE, birth_date=PartialDate(*parts))


@pytest.mark.parametrize(
    ("birth", "verdict"),
    [
        ((1966, 11, 21), "yes"),  # sixty today
        ((1966, 11, 22), "no"),  # sixty tomorrow
        ((1966, 11), "unknown"),
        ((1966, 10), "yes"),
        ((1966,), "unknown"),
        ((1965,), "yes"),
        ((1967,), "no"),
    ],
)
def test_an_allowance_from_sixty(birth: tuple[int, ...], verdict: str) -> None:
    assert judge(Eligibility(age_from=60), born(*birth), TODAY) == verdict


def test_the_military_counts_years() -> None:
    rule = Eligibility(age_from=17, age_to=17, age_by="year", sex="male")
    man = replace(MALEE, sex="male", birth_date=PartialDate(2009, 12, 31))
    assert judge(rule, man, TODAY) == "yes"
    assert judge(rule, replace(man, sex="female"), TODAY) == "no"
    assert judge(rule, replace(man, sex=None), TODAY) == "unknown"


def test_somebody_without_a_birth_date_is_not_turned_away() -> None:
    assert judge(Eligibility(age_from=60), replace(MALEE, birth_date=None), TODAY) == "unknown"


def test_registered_in_a_province_or_district() -> None:
    at = replace(MALEE, address=Address(province="จังหวัดเชียงใหม่", district="อำเภอเมืองเชียงใหม่"))
    assert judge(Eligibility(provinces=["50"]), at, TODAY) == "yes"
    assert judge(Eligibility(provinces=["5001"]), at, TODAY) == "yes"
    assert judge(Eligibility(provinces=["10", "5002"]), at, TODAY) == "no"
    nowhere = replace(MALEE, address=Address(province="เมืองสมมุติ"))
    assert judge(Eligibility(provinces=["50"]), nowhere, TODAY) == "unknown"


def test_a_fee_that_the_card_proves() -> None:
    free = FeeRule(text=Text(th="อายุ 70 ปีขึ้นไป", en="70 and older"), baht=0, eligible=Eligibility(age_from=70))
    fee = Fee(baht=100, rules=[free])
    assert fee_for(fee, replace(MALEE, birth_date=PartialDate(1950)), TODAY) == free
    assert fee_for(fee, replace(MALEE, birth_date=PartialDate(1990)), TODAY) is None


WEEK = Hours(periods=[Period(days=["mon", "tue", "wed", "thu", "fri"], opens="08:30", closes="16:30")])


@pytest.mark.parametrize(
    ("now", "opened"),
    [
        ("2026-11-20T08:29", False),
        ("2026-11-20T08:30", True),
        ("2026-11-20T16:29", True),
        ("2026-11-20T16:30", False),
        ("2026-11-21T10:00", False),  # a Saturday
        ("2026-12-10T10:00", False),  # Constitution Day
    ],
)
def test_a_counter_is_open_in_office_hours(now: str, opened: bool) -> None:
    assert is_open(WEEK, datetime.fromisoformat(now), [date(2026, 12, 10)]) is opened


def test_when_it_opens_next() -> None:
    morning, evening = datetime.fromisoformat("2026-11-20T07:00"), datetime.fromisoformat("2026-11-20T17:00")
    holidays = [date(2026, 11, 23)]
    assert opens_next(WEEK, morning, holidays) == (date(2026, 11, 20), "08:30")
    assert opens_next(WEEK, evening, holidays) == (date(2026, 11, 24), "08:30")
    closed = [date(2026, 11, 20) + timedelta(days=ahead) for ahead in range(30)]
    assert opens_next(WEEK, evening, closed) is None


def test_the_whole_country_is_there() -> None:
    places = load_places()
    provinces = places.within()
    assert len(provinces) == 77
    assert all(places.within(province.code) for province in provinces)
    subdistricts = [s for p in provinces for d in places.within(p.code) for s in places.within(d.code)]
    assert len(subdistricts) > 7200
    assert all(len(s.code) == SUBDISTRICT and s.postcodes for s in subdistricts)
    assert all(re.fullmatch("[1-9][0-9]{4}", code) for s in subdistricts for code in s.postcodes)
    assert places.code_of("กรุงเทพมหานคร", "เขตพระนคร", "แขวงพระบรมมหาราชวัง") == "100101"
    assert "พระนคร" in str(places.name("1001"))
    assert {area.code[:PROVINCE] for area in places.with_postcode("50200")} == {"50"}
    assert places.name("9999") is None


@given(st.text(max_size=12))
def test_no_name_of_a_place_is_trouble(name: str) -> None:
    code = load_places().code_of(name)
    assert code is None or len(code) in (PROVINCE, DISTRICT)
