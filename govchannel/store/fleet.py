"""Terminals: added by an operator, enrolled with a one-time code, suspended, resumed, retired."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import Engine, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from govchannel.contract import wire
from govchannel.contract.phone import PHONE
from govchannel.contract.refusal import CallRefused
from govchannel.errors import GovChannelError
from govchannel.store import tables
from govchannel.store.database import relaxed

State = Literal["added", "active", "suspended", "retired"]

CODE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 10
"""49 random bits; with five attempts nobody guesses one."""
CODE_ATTEMPTS = 5


@dataclass(frozen=True)
class Terminal:
    """A terminal as an operator sees it; `public_key` is SubjectPublicKeyInfo, DER."""

    id: str
    channel: str
    state: State
    public_key: bytes | None
    added_at: datetime
    enrolled_at: datetime | None


def add(engine: Engine, terminal: str, channel: str, now: datetime, lifetime: timedelta) -> str:
    """Create a terminal, or give an existing one a new code; the code. Raises `GovChannelError` for a retired one,
    and for the name that stands for phones."""
    code = "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))
    if terminal == PHONE:
        raise GovChannelError(f"{PHONE!r} stands for citizens' phones; give the terminal another name")
    t, c = tables.terminal, tables.code
    with engine.begin() as db:
        known = db.execute(select(t.c.state).where(t.c.id == terminal)).scalar()
        if known == "retired":
            raise GovChannelError(f"terminal {terminal} is retired; its name is not used again")
        if known is None:
            db.execute(insert(t).values(id=terminal, channel=channel, state="added", added_at=now))
        db.execute(delete(c).where(c.c.terminal == terminal))
        db.execute(
            insert(c).values(
                terminal=terminal,
                digest=_digest(terminal, code),
                expires_at=now + lifetime,
                attempts_left=CODE_ATTEMPTS,
            )
        )
    return code


def enrol(engine: Engine, call: wire.Enrol, now: datetime) -> Terminal:
    """Redeem a code for a key. Raises `CallRefused`: code refused (a wrong guess costs an attempt), or suspended.

    The same key with the same code may come again while the code lasts: the first answer may have been lost.
    """
    t, c = tables.terminal, tables.code
    digest = _digest(call.terminal, call.code.upper())
    with engine.begin() as db:
        # Locked where the database has row locks: guesses made at once are counted one by one.
        code = db.execute(select(c).where(c.c.terminal == call.terminal).with_for_update()).one_or_none()
        if code is not None:
            fresh = code.attempts_left > 0 and now < code.expires_at
            if fresh and hmac.compare_digest(code.digest, digest) and code.redeemed_by in (None, call.public_key):
                # Only an operator ends a suspension; a repeated enrolment must not.
                if db.execute(select(t.c.state).where(t.c.id == call.terminal)).scalar() == "suspended":
                    raise CallRefused(wire.SUSPENDED)
                changes = {"public_key": call.public_key, "state": "active", "enrolled_at": now}
                db.execute(update(t).where(t.c.id == call.terminal).values(changes))
                db.execute(update(c).where(c.c.terminal == call.terminal).values(redeemed_by=call.public_key))
                row = db.execute(select(t).where(t.c.id == call.terminal)).one()
                return Terminal(**row._mapping)
            left = max(0, code.attempts_left - 1)
            db.execute(update(c).where(c.c.terminal == call.terminal).values(attempts_left=left))
    raise CallRefused(wire.CODE_REFUSED)


def find(engine: Engine, terminal: str) -> Terminal | None:
    """A terminal, or None."""
    with engine.connect() as db:
        row = db.execute(select(tables.terminal).where(tables.terminal.c.id == terminal)).one_or_none()
    return None if row is None else Terminal(**row._mapping)


def everyone(engine: Engine) -> list[Terminal]:
    """All terminals by name."""
    with engine.connect() as db:
        terminals = select(tables.terminal).where(tables.terminal.c.id != PHONE)
        rows = db.execute(terminals.order_by(tables.terminal.c.id)).all()
    return [Terminal(**row._mapping) for row in rows]


def change_state(engine: Engine, terminal: str, allowed: tuple[State, ...], state: State) -> None:
    """Suspend, resume or retire. Raises `GovChannelError` when there is no such terminal in an allowed state."""
    t = tables.terminal
    with engine.begin() as db:
        done = db.execute(update(t).where(t.c.id == terminal, t.c.state.in_(allowed)).values(state=state))
        if not done.rowcount:
            raise GovChannelError(f"no terminal {terminal} that is {' or '.join(allowed)}")
        if state == "retired":
            db.execute(delete(tables.code).where(tables.code.c.terminal == terminal))


def spend_nonce(engine: Engine, terminal: str, nonce: str, now: datetime) -> None:
    """Accept a nonce once. Raises `CallRefused` when it came before.

    A power cut may forget the last ones: then a call could be repeated within minutes, and every call may be.
    """
    n = tables.nonce
    try:
        with relaxed(engine).begin() as db:
            db.execute(delete(n).where(n.c.expires_at < now))
            expires = now + timedelta(seconds=2 * wire.MAX_AGE_SECONDS)
            db.execute(insert(n).values(terminal=terminal, nonce=nonce[:128], expires_at=expires))
    except IntegrityError as error:
        raise CallRefused(wire.REPLAYED) from error


def _digest(terminal: str, code: str) -> str:
    return hashlib.sha256(f"{terminal}:{code}".encode()).hexdigest()
