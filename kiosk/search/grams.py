"""Trigrams of folded texts. The beginning of a word is marked, so that one or two letters find something too."""

from __future__ import annotations

START = "^"


def grams(folded: str) -> set[str]:
    """All trigrams of one folded text, with those of its beginning and of each Latin word's."""
    found: set[str] = set()
    for word in folded.split(" "):
        marked = f"{START}{START}{word}"
        found.update(marked[place : place + 3] for place in range(len(marked) - 2))
    return found


def query_grams(folded: str) -> set[str]:
    """The trigrams of what was typed; the marks only where it is too short to have any without."""
    inner = {word[place : place + 3] for word in folded.split(" ") for place in range(len(word) - 2)}
    short = {gram for word in folded.split(" ") if len(word) < 3 for gram in grams(word) if gram.endswith(word[-1:])}
    return inner | short
