"""The catalog: services, agencies and life events as they are published to terminals.

Names follow CPSV-AP (public service, competent authority, channel, cost, life event) where it has a word. Every entry
is a reviewable YAML file under ``resources/catalog``; unknown fields and wrong types are refused when it is read.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """Base of everything in the catalog: immutable, strict about unknown fields."""


class Text(Entry, frozen=True):
    """One text in the two languages of the screens."""

    th: str
    en: str


class Agency(Entry, frozen=True):
    """A competent authority. `id` is its abbreviation, for example ``DOPA``."""

    id: str
    name: Text
    phone: str | None = None
    website: str | None = None


class LifeEvent(Entry, frozen=True):
    """A reason to come to the state. `icon` is a file in ``resources/icons`` without its ending."""

    id: str
    name: Text
    icon: str


class Fee(Entry, frozen=True):
    """What the service costs. `baht` 0 = free, None = it depends; then `note` says on what."""

    baht: float | None = None
    note: Text | None = None


class Channel(Entry, frozen=True):
    """A way to the service. `address` is a web address, a phone number or the name of an app, None for an office."""

    kind: Literal["terminal", "office", "web", "phone", "app", "post"]
    text: Text
    address: str | None = None


FieldType = Literal["text", "long_text", "phone", "email", "number", "date", "choice", "many_choices", "yes_no"]

CardField = Literal[
    "citizen_id",
    "name_th",
    "name_en",
    "birth_date",
    "sex",
    "address",
    "house_no",
    "moo",
    "trok",
    "soi",
    "road",
    "subdistrict",
    "district",
    "province",
]


class Field(Entry, frozen=True):
    """How one property of the form's schema is shown and asked.

    `from_card` names what the card already knows: it is filled in, marked, and editable only with `editable`.
    `options` gives the words for each value of the schema's ``enum`` (choice, many_choices), in the order shown.
    """

    name: str
    type: FieldType
    label: Text
    help: Text | None = None
    from_card: CardField | None = None
    editable: bool = False
    options: dict[str, Text] = {}


class Step(Entry, frozen=True):
    """One page of a form."""

    title: Text
    fields: list[Field]


class Form(Entry, frozen=True):
    """What a citizen fills in. `schema` (JSON Schema 2020-12, type object) is the truth, `steps` are display hints.

    `purpose`, `recipient` (the service's agency) and `retention_days` are what the privacy notice tells before.
    `version` counts up with every change of meaning.
    """

    version: int
    purpose: Text
    retention_days: int
    steps: list[Step]
    schema: dict[str, Any]


class Service(Entry, frozen=True):
    """One public service. `audience`: who it is for; `bring`: what to bring; `assurance`: what a request needs."""

    id: str
    agency: str
    title: Text
    description: Text
    audience: Text
    bring: list[Text]
    fee: Fee
    duration: Text
    channels: list[Channel]
    life_events: list[str]
    keywords: list[str] = []
    assurance: Literal["none", "card-present"] = "none"
    form: Form | None = None


class AgencyKey(Entry, frozen=True):
    """An agency's public key that requests are sealed to. `suite` is a name in `envelope.SUITES`."""

    agency: str
    key_id: str
    suite: str
    public_key: bytes


class Catalog(Entry, frozen=True):
    """A whole catalog as one value."""

    services: list[Service]
    agencies: list[Agency]
    life_events: list[LifeEvent]
    keys: list[AgencyKey] = []
