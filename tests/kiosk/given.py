"""What the terminal's tests start from: fictional citizens' cards and a service with a form."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from drivers.thai_id import Address, CardText, Name, PartialDate
from govchannel.contract.catalog import Agency, Fee, Field, Form, Service, Step, Text

MALEE = CardText(
    citizen_id="1101700207366",
    citizen_id_valid=True,
    name_th=Name("นาง", "มาลีสมมุติ", "", "ทดสอบดี"),
    name_en=Name("Mrs.", "Maleesommut", "", "Thotsopdee"),
    birth_date=PartialDate(1957, 7, 30),
    sex="female",
    address=Address("99/1", "4", "", "สมมุติ 5", "ทดสอบ", "ในเมือง", "เมืองขอนแก่น", "ขอนแก่น"),
    issuer="ท้องถิ่นเทศบาลสมมุติ/ขอนแก่น",
    issue_date=PartialDate(2020, 1, 2),
    expiry_date=PartialDate(2029, 7, 29),
    layout_version="0003",
    card_type="01",
    request_no="",
    officer_id="",
    photo_no="",
    photo_length=0,
)
SOMCHAI = replace(MALEE, citizen_id="1101700207374", name_th=Name("นาย", "สมชายสมมุติ", "", "ลองดู"))

AGENCY = Agency(id="DOPA", name=Text(th="กรมการปกครอง", en="Department of Provincial Administration"))


def text(words: str) -> Text:
    """The same words in both languages."""
    return Text(th=words, en=words)


def form(**changes: Any) -> Form:
    """Two pages: who (name from the card, phone), what (copies, purpose)."""
    schema: dict[str, Any] = {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "name": {"type": "string", "minLength": 1, "maxLength": 200},
            "phone": {"type": "string", "pattern": "^0[0-9]{8,9}$"},
            "copies": {"type": "integer", "minimum": 1, "maximum": 5},
            "use": {"type": "string", "enum": ["school", "work"]},
            "remark": {"type": "string", "maxLength": 20},
        },
        "required": ["name", "phone", "copies", "use"],
    }
    steps = [
        Step(
            title=text("who"),
            fields=[
                Field(name="name", type="text", label=text("name"), from_card="name_th"),
                Field(name="phone", type="phone", label=text("phone")),
            ],
        ),
        Step(
            title=text("what"),
            fields=[
                Field(name="copies", type="number", label=text("copies")),
                Field(
                    name="use",
                    type="choice",
                    label=text("use"),
                    options={"school": text("school"), "work": text("work")},
                ),
                Field(name="remark", type="text", label=text("remark")),
            ],
        ),
    ]
    values: dict[str, Any] = {
        "version": 3,
        "purpose": text("to copy it"),
        "retention_days": 365,
        "steps": steps,
        "schema": schema,
    }
    return Form(**values | changes)


def service(service_id: str = "dopa-house-copy", **changes: Any) -> Service:
    """A service of `AGENCY` that takes requests."""
    values: dict[str, Any] = {
        "id": service_id,
        "agency": AGENCY.id,
        "title": Text(th="ขอคัดสำเนาทะเบียนบ้าน", en="Copy of a house registration"),
        "description": text("a copy"),
        "audience": text("everybody"),
        "bring": [],
        "fee": Fee(baht=10),
        "duration": text("a day"),
        "channels": [],
        "life_events": ["home"],
        "assurance": "card-present",
        "form": form(),
    }
    return Service(**values | changes)


FILLED: dict[str, Any] = {"name": "นางมาลีสมมุติ ทดสอบดี", "phone": "0812345678", "copies": 2, "use": "school"}
