"""How things are said: numbers that name something digit by digit, others as they stand; texts in sentences."""

from __future__ import annotations

import re

REQUEST = re.compile(r"\b[0-9A-Z]{5}(?:-[0-9A-Z]{5})+\b")
LONG = re.compile(r"(?<![\d.,])\d(?:[ -]?\d){6,}(?![\d.,]*\d)")
"""Citizen numbers and telephone numbers; amounts have commas or are shorter."""

END = re.compile(r"(?<=\w\w[.?!:])\s+|(?<=[\])][.?!:])\s+|\n+")
"""Between two sentences; the point of an abbreviation or of a number that is spelled stands after a single letter."""
THAI = re.compile("[ก-๛]")
THAI_SENTENCE = 40
"""Letters after which a space ends a Thai sentence: it has no other sign of it."""


def spelled(text: str) -> str:
    """The text with request numbers letter by letter and long numbers digit by digit, with pauses between groups."""
    return LONG.sub(_apart, REQUEST.sub(_apart, text))


def _apart(found: re.Match[str]) -> str:
    return ". ".join(", ".join(group) for group in re.split("[ -]", found.group()))


def sentences(text: str) -> list[str]:
    """A text in the pieces in which somebody goes through it; joined by spaces they are its words."""
    return [piece for part in END.split(text) for piece in _phrases(part) if piece]


def _phrases(sentence: str) -> list[str]:
    """A Thai sentence, which may be a paragraph, at its spaces; others as they are."""
    if not THAI.search(sentence):
        return [sentence.strip()]
    phrases = [""]
    for word in sentence.split():
        if len(phrases[-1]) >= THAI_SENTENCE:
            phrases.append("")
        phrases[-1] = f"{phrases[-1]} {word}".strip()
    return phrases
