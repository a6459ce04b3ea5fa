"""A damaged outbox: set aside whole, what can be read of it carried on, and told until a technician has seen it.

Nothing is ever deleted here.
"""

from __future__ import annotations

import fcntl
import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from govchannel.contract.wire import SealedRequest
from kiosk.errors import OutboxUnavailable
from kiosk.keys import write_durably
from kiosk.outbox import Outbox, sealed_request, was_used

NOTE = "saved.txt"


class Damaged(msgspec.Struct, frozen=True):
    """A file that was set aside: where it is, and how many waiting requests were carried on."""

    folder: Path
    saved: int


def mend(path: Path, now: datetime) -> Damaged | None:
    """Look whether the file is sound; if not, set it aside and go on with what can be read. None: all is well.

    To be called before the file is opened. A file that is gone, or empty, where there was one, is damaged too. May be
    killed anywhere, and called again. Raises `OutboxUnavailable` when it is in use or the disk cannot be written.
    """
    try:
        if _well(path):
            return None
        with path.with_suffix(".lock").open("ab") as lock:
            # Whoever has it open would go on writing into the file that is set aside.
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return _set_aside(path, now)
    except OSError as error:
        raise OutboxUnavailable(f"{path.name}: {error.strerror}") from error


def _set_aside(path: Path, now: datetime) -> Damaged:
    """The order matters: what goes on is whole on the disk before anything is moved."""
    fresh = path.with_name(f"{path.stem}-mended{path.suffix}")
    begun = damaged(path)
    if not path.exists() and fresh.exists() and begun:
        # The last try was killed between its moves.
        found = begun[-1]
    else:
        found = Damaged(path.with_name(f"{path.stem}-damaged-{now:%Y%m%dT%H%M%S}"), _carry_on(path, fresh))
        found.folder.mkdir()
        write_durably(found.folder / NOTE, str(found.saved).encode())
    for file in path.parent.glob(f"{path.name}*"):
        file.rename(found.folder / file.name)
    fresh.rename(path)
    return found


def _carry_on(path: Path, fresh: Path) -> int:
    """Write what can be read into a new file; how many requests."""
    waiting = _readable(path)
    for file in fresh.parent.glob(f"{fresh.name}*"):
        file.unlink()
    outbox = Outbox(fresh)
    count = 0
    try:
        for request, attachments in waiting:
            outbox.append(request, attachments)
            count += 1
    finally:
        outbox.close()
        fresh.with_suffix(".lock").unlink(missing_ok=True)
    return count


def _well(path: Path) -> bool:
    """Whether the file is sound, or was never there. SQLite takes an empty file for a new one: that is not asked."""
    if path.is_dir():
        return False
    if path.exists() and path.stat().st_size > 0:
        return _sound(path)
    return not was_used(path)


def damaged(path: Path) -> list[Damaged]:
    """What was set aside and not yet taken away by a technician."""
    found = []
    for folder in sorted(path.parent.glob(f"{path.stem}-damaged-*")):
        note = folder / NOTE
        text = note.read_text("ascii") if note.exists() else "0"
        found.append(Damaged(folder, int(text) if text.isdigit() else 0))
    return found


def _sound(path: Path) -> bool:
    try:
        with closing(sqlite3.connect(path, isolation_level=None, timeout=5)) as db:
            return bool(db.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except sqlite3.OperationalError as error:
        # Locked or unreadable is not damaged.
        if error.sqlite_errorcode in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            return False
        raise OutboxUnavailable(f"{path.name}: {error}") from error
    except sqlite3.DatabaseError:
        return False


def _readable(path: Path) -> Iterator[tuple[SealedRequest, dict[str, bytes]]]:
    """Every waiting request that is whole with its attachments, read from both ends as far as it goes."""
    seen: set[str] = set()
    for order in ("ASC", "DESC"):
        for row in _rows(path, order):
            request = sealed_request(row)
            if request is None or request.number in seen:
                continue
            attachments = {one.digest: _attachment(path, one.digest) for one in request.attachments}
            whole = {digest: data for digest, data in attachments.items() if data is not None}
            if len(whole) == len(attachments):
                seen.add(request.number)
                yield request, whole


def _rows(path: Path, order: str) -> Iterator[dict[str, Any]]:
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=5)) as db:
            db.row_factory = sqlite3.Row
            # NOT INDEXED: an index may be what is damaged. All columns: the file may be of an older version.
            yield from map(
                dict,
                db.execute(
                    f"SELECT * FROM request NOT INDEXED WHERE state = 'waiting' ORDER BY rowid {order}"  # noqa: S608
                ),
            )
    except sqlite3.Error:
        return


def _attachment(path: Path, digest: str) -> bytes | None:
    """A sealed attachment, if its bytes are whole."""
    wanted = "SELECT sealed FROM attachment {} WHERE digest = ?"
    for way in ("", "NOT INDEXED"):  # the index may be what is damaged, or what still leads there
        try:
            with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=5)) as db:
                row = db.execute(wanted.format(way), (digest,)).fetchone()
        except sqlite3.Error:
            continue
        if row and isinstance(row[0], bytes) and hashlib.sha256(row[0]).hexdigest() == digest:
            return row[0]
    return None
