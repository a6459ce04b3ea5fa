"""Searching as people type: wrong marks, other spellings, everyday words, the wrong keyboard."""

from __future__ import annotations

import functools
import sqlite3
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.search import quality, services
from kiosk.search.finding import find
from kiosk.search.folding import fold, other_layout, skeleton
from kiosk.search.index import write_index

thai_and_more = st.text(alphabet=st.characters(min_codepoint=0x20, max_codepoint=0xE7F) | st.sampled_from("กขคเแะาำ่้๊"))


@functools.cache
def shipped() -> sqlite3.Connection:
    db = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    db.execute("BEGIN")
    write_index(db, services())
    db.execute("COMMIT")
    return db


def best(typed: str, limit: int = 5) -> list[str]:
    return [hit.id for hit in find(shipped(), typed, limit)]


def test_people_find_what_they_mean() -> None:
    recall, mean_reciprocal_rank, missed = quality(best)
    assert recall >= 0.98, dict(missed)
    assert mean_reciprocal_rank >= 0.90


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("แจ้งเกิด", "เเจ้งเกิด"),
        ("จำนำ", "จํานํา"),
        ("มาตรา 33", "มาตรา ๓๓"),
        ("บ.ป.ช.", "บปช"),
        ("ที่ดิน", "ที ดิน"),
        ("ใบขับขี่", "ใบขับขี"),
        ("PASSPORT", "passport"),
        ("ต่าง ๆ", "ต่าง"),
        ("ประชา\u200bชน", "ประชาชน"),
    ],
)
def test_spellings_that_are_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_the_wrong_keyboard_layout_both_ways() -> None:
    assert other_layout("xitdyoly'8,") == "ประกันสังคม"
    assert other_layout("อรหฟ") == "visa"


def test_sounds_of_both_scripts() -> None:
    assert skeleton("ประกันสังคม") == skeleton("prakan sangkhom")


@given(thai_and_more)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=60) | thai_and_more)
def test_anything_may_be_typed(text: str) -> None:
    hits = find(shipped(), text, 10)
    assert len(hits) <= 10
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_a_very_long_query_is_answered_like_any_other() -> None:
    started = time.monotonic()
    find(shipped(), "ขอใบอนุญาต" * 2000, 5)
    assert time.monotonic() - started < 5, "a hostile query stops the worker"


def test_every_service_is_found_by_its_own_name() -> None:
    for service in services():
        assert service.id in best(service.title_th, 3), service.id
        assert service.id in best(service.title_en, 3), service.id
