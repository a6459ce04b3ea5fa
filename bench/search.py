"""Search: how often people find what they mean, and how long a keystroke takes, against FTS5 as it comes and LIKE."""

from __future__ import annotations

import sqlite3
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

import resources
from govchannel.contract.entries import read_folder
from kiosk.search.finding import find
from kiosk.search.index import Searchable, change_index, create_index

QUERIES = Path(__file__).parent / "queries.tsv"
SIZES = (176, 1_000, 10_000, 100_000)
TOP = 5
KEYSTROKES = 400

Search = Callable[[str], Sequence[str]]


def queries() -> list[tuple[str, set[str], str]]:
    """What is typed, what answers it, of what kind it is."""
    lines = [line.split("\t") for line in QUERIES.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return [(typed, set(wanted.split(",")), kind) for typed, wanted, kind in lines]


def services() -> list[Searchable]:
    """The shipped catalog, as it is indexed."""
    catalog = read_folder(resources.FOLDER / "catalog")
    names = {agency.id: agency.name for agency in catalog.agencies}
    return [
        Searchable(
            id=s.id,
            title_th=s.title.th,
            title_en=s.title.en,
            keywords=tuple(s.keywords),
            agency=(names[s.agency].th, names[s.agency].en, s.agency),
            description=f"{s.description.th} {s.description.en}",
        )
        for s in catalog.services
    ]


def grown(real: list[Searchable], size: int) -> list[Searchable]:
    """The real services among made-up ones: parts of real titles and words put together anew."""
    made = list(real)
    for number in range(size - len(real)):
        one, two, three = (real[number * step % len(real)] for step in (1, 7, 31))
        half = len(one.title_th) // 2
        made.append(
            Searchable(
                id=f"made-{number}",
                title_th=f"{one.title_th[:half]}{two.title_th[len(two.title_th) // 2 :]} เขต {number}",
                title_en=f"{one.title_en.split(' ')[0]} {two.title_en} {number}",
                keywords=(three.keywords[0][: 4 + number % 5], f"ม{number}"),
                agency=two.agency,
                description=three.description,
            )
        )
    return made


def quality(search: Search) -> tuple[float, float, dict[str, list[str]]]:
    """Recall at five, mean reciprocal rank, and what was not found, by kind."""
    found, ranks, missed = 0, 0.0, defaultdict(list)
    every = queries()
    for typed, wanted, kind in every:
        answers = list(search(typed))[:TOP]
        place = next((number for number, answer in enumerate(answers, 1) if answer in wanted), None)
        if place:
            found += 1
            ranks += 1 / place
        else:
            missed[kind].append(typed)
    return found / len(every), ranks / len(every), missed


def run() -> None:
    """Print quality and speed at each size, ours and two others'."""
    typed = [query[:end] for query, _, _ in queries() for end in range(1, len(query) + 1)]
    step = max(1, len(typed) // KEYSTROKES)
    real = services()
    print(f"search: {len(queries())} queries, {len(typed[::step])} keystrokes, recall@{TOP}, MRR, ms a keystroke")
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            db = sqlite3.connect(Path(folder) / "index.db", isolation_level=None)
            _build(db, grown(real, size))
            (pages, page_size) = (db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
            print(f"  {size:7,} services, index with its texts {pages * page_size / 1e6:.0f} MB")
            for name, search in _engines(db).items():
                recall, mrr, missed = quality(search)
                times = [_milliseconds(search, words) for words in typed[::step]]
                p99 = statistics.quantiles(times, n=100)[98]
                figures = f"recall {recall:.3f}  MRR {mrr:.3f}  p50 {statistics.median(times):6.2f}  p99 {p99:6.2f}"
                print(f"    {name:22} {figures}")
                if name == "ours" and size == SIZES[0]:
                    print(f"    {'':22} not found: {dict(missed)}")
            db.close()


def _build(db: sqlite3.Connection, all_services: list[Searchable]) -> None:
    db.execute("BEGIN")
    create_index(db)
    change_index(db, [], all_services)
    db.execute("CREATE VIRTUAL TABLE temp.plain USING fts5(id UNINDEXED, words)")
    db.execute("CREATE TABLE temp.wide (id TEXT, words TEXT)")
    rows = [(s.id, " ".join((s.title_th, s.title_en, *s.keywords, *s.agency, s.description))) for s in all_services]
    db.executemany("INSERT INTO temp.plain VALUES (?, ?)", rows)
    db.executemany("INSERT INTO temp.wide VALUES (?, ?)", rows)
    db.execute("COMMIT")


def _engines(db: sqlite3.Connection) -> dict[str, Search]:
    def ours(typed: str) -> list[str]:
        return [hit.id for hit in find(db, typed, TOP)]

    def fts5(typed: str) -> list[str]:
        words = " ".join(f'"{word}"*' for word in typed.replace('"', " ").split())
        if not words:
            return []
        rows = db.execute("SELECT id FROM temp.plain WHERE plain MATCH ? ORDER BY rank LIMIT ?", (words, TOP))
        return [row[0] for row in rows]

    def like(typed: str) -> list[str]:
        rows = db.execute("SELECT id FROM temp.wide WHERE words LIKE ? LIMIT ?", (f"%{typed}%", TOP))
        return [row[0] for row in rows]

    return {"ours": ours, "FTS5 as it comes": fts5, "LIKE": like}


def _milliseconds(search: Search, typed: str) -> float:
    started = time.perf_counter()
    search(typed)
    return (time.perf_counter() - started) * 1000
