"""A phone, a terminal and an agency judge alike: over every form that ships, with right and wrong answers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Page

import resources
from demo.answers import filled
from govchannel.contract.answers import asked_fields, misfit
from govchannel.contract.catalog import AgencyKey, Service
from govchannel.contract.entries import read_folder
from govchannel.contract.phone import AT_A_TERMINAL_ONLY, why_not
from govchannel.gateway.form_page import form_page
from kiosk.form_check import check
from kiosk.forms import Draft
from tests.kiosk.given import MALEE
from tests.phone.conftest import Site

CATALOG = read_folder(resources.FOLDER / "catalog")
FORMS = [service for service in CATALOG.services if service.form]
KEY = AgencyKey(agency="X", key_id="k", suite="x25519-hkdf-sha256-aes256gcm", public_key=bytes(32))
WRONG: list[Any] = [
    "",
    "x",
    "x" * 3000,
    "0812345678",
    -1,
    1.005,
    10**9,
    [],
    {},
    True,
    False,
    ["nothing"],
    [{}],
    {"name": ""},
]
"""What no question, or only some, takes as an answer."""

JUDGE = """async ([assets, page, cases]) => {
  const { asked, troubles } = await import(`${assets}/answers.js`);
  page.form.fields = page.form.steps.flatMap((step) => step.fields);
  return cases.map((answers) => [
    asked(page.form, answers).map((field) => field.name),
    troubles(page.form, answers, page.sentences).map(({ path, text }) => [path, text]),
  ]);
}"""


def cases(service: Service) -> Iterator[Draft]:
    """A right draft; each answer left out; each answered wrongly. Never an answer to what is not asked."""
    right = filled(service, MALEE)
    yield right
    for field in right.form.fields:
        for wrong in (None, *WRONG) if field.type not in AT_A_TERMINAL_ONLY else ():
            given = {**right.answers, field.name: wrong}
            asked = {one.name for one in asked_fields(right.form, given)}
            answers = {name: value for name, value in given.items() if name in asked and value is not None}
            yield Draft(service, answers, attachments=right.attachments)


def page_of(service: Service) -> dict[str, Any]:
    agency = next(one for one in CATALOG.agencies if one.id == service.agency)
    html = form_page(service, agency, KEY, "th", "")
    found = re.search(r'id="page">(.*?)</script>', html, re.S)
    assert found
    page: dict[str, Any] = json.loads(found[1])
    # A terminal has it from the card what a phone has to judge as typed.
    types = {field.name: field.type for field in service.form.fields} if service.form else {}
    for field in (field for step in page["form"]["steps"] for field in step["fields"]):
        field["type"] = types[field["name"]]
    return page


def test_the_page_says_of_every_answer_what_a_terminal_says(site: Site, phone: Page) -> None:
    phone.goto(site.address())
    assets = phone.evaluate("document.querySelector('script[src]').src.replace('/form.js', '')")
    judged = 0
    for service in FORMS:
        drafts = [draft for draft in cases(service) if _can_be_typed(draft)]
        answers = phone.evaluate(JUDGE, [assets, page_of(service), [dict(draft.answers) for draft in drafts]])
        for draft, (_, said) in zip(drafts, answers, strict=True):
            told = [[trouble.field, trouble.text.th] for trouble in check(draft)]
            assert said == told, (service.id, draft.answers)
            assert (misfit(draft.form, draft.answers, lambda field: field.type) is None) == (not told)
            judged += 1
    assert judged > 1000


def _can_be_typed(draft: Draft) -> bool:
    """Not what no control yields: a list or a person of another shape, which a terminal could not hold either."""
    for field in draft.form.fields:
        value = draft.answers.get(field.name)
        if field.type == "list" and not (
            value is None or (isinstance(value, list) and all(isinstance(i, dict) for i in value))
        ):
            return False
        if field.type in ("person", "place") and not (value is None or isinstance(value, dict)):
            return False
    return True


def test_of_every_form_that_ships_it_is_known_whether_a_phone_can_send_it() -> None:
    offered = {service.id for service in FORMS if why_not(service) is None}
    assert offered == {"bma-fondue", "dlpw-complaint", "nhso-complaint", "ocpb-complaint", "pwa-leak"}
    for service in CATALOG.services:
        why = why_not(service)
        assert (why == "no-form") == (service.form is None)
        if service.form and service.assurance != "none":
            assert why in ("card", "login")
