"""A form filled in as a person would, whatever it asks: for tests, benchmarks and pictures."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema_rs

from drivers.thai_id import CardText
from govchannel.contract.answers import asked_fields
from govchannel.contract.catalog import Field, Service
from kiosk import forms, places

SIGNATURE = (
    "M60 190 L75 120 L95 80 L120 95 L118 150 L105 215 L112 250 L140 205 L170 150 L196 140 L190 190 L205 215 L236 170"
    " L262 150 L268 190 L290 200 L330 160 L360 130 L352 185 L380 205 L430 165 L470 150 L540 160 M250 95 L300 70"
)
LEAK: dict[str, Any] = {
    "location": "หน้าบ้านเลขที่ 9 ซอยสมมุติ 5",
    "subdistrict": "ในเมือง",
    "district": "เมืองขอนแก่น",
    "province": "ขอนแก่น",
    "kind": "main",
    "severity": "flow",
    "no_water": False,
    "seen_date": "today",
    "phone": "0812345678",
}
"""A burst pipe, as fingers enter it: ``today`` is picked, not typed."""
PICTURE = (Path(__file__).parent / "damage.jpg").read_bytes()
"""A drawn picture of a flooded house, as a camera would take it."""
EXAMPLES = {
    "phone": "0812345678",
    "email": "name@example.com",
    "citizen_id": "1101700207374",
    "date": "2026-11-21",
    "yes_no": True,
    "consent": True,
    "signature": SIGNATURE,
}
PATTERNED = (
    "1101700207366",
    "123456789012",
    "1234567890",
    "10200",
    "12345",
    "1กข 1234",
    "กข",
    "1234",
    "12",
    "1",
    "กก 1",
    "08:30",
    "AA1234567",
)
"""Answers for text fields with a pattern: numbers of the usual lengths, a number plate, a time."""


def filled(service: Service, card: CardText, begun: forms.Draft | None = None) -> forms.Draft:
    """A service's form with an answer to everything it asks; what was answered already stays."""
    draft = begun or forms.begin(service, card)
    assert service.form is not None
    properties = service.form.schema["properties"]
    for field in service.form.fields:
        asked = asked_fields(draft.form, draft.answers)
        if field in asked and draft.answers.get(field.name) in (None, [{}]):
            draft = _answered(draft, field, properties[field.name])
    return draft


def _answered(draft: forms.Draft, field: Field, schema: dict[str, Any]) -> forms.Draft:
    match field.type:
        case "picture":
            draft = forms.attach(draft, field.name, PICTURE)
        case "person":
            for part in field.fields:
                draft = forms.answer(draft, f"{field.name}.{part.name}", example(part, schema["properties"][part.name]))
        case "list":
            draft = draft if draft.answers.get(field.name) else forms.add_item(draft, field.name)
            parts = schema["items"]["properties"]
            for part in field.fields:
                draft = forms.answer(draft, f"{field.name}.0.{part.name}", example(part, parts[part.name]))
        case _:
            draft = forms.answer(draft, field.name, example(field, schema))
    return draft


def example(field: Field, schema: dict[str, Any]) -> Any:
    """An answer to one field that has no fields of its own."""
    if field.type in EXAMPLES:
        return EXAMPLES[field.type]
    match field.type:
        case "number" | "amount":
            return schema.get("minimum", 1)
        case "choice":
            return next(iter(field.options))
        case "many_choices":
            return [next(iter(field.options))]
        case "place":
            return next(dict(line.answer) for line in places.find("50290") if line.answer)
    if "pattern" in schema:
        return next(text for text in PATTERNED if jsonschema_rs.is_valid(schema, text))
    return "ทดสอบ"[: schema.get("maxLength", 5)] + "ก" * max(0, schema.get("minLength", 0) - 5)
