"""Trigrams of folded texts, as bytes: one byte a letter, Thai or Latin (TIS-620).

The beginning of a word is marked, so that one or two letters find something too.
"""

from __future__ import annotations

START = b"^"
SOUND = b"~"
"""Marks a trigram of a skeleton: it is no letters of the text."""


def letters(folded: str) -> bytes:
    """A folded text, one byte a letter. Nothing is lost but letters that no Thai text has."""
    return folded.encode("tis-620", "ignore")


def grams(folded: bytes) -> set[bytes]:
    """All trigrams of one folded text, with those of its beginning and of each Latin word's."""
    found: set[bytes] = set()
    for word in folded.split(b" "):
        marked = START + START + word
        found.update(marked[place : place + 3] for place in range(len(marked) - 2))
    return found


def sound_grams(skeleton: str) -> set[bytes]:
    """The trigrams of a skeleton."""
    sounds = skeleton.encode("ascii", "ignore")
    return {SOUND + sounds[place : place + 3] for place in range(len(sounds) - 2)}


def query_grams(folded: bytes) -> set[bytes]:
    """The trigrams of what was typed; the marks only where it is too short to have any without."""
    words = folded.split(b" ")
    inner = {word[place : place + 3] for word in words for place in range(len(word) - 2)}
    return inner | {gram for word in words if len(word) < 3 for gram in grams(word) if gram.endswith(word[-1:])}
