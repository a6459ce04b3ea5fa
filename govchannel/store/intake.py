"""Requests: taken once and for all, and found again by their agency. Nobody here can read them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime

from sqlalchemy import Engine, insert, select

from govchannel.contract import wire
from govchannel.contract.envelope import EnvelopeError, peek
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


def of_agency(engine: Engine, agency: str, number: str | None = None) -> list[Stored]:
    """An agency's requests in the order they came and, of what came together, were made; or one of them."""
    r = tables.request
    wanted = select(*(r.c[column.name] for column in fields(Stored) if column.name in r.c))
    wanted = wanted.where(r.c.agency == agency).order_by(r.c.received_at, r.c.created_at, r.c.number)
    if number is not None:
        wanted = wanted.where(r.c.number == number)
    with engine.connect() as db:
        rows = db.execute(wanted).all()
        attached = attachments.of_requests(db, [number]) if number else attachments.of_agency(db, agency)
        return [Stored(**row._mapping, attachments=attached.get(row.number, ())) for row in rows]
