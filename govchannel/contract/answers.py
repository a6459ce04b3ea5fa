"""Answers to a form, judged: which questions are asked, and what the schema and a question's type want of an answer.

A terminal, the page on a phone and an agency judge by the same: the catalog's JSON Schema (2020-12), and what a schema
cannot say. An answer has a path: ``name``, ``person.name``, or ``list.0.name``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import msgspec

from govchannel.contract.catalog import SIGNED_BY_CARD, Field, FieldType, Form

if TYPE_CHECKING:
    import jsonschema_rs


def asked_fields(form: Form, answers: Mapping[str, Any]) -> list[Field]:
    """The fields that are shown: one pass, because a condition names an earlier field, which must itself be shown."""
    asked: list[Field] = []
    given: dict[str, Any] = {}
    for f in form.fields:
        if f.when is not None:
            # Answers of different types are different: in Python, True equals 1.
            other = given.get(f.when.field)
            if other != f.when.equals or type(other) is not type(f.when.equals):
                continue
        asked.append(f)
        given[f.name] = answers.get(f.name)
    return asked


def paths_of(answers: Mapping[str, Any], fields: Iterable[Field]) -> Iterator[tuple[str, Field]]:
    """Fields and those inside them, each with its path, in the order they are shown."""
    for f in fields:
        yield f.name, f
        items = range(len(answers.get(f.name, []))) if f.type == "list" else [""]
        for item in items:
            for part in f.fields:
                yield ".".join(str(one) for one in (f.name, item, part.name) if one != ""), part


def value_of(answers: Mapping[str, Any], path: str) -> Any:
    """The answer at a path; None where there is none."""
    value: Any = answers
    for part in path.split("."):
        try:
            value = value[int(part) if isinstance(value, list) else part]
        except (LookupError, TypeError, ValueError):
            return None
    return value


def validator(form: Form) -> jsonschema_rs.Draft202012Validator:
    """The judge of a form's schema. Raises `ValueError`, `jsonschema_rs.ValidationError` for a schema that is none."""
    return _validator(msgspec.json.encode(form.schema))


@lru_cache(maxsize=16)
def _validator(schema: bytes) -> jsonschema_rs.Draft202012Validator:
    # Loaded when the first form is asked for: a terminal's first screen needs no judge.
    import jsonschema_rs  # noqa: PLC0415

    # Patterns in linear time, and no fetching: a schema comes over the network.
    return jsonschema_rs.Draft202012Validator(
        msgspec.json.decode(schema),
        validate_formats=True,
        pattern_options=jsonschema_rs.RegexOptions(),
        offline=True,
    )


_STROKES = re.compile(r"M\d{1,4} \d{1,4}( L\d{1,4} \d{1,4})+( M\d{1,4} \d{1,4}( L\d{1,4} \d{1,4})+)*")
"""A drawn signature: SVG path data in whole units, every stroke with a length."""


def _is_citizen_id(text: str) -> bool:
    from stdnum.th import pin  # noqa: PLC0415  # as `jsonschema_rs` above

    return bool(pin.is_valid(text))


_CHECKS: dict[FieldType, Callable[[Any], bool]] = {
    "citizen_id": lambda value: _is_citizen_id(str(value)),
    "amount": lambda value: isinstance(value, (int, float)) and round(value, 2) == value,
    "signature": lambda value: value == SIGNED_BY_CARD or bool(_STROKES.fullmatch(str(value))),
    "place": lambda value: isinstance(value, dict) and bool(value.get("code")),
}


def is_right(kind: FieldType, value: Any) -> bool:
    """What is beyond a schema: check digits, whole satang. True for what needs no such check."""
    return kind not in _CHECKS or _CHECKS[kind](value)


def misfit(form: Form, answers: Mapping[str, Any], kind_of: Callable[[Field], FieldType]) -> str | None:
    """Which question's answer does not fit the form, as a path; None when all do. Names no answer.

    An empty path: something is wrong that belongs to no question. `kind_of` gives the type that judges an answer.
    """
    asked = asked_fields(form, answers)
    if not set(answers) <= {f.name for f in asked}:
        return ""
    known = dict(paths_of(answers, asked)) if validator(form).is_valid(dict(answers)) else None
    if known is None:
        error = next(iter(validator(form).iter_errors(dict(answers))))
        return next((str(part) for part in error.instance_path if part in {f.name for f in asked}), "")
    for path, f in known.items():
        value = value_of(answers, path)
        if value is not None and not is_right(kind_of(f), value):
            return path
    return None
