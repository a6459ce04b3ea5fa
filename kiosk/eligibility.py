"""Whether a service is for the citizen, as far as the card can tell. A hint for the screen: nobody is turned away."""

from __future__ import annotations

from datetime import date
from typing import Literal

from drivers.thai_id import CardText, PartialDate
from govchannel.contract.catalog import Eligibility, Fee, FeeRule
from govchannel.contract.places import load_places

Verdict = Literal["yes", "no", "unknown"]
"""What the card says of one condition or of all; unknown where it does not say enough."""


def judge(rule: Eligibility, card: CardText, today: date) -> Verdict:
    """No as soon as one condition fails, yes when all hold, unknown otherwise. `today` is the day in Thailand."""
    verdicts = {_age(rule, card.birth_date, today), _sex(rule, card), _province(rule, card)}
    if "no" in verdicts:
        return "no"
    return "unknown" if "unknown" in verdicts else "yes"


def fee_for(fee: Fee, card: CardText, today: date) -> FeeRule | None:
    """The rule that gives this citizen another fee; None when the ordinary one holds or the card cannot tell."""
    for rule in fee.rules:
        if rule.eligible is not None and judge(rule.eligible, card, today) == "yes":
            return rule
    return None


def _age(rule: Eligibility, birth: PartialDate | None, today: date) -> Verdict:
    if rule.age_from is None and rule.age_to is None:
        return "yes"
    if birth is None:
        return "unknown"
    youngest, oldest = _ages(birth, today, by_year=rule.age_by == "year")
    low = rule.age_from if rule.age_from is not None else 0
    high = rule.age_to if rule.age_to is not None else 1000
    if oldest < low or youngest > high:
        return "no"
    return "yes" if low <= youngest and oldest <= high else "unknown"


def _ages(birth: PartialDate, today: date, by_year: bool) -> tuple[int, int]:
    """The least and the greatest age in completed years that the known part of a birth date allows.

    A day or month that is not known counts as 1 January in law (Civil and Commercial Code, section 16); the card
    does not say it was never known, so both ends are kept.
    """
    years = today.year - birth.year
    if by_year:
        return years, years
    if birth.month is None:
        return years - 1, years
    if birth.day is None and birth.month == today.month:
        return years - 1, years
    had_birthday = (birth.month, birth.day or 1) <= (today.month, today.day)
    return (years, years) if had_birthday else (years - 1, years - 1)


def _sex(rule: Eligibility, card: CardText) -> Verdict:
    if rule.sex is None:
        return "yes"
    if card.sex is None:
        return "unknown"
    return "yes" if card.sex == rule.sex else "no"


def _province(rule: Eligibility, card: CardText) -> Verdict:
    if not rule.provinces:
        return "yes"
    places = load_places()
    province = places.code_of(card.address.province)
    if province is None:
        return "unknown"
    district = places.code_of(card.address.province, card.address.district)
    return "yes" if province in rule.provinces or district in rule.provinces else "no"
