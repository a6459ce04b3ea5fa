"""Values in the words of a language. Fixed texts of screens stand in the QML files and are translated by Qt."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Any

from drivers.thai_id import PartialDate
from govchannel.contract.catalog import Fee, Field, Text
from kiosk.identity import date_text

BANGKOK = timezone(timedelta(hours=7))

_YES = Text(th="ใช่", en="Yes")
_NO = Text(th="ไม่ใช่", en="No")
_FREE = Text(th="ไม่มีค่าใช้จ่าย", en="Free of charge")


def said(text: Text | None, language: str) -> str:
    """A bilingual text in one language; empty for None."""
    return "" if text is None else str(getattr(text, language))


def fee_text(fee: Fee, language: str) -> str:
    """What a service costs."""
    note = said(fee.note, language)
    if fee.baht is None:
        return note
    amount = said(_FREE, language) if fee.baht == 0 else _baht(fee.baht, language)
    return f"{amount} · {note}" if note else amount


def _baht(amount: float, language: str) -> str:
    number = f"{amount:,.2f}".removesuffix(".00")
    return f"{number} บาท" if language == "th" else f"{number} baht"


def answer_text(field: Field, value: Any, language: str) -> str:
    """An answer as its review shows it."""
    match field.type:
        case "yes_no":
            return said(_YES if value else _NO, language)
        case "choice":
            return said(field.options.get(str(value)), language) or str(value)
        case "many_choices":
            return ", ".join(said(field.options.get(str(one)), language) for one in value)
        case "date":
            return iso_date_text(str(value), language)
    return "" if value is None else str(value)


def iso_date_text(iso: str, language: str) -> str:
    """An ISO date, possibly of reduced precision, for people."""
    try:
        parts = [int(part) for part in iso.split("-")]
        return date_text(PartialDate(*parts), language)
    except (ValueError, TypeError, IndexError):
        return iso


def moment_text(moment: datetime, language: str) -> str:
    """A date and time in Bangkok."""
    local = moment.astimezone(BANGKOK)
    day = date_text(PartialDate(local.year, local.month, local.day), language)
    return f"{day} เวลา {local:%H:%M} น." if language == "th" else f"{day}, {local:%H:%M}"


def today() -> date:
    """The day in Bangkok, for what is shown; nothing is decided by it."""
    return datetime.now(BANGKOK).date()
