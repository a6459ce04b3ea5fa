"""The search index inside `catalog.db`: which services hold a gram, and their folded texts for rating.

It can be changed entry by entry: a delta of a hundred services touches their grams only.
"""

from __future__ import annotations

import functools
import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Sequence

import msgspec

from kiosk.search.folding import fold
from kiosk.search.grams import DESCRIBED, grams, marked, number
from kiosk.search.postings import FEW, Press, bits_of, expand, pack, pack_numbers, unpack
from kiosk.search.sounds import is_thai, sound

SCHEMA = """
CREATE TABLE search_gram (gram INTEGER PRIMARY KEY, count INTEGER NOT NULL, services BLOB NOT NULL);
CREATE TABLE search_text (
    service INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, agency INTEGER NOT NULL, texts BLOB NOT NULL
);
CREATE TABLE search_agency (agency INTEGER PRIMARY KEY, names TEXT NOT NULL UNIQUE);
CREATE TABLE search_common (texts BLOB NOT NULL);
"""
COMMON_SERVICES, COMMON_BYTES = 60, 16_384
"""How many services' texts, and how much of them, are kept as what all are compressed against."""
REMEMBERED = 5_000
"""How many texts' grams are kept in memory."""
_TEXT, _FIELD = "\n", "\t"
"""Between titles and keywords, and before the description: no gram crosses them."""


class Searchable(msgspec.Struct, frozen=True):
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
    numbers = _numbers(db, before, after)
    held = {one.id: _all_grams(one) for one in before}
    off: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
    on: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
    for one in sorted(after, key=lambda one: numbers[one.id]):
        holds, held_before = _all_grams(one), held.pop(one.id, set())
        for gram in held_before - holds:
            off[gram].append(numbers[one.id])
        for gram in holds - held_before if held_before else holds:
            on[gram].append(numbers[one.id])
    for service, gone in held.items():
        for gram in gone:
            off[gram].append(numbers[service])
    keys = sorted((number(gram), gram) for gram in off.keys() | on.keys())
    if not off and db.execute("SELECT 1 FROM search_gram LIMIT 1").fetchone() is None:
        db.executemany("INSERT INTO search_gram VALUES (?, ?, ?)", (_first(key, gram, on[gram]) for key, gram in keys))
    else:
        for key, gram in keys:
            change = _change_described if gram[0] == DESCRIBED else _change_gram
            change(db, key, bits_of(off.get(gram, ())), bits_of(on.get(gram, ())))
    _change_texts(db, numbers, before, after)


def expanded(texts: bytes, common: bytes) -> tuple[str, str]:
    """A service's titles and keywords, each on a line, and its description; all folded and marked."""
    named, description = expand(texts, common).decode().split(_FIELD)
    return named, description


def _numbers(db: sqlite3.Connection, before: Sequence[Searchable], after: Sequence[Searchable]) -> dict[str, int]:
    """The number of each service that was or is."""
    numbers: dict[str, int] = {}
    for one in before:
        (numbers[one.id],) = db.execute("SELECT service FROM search_text WHERE id = ?", (one.id,)).fetchone()
    (last,) = db.execute("SELECT coalesce(max(service), 0) FROM search_text").fetchone()
    # The shorter its title, the more general a service: among equals the smaller number is the better answer.
    come = sorted((one for one in after if one.id not in numbers), key=lambda one: (len(one.title_th), one.id))
    return numbers | {one.id: last + place for place, one in enumerate(come, 1)}


def _first(key: int, gram: str, services: Sequence[int]) -> tuple[int, int, bytes]:
    """A gram's row where there was none of any: what `_change_gram` and `_change_described` come to, in one step."""
    told = gram[0] != DESCRIBED or len(services) <= FEW
    return key, len(services), pack_numbers(services) if told else b""


def _change_gram(db: sqlite3.Connection, gram: int, off: int, on: int) -> None:
    row = db.execute("SELECT count, services FROM search_gram WHERE gram = ?", (gram,)).fetchone()
    services = (unpack(*row) if row else 0) & ~off | on
    if services:
        values = (gram, services.bit_count(), pack(services))
        db.execute("INSERT OR REPLACE INTO search_gram VALUES (?, ?, ?)", values)
    else:
        db.execute("DELETE FROM search_gram WHERE gram = ?", (gram,))


def _change_described(db: sqlite3.Connection, gram: int, off: int, on: int) -> None:
    """What many descriptions hold tells nothing: it is only known to be common, until the index is made anew."""
    row = db.execute("SELECT services FROM search_gram WHERE gram = ?", (gram,)).fetchone()
    if row is None or row[0]:
        _change_gram(db, gram, off, on)
        db.execute("UPDATE search_gram SET services = x'' WHERE gram = ? AND count > ?", (gram, FEW))


def _change_texts(
    db: sqlite3.Connection,
    numbers: dict[str, int],
    before: Sequence[Searchable],
    after: Sequence[Searchable],
) -> None:
    db.executemany("DELETE FROM search_text WHERE service = ?", [(numbers[one.id],) for one in before])
    row = db.execute("SELECT texts FROM search_common").fetchone()
    if row is None and after:
        some = after[:: max(1, len(after) // COMMON_SERVICES)]
        row = (b"\n".join(map(_texts, some))[-COMMON_BYTES:],)
        db.execute("INSERT INTO search_common VALUES (?)", row)
    pressing = Press(row[0]) if row else Press()
    names = {one.agency: _names(one) for one in after}
    db.executemany("INSERT OR IGNORE INTO search_agency (names) VALUES (?)", [(name,) for name in names.values()])
    db.executemany(
        "INSERT INTO search_text SELECT ?, ?, agency, ? FROM search_agency WHERE names = ?",
        (
            (numbers[one.id], one.id, pressing.press(_texts(one)), names[one.agency])
            for one in sorted(after, key=lambda one: numbers[one.id])
        ),
    )
    if {one.agency for one in before} - names.keys():
        db.execute("DELETE FROM search_agency WHERE agency NOT IN (SELECT agency FROM search_text)")


def _all_grams(one: Searchable) -> set[str]:
    """All that a service is found by."""
    named = {*_spoken_grams(one.title_th), *_grams(one.title_en)}
    named.update(*map(_spoken_grams, one.keywords), *map(_grams, one.agency))
    return named | {DESCRIBED + gram for gram in _grams(one.description) - named}


def _texts(one: Searchable) -> bytes:
    """All that a service is rated by but its agency."""
    named = map(_marked, (one.title_th, one.title_en, *one.keywords))
    return f"{_TEXT.join(named)}{_FIELD}{_marked(one.description)}".encode()


def _names(one: Searchable) -> str:
    """Its agency's names."""
    return _TEXT.join(map(_marked, one.agency))


# A catalog says the same again and again, and a change leaves most of an entry as it was. Only texts of the catalog
# come here: what a citizen types is kept nowhere.
@functools.lru_cache(maxsize=REMEMBERED)
def _marked(text: str) -> str:
    return marked(fold(text))


@functools.lru_cache(maxsize=REMEMBERED)
def _grams(text: str) -> frozenset[str]:
    return frozenset(grams(fold(text)))


@functools.lru_cache(maxsize=REMEMBERED)
def _spoken_grams(text: str) -> frozenset[str]:
    """Those of a Thai name, with those of each word, for folding joins them, and of its sound."""
    if not is_thai(text):
        return _grams(text)
    words = text.split() if " " in text else []
    return _grams(text).union(*map(_grams, words), grams(sound(text)))
