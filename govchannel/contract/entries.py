"""The catalog as reviewable files: `agencies.yaml`, `life-events.yaml`, and a folder with a file each for services,
articles and apps."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import yaml

from govchannel.contract.catalog import Agency, AgencyKey, App, Article, Catalog, Holiday, LifeEvent, Service

T = TypeVar("T")
Filed = TypeVar("Filed", Service, Article, App)

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Reads YAML without making objects of it: by libyaml, ten times as fast, where PyYAML was built with it."""


class EntryError(Exception):
    """An entry cannot be used; the message names the file and the fault."""


def read_folder(folder: Path, keys: list[AgencyKey] | None = None) -> Catalog:
    """Read a whole catalog; `holidays.yaml` and the folders `articles` and `apps` may be missing.

    Raises `EntryError` for the first file that is missing, malformed or refers to nothing."""
    agencies = _read(folder / "agencies.yaml", list[Agency])
    life_events = _read(folder / "life-events.yaml", list[LifeEvent])
    days = folder / "holidays.yaml"
    holidays = _read(days, list[Holiday]) if days.exists() else []
    known_agencies = {agency.id for agency in agencies}
    known_events = {event.id for event in life_events}
    services = _filed(folder / "services", Service, known_agencies)
    if not services:
        raise EntryError(f"{folder / 'services'}: no services")
    for service in services:
        if unknown := set(service.life_events) - known_events:
            where = f"{folder / 'services' / service.id}.yaml"
            raise EntryError(f"{where}: life events {sorted(unknown)} are not in life-events.yaml")
    articles = _filed(folder / "articles", Article, known_agencies)
    apps = _filed(folder / "apps", App, known_agencies)
    known_services = {service.id for service in services}
    for name, entries in (("articles", articles), ("apps", apps)):
        for entry in entries:
            if unknown := set(entry.services) - known_services:
                raise EntryError(f"{folder / name / entry.id}.yaml: there are no services {sorted(unknown)}")
    return Catalog(
        services=services,
        agencies=agencies,
        life_events=life_events,
        keys=keys or [],
        holidays=holidays,
        articles=articles,
        apps=apps,
    )


def _filed(folder: Path, kind: type[Filed], agencies: Collection[str]) -> list[Filed]:
    """The entries of a folder with one file each."""
    entries = []
    for file in sorted(folder.glob("*.yaml")):
        entry = _read(file, kind)
        if file.stem != entry.id:
            raise EntryError(f"{file}: the file name and the id {entry.id!r} differ")
        if entry.agency not in agencies:
            raise EntryError(f"{file}: agency {entry.agency!r} is not in agencies.yaml")
        entries.append(entry)
    return entries


def _read(file: Path, kind: type[T]) -> T:
    try:
        with file.open(encoding="utf-8") as stream:
            values: Any = yaml.load(stream, Loader=LOADER)  # noqa: S506  # safe
        return msgspec.convert(values, kind)
    except (OSError, yaml.YAMLError, msgspec.ValidationError, UnicodeDecodeError) as error:
        reason = " ".join(str(error).split())
        raise EntryError(f"{file}: {reason}") from error
