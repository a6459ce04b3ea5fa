"""Requests: taken once and for all, found again, their history. Nobody here can read them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime

from sqlalchemy import Engine, insert, select

from govchannel.contract import wire
from govchannel.contract.envelope import EnvelopeError, peek
from govchannel.errors import GovChannelError
from govchannel.store import attachments, tables

EARLIEST, LATEST = datetime(1970, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)
"""A terminal's clock may be wrong by years, or without a battery begin at 1970; beyond this it is no time at all."""


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
    attachments: Sequence[wire.Attachment] = ()


@dataclass(frozen=True)
class Handover:
    """What one call of a terminal hands over; `terminal_key` is the public key that signed it."""

    terminal: str
    terminal_key: bytes
    batch: Sequence[wire.SealedRequest]
    at: datetime


def take(engine: Engine, calls: Sequence[Handover]) -> list[list[wire.Answer]]:
    """Keep the batches of several calls in one durable transaction; the answers hold as soon as this returns.

    The number is the idempotency key: the same content again is accepted again, other content is refused.
    """
    r = tables.request
    everything = [request for call in calls for request in call.batch]
    same_number = r.c.number.in_([request.number for request in everything])
    same_token = r.c.status_key.in_([request.status_key for request in everything])
    with engine.begin() as db:
        found = db.execute(select(r.c.number, r.c.terminal, r.c.digest, r.c.status_key).where(same_number | same_token))
        rows = found.all()
        named = {(call.terminal, one.digest) for call in calls for request in call.batch for one in request.attachments}
        whole = attachments.whole(db, named)
        desk = _Desk({row.number: (row.terminal, row.digest) for row in rows}, {row.status_key for row in rows}, whole)
        answers = [[desk.judge(call, request) for request in call.batch] for call in calls]
        if desk.accepted:
            db.execute(insert(r), [_row(call, request) for call, request in desk.accepted])
            received = [{"number": x.number, "state": "received", "at": call.at} for call, x in desk.accepted]
            db.execute(insert(tables.change), received)
        for call, request in desk.accepted:
            if request.attachments:
                attachments.claim(db, call.terminal, request.number, [one.digest for one in request.attachments])
    return answers


@dataclass
class _Desk:
    """Judges requests one after another; `known` maps numbers to who sent what, `tokens` are status keys in use.

    `whole` are the attachments that are here, as `attachments.whole` says.
    """

    known: dict[str, tuple[str, str]]
    tokens: set[str]
    whole: dict[tuple[str, str], tuple[int, str | None]]
    accepted: list[tuple[Handover, wire.SealedRequest]] = field(default_factory=list)

    def judge(self, call: Handover, request: wire.SealedRequest) -> wire.Answer:
        reason = self._reason(call, request)
        if reason is not None:
            return wire.Answer(number=request.number, outcome="refused", reason=reason)
        if request.number not in self.known:
            if any((call.terminal, one.digest) not in self.whole for one in request.attachments):
                return wire.Answer(number=request.number, outcome="waiting", reason=wire.ATTACHMENT_MISSING)
            for one in request.attachments:
                self.whole[call.terminal, one.digest] = one.size, request.number
            self.known[request.number] = call.terminal, request.digest
            self.tokens.add(request.status_key)
            self.accepted.append((call, request))
        return wire.Answer(number=request.number, outcome="accepted", digest=request.digest)

    def _reason(self, call: Handover, request: wire.SealedRequest) -> str | None:
        """Why it is refused; None for a request that is or will be here."""
        if hashlib.sha256(request.envelope).hexdigest() != request.digest:
            return wire.MALFORMED
        try:
            if peek(request.envelope).key_id != request.key_id:
                return wire.MALFORMED
        except EnvelopeError:
            return wire.MALFORMED
        if request.number in self.known:
            same = self.known[request.number] == (call.terminal, request.digest)
            return None if same else wire.CONFLICT
        if not EARLIEST <= request.created_at <= LATEST:
            return wire.MALFORMED
        if len({one.digest for one in request.attachments}) < len(request.attachments):
            return wire.MALFORMED
        for one in request.attachments:
            size, number = self.whole.get((call.terminal, one.digest), (one.size, None))
            if size != one.size or number is not None:
                return wire.CONFLICT
        # A token is 128 random bits: two requests with the same one are a mistake, or somebody who tries.
        return wire.CONFLICT if request.status_key in self.tokens else None


def _row(call: Handover, request: wire.SealedRequest) -> dict[str, object]:
    return {
        "number": request.number,
        "terminal": call.terminal,
        "terminal_key": call.terminal_key,
        "service": request.service,
        "agency": request.agency,
        "key_id": request.key_id,
        "created_at": request.created_at,
        "received_at": call.at,
        "status_key": request.status_key,
        "digest": request.digest,
        "envelope": request.envelope,
        "card_key": request.card_key,
    }


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
    wanted = select(*(r.c[column.name] for column in fields(Stored) if column.name in r.c))
    wanted = wanted.where(r.c.agency == agency).order_by(r.c.received_at, r.c.created_at, r.c.number)
    if number is not None:
        wanted = wanted.where(r.c.number == number)
    with engine.connect() as db:
        rows = db.execute(wanted).all()
        attached = attachments.of_agency(db, agency)
        return [Stored(**row._mapping, attachments=attached.get(row.number, ())) for row in rows]


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
