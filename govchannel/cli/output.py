"""What the commands share: the database of the data folder, and JSON for programs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
import msgspec
from sqlalchemy import Engine

from govchannel.settings import Config, load_config
from govchannel.store.database import open_database


def print_json(value: Any) -> None:
    """One JSON document, readable, UTF-8."""
    click.echo(msgspec.json.format(msgspec.json.encode(value), indent=2).decode())


@contextmanager
def opened(home: Path | None = None) -> Iterator[tuple[Config, Engine]]:
    """The settings and the database of a data folder (default: `load_config`'s). Raises `GovChannelError`."""
    config = load_config(home)
    engine = open_database(config.database_url)
    try:
        yield config, engine
    finally:
        engine.dispose()
