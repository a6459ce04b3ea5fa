"""What the commands share: the database of the data folder, and JSON for programs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
import msgspec
from sqlalchemy import Engine

from govchannel.contract.catalog import AgencyId
from govchannel.errors import GovChannelError
from govchannel.settings import Config, load_config
from govchannel.store.database import open_database


def print_json(value: Any) -> None:
    """One JSON document, readable, UTF-8."""
    click.echo(msgspec.json.format(msgspec.json.encode(value), indent=2).decode())


def check_agency(name: str) -> None:
    """Raises `GovChannelError` for what can be no agency's id."""
    try:
        msgspec.convert(name, AgencyId)
    except msgspec.ValidationError as error:
        raise GovChannelError(f"{name!r} is no agency's id") from error


@contextmanager
def opened(home: Path | None = None) -> Iterator[tuple[Config, Engine]]:
    """The settings and the database of a data folder (default: `load_config`'s). Raises `GovChannelError`."""
    config = load_config(home)
    engine = open_database(config.database_url)
    try:
        yield config, engine
    finally:
        engine.dispose()
