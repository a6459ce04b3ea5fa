"""Which of a few things, as the apps, is called by its name. Services have an index; these are looked through."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

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
"""How much of what was typed a name must explain; any three letters of it count the same."""


def called(typed: str, names: Sequence[Iterable[str]]) -> list[int]:
    """Places in `names`, each folded, of what is called so: on either keyboard layout, and with words around it."""
    typed = typed[:LONGEST]
    other = other_layout(typed)
    readings = [*_readings(fold(typed), 1.0), *_readings(fold(other), OTHER_LAYOUT * legible(other))]
    scores = [max((reading.likeness(name) for reading in readings for name in each), default=0.0) for each in names]
    best = sorted((place for place, score in enumerate(scores) if score >= CALLED), key=lambda place: -scores[place])
    return best[:MOST]


class _Reading(NamedTuple):
    """What was typed, as one keyboard layout has it: without spaces, what a name must explain, what that counts."""

    joined: str
    question: Question
    worth: float

    def likeness(self, name: str) -> float:
        """From 0 to 1: how much of what was typed a name explains; all of it where the whole name was typed."""
        # Thai is written without spaces, and names of apps are by many: the name may stand in the middle of a word.
        joined = name.replace(" ", "")
        whole = len(joined) > SURE and joined in self.joined
        return self.worth * (1.0 if whole else self.question.explained(marked(name), "", "").share)


def _readings(folded: str, worth: float) -> list[_Reading]:
    """One, or none where next to nothing was typed."""
    letters = asked(folded)
    if len(folded) < LETTERS or not letters:
        return []
    return [_Reading(folded.replace(" ", ""), Question(folded, dict.fromkeys(letters, 1.0)), worth)]
