"""Values in the words of a language. Fixed texts of screens stand in the QML files and are translated by Qt."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime

from drivers.thai_id import PartialDate
from govchannel.contract.catalog import Eligibility, Fee, FeeRule, Hours, Text
from govchannel.contract.places import load_places
from govchannel.contract.thai_time import BANGKOK
from kiosk.eligibility import Verdict
from kiosk.hours import DAYS, is_open, opens_next
from kiosk.identity import date_text

_FREE = Text(th="ไม่มีค่าใช้จ่าย", en="Free of charge")


def said(text: Text | None, language: str) -> str:
    """A bilingual text in one language; empty for None."""
    return "" if text is None else text.said(language)


def fee_text(fee: Fee, language: str) -> str:
    """What a service costs."""
    note = said(fee.note, language)
    if fee.baht is None:
        return note
    lines = [f"{_amount(fee.baht, language)} · {note}" if note else _amount(fee.baht, language)]
    lines += [f"{said(rule.text, language)}: {_amount(rule.baht, language)}" for rule in fee.rules]
    return "\n".join(lines)


def own_fee_text(rule: FeeRule | None, language: str) -> str:
    """What it costs the citizen whose card is in, where that differs; else empty."""
    if rule is None:
        return ""
    before = "ตามข้อมูลในบัตรของท่าน: " if language == "th" else "For you, as your card says: "
    return f"{before}{said(rule.text, language)}, {_amount(rule.baht, language)}"


def _amount(baht: float, language: str) -> str:
    return said(_FREE, language) if baht == 0 else baht_text(baht, language)


def baht_text(amount: float, language: str) -> str:
    """An amount of money in figures."""
    number = f"{amount:,.2f}".removesuffix(".00")
    return f"{number} บาท" if language == "th" else f"{number} baht"


_DAYS = {
    "th": ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}


def hours_text(hours: Hours | None, language: str) -> str:
    """When a counter is open, a line for each period; empty when it is not known."""
    lines = []
    for period in hours.periods if hours else []:
        days = _days_text([DAYS.index(day) for day in period.days], language)
        if language == "th":
            lines.append(f"{days} {_clock(period.opens)}–{_clock(period.closes)} น.")
        else:
            lines.append(f"{days}, {period.opens}–{period.closes}")
    if hours and hours.note:
        lines.append(said(hours.note, language))
    return "\n".join(lines)


def _clock(time: str) -> str:
    """``08:30`` as Thai writes it."""
    return time.replace(":", ".").lstrip("0")


def _days_text(days: list[int], language: str) -> str:
    names = [_DAYS[language][day] for day in sorted(days)]
    if len(names) > 2 and max(days) - min(days) == len(names) - 1:
        return f"{names[0]}–{names[-1]}"
    return ", ".join(names)


def open_text(hours: Hours | None, now: datetime, holidays: Collection[date], language: str) -> str:
    """Whether it is open now, and if not when again; empty when it is not known."""
    if hours is None:
        return ""
    if is_open(hours, now, holidays):
        return "ขณะนี้เปิดอยู่" if language == "th" else "Open now"
    again = opens_next(hours, now, holidays)
    if again is None:
        return "ขณะนี้ปิดอยู่" if language == "th" else "Closed now"
    day, time = again
    name = _DAYS[language][day.weekday()]
    when = date_text(PartialDate(day.year, day.month, day.day), language)
    if language == "th":
        return f"ขณะนี้ปิดอยู่ เปิดอีกครั้งวัน{name}ที่ {when} เวลา {_clock(time)} น."
    return f"Closed now, opens again on {name}, {when}, at {time}"


def eligible_text(rule: Eligibility, verdict: Verdict, language: str) -> str:
    """What the card says of who may have a service; empty where it does not say enough. Names no one's age."""
    if verdict == "unknown":
        return ""
    condition = _condition_text(rule, language)
    if verdict == "yes":
        return f"บัตรของท่านตรงตามเงื่อนไข: {condition}" if language == "th" else f"Your card fits: {condition}"
    if language == "th":
        return f"บริการนี้สำหรับ: {condition} ข้อมูลในบัตรของท่านอาจไม่ตรง โปรดสอบถามหน่วยงาน"
    return f"This service is for: {condition}. Your card says otherwise; please ask the agency"


_SEX = {"male": {"th": "ชาย", "en": "men"}, "female": {"th": "หญิง", "en": "women"}}


def places_text(codes: Sequence[str], language: str) -> str:
    """Provinces and districts by name, a district with its province; empty for the whole country."""
    places = load_places() if codes else None
    named = []
    for code in codes:
        assert places is not None
        around = f", {said(places.name(code[:2]), language)}" if len(code) > 2 else ""
        named.append(said(places.name(code), language) + around)
    return "\n".join(named)


def _condition_text(rule: Eligibility, language: str) -> str:
    thai = language == "th"
    parts = []
    if rule.sex:
        parts.append(_SEX[rule.sex][language])
    low, high = rule.age_from, rule.age_to
    turning = ("ปีที่มีอายุครบ" if thai else "in the year of age ") if rule.age_by == "year" else ("อายุ" if thai else "age ")
    unit = " ปี" if thai else ""
    if low is not None and high is not None:
        span = str(low) if low == high else f"{low}–{high}"
        parts.append(f"{turning} {span}{unit}" if thai else f"{turning}{span}")
    elif low is not None:
        parts.append(f"{turning} {low}{unit}ขึ้นไป" if thai else f"{turning}{low} or over")
    elif high is not None:
        parts.append(f"{turning}ไม่เกิน {high}{unit}" if thai else f"{turning}up to {high}")
    if rule.provinces:
        places = load_places()
        names = ", ".join(said(places.name(code), language) for code in rule.provinces)
        parts.append(f"มีชื่อในทะเบียนบ้านที่ {names}" if thai else f"registered in {names}")
    return " ".join(parts) if thai else ", ".join(parts)


def iso_date_text(iso: str, language: str) -> str:
    """An ISO date, possibly of reduced precision, for people."""
    try:
        parts = [int(part) for part in iso.split("-")]
        return date_text(PartialDate(*parts), language)
    except (ValueError, TypeError, IndexError):
        return iso


def now() -> datetime:
    """The time in Bangkok, for what is shown; nothing is decided by it."""
    return datetime.now(BANGKOK)


def today() -> date:
    """The day in Bangkok, for what is shown."""
    return now().date()
