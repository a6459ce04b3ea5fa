"""Amounts of money: read as people type them, said in words as Thai forms want them."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation


def read_amount(typed: str) -> float | int | None:
    """Baht from ``1,250.50`` (Thai digits too); None for anything else, or more than two decimals."""
    plain = typed.replace(",", "").replace("฿", "").strip()
    try:
        value = Decimal(plain)
    except InvalidOperation:
        return None
    if not value.is_finite() or abs(value) >= 10**12 or value != round(value, 2):
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def in_words(baht: float) -> str:
    """The amount in Thai words, ``หนึ่งพันสองร้อยห้าสิบบาทห้าสิบสตางค์``."""
    from num2words import num2words  # noqa: PLC0415  # loads every language it knows: 60 ms, not at the start

    return str(num2words(Decimal(str(baht)), lang="th", to="currency", currency="THB"))
