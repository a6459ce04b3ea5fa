"""From what was typed to services, best first: the grams they share give a pool, rating puts it in order."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterable, Iterator

import msgspec

from kiosk.search.folding import fold, legible, other_layout
from kiosk.search.grams import DESCRIBED, asked, hints, number
from kiosk.search.index import expanded
from kiosk.search.postings import Tally, unpack
from kiosk.search.rating import DESCRIPTION, Question
from kiosk.search.sounds import sound

LONGEST = 64
"""Letters of a query that are read; nobody names a service with more."""
MOST_GRAMS = 16
"""How many of a query's grams are counted, the rarest first."""
POOL, SMALL_POOL = 32, 16
"""How many services are rated; of those that sound alike or are described so, fewer."""
PROMISING = 0.7
"""What explains a smaller share of what the best one explains is not looked at closely."""
ENOUGH = 0.7
"""A best answer below this gets company from other readings of what was typed."""
LEAST = 0.16
"""What is below this is no answer, only something near."""
NEAREST = 5
"""How many near ones are offered where nothing answers."""
OTHER_LAYOUT, BY_SOUND = 0.9, 0.7
"""What another reading's answers are worth."""
BOUND = 1.04
"""No score is higher than the share of the query's grams that any service has, times this."""
UNKNOWN = 0.5
"""Weight of a gram that no service has, beside that of one that a single service has."""


class Hit(msgspec.Struct, frozen=True):
    """A service's id and how well it answers, 0 to about 1."""

    id: str
    score: float


def find(db: sqlite3.Connection, typed: str, limit: int) -> list[Hit]:
    """Services that answer what was typed, best first; nearest ones when nothing answers well."""
    typed = typed[:LONGEST]
    search = _Search(db)
    found = _Found()
    found.take(search.by_letters(fold(typed), legible(typed)))
    if found.best < ENOUGH:
        other = other_layout(typed)
        found.take(search.by_letters(fold(other), OTHER_LAYOUT * legible(other), found.best))
    if found.best < ENOUGH and typed.isascii():
        found.take(search.by_sound(sound(typed), found.best))
    if found.best < DESCRIPTION:
        found.take(search.by_letters(fold(typed), 1.0, found.best, described=True))
    hits = found.hits()
    if not hits and len(typed) > 1:
        # Nobody can follow this; perhaps half of it.
        return [Hit(hit.id, hit.score * LEAST / 2) for hit in find(db, typed[: len(typed) // 2], NEAREST)][:limit]
    answers = [hit for hit in hits if hit.score >= LEAST]
    return (answers or hits[:NEAREST])[:limit]


class _Found:
    """The best score of each service that any reading found."""

    def __init__(self) -> None:
        self._scores: dict[str, float] = {}
        self.best = 0.0

    def take(self, scored: Iterable[tuple[str, float]]) -> None:
        for service, score in scored:
            self._scores[service] = max(score, self._scores.get(service, 0.0))
        self.best = max(self._scores.values(), default=0.0)

    def hits(self) -> list[Hit]:
        """Best first; of equal ones, the one that came first: the more general service."""
        return [Hit(*scored) for scored in sorted(self._scores.items(), key=lambda scored: -scored[1])]


class _Search:
    """One search in an index."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        (self._size,) = db.execute("SELECT coalesce(max(service), 0) FROM search_text").fetchone()

    def by_letters(
        self, folded: str, worth: float, beat: float = 0.0, *, described: bool = False
    ) -> Iterator[tuple[str, float]]:
        """Services and scores, times `worth`; none if no score can be above `beat`."""
        letters = asked(folded)
        more = {DESCRIBED + gram for gram in letters} if described else hints(folded)
        tally, known = self._count({*letters, *more})
        weights = {gram: known.get(gram) or known.get(DESCRIBED + gram) or 0.0 for gram in letters}
        reach = sum(weights.values())
        unknown = UNKNOWN * math.log(1 + self._size)
        weights = {gram: weight or unknown for gram, weight in weights.items()}
        if not reach or worth * BOUND * reach / sum(weights.values()) <= beat:
            return
        question = Question(folded, weights)
        rated = [
            (service, named, description, question.explained(named, agency, description))
            for service, named, agency, description in self._texts(tally.best(SMALL_POOL if described else POOL))
        ]
        promising = PROMISING * max(explained.share for *_, explained in rated)
        for service, named, description, explained in rated:
            if explained.share >= promising:
                yield service, worth * question.score(explained, named, description)
            elif explained.share:
                yield service, worth * PROMISING * explained.share

    def by_sound(self, sounds: str, beat: float) -> Iterator[tuple[str, float]]:
        """Services and scores; none if no score can be above `beat`."""
        wanted = {*asked(sounds), *hints(sounds)}
        tally, known = self._count(wanted)
        if len(sounds) < 3 or BY_SOUND * len(known) / len(wanted) <= beat:
            return
        pool = tally.best(SMALL_POOL)
        rows = self._db.execute(
            f"SELECT service, id FROM search_text WHERE service IN ({_marks(pool)}) ORDER BY service",  # noqa: S608
            pool,
        )
        for place, service in rows:
            yield service, BY_SOUND * tally.count(place) / len(wanted)

    def _count(self, wanted: Iterable[str]) -> tuple[Tally, dict[str, float]]:
        """How many of the rarest grams each service has, and the weights of the grams that any service has."""
        keys = {number(gram): gram for gram in wanted}
        rows = self._db.execute(
            f"SELECT gram, count, services FROM search_gram WHERE gram IN ({_marks(keys)}) AND services != x''"  # noqa: S608
            " ORDER BY count, gram",
            list(keys),
        )
        tally = Tally()
        weights = {}
        for place, (key, count, services) in enumerate(rows):
            weights[keys[key]] = math.log(1 + self._size / count)
            if place < MOST_GRAMS:
                tally.add(unpack(count, services))
        return tally, weights

    def _texts(self, pool: list[int]) -> Iterator[tuple[str, str, str, str]]:
        """Id, titles and keywords, agency's names, description."""
        (common,) = self._db.execute("SELECT texts FROM search_common").fetchone()
        rows = self._db.execute(
            "SELECT t.id, t.texts, a.names FROM search_text t JOIN search_agency a ON a.agency = t.agency"  # noqa: S608
            f" WHERE t.service IN ({_marks(pool)}) ORDER BY t.service",
            pool,
        )
        for service, texts, agency in rows:
            named, description = expanded(texts, common)
            yield service, named, agency, description


def _marks(values: Iterable[object]) -> str:
    return ",".join("?" for _ in values)
