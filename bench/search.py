"""Search: how often people find what they mean, and how long a keystroke takes, against FTS5, LIKE and tantivy."""

from __future__ import annotations

import sqlite3
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

import tantivy

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
    """Print quality, speed and size, ours and the others', at each size."""
    typed = [query[:end] for query, _, _ in queries() for end in range(1, len(query) + 1)]
    step = max(1, len(typed) // KEYSTROKES)
    real = services()
    print(f"search: {len(queries())} queries, {len(typed[::step])} keystrokes, recall@{TOP}, MRR, ms a keystroke")
    for size in SIZES:
        print(f"  {size:,} services")
        every = grown(real, size)
        best = 0.0
        for name, engine in ENGINES.items():
            with tempfile.TemporaryDirectory() as folder:
                search = engine(Path(folder), every)
                megabytes = sum(file.stat().st_size for file in Path(folder).rglob("*") if file.is_file()) / 1e6
                recall, mrr, missed = quality(search)
                times = [_milliseconds(search, words) for words in typed[::step]]
            p99 = statistics.quantiles(times, n=100)[98]
            best = best or p99
            figures = f"recall {recall:.3f}  MRR {mrr:.3f}  p50 {statistics.median(times):6.2f}  p99 {p99:6.2f}"
            print(f"    {name:24} {figures}  {megabytes:6.1f} MB  p99 to ours {p99 / best:5.1f}")
            if name == "ours" and size == SIZES[0]:
                print(f"    {'':24} not found: {dict(missed)}")


def _ours(folder: Path, every: list[Searchable]) -> Search:
    db = sqlite3.connect(folder / "index.db", isolation_level=None)
    db.execute("BEGIN")
    create_index(db)
    change_index(db, [], every)
    db.execute("COMMIT")
    return lambda typed: [hit.id for hit in find(db, typed, TOP)]


def _rows(every: list[Searchable]) -> list[tuple[str, str]]:
    return [(s.id, " ".join((s.title_th, s.title_en, *s.keywords, *s.agency, s.description))) for s in every]


def _fts5(folder: Path, every: list[Searchable]) -> Search:
    db = sqlite3.connect(folder / "index.db", isolation_level=None)
    db.execute("BEGIN")
    db.execute("CREATE VIRTUAL TABLE plain USING fts5(id UNINDEXED, words)")
    db.executemany("INSERT INTO plain VALUES (?, ?)", _rows(every))
    db.execute("COMMIT")

    def search(typed: str) -> list[str]:
        words = " ".join(f'"{word}"*' for word in typed.replace('"', " ").split())
        if not words:
            return []
        rows = db.execute("SELECT id FROM plain WHERE plain MATCH ? ORDER BY rank LIMIT ?", (words, TOP))
        return [row[0] for row in rows]

    return search


def _trigrams(folder: Path, every: list[Searchable]) -> Search:
    db = sqlite3.connect(folder / "index.db", isolation_level=None)
    db.execute("BEGIN")
    db.execute("CREATE VIRTUAL TABLE plain USING fts5(id UNINDEXED, words, tokenize = 'trigram')")
    db.executemany("INSERT INTO plain VALUES (?, ?)", _rows(every))
    db.execute("COMMIT")

    def search(typed: str) -> list[str]:
        plain = typed.replace('"', "")
        words = " OR ".join(f'"{plain[place : place + 3]}"' for place in range(len(plain) - 2))
        if not words:
            return []
        rows = db.execute("SELECT id FROM plain WHERE plain MATCH ? ORDER BY rank LIMIT ?", (words, TOP))
        return [row[0] for row in rows]

    return search


def _like(folder: Path, every: list[Searchable]) -> Search:
    db = sqlite3.connect(folder / "index.db", isolation_level=None)
    db.execute("BEGIN")
    db.execute("CREATE TABLE wide (id TEXT, words TEXT)")
    db.executemany("INSERT INTO wide VALUES (?, ?)", _rows(every))
    db.execute("COMMIT")

    def search(typed: str) -> list[str]:
        rows = db.execute("SELECT id FROM wide WHERE words LIKE ? LIMIT ?", (f"%{typed}%", TOP))
        return [row[0] for row in rows]

    return search


def _tantivy(folder: Path, every: list[Searchable]) -> Search:
    """A search engine from the package index, with n-grams of two and three letters, any of them."""
    grams = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.ngram(2, 3, False)).filter(tantivy.Filter.lowercase()).build()
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw")
    builder.add_text_field("words", stored=False, tokenizer_name="grams")
    index = tantivy.Index(builder.build(), path=str(folder))
    index.register_tokenizer("grams", grams)
    writer = index.writer(64_000_000, 1)
    for key, words in _rows(every):
        writer.add_document(tantivy.Document(id=key, words=words))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def search(typed: str) -> list[str]:
        try:
            query = index.parse_query(f'"{typed}"'.replace("\\", ""), ["words"]) if len(typed) > 1 else None
            found = searcher.search(query, TOP).hits if query else []
            if not found:
                terms = {typed[place : place + 3].lower() for place in range(max(1, len(typed) - 2))}
                any_of = [
                    (tantivy.Occur.Should, tantivy.Query.term_query(index.schema, "words", term)) for term in terms
                ]
                found = searcher.search(tantivy.Query.boolean_query(any_of), TOP).hits
        except ValueError:
            return []
        return [str(searcher.doc(address)["id"][0]) for _, address in found]

    return search


ENGINES: dict[str, Callable[[Path, list[Searchable]], Search]] = {
    "ours": _ours,
    "FTS5 as it comes": _fts5,
    "FTS5 trigrams, any": _trigrams,
    "LIKE": _like,
    "tantivy, n-grams": _tantivy,
}


def _milliseconds(search: Search, typed: str) -> float:
    started = time.perf_counter()
    search(typed)
    return (time.perf_counter() - started) * 1000
