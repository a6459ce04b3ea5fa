"""What is wrong with a form's answers, in words for people, beside each field.

The catalog's JSON Schema (2020-12) is the truth and `jsonschema-rs` the judge; this file turns its verdicts into
sentences.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import msgspec

from govchannel.contract.catalog import Field, Form, Text
from kiosk.forms import MOST_PICTURE_BYTES, PICTURE_TYPE, Draft, asked_fields, field_at, paths, shown_fields, value_at

if TYPE_CHECKING:
    import jsonschema_rs


@dataclass(frozen=True)
class Trouble:
    """What is wrong with one answer, as a sentence beside its field. `field` is the answer's path."""

    field: str
    text: Text


def can_be_asked(form: Form) -> bool:
    """Whether this program can show the form and a person could send it. `govchannel catalog lint` says why not."""
    schema, names = form.schema, [f.name for f in form.fields]
    properties, required = schema.get("properties"), schema.get("required", [])
    if not isinstance(properties, dict) or not isinstance(required, list) or not all(s.fields for s in form.steps):
        return False
    # Loaded when the first form is asked for: the first screen needs no judge.
    import jsonschema_rs  # noqa: PLC0415

    try:
        _validator(_schema_key(form))
    except (ValueError, jsonschema_rs.ValidationError):
        return False
    known = bool(names) and len(set(names)) == len(names) and set(names) <= set(properties)
    return known and set(required) <= set(names) and all(_has_parts(f, properties[f.name]) for f in form.fields)


def needs_camera(form: Form) -> bool:
    """Whether the form may not be sendable without a picture: where there is no camera, nobody begins it."""
    pictures = {f.name for f in form.fields if f.type == "picture"}
    return bool(pictures) and not pictures.isdisjoint(_ever_required(form.schema))


def _ever_required(schema: Any) -> Iterator[str]:
    """Every name that a schema requires, always or in a case."""
    if isinstance(schema, dict):
        for key, value in schema.items():
            if key == "required" and isinstance(value, list):
                yield from (name for name in value if isinstance(name, str))
            elif key != "if":
                yield from _ever_required(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from _ever_required(value)


def _has_parts(asked: Field, schema: Any) -> bool:
    """Whether a field has what its type needs: words for its choices, questions for its items."""
    if not isinstance(schema, dict):
        return False
    if asked.type in ("choice", "many_choices"):
        return bool(asked.options)
    return bool(asked.fields) == (asked.type in ("person", "list"))


def check_step(draft: Draft, step: int) -> tuple[Trouble, ...]:
    """What is wrong on one page, in the order of its fields, one sentence an answer."""
    return _troubles(draft, shown_fields(draft, step))


def check(draft: Draft) -> tuple[Trouble, ...]:
    """What is wrong anywhere, in the order of the form. A trouble that belongs to no field stands at the first."""
    troubles = _troubles(draft, asked_fields(draft.form, draft.answers))
    if not troubles and not _validator(_schema_key(draft.form)).is_valid(dict(draft.answers)):
        return (Trouble(draft.form.fields[0].name, _WRONG),)
    return troubles


def must_be_answered(draft: Draft, asked: Field) -> bool:
    """Whether a field that is shown has to be answered, with the other answers as they are."""
    if asked.name in draft.form.schema.get("required", []):
        return True
    if asked.when is None:
        return False
    others = {name: value for name, value in draft.answers.items() if name != asked.name}
    errors = _validator(_schema_key(draft.form)).iter_errors(others)
    return any(getattr(error.kind, "property", None) == asked.name for error in errors)


def _troubles(draft: Draft, fields: Iterable[Field]) -> tuple[Trouble, ...]:
    wrong: dict[str, Text] = {}
    for error in _validator(_schema_key(draft.form)).iter_errors(dict(draft.answers)):
        kind, way = type(error.kind).__name__.rpartition("_")[2], [str(part) for part in error.instance_path]
        if kind == "Required":
            way.append(str(getattr(error.kind, "property", "")))
        # What is wrong inside an answer that has no questions of its own is wrong with that answer.
        while len(way) > 1 and field_at(draft.form, ".".join(way)) is None:
            way.pop()
        if way:
            wrong.setdefault(".".join(way), _sentence(kind, error.kind))
    troubles = []
    for path, f in paths(draft, fields):
        value = value_at(draft, path)
        if value is not None and f.type in _CHECKS and not _CHECKS[f.type](value, draft):
            wrong.setdefault(path, _WRONG)
        if path in wrong:
            troubles.append(Trouble(path, _in_words_of(f, wrong[path])))
    return tuple(troubles)


def _is_picture(value: Any, draft: Draft) -> bool:
    """Whether an answer names a picture that is here."""
    picture = draft.attachments.get(str(value.get("sha256"))) if isinstance(value, dict) else None
    if picture is None or len(picture) > MOST_PICTURE_BYTES:
        return False
    return bool(value == {"sha256": value["sha256"], "bytes": len(picture), "type": PICTURE_TYPE})


_STROKES = re.compile(r"M\d{1,4} \d{1,4}( L\d{1,4} \d{1,4})+( M\d{1,4} \d{1,4}( L\d{1,4} \d{1,4})+)*")
"""A drawn signature: SVG path data in whole units, every stroke with a length."""

_CHECKS: dict[str, Callable[[Any, Draft], bool]] = {
    "citizen_id": lambda value, _: _is_citizen_id(str(value)),
    "amount": lambda value, _: isinstance(value, (int, float)) and round(value, 2) == value,
    "signature": lambda value, _: bool(_STROKES.fullmatch(str(value))),
    "place": lambda value, _: isinstance(value, dict) and bool(value.get("code")),
    "picture": _is_picture,
}
"""What is beyond a schema: check digits, whole satang, a picture that was taken."""


def _is_citizen_id(text: str) -> bool:
    from stdnum.th import pin  # noqa: PLC0415  # as `jsonschema_rs` above

    return bool(pin.is_valid(text))


def _schema_key(form: Form) -> bytes:
    return msgspec.json.encode(form.schema)


@lru_cache(maxsize=16)
def _validator(schema: bytes) -> jsonschema_rs.Draft202012Validator:
    import jsonschema_rs  # noqa: PLC0415

    # Patterns in linear time, and no fetching: a schema comes over the network.
    return jsonschema_rs.Draft202012Validator(
        msgspec.json.decode(schema),
        validate_formats=True,
        pattern_options=jsonschema_rs.RegexOptions(),
        offline=True,
    )


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
    "amount": Text(
        th="กรุณาใส่จำนวนเงินเป็นบาท เช่น 1,250 หรือ 1,250.50",
        en="Please give an amount in baht, such as 1,250 or 1,250.50.",
    ),
    "place": Text(th="กรุณาเลือกตำบลหรือแขวง", en="Please choose a sub-district."),
    "consent": Text(th="กรุณาแตะช่องนี้หากท่านยินยอม", en="Please touch the box if you agree."),
    "signature": Text(th="กรุณาเซ็นชื่อในกรอบ", en="Please sign in the box."),
    "picture": Text(th="กรุณาถ่ายภาพ", en="Please take a picture."),
}

_MISSING_BY_TYPE = ("consent", "signature", "place", "picture")
"""Types of which "please answer this" does not say what to do."""


def _sentence(kind: str, detail: Any) -> Text:
    limit = getattr(detail, "limit", None)
    match kind:
        case "Required":
            return _MISSING
        case "MinItems":
            return Text(th=f"กรุณาใส่อย่างน้อย {limit} รายการ", en=f"Please give at least {limit}.")
        case "MaxItems":
            return Text(th=f"มากเกินไป ใส่ได้ไม่เกิน {limit} รายการ", en=f"Too many: {limit} at most.")
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
    if sentence is _MISSING and asked.type in _MISSING_BY_TYPE:
        return _BY_TYPE[asked.type]
    return _BY_TYPE.get(asked.type, sentence) if sentence is _WRONG else sentence
