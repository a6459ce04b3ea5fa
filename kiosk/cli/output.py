"""How every command prints: JSON for programs, plain lines for people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import click
import msgspec

from kiosk.service import Summary


def print_json(value: Any) -> None:
    """One JSON document, readable, UTF-8."""
    click.echo(msgspec.json.format(msgspec.json.encode(value), indent=2).decode())


def services_json(services: Iterable[Summary]) -> list[dict[str, Any]]:
    """A list of services for programs."""
    return [
        {
            "id": s.id,
            "name_th": s.title.th,
            "name_en": s.title.en,
            "agency": s.agency_id,
            "agency_th": s.agency.th,
            "applicable": s.applicable,
            "score": s.score,
        }
        for s in services
    ]


def print_services(services: Iterable[Summary], as_json: bool) -> None:
    """A list of services."""
    if as_json:
        print_json(services_json(services))
        return
    for service in services:
        click.echo(f"{service.id:20} {service.title.th} / {service.title.en} ({service.agency.th})")
