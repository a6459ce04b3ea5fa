"""Trigrams of folded texts. Beginnings are marked, so that one or two letters find something too."""

from __future__ import annotations

from hashlib import blake2b

START = "^"
END = "$"
DESCRIBED = "~"
"""Marks a trigram that only a service's description holds."""
SHORT = 10
"""A text of so few letters is a gram as a whole, too: its trigrams hardly tell it from longer texts."""


def marked(folded: str) -> str:
    """A folded text with the beginning of each word marked."""
    return START + folded.replace(" ", START) if folded else ""


def grams(folded: str) -> set[str]:
    """What a text is found by: its words' trigrams and beginnings, and itself if it is short."""
    found = {START + START + word[0] for word in folded.split()}
    for word in folded.split():
        found.update(_trigrams(START + word))
    return found | _whole(folded)


def asked(folded: str) -> list[str]:
    """What must be explained of a query: its words' trigrams, and their beginnings where they have none."""
    found: list[str] = []
    for word in folded.split():
        found += _trigrams(word) or [f"{START}{START}{word}"[-3:]]
    return list(dict.fromkeys(found))


def hints(folded: str) -> set[str]:
    """What tells likelier answers from others: that a word begins like one of the query's, or is the whole query."""
    return {START + word[:2] for word in folded.split() if len(word) > 1} | _whole(folded)


def _whole(folded: str) -> set[str]:
    return {marked(folded) + END} if 0 < len(folded) <= SHORT else set()


def _trigrams(letters: str) -> list[str]:
    return [letters[place : place + 3] for place in range(len(letters) - 2)]


def number(gram: str) -> int:
    """A gram as SQLite's quickest key."""
    return int.from_bytes(blake2b(gram.encode(), digest_size=8).digest(), "big", signed=True)
