"""Rules for forms: what is asked can be answered with a finger on a touch screen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import jsonschema_rs

from govchannel.catalog.finding import Fault
from govchannel.catalog.marks import Way
from govchannel.contract import thai_words
from govchannel.contract.catalog import Field, Form

MOST_FIELDS = 7
"""Of one page: more are not seen at once, even with scrolling."""
MOST_STEPS = 8
MOST_OPTIONS = 12
LONGEST_TEXT = {"text": 400, "long_text": 2000, "phone": 20, "email": 254, "citizen_id": 13}
"""Characters that somebody types standing."""
WIDEST_LABEL = 70
"""Columns of two lines."""
_TYPES: dict[str, tuple[str, ...]] = {
    "text": ("string",),
    "long_text": ("string",),
    "phone": ("string",),
    "email": ("string",),
    "citizen_id": ("string",),
    "date": ("string",),
    "choice": ("string", "integer"),
    "number": ("number", "integer"),
    "many_choices": ("array",),
    "yes_no": ("boolean",),
}
"""Field type -> the schema types that its answers have."""


def form(given: Form) -> Iterator[Fault]:
    """All faults of a form; places are inside the service's entry."""
    schema = given.schema
    yield from _schema(schema)
    asked: set[str] = set()
    properties = schema.get("properties")
    properties = properties if isinstance(properties, dict) else {}
    if not given.steps or len(given.steps) > MOST_STEPS:
        yield _touch(("steps",), f"{len(given.steps)} pages", f"make it 1 to {MOST_STEPS}")
    for number, step in enumerate(given.steps):
        way = ("steps", number, "fields")
        if not step.fields or len(step.fields) > MOST_FIELDS:
            yield _touch(way, f"{len(step.fields)} questions on one page", f"make it 1 to {MOST_FIELDS}")
        for place, field in enumerate(step.fields):
            if field.name in asked:
                yield _touch((*way, place), f"{field.name!r} is asked twice", "ask it once")
            yield from _condition(field, asked, schema, (*way, place, "when"))
            asked.add(field.name)
            if field.name not in properties:
                yield _touch((*way, place), f"{field.name!r} is not in the schema", "add it to schema.properties")
            elif isinstance(properties[field.name], dict):
                yield from _field(field, properties[field.name], (*way, place))
    for name in sorted(set(properties) - asked):
        yield _touch(("schema", "properties", name), f"{name!r} is never asked", "add a field, or remove the property")
    required = schema.get("required", [])
    for name in required if isinstance(required, list) else []:
        if name not in properties:
            yield _touch(("schema", "required"), f"{name!r} is required and no property", "correct the name")


def _schema(schema: dict[str, Any]) -> Iterator[Fault]:
    way = ("schema",)
    if schema.get("type") != "object":
        yield _touch(way, "the schema's type is not object", "write type: object")
    if any(not reference.startswith("#") for reference in _references(schema)):
        yield _touch(way, "the schema refers to another document", "write it out: terminals fetch nothing")
        return
    try:
        jsonschema_rs.Draft202012Validator(schema)
    except (jsonschema_rs.ValidationError, ValueError) as error:
        reason = str(error).splitlines()[0]
        yield _touch(way, f"no JSON Schema 2020-12: {reason}", "see docs/catalog.md")


def _references(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, item in value.items():
            if key in ("$ref", "$dynamicRef") and isinstance(item, str):
                yield item
            else:
                yield from _references(item)
    elif isinstance(value, list):
        for item in value:
            yield from _references(item)


def _field(field: Field, schema: dict[str, Any], way: Way) -> Iterator[Fault]:
    kinds = _TYPES[field.type]
    if schema.get("type") not in kinds and "enum" not in schema:
        text = f"{field.name!r} is a {field.type} and its schema's type {schema.get('type')!r}"
        yield _touch(way, text, f"make it {' or '.join(kinds)}")
    if field.type in LONGEST_TEXT and field.from_card is None:
        most = LONGEST_TEXT[field.type]
        length = schema.get("maxLength")
        bounded = "enum" in schema or str(schema.get("pattern", "")).endswith("}$")
        if not bounded and (not isinstance(length, int) or length > most):
            yield _touch(way, f"{field.name!r} may be longer than {most} letters", f"set maxLength, at most {most}")
    for low, high in (("minLength", "maxLength"), ("minimum", "maximum"), ("minItems", "maxItems")):
        least, most_ = schema.get(low), schema.get(high)
        if isinstance(least, (int, float)) and isinstance(most_, (int, float)) and least > most_:
            yield _touch(way, f"no answer fits {field.name!r}: {low} {least}, {high} {most_}", "correct one of them")
    yield from _options(field, schema, way)
    for language in ("th", "en"):
        if thai_words.columns(getattr(field.label, language)) > WIDEST_LABEL:
            yield _touch((*way, "label", language), "the question is longer than two lines", "move words to help")


def _condition(field: Field, before: set[str], schema: dict[str, Any], way: Way) -> Iterator[Fault]:
    if field.when is None:
        return
    if field.when.field not in before:
        text = f"{field.name!r} waits for {field.when.field!r}, which is not asked before"
        yield _touch(way, text, "name a question that comes earlier")
    required = schema.get("required", [])
    if isinstance(required, list) and field.name in required:
        text = f"{field.name!r} is always required and sometimes hidden: then nobody can go on"
        yield _touch(way, text, "require it with if and then in schema.allOf")


def _options(field: Field, schema: dict[str, Any], way: Way) -> Iterator[Fault]:
    if field.type not in ("choice", "many_choices"):
        if field.options:
            yield _touch((*way, "options"), f"{field.name!r} is a {field.type} and has options", "remove them")
        return
    values = schema.get("items", {}).get("enum") if field.type == "many_choices" else schema.get("enum")
    if not isinstance(values, list) or {str(value) for value in values} != set(field.options):
        yield _touch(
            (*way, "options"), f"options and schema of {field.name!r} differ", "the schema's enum lists the same"
        )
    if not 2 <= len(field.options) <= MOST_OPTIONS:
        text = f"{len(field.options)} choices for {field.name!r}"
        yield _touch((*way, "options"), text, f"make it 2 to {MOST_OPTIONS}")


def _touch(way: Way, text: str, remedy: str) -> Fault:
    return Fault(("form", *way), "touch", text, remedy)
