"""One update of the catalog: look, verify, choose the way, build aside, compare, swap."""

from __future__ import annotations

import fcntl
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from govchannel.contract.catalog import MODEL
from govchannel.contract.content import Row
from govchannel.contract.releases import (
    LARGEST_CHANNEL,
    LARGEST_PACKED,
    Channel,
    Delta,
    Packed,
    Release,
    channel_target,
    meant_for,
    unpack,
)
from kiosk.catalog import Catalog, served_release
from kiosk.catalog import Release as Served
from kiosk.catalog_file import build, spoilt
from kiosk.clock import Clock
from kiosk.config import Config, Enrolment
from kiosk.errors import CatalogBroken, NotSetUp
from kiosk.keys import write_durably
from kiosk.log import log
from kiosk.releases.fetcher import Fetcher
from kiosk.releases.refused import BUSY, MALFORMED, OUTDATED, UpdateRefused, refusing
from kiosk.releases.route import route
from kiosk.releases.state import State, last_state
from kiosk.releases.time import ask_time, reference_time
from kiosk.releases.trust import TrustedRepository, trusted_root


class Outcome(msgspec.Struct, frozen=True):
    """What a look did. `way`: ``none``, ``delta`` or ``snapshot``; `received`: bytes of all downloads."""

    release: int
    way: str
    received: int
    seconds: float


class Updates:
    """The catalog's updates of one terminal. Not for two threads at once; other processes are kept out by a lock."""

    def __init__(self, config: Config, clock: Clock, fetcher: Fetcher | None = None) -> None:
        """Raises `NotSetUp` before enrolment, or where the gateway had no releases then."""
        self._config = config
        self._clock = clock
        self._fetcher = fetcher or Fetcher(clock)
        enrolment = config.enrolment()
        if not enrolment.releases or not config.trusted_root.exists():
            raise NotSetUp("this terminal knows no releases; enrol it again once the gateway has some")
        self._enrolment: Enrolment = enrolment
        self._url: str = enrolment.releases

    def state(self) -> State:
        """How the last look ended."""
        return last_state(self._config)

    def update(self, channel: str, halted: Collection[int] = ()) -> Outcome:
        """Have what the channel has. Raises `UpdateRefused`: the old catalog goes on serving, and `state` says why."""
        started = time.monotonic()
        before = self._fetcher.received
        try:
            with self._alone():
                release, way = self._update(channel, halted)
        except UpdateRefused as error:
            if error.reason != BUSY:
                self._note(State(error.release if error.speaks_against_release else None, error.reason))
            raise
        self._note(State())
        return Outcome(release, way, self._fetcher.received - before, time.monotonic() - started)

    def close(self) -> None:
        """Give up the connection."""
        self._fetcher.close()

    def _update(self, channel: str, halted: Collection[int]) -> tuple[int, str]:
        folder = self._config.trusted_metadata
        with refusing():
            root = self._config.trusted_root.read_bytes()
            signed = ask_time(self._fetcher, self._url, trusted_root(folder, root))
            now = reference_time(self._clock, self._config.time_floor, signed)
        metadata, targets = f"{self._url}/metadata/", f"{self._url}/targets/"
        repository = TrustedRepository(folder, metadata, self._fetcher, root=root, targets_url=targets, now=now)
        repository.refresh()
        with refusing():
            told = msgspec.json.decode(repository.target(channel_target(channel), LARGEST_CHANNEL), type=Channel)
        if told.name != channel:
            raise UpdateRefused(MALFORMED, f"channel {channel!r} says that it is {told.name!r}")
        have = self._served()
        wanted = _allowed(told, self._enrolment.terminal, halted)
        if wanted is None or (have is not None and (have.number, have.digest) == (wanted.number, wanted.digest)):
            return (have.number if have else 0), "none"
        with refusing(wanted.number):
            return wanted.number, self._take(repository, told, wanted, have)

    def _take(self, repository: TrustedRepository, told: Channel, wanted: Release, have: Served | None) -> str:
        if wanted.model > MODEL:
            raise UpdateRefused(OUTDATED, f"release {wanted.number} is of model {wanted.model}", wanted.number)
        path = self._config.catalog
        if have is not None and have.digest == wanted.digest:
            # A release with the content that is here, as after a roll-back of what never came: only the number changes.
            build([], path, wanted.number, wanted.digest, base=path)
            return "delta"
        way = route(have.number if have else None, wanted, told.deltas)
        if way is not None and have is not None:
            try:
                build(self._changes(repository, way, have.digest), path, wanted.number, wanted.digest, base=path)
            except (CatalogBroken, ValueError) as error:
                if isinstance(error.__cause__, OSError):
                    raise
                # What is here is not what it says it is; the snapshot needs nothing of it.
                log.warning("delta does not fit", release=wanted.number)
            else:
                return "delta"
        build(self._snapshot(repository, wanted.snapshot), path, wanted.number, wanted.digest)
        return "snapshot"

    def _changes(self, repository: TrustedRepository, way: list[Delta], digest: str) -> list[Row]:
        """The rows of several deltas as one. Raises `ValueError` where one does not build on the other."""
        rows: dict[tuple[str, str], Row] = {}
        catalog = Catalog(self._config.catalog)

        def entry(kind: str, key: str) -> bytes | None:
            row = rows.get((kind, key))
            if row is None:
                return catalog.entry(kind, key)
            return None if row.gone else bytes(row.entry)

        try:
            for delta in way:
                package = unpack(repository.target(delta.packed.target, LARGEST_PACKED), delta.packed.size, entry)
                if package.base != digest:
                    raise ValueError("builds on something else")
                digest = package.digest
                rows |= {(row.kind, row.id): row for row in package.rows}
        finally:
            catalog.close()
        return list(rows.values())

    def _snapshot(self, repository: TrustedRepository, packed: Packed) -> list[Row]:
        package = unpack(repository.target(packed.target, LARGEST_PACKED), packed.size)
        if package.base is not None:
            raise UpdateRefused(MALFORMED, "a snapshot that builds on something")
        return package.rows

    def _served(self) -> Served | None:
        """What is here; None when there is nothing that can be built on."""
        if spoilt(self._config.catalog):
            log.warning("catalog is spoilt")
            return None
        return served_release(self._config.catalog)

    def _note(self, state: State) -> None:
        if state != self.state():
            try:
                write_durably(self._config.update_state, msgspec.json.encode(state))
            except OSError:
                # A full disk must not hide why the update failed.
                return

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with refusing():
            self._config.trusted_metadata.mkdir(parents=True, exist_ok=True)
            lock = (self._config.trusted_metadata.parent / "lock").open("w")
        with lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise UpdateRefused(BUSY, "another update is running") from error
            yield


def _allowed(told: Channel, terminal: str, halted: Collection[int]) -> Release | None:
    """What a terminal shall have, or the one before where that was halted; None: it stays as it is."""
    wanted = meant_for(told, terminal)
    if wanted.number not in halted:
        return wanted
    return told.before if told.before is not None and told.before.number not in halted else None


def trust(config: Config, root: bytes) -> None:
    """Trust this root from now on, and nothing that was trusted before."""
    folder: Path = config.trusted_metadata
    for file in sorted(folder.rglob("*"), reverse=True):
        if file.is_dir() and not file.is_symlink():
            file.rmdir()
        else:
            file.unlink(missing_ok=True)
    write_durably(config.trusted_root, root)
