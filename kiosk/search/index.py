"""The search index inside `catalog.db`: which services hold a trigram, and their folded texts for rescoring.

It can be changed entry by entry: a delta of a hundred services touches their trigrams only.
"""

from __future__ import annotations

import functools
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.search.folding import fold, skeletons
from kiosk.search.grams import grams, letters, sound_grams
from kiosk.search.postings import decode, encode

SCHEMA = """
CREATE TABLE search_gram (gram BLOB PRIMARY KEY, count INTEGER NOT NULL, docs BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE search_text (doc INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, texts BLOB NOT NULL, sounds BLOB NOT NULL);
"""

FIELD, PART = b"\x01", b"\x02"
"""Between title, English title and keywords, and between keywords: no trigram crosses them."""


@dataclass(frozen=True)
class Searchable:
    """A service as it is found: `keywords` are everyday words, abbreviations, names in other spellings."""

    id: str
    title_th: str
    title_en: str
    keywords: tuple[str, ...]
    agency: tuple[str, ...]
    description: str


def create_index(db: sqlite3.Connection) -> None:
    """Make the empty tables, in an open transaction."""
    for statement in SCHEMA.split(";"):
        db.execute(statement)


def change_index(db: sqlite3.Connection, before: Sequence[Searchable], after: Sequence[Searchable]) -> None:
    """Bring the index from services as they were to what they are; other services stay. In an open transaction."""
    docs = {one.id: doc for one in before if (doc := _doc(db, one.id)) is not None}
    (last,) = db.execute("SELECT coalesce(max(doc), 0) FROM search_text").fetchone()
    gone: defaultdict[bytes, set[int]] = defaultdict(set)
    come: defaultdict[bytes, set[int]] = defaultdict(set)
    for one in before:
        for gram in _grams(one):
            gone[gram].add(docs[one.id])
    db.executemany("DELETE FROM search_text WHERE doc = ?", [(doc,) for doc in docs.values()])
    for one in after:
        doc = docs.get(one.id)
        if doc is None:
            doc = last = last + 1
        for gram in _grams(one):
            come[gram].add(doc)
        db.execute("INSERT INTO search_text VALUES (?, ?, ?, ?)", (doc, one.id, *_texts(one)))
    for gram in gone.keys() | come.keys():
        off, on = gone.get(gram, set()), come.get(gram, set())
        if off != on:
            _change_gram(db, gram, off - on, on - off)


def _change_gram(db: sqlite3.Connection, gram: bytes, off: set[int], on: set[int]) -> None:
    row = db.execute("SELECT docs FROM search_gram WHERE gram = ?", (gram,)).fetchone()
    numbers = sorted((set(decode(row[0])) if row else set()) - off | on)
    if numbers:
        db.execute("INSERT OR REPLACE INTO search_gram VALUES (?, ?, ?)", (gram, len(numbers), encode(numbers)))
    else:
        db.execute("DELETE FROM search_gram WHERE gram = ?", (gram,))


def _doc(db: sqlite3.Connection, service: str) -> int | None:
    row = db.execute("SELECT doc FROM search_text WHERE id = ?", (service,)).fetchone()
    return None if row is None else int(row[0])


def _grams(one: Searchable) -> set[bytes]:
    found: set[bytes] = set().union(_letter_grams(one.title_en), _letter_grams(one.description))
    found.update(*map(_letter_grams, one.agency))
    for text in (one.title_th, *one.keywords):
        found.update(_letter_grams(text), _spoken_grams(text))
        # Folding joins Thai words; each of them may be what somebody begins to type.
        if " " in text:
            found.update(*map(_letter_grams, text.split()))
    return found


# A catalog says the same words again and again, and a change leaves most of an entry as it was. Only texts of the
# catalog come here: what a citizen types is kept nowhere.
@functools.lru_cache(maxsize=20_000)
def _letter_grams(text: str) -> frozenset[bytes]:
    return frozenset(grams(letters(fold(text))))


@functools.lru_cache(maxsize=20_000)
def _spoken_grams(text: str) -> frozenset[bytes]:
    return frozenset().union(*map(sound_grams, _sounds(text)))


@functools.lru_cache(maxsize=20_000)
def _sounds(text: str) -> tuple[str, ...]:
    return tuple(skeletons(text))


def _texts(one: Searchable) -> tuple[bytes, bytes]:
    keywords = PART.join(letters(fold(word)) for word in one.keywords)
    texts = FIELD.join((letters(fold(one.title_th)), letters(fold(one.title_en)), keywords))
    sounds = [sound.encode() for text in (one.title_th, *one.keywords) for sound in _sounds(text)]
    return texts, PART.join(sounds)
