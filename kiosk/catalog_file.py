"""Makes `catalog.db`: built aside, checked, then swapped in with one rename while the screen reads on.

The table `entry` is the catalog, to the byte; every other table is made from it.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import sqlite_utils

from govchannel.contract.catalog import Agency, AgencyKey, App, Article, Catalog, LifeEvent, Service
from govchannel.contract.content import Content, Row, content_of, difference, digest_of
from govchannel.contract.phone import why_not
from kiosk.catalog_format import FORMAT
from kiosk.errors import CatalogBroken
from kiosk.keys import write_durably
from kiosk.search.index import Searchable, change_index, create_index
from kiosk.service import takes_requests

SCHEMA = """
CREATE TABLE release (number INTEGER NOT NULL, digest TEXT NOT NULL);
CREATE TABLE entry (kind TEXT NOT NULL, id TEXT NOT NULL, json BLOB NOT NULL, PRIMARY KEY (kind, id));
CREATE TABLE agency (id TEXT PRIMARY KEY, name_th TEXT NOT NULL, name_en TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE agency_key (agency TEXT NOT NULL, position INTEGER NOT NULL, id TEXT NOT NULL);
CREATE TABLE life_event (
    id TEXT PRIMARY KEY, position INTEGER NOT NULL, name_th TEXT NOT NULL, name_en TEXT NOT NULL, icon TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE service (
    id TEXT PRIMARY KEY, agency TEXT NOT NULL, title_th TEXT NOT NULL, title_en TEXT NOT NULL,
    description_th TEXT NOT NULL, description_en TEXT NOT NULL, applicable INTEGER NOT NULL,
    on_phone INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX service_of_agency ON service (agency);
CREATE TABLE service_life_event (
    life_event TEXT NOT NULL, service TEXT NOT NULL, PRIMARY KEY (life_event, service)
) WITHOUT ROWID;
CREATE INDEX life_event_of_service ON service_life_event (service);
"""


PIECE_BYTES = 1 << 20
"""Of the file, to be summed up at once."""
_CONTENT = "SELECT kind, id, CAST(json AS BLOB) FROM entry ORDER BY kind, id"


def write_catalog(catalog: Catalog, path: Path, release: int = 0) -> None:
    """Build the file beside `path` and swap it in. Raises `CatalogBroken`; then the old file still serves."""
    try:
        content = content_of(catalog)
    except ValueError as error:
        raise CatalogBroken(f"{path.name}: {error}") from error
    build(difference({}, content), path, release)


def build(rows: list[Row], path: Path, release: int, digest: str | None = None, base: Path | None = None) -> None:
    """Make the file of a release from a snapshot's rows, or from `base` and a delta's rows, and swap it in.

    With `digest` the finished file's content must have it. Raises `CatalogBroken`; then the old file still serves.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.new")
    aside.unlink(missing_ok=True)
    try:
        if base is not None:
            shutil.copyfile(base, aside)
        connection = sqlite3.connect(aside, isolation_level=None)
        try:
            # The file is nobody's yet: durability comes with the flush at the end.
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            with sqlite_utils.Database(connection).atomic():
                if base is None:
                    _create(connection)
                _change(connection, rows)
                built = digest_of(connection.execute(_CONTENT))
                if digest not in (None, built):
                    raise CatalogBroken("digest")
                connection.execute("DELETE FROM release")
                connection.execute("INSERT INTO release VALUES (?, ?)", (release, built))
                connection.execute(f"PRAGMA user_version = {FORMAT}")
        finally:
            connection.close()
        _flush(aside)
        # First the sum: killed between the two, a terminal fetches a sound catalog once more.
        write_durably(_sum_of(path), _checksum(aside))
        aside.replace(path)
        _flush(path.parent)
    except (OSError, sqlite3.Error, ValueError, KeyError) as error:
        raise CatalogBroken(f"{path.name}: {error}") from error
    finally:
        aside.unlink(missing_ok=True)


def spoilt(path: Path) -> bool:
    """Whether the file is no longer what was built: SQLite itself does not notice a flipped bit. Raises `OSError`."""
    try:
        return _sum_of(path).read_bytes() != _checksum(path)
    except FileNotFoundError:
        return False


def _sum_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.crc32")


def _checksum(path: Path) -> bytes:
    """A CRC-32, hexadecimal: it guards against accidents, which is all that a sum beside its file can do."""
    checksum = 0
    with path.open("rb") as file:
        while piece := file.read(PIECE_BYTES):
            checksum = zlib.crc32(piece, checksum)
    return f"{checksum:08x}".encode()


def _create(db: sqlite3.Connection) -> None:
    for statement in SCHEMA.split(";"):
        db.execute(statement)
    create_index(db)


def _change(db: sqlite3.Connection, rows: Iterable[Row]) -> None:
    """Bring `entry`, and what is made from it, to a new state. Kinds that came after this program are kept as well."""
    new = {(row.kind, row.id): row for row in rows}
    for row in new.values():
        if row.kind in _READ_AS_IT_IS and not row.gone:
            msgspec.json.decode(row.entry, type=_READ_AS_IT_IS[row.kind])
    old = _entries(db, new)
    agencies = {key for kind, key in new if kind == "agency"}
    touched = {key for kind, key in new if kind == "service"}
    # An agency's new name is found with its services.
    touched |= {
        key for agency in agencies for (key,) in db.execute("SELECT id FROM service WHERE agency = ?", (agency,))
    }
    before = [_searchable(db, service) for service in _services(db, touched)]
    db.executemany("DELETE FROM entry WHERE kind = ? AND id = ?", list(old))
    db.executemany(
        "INSERT INTO entry VALUES (?, ?, ?)",
        ((row.kind, row.id, bytes(row.entry)) for row in new.values() if not row.gone),
    )
    kinds = {kind for kind, _ in new} | {key for kind, key in new if kind == "order"}
    for kind, make in _SMALL.items():
        if kind in kinds:
            make(db)
    _make_services(db, touched)
    change_index(db, before, [_searchable(db, service) for service in _services(db, touched)])


def _entries(db: sqlite3.Connection, wanted: Iterable[tuple[str, str]]) -> Content:
    found: Content = {}
    for kind, key in wanted:
        row = db.execute("SELECT json FROM entry WHERE kind = ? AND id = ?", (kind, key)).fetchone()
        if row is not None:
            found[kind, key] = row[0]
    return found


def _services(db: sqlite3.Connection, ids: Iterable[str]) -> Iterator[Service]:
    for key in sorted(ids):
        row = db.execute("SELECT json FROM entry WHERE kind = 'service' AND id = ?", (key,)).fetchone()
        if row is not None:
            yield msgspec.json.decode(row[0], type=Service)


def _of_kind(db: sqlite3.Connection, kind: str, of: type[Any]) -> list[Any]:
    rows = db.execute("SELECT json FROM entry WHERE kind = ? ORDER BY id", (kind,))
    return [msgspec.json.decode(row[0], type=of) for row in rows]


def _order(db: sqlite3.Connection, of: str) -> dict[str, int]:
    row = db.execute("SELECT json FROM entry WHERE kind = 'order' AND id = ?", (of,)).fetchone()
    return {key: place for place, key in enumerate(msgspec.json.decode(row[0], type=list[str]))} if row else {}


def _make_agencies(db: sqlite3.Connection) -> None:
    db.execute("DELETE FROM agency")
    values = [(one.id, one.name.th, one.name.en) for one in _of_kind(db, "agency", Agency)]
    db.executemany("INSERT INTO agency VALUES (?, ?, ?)", values)


def _make_keys(db: sqlite3.Connection) -> None:
    order = _order(db, "key")
    db.execute("DELETE FROM agency_key")
    values = [(one.agency, order[one.key_id], one.key_id) for one in _of_kind(db, "key", AgencyKey)]
    db.executemany("INSERT INTO agency_key VALUES (?, ?, ?)", values)


def _make_life_events(db: sqlite3.Connection) -> None:
    order = _order(db, "life_event")
    db.execute("DELETE FROM life_event")
    events = _of_kind(db, "life_event", LifeEvent)
    values = [(one.id, order[one.id], one.name.th, one.name.en, one.icon) for one in events]
    db.executemany("INSERT INTO life_event VALUES (?, ?, ?, ?, ?)", values)


_SMALL: dict[str, Callable[[sqlite3.Connection], None]] = {
    "agency": _make_agencies,
    "key": _make_keys,
    "life_event": _make_life_events,
}
"""Kinds of which there are few: their tables are made anew when one of them changes."""

_READ_AS_IT_IS: dict[str, Any] = {"app": App, "article": Article}
"""Kinds without a table: `entry` holds all there is to know, and a release in which one cannot be read is refused."""


def _make_services(db: sqlite3.Connection, ids: Iterable[str]) -> None:
    keys = [(key,) for key in ids]
    db.executemany("DELETE FROM service_life_event WHERE service = ?", keys)
    db.executemany("DELETE FROM service WHERE id = ?", keys)
    for one in _services(db, ids):
        values = (one.id, one.agency, one.title.th, one.title.en, one.description.th, one.description.en)
        db.execute(
            "INSERT INTO service VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (*values, takes_requests(one), why_not(one) is None)
        )
        events = [(event, one.id) for event in dict.fromkeys(one.life_events)]
        db.executemany("INSERT INTO service_life_event VALUES (?, ?)", events)


def _searchable(db: sqlite3.Connection, service: Service) -> Searchable:
    names = db.execute("SELECT name_th, name_en FROM agency WHERE id = ?", (service.agency,)).fetchone()
    if names is None:
        raise ValueError(f"{service.id}: there is no agency {service.agency!r}")
    return searchable(service, names)


def searchable(service: Service, agency: tuple[str, str]) -> Searchable:
    """How a service of an agency of these names is found."""
    return Searchable(
        id=service.id,
        title_th=service.title.th,
        title_en=service.title.en,
        # Who types an agency's letters means its services, not words that they stand in.
        keywords=(*service.keywords, service.agency),
        agency=(*agency, service.agency),
        description=f"{service.description.th} {service.description.en}",
    )


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
