"""Attachments: taken piece by piece, given to the request that names them, fetched by its agency. All are sealed.

An attachment belongs to the terminal that sent it; under the same digest another terminal has another one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, Engine, delete, func, insert, select, tuple_, update
from sqlalchemy.exc import IntegrityError

from govchannel.contract import wire
from govchannel.contract.refusal import CallRefused
from govchannel.store import tables

KEPT = timedelta(days=30)
"""How long an attachment waits for its request."""
MOST_WAITING_BYTES = 50_000_000
"""What a terminal may have here without a request: it sends a request as soon as its attachments are there."""


def arrived(engine: Engine, terminal: str, digest: str) -> int:
    """How many bytes of an attachment are here; 0 for an unknown one."""
    with engine.connect() as db:
        return _arrived(db, terminal, digest) or 0


def keep(engine: Engine, terminal: str, attachment: wire.Attachment, offset: int, data: bytes, now: datetime) -> int:
    """Keep a piece durably, if it begins where the last one ended; how many bytes are here then.

    Safe to repeat: a piece from elsewhere changes nothing. Raises `CallRefused`: the whole is not what its digest
    says and was thrown away, its size is another than was said before, or the terminal has too much here already.
    """
    a = tables.attachment
    mine = (a.c.terminal == terminal) & (a.c.digest == attachment.digest)
    try:
        with engine.begin() as db:
            if _arrived(db, terminal, attachment.digest) is None:
                _begin(db, terminal, attachment, now)
            # The row is locked by changing it: of two calls with the same piece one finds that the place has moved.
            end = offset + len(data)
            moved = update(a).where(mine, a.c.arrived == offset, a.c.size == attachment.size, a.c.size >= end)
            if not data or not db.execute(moved.values(arrived=end)).rowcount:
                size, here = db.execute(select(a.c.size, a.c.arrived).where(mine)).one()
                if size != attachment.size or end > size:
                    raise CallRefused(wire.MALFORMED)
                return int(here)
            p = tables.piece
            db.execute(insert(p).values(terminal=terminal, digest=attachment.digest, start=offset, data=data))
            if end < attachment.size or _digest(db, terminal, attachment.digest) == attachment.digest:
                return end
            _forget(db, terminal, [attachment.digest])
    except IntegrityError:
        # Two calls began it at once; the other one did.
        return arrived(engine, terminal, attachment.digest)
    raise CallRefused(wire.MALFORMED)


def _begin(db: Connection, terminal: str, attachment: wire.Attachment, now: datetime) -> None:
    a = tables.attachment
    waiting = a.c.number.is_(None)
    old = select(a.c.terminal, a.c.digest).where(waiting, a.c.begun_at < now - KEPT)
    for row in db.execute(old).all():
        _forget(db, row.terminal, [row.digest])
    there = db.execute(select(func.sum(a.c.size)).where(waiting, a.c.terminal == terminal)).scalar() or 0
    if there + attachment.size > MOST_WAITING_BYTES:
        raise CallRefused(wire.TOO_MANY)
    db.execute(
        insert(a).values(
            terminal=terminal, digest=attachment.digest, size=attachment.size, arrived=0, begun_at=now, number=None
        )
    )


def _forget(db: Connection, terminal: str, digests: Collection[str]) -> None:
    for table in (tables.piece, tables.attachment):
        db.execute(delete(table).where(table.c.terminal == terminal, table.c.digest.in_(digests)))


def whole(db: Connection, wanted: Collection[tuple[str, str]]) -> dict[tuple[str, str], tuple[int, str | None]]:
    """Of (terminal, digest): size, and the request it belongs to, for those that are here whole."""
    if not wanted:
        return {}
    a = tables.attachment
    found = select(a.c.terminal, a.c.digest, a.c.size, a.c.number)
    rows = db.execute(found.where(tuple_(a.c.terminal, a.c.digest).in_(list(wanted)), a.c.arrived == a.c.size))
    return {(row.terminal, row.digest): (row.size, row.number) for row in rows}


def claim(db: Connection, terminal: str, number: str, digests: Collection[str]) -> None:
    """Give whole attachments to the request that names them."""
    a = tables.attachment
    db.execute(update(a).where(a.c.terminal == terminal, a.c.digest.in_(digests)).values(number=number))


def of_requests(db: Connection, numbers: Collection[str]) -> dict[str, list[wire.Attachment]]:
    """The attachments of those requests that have some."""
    return _of(db, tables.attachment.c.number.in_(numbers))


def of_agency(db: Connection, agency: str) -> dict[str, list[wire.Attachment]]:
    """The attachments of those of an agency's requests that have some."""
    r = tables.request
    return _of(db, tables.attachment.c.number.in_(select(r.c.number).where(r.c.agency == agency)))


def _of(db: Connection, wanted: ColumnElement[bool]) -> dict[str, list[wire.Attachment]]:
    a = tables.attachment
    found: dict[str, list[wire.Attachment]] = {}
    for row in db.execute(select(a.c.number, a.c.digest, a.c.size).where(wanted).order_by(a.c.digest)):
        found.setdefault(row.number, []).append(wire.Attachment(digest=row.digest, size=row.size))
    return found


def read(engine: Engine, agency: str, number: str, digest: str) -> bytes | None:
    """A sealed attachment of an agency's request; None when there is none."""
    a, r = tables.attachment, tables.request
    whose = select(a.c.terminal).join(r, r.c.number == a.c.number)
    with engine.connect() as db:
        terminal = db.execute(whose.where(r.c.number == number, r.c.agency == agency, a.c.digest == digest)).scalar()
        return None if terminal is None else _read(db, terminal, digest)


def _read(db: Connection, terminal: str, digest: str) -> bytes:
    p = tables.piece
    mine = select(p.c.data).where(p.c.terminal == terminal, p.c.digest == digest)
    return b"".join(db.execute(mine.order_by(p.c.start)).scalars())


def _digest(db: Connection, terminal: str, digest: str) -> str:
    return hashlib.sha256(_read(db, terminal, digest)).hexdigest()


def _arrived(db: Connection, terminal: str, digest: str) -> int | None:
    a = tables.attachment
    return db.execute(select(a.c.arrived).where(a.c.terminal == terminal, a.c.digest == digest)).scalar()
