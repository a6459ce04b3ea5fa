"""What becomes of a request: its history, told to whoever may know it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Engine, Row, Select, insert, select

from govchannel.contract import wire
from govchannel.contract.tokens import token_key
from govchannel.errors import GovChannelError
from govchannel.store import tables


def status(engine: Engine, number: str, terminal: str) -> wire.RequestStatus | None:
    """A request of that terminal, or None."""
    r = tables.request
    return _status(engine, (r.c.number == number) & (r.c.terminal == terminal))


def status_by_token(engine: Engine, token: str) -> wire.RequestStatus | None:
    """The request whose receipt holds that token, or None."""
    return _status(engine, tables.request.c.status_key == token_key(token))


def of_card(engine: Engine, token: str, limit: int) -> wire.MyRequests:
    """The requests that were sent with the card that yields `token`, newest first, at most `limit`."""
    r = tables.request
    wanted = _requests().where(r.c.card_key == token_key(token)).order_by(r.c.received_at.desc(), r.c.number)
    with engine.connect() as db:
        rows = db.execute(wanted.limit(limit + 1)).all()
        return wire.MyRequests(requests=_with_history(db, rows[:limit]), more=len(rows) > limit)


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


def _status(engine: Engine, condition: ColumnElement[bool]) -> wire.RequestStatus | None:
    with engine.connect() as db:
        found = _with_history(db, db.execute(_requests().where(condition)).all())
    return found[0] if found else None


def _requests() -> Select[tuple[str, str, str]]:
    r = tables.request
    return select(r.c.number, r.c.service, r.c.agency)


def _with_history(db: Connection, rows: Sequence[Row[tuple[str, str, str]]]) -> list[wire.RequestStatus]:
    """Those requests, in their order, each with what became of it."""
    c = tables.change
    histories: dict[str, list[wire.StatusChange]] = {row.number: [] for row in rows}
    steps = select(c.c.number, c.c.state, c.c.at).where(c.c.number.in_(list(histories)))
    for step in db.execute(steps.order_by(c.c.id)):
        histories[step.number].append(wire.StatusChange(state=step.state, at=step.at))
    return [
        wire.RequestStatus(
            number=row.number,
            service=row.service,
            agency=row.agency,
            state=histories[row.number][-1].state,
            history=histories[row.number],
        )
        for row in rows
    ]
