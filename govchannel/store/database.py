"""Opens the database: brought up to date, every commit durable before anyone is answered."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

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


def relaxed(engine: Engine) -> Engine:
    """The same database for what a power cut may take: its commits do not wait for the disk. Ends with `engine`."""
    other = _RELAXED.get(engine)
    if other is None:
        other = _RELAXED[engine] = create_engine(engine.url)
        if engine.dialect.name == "sqlite":
            event.listen(other, "connect", _hasty)
            event.listen(other, "begin", _immediate)
        else:
            event.listen(other, "connect", _without_waiting)
        event.listen(engine, "engine_disposed", lambda _: other.dispose())
    return other


_RELAXED: WeakKeyDictionary[Engine, Engine] = WeakKeyDictionary()


def _durable(connection: Any, _record: Any) -> None:
    _set_up(connection, "FULL")


def _hasty(connection: Any, _record: Any) -> None:
    _set_up(connection, "NORMAL")


def _set_up(connection: Any, synchronous: str) -> None:
    # The driver opens no transactions by itself; `_immediate` does, so that two writers wait instead of failing.
    connection.isolation_level = None
    for pragma in ("journal_mode = WAL", f"synchronous = {synchronous}", "busy_timeout = 10000", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _without_waiting(connection: Any, _record: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = off")
    connection.commit()


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
