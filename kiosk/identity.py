"""Who the card says the citizen is, in the words of screens and forms. Nothing here is ever logged."""

from __future__ import annotations

from datetime import date

from drivers.thai_id import Address, CardText, Name, PartialDate
from govchannel.contract.catalog import CardField
from govchannel.contract.thai_time import BUDDHIST_ERA, MONTHS


def full_name(name: Name) -> str:
    """Title, first, middle and last name; a Thai title stands close to the first name, an English one apart."""
    thai = any("\u0e00" <= letter <= "\u0e7f" for letter in name.first)
    called = f"{name.title}{name.first}" if thai else f"{name.title} {name.first}".strip()
    return " ".join(part for part in (called, name.middle, name.last) if part)


def name_in(card: CardText, language: str) -> str:
    """The name in the language of the screen, or in the other one where the card has only that."""
    thai, english = full_name(card.name_th), full_name(card.name_en)
    return (english or thai) if language == "en" else (thai or english)


def grouped_id(citizen_id: str) -> str:
    """A citizen id as it is printed on the card: ``1 2345 67890 12 3``; other texts unchanged."""
    if len(citizen_id) != 13:
        return citizen_id
    return " ".join((citizen_id[0], citizen_id[1:5], citizen_id[5:10], citizen_id[10:12], citizen_id[12]))


def masked_id(citizen_id: str) -> str:
    """A citizen id that a neighbour may see: only the last three digits."""
    hidden = "".join("•" if place < len(citizen_id) - 3 else digit for place, digit in enumerate(citizen_id))
    return grouped_id(hidden)


def date_text(value: PartialDate | None, language: str) -> str:
    """A date for people, as exact as it is known: Buddhist Era in Thai, common era in English; empty for None."""
    if value is None:
        return ""
    year = str(value.year + BUDDHIST_ERA) if language == "th" else str(value.year)
    if value.month is None:
        return f"พ.ศ. {year}" if language == "th" else year
    month = MONTHS[value.month - 1].said(language)
    return f"{value.day} {month} {year}" if value.day is not None else f"{month} {year}"


def expired(card: CardText, today: date) -> bool:
    """Whether the card is past its date. A card for life never is, nor is one whose date cannot be told exactly."""
    last = card.expiry_date
    if last is None or last.month is None or last.day is None:
        return False
    return (last.year, last.month, last.day) < (today.year, today.month, today.day)


def address_text(address: Address) -> str:
    """The registered address in one line, with the words that belong to its place."""
    bangkok = address.province.startswith("กรุงเทพ")
    parts = (
        address.house_no,
        _with("หมู่ที่ ", address.moo),
        _with("ตรอก", address.trok),
        _with("ซอย", address.soi),
        _with("ถนน", address.road),
        _with("แขวง" if bangkok else "ตำบล", address.subdistrict),
        _with("เขต" if bangkok else "อำเภอ", address.district),
        address.province if bangkok else _with("จังหวัด", address.province),
    )
    return " ".join(part for part in parts if part)


def card_fields(card: CardText) -> dict[CardField, str]:
    """Everything a form may ask of the card, by the catalog's names; what the card does not say is left out."""
    address = card.address
    fields: dict[CardField, str] = {
        "citizen_id": card.citizen_id,
        "name_th": full_name(card.name_th),
        "name_en": full_name(card.name_en),
        "birth_date": card.birth_date.isoformat() if card.birth_date else "",
        "sex": card.sex or "",
        "address": address_text(address),
        "house_no": address.house_no,
        "moo": address.moo,
        "trok": address.trok,
        "soi": address.soi,
        "road": address.road,
        "subdistrict": address.subdistrict,
        "district": address.district,
        "province": address.province,
    }
    return {name: value for name, value in fields.items() if value}


def _with(word: str, value: str) -> str:
    return f"{word}{value}" if value else ""
