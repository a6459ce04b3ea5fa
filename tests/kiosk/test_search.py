"""Searching as people type: wrong marks, other spellings, everyday words, the wrong keyboard."""

from __future__ import annotations

import functools
import sqlite3
import time
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.search import quality, services
from kiosk.search.finding import find
from kiosk.search.folding import fold, other_layout, skeleton
from kiosk.search.index import Searchable, change_index, create_index
from kiosk.search.postings import decode, encode

thai_and_more = st.text(alphabet=st.characters(min_codepoint=0x20, max_codepoint=0xE7F) | st.sampled_from("กขคเแะาำ่้๊"))


@functools.cache
def shipped() -> sqlite3.Connection:
    return indexed(services())


def indexed(entries: Sequence[Searchable]) -> sqlite3.Connection:
    db = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    db.execute("BEGIN")
    create_index(db)
    change_index(db, [], entries)
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


@given(st.sets(st.integers(min_value=0, max_value=2**32 - 1)))
def test_postings_come_back_as_they_were(numbers: set[int]) -> None:
    assert decode(encode(sorted(numbers))) == sorted(numbers)
    assert decode(encode(sorted(numbers)), 3) == sorted(numbers)[:3]


words = st.sampled_from(["บัตรประชาชน", "ต่ออายุ", "ย้ายที่อยู่", "passport", "เงินเด็ก", "ทะเบียน บ้าน", ""])
entry = st.builds(
    Searchable,
    id=st.sampled_from("abcdef"),
    title_th=words,
    title_en=words,
    keywords=st.tuples(words, words),
    agency=st.tuples(words),
    description=words,
)
catalogs = st.lists(entry, max_size=6, unique_by=lambda one: one.id)


def contents(db: sqlite3.Connection) -> object:
    """The index without its numbers, which are given in the order of coming."""
    texts = {doc: (key, texts, sounds) for doc, key, texts, sounds in db.execute("SELECT * FROM search_text")}
    grams = {
        gram: (count, {texts[doc][0] for doc in decode(docs)})
        for gram, count, docs in db.execute("SELECT gram, count, docs FROM search_gram")
    }
    return grams, sorted(texts.values())


@given(catalogs, catalogs)
def test_an_index_that_was_changed_is_the_index_that_would_be_made_anew(
    old: list[Searchable], new: list[Searchable]
) -> None:
    changed = indexed(old)
    by_id = {one.id: one for one in new}
    before = [one for one in old if by_id.get(one.id) != one]
    after = [one for one in new if one not in old]
    changed.execute("BEGIN")
    change_index(changed, before, after)
    changed.execute("COMMIT")
    assert contents(changed) == contents(indexed(new))


def test_what_was_renamed_is_found_by_its_new_name_only() -> None:
    all_services = services()
    one = next(service for service in all_services if service.id == "dlt-book")
    db = indexed(all_services)
    db.execute("BEGIN")
    change_index(db, [one], [replace(one, title_th="เช่ายานอวกาศ", keywords=("จรวด",))])
    db.execute("COMMIT")
    assert find(db, "ยานอวกาศ", 1)[0].id == "dlt-book"
    assert find(db, "จรวด", 1)[0].id == "dlt-book"
