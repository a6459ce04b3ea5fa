"""The search index inside `catalog.db`: which services hold a trigram, and their folded texts for rescoring."""

from __future__ import annotations

import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.search.folding import fold, skeleton
from kiosk.search.grams import grams

SCHEMA = """
CREATE TABLE search_gram (gram TEXT PRIMARY KEY, count INTEGER NOT NULL, docs BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE search_text (
    doc INTEGER PRIMARY KEY, id TEXT NOT NULL, title TEXT NOT NULL, english TEXT NOT NULL, keywords TEXT NOT NULL,
    agency TEXT NOT NULL, description TEXT NOT NULL, skeleton TEXT NOT NULL
);
"""

SEPARATOR = "\n"
"""Between keywords: no trigram crosses it."""


@dataclass(frozen=True)
class Searchable:
    """A service as it is found: `keywords` are everyday words, abbreviations, names in other spellings."""

    id: str
    title_th: str
    title_en: str
    keywords: tuple[str, ...]
    agency: tuple[str, ...]
    description: str


def write_index(db: sqlite3.Connection, services: Iterable[Searchable]) -> None:
    """Make the index in an open transaction; the tables must not exist yet."""
    for statement in SCHEMA.split(";"):
        db.execute(statement)
    postings: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
    for doc, service in enumerate(services, 1):
        title, english = fold(service.title_th), fold(service.title_en)
        keywords = [fold(word) for word in service.keywords]
        agency = [fold(word) for word in service.agency]
        description = fold(service.description)
        sounds = [skeleton(text) for text in (service.title_th, *service.keywords)]
        texts = [title, english, *keywords, *agency, description]
        found = set().union(*(grams(text) for text in texts))
        # Folding joins Thai words; each of them may be what somebody begins to type.
        for text in (service.title_th, *service.keywords):
            found.update(*(grams(fold(word)) for word in text.split()))
        # A skeleton's trigrams are marked as such: they are no letters of the text.
        found |= {f"~{sound[place : place + 3]}" for sound in sounds for place in range(len(sound) - 2)}
        for gram in found:
            postings[gram].append(doc)
        columns = (
            title,
            english,
            SEPARATOR.join(keywords),
            SEPARATOR.join(agency),
            description,
            SEPARATOR.join(sounds),
        )
        db.execute("INSERT INTO search_text VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (doc, service.id, *columns))
    db.executemany(
        "INSERT INTO search_gram VALUES (?, ?, ?)",
        ((gram, len(docs), docs.tobytes()) for gram, docs in sorted(postings.items())),
    )
