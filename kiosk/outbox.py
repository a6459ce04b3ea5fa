"""`outbox.db`, the precious file: once a receipt was shown, no crash or power cut loses or doubles that request.

Plain `sqlite3`: WAL and ``synchronous=FULL`` on each connection (NORMAL lost acknowledged requests in power cuts),
every step one ``BEGIN IMMEDIATE`` transaction. What leaves this file is decided by the gateway's explicit answer only.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

import msgspec

from govchannel.contract.wire import Attachment, SealedRequest
from kiosk.errors import OutboxFull, OutboxUnavailable
from kiosk.retry import CEILING_SECONDS

SCHEMA_VERSION = 3

MOST_WAITING = 5_000
MOST_BYTES = 500_000_000
LONGEST_WAIT = timedelta(days=30)
LEAST_FREE_BYTES = 50_000_000
"""What the outbox takes. Beyond any of these nobody fills in a form that could not be kept or carried away."""
KEPT = timedelta(days=30)
"""How long the number of an accepted request stays; its content is gone at once."""

UNREADABLE = datetime.fromtimestamp(0, UTC)
"""Stands for a time that is none."""

State = Literal["waiting", "accepted", "refused"]

_ATTACHMENTS = """
CREATE TABLE attachment (
    digest TEXT PRIMARY KEY,
    number TEXT NOT NULL,
    sealed BLOB NOT NULL
) STRICT;
CREATE INDEX attachment_number ON attachment (number);
"""

_SCHEMA = f"""
CREATE TABLE request (
    number TEXT PRIMARY KEY,
    service TEXT NOT NULL,
    agency TEXT NOT NULL,
    key_id TEXT NOT NULL,
    created_at TEXT NOT NULL,
    status_key TEXT NOT NULL,
    digest TEXT NOT NULL,
    envelope BLOB,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'accepted', 'refused')),
    attempts INTEGER NOT NULL DEFAULT 0,
    pause REAL NOT NULL DEFAULT 0,
    not_before REAL NOT NULL DEFAULT 0,
    last_answer TEXT,
    settled_at TEXT,
    card_key TEXT,
    attachments TEXT
) STRICT;
CREATE INDEX request_due ON request (not_before) WHERE state = 'waiting';
CREATE INDEX request_settled ON request (settled_at) WHERE state = 'accepted';
{_ATTACHMENTS}"""

_FROM_2 = f"ALTER TABLE request ADD COLUMN attachments TEXT; {_ATTACHMENTS}"
_MIGRATIONS = {0: _SCHEMA, 1: f"ALTER TABLE request ADD COLUMN card_key TEXT; {_FROM_2}", 2: _FROM_2}
"""What brings a file of that version to the present one; 0 is a new file."""


class Item(msgspec.Struct, frozen=True):
    """A request's place in the outbox; no content. `pause` and `not_before` are seconds (the latter wall-clock).

    `created_at` is `UNREADABLE` in a row that is not as it was written.
    """

    number: str
    service: str
    agency: str
    created_at: datetime
    state: State
    attempts: int
    pause: float
    not_before: float
    last_answer: str | None


class Outbox:
    """The requests of this terminal. One instance belongs to one thread."""

    def __init__(self, path: Path) -> None:
        """Open the file, or create it where there never was one. Raises `OutboxUnavailable`."""
        self._path = path
        with _translated():
            # Shared by all who use the file; `mend` waits until nobody does.
            self._lock = os.open(path.with_suffix(".lock"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            try:
                fcntl.flock(self._lock, fcntl.LOCK_SH)
                if was_used(path) and not (path.exists() and path.stat().st_size):
                    raise OutboxUnavailable(f"{path.name} was here and is gone")  # noqa: TRY301
                self._db = self._open()
                _note_use(self._lock)
            except BaseException:
                os.close(self._lock)
                raise

    def _open(self) -> sqlite3.Connection:
        db = sqlite3.connect(self._path, isolation_level=None, timeout=5)
        try:
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = FULL")
            db.execute("PRAGMA secure_delete = ON")
            _migrate(db)
        except BaseException:
            db.close()
            raise
        return db

    def close(self) -> None:
        """Close the file."""
        self._db.close()
        os.close(self._lock)

    def room(self, now: datetime) -> None:
        """Nothing while there is room. Raises `OutboxFull`: too many wait, one for too long, or the disk is full.

        Asks of what waits only: its cost does not grow with what was sent.
        """
        with _translated():
            count, size, oldest = self._db.execute(
                "SELECT count(*), total(length(envelope)), min(created_at) FROM request WHERE state = 'waiting'"
            ).fetchone()
            (attached,) = self._db.execute(
                "SELECT total(length(sealed)) FROM request CROSS JOIN attachment USING (number) WHERE state = 'waiting'"
            ).fetchone()
            free = shutil.disk_usage(self._path.parent).free
        if free < LEAST_FREE_BYTES:
            raise OutboxFull("disk")
        if count >= MOST_WAITING or size + attached >= MOST_BYTES:
            raise OutboxFull("too many wait")
        if oldest is not None and UNREADABLE < _time(oldest) < now - LONGEST_WAIT:
            raise OutboxFull("one waits for too long")

    def prune(self, now: datetime) -> int:
        """Forget the numbers of requests that were accepted long ago; how many."""
        with _translated(), self._transaction():
            return self._db.execute(
                "DELETE FROM request WHERE state = 'accepted' AND settled_at < ?", ((now - KEPT).isoformat(),)
            ).rowcount

    def append(self, request: SealedRequest, attachments: Mapping[str, bytes] = MappingProxyType({})) -> None:
        """Keep a request and its sealed attachments (by SHA-256) durably: when this returns, they survive a power cut.

        All or nothing. Raises `OutboxUnavailable`.
        """
        with _translated(), self._transaction():
            self._db.execute(
                "INSERT INTO request"
                " (number, service, agency, key_id, created_at, status_key, digest, envelope, card_key, attachments)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    request.number,
                    request.service,
                    request.agency,
                    request.key_id,
                    request.created_at.isoformat(),
                    request.status_key,
                    request.digest,
                    request.envelope,
                    request.card_key,
                    msgspec.json.encode(request.attachments).decode() if request.attachments else None,
                ),
            )
            self._db.executemany(
                "INSERT INTO attachment (digest, number, sealed) VALUES (?, ?, ?)",
                [(one.digest, request.number, attachments[one.digest]) for one in request.attachments],
            )

    def due(self, now: float, limit: int, *, attached: bool = False) -> list[SealedRequest]:
        """The requests whose time has come, oldest first: those without attachments, or those with some (`attached`).

        A row that is not as it was written is set aside.
        """
        with _translated():
            rows = self._db.execute(
                f"SELECT {', '.join(_SEALED)} FROM request"  # noqa: S608  # a constant
                # A time further away than any pause was written under a clock that was wrong: do not wait for it.
                " WHERE state = 'waiting' AND (not_before <= ? OR not_before > ?) AND (attachments IS NOT NULL) = ?"
                " ORDER BY created_at LIMIT ?",
                (now, now + CEILING_SECONDS, attached, limit),
            ).fetchall()
        found = []
        for row in rows:
            request = sealed_request(dict(zip(_SEALED, row, strict=True)))
            if request is None:
                self._damaged(row[0])
            else:
                found.append(request)
        return found

    def attachment(self, number: str, digest: str) -> bytes | None:
        """A sealed attachment of a request. One that is not as it was kept: None, and the request is set aside."""
        with _translated():
            row = self._db.execute("SELECT sealed FROM attachment WHERE digest = ?", (digest,)).fetchone()
        if row is None or hashlib.sha256(row[0]).hexdigest() != digest:
            self._damaged(number)
            return None
        return bytes(row[0])

    def _damaged(self, number: str) -> None:
        # Kept as it is, never sent, never deleted: a technician must see it.
        with _translated(), self._transaction():
            self._db.execute(
                "UPDATE request SET state = 'refused', last_answer = 'damaged' WHERE number = ?", (number,)
            )

    def next_due(self, now: float) -> float | None:
        """The earliest time (wall-clock seconds) at which a request is due; None when nothing waits."""
        waiting = "FROM request WHERE state = 'waiting'"
        with _translated():
            (earliest,) = self._db.execute(f"SELECT min(not_before) {waiting}").fetchone()  # a constant
            (latest,) = self._db.execute(f"SELECT max(not_before) {waiting}").fetchone()
        if latest is not None and latest > now + CEILING_SECONDS:
            # Written under a clock that was wrong; see `due`.
            return 0.0
        return None if earliest is None else float(earliest)

    def accepted(self, numbers: Iterable[str], at: datetime) -> None:
        """The gateway has these durably: sealed bytes and what finds them by a card are deleted here, numbers stay."""
        gone = list(numbers)
        with _translated():
            with self._transaction():
                self._db.executemany(
                    "UPDATE request SET state = 'accepted', envelope = NULL, card_key = NULL,"
                    " last_answer = 'accepted', settled_at = ? WHERE number = ? AND state = 'waiting'",
                    [(at.isoformat(), number) for number in gone],
                )
                self._db.executemany("DELETE FROM attachment WHERE number = ?", [(number,) for number in gone])
            # What was deleted would stay readable in the write-ahead log until other writes happen to cover it.
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()

    def refused(self, number: str, reason: str, at: datetime) -> None:
        """The gateway will never take this one: it is kept, sealed, for the technician."""
        with _translated(), self._transaction():
            self._db.execute(
                "UPDATE request SET state = 'refused', last_answer = ?, settled_at = ?"
                " WHERE number = ? AND state = 'waiting'",
                (reason, at.isoformat(), number),
            )

    def postpone(self, number: str, answer: str, pause: float, not_before: float) -> None:
        """A try did not end it: when to try again (wall-clock seconds)."""
        with _translated(), self._transaction():
            self._db.execute(
                "UPDATE request SET attempts = attempts + 1, last_answer = ?, pause = ?, not_before = ?"
                " WHERE number = ? AND state = 'waiting'",
                (answer, pause, not_before, number),
            )

    def retry(self, number: str | None = None) -> int:
        """Make waiting requests due now (all, or one); the count. Refused ones stay refused."""
        with _translated(), self._transaction():
            return self._db.execute(
                "UPDATE request SET not_before = 0, pause = 0 WHERE state = 'waiting' AND (? IS NULL OR number = ?)",
                (number, number),
            ).rowcount

    def items(self) -> list[Item]:
        """All requests, newest first, without content."""
        with _translated():
            rows = self._db.execute(f"{_ITEM} ORDER BY created_at DESC").fetchall()
        return [_item(row) for row in rows]

    def of_card(self, card_key: str) -> list[Item]:
        """The requests that were sent here with a card and are not at the gateway (yet), newest first."""
        with _translated():
            rows = self._db.execute(f"{_ITEM} WHERE card_key = ? ORDER BY created_at DESC", (card_key,)).fetchall()
        return [_item(row) for row in rows]

    def item(self, number: str) -> Item | None:
        """One request's place, or None."""
        with _translated():
            row = self._db.execute(f"{_ITEM} WHERE number = ?", (number,)).fetchone()
        return None if row is None else _item(row)

    def data_version(self) -> int:
        """Changes whenever another connection committed: the agent sees a new request by it (2 µs)."""
        with _translated():
            return int(self._db.execute("PRAGMA data_version").fetchone()[0])

    def _transaction(self) -> AbstractContextManager[None]:
        return _transaction(self._db)


_TEXTS = ("number", "service", "agency", "key_id", "status_key")
_SEALED = (*_TEXTS, "created_at", "digest", "envelope", "card_key", "attachments")


def sealed_request(row: Mapping[str, Any]) -> SealedRequest | None:
    """The request of a row, by the names of its columns; None for a row that is not as it was written.

    A row of an older version may lack the last columns.
    """
    try:
        if hashlib.sha256(row["envelope"]).hexdigest() != row["digest"]:
            return None
        listed = row.get("attachments")
        if (created_at := _time(row["created_at"])) == UNREADABLE:
            return None
        return SealedRequest(
            **{name: str(row[name]) for name in _TEXTS},
            created_at=created_at,
            digest=row["digest"],
            envelope=row["envelope"],
            card_key=row.get("card_key"),
            attachments=[] if listed is None else msgspec.json.decode(listed, type=list[Attachment]),
        )
    except (KeyError, TypeError, ValueError):
        return None


def was_used(path: Path) -> bool:
    """Whether there was an outbox here once: then a missing or empty file is a lost one. Raises `OSError`."""
    lock = path.with_suffix(".lock")
    return lock.exists() and lock.stat().st_size > 0


def _note_use(lock: int) -> None:
    if os.fstat(lock).st_size == 0:
        with suppress(OSError):  # a full disk: the next one notes it
            os.write(lock, b"used\n")


_ITEM = "SELECT number, service, agency, created_at, state, attempts, pause, not_before, last_answer FROM request"


def _item(row: tuple[Any, ...]) -> Item:
    number, service, agency, created_at, *rest = row
    return Item(number, service, agency, _time(created_at), *rest)


def _time(written: str) -> datetime:
    try:
        time = datetime.fromisoformat(written)
    except ValueError:
        return UNREADABLE
    return time if time.tzinfo else UNREADABLE


def _migrate(db: sqlite3.Connection) -> None:
    (version,) = db.execute("PRAGMA user_version").fetchone()
    if version > SCHEMA_VERSION:
        raise OutboxUnavailable(f"outbox.db is of version {version}, this program knows {SCHEMA_VERSION}")
    if version < SCHEMA_VERSION:
        with _transaction(db):
            # Asked once more: another process may have done it while this one waited.
            (version,) = db.execute("PRAGMA user_version").fetchone()
            if version < SCHEMA_VERSION:
                for statement in _MIGRATIONS[version].split(";"):
                    db.execute(statement)
                db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


@contextmanager
def _transaction(db: sqlite3.Connection) -> Iterator[None]:
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")


@contextmanager
def _translated() -> Iterator[None]:
    """A full, read-only, locked or damaged disk is a known error with a sentence, never a crash."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise OutboxUnavailable(f"outbox.db: {error}") from error
