"""A form on a citizen's own phone: which forms can be sent from there, and why others cannot.

A phone has no card reader: who sends is declared, not proven. So a service that needs a card or a login is not offered.
"""

from __future__ import annotations

from typing import Literal, get_args

from govchannel.contract.catalog import Field, FieldType, Form, Service

PHONE = "phone"
"""Stands where a request has its terminal's name; no terminal has this name."""

WhyNot = Literal["no-form", "login", "card", "questions"]
"""There is nothing to send; it needs a login; it needs the card; it asks for what is drawn or photographed."""

AT_A_TERMINAL_ONLY: frozenset[FieldType] = frozenset({"signature", "picture"})
ON_A_PHONE: frozenset[FieldType] = frozenset(get_args(FieldType)) - AT_A_TERMINAL_ONLY
"""Types of questions that the page on a phone asks."""


def why_not(service: Service) -> WhyNot | None:
    """Why a request for a service cannot be sent from a phone; None when it can."""
    if service.form is None:
        return "no-form"
    match service.assurance:
        case "thaid":
            return "login"
        case "card-present" | "card-verified":
            return "card"
        case "none":
            return None if can_be_asked(service.form) else "questions"


def can_be_asked(form: Form) -> bool:
    """Whether the page on a phone knows every question of a form."""
    return all(f.type in ON_A_PHONE and all(part.type in ON_A_PHONE for part in f.fields) for f in form.fields)


def kind_of(asked: Field) -> FieldType:
    """By which type an answer is judged that a person typed: what a card would say has to be right without one."""
    return "citizen_id" if asked.from_card == "citizen_id" else asked.type
