"""Requests: taken once and for all, found again, their history. Nobody here can read them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, insert, select

from govchannel.contract import wire
from govchannel.contract.envelope import EnvelopeError, peek
from govchannel.errors import GovChannelError
from govchannel.store import tables

EARLIEST, LATEST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)
"""A terminal's clock may be wrong by years; beyond this it is no time at all."""


@dataclass(frozen=True)
class Stored:
    """A sealed request as it lies here, with what its envelope is bound to.

    `terminal_key` is the public key its terminal had then (SubjectPublicKeyInfo, DER).
    """

    number: str
    terminal: str
    terminal_key: bytes
    service: str
    agency: str
    key_id: str
    received_at: datetime
    envelope: bytes


def take(engine: Engine, terminal: str, batch: Sequence[wire.SealedRequest], now: datetime) -> list[wire.Answer]:
    """Keep a batch in one durable transaction; the answers hold as soon as this returns.

    The number is the idempotency key: the same content again is accepted again, other content is refused.
    """
    with engine.begin() as db:
        return [_take(db, terminal, request, now) for request in batch]


def _take(db: Connection, terminal: str, request: wire.SealedRequest, now: datetime) -> wire.Answer:
    if hashlib.sha256(request.envelope).hexdigest() != request.digest:
        return _refused(request, wire.MALFORMED)
    try:
        if peek(request.envelope).key_id != request.key_id:
            return _refused(request, wire.MALFORMED)
    except EnvelopeError:
        return _refused(request, wire.MALFORMED)
    r, t = tables.request, tables.terminal
    known = db.execute(select(r.c.terminal, r.c.digest).where(r.c.number == request.number)).one_or_none()
    if known is not None:
        if (known.terminal, known.digest) != (terminal, request.digest):
            return _refused(request, wire.CONFLICT)
        return _accepted(request)
    if not EARLIEST <= request.created_at <= LATEST:
        return _refused(request, wire.MALFORMED)
    if db.execute(select(r.c.number).where(r.c.status_key == request.status_key)).scalar() is not None:
        # A token is 128 random bits: two requests with the same one are a mistake, or somebody who tries.
        return _refused(request, wire.CONFLICT)
    db.execute(
        insert(r).values(
            number=request.number,
            terminal=terminal,
            terminal_key=select(t.c.public_key).where(t.c.id == terminal).scalar_subquery(),
            service=request.service,
            agency=request.agency,
            key_id=request.key_id,
            created_at=request.created_at,
            received_at=now,
            status_key=request.status_key,
            digest=request.digest,
            envelope=request.envelope,
        )
    )
    db.execute(insert(tables.change).values(number=request.number, state="received", at=now))
    return _accepted(request)


def status(engine: Engine, number: str, terminal: str) -> wire.RequestStatus | None:
    """A request of that terminal, or None."""
    r = tables.request
    return _status(engine, (r.c.number == number) & (r.c.terminal == terminal))


def status_by_token(engine: Engine, token: str) -> wire.RequestStatus | None:
    """The request whose receipt holds that token, or None."""
    return _status(engine, tables.request.c.status_key == hashlib.sha256(token.encode()).hexdigest())


def of_agency(engine: Engine, agency: str, number: str | None = None) -> list[Stored]:
    """An agency's requests in the order they came and, of what came together, were made; or one of them."""
    r = tables.request
    wanted = select(*(r.c[field.name] for field in fields(Stored)))
    wanted = wanted.where(r.c.agency == agency).order_by(r.c.received_at, r.c.created_at, r.c.number)
    if number is not None:
        wanted = wanted.where(r.c.number == number)
    with engine.connect() as db:
        return [Stored(**row._mapping) for row in db.execute(wanted)]


def set_state(engine: Engine, agency: str, number: str, state: wire.State, now: datetime) -> None:
    """Note what became of an agency's request; the same state twice is one. Raises `GovChannelError`."""
    r, c = tables.request, tables.change
    with engine.begin() as db:
        if db.execute(select(r.c.number).where(r.c.number == number, r.c.agency == agency)).scalar() is None:
            raise GovChannelError(f"{agency} has no request {number}")
        last = db.execute(select(c.c.state).where(c.c.number == number).order_by(c.c.id.desc()).limit(1)).scalar()
        if last != state:
            db.execute(insert(c).values(number=number, state=state, at=now))


def note_opened(engine: Engine, agency: str, number: str, now: datetime) -> None:
    """Note that an agency opened a request, if that is news."""
    with engine.connect() as db:
        c = tables.change
        states = set(db.execute(select(c.c.state).where(c.c.number == number)).scalars())
    if states == {"received"}:
        set_state(engine, agency, number, "opened", now)


def progress(engine: Engine, agency: str, number: str, state: wire.State, now: datetime) -> wire.RequestStatus | None:
    """Note what an agency says of its request, and where it stands then; None when it has no such request.

    ``opened`` is news only of one that was just received: said late, it takes nothing back.
    """
    r = tables.request
    if _status(engine, (r.c.number == number) & (r.c.agency == agency)) is None:
        return None
    if state == "opened":
        note_opened(engine, agency, number, now)
    else:
        set_state(engine, agency, number, state, now)
    return _status(engine, r.c.number == number)


def _status(engine: Engine, condition: object) -> wire.RequestStatus | None:
    r, c = tables.request, tables.change
    with engine.connect() as db:
        found = select(r.c.number, r.c.service, r.c.agency).where(condition)  # type: ignore[arg-type]
        row = db.execute(found).one_or_none()
        if row is None:
            return None
        steps = db.execute(select(c.c.state, c.c.at).where(c.c.number == row.number).order_by(c.c.id))
        history = [wire.StatusChange(state=step.state, at=step.at) for step in steps]
    return wire.RequestStatus(
        number=row.number, service=row.service, agency=row.agency, state=history[-1].state, history=history
    )


def _accepted(request: wire.SealedRequest) -> wire.Answer:
    return wire.Answer(number=request.number, outcome="accepted", digest=request.digest)


def _refused(request: wire.SealedRequest, reason: str) -> wire.Answer:
    return wire.Answer(number=request.number, outcome="refused", reason=reason)
