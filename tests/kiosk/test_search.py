"""Searching as people type: wrong marks, other spellings, everyday words, the wrong keyboard, how Thai sounds."""

from __future__ import annotations

import functools
import sqlite3
import time
from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

import resources
from bench.search import HELD_OUT, TUNED_ON, grown, quality, services
from govchannel.contract.entries import read_folder
from kiosk.search.finding import LEAST, find
from kiosk.search.folding import fold, legible, other_layout
from kiosk.search.grams import asked, grams, hints
from kiosk.search.index import Searchable, change_index, create_index, expanded
from kiosk.search.naming import MOST, called
from kiosk.search.postings import FEW, Tally, bits_of, numbers_of, pack, pack_numbers, unpack
from kiosk.search.sounds import sound

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


def changed(db: sqlite3.Connection, before: Sequence[Searchable], after: Sequence[Searchable]) -> sqlite3.Connection:
    db.execute("BEGIN")
    change_index(db, before, after)
    db.execute("COMMIT")
    return db


def best(typed: str, limit: int = 5) -> list[str]:
    return [hit.id for hit in find(shipped(), typed, limit)]


@pytest.mark.parametrize("file", [TUNED_ON, HELD_OUT])
def test_people_find_what_they_mean(file: str) -> None:
    found = quality(best, file)
    assert found.recall >= 0.98, found.missed
    assert found.mrr >= 0.95


def test_people_find_what_they_mean_among_many_services() -> None:
    crowd = indexed(grown(services(), 2_000))
    found = quality(lambda typed: [hit.id for hit in find(crowd, typed, 5)])
    assert found.recall >= 0.98, found.missed
    assert found.mrr >= 0.93


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("แจ้งเกิด", "เเจ้งเกิด"),
        ("จำนำ", "จํานํา"),
        ("น้ำท่วม", "นํ้าท่วม"),
        ("มาตรา 33", "มาตรา ๓๓"),
        ("บ.ป.ช.", "บปช"),
        ("ที่ดิน", "ที ดิน"),
        ("ใบขับขี่", "ใบขับขี"),
        ("PASSPORT", "passport"),
        ("ต่าง ๆ", "ต่าง"),
        ("ประชา\u200bชน", "ประชาชน"),
        ("จองคิวpassport", "จองคิว passport"),
        ("tm30", "TM.30"),
    ],
)
def test_spellings_that_are_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_the_wrong_keyboard_layout_both_ways() -> None:
    assert other_layout("xitdyoly'8,") == "ประกันสังคม"
    assert other_layout("อรหฟ") == "visa"
    assert best("xitdyoly'8,", 1) == best("ประกันสังคม", 1)
    assert best("ยฟหหยนพะ", 3) == best("passport", 3)


def test_letters_under_other_keys_are_no_words() -> None:
    assert legible("ต่อใบขับขี่ 5 ปี") == 1
    assert legible(".[-y[-uj") < 0.6


@pytest.mark.parametrize(
    ("thai", "latin"),
    [
        ("บัตรทอง", "bat thong"),
        ("ประกันสังคม", "prakan sangkhom"),
        ("ทะเบียนสมรส", "thabian somrot"),
        ("หนังสือเดินทาง", "nangsue doen thang"),
        ("สมัครงาน", "samak ngan"),
        ("สวัสดิการแห่งรัฐ", "sawatdikan haeng rat"),
        ("เลือกตั้ง", "lueak tang"),
        ("น้ำท่วม", "nam thuam"),
        ("กรมการขนส่งทางบก", "krom kan khonsong thang bok"),
        ("อนุญาต", "anuyat"),
        ("เปลี่ยนชื่อ", "plian chue"),
        ("โรงรับจำนำ", "rong rap chamnam"),
    ],
)
def test_thai_sounds_as_it_is_romanised(thai: str, latin: str) -> None:
    assert sound(thai) == sound(latin)


def test_a_romanised_name_finds_the_card() -> None:
    assert best("bat thong", 3)[0] in ("nhso-register", "nhso-change")


def test_an_agency_and_a_matter_without_a_space() -> None:
    assert "sso-unemp" in best("ประกันสังคมว่างงาน")


def test_an_agency_finds_its_services() -> None:
    agencies = {service.id: service.agency for service in services()}
    assert {agencies[found][2] for found in best("กรมบังคับคดี", 2)} == {"LED"}
    assert {agencies[found][2] for found in best("Land Transport", 5)} == {"DLT"}


def test_what_only_a_description_says_is_found_by_it() -> None:
    strange = replace(services()[0], id="strange", description="ใช้กับจรวดและดาวเทียมเท่านั้น")
    db = indexed([*services(), strange])
    assert find(db, "ดาวเทียม", 1)[0].id == "strange"


@pytest.mark.parametrize("typed", ["ฟหกดสวง", "qqqqqq", "ขอใบอนุญาตบินไปดาวอังคาร", "ๆๆกๆๆ", "ไซโคลเพนเทน"])
def test_where_nothing_answers_something_near_is_offered(typed: str) -> None:
    assert best(typed)


def test_what_is_only_near_says_so() -> None:
    assert all(hit.score < LEAST for hit in find(shipped(), "qqqqqq", 5))
    assert find(shipped(), "passport", 1)[0].score > LEAST


@given(thai_and_more)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=60) | thai_and_more)
@example("\ud800")
@example("ๅ" * 300)
def test_anything_may_be_typed(text: str) -> None:
    hits = find(shipped(), text, 10)
    assert len(hits) <= 10
    assert len({hit.id for hit in hits}) == len(hits)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


@given(st.text(max_size=60) | thai_and_more)
def test_what_is_asked_for_is_what_a_text_is_found_by(text: str) -> None:
    folded = fold(text)
    assert {*asked(folded), *hints(folded)} <= grams(folded)


def test_a_catalog_without_services_answers_nothing() -> None:
    assert find(indexed([]), "บัตรประชาชน", 5) == []


def test_a_very_long_query_is_answered_like_any_other() -> None:
    started = time.monotonic()
    find(shipped(), "ขอใบอนุญาต" * 2000, 5)
    assert time.monotonic() - started < 1, "a hostile query stops the worker"


def test_every_service_is_found_by_its_own_name() -> None:
    for service in services():
        assert service.id in best(service.title_th, 3), service.id
        assert service.id in best(service.title_en, 3), service.id


def test_every_service_is_found_by_each_of_its_keywords() -> None:
    for service in services():
        for word in set(service.keywords) - {service.agency[-1]}:
            assert service.id in best(word, 12), (service.id, word)


sets = st.sets(st.integers(min_value=0, max_value=1_000_000)) | st.sets(
    st.integers(min_value=0, max_value=2_000), min_size=FEW
)


@given(sets)
@example({0xD800, 0x1FFFF})
def test_sets_come_back_as_they_were(numbers: set[int]) -> None:
    bits = bits_of(sorted(numbers))
    assert list(numbers_of(bits)) == sorted(numbers)
    assert unpack(len(numbers), pack(bits)) == bits
    assert pack_numbers(sorted(numbers)) == pack(bits)


@given(st.lists(st.sets(st.integers(min_value=0, max_value=300))), st.integers(min_value=0, max_value=50))
def test_the_best_are_those_counted_most(counted: list[set[int]], wanted: int) -> None:
    tally = Tally()
    for numbers in counted:
        tally.add(bits_of(sorted(numbers)))
    times = Counter(number for numbers in counted for number in numbers)
    expected = sorted(times, key=lambda number: (-times[number], number))[:wanted]
    assert sorted(tally.best(wanted)) == sorted(expected)
    assert [tally.count(number) for number in expected] == [times[number] for number in expected]


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
    """The index without its numbers, which are given in the order of coming, and as nothing is compressed."""
    names = dict(db.execute("SELECT agency, names FROM search_agency"))
    common = b"".join(texts for (texts,) in db.execute("SELECT texts FROM search_common"))
    texts = {
        place: (service, names[agency], *expanded(texts, common))
        for place, service, agency, texts in db.execute("SELECT service, id, agency, texts FROM search_text")
    }
    held = {
        gram: {texts[place][0] for place in numbers_of(unpack(count, packed))}
        for gram, count, packed in db.execute("SELECT gram, count, services FROM search_gram")
    }
    return held, sorted(texts.values()), sorted(names.values())


@given(catalogs, catalogs)
def test_an_index_that_was_changed_is_the_index_that_would_be_made_anew(
    old: list[Searchable], new: list[Searchable]
) -> None:
    by_id = {one.id: one for one in new}
    before = [one for one in old if by_id.get(one.id) != one]
    after = [one for one in new if one not in old]
    assert contents(changed(indexed(old), before, after)) == contents(indexed(new))


def test_an_index_of_many_that_came_in_two_parts_is_the_one_that_is_made_at_once() -> None:
    many = grown(services(), 3 * FEW)
    assert contents(changed(indexed(many[::2]), [], many[1::2])) == contents(indexed(many))


def test_words_that_many_descriptions_have_find_nothing_and_stay_so() -> None:
    many = [Searchable(f"s{n}", f"บริการ {n}", f"service {n}", (), ("กรม",), "ดาวเทียม") for n in range(FEW + 10)]
    db = indexed(many)
    assert not find(db, "ดาวเทียม", 5)
    changed(db, many[1:], [replace(one, description="") for one in many[1:]])
    assert not find(db, "ดาวเทียม", 5)
    changed(db, [], [replace(many[0], id="named", title_th="ดาวเทียม")])
    assert find(db, "ดาวเทียม", 1)[0].id == "named"


@pytest.mark.parametrize(
    "damage", ["UPDATE search_gram SET services = x'ff00'", "UPDATE search_text SET texts = x'ff00'"]
)
def test_a_damaged_index_is_a_known_error(damage: str) -> None:
    db = indexed(services())
    db.execute(damage)
    with pytest.raises(ValueError, match=r"damaged|decode|unpack"):
        find(db, "passport", 5)


def test_what_was_renamed_is_found_by_its_new_name_only() -> None:
    one = next(service for service in services() if service.id == "dlt-book")
    db = changed(indexed(services()), [one], [replace(one, title_th="เช่ายานอวกาศ", keywords=("จรวด",))])
    assert find(db, "ยานอวกาศ", 1)[0].id == "dlt-book"
    assert find(db, "จรวด", 1)[0].id == "dlt-book"
    assert "dlt-book" not in [hit.id for hit in find(db, "เล่มทะเบียนหาย", 5)]


def test_of_services_that_answer_equally_the_more_general_one_comes_first() -> None:
    copies = [Searchable(f"s{n}", f"แจ้งเกิด ตำบลที่ {n}", "", ("แจ้งเกิด",), ("กรม",), "") for n in range(500)]
    db = indexed([*copies, Searchable("all", "แจ้งเกิด", "", ("แจ้งเกิด",), ("กรม",), "")])
    assert find(db, "แจ้งเกิด", 1)[0].id == "all"


@functools.cache
def names() -> list[tuple[str, list[str]]]:
    apps = read_folder(resources.FOLDER / "catalog").apps
    return [(app.id, [fold(app.name.th), fold(app.name.en)]) for app in apps]


def apps_called(typed: str) -> list[str]:
    return [names()[place][0] for place in called(typed, [folded for _, folded in names()])]


@pytest.mark.parametrize(
    ("typed", "app"),
    [
        ("เป๋าตัง", "pao-tang"),
        ("เปาตัง", "pao-tang"),
        ("แอปเป๋าตัง", "pao-tang"),
        ("paotang", "pao-tang"),
        ("Pao Tang", "pao-tang"),
        ("thaid", "thaid"),
        ("ลงทะเบียน thaid", "thaid"),
        ("ะ้ฟรก", "thaid"),
        ("หมอพร", "mor-prom"),
        ("ทางรัฐ", "tang-rat"),
        ("สปสช", "nhso"),
        ("qr licence", "dlt-qr-licence"),
    ],
)
def test_an_app_is_found_by_its_name(typed: str, app: str) -> None:
    assert apps_called(typed)[0] == app


@pytest.mark.parametrize("typed", ["", "ท", "ทางด่วน", "ทางหลวง", "ใบขับขี่", "บัตรประชาชน", "ภาษี", "water", "🙂", "a"])
def test_who_means_no_app_sees_none(typed: str) -> None:
    assert apps_called(typed) == []


@given(thai_and_more, st.lists(st.lists(thai_and_more.map(fold), max_size=2), max_size=5))
def test_whatever_is_typed_and_whatever_it_is_called(typed: str, every: list[list[str]]) -> None:
    found = called(typed, every)
    assert len(found) <= MOST
    assert set(found) <= set(range(len(every)))


def test_an_agencys_letters_lead_to_its_services() -> None:
    catalog = read_folder(resources.FOLDER / "catalog")
    offered = Counter(service.agency for service in catalog.services)
    agency_of = {service.id: service.agency for service in catalog.services}
    for agency, count in offered.items():
        found = [agency_of[service] for service in best(agency.lower())]
        assert found[:count] == [agency] * min(5, count)
