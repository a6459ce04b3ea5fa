"""From what was typed to services, best first: rare trigrams give a pool, rescoring puts it in order."""

from __future__ import annotations

import heapq
import math
import sqlite3
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.search.folding import fold, other_layout, skeleton
from kiosk.search.grams import START, letters, query_grams, sound_grams
from kiosk.search.index import FIELD, PART
from kiosk.search.postings import decode

ROW_BUDGET = 5000
"""How many postings a query reads at most: common trigrams cost much and tell little."""
POOL = 60
TITLE, ENGLISH, KEYWORDS, ELSEWHERE = 1.0, 0.9, 0.95, 0.4
"""How much a field says of what a service is; elsewhere: its agency and its description."""
LEAST_COVER = 0.7
"""What any field adds to explaining a query of several ideas: an agency's name beside a title's word."""
ENOUGH = 0.62
"""A best answer that explains less of the query gets company from a second chance."""
PLAUSIBLE = 0.45
"""A second chance whose known trigrams weigh less of all is nonsense, and nothing is read for it."""
LEAST = 0.16
"""What explains less is no answer, only something near."""
NEAREST = 5
"""How many near ones are offered where nothing answers."""


@dataclass(frozen=True)
class Hit:
    """A service's id and how well it answers, 0 to about 1.5."""

    id: str
    score: float


@dataclass(frozen=True)
class _Pool:
    """The likeliest services (numbers), the weight of each trigram asked for, and the postings that were read."""

    docs: list[int]
    weights: dict[bytes, float]
    postings: dict[bytes, list[int]]


def find(db: sqlite3.Connection, typed: str, limit: int) -> list[Hit]:
    """Services that answer what was typed, best first; nearest ones when nothing answers well."""
    hits = _by_letters(db, fold(typed))
    if not hits or hits[0].score < ENOUGH:
        hits = _merged(hits, _by_letters(db, fold(other_layout(typed)), least=PLAUSIBLE))
        if typed.isascii():
            hits = _merged(hits, _by_sound(db, skeleton(typed)))
    answers = [hit for hit in hits if hit.score >= LEAST]
    return (answers or hits[:NEAREST])[:limit]


def _merged(hits: list[Hit], more: list[Hit]) -> list[Hit]:
    if not more:
        return hits
    best = {hit.id: hit for hit in more}
    for hit in hits:
        if hit.id not in best or best[hit.id].score < hit.score:
            best[hit.id] = hit
    return sorted(best.values(), key=lambda hit: (-hit.score, hit.id))


def _by_letters(db: sqlite3.Connection, folded: str, least: float = 0.0) -> list[Hit]:
    query = letters(folded)
    pool = _pool(db, query_grams(query), least)
    if not pool.docs:
        return []
    total = sum(pool.weights.values())
    weights = [(gram, gram.lstrip(START), weight / total) for gram, weight in pool.weights.items()]
    asked = [(gram, plain, weight) for gram, plain, weight in weights if plain]
    hits = [
        Hit(service, _score(query, asked, texts, pool.postings, doc))
        for doc, service, texts in _rows(db, "texts", pool.docs)
    ]
    return sorted((hit for hit in hits if hit.score > 0), key=lambda hit: (-hit.score, hit.id))


def _by_sound(db: sqlite3.Connection, sounds: str) -> list[Hit]:
    pool = _pool(db, sound_grams(sounds), PLAUSIBLE)
    if not pool.docs:
        return []
    total = sum(pool.weights.values())
    asked = [(gram[1:], weight / total) for gram, weight in pool.weights.items()]
    hits = []
    for _, service, texts in _rows(db, "sounds", pool.docs):
        # All in one text: consonants alone say too little to be gathered from several.
        best = 0.0
        for text in texts.split(PART):
            share = sum([weight for gram, weight in asked if gram in text])
            best = max(best, share * _closeness(sounds, text))
        hits.append(Hit(service, 0.9 * best))
    return sorted((hit for hit in hits if hit.score > 0), key=lambda hit: (-hit.score, hit.id))


def _closeness(query: str, text: bytes) -> float:
    """A text about as long as the query is likelier meant than a long one that happens to hold its sounds."""
    return min(1.0, 0.75 + 0.25 * len(query) / max(1, len(text)))


def _rows(db: sqlite3.Connection, column: str, docs: list[int]) -> Iterable[tuple[int, str, bytes]]:
    marks = ",".join("?" * len(docs))
    return db.execute(f"SELECT doc, id, {column} FROM search_text WHERE doc IN ({marks})", docs)  # noqa: S608


def _pool(db: sqlite3.Connection, wanted: set[bytes], least: float) -> _Pool:
    """The likeliest services by the query's rarest trigrams; empty where known ones weigh less than `least` of all."""
    nothing = _Pool([], {}, {})
    if not wanted:
        return nothing
    (size,) = db.execute("SELECT max(doc) FROM search_text").fetchone()
    marks = ",".join("?" * len(wanted))
    known = dict(db.execute(f"SELECT gram, count FROM search_gram WHERE gram IN ({marks})", list(wanted)).fetchall())  # noqa: S608
    weights = {gram: math.log(1 + (size or 1) / known.get(gram, 0.5)) for gram in wanted}
    if sum(weights[gram] for gram in known) < least * sum(weights.values()):
        return nothing
    scores: defaultdict[int, float] = defaultdict(float)
    postings: dict[bytes, list[int]] = {}
    read = 0
    for gram in sorted(known, key=lambda gram: (known[gram], gram)):
        if read and read + known[gram] > ROW_BUDGET:
            break
        read += known[gram]
        (data,) = db.execute("SELECT docs FROM search_gram WHERE gram = ?", (gram,)).fetchone()
        postings[gram] = numbers = decode(data, ROW_BUDGET)
        weight = weights[gram]
        for doc in numbers:
            scores[doc] += weight
    best = scores if len(scores) <= POOL else heapq.nlargest(POOL, scores, key=scores.__getitem__)
    return _Pool(list(best), weights, postings)


def _score(
    query: bytes, asked: list[tuple[bytes, bytes, float]], texts: bytes, postings: dict[bytes, list[int]], doc: int
) -> float:
    """How well a service answers: how much of the query it explains, in which field, and whether in one piece."""
    title, english, keywords = texts.split(FIELD)
    in_title = in_english = in_keywords = elsewhere = covered = 0.0
    for gram, plain, weight in asked:
        if plain in texts:
            cover = 0.0
            if plain in title:
                in_title += weight
                cover = TITLE
            if plain in keywords:
                in_keywords += weight
                cover = cover or KEYWORDS
            if plain in english:
                in_english += weight
                cover = cover or ENGLISH
            covered += cover * weight
        elif _holds(postings.get(gram), doc):
            elsewhere += weight
            covered += LEAST_COVER * weight
    best = max(TITLE * in_title, KEYWORDS * in_keywords, ENGLISH * in_english, ELSEWHERE * elsewhere)
    return 0.55 * covered + 0.45 * best + _bonus(query, title, english, keywords)


def _holds(numbers: list[int] | None, doc: int) -> bool:
    if not numbers:
        return False
    place = bisect_left(numbers, doc)
    return place < len(numbers) and numbers[place] == doc


def _bonus(query: bytes, title: bytes, english: bytes, keywords: bytes) -> float:
    """The whole query in one piece: as a keyword, at a title's beginning, or anywhere in it."""
    bonus = 0.0
    if query in keywords:
        words = keywords.split(PART)
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
