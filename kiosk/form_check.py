"""What is wrong with a form's answers, in words for people, beside each field.

The catalog's JSON Schema (2020-12) is the truth and `jsonschema-rs` the judge; this file turns its verdicts into
sentences.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from govchannel.contract.answer_words import WRONG, sentence
from govchannel.contract.answers import asked_fields, is_right, validator
from govchannel.contract.catalog import Field, Form, Text
from kiosk.forms import MOST_PICTURE_BYTES, PICTURE_TYPE, Draft, field_at, paths, shown_fields, value_at


class Trouble(msgspec.Struct, frozen=True):
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
        validator(form)
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
    if not troubles and not validator(draft.form).is_valid(dict(draft.answers)):
        return (Trouble(draft.form.fields[0].name, WRONG),)
    return troubles


def must_be_answered(draft: Draft, asked: Field) -> bool:
    """Whether a field that is shown has to be answered, with the other answers as they are."""
    if asked.name in draft.form.schema.get("required", []):
        return True
    if asked.when is None:
        return False
    others = {name: value for name, value in draft.answers.items() if name != asked.name}
    errors = validator(draft.form).iter_errors(others)
    return any(getattr(error.kind, "property", None) == asked.name for error in errors)


def _troubles(draft: Draft, fields: Iterable[Field]) -> tuple[Trouble, ...]:
    wrong: dict[str, tuple[str, Any]] = {}
    for error in validator(draft.form).iter_errors(dict(draft.answers)):
        kind, way = type(error.kind).__name__.rpartition("_")[2], [str(part) for part in error.instance_path]
        if kind == "Required":
            way.append(str(getattr(error.kind, "property", "")))
        # What is wrong inside an answer that has no questions of its own is wrong with that answer.
        while len(way) > 1 and field_at(draft.form, ".".join(way)) is None:
            way.pop()
        if way:
            # JSON Schema's keyword, as the judge spells it: MaxLength.
            wrong.setdefault(".".join(way), (kind[:1].lower() + kind[1:], getattr(error.kind, "limit", None)))
    troubles = []
    for path, f in paths(draft, fields):
        value = value_at(draft, path)
        if value is not None and not (_is_picture(value, draft) if f.type == "picture" else is_right(f.type, value)):
            wrong.setdefault(path, ("", None))
        if path in wrong:
            troubles.append(Trouble(path, sentence(f.type, *wrong[path])))
    return tuple(troubles)


def _is_picture(value: Any, draft: Draft) -> bool:
    """Whether an answer names a picture that is here."""
    picture = draft.attachments.get(str(value.get("sha256"))) if isinstance(value, dict) else None
    if picture is None or len(picture) > MOST_PICTURE_BYTES:
        return False
    return bool(value == {"sha256": value["sha256"], "bytes": len(picture), "type": PICTURE_TYPE})
