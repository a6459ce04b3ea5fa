"""Opens the database: brought up to date, every commit durable before anyone is answered."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config as AlembicConfig
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import SQLAlchemyError

from govchannel.errors import GovChannelError

MIGRATIONS = Path(__file__).parent / "migrations"


def open_database(url: str) -> Engine:
    """An engine on an up-to-date database. Raises `GovChannelError` when it cannot be opened or is of a newer kind."""
    try:
        engine = create_engine(url)
        if engine.dialect.name == "sqlite":
            event.listen(engine, "connect", _durable)
            event.listen(engine, "begin", _immediate)
        _migrate(engine)
    except (SQLAlchemyError, ImportError) as error:
        raise GovChannelError(f"the database cannot be opened: {' '.join(str(error).split())[:200]}") from error
    return engine


def _durable(connection: Any, _record: Any) -> None:
    # The driver opens no transactions by itself; `_immediate` does, so that two writers wait instead of failing.
    connection.isolation_level = None
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "busy_timeout = 10000", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _migrate(engine: Engine) -> None:
    config = AlembicConfig()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, "head")
        except Exception as error:
            # Alembic's own errors have no common base that it exports; a database of a newer program is the usual one.
            if type(error).__module__.startswith("alembic"):
                raise GovChannelError(f"the database is of another version: {error}") from error
            raise
