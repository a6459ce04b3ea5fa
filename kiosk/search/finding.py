"""From what was typed to services, best first: rare trigrams give a pool, rescoring puts it in order."""

from __future__ import annotations

import heapq
import math
import sqlite3
from array import array
from collections import defaultdict
from dataclasses import dataclass

from kiosk.search.folding import fold, other_layout, skeleton
from kiosk.search.grams import START, query_grams

ROW_BUDGET = 6000
"""How many postings a query reads at most: common trigrams cost much and tell little."""
POOL = 60
FIELDS = {"title": 1.0, "keywords": 0.95, "english": 0.9, "agency": 0.45, "description": 0.35}
"""How much a field says of what a service is."""
LEAST_COVER = 0.7
"""What any field adds to explaining a query of several ideas: an agency's name beside a title's word."""
ENOUGH = 0.62
"""A best answer that explains less of the query gets company from a second chance."""
LEAST = 0.16
"""What explains less is no answer."""


@dataclass(frozen=True)
class Hit:
    """A service's id and how well it answers, 0 to about 1.5."""

    id: str
    score: float


def find(db: sqlite3.Connection, typed: str, limit: int) -> list[Hit]:
    """Services that answer what was typed, best first; nearest ones when nothing answers well."""
    hits = _by_letters(db, fold(typed))
    if not hits or hits[0].score < ENOUGH:
        hits = _merged(hits, _by_letters(db, fold(other_layout(typed))))
        if typed.isascii():
            hits = _merged(hits, _by_sound(db, skeleton(typed)))
    return hits[:limit]


def _merged(hits: list[Hit], more: list[Hit]) -> list[Hit]:
    best = {hit.id: hit for hit in more}
    for hit in hits:
        if hit.id not in best or best[hit.id].score < hit.score:
            best[hit.id] = hit
    return sorted(best.values(), key=lambda hit: (-hit.score, hit.id))


def _by_letters(db: sqlite3.Connection, query: str) -> list[Hit]:
    wanted = query_grams(query)
    pool, weights = _pool(db, wanted)
    if not pool:
        return []
    marks = ",".join("?" * len(pool))
    columns = ", ".join(FIELDS)
    rows = db.execute(f"SELECT id, {columns} FROM search_text WHERE doc IN ({marks})", pool).fetchall()  # noqa: S608
    letters = {gram.lstrip(START): weight for gram, weight in weights.items() if gram.lstrip(START)}
    hits = [Hit(row[0], _score(query, letters, row[1:])) for row in rows]
    return sorted((hit for hit in hits if hit.score >= LEAST), key=lambda hit: (-hit.score, hit.id))


def _by_sound(db: sqlite3.Connection, sounds: str) -> list[Hit]:
    wanted = {f"~{sounds[place : place + 3]}" for place in range(len(sounds) - 2)}
    pool, weights = _pool(db, wanted)
    if not pool:
        return []
    marks = ",".join("?" * len(pool))
    rows = db.execute(f"SELECT id, skeleton FROM search_text WHERE doc IN ({marks})", pool).fetchall()  # noqa: S608
    total = sum(weights.values())
    hits = []
    for service_id, texts in rows:
        # All in one text: consonants alone say too little to be gathered from several.
        best = max(_share(weights, text, total, skip=1) * _closeness(sounds, text) for text in texts.split("\n"))
        hits.append(Hit(service_id, 0.9 * best))
    return sorted((hit for hit in hits if hit.score >= LEAST), key=lambda hit: (-hit.score, hit.id))


def _closeness(query: str, text: str) -> float:
    """A text about as long as the query is likelier meant than a long one that happens to hold its sounds."""
    return min(1.0, 0.75 + 0.25 * len(query) / max(1, len(text)))


def _pool(db: sqlite3.Connection, wanted: set[str]) -> tuple[list[int], dict[str, float]]:
    """The likeliest services by the query's rarest trigrams, and the weight of each trigram."""
    if not wanted:
        return [], {}
    (size,) = db.execute("SELECT max(doc) FROM search_text").fetchone()
    marks = ",".join("?" * len(wanted))
    known = dict(db.execute(f"SELECT gram, count FROM search_gram WHERE gram IN ({marks})", list(wanted)).fetchall())  # noqa: S608
    weights = {gram: math.log(1 + (size or 1) / known.get(gram, 0.5)) for gram in wanted}
    scores: defaultdict[int, float] = defaultdict(float)
    read = 0
    for gram in sorted(known, key=lambda gram: known[gram]):
        if read and read + known[gram] > ROW_BUDGET:
            break
        read += known[gram]
        (docs,) = db.execute("SELECT docs FROM search_gram WHERE gram = ?", (gram,)).fetchone()
        numbers: array[int] = array("I")
        numbers.frombytes(docs)
        weight = weights[gram]
        for doc in numbers[:ROW_BUDGET]:
            scores[doc] += weight
    return heapq.nlargest(POOL, scores, key=lambda doc: (scores[doc], -doc)), weights


def _score(query: str, weights: dict[str, float], fields: tuple[str, ...]) -> float:
    total = sum(weights.values())
    found: dict[str, float] = {}
    best = 0.0
    for importance, text in zip(FIELDS.values(), fields, strict=True):
        share = 0.0
        for gram, weight in weights.items():
            if gram in text:
                share += weight
                found[gram] = max(found.get(gram, 0.0), max(importance, LEAST_COVER) * weight)
        best = max(best, importance * share / total)
    covered = sum(found.values()) / total
    return 0.55 * covered + 0.45 * best + _bonus(query, fields)


def _bonus(query: str, fields: tuple[str, ...]) -> float:
    """The whole query in one piece: as a keyword, at a title's beginning, or anywhere in it."""
    title, keywords, english = fields[:3]
    bonus = 0.0
    words = keywords.split("\n")
    if query in words:
        bonus = 0.25
    elif any(word.startswith(query) for word in words):
        bonus = 0.12
    if title.startswith(query) or english.startswith(query):
        bonus = max(bonus, 0.2)
    elif query in title or query in english:
        bonus = max(bonus, 0.14)
    if query in (title, english):
        bonus += 0.2
    return bonus + 0.03 * min(1.0, len(query) / max(1, len(title)))


def _share(weights: dict[str, float], text: str, total: float, skip: int) -> float:
    return sum(weight for gram, weight in weights.items() if gram[skip:] in text) / total
