"""Rules for forms: what is asked can be answered with a finger on a touch screen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import jsonschema_rs

from govchannel.catalog.finding import Fault
from govchannel.catalog.marks import Way
from govchannel.contract import thai_words
from govchannel.contract.catalog import SIGNED_BY_CARD, Field, Form
from govchannel.contract.wire import MAX_ATTACHMENTS

MOST_FIELDS = 7
"""Of one page: more are not seen at once, even with scrolling."""
MOST_STEPS = 8
MOST_OPTIONS = 12
MOST_PICTURES = MAX_ATTACHMENTS
"""Of a form: each goes over the line by itself."""
MOST_ITEMS = 12
"""Of a list: each is a card of several questions."""
LONGEST_TEXT = {"text": 400, "long_text": 2000, "phone": 20, "email": 254, "citizen_id": 13, "signature": 20_000}
"""Characters that somebody types standing, or draws."""
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
    "amount": ("number", "integer"),
    "place": ("object",),
    "many_choices": ("array",),
    "yes_no": ("boolean",),
    "consent": ("boolean",),
    "signature": ("string",),
    "picture": ("object",),
    "person": ("object",),
    "list": ("array",),
}
"""Field type -> the schema types that its answers have."""


def form(given: Form) -> Iterator[Fault]:
    """All faults of a form; places are inside the service's entry."""
    schema = given.schema
    yield from _schema(schema)
    asked: set[str] = set()
    properties = _properties(schema)
    if not given.steps or len(given.steps) > MOST_STEPS:
        yield _touch(("steps",), f"{len(given.steps)} pages", f"make it 1 to {MOST_STEPS}")
    for number, step in enumerate(given.steps):
        way = ("steps", number, "fields")
        if not step.fields or len(step.fields) > MOST_FIELDS:
            yield _touch(way, f"{len(step.fields)} questions on one page", f"make it 1 to {MOST_FIELDS}")
        for place, field in enumerate(step.fields):
            yield from _condition(field, asked, schema, (*way, place, "when"))
            yield from _known(field, asked, properties, (*way, place), ("schema",))
            asked.add(field.name)
    yield from _unasked(schema, asked, ("schema",))
    pictures = sum(field.type == "picture" for field in given.fields)
    if pictures > MOST_PICTURES:
        yield _touch(("steps",), f"{pictures} pictures", f"ask for {MOST_PICTURES} at most")


def _known(field: Field, asked: set[str], properties: dict[str, Any], way: Way, schema_way: Way) -> Iterator[Fault]:
    """A field and the property it stands for, once; `asked` are the names before it."""
    if field.name in asked:
        yield _touch(way, f"{field.name!r} is asked twice", "ask it once")
    if field.name not in properties:
        text = f"{field.name!r} is not in the schema"
        yield _touch(way, text, f"add it to {'.'.join(str(part) for part in schema_way)}.properties")
    elif isinstance(properties[field.name], dict):
        yield from _field(field, properties[field.name], way, (*schema_way, "properties", field.name))


def _unasked(schema: dict[str, Any], asked: set[str], way: Way) -> Iterator[Fault]:
    """What the schema wants and nobody asks."""
    properties = _properties(schema)
    for name in sorted(set(properties) - asked):
        yield _touch((*way, "properties", name), f"{name!r} is never asked", "add a field, or remove the property")
    required = schema.get("required", [])
    for name in required if isinstance(required, list) else []:
        if name not in properties:
            yield _touch((*way, "required"), f"{name!r} is required and no property", "correct the name")


def _properties(schema: dict[str, Any]) -> dict[str, Any]:
    properties = schema.get("properties")
    return properties if isinstance(properties, dict) else {}


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


def _field(field: Field, schema: dict[str, Any], way: Way, schema_way: Way) -> Iterator[Fault]:
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
    yield from _parts(field, schema, way, schema_way)
    yield from _meaning(field, schema, way)
    for language in ("th", "en"):
        if thai_words.columns(field.label.said(language)) > WIDEST_LABEL:
            yield _touch((*way, "label", language), "the question is longer than two lines", "move words to help")


def _parts(field: Field, schema: dict[str, Any], way: Way, schema_way: Way) -> Iterator[Fault]:
    """What is asked of a person, or of each item of a list."""
    if field.type not in ("person", "list"):
        if field.fields:
            yield _touch((*way, "fields"), f"{field.name!r} is a {field.type} and has fields", "remove them")
        return
    listed = field.type == "list"
    inner = schema.get("items") if listed else schema
    inner = inner if isinstance(inner, dict) else {}
    inner_way: Way = (*schema_way, "items") if listed else schema_way
    if not 1 <= len(field.fields) <= MOST_FIELDS:
        yield _touch(
            (*way, "fields"), f"{len(field.fields)} questions in {field.name!r}", f"make it 1 to {MOST_FIELDS}"
        )
    most = schema.get("maxItems")
    if listed and (not isinstance(most, int) or not 1 <= most <= MOST_ITEMS):
        yield _touch(way, f"{field.name!r} may have any number of items", f"set maxItems, 1 to {MOST_ITEMS}")
    asked: set[str] = set()
    for place, part in enumerate(field.fields):
        part_way = (*way, "fields", place)
        if part.type in ("person", "list", "signature", "picture", "consent") or part.when or part.from_card:
            text = f"{part.name!r} in {field.name!r} is a {part.type}, waits for another answer or is from the card"
            yield _touch(part_way, text, "ask it outside")
        yield from _known(part, asked, _properties(inner), part_way, inner_way)
        asked.add(part.name)
    yield from _unasked(inner, asked, inner_way)


def _meaning(field: Field, schema: dict[str, Any], way: Way) -> Iterator[Fault]:
    """What a type promises beyond its schema's type."""
    if field.type == "consent" and schema.get("const") is not True:
        yield _touch(way, f"{field.name!r} is a consent that can be refused", "set const: true, or make it a yes_no")
    if field.type == "signature" and not _takes(schema, SIGNED_BY_CARD):
        text = f"who cannot draw cannot answer {field.name!r}"
        yield _touch(way, text, f"let the schema take {SIGNED_BY_CARD!r} as well")
    whole = schema.get("format") == "date"
    if field.type == "date" and "pattern" not in schema and whole == field.partial:
        wanted = "a pattern for year, month and day" if field.partial else "format: date"
        yield _touch(way, f"the schema of {field.name!r} does not fit its precision", f"set {wanted}")
    if field.partial and field.type != "date":
        yield _touch(way, f"{field.name!r} is a {field.type} and partial", "only dates are")


def _takes(schema: dict[str, Any], value: Any) -> bool:
    """Whether an answer fits; of a schema that is none, which is told elsewhere, nothing more is said."""
    try:
        return jsonschema_rs.is_valid(schema, value)
    except (jsonschema_rs.ValidationError, ValueError):
        return True


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
