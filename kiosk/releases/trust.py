"""The TUF repository as this terminal trusts it: a thin hold on python-tuf's client."""

from __future__ import annotations

import tempfile
from datetime import datetime
from pathlib import Path

from tuf.api.metadata import Metadata, Root, Timestamp
from tuf.ngclient import Updater, UpdaterConfig

from kiosk.releases.fetcher import Fetcher
from kiosk.releases.refused import NOT_THERE, TOO_LARGE, UpdateRefused, refusing

LIMITS = UpdaterConfig(
    max_root_rotations=256,
    root_max_length=512_000,
    timestamp_max_length=16_384,
    snapshot_max_length=2_000_000,
    targets_max_length=5_000_000,
)


class TrustedRepository:
    """One look at a repository: `refresh`, then `target`. `folder` keeps what is trusted between looks.

    python-tuf keeps the rules (thresholds, versions, expiry, lengths, hashes); here stand only the limits, the time
    that expiry is judged by, and one word for each way to fail.
    """

    def __init__(
        self,
        folder: Path,
        metadata_url: str,
        fetcher: Fetcher,
        *,
        root: bytes | None,
        targets_url: str,
        now: datetime | None = None,
    ) -> None:
        """`root`: what the terminal was given at enrolment; None: what `folder` has. `now` None: this machine's clock.

        Raises `UpdateRefused`.
        """
        self._folder = folder
        with refusing():
            folder.mkdir(parents=True, exist_ok=True)
            # A kill may leave temporary files; they are nobody's.
            for stray in folder.glob("tmp*"):
                stray.unlink(missing_ok=True)
            self._updater = Updater(str(folder), metadata_url, None, targets_url, fetcher, LIMITS, bootstrap=root)
            if now is not None:
                # The client has no parameter for the time; a terminal with a dead clock battery needs one.
                self._updater._trusted_set.reference_time = now

    def refresh(self) -> None:
        """Bring the four roles up to date. Raises `UpdateRefused`."""
        with refusing():
            self._updater.refresh()

    def is_cached(self, path: str, file: Path) -> bool:
        """Whether a file is the target already. Raises `UpdateRefused`."""
        with refusing():
            info = self._updater.get_targetinfo(path)
            return info is not None and self._updater.find_cached_target(info, str(file)) is not None

    def target(self, path: str, most: int) -> bytes:
        """A target's bytes, verified. Raises `UpdateRefused`, before anything is fetched when it is over `most`."""
        with refusing():
            info = self._updater.get_targetinfo(path)
            if info is None:
                raise UpdateRefused(NOT_THERE, path)
            if info.length > most:
                raise UpdateRefused(TOO_LARGE, f"{path}: {info.length:,} bytes")
            with tempfile.TemporaryDirectory(dir=self._folder) as aside:
                return Path(self._updater.download_target(info, str(Path(aside) / "target"))).read_bytes()


def trusted_root(folder: Path, root: bytes) -> Root:
    """The newest root that is trusted here; at first the one from enrolment. Raises `UpdateRefused`."""
    with refusing():
        file = folder / "root.json"
        metadata = Metadata[Root].from_bytes(file.read_bytes() if file.exists() else root)
        return metadata.signed


def timestamp_version(folder: Path) -> int:
    """The version of the timestamp that was seen last; 0 for none."""
    try:
        return Metadata[Timestamp].from_bytes((folder / "timestamp.json").read_bytes()).signed.version
    except Exception:  # noqa: BLE001  # a file that cannot be read is fetched again
        return 0
