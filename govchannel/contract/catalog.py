"""The catalog: services, agencies, life events, news and apps as they are published to terminals.

Names follow CPSV-AP 3.2 (public service, competent authority, channel, cost, requirement, evidence, output, legal
resource, life event) and schema.org's GovernmentService where they have a word; ``docs/catalog.md`` gives the table.
Every entry is a reviewable YAML file under ``resources/catalog``; unknown fields and wrong types are refused when it is
read.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

MODEL = 5
"""Version of these types: counts up when a terminal of before could not read an entry of now (`content.model_of`)."""

Id = Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9-]{0,63}$")]
"""A service or life event: lower case, digits and dashes; also the name of its file."""
AgencyId = Annotated[str, Meta(pattern=r"^[A-Z][A-Z0-9-]{0,31}$")]
Time = Annotated[str, Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$")]
"""A time of day in Thailand, ``08:30``."""
Duration = Annotated[str, Meta(pattern=r"^P(?=.)([0-9]+[YMWD])*(T(?=.)([0-9]+H)?([0-9]+M)?)?$")]
"""ISO 8601, ``PT30M`` or ``P15D``; days are working days."""
Place = Annotated[str, Meta(pattern=r"^[1-9][0-9]([0-9]{2})?$")]
"""A province (2 digits) or a district (4 digits), by the codes of the Department of Provincial Administration."""
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """Base of everything in the catalog: immutable, strict about unknown fields."""


class Text(Entry, frozen=True):
    """One text in the two languages of the screens."""

    th: str
    en: str

    def said(self, language: str) -> str:
        """In one of them."""
        return self.th if language == "th" else self.en


class Period(Entry, frozen=True):
    """Open on these days from `opens` until `closes`, the same day."""

    days: Annotated[list[Weekday], Meta(min_length=1)]
    opens: Time
    closes: Time


class Hours(Entry, frozen=True):
    """When somebody is there. On a day of the catalog's `holidays` nobody is, but with `on_holidays`."""

    periods: Annotated[list[Period], Meta(min_length=1)]
    on_holidays: bool = False
    note: Text | None = None


class Holiday(Entry, frozen=True):
    """A day on which government counters are closed."""

    date: date
    name: Text


class Agency(Entry, frozen=True):
    """A competent authority. `id` is its abbreviation, for example ``DOPA``; `hours` those of its counters."""

    id: AgencyId
    name: Text
    phone: str | None = None
    website: str | None = None
    hours: Hours | None = None


class LifeEvent(Entry, frozen=True):
    """A reason to come to the state. `icon` is a file in ``resources/icons`` without its ending."""

    id: Id
    name: Text
    icon: str


class Eligibility(Entry, frozen=True):
    """Who may have the service, as far as an ID card can tell. What is left out is not asked.

    `age_from` and `age_to` are completed years, both included; `age_by` ``year`` counts the year only, as the military
    law does: who turns that age during this calendar year. `provinces`: where the citizen is registered.
    """

    age_from: Annotated[int, Meta(ge=0, le=150)] | None = None
    age_to: Annotated[int, Meta(ge=0, le=150)] | None = None
    age_by: Literal["birthday", "year"] = "birthday"
    sex: Literal["male", "female"] | None = None
    provinces: list[Place] = []


class FeeRule(Entry, frozen=True):
    """Another fee in a case: told in words, and with `eligible` also tested against the card."""

    text: Text
    baht: Annotated[float, Meta(ge=0)]
    eligible: Eligibility | None = None


class Fee(Entry, frozen=True):
    """What the service costs. `baht` 0 = free, None = it depends; then `note` says on what. `rules`: other cases."""

    baht: Annotated[float, Meta(ge=0)] | None = None
    note: Text | None = None
    rules: list[FeeRule] = []


class Channel(Entry, frozen=True):
    """A way to the service. `address` is a web address, a phone number or the name of an app, None for an office.

    `hours`: when somebody is there, instead of the agency's own. `origins`: where a website leads besides its own
    origin, for example ``https://login.example.go.th``; everything else is not opened on a terminal.
    """

    kind: Literal["terminal", "office", "web", "phone", "app", "post"]
    text: Text
    address: str | None = None
    hours: Hours | None = None
    origins: list[str] = []


class LegalResource(Entry, frozen=True):
    """The law a service rests on; `address` is where it can be read."""

    title: Text
    address: str | None = None


FieldType = Literal[
    "text",
    "long_text",
    "phone",
    "email",
    "citizen_id",
    "number",
    "amount",
    "date",
    "place",
    "choice",
    "many_choices",
    "yes_no",
    "consent",
    "signature",
    "picture",
    "person",
    "list",
]
"""What kind of answer a field takes; `docs/catalog.md` has the table with the JSON of each."""

SIGNED_BY_CARD = "by-card"
"""Answers a signature where somebody cannot draw: confirmed with the card. What that proves, the assurance says."""

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


class Condition(Entry, frozen=True):
    """Another answer of the same form is exactly this."""

    field: str
    equals: str | bool | int


class Field(Entry, frozen=True):
    """How one property of the form's schema is shown and asked.

    `from_card` names what the card already knows: it is filled in, marked, and editable only with `editable`.
    `when`: shown only then; what was answered before is dropped when it is hidden. Where it must be answered, the
    schema says so with ``if`` and ``then``.
    `options` gives the words for each value of the schema's ``enum`` (choice, many_choices), in the order shown.
    `partial`: a date of which only the year, or year and month, may be known.
    `fields`: what is asked of a person, or of each item of a list.
    """

    name: str
    type: FieldType
    label: Text
    help: Text | None = None
    from_card: CardField | None = None
    editable: bool = False
    options: dict[str, Text] = {}
    when: Condition | None = None
    partial: bool = False
    fields: list[Field] = []


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

    @property
    def fields(self) -> list[Field]:
        """What is asked, page after page."""
        return [field for step in self.steps for field in step.fields]


class Service(Entry, frozen=True):
    """One public service.

    `audience`: who it is for (`eligibility`: what of it a card can tell); `bring`: the evidence; `output`: what one
    gets; `processing_time`: the longest by rule, `duration` in words; `offered_in`: provinces and districts, empty for
    the whole country; `assurance`: what a request needs (nothing, a card in the reader, a ThaID login), or wishes:
    ``card-verified`` is a card that the register is asked about where that can be done; it never stands in the way.
    """

    id: Id
    agency: AgencyId
    title: Text
    description: Text
    audience: Text
    bring: list[Text]
    fee: Fee
    duration: Text
    channels: list[Channel]
    life_events: list[str]
    keywords: list[str] = []
    assurance: Literal["none", "card-present", "card-verified", "thaid"] = "none"
    form: Form | None = None
    eligibility: Eligibility | None = None
    processing_time: Duration | None = None
    output: Text | None = None
    legal: list[LegalResource] = []
    offered_in: list[Place] = []


class AgencyKey(Entry, frozen=True):
    """An agency's public key that requests are sealed to. `suite` is a name in `envelope.SUITES`.

    `valid_from`: terminals seal to it from then on (None: always). Which of several is `agency_keys.chosen`.
    """

    agency: str
    key_id: str
    suite: str
    public_key: bytes
    valid_from: Annotated[datetime, Meta(tz=True)] | None = None


class Article(Entry, frozen=True):
    """News of an agency: `body` are its paragraphs. Shown from `published` until `until`, both days included.

    `services`: what a reader may want to go on with.
    """

    id: Id
    agency: AgencyId
    title: Text
    summary: Text
    body: Annotated[list[Text], Meta(min_length=1)]
    published: date
    until: date | None = None
    services: list[Id] = []


class App(Entry, frozen=True):
    """An app of the state for a phone, `agency` is its publisher; `does` says what one can do with it, line by line.

    `android` and `ios` are its pages in Google Play and the App Store, `website` is where else one learns of it.
    `services`: what can also be done without the app.
    """

    id: Id
    agency: AgencyId
    name: Text
    description: Text
    does: Annotated[list[Text], Meta(min_length=1)]
    android: str | None = None
    ios: str | None = None
    website: str | None = None
    services: list[Id] = []


class Catalog(Entry, frozen=True):
    """A whole catalog as one value."""

    services: list[Service]
    agencies: list[Agency]
    life_events: list[LifeEvent]
    keys: list[AgencyKey] = []
    holidays: list[Holiday] = []
    articles: list[Article] = []
    apps: list[App] = []
