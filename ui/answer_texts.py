"""Answers of a form in the words of a language: for its review, and beside a question while it is answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from govchannel.contract.catalog import SIGNED_BY_CARD, Field, Text
from kiosk.amounts import in_words
from kiosk.places import place_text
from ui.texts import baht_text, iso_date_text, said

_YES = Text(th="ใช่", en="Yes")
_NO = Text(th="ไม่ใช่", en="No")
_AGREED = Text(th="ยินยอม", en="Agreed")
_PICTURE = Text(th="ถ่ายภาพแล้ว", en="Picture taken")
_SIGNED = Text(th="เซ็นแล้ว", en="Signed")
_BY_CARD = Text(th="ไม่ได้เซ็น ยืนยันด้วยบัตรแทน", en="Not drawn: confirmed with your card")


def answer_text(field: Field, value: Any, language: str) -> str:
    """An answer as its review shows it. What does not fit its field is shown as it was typed."""
    try:
        return _TEXTS[field.type](field, value, language)
    except (TypeError, AttributeError, ValueError, KeyError):
        return "" if value is None else str(value)


def echo_text(field: Field, value: Any, language: str) -> str:
    """What an answer means, where a form says it beside the answer; else empty."""
    if field.type == "amount" and isinstance(value, (int, float)):
        return in_words(value) if language == "th" else baht_text(value, language)
    return place_text(value, language) if field.type == "place" and isinstance(value, dict) else ""


def _typed(_field: Field, value: Any, _language: str) -> str:
    return "" if value is None else str(value)


def _yes_no(_field: Field, value: Any, language: str) -> str:
    return said(_YES if value else _NO, language)


def _choice(field: Field, value: Any, language: str) -> str:
    return said(field.options.get(str(value)), language) or str(value)


def _choices(field: Field, value: Any, language: str) -> str:
    return ", ".join(said(field.options.get(str(one)), language) for one in value)


def _date(_field: Field, value: Any, language: str) -> str:
    return iso_date_text(str(value), language)


def _amount(_field: Field, value: Any, language: str) -> str:
    return baht_text(value, language) + (f" ({in_words(value)})" if language == "th" else "")


def _place(_field: Field, value: Any, language: str) -> str:
    return place_text(value, language)


def _parts(field: Field, value: Any, language: str) -> str:
    return " · ".join(answer_text(f, value[f.name], language) for f in field.fields if f.name in value)


def _items(field: Field, value: Any, language: str) -> str:
    return "\n".join(f"{place}. {_parts(field, item, language)}" for place, item in enumerate(value, 1))


_TEXTS: dict[str, Callable[[Field, Any, str], str]] = {
    "text": _typed,
    "long_text": _typed,
    "phone": _typed,
    "email": _typed,
    "citizen_id": _typed,
    "number": _typed,
    "amount": _amount,
    "date": _date,
    "place": _place,
    "choice": _choice,
    "many_choices": _choices,
    "yes_no": _yes_no,
    "consent": lambda _field, _value, language: said(_AGREED, language),
    "signature": lambda _field, value, language: said(_BY_CARD if value == SIGNED_BY_CARD else _SIGNED, language),
    "picture": lambda _field, _value, language: said(_PICTURE, language),
    "person": _parts,
    "list": _items,
}
"""Field type -> how its answers are said."""
