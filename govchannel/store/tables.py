"""The gateway's tables. The migrations make them; a test holds that migrations and tables agree."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    TypeDecorator,
)


class Utc(TypeDecorator[datetime]):
    """A time in UTC; SQLite has no zones, so it is stored without and given back with one."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:  # noqa: ARG002
        """Aware in, naive UTC to the database."""
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Naive from the database, aware out."""
        return None if value is None else value.replace(tzinfo=UTC)


metadata = MetaData()

terminal = Table(
    "terminal",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("channel", String(64), nullable=False),
    Column("state", String(16), nullable=False),
    Column("public_key", LargeBinary),
    Column("added_at", Utc, nullable=False),
    Column("enrolled_at", Utc),
)

code = Table(
    "code",
    metadata,
    Column("terminal", ForeignKey("terminal.id"), primary_key=True),
    Column("digest", String(64), nullable=False),
    Column("expires_at", Utc, nullable=False),
    Column("attempts_left", Integer, nullable=False),
    Column("redeemed_by", LargeBinary),
)

request = Table(
    "request",
    metadata,
    Column("number", String(17), primary_key=True),
    Column("terminal", ForeignKey("terminal.id"), nullable=False),
    Column("terminal_key", LargeBinary, nullable=False),
    Column("service", String(64), nullable=False),
    Column("agency", String(64), nullable=False),
    Column("key_id", String(64), nullable=False),
    Column("created_at", Utc, nullable=False),
    Column("received_at", Utc, nullable=False),
    Column("status_key", String(64), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("envelope", LargeBinary, nullable=False),
    Column("card_key", String(64)),
    Column("position", Integer),
    Index("request_agency", "agency", "received_at"),
    Index("request_card_key", "card_key", "received_at"),
    Index("request_status_key", "status_key"),
    Index("request_position", "agency", "position", unique=True),
)

attachment = Table(
    "attachment",
    metadata,
    Column("terminal", ForeignKey("terminal.id"), primary_key=True),
    Column("digest", String(64), primary_key=True),
    Column("size", Integer, nullable=False),
    Column("arrived", Integer, nullable=False),
    Column("begun_at", Utc, nullable=False),
    Column("number", ForeignKey("request.number")),
    Index("attachment_number", "number", "begun_at"),
)

piece = Table(
    "piece",
    metadata,
    Column("terminal", String(64), primary_key=True),
    Column("digest", String(64), primary_key=True),
    Column("start", Integer, primary_key=True, autoincrement=False),
    Column("data", LargeBinary, nullable=False),
    ForeignKeyConstraint(["terminal", "digest"], ["attachment.terminal", "attachment.digest"], ondelete="CASCADE"),
)

change = Table(
    "change",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("number", ForeignKey("request.number"), nullable=False, index=True),
    Column("state", String(16), nullable=False),
    Column("at", Utc, nullable=False),
)

nonce = Table(
    "nonce",
    metadata,
    Column("terminal", String(64), primary_key=True),
    Column("nonce", String(128), primary_key=True),
    Column("expires_at", Utc, nullable=False, index=True),
)

report = Table(
    "report",
    metadata,
    Column("terminal", ForeignKey("terminal.id"), primary_key=True),
    Column("at", Utc, nullable=False),
    Column("program", String(32), nullable=False),
    Column("release", Integer, index=True),
    Column("failed_release", Integer, index=True),
    Column("reason", String(64)),
    Column("troubles", String(400), nullable=False),
)

halt = Table(
    "halt",
    metadata,
    Column("release", Integer, primary_key=True, autoincrement=False),
    Column("at", Utc, nullable=False),
    Column("reason", String(200), nullable=False),
)

feed = Table(
    "feed",
    metadata,
    Column("agency", String(64), primary_key=True),
    Column("last", Integer, nullable=False),
)

client = Table(
    "client",
    metadata,
    Column("key_id", String(64), primary_key=True),
    Column("agency", ForeignKey("feed.agency"), nullable=False),
    Column("public_key", LargeBinary, nullable=False),
    Column("added_at", Utc, nullable=False),
)

webhook = Table(
    "webhook",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("agency", ForeignKey("feed.agency"), nullable=False),
    Column("url", String(2000), nullable=False),
    Column("added_at", Utc, nullable=False),
    Column("position", Integer, nullable=False),
    Column("not_before", Utc, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("failing_since", Utc),
    Column("last_answer", String(80)),
    Column("disabled_at", Utc),
)
