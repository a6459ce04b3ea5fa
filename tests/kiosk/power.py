"""Power cuts below SQLite: a file system that notes every write and every flush, and can be cut off after each.

The standard library's SQLite knows no such thing, so the outbox's own statements run on APSW's SQLite here. What is
left after a cut is opened by the outbox as it is in service.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import apsw

from kiosk.outbox import Outbox, _migrate

SECTOR = 512
"""Bytes that a disk writes whole or not at all."""


@dataclass(frozen=True)
class Act:
    """One thing that reached the file system. `done`: how many requests were acknowledged before it."""

    file: str
    kind: Literal["write", "sync", "truncate", "delete"]
    offset: int = 0
    data: bytes = b""
    done: int = 0


@dataclass
class Tape:
    """All acts, in their order."""

    acts: list[Act] = field(default_factory=list)
    done: int = 0

    def note(self, file: str | None, kind: Any, offset: int = 0, data: bytes = b"") -> None:
        if file and not file.endswith("-shm"):
            self.acts.append(Act(Path(file).name, kind, offset, data, self.done))


class RecordingFs(apsw.VFS):
    """The machine's file system, with a tape."""

    def __init__(self, tape: Tape, name: str) -> None:
        self.tape = tape
        super().__init__(name, "")

    def xOpen(self, name: Any, flags: list[int]) -> RecordedFile:  # noqa: N802  # SQLite's names
        return RecordedFile(self.tape, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802
        self.tape.note(filename, "delete")
        super().xDelete(filename, syncdir)


class RecordedFile(apsw.VFSFile):
    """One open file."""

    def __init__(self, tape: Tape, name: Any, flags: list[int]) -> None:
        super().__init__("", name, flags)
        self._tape = tape
        self._name = name.filename() if hasattr(name, "filename") else name

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        self._tape.note(self._name, "write", offset, bytes(data))
        super().xWrite(data, offset)

    def xTruncate(self, newsize: int) -> None:  # noqa: N802
        self._tape.note(self._name, "truncate", newsize)
        super().xTruncate(newsize)

    def xSync(self, flags: int) -> None:  # noqa: N802
        self._tape.note(self._name, "sync")
        super().xSync(flags)


class RecordedOutbox(Outbox):
    """The outbox over that file system: the same statements in the same order."""

    def __init__(self, path: Path, vfs: str) -> None:
        self._vfs = vfs
        super().__init__(path)

    def _open(self) -> Any:
        db = apsw.Connection(str(self._path), vfs=self._vfs)
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = FULL")
        db.execute("PRAGMA secure_delete = ON")
        _migrate(db)  # type: ignore[arg-type]  # both execute the same statements
        return db


def cuts(tape: Tape, chance: random.Random) -> Iterator[tuple[int, dict[str, bytes]]]:
    """Every moment at which the power may go, with what the disk may hold then, and how many were acknowledged.

    What was flushed is there. What was not may be there, or not, or in part, in any order: that is drawn several ways.
    """
    for moment in range(len(tape.acts) + 1):
        done = tape.acts[moment].done if moment < len(tape.acts) else tape.done
        for keep in (0.0, 1.0, 0.5, 0.5):
            yield done, _disk(tape.acts[:moment], keep, chance)


def _disk(acts: list[Act], keep: float, chance: random.Random) -> dict[str, bytes]:
    """The files after these acts. `keep`: the share of unflushed sectors that made it."""
    flushed = {}
    for place, act in enumerate(acts):
        if act.kind == "sync":
            flushed[act.file] = place
    files: dict[str, bytearray] = {}
    for place, act in enumerate(acts):
        content = files.setdefault(act.file, bytearray())
        sure = place <= flushed.get(act.file, -1)
        match act.kind:
            case "write":
                for start in range(0, len(act.data), SECTOR):
                    if sure or chance.random() < keep:
                        piece = act.data[start : start + SECTOR]
                        end = act.offset + start + len(piece)
                        content.extend(bytes(max(0, end - len(content))))
                        content[act.offset + start : end] = piece
            case "truncate" if sure or chance.random() < keep:
                del content[act.offset :]
            case "delete":
                files.pop(act.file, None)
    return {name: bytes(content) for name, content in files.items()}
