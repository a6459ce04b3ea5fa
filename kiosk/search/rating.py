"""How well a service's texts answer a query."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from kiosk.search.grams import START, marked

AGENCY, DESCRIPTION = 0.9, 0.6
"""How much of a gram is explained by the agency's name or the description, where no title or keyword has it."""
ALONE, ONE_IDEA = 0.35, 8
"""How much it matters that one title or keyword explains the query alone; less with more letters than one idea has."""
LONGER = 0.25
"""What a title or keyword loses by being much longer than the query."""
BEGINNING = 0.1
"""What a title or keyword gains by beginning with the query."""


class Explained(NamedTuple):
    """The share of a query that a service's texts explain, and its grams that titles and keywords hold."""

    share: float
    inside: list[tuple[str, float]]


class Question:
    """A folded query, with what must be explained of it and how much each of that weighs."""

    def __init__(self, folded: str, weights: Mapping[str, float]) -> None:
        """Prepare to rate many services. The weights are not all zero."""
        self._query = marked(folded)
        total = sum(weights.values())
        self._asked = [(_as_found(gram), weight / total) for gram, weight in weights.items()]
        self._alone = ALONE * min(1.0, ONE_IDEA / max(1, len(folded)))

    def explained(self, named: str, agency: str, description: str) -> Explained:
        """What all texts explain together; `named`: titles and keywords, each on a line."""
        share = 0.0
        inside = []
        for letters, weight in self._asked:
            if letters in named:
                inside.append((letters, weight))
                share += weight
            elif letters in agency:
                share += AGENCY * weight
            elif letters in description:
                share += DESCRIPTION * weight
        return Explained(share, inside)

    def score(self, explained: Explained, named: str, description: str) -> float:
        """From 0 to about 1: how much is explained, and how well by one title or keyword or the description alone."""
        best = max([self._by_one(text, explained.inside) for text in named.split("\n")])
        described = DESCRIPTION * sum([weight for letters, weight in self._asked if letters in description])
        return (1 - self._alone) * explained.share + self._alone * max(best, described)

    def _by_one(self, text: str, inside: list[tuple[str, float]]) -> float:
        share = sum([weight for letters, weight in inside if letters in text])
        longer = max(0.0, 1 - len(self._query) / max(1, len(text)))
        return share * (1 - LONGER * longer + BEGINNING * text.startswith(self._query))


def _as_found(gram: str) -> str:
    """A Thai word may begin anywhere in a text; where a Latin one begins is marked."""
    letters = gram.lstrip(START)
    return letters if letters > "z" or letters == gram else START + letters
