"""The catalog as reviewable files: a folder with `agencies.yaml`, `life-events.yaml` and one file per service."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

import msgspec
import yaml

from govchannel.contract.catalog import Agency, AgencyKey, Catalog, Holiday, LifeEvent, Service

T = TypeVar("T")


class EntryError(Exception):
    """An entry cannot be used; the message names the file and the fault."""


def read_folder(folder: Path, keys: list[AgencyKey] | None = None) -> Catalog:
    """Read a whole catalog; `holidays.yaml` may be missing.

    Raises `EntryError` for the first file that is missing, malformed or refers to nothing."""
    agencies = _read(folder / "agencies.yaml", list[Agency])
    life_events = _read(folder / "life-events.yaml", list[LifeEvent])
    days = folder / "holidays.yaml"
    holidays = _read(days, list[Holiday]) if days.exists() else []
    services = [_read(file, Service) for file in sorted((folder / "services").glob("*.yaml"))]
    if not services:
        raise EntryError(f"{folder / 'services'}: no services")
    known_agencies = {agency.id for agency in agencies}
    known_events = {event.id for event in life_events}
    for service in services:
        where = f"{folder / 'services' / service.id}.yaml"
        if not (folder / "services" / f"{service.id}.yaml").is_file():
            raise EntryError(f"{where}: the file name and the id {service.id!r} differ")
        if service.agency not in known_agencies:
            raise EntryError(f"{where}: agency {service.agency!r} is not in agencies.yaml")
        if unknown := set(service.life_events) - known_events:
            raise EntryError(f"{where}: life events {sorted(unknown)} are not in life-events.yaml")
    return Catalog(services=services, agencies=agencies, life_events=life_events, keys=keys or [], holidays=holidays)


def _read(file: Path, kind: type[T]) -> T:
    try:
        with file.open(encoding="utf-8") as stream:
            values: Any = yaml.load(stream, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506  # safe
        return msgspec.convert(values, kind)
    except (OSError, yaml.YAMLError, msgspec.ValidationError, UnicodeDecodeError) as error:
        reason = " ".join(str(error).split())
        raise EntryError(f"{file}: {reason}") from error
