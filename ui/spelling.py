"""How numbers are said: those that name something digit by digit, amounts and years as they stand."""

from __future__ import annotations

import re

REQUEST = re.compile(r"\b[0-9A-Z]{5}(?:-[0-9A-Z]{5})+\b")
LONG = re.compile(r"(?<![\d.,])\d(?:[ -]?\d){6,}(?![\d.,]*\d)")
"""Citizen numbers and telephone numbers; amounts have commas or are shorter."""


def spelled(text: str) -> str:
    """The text with request numbers letter by letter and long numbers digit by digit, with pauses between groups."""
    return LONG.sub(_apart, REQUEST.sub(_apart, text))


def _apart(found: re.Match[str]) -> str:
    return ". ".join(", ".join(group) for group in re.split("[ -]", found.group()))
