"""Where an agency wants to be told of requests, and how far each of these addresses is: that is the whole queue.

An address is told one request after another, in the feed's order. What was told but not yet noted, because the machine
stopped in between, is told again.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, delete, insert, select, update

from govchannel.contract.delivery import Notice
from govchannel.errors import GovChannelError
from govchannel.store import tables
from govchannel.store.database import relaxed
from govchannel.store.feed import open_feed


@dataclass(frozen=True)
class Webhook:
    """An agency's address. `position`: told up to there; `last`: how far the feed is.

    `attempts` and `failing_since` are of the present failure; `not_before` is when it is tried again.
    """

    id: str
    agency: str
    url: str
    added_at: datetime
    position: int
    not_before: datetime
    attempts: int
    failing_since: datetime | None
    last_answer: str | None
    disabled_at: datetime | None
    last: int


@dataclass(frozen=True)
class Told:
    """What a webhook is to be told, and when the gateway received that request."""

    webhook: Webhook
    notice: Notice
    received_at: datetime


def add(engine: Engine, agency: str, url: str, now: datetime) -> str:
    """Tell this address of requests that come from now on; the webhook's id. Raises `GovChannelError` when known."""
    w = tables.webhook
    name = f"wh_{secrets.token_hex(8)}"
    with engine.begin() as db:
        if db.execute(select(w.c.id).where(w.c.agency == agency, w.c.url == url)).scalar() is not None:
            raise GovChannelError(f"{agency} has a webhook with this address")
        open_feed(db, agency)
        last = db.execute(select(tables.feed.c.last).where(tables.feed.c.agency == agency)).scalar_one()
        db.execute(
            insert(w).values(id=name, agency=agency, url=url, added_at=now, position=last, not_before=now, attempts=0)
        )
    return name


def remove(engine: Engine, name: str) -> None:
    """Forget an address. Raises `GovChannelError`."""
    with engine.begin() as db:
        if not db.execute(delete(tables.webhook).where(tables.webhook.c.id == name)).rowcount:
            raise GovChannelError(f"no webhook {name}")


def resume(engine: Engine, name: str, now: datetime) -> None:
    """Try an address again at once, also a disabled one. Raises `GovChannelError`."""
    w = tables.webhook
    fresh = {"disabled_at": None, "failing_since": None, "attempts": 0, "not_before": now}
    with engine.begin() as db:
        if not db.execute(update(w).where(w.c.id == name).values(fresh)).rowcount:
            raise GovChannelError(f"no webhook {name}")


def everyone(engine: Engine, agency: str | None = None) -> list[Webhook]:
    """All webhooks, or an agency's."""
    wanted = _SELECT.order_by(tables.webhook.c.agency, tables.webhook.c.added_at)
    if agency is not None:
        wanted = wanted.where(tables.webhook.c.agency == agency)
    with engine.connect() as db:
        return [Webhook(**row._mapping) for row in db.execute(wanted)]


def find(engine: Engine, name: str) -> Webhook:
    """One webhook. Raises `GovChannelError`."""
    with engine.connect() as db:
        row = db.execute(_SELECT.where(tables.webhook.c.id == name)).one_or_none()
    if row is None:
        raise GovChannelError(f"no webhook {name}")
    return Webhook(**row._mapping)


def due(engine: Engine, now: datetime) -> list[str]:
    """The webhooks that have something to be told, and may be."""
    w, f = tables.webhook, tables.feed
    wanted = select(w.c.id).join(f, f.c.agency == w.c.agency)
    wanted = wanted.where(w.c.disabled_at.is_(None), w.c.not_before <= now, w.c.position < f.c.last)
    with engine.connect() as db:
        return list(db.execute(wanted).scalars())


def claim(engine: Engine, name: str, now: datetime, until: datetime) -> Told | None:
    """What a webhook is to be told next, nobody else's until `until`; None when there is nothing or another has it."""
    w, r = tables.webhook, tables.request
    with relaxed(engine).begin() as db:
        mine = (w.c.id == name) & w.c.disabled_at.is_(None) & (w.c.not_before <= now)
        if not db.execute(update(w).where(mine).values(not_before=until)).rowcount:
            return None
        webhook = Webhook(**db.execute(_SELECT.where(w.c.id == name)).one()._mapping)
        following = (r.c.agency == webhook.agency) & (r.c.position == webhook.position + 1)
        row = db.execute(select(*_NOTICE, r.c.received_at).where(following)).one_or_none()
        if row is None:
            db.execute(update(w).where(w.c.id == name).values(not_before=now))
            return None
    notice = {column.name: row._mapping[column] for column in _NOTICE}
    return Told(webhook, Notice(**notice), row.received_at)


def note_told(engine: Engine, webhook: Webhook, answer: str, now: datetime) -> None:
    """The next request is told. A power cut may forget it; then it is told again."""
    values = {
        "position": webhook.position + 1,
        "not_before": now,
        "attempts": 0,
        "failing_since": None,
        "last_answer": answer,
    }
    _note(engine, webhook, values)


def note_failed(engine: Engine, webhook: Webhook, answer: str, now: datetime, again: datetime | None) -> None:
    """It could not be told: try `again` then, or never (None) until an operator resumes it."""
    values = {
        "attempts": webhook.attempts + 1,
        "failing_since": webhook.failing_since or now,
        "last_answer": answer,
        "not_before": again or now,
        "disabled_at": None if again else now,
    }
    _note(engine, webhook, values)


def _note(engine: Engine, webhook: Webhook, values: dict[str, object]) -> None:
    w = tables.webhook
    with relaxed(engine).begin() as db:
        # Only if nobody was there meanwhile: a position never goes back, a removed one does not come back.
        db.execute(update(w).where(w.c.id == webhook.id, w.c.position == webhook.position).values(values))


_NOTICE = [tables.request.c[name] for name in Notice.__struct_fields__]
_SELECT = select(tables.webhook, tables.feed.c.last).join(tables.feed, tables.feed.c.agency == tables.webhook.c.agency)
