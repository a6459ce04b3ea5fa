"""Which of a few things, as the apps, is called by its name. Services have an index; these are looked through."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kiosk.search.finding import LONGEST, OTHER_LAYOUT
from kiosk.search.folding import fold, legible, other_layout
from kiosk.search.grams import asked, marked
from kiosk.search.rating import Question

MOST = 3
"""More are no answer: they have a list of their own."""
LETTERS = 2
"""With fewer, folded, nearly everything begins."""
SURE = 4
"""A name of so few letters may be part of another word."""
CALLED = 0.7
"""How much of what was typed a name must explain, each time the same for all three letters of it."""


def called(typed: str, names: Sequence[Iterable[str]]) -> list[int]:
    """Places in `names`, each folded, of what is called so: on either keyboard layout, and with words around it."""
    typed = typed[:LONGEST]
    other = other_layout(typed)
    readings = [(fold(typed), 1.0), (fold(other), OTHER_LAYOUT * legible(other))]
    scores = [
        max((worth * _likeness(folded, name) for folded, worth in readings for name in each), default=0.0)
        for each in names
    ]
    best = sorted((place for place, score in enumerate(scores) if score >= CALLED), key=lambda place: -scores[place])
    return best[:MOST]


def _likeness(folded: str, name: str) -> float:
    """From 0 to 1: how much of what was typed a name explains; all of it where the whole name was typed."""
    letters = asked(folded)
    if len(folded) < LETTERS or not letters or not name:
        return 0.0
    # Thai is written without spaces, and names of apps are by many: the name may stand in the middle of a word.
    joined = name.replace(" ", "")
    if len(joined) > SURE and joined in folded.replace(" ", ""):
        return 1.0
    return Question(folded, dict.fromkeys(letters, 1.0)).explained(marked(name), "", "").share
