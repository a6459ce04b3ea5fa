"""What each channel has: releases come into one, move to the next, and are taken back. All of it is signed targets."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import msgspec
from tuf.api.metadata import TargetFile, Targets

from govchannel.contract.content import Content, Package, applied, difference, digest_of, model_of, rows_of
from govchannel.contract.releases import (
    LARGEST_PACKED,
    LARGEST_UNPACKED,
    Channel,
    Delta,
    Packed,
    Release,
    channel_target,
    pack,
    unpack,
)
from govchannel.errors import GovChannelError
from govchannel.releases.keys import load_keys
from govchannel.releases.online import renew
from govchannel.releases.repository import Repository

T = TypeVar("T")

DELTAS_FROM = 5
"""How many releases before get a delta to a new one; a terminal further behind takes several steps, or the snapshot."""
DELTAS_TO = 5
"""How many of the newest releases keep their deltas, so that steps can be taken one after another."""
KEPT = 20
"""How many releases stay in the repository, besides those that a channel has."""
RELEASES = "releases.json"
_SNAPSHOT = re.compile(r"^catalog/([0-9]+)\.snapshot\.zst$")
_DELTA = re.compile(r"^catalog/([0-9]+)-([0-9]+)\.delta\.zst$")


@dataclass
class Plan:
    """What a command is about to do: lines for people, and the targets as they will be."""

    targets: Targets
    lines: list[str] = field(default_factory=list)


class Channels:
    """The operators' view of a repository. A plan is made from it; `carry_out` signs it."""

    def __init__(self, repository: Repository) -> None:
        """Reads the repository as it is now. Raises `GovChannelError`."""
        self._repository = repository
        self._metadata = repository.targets()
        self._staged: dict[str, bytes] = {}
        self.targets = self._metadata.signed

    def releases(self) -> dict[int, Release]:
        """All releases, oldest first."""
        if RELEASES not in self.targets.targets:
            return {}
        return {one.number: one for one in self._decoded(RELEASES, list[Release])}

    def channels(self) -> dict[str, Channel]:
        """All channels, by name."""
        names = [path for path in self.targets.targets if path.startswith("channel/")]
        channels = [self._decoded(path, Channel) for path in sorted(names)]
        return {channel.name: channel for channel in channels}

    def content(self, release: Release) -> Content:
        """A release's entries, checked against its digest. Raises `GovChannelError`."""
        data = self._read(release.snapshot.target)
        try:
            package = unpack(data, release.snapshot.size)
        except ValueError as error:
            raise GovChannelError(f"release {release.number} cannot be opened: {error}") from error
        content = applied({}, package.rows)
        if digest_of(rows_of(content)) != release.digest:
            raise GovChannelError(f"release {release.number} is not what was signed")
        return content

    def publish(self, content: Content, channel: str, now: datetime, note: str = "", share: int = 100) -> Plan:
        """A new release of this content, into a channel."""
        releases = self.releases()
        number = max(releases, default=0) + 1
        model, digest = model_of(content), digest_of(rows_of(content))
        rows = difference({}, content)
        snapshot = self._packed(f"catalog/{number}.snapshot.zst", Package(model, None, digest, rows))
        release = Release(number, model, digest, now, snapshot, note)
        plan = Plan(self.targets, [f"release {number}: {len(rows)} entries, {snapshot.length:,} bytes"])
        for base in list(releases.values())[-DELTAS_FROM:]:
            old = self.content(base)
            change = difference(old, content)
            path = f"catalog/{base.number}-{number}.delta.zst"
            delta = self._packed(path, Package(model, base.digest, digest, change), old)
            plan.lines.append(f"delta from {base.number}: {len(change)} entries, {delta.length:,} bytes")
        if releases:
            latest = releases[max(releases)]
            plan.lines += [f"  {line}" for line in described(self.content(latest), content)]
        self._put(RELEASES, [*releases.values(), release])
        self._point(plan, channel, release, share)
        return plan

    def promote(self, channel: str, number: int, share: int) -> Plan:
        """Give a channel a release that exists, to a share of its terminals."""
        release = self.releases().get(number)
        if release is None:
            raise GovChannelError(f"there is no release {number}")
        plan = Plan(self.targets)
        self._point(plan, channel, release, share)
        return plan

    def roll_back(self, channel: str, to: int | None, now: datetime) -> Plan:
        """Give a channel the content of an earlier release again, as a new release: numbers never go back.

        Agencies' keys stay those of today: the private half of an earlier one may be gone.
        """
        known = self.channels().get(channel)
        if known is None:
            raise GovChannelError(f"there is no channel {channel!r}")
        releases = self.releases()
        if to is None:
            if known.before is None:
                raise GovChannelError(f"channel {channel} never had another release; name one with --to")
            to = known.before.number
        if to not in releases:
            raise GovChannelError(f"there is no release {to}")
        if to >= known.current.number:
            raise GovChannelError(f"release {to} is not earlier than {known.current.number}, which {channel} has")
        content = _with_keys(self.content(releases[to]), self.content(releases[max(releases)]))
        return self.publish(content, channel, now, note=f"back to release {to}")

    def carry_out(self, keys: Path, now: datetime) -> None:
        """Write and sign what was planned with the keys in the folder `keys`: targets', and online's where it is there.

        What no channel needs any more is dropped from the list first.
        """
        self._prune()
        for path, data in self._staged.items():
            if path in self.targets.targets:
                self._repository.write_target(self.targets.targets[path], data)
        self._repository.write("targets", self._metadata, load_keys(keys, "targets"), now)
        # Where the online key is not on this machine, the gateway notices the new targets by itself.
        renew(self._repository, keys, now)

    def _point(self, plan: Plan, name: str, release: Release, share: int) -> None:
        known = self.channels().get(name)
        before = None
        if known is not None:
            same = known.current.number == release.number
            before = known.before if same else known.current
        # A first release has nobody to be compared with: all get it.
        share = 100 if before is None else share
        deltas = self._deltas_to(release.number) + (self._deltas_to(before.number) if before else [])
        channel = Channel(name, release, share, before, deltas[:200])
        was = f"release {known.current.number}, {known.share} %" if known else "nothing"
        plan.lines.append(f"channel {name}: {was} -> release {release.number}, {share} %")
        self._put(channel_target(name), channel)

    def _deltas_to(self, number: int) -> list[Delta]:
        """Every delta on a way to a release, shortest steps first."""
        known = [(int(m[1]), int(m[2]), path) for path in self.targets.targets if (m := _DELTA.match(path))]
        wanted, found = {number}, []
        for base, release, path in sorted(known, key=lambda one: (-one[1], -one[0])):
            if release in wanted:
                wanted.add(base)
                entry = self.targets.targets[path]
                size = int(entry.unrecognized_fields["custom"]["size"])
                found.append(Delta(base, release, Packed(path, entry.length, size)))
        return found

    def _packed(self, path: str, package: Package, base: Content | None = None) -> Packed:
        data, size = pack(package, base)
        if len(data) > LARGEST_PACKED or size > LARGEST_UNPACKED:
            raise GovChannelError(f"{path} would be too large for terminals: {len(data):,} bytes, {size:,} unpacked")
        self._add(path, data).unrecognized_fields["custom"] = {"size": size}
        return Packed(path, len(data), size)

    def _put(self, path: str, value: list[Release] | Channel) -> None:
        self._add(path, msgspec.json.encode(value))

    def _add(self, path: str, data: bytes) -> TargetFile:
        entry = TargetFile.from_data(path, data, ["sha256"])
        self.targets.targets[path] = entry
        self._staged[path] = data
        return entry

    def _read(self, path: str) -> bytes:
        return self._staged.get(path) or self._repository.read_target(self.targets.targets[path])

    def _prune(self) -> None:
        releases = self.releases()
        had = {one.number for channel in self.channels().values() for one in (channel.current, channel.before) if one}
        kept = {*list(releases)[-KEPT:], *had}
        # Every terminal fetches the list: deltas lead to what a channel has, or soon may have, and nowhere else.
        led_to = {*list(releases)[-DELTAS_TO:], *had}
        for path in list(self.targets.targets):
            snapshot, delta = _SNAPSHOT.match(path), _DELTA.match(path)
            if (snapshot and int(snapshot[1]) not in kept) or (delta and int(delta[2]) not in led_to):
                del self.targets.targets[path]
        if releases.keys() - kept:
            self._put(RELEASES, [one for number, one in releases.items() if number in kept])

    def _decoded(self, path: str, kind: type[T]) -> T:
        data = self._read(path)
        try:
            return msgspec.json.decode(data, type=kind)
        except ValueError as error:
            raise GovChannelError(f"{path}: {error}") from error


def _with_keys(content: Content, keys: Content) -> Content:
    """A content with the keys of another."""

    def of_keys(kind: str, key: str) -> bool:
        return kind == "key" or (kind, key) == ("order", "key")

    kept = {name: entry for name, entry in content.items() if not of_keys(*name)}
    return kept | {name: entry for name, entry in keys.items() if of_keys(*name)}


def described(old: Content, new: Content) -> list[str]:
    """What changes, a line an entry, for whoever reviews it; the first hundred."""
    lines = []
    for row in difference(old, new):
        sign = "-" if row.gone else "~" if (row.kind, row.id) in old else "+"
        lines.append(f"{sign} {row.kind} {row.id}")
    return lines if len(lines) <= 100 else [*lines[:100], f"… and {len(lines) - 100} more"]
