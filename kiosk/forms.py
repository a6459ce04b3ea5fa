"""A form: what the card fills in, what an answer may be, and what is wrong with it, in its field's words.

The catalog's JSON Schema (2020-12) is the truth and `jsonschema-rs` the judge; this file turns its verdicts into
sentences for people.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

import jsonschema_rs
import msgspec
from stdnum.th import pin

from drivers.thai_id import CardText
from govchannel.contract.catalog import Field, Form, Service, Text
from kiosk.identity import card_fields


@dataclass(frozen=True)
class Draft:
    """A form being filled in; lives in the session only. `answers` maps field names to JSON values.

    `given` are the fields that the card filled in.
    """

    service: Service
    answers: Mapping[str, Any] = field(repr=False)
    given: frozenset[str] = frozenset()

    @property
    def form(self) -> Form:
        """The service's form."""
        assert self.service.form is not None
        return self.service.form

    def form_step(self, name: str) -> int:
        """The page on which a field stands; the first for an unknown one."""
        pages = (number for number, step in enumerate(self.form.steps) for f in step.fields if f.name == name)
        return next(pages, 0)


@dataclass(frozen=True)
class Trouble:
    """What is wrong with one answer, as a sentence beside its field."""

    field: str
    text: Text


def begin(service: Service, card: CardText) -> Draft:
    """A service's form with what the card knows already, in the fields that ask for it."""
    assert service.form is not None
    known = card_fields(card)
    asked = [f for step in service.form.steps for f in step.fields if f.from_card is not None]
    answers = {f.name: known[f.from_card] for f in asked if f.from_card in known}
    return Draft(service, answers, frozenset(answers))


def answer(draft: Draft, name: str, value: Any) -> Draft:
    """The draft with one answer changed; None or an empty text takes it back.

    A field that the card filled in and that is not editable keeps its value; an unknown one is not taken.
    """
    asked = next((f for step in draft.form.steps for f in step.fields if f.name == name), None)
    if asked is None or (name in draft.given and not asked.editable):
        return draft
    answers = dict(draft.answers)
    if isinstance(value, str):
        value = value.strip()
    if value in (None, "", []):
        answers.pop(name, None)
    else:
        answers[name] = value
    return _without_hidden(replace(draft, answers=answers))


def is_shown(draft: Draft, asked: Field) -> bool:
    """Whether a field is asked at all, with the answers as they are."""
    if asked.when is None:
        return True
    other = next((f for step in draft.form.steps for f in step.fields if f.name == asked.when.field), None)
    # Answers of different types are different: in Python, True equals 1.
    given = draft.answers.get(asked.when.field)
    same = given == asked.when.equals and type(given) is type(asked.when.equals)
    return same and other is not None and (other is asked or is_shown(draft, other))


def shown_fields(draft: Draft, step: int) -> list[Field]:
    """What is asked on a page, with the answers as they are."""
    return [f for f in draft.form.steps[step].fields if is_shown(draft, f)]


def _without_hidden(draft: Draft) -> Draft:
    """The draft without answers to what is not asked any more; one may hide the next."""
    while True:
        hidden = {f.name for step in draft.form.steps for f in step.fields if not is_shown(draft, f)}
        kept = {name: value for name, value in draft.answers.items() if name not in hidden}
        if len(kept) == len(draft.answers):
            return draft
        draft = replace(draft, answers=kept)


def check_step(draft: Draft, step: int) -> tuple[Trouble, ...]:
    """What is wrong on one page, in the order of its fields, one sentence a field."""
    return _troubles(draft, shown_fields(draft, step))


def check(draft: Draft) -> tuple[Trouble, ...]:
    """What is wrong anywhere, in the order of the form. A trouble that belongs to no field stands at the first."""
    troubles = _troubles(draft, [f for number in range(len(draft.form.steps)) for f in shown_fields(draft, number)])
    if not troubles and not _validator(_schema_key(draft.form)).is_valid(dict(draft.answers)):
        return (Trouble(draft.form.steps[0].fields[0].name, _WRONG),)
    return troubles


def _troubles(draft: Draft, fields: Iterable[Field]) -> tuple[Trouble, ...]:
    wrong: dict[str, Text] = {}
    for error in _validator(_schema_key(draft.form)).iter_errors(dict(draft.answers)):
        kind, name = type(error.kind).__name__.rpartition("_")[2], None
        if kind == "Required":
            name = getattr(error.kind, "property", None)
        elif error.instance_path:
            name = str(error.instance_path[0])
        if name is not None:
            wrong.setdefault(name, _sentence(kind, error.kind))
    fields = list(fields)
    for f in fields:
        # A check digit is beyond what a schema can say.
        if f.type == "citizen_id" and f.name in draft.answers and not pin.is_valid(str(draft.answers[f.name])):
            wrong.setdefault(f.name, _WRONG)
    return tuple(Trouble(f.name, _in_words_of(f, wrong[f.name])) for f in fields if f.name in wrong)


def _schema_key(form: Form) -> bytes:
    return msgspec.json.encode(form.schema)


@lru_cache(maxsize=16)
def _validator(schema: bytes) -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(msgspec.json.decode(schema), validate_formats=True)


_WRONG = Text(th="กรุณาตรวจคำตอบนี้อีกครั้ง", en="Please check this answer.")
_MISSING = Text(th="กรุณาตอบข้อนี้", en="Please answer this.")
_BY_TYPE = {
    "phone": Text(
        th="กรุณาใส่เบอร์โทรศัพท์ 9 หรือ 10 หลัก ขึ้นต้นด้วย 0",
        en="Please give a phone number of 9 or 10 digits, starting with 0.",
    ),
    "email": Text(th="กรุณาใส่อีเมล เช่น name@example.com", en="Please give an e-mail address, such as name@example.com."),
    "citizen_id": Text(
        th="เลขนี้ไม่ใช่เลขประจำตัวประชาชน กรุณาตรวจทั้ง 13 หลัก",
        en="This is no citizen ID number. Please check all 13 digits.",
    ),
    "date": Text(th="กรุณาเลือกวันที่", en="Please choose a date."),
    "number": Text(th="กรุณาใส่ตัวเลข", en="Please give a number."),
}


def _sentence(kind: str, detail: Any) -> Text:
    limit = getattr(detail, "limit", None)
    match kind:
        case "Required":
            return _MISSING
        case "MaxLength":
            return Text(th=f"ยาวเกินไป ใส่ได้ไม่เกิน {limit} ตัวอักษร", en=f"Too long: {limit} characters at most.")
        case "MinLength":
            return Text(th=f"สั้นเกินไป ต้องมีอย่างน้อย {limit} ตัวอักษร", en=f"Too short: at least {limit} characters.")
        case "Minimum":
            return Text(th=f"น้อยเกินไป ต้องไม่น้อยกว่า {limit}", en=f"Too small: {limit} or more.")
        case "Maximum":
            return Text(th=f"มากเกินไป ต้องไม่เกิน {limit}", en=f"Too large: {limit} at most.")
        case _:
            return _WRONG


def _in_words_of(asked: Field, sentence: Text) -> Text:
    return _BY_TYPE.get(asked.type, sentence) if sentence is _WRONG else sentence
