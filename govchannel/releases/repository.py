"""The TUF repository: plain files that any static web server can serve. Whoever holds a role's keys may change it.

root      offline keys, a threshold of them; says who holds the other roles
targets   the operators' key; lists releases and what each channel has
snapshot  the gateway's key, as timestamp: what is current, in short-lived files
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

from securesystemslib.exceptions import StorageError
from securesystemslib.signer import CryptoSigner
from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import Metadata, MetaFile, Root, Snapshot, TargetFile, Targets, Timestamp
from tuf.api.serialization import DeserializationError
from tuf.api.serialization.json import JSONSerializer

from govchannel.errors import GovChannelError
from govchannel.files import write_whole

S = TypeVar("S", Root, Targets, Snapshot, Timestamp)

LASTS = {
    "root": timedelta(days=730),
    "targets": timedelta(days=180),
    "snapshot": timedelta(days=14),
    "timestamp": timedelta(days=3),
}
"""How long each role's metadata are believed."""
ROLES = ("root", "targets", "snapshot", "timestamp")
ONLINE = ("snapshot", "timestamp")


class Repository:
    """A folder with ``metadata/`` and ``targets/``. `now` is a parameter wherever it decides something."""

    def __init__(self, folder: Path) -> None:
        """`folder` need not exist before `begin`."""
        self.folder = folder
        self.metadata = folder / "metadata"
        self.targets_folder = folder / "targets"

    @property
    def exists(self) -> bool:
        """Whether it was created."""
        return (self.metadata / "1.root.json").exists()

    def begin(self, now: datetime, signers: dict[str, list[CryptoSigner]], threshold: int) -> None:
        """Write the first version of every role. Raises `GovChannelError` when there is a repository already."""
        if self.exists:
            raise GovChannelError(f"{self.folder}: there is a repository already")
        root = Root(consistent_snapshot=True)
        for role in ROLES:
            for signer in signers[role]:
                root.add_key(signer.public_key, role)
        root.roles["root"].threshold = threshold
        self.write("root", Metadata(root), signers["root"], now)
        self.write("targets", Metadata(Targets()), signers["targets"], now)
        self.write("snapshot", Metadata(Snapshot()), signers["snapshot"], now)
        self.write("timestamp", Metadata(Timestamp()), signers["timestamp"], now)

    def root(self) -> Metadata[Root]:
        """The newest root. Raises `GovChannelError`."""
        return self._read("root", Root)

    def targets(self) -> Metadata[Targets]:
        """The newest targets. Raises `GovChannelError`."""
        return self._read("targets", Targets)

    def snapshot(self) -> Metadata[Snapshot]:
        """The newest snapshot. Raises `GovChannelError`."""
        return self._read("snapshot", Snapshot)

    def timestamp(self) -> Metadata[Timestamp]:
        """The timestamp. Raises `GovChannelError`."""
        return self._read("timestamp", Timestamp)

    def write(self, role: str, metadata: Metadata[S], signers: Iterable[CryptoSigner], now: datetime) -> None:
        """Sign and keep the next version of a role. Raises `GovChannelError` when the signatures do not suffice."""
        file = self._file(role, metadata.signed.version)
        if file.exists():
            metadata.signed.version += 1
            file = self._file(role, metadata.signed.version)
        metadata.signed.expires = (now + LASTS[role]).replace(microsecond=0)
        metadata.signatures.clear()
        for signer in signers:
            metadata.sign(signer, append=True)
        holder = metadata if role == "root" else self.root()
        try:
            assert isinstance(holder.signed, Root)
            holder.signed.verify_delegate(role, metadata.signed_bytes, metadata.signatures)
            if role == "root" and metadata.signed.version > 1:
                self.root().signed.verify_delegate(role, metadata.signed_bytes, metadata.signatures)
        except (RepositoryError, ValueError) as error:
            raise GovChannelError(f"too few keys of the role {role} are here: {error}") from error
        write_whole(file, metadata.to_bytes(JSONSerializer(compact=role != "root")))

    def write_target(self, entry: TargetFile, data: bytes) -> None:
        """Keep a target's file; nobody is told of it before the list is signed. Raises `GovChannelError`."""
        write_whole(self.file_of(entry), data)

    def read_target(self, entry: TargetFile) -> bytes:
        """A target's bytes, checked. Raises `GovChannelError`."""
        file = self.file_of(entry)
        try:
            data = file.read_bytes()
            entry.verify_length_and_hashes(data)
        except OSError as error:
            raise GovChannelError(f"{file}: {error.strerror}") from error
        except RepositoryError as error:
            raise GovChannelError(f"{file}: was changed: {error}") from error
        return data

    def file_of(self, entry: TargetFile) -> Path:
        """Where a target lies."""
        folder, _, name = entry.path.rpartition("/")
        return self.targets_folder / folder / f"{entry.hashes['sha256']}.{name}"

    def renew(self, online: list[CryptoSigner], now: datetime, margin: timedelta) -> bool:
        """Sign snapshot and timestamp anew when targets changed, keys changed, or less than `margin` is left.

        Whether anything was written. Never signs targets that root's holders of the role did not sign.
        """
        with self._alone():
            return self._renew(online, now, margin)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One at a time: an operator's command and the gateway may renew at the same moment."""
        with (self.folder / ".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _renew(self, online: list[CryptoSigner], now: datetime, margin: timedelta) -> bool:
        root = self.root().signed
        targets = self.targets()
        root.verify_delegate("targets", targets.signed_bytes, targets.signatures)
        snapshot = self.snapshot()
        meta = MetaFile(targets.signed.version)
        known = snapshot.signed.meta.get("targets.json")
        if known is not None and known.version > meta.version:
            raise GovChannelError("targets went back a version: was the repository restored from an old copy?")
        fresh = known == meta and self._holds(root, snapshot, now, margin)
        if not fresh:
            snapshot.signed.meta = {"targets.json": meta}
            self.write("snapshot", snapshot, online, now)
        timestamp = self.timestamp()
        current = MetaFile(snapshot.signed.version)
        if fresh and timestamp.signed.snapshot_meta == current and self._holds(root, timestamp, now, margin):
            return False
        timestamp.signed.snapshot_meta = deepcopy(current)
        self.write("timestamp", timestamp, online, now)
        return True

    def _file(self, role: str, version: int) -> Path:
        return self.metadata / (f"{role}.json" if role == "timestamp" else f"{version}.{role}.json")

    def _holds(self, root: Root, metadata: Metadata[S], now: datetime, margin: timedelta) -> bool:
        role = metadata.signed.type
        try:
            root.verify_delegate(role, metadata.signed_bytes, metadata.signatures)
        except RepositoryError:
            return False
        left: timedelta = metadata.signed.expires - now
        # More than a role lasts was signed under a clock that ran ahead.
        return min(margin, LASTS[role] / 2) < left <= LASTS[role]

    def _read(self, role: str, kind: type[S]) -> Metadata[S]:
        file = self.metadata / "timestamp.json"
        if role != "timestamp":
            versions = sorted(
                (int(name), file)
                for file in self.metadata.glob(f"*.{role}.json")
                if (name := file.name.split(".")[0]).isdigit()
            )
            if not versions:
                raise GovChannelError("there is no repository here; make one with: govchannel catalog init")
            file = versions[-1][1]
        try:
            metadata: Metadata[S] = Metadata.from_bytes(file.read_bytes())
        except (OSError, StorageError, DeserializationError) as error:
            raise GovChannelError(f"{file}: cannot be read as metadata") from error
        if not isinstance(metadata.signed, kind):
            raise GovChannelError(f"{file}: is not {role}")
        return metadata
