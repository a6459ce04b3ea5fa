"""Makes `catalog.db` from a catalog: built aside, then swapped in with one rename while the screen reads on."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any

import msgspec
import sqlite_utils

from govchannel.contract.catalog import Catalog, Service, Text
from kiosk.catalog_format import FORMAT
from kiosk.errors import CatalogBroken
from kiosk.search.index import Searchable, write_index


def write_catalog(catalog: Catalog, path: Path) -> None:
    """Build the file beside `path` and swap it in. Raises `CatalogBroken`; then the old file still serves."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.new")
    aside.unlink(missing_ok=True)
    try:
        connection = sqlite3.connect(aside)
        try:
            _fill(sqlite_utils.Database(connection), catalog)
            connection.execute(f"PRAGMA user_version = {FORMAT}")
            connection.commit()
        finally:
            connection.close()
        _flush(aside)
        aside.replace(path)
        _flush(path.parent)
    except (OSError, sqlite3.Error) as error:
        raise CatalogBroken(f"{path}: {error}") from error
    finally:
        aside.unlink(missing_ok=True)


def _fill(db: sqlite_utils.Database, catalog: Catalog) -> None:
    names = {agency.id: agency.name for agency in catalog.agencies}
    with db.atomic():
        write_index(db.conn, (_searchable(service, names[service.agency]) for service in catalog.services))
        db.table("agency").insert_all(
            [
                {"id": a.id, "name_th": a.name.th, "name_en": a.name.en, "entry": msgspec.json.encode(a)}
                for a in catalog.agencies
            ],
            pk="id",
        )
        db.table("life_event").insert_all(
            [
                {"id": e.id, "position": n, "name_th": e.name.th, "name_en": e.name.en, "icon": e.icon}
                for n, e in enumerate(catalog.life_events)
            ],
            pk="id",
        )
        db.table("service").insert_all(
            [_row(service) for service in catalog.services],
            pk="id",
        )
        db.table("service").create_index(["agency"])
        db.table("service_life_event").insert_all(
            [{"life_event": event, "service": s.id} for s in catalog.services for event in s.life_events],
            pk=("life_event", "service"),
        )
        db.table("agency_key").create({"agency": str, "entry": bytes})
        db.table("agency_key").insert_all([{"agency": k.agency, "entry": msgspec.json.encode(k)} for k in catalog.keys])


def _row(service: Service) -> dict[str, Any]:
    return {
        "id": service.id,
        "agency": service.agency,
        "title_th": service.title.th,
        "title_en": service.title.en,
        "description_th": service.description.th,
        "description_en": service.description.en,
        "applicable": int(service.form is not None),
        "entry": msgspec.json.encode(service),
    }


def _searchable(service: Service, agency: Text) -> Searchable:
    return Searchable(
        id=service.id,
        title_th=service.title.th,
        title_en=service.title.en,
        keywords=tuple(service.keywords),
        agency=(agency.th, agency.en, service.agency),
        description=f"{service.description.th} {service.description.en}",
    )


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
