"""A citizen's own requests: found by a hash that nobody can compute without the card."""

from __future__ import annotations

import hashlib

from sqlalchemy import Engine, select

from govchannel.contract import wire
from govchannel.store import tables


def of_card(engine: Engine, token: str, limit: int) -> wire.MyRequests:
    """The requests that were sent with the card that yields `token`, newest first, at most `limit`."""
    r, c = tables.request, tables.change
    wanted = (
        select(r.c.number, r.c.service, r.c.agency)
        .where(r.c.card_key == hashlib.sha256(token.encode()).hexdigest())
        .order_by(r.c.received_at.desc(), r.c.number)
        .limit(limit + 1)
    )
    with engine.connect() as db:
        rows = db.execute(wanted).all()
        found = rows[:limit]
        steps = select(c.c.number, c.c.state, c.c.at).where(c.c.number.in_([row.number for row in found]))
        histories: dict[str, list[wire.StatusChange]] = {row.number: [] for row in found}
        for step in db.execute(steps.order_by(c.c.id)):
            histories[step.number].append(wire.StatusChange(state=step.state, at=step.at))
    requests = [
        wire.RequestStatus(
            number=row.number,
            service=row.service,
            agency=row.agency,
            state=histories[row.number][-1].state,
            history=histories[row.number],
        )
        for row in found
    ]
    return wire.MyRequests(requests=requests, more=len(rows) > limit)
