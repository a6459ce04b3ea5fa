"""One example of every screen, filled as full as real ones are."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import resources
from drivers.people import PEOPLE
from drivers.thai_id import decode
from govchannel.contract.catalog import Service, Text
from govchannel.contract.entries import read_folder
from kiosk import forms
from kiosk.catalog import Catalog
from kiosk.journey.states import (
    CardFault,
    CardTrouble,
    Choosing,
    Consent,
    Done,
    Filling,
    Goodbye,
    Home,
    Journey,
    Reading,
    Reason,
    Results,
    Reviewing,
    ServicePage,
    Slip,
    Submitting,
    Visit,
    Welcome,
)
from kiosk.receipt import Receipt
from kiosk.service import Query
from tests.test_shipped_catalog import example

LONGEST = PEOPLE["longest"]
READERS = frozenset({"reader"})


def visit(person: str = "malee") -> Visit:
    memory = PEOPLE[person].memory()
    return Visit(
        1, decode.card_text(memory, simulated=True), PEOPLE[person].photo or None, photo_done=True, agreed=True
    )


def services() -> dict[str, Service]:
    return {service.id: service for service in read_folder(resources.FOLDER / "catalog").services}


def filled(service: Service, who: Visit) -> forms.Draft:
    draft = forms.begin(service, who.card)
    answers: dict[str, Any] = dict(draft.answers)
    for step in draft.form.steps:
        for field in step.fields:
            answers.setdefault(field.name, example(field, draft.form.schema["properties"][field.name]))
    return replace(draft, answers=answers)


def moments(catalog: Catalog) -> dict[str, Journey]:
    """Name -> what is to be shown."""
    known = services()
    malee, longest = visit(), visit("longest")
    leak = known["pwa-leak"]
    longest_title = max(known.values(), key=lambda service: len(service.title.th) + len(service.description.th))
    empty = forms.begin(leak, malee.card)
    listing = catalog.listing(Query("agency", "DOPA"))
    agency = catalog.agency("PWA")
    hours = agency.hours if agency else None
    trail = (Home(), ServicePage(leak.id, leak, hours=hours))
    receipt = Receipt(
        "KW2MX-R5QVP-72Y8E", leak.title, Text(th="การประปาส่วนภูมิภาค", en="Provincial Waterworks Authority"),
        datetime(2026, 11, 21, 5, 55, tzinfo=UTC), "https://gateway.example/s/abcdefghijklmnopqrstuv",
    )  # fmt: skip
    states: dict[str, Any] = {
        "welcome": Welcome(),
        "reading": Reading(1),
        "notice": Consent(malee),
        "notice-longest": Consent(longest),
        "notice-expired": Consent(visit("expired")),
        "notice-no-photo": Consent(visit("no-photo")),
        "home": Choosing(malee),
        "home-anonymous": Choosing(None),
        "results": Choosing(malee, (Home(), Results(Query("agency", "DOPA"), listing))),
        "nothing-found": Choosing(
            malee, (Home(), Results(Query("search", "xyz"), replace(listing, title=None, services=())))
        ),
        "nothing-fits": Choosing(
            malee, (Home(), Results(Query("search", "zqxbat"), replace(listing, title=None, exact=False)))
        ),
        "service": Choosing(malee, trail),
        "service-eligible": Choosing(malee, (Home(), ServicePage("dla-old", known["dla-old"], hours=hours))),
        "service-not-eligible": Choosing(malee, (Home(), ServicePage("tdc-sd9", known["tdc-sd9"], hours=hours))),
        "service-longest": Choosing(None, (Home(), ServicePage(longest_title.id, longest_title))),
        "service-missing": Choosing(malee, (Home(), ServicePage("gone", None, missing=True))),
        "review": Reviewing(malee, filled(leak, malee), trail),
        "review-failed": Reviewing(longest, filled(known["sso-40"], longest), trail, "outbox-unavailable"),
        "sending": Submitting(malee, filled(leak, malee), trail),
        "receipt": Done(malee, receipt),
        "receipt-card-out": Done(None, receipt),
    }
    states |= {f"receipt-slip-{slip.value}": Done(malee, receipt, slip) for slip in Slip if slip is not Slip.NONE}
    states |= {f"trouble-{fault.value}": CardTrouble(fault) for fault in CardFault}
    states |= {f"goodbye-{reason.value}": Goodbye(reason) for reason in Reason}
    for number, _ in enumerate(empty.form.steps):
        troubles = forms.check_step(empty, number)
        states[f"form-{number + 1}"] = Filling(malee, filled(leak, malee), trail, number)
        states[f"form-{number + 1}-troubles"] = Filling(malee, empty, trail, number, troubles)
    shown = {name: Journey(state, readers=READERS, inserted=1) for name, state in states.items()}
    shown["service-no-room"] = replace(shown["service"], room=False)
    shown["welcome-no-reader"] = Journey(Welcome(), service_up=False)
    shown["goodbye-card-taken"] = Journey(Goodbye(Reason.ENDED), readers=READERS)
    shown["countdown"] = replace(shown["form-1"], seconds_left=24)
    return shown
