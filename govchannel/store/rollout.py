"""How terminals fare with the releases, and the release that halts by itself when too many report failure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Engine, delete, func, insert, or_, select, update

from govchannel.contract import wire
from govchannel.settings import HALT_SHARE
from govchannel.store import tables

HALT_LEAST = 2
"""So many terminals must have failed, whatever the share: one may have a fault of its own."""


@dataclass(frozen=True)
class Report:
    """A terminal's last word. `release` is what it serves; `failed_release` the one it could not take, and why."""

    terminal: str
    at: datetime
    program: str
    release: int | None
    failed_release: int | None
    reason: str | None
    troubles: str


def note(engine: Engine, terminal: str, beat: wire.Heartbeat, now: datetime, share: float = HALT_SHARE) -> list[int]:
    """Keep a terminal's report, halt its release if it is one failure too many; the halted releases."""
    r = tables.report
    values = {
        "at": now,
        "program": beat.program,
        "release": beat.release,
        "failed_release": beat.failed_release,
        "reason": beat.reason,
        "troubles": " ".join(beat.troubles)[:400],
    }
    with engine.begin() as db:
        if not db.execute(update(r).where(r.c.terminal == terminal).values(values)).rowcount:
            db.execute(insert(r).values(terminal=terminal, **values))
        if beat.failed_release is not None:
            _halt_if_too_many(db, beat.failed_release, now, share)
        return sorted(db.execute(select(tables.halt.c.release)).scalars())


def reports(engine: Engine, channel: str | None = None) -> list[Report]:
    """All last words, by terminal; of one channel only if it is named."""
    r, t = tables.report, tables.terminal
    wanted = select(r).join(t, t.c.id == r.c.terminal).where(t.c.state == "active").order_by(r.c.terminal)
    if channel is not None:
        wanted = wanted.where(t.c.channel == channel)
    with engine.connect() as db:
        return [Report(**row._mapping) for row in db.execute(wanted)]


def halted(engine: Engine) -> dict[int, str]:
    """The halted releases, each with its reason."""
    with engine.connect() as db:
        return {row.release: row.reason for row in db.execute(select(tables.halt).order_by(tables.halt.c.release))}


def halt(engine: Engine, release: int, reason: str, now: datetime) -> None:
    """Stop a release by hand: no further terminal takes it."""
    with engine.begin() as db:
        _halt(db, release, reason, now)


def resume(engine: Engine, release: int) -> bool:
    """Let a halted release go on; whether it was halted. Failures from before count no more."""
    with engine.begin() as db:
        forgotten = {"failed_release": None, "reason": None}
        db.execute(update(tables.report).where(tables.report.c.failed_release == release).values(forgotten))
        return bool(db.execute(delete(tables.halt).where(tables.halt.c.release == release)).rowcount)


def _halt_if_too_many(db: Connection, release: int, now: datetime, share: float) -> None:
    r = tables.report
    tried = db.execute(
        select(func.count()).select_from(r).where(or_(r.c.release == release, r.c.failed_release == release))
    ).scalar_one()
    failed = db.execute(select(func.count()).select_from(r).where(r.c.failed_release == release)).scalar_one()
    if failed >= HALT_LEAST and failed > share * tried:
        _halt(db, release, f"{failed} of {tried} terminals that tried it failed", now)


def _halt(db: Connection, release: int, reason: str, now: datetime) -> None:
    known = db.execute(select(tables.halt.c.release).where(tables.halt.c.release == release)).scalar()
    if known is None:
        db.execute(insert(tables.halt).values(release=release, reason=reason, at=now))
