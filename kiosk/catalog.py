"""`catalog.db`, read-only: browse, find, look up. Notices when the file was swapped, and reads on from the new one."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from govchannel.contract.catalog import Agency, AgencyKey, App, Article, Service, Text
from kiosk.bulletin import NOTHING, Bulletin, Item, shown_on
from kiosk.catalog_format import FORMAT
from kiosk.errors import CatalogBroken
from kiosk.service import Listing, Query, Summary

E = TypeVar("E", App, Article)


class Group(msgspec.Struct, frozen=True):
    """A life event or an agency, with the number of its services."""

    id: str
    name: Text
    icon: str
    count: int


class Overview(msgspec.Struct, frozen=True):
    """The two ways to browse, each in its order, without empty groups; the days on which counters are closed; news and
    apps."""

    life_events: tuple[Group, ...]
    agencies: tuple[Group, ...]
    holidays: frozenset[date] = frozenset()
    bulletin: Bulletin = NOTHING


class Release(msgspec.Struct, frozen=True):
    """A release's number (0: loaded from files here) and its content's digest."""

    number: int
    digest: str


class Catalog:
    """The catalog that is served. Connects on first use; an instance belongs to the thread that uses it first."""

    def __init__(self, path: Path) -> None:
        """`path` is read when something is asked for."""
        self._path = path
        self._db: sqlite3.Connection | None = None
        self._file = (0, 0)
        self._apps: list[tuple[App, list[str]]] | None = None
        """With their folded names, once somebody has searched."""

    def overview(self) -> Overview:
        """Life events and agencies. Raises `CatalogBroken`."""
        with self._reading() as db:
            events = db.execute(
                "SELECT g.id, g.name_th, g.name_en, g.icon, count(*) FROM life_event g"
                " JOIN service_life_event s ON s.life_event = g.id GROUP BY g.id ORDER BY g.position"
            ).fetchall()
            agencies = db.execute(
                "SELECT g.id, g.name_th, g.name_en, '', count(*) FROM agency g"
                " JOIN service s ON s.agency = g.id GROUP BY g.id ORDER BY count(*) DESC, g.name_th"
            ).fetchall()
            holidays = frozenset(date.fromisoformat(key) for (key,) in db.execute(_HOLIDAYS))
        return Overview(_groups(events), _groups(agencies), holidays)

    def bulletin(self, day: date) -> Bulletin:
        """The news of a day, and the apps. Raises `CatalogBroken`."""
        with self._reading() as db:
            articles = shown_on(day, _entries(db, "article", Article))
            apps = _entries(db, "app", App)
            named = {key: Text(th=th, en=en) for key, th, en in db.execute("SELECT id, name_th, name_en FROM agency")}
            wanted = {service for article in articles for service in article.services}
            known = _summaries(db, wanted.union(*(app.services for app in apps)))
        return Bulletin(
            tuple(_item(article, named, known) for article in articles), tuple(_item(app, named, known) for app in apps)
        )

    def listing(self, query: Query, best: int = 200) -> Listing:
        """The services that answer a query: all of a group, or the `best` of a search. Raises `CatalogBroken`."""
        with self._reading() as db:
            match query.kind:
                case "life-event":
                    where, order = "s.id IN (SELECT service FROM service_life_event WHERE life_event = :key)", _BY_NAME
                    title = _title(db, "life_event", query.key)
                case "agency":
                    where, order = "s.agency = :key", _BY_NAME
                    title = _title(db, "agency", query.key)
                case "all":
                    where, order, title = "1", _BY_NAME, None
                case "search":
                    return _search(db, query.key, best, self._named_apps(db))
            rows = db.execute(f"{_SUMMARY} WHERE {where} ORDER BY {order}", {"key": query.key})  # constants
            return Listing(title, tuple(_summary(row) for row in rows))

    def service(self, service_id: str) -> Service | None:
        """A service, or None when there is none of that id. Raises `CatalogBroken`."""
        with self._reading() as db:
            row = db.execute(_ENTRY, ("service", service_id)).fetchone()
            return None if row is None else msgspec.json.decode(row[0], type=Service)

    def agency(self, agency_id: str) -> Agency | None:
        """An agency, or None. Raises `CatalogBroken`."""
        with self._reading() as db:
            row = db.execute(_ENTRY, ("agency", agency_id)).fetchone()
            return None if row is None else msgspec.json.decode(row[0], type=Agency)

    def keys(self, agency_id: str) -> list[AgencyKey]:
        """The keys that requests to an agency may be sealed to, oldest first. Raises `CatalogBroken`."""
        with self._reading() as db:
            rows = db.execute(
                "SELECT e.json FROM agency_key k JOIN entry e ON e.kind = 'key' AND e.id = k.id"
                " WHERE k.agency = ? ORDER BY k.position",
                (agency_id,),
            ).fetchall()
            return [msgspec.json.decode(row[0], type=AgencyKey) for row in rows]

    def entry(self, kind: str, key: str) -> bytes | None:
        """An entry to the byte, or None. Raises `CatalogBroken`."""
        with self._reading() as db:
            row = db.execute(_ENTRY, (kind, key)).fetchone()
            return None if row is None else bytes(row[0])

    def release(self) -> Release:
        """Which release this is. Raises `CatalogBroken`."""
        with self._reading() as db:
            number, digest = db.execute("SELECT number, digest FROM release").fetchone()
            return Release(number, digest)

    def close(self) -> None:
        """Close the file."""
        if self._db is not None:
            self._db.close()
            self._db = None
            self._apps = None

    def _named_apps(self, db: sqlite3.Connection) -> list[tuple[App, list[str]]]:
        from kiosk.search.folding import fold  # noqa: PLC0415  # see `ui.worker.load_later`

        if self._apps is None:
            self._apps = [(app, [fold(app.name.th), fold(app.name.en)]) for app in _entries(db, "app", App)]
        return self._apps

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        try:
            status = self._path.stat()
            if self._db is None or self._file != (status.st_ino, status.st_mtime_ns):
                self.close()
                self._db = sqlite3.connect(f"{self._path.absolute().as_uri()}?mode=ro", uri=True)
                self._file = (status.st_ino, status.st_mtime_ns)
                (version,) = self._db.execute("PRAGMA user_version").fetchone()
                if version != FORMAT:
                    raise CatalogBroken(f"catalog.db is of format {version}, this program knows {FORMAT}")
            yield self._db
        except (OSError, sqlite3.Error, ValueError) as error:
            raise CatalogBroken(f"catalog.db: {error}") from error


_SUMMARY = (
    "SELECT s.id, s.title_th, s.title_en, a.id, a.name_th, a.name_en, s.description_th, s.description_en, s.applicable,"
    " s.on_phone"
    " FROM service s JOIN agency a ON a.id = s.agency"
)
_HOLIDAYS = "SELECT id FROM entry WHERE kind = 'holiday'"
_ENTRY = "SELECT json FROM entry WHERE kind = ? AND id = ?"
_BY_NAME = "s.applicable DESC, s.title_th"


def _search(db: sqlite3.Connection, words: str, limit: int, apps: Sequence[tuple[App, list[str]]]) -> Listing:
    """The services that answer, best first, and the apps that are called so."""
    from kiosk.search.finding import LEAST, find  # noqa: PLC0415  # see `ui.worker.load_later`
    from kiosk.search.naming import called  # noqa: PLC0415

    hits = find(db, words, limit)
    found = _summaries(db, [hit.id for hit in hits])
    best = tuple(replace(found[hit.id], score=round(hit.score, 4)) for hit in hits)
    named = tuple(apps[place][0] for place in called(words, [names for _, names in apps]))
    return Listing(None, best, exact=not best or bool(named) or best[0].score >= LEAST, apps=named)


def _summaries(db: sqlite3.Connection, ids: Collection[str]) -> dict[str, Summary]:
    """What there is of these services, by id."""
    marks = ",".join("?" * len(ids))
    rows = db.execute(f"{_SUMMARY} WHERE s.id IN ({marks})", list(ids))  # constants
    return {summary.id: summary for summary in map(_summary, rows)}


def _entries(db: sqlite3.Connection, kind: str, of: type[E]) -> list[E]:
    rows = db.execute("SELECT json FROM entry WHERE kind = ? ORDER BY id", (kind,))
    return [msgspec.json.decode(row[0], type=of) for row in rows]


def _item(entry: E, agencies: Mapping[str, Text], services: Mapping[str, Summary]) -> Item[E]:
    leads_to = tuple(services[service] for service in entry.services if service in services)
    return Item(entry, agencies.get(entry.agency), leads_to)


def _summary(row: tuple[Any, ...]) -> Summary:
    service_id, title_th, title_en, agency_id, agency_th, agency_en, description_th, description_en, *taken = row
    return Summary(
        service_id,
        Text(th=title_th, en=title_en),
        agency_id,
        Text(th=agency_th, en=agency_en),
        Text(th=description_th, en=description_en),
        *map(bool, taken),
    )


def _groups(rows: list[tuple[str, str, str, str, int]]) -> tuple[Group, ...]:
    return tuple(Group(key, Text(th=th, en=en), icon, count) for key, th, en, icon, count in rows)


def _title(db: sqlite3.Connection, table: str, key: str) -> Text | None:
    row = db.execute(f"SELECT name_th, name_en FROM {table} WHERE id = ?", (key,)).fetchone()  # noqa: S608  # constant
    return None if row is None else Text(th=row[0], en=row[1])


def served_release(path: Path) -> Release | None:
    """The release that a file is of; None when it cannot be read."""
    with closing(Catalog(path)) as catalog:
        try:
            return catalog.release()
        except CatalogBroken:
            return None
