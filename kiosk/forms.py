"""A form being filled in: what the card knows, which questions are asked, answers changed one after another.

An answer has a path: ``name``, ``person.name``, or ``list.0.name``. What is wrong with answers: `form_check`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec
from msgspec.structs import replace

from drivers.thai_id import CardText
from drivers.values import Secret, Value
from govchannel.contract.answers import asked_fields, paths_of, value_of
from govchannel.contract.catalog import Field, Form, Service
from kiosk.identity import card_fields

PICTURE_TYPE = "image/jpeg"
MOST_PICTURE_BYTES = 700_000
"""What a terminal attaches of one picture."""


class Draft(Value, frozen=True):
    """A form being filled in; lives in the session only. `answers` maps field names to JSON values.

    `given` are the fields that the card filled in; `attachments` what answers name by its SHA-256 (hex).
    """

    service: Service
    answers: Secret[Mapping[str, Any]]
    given: frozenset[str] = frozenset()
    attachments: Secret[Mapping[str, bytes]] = msgspec.field(default_factory=dict)

    @property
    def form(self) -> Form:
        """The service's form."""
        assert self.service.form is not None
        return self.service.form

    def form_step(self, path: str) -> int:
        """The page on which an answer stands; the first for an unknown one."""
        name = path.partition(".")[0]
        pages = (number for number, step in enumerate(self.form.steps) for f in step.fields if f.name == name)
        return next(pages, 0)


def begin(service: Service, card: CardText) -> Draft:
    """A service's form with what the card knows already, in the fields that ask for it; lists begin with one item."""
    assert service.form is not None
    form, known = service.form, card_fields(card)
    given = {f.name: known[f.from_card] for f in form.fields if f.from_card is not None and f.from_card in known}
    lists = [f for f in form.fields if f.type == "list" and f.when is None]
    firsts: dict[str, Any] = {f.name: [{}] for f in lists if f.name in form.schema.get("required", [])}
    return Draft(service, given | firsts, frozenset(given))


def field_at(form: Form, path: str) -> Field | None:
    """The field of an answer: ``name``, ``person.name`` or ``list.0.name``; None for an unknown one."""
    name, *inner = path.split(".")
    asked = next((f for f in form.fields if f.name == name), None)
    if asked is None or not inner:
        return asked
    return next((f for f in asked.fields if f.name == inner[-1]), None)


def value_at(draft: Draft, path: str) -> Any:
    """The answer at a path; None where there is none."""
    return value_of(draft.answers, path)


def answer(draft: Draft, path: str, value: Any) -> Draft:
    """The draft with one answer changed; None, an empty text and a consent not given take it back.

    A field that the card filled in and that is not editable keeps its value; an unknown one is not taken.
    """
    name, *inner = path.split(".")
    asked, end = field_at(draft.form, name), field_at(draft.form, path)
    if asked is None or end is None or (name in draft.given and not asked.editable):
        return draft
    if isinstance(value, str):
        value = value.strip()
    if end.type == "consent" and value is not True:
        value = None
    old = draft.answers.get(name)
    match asked.type, inner:
        case "person", [part]:
            value = _with(old or {}, part, value)
        case "list", [index, part] if index.isdecimal() and int(index) < len(old or []):
            value = [_with(item, part, value) if str(at) == index else item for at, item in enumerate(old or [])]
        case _, []:
            pass
        case _:
            return draft
    return _without_hidden(replace(draft, answers=_with(draft.answers, name, value)))


def attach(draft: Draft, path: str, picture: bytes) -> Draft:
    """The draft with a picture (JPEG) as the answer to a field that asks for one; an unknown field takes none."""
    asked = field_at(draft.form, path)
    if asked is None or asked.type != "picture":
        return draft
    digest = hashlib.sha256(picture).hexdigest()
    value = {"sha256": digest, "bytes": len(picture), "type": PICTURE_TYPE}
    return answer(replace(draft, attachments={**draft.attachments, digest: picture}), path, value)


def add_item(draft: Draft, name: str) -> Draft:
    """The draft with one more, empty item in a list, as long as the schema allows it."""
    asked = field_at(draft.form, name)
    items = draft.answers.get(name, [])
    if asked is None or asked.type != "list" or len(items) >= most_items(draft.form, asked):
        return draft
    return replace(draft, answers=_with(draft.answers, name, [*items, {}]))


def remove_item(draft: Draft, name: str, index: int) -> Draft:
    """The draft without an item of a list."""
    items = draft.answers.get(name)
    asked = field_at(draft.form, name)
    if asked is None or asked.type != "list" or not isinstance(items, list) or not 0 <= index < len(items):
        return draft
    return replace(draft, answers=_with(draft.answers, name, items[:index] + items[index + 1 :]))


def most_items(form: Form, asked: Field) -> int:
    """How many items a list may have."""
    return int(form.schema["properties"][asked.name].get("maxItems", 1))


def _with(answers: Mapping[str, Any], name: str, value: Any) -> dict[str, Any]:
    """Answers with one changed, or taken back."""
    others = {key: other for key, other in answers.items() if key != name}
    return others if value in (None, "", [], {}) else {**answers, name: value}


def shown_fields(draft: Draft, step: int) -> list[Field]:
    """What is asked on a page, with the answers as they are."""
    asked = {f.name for f in asked_fields(draft.form, draft.answers)}
    return [f for f in draft.form.steps[step].fields if f.name in asked]


def _without_hidden(draft: Draft) -> Draft:
    """The draft without answers to what is not asked any more, and without attachments that no answer names."""
    asked = {f.name: f.type for f in asked_fields(draft.form, draft.answers)}
    answers = {name: value for name, value in draft.answers.items() if name in asked}
    pictures = [answers.get(name) for name, kind in asked.items() if kind == "picture"]
    named = [str(value.get("sha256")) for value in pictures if isinstance(value, dict)]
    attachments = {digest: draft.attachments[digest] for digest in named if digest in draft.attachments}
    return replace(draft, answers=answers, attachments=attachments)


def paths(draft: Draft, fields: Iterable[Field]) -> Iterator[tuple[str, Field]]:
    """Fields and those inside them, each with its path, in the order they are shown."""
    return paths_of(draft.answers, fields)
