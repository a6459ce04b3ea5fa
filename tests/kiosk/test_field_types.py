"""Types of fields: what a person answers to each, and what cannot be shown at all."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from demo.answers import SIGNATURE, filled
from govchannel.contract.catalog import SIGNED_BY_CARD, Field, Form, Step
from kiosk import forms, places
from kiosk.amounts import in_words, read_amount
from kiosk.form_check import can_be_asked, check, needs_camera
from kiosk.forms import Draft
from tests.kiosk.given import MALEE, form, service, text

PERSON = [Field(name="name", type="text", label=text("name")), Field(name="id", type="citizen_id", label=text("id"))]
PARTS = {
    "type": "object",
    "additionalProperties": False,
    "properties": {"name": {"type": "string", "minLength": 1, "maxLength": 50}, "id": {"type": "string"}},
    "required": ["name"],
}
FIELDS = {
    "loss": (Field(name="loss", type="amount", label=text("loss")), {"type": "number", "minimum": 0.25}),
    "where": (Field(name="where", type="place", label=text("where")), {"type": "object"}),
    "agreed": (Field(name="agreed", type="consent", label=text("agree")), {"type": "boolean", "const": True}),
    "signed": (Field(name="signed", type="signature", label=text("sign")), {"type": "string", "maxLength": 20_000}),
    "damage": (Field(name="damage", type="picture", label=text("damage")), {"type": "object"}),
    "child": (Field(name="child", type="person", label=text("child"), fields=PERSON), PARTS),
    "heirs": (
        Field(name="heirs", type="list", label=text("heirs"), fields=PERSON),
        {"type": "array", "items": PARTS, "minItems": 1, "maxItems": 3},
    ),
}


PICTURE = b"\xff\xd8 a picture"
SIGN = "Please sign in the box, or confirm with your card."


def every_type(**changes: Any) -> Form:
    schema = {
        "type": "object",
        "additionalProperties": False,
        "properties": {name: schema for name, (_, schema) in FIELDS.items()},
        "required": list(FIELDS),
    }
    return form(schema=schema, steps=[Step(title=text("all"), fields=[f for f, _ in FIELDS.values()])], **changes)


def begun() -> Draft:
    return forms.begin(service(form=every_type()), MALEE)


def whole() -> Draft:
    return filled(service(form=every_type()), MALEE)


def wrong(draft: Draft) -> dict[str, str]:
    return {trouble.field: trouble.text.en for trouble in check(draft)}


def test_what_is_left_out_is_asked_for_in_the_words_of_its_type() -> None:
    assert wrong(begun()) == {
        "loss": "Please answer this.",
        "where": "Please choose a sub-district.",
        "agreed": "Please touch the box if you agree.",
        "signed": SIGN,
        "damage": "Please take a picture.",
        "child": "Please answer this.",
        "heirs.0.name": "Please answer this.",
    }
    assert wrong(whole()) == {}


# --- amounts ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "baht"),
    [
        ("1250", 1250),
        ("1,250.50", 1250.5),
        ("฿ 20", 20),
        ("๑,๒๕๐", 1250),
        ("0.25", 0.25),
        ("1.255", None),
        ("1e99", None),
        ("NaN", None),
        ("infinity", None),
        ("", None),
        ("a lot", None),
    ],
)
def test_an_amount_is_read_as_people_type_it(typed: str, baht: float | None) -> None:
    assert read_amount(typed) == baht


def test_an_amount_is_said_in_the_words_of_thai_forms() -> None:
    assert in_words(1250.5) == "หนึ่งพันสองร้อยห้าสิบบาทห้าสิบสตางค์"
    assert in_words(21_000_001) == "ยี่สิบเอ็ดล้านเอ็ดบาทถ้วน"
    assert in_words(0.1 + 0.2 - 0.05) == "ยี่สิบห้าสตางค์"


@given(st.decimals(min_value=0, max_value=10**11, places=2))
def test_every_amount_of_whole_satang_is_read_and_said(amount: Any) -> None:
    baht = read_amount(f"{amount:,}")
    assert baht is not None
    assert in_words(baht).endswith(("บาทถ้วน", "สตางค์"))


def test_fractions_of_a_satang_are_told() -> None:
    assert wrong(forms.answer(whole(), "loss", 1.005)) == {
        "loss": "Please give an amount in baht, such as 1,250 or 1,250.50."
    }
    assert wrong(forms.answer(whole(), "loss", 0)) == {"loss": "Too small: 0.25 or more."}


# --- consent, signature -----------------------------------------------------------------------------------------------


def test_a_consent_is_given_or_it_is_no_answer() -> None:
    assert "agreed" not in forms.answer(whole(), "agreed", False).answers
    assert "agreed" not in forms.answer(whole(), "agreed", "yes").answers


@pytest.mark.parametrize(
    "drawn", ["M1 1", "hello", "M1 1 L2 2 Z", "M1 1 L99999 2", "<svg/>", "M1 1 L2 2 onload=x", "by-card M1 1 L2 2"]
)
def test_only_lines_are_a_signature(drawn: str) -> None:
    assert wrong(forms.answer(whole(), "signed", drawn)) == {"signed": SIGN}


def test_a_signature_of_several_strokes_is_one() -> None:
    assert wrong(forms.answer(whole(), "signed", SIGNATURE)) == {}


def test_who_cannot_draw_confirms_with_the_card() -> None:
    assert wrong(forms.answer(whole(), "signed", SIGNED_BY_CARD)) == {}
    assert wrong(forms.answer(forms.answer(whole(), "signed", SIGNED_BY_CARD), "signed", "")) == {"signed": SIGN}


# --- persons, lists ---------------------------------------------------------------------------------------------------


def test_another_person_is_asked_part_by_part() -> None:
    draft = forms.answer(forms.answer(whole(), "child", None), "child.id", "1101700207367")
    assert wrong(draft) == {
        "child.name": "Please answer this.",
        "child.id": "This is no citizen ID number. Please check all 13 digits.",
    }
    draft = forms.answer(forms.answer(draft, "child.name", " หนูสมมุติ "), "child.id", "")
    assert draft.answers["child"] == {"name": "หนูสมมุติ"}
    assert "child" not in forms.answer(draft, "child.name", "").answers


def test_items_are_added_answered_and_removed() -> None:
    draft = forms.answer(begun(), "heirs.0.name", "ก")
    draft = forms.add_item(forms.add_item(forms.add_item(draft, "heirs"), "heirs"), "heirs")
    assert draft.answers["heirs"] == [{"name": "ก"}, {}, {}], "no more than the schema allows"
    assert {"heirs.1.name", "heirs.2.name"} <= set(wrong(draft))
    draft = forms.remove_item(forms.answer(draft, "heirs.2.name", "ค"), "heirs", 1)
    assert draft.answers["heirs"] == [{"name": "ก"}, {"name": "ค"}]
    emptied = forms.remove_item(forms.remove_item(draft, "heirs", 0), "heirs", 0)
    assert "heirs" not in emptied.answers
    assert wrong(emptied)["heirs"] == "Please answer this."


@given(
    st.lists(
        st.one_of(
            st.tuples(
                st.just("answer"),
                st.text("heirscld.0129name", max_size=12),
                st.none() | st.text(max_size=3) | st.integers(),
            ),
            st.tuples(st.just("add"), st.sampled_from([*FIELDS, "x"]), st.just(0)),
            st.tuples(st.just("remove"), st.sampled_from([*FIELDS, "x"]), st.integers(-2, 4)),
        ),
        max_size=12,
    )
)
def test_whatever_is_done_to_a_form_it_stays_one(deeds: list[tuple[str, str, Any]]) -> None:
    draft = begun()
    for deed, name, value in deeds:
        match deed:
            case "answer":
                draft = forms.answer(draft, name, value)
            case "add":
                draft = forms.add_item(draft, name)
            case "remove":
                draft = forms.remove_item(draft, name, value)
    assert set(draft.answers) <= set(FIELDS)
    assert len(draft.answers.get("heirs", [])) <= 3
    known = {path for path, _ in forms.paths(draft, draft.form.fields)}
    assert set(wrong(draft)) <= known


# --- places -----------------------------------------------------------------------------------------------------------


def test_a_place_is_found_by_what_people_know_of_it() -> None:
    for typed in ("50290", "ต.แม่แฝก", "แม่แฝกใหม่", "mae faek"):
        assert any(line.answer and line.answer["district"] == "สันทราย" for line in places.find(typed)), typed
    assert places.find("เชียงใหม่")[0].code == "50"
    assert places.find("ไม่มีที่นี่แน่นอน") == []
    assert len(places.find("บ")) <= places.MOST_LINES


def test_a_place_is_chosen_from_the_province_down() -> None:
    (province,) = (line for line in places.within("") if line.name.en == "Chiang Mai")
    assert province.answer is None
    (district,) = (line for line in places.within(province.code) if line.name.th == "สันทราย")
    last = places.within(district.code)
    assert all(line.answer is not None for line in last)
    assert places.within("999999") == []
    answer = next(line.answer for line in last if line.name.th == "แม่แฝก")
    assert answer is not None
    assert places.place_text(answer, "th") == "ต.แม่แฝก อ.สันทราย จ.เชียงใหม่ 50290"
    assert places.place_text(answer, "en").endswith("San Sai, Chiang Mai 50290")


def test_bangkok_has_other_words() -> None:
    (line,) = (line for line in places.find("แขวงพระบรมมหาราชวัง") if line.answer)
    assert places.place_text(line.answer or {}, "th") == "แขวงพระบรมมหาราชวัง เขตพระนคร กรุงเทพมหานคร 10200"


def test_a_sub_district_of_two_postcodes_is_two_lines() -> None:
    lines = [line for line in places.find("สวนจิตรลดา") if line.answer]
    assert {(line.answer or {})["postcode"] for line in lines} == {"10300", "10303"}


@given(st.text(max_size=20))
def test_whatever_is_typed_places_answer(typed: str) -> None:
    assert len(places.find(typed)) <= max(places.MOST_LINES, 77)


# --- what cannot be shown ---------------------------------------------------------------------------------------------


def spoilt(**changes: Any) -> Form:
    return msgspec.structs.replace(every_type(), **changes)


def without_words() -> Form:
    choice = Field(name="use", type="choice", label=text("use"))
    plain = form()
    return msgspec.structs.replace(plain, steps=[*plain.steps[:1], Step(title=text("x"), fields=[choice])])


@pytest.mark.parametrize(
    "given",
    [
        spoilt(steps=[]),
        spoilt(steps=[Step(title=text("empty"), fields=[])]),
        spoilt(schema={}),
        spoilt(schema={"type": "object", "properties": []}),
        spoilt(schema=every_type().schema | {"required": ["nobody"]}),
        spoilt(schema=every_type().schema | {"required": "all"}),
        spoilt(schema=every_type().schema | {"properties": 5}),
        spoilt(schema=every_type().schema | {"pattern": "("}),
        spoilt(schema=every_type().schema | {"$ref": "https://example.invalid/schema.json"}),
        spoilt(steps=every_type().steps * 2),
        spoilt(steps=[Step(title=text("x"), fields=[Field(name="heirs", type="list", label=text("x"))])]),
        without_words(),
    ],
)
def test_a_form_that_cannot_be_shown_is_known_before_anybody_fills_it_in(given: Form) -> None:
    assert not can_be_asked(given)


def test_a_form_of_every_type_can_be_shown() -> None:
    assert can_be_asked(every_type())
    assert can_be_asked(form())


# A picture


def test_a_picture_is_an_answer_that_names_its_bytes() -> None:
    draft = forms.attach(begun(), "damage", PICTURE)
    digest = hashlib.sha256(PICTURE).hexdigest()
    assert draft.answers["damage"] == {"sha256": digest, "bytes": len(PICTURE), "type": "image/jpeg"}
    assert draft.attachments == {digest: PICTURE}
    assert "damage" not in wrong(draft)
    assert wrong(begun())["damage"] == "Please take a picture."


def test_a_picture_that_is_taken_again_or_back_leaves_nothing() -> None:
    draft = forms.attach(forms.attach(begun(), "damage", PICTURE), "damage", b"another")
    assert list(draft.attachments.values()) == [b"another"]
    assert forms.answer(draft, "damage", None).attachments == {}
    assert forms.attach(begun(), "loss", PICTURE) == begun(), "only where one is asked for"


@given(
    st.dictionaries(
        st.sampled_from(["sha256", "bytes", "type"]),
        st.text() | st.integers() | st.none() | st.lists(st.none()),
    )
    | st.text(min_size=1)
    | st.integers()
)
def test_an_answer_that_names_no_picture_is_none(value: Any) -> None:
    draft = forms.answer(forms.attach(begun(), "damage", PICTURE), "damage", value)
    assert "damage" in wrong(draft)
    assert draft.attachments == {}


def test_a_form_that_may_need_a_picture_needs_a_camera() -> None:
    assert needs_camera(every_type())
    every = every_type().schema
    optional = every | {"required": [name for name in every["required"] if name != "damage"]}
    assert not needs_camera(form(schema=optional, steps=every_type().steps))
    case = {"if": {"required": ["loss"]}, "then": {"required": ["damage"]}}
    assert needs_camera(form(schema=optional | {"allOf": [case]}, steps=every_type().steps))
    other = {"if": {"required": ["damage"]}, "then": {"required": ["loss"]}}
    assert not needs_camera(form(schema=optional | {"allOf": [other]}, steps=every_type().steps))
