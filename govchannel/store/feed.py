"""An agency's feed: every request has a place in it, given once, in the order in which requests were made.

Places are given to what is committed, by one at a time for an agency; so none appears behind a cursor that passed it.
Nobody here can read a request.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Engine, bindparam, case, delete, exists, func, insert, select, update

from govchannel.contract.delivery import Item, key_id_of
from govchannel.errors import GovChannelError
from govchannel.store import attachments, tables

PLACED_AT_ONCE = 500
"""In one transaction, so that intake never waits long for the lock."""


@dataclass(frozen=True)
class Client:
    """A program of an agency that may call; `public_key` is SubjectPublicKeyInfo, DER."""

    key_id: str
    agency: str
    public_key: bytes
    added_at: datetime


def add_client(engine: Engine, agency: str, public_key: bytes, now: datetime) -> str:
    """Let whoever has that key read an agency's feed; its key id. Raises `GovChannelError` for a key known already."""
    key_id = key_id_of(public_key)
    c = tables.client
    with engine.begin() as db:
        known = db.execute(select(c.c.agency).where(c.c.key_id == key_id)).scalar()
        if known is not None:
            raise GovChannelError(f"{known} has this key already")
        open_feed(db, agency)
        db.execute(insert(c).values(key_id=key_id, agency=agency, public_key=public_key, added_at=now))
    return key_id


def open_feed(db: Connection, agency: str) -> None:
    """Begin an agency's feed, if there is none."""
    f = tables.feed
    if db.execute(select(f.c.agency).where(f.c.agency == agency)).scalar() is None:
        db.execute(insert(f).values(agency=agency, last=0))


def remove_client(engine: Engine, agency: str, key_id: str) -> None:
    """Refuse that key from now on. Raises `GovChannelError` when the agency has no such client."""
    c = tables.client
    with engine.begin() as db:
        if not db.execute(delete(c).where(c.c.agency == agency, c.c.key_id == key_id)).rowcount:
            raise GovChannelError(f"{agency} has no client {key_id}")


def clients(engine: Engine, agency: str | None = None) -> list[Client]:
    """All clients, or an agency's, by age."""
    wanted = select(tables.client).order_by(tables.client.c.agency, tables.client.c.added_at)
    if agency is not None:
        wanted = wanted.where(tables.client.c.agency == agency)
    with engine.connect() as db:
        return [Client(**row._mapping) for row in db.execute(wanted)]


def find_client(engine: Engine, key_id: str) -> Client | None:
    """A client, or None."""
    with engine.connect() as db:
        row = db.execute(select(tables.client).where(tables.client.c.key_id == key_id)).one_or_none()
    return None if row is None else Client(**row._mapping)


def place(engine: Engine) -> dict[str, int]:
    """Give a place to what has none yet, earliest made first; each feed's last position.

    Durable before it returns: a place that was handed out is never given to another request.
    """
    while _place_some(engine):
        pass
    with engine.connect() as db:
        return {row.agency: row.last for row in db.execute(select(tables.feed))}


def _place_some(engine: Engine) -> bool:
    """Some of them in one transaction; whether there may be more."""
    f, r = tables.feed, tables.request
    waits = exists(select(r.c.number).where(r.c.agency == f.c.agency, r.c.position.is_(None)))
    left = PLACED_AT_ONCE
    with engine.begin() as db:
        # Locked where the database has row locks, always in the same order.
        for row in db.execute(select(f).where(waits).order_by(f.c.agency).with_for_update()).all():
            left -= _place(db, row.agency, row.last, left)
            if not left:
                return True
    return False


def _place(db: Connection, agency: str, last: int, most: int) -> int:
    f, r = tables.feed, tables.request
    waiting = select(r.c.number).where(r.c.agency == agency, r.c.position.is_(None))
    numbers = db.execute(waiting.order_by(r.c.created_at, r.c.number).limit(most)).scalars().all()
    places = [{"which": number, "place": last + 1 + count} for count, number in enumerate(numbers)]
    if places:
        given = update(r).where(r.c.number == bindparam("which")).values(position=bindparam("place"))
        db.execute(given, places)
        db.execute(update(f).where(f.c.agency == agency).values(last=last + len(places)))
    return len(places)


def last(engine: Engine, agency: str) -> int:
    """The last position in an agency's feed; 0 for an empty one."""
    with engine.connect() as db:
        return db.execute(select(tables.feed.c.last).where(tables.feed.c.agency == agency)).scalar() or 0


def after(engine: Engine, agency: str, position: int, most: int, most_bytes: int) -> list[Item]:
    """What comes after a position, in order: up to `most` items and `most_bytes` of envelopes, but at least one."""
    r = tables.request
    wanted = select(*(r.c[name] for name in Item.__struct_fields__ if name in r.c)).where(
        r.c.agency == agency, r.c.position > position
    )
    sizes = select(r.c.position, func.length(r.c.envelope)).where(r.c.agency == agency, r.c.position > position)
    with engine.connect() as db:
        upto, total = position, 0
        for place, size in db.execute(sizes.order_by(r.c.position).limit(most)):
            total += size
            if total > most_bytes and upto > position:
                break
            upto = place
        rows = db.execute(wanted.where(r.c.position <= upto).order_by(r.c.position)).all()
        attached = attachments.of_requests(db, [row.number for row in rows])
        return [Item(**row._mapping, attachments=attached.get(row.number, [])) for row in rows]


def sealed_to(engine: Engine, agency: str | None = None) -> dict[str, tuple[int, int]]:
    """For each key id that requests, or an agency's, are sealed to: how many, and how many that nobody opened."""
    r, c = tables.request, tables.change
    news = exists(select(c.c.id).where(c.c.number == r.c.number, c.c.state != "received"))
    counts = select(r.c.key_id, func.count(), func.sum(case((news, 0), else_=1)))
    if agency is not None:
        counts = counts.where(r.c.agency == agency)
    with engine.connect() as db:
        rows = db.execute(counts.group_by(r.c.key_id))
        return {key_id: (requests, unopened) for key_id, requests, unopened in rows}
