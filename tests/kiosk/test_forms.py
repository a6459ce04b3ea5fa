"""A form: filled in by the card, answered by a person, judged in its own words."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from drivers.thai_id import Name
from govchannel.contract.catalog import Condition, Field, Step
from kiosk import form_check, forms
from kiosk.forms import Draft
from tests.kiosk.given import FILLED, MALEE, form, service, text


def draft(**answers: Any) -> Draft:
    return Draft(service(), FILLED | answers)


def wrong(draft: Draft) -> list[str]:
    return [trouble.field for trouble in form_check.check(draft)]


def test_the_card_fills_in_what_it_knows() -> None:
    assert forms.begin(service(), MALEE).answers == {"name": "นางมาลีสมมุติ ทดสอบดี"}


def test_a_filled_form_is_right() -> None:
    assert form_check.check(draft()) == ()


def test_nobody_overtypes_the_card() -> None:
    begun = forms.begin(service(), MALEE)
    assert forms.answer(begun, "name", "somebody else").answers == begun.answers


def test_what_the_card_left_out_can_be_typed() -> None:
    typed = forms.begin(service(), replace(MALEE, name_th=Name(), name_en=Name()))
    for words in ("น", "นาง", "นางสมมุติ"):
        typed = forms.answer(typed, "name", words)
    assert typed.answers == {"name": "นางสมมุติ"}


def test_an_emptied_field_counts_as_not_answered() -> None:
    emptied = forms.answer(draft(remark="x"), "remark", "   ")
    assert "remark" not in emptied.answers


def test_an_unknown_field_is_not_taken() -> None:
    assert forms.answer(draft(), "sneaked", "in").answers == FILLED


def test_missing_answers_are_named_in_the_order_of_the_form() -> None:
    assert wrong(Draft(service(), {})) == ["name", "phone", "copies", "use"]


def test_a_page_is_judged_alone() -> None:
    only_first = Draft(service(), {"name": "ก", "phone": "0812345678"})
    assert form_check.check_step(only_first, 0) == ()
    assert [t.field for t in form_check.check_step(only_first, 1)] == ["copies", "use"]


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("phone", "12", "9 or 10 digits"),
        ("copies", 0, "1 or more"),
        ("copies", 9, "5 at most"),
        ("copies", "two", "a number"),
        ("use", "burning", "check"),
        ("remark", "x" * 21, "20 characters"),
    ],
)
def test_each_fault_is_told_beside_its_field(name: str, value: Any, words: str) -> None:
    (trouble,) = form_check.check(draft(**{name: value}))
    assert trouble.field == name
    assert words in trouble.text.en
    assert any("\u0e00" <= c <= "\u0e7f" for c in trouble.text.th)


def test_a_sentence_never_repeats_what_was_typed() -> None:
    (trouble,) = form_check.check(draft(phone="ความลับ"))
    assert "ความลับ" not in trouble.text.th + trouble.text.en


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from([*FILLED, "remark", "other"]), json_values))
def test_whatever_was_answered_it_is_right_or_a_field_says_what_is_wrong(answers: dict[str, Any]) -> None:
    unsure = Draft(service(), answers)
    troubles = form_check.check(unsure)
    on_the_form = {f.name for step in unsure.form.steps for f in step.fields}
    assert {t.field for t in troubles} <= on_the_form
    if not troubles:
        assert answers.keys() >= set(FILLED)
        assert "other" not in answers


# --- questions that depend on another answer --------------------------------------------------------------------------


def conditional() -> Draft:
    """Who comes? If somebody else: their id; if they have a card: where it was issued."""
    schema = {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "self": {"type": "boolean"},
            "other_id": {"type": "string", "maxLength": 13},
            "has_card": {"type": "boolean"},
            "issued_at": {"type": "string", "maxLength": 50},
        },
        "required": ["self"],
        "allOf": [
            {
                "if": {"properties": {"self": {"const": False}}, "required": ["self"]},
                "then": {"required": ["other_id"]},
            }
        ],
    }
    fields = [
        Field(name="self", type="yes_no", label=text("yourself?")),
        Field(name="other_id", type="citizen_id", label=text("whose"), when=Condition(field="self", equals=False)),
        Field(name="has_card", type="yes_no", label=text("card?"), when=Condition(field="self", equals=False)),
        Field(name="issued_at", type="text", label=text("where"), when=Condition(field="has_card", equals=True)),
    ]
    return Draft(service(form=form(schema=schema, steps=[Step(title=text("who"), fields=fields)])), {})


def asked(draft: Draft) -> list[str]:
    return [field.name for field in forms.shown_fields(draft, 0)]


def test_a_question_comes_and_goes_with_the_answer_it_depends_on() -> None:
    draft = conditional()
    assert asked(draft) == ["self"]
    draft = forms.answer(draft, "self", False)
    assert asked(draft) == ["self", "other_id", "has_card"]
    draft = forms.answer(draft, "has_card", True)
    assert asked(draft) == ["self", "other_id", "has_card", "issued_at"]


def test_what_is_hidden_is_forgotten_with_all_that_hangs_on_it() -> None:
    draft = conditional()
    for name, value in (("self", False), ("other_id", "1101700207366"), ("has_card", True), ("issued_at", "Bangkok")):
        draft = forms.answer(draft, name, value)
    assert forms.answer(draft, "self", True).answers == {"self": True}


def test_what_is_shown_may_have_to_be_answered_and_what_is_hidden_never() -> None:
    draft = forms.answer(conditional(), "self", True)
    assert wrong(draft) == []
    draft = forms.answer(draft, "self", False)
    assert wrong(draft) == ["other_id"]
    assert [trouble.field for trouble in form_check.check_step(draft, 0)] == ["other_id"]


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("1101700207366", True),
        ("1101700207367", False),
        ("0000000000000", False),
        ("11017002073", False),
        ("abc", False),
    ],
)
def test_a_citizen_id_has_its_check_digit(typed: str, right: bool) -> None:
    draft = forms.answer(forms.answer(conditional(), "self", False), "other_id", typed)
    assert (wrong(draft) == []) is right
    if not right:
        assert "13" in form_check.check(draft)[0].text.th


def test_true_is_not_one() -> None:
    draft = forms.answer(conditional(), "self", 0)
    assert asked(draft) == ["self"]
