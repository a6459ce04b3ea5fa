"""Why a release was not taken: one word for the heartbeat, one line for the technician."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import requests
import urllib3
from tuf.api import exceptions as tuf

from kiosk.errors import CatalogBroken, KioskError

OFFLINE, SLOW, TOO_LARGE, TAMPERED = "offline", "too-slow", "too-large", "tampered"
BAD_SIGNATURE, ROLLBACK, EXPIRED, MALFORMED = "bad-signature", "rollback", "expired", "malformed"
NOT_THERE, DIGEST, OUTDATED, DISK, BUSY = "not-there", "wrong-digest", "program-outdated", "disk", "busy"

RELEASES_FAULT = frozenset({MALFORMED, DIGEST, OUTDATED})
"""What speaks against a release that was signed. The other words speak of the line, the clock or this machine: whoever
can spoil a line must not be able to halt a roll-out.
"""

_WORDS: tuple[tuple[type[Exception], str], ...] = (
    (tuf.DownloadLengthMismatchError, TOO_LARGE),
    (tuf.SlowRetrievalError, SLOW),
    (tuf.DownloadError, OFFLINE),
    (tuf.LengthOrHashMismatchError, TAMPERED),
    (tuf.ExpiredMetadataError, EXPIRED),
    (tuf.BadVersionNumberError, ROLLBACK),
    (tuf.UnsignedMetadataError, BAD_SIGNATURE),
    (tuf.RepositoryError, MALFORMED),
    (requests.RequestException, OFFLINE),
    (urllib3.exceptions.HTTPError, OFFLINE),
    (CatalogBroken, DIGEST),
    (OSError, DISK),
    (ValueError, MALFORMED),
)


class UpdateRefused(KioskError):
    """The catalog stays as it is. `reason` is one of the words above; `release` the one that was tried, if known."""

    code = "update-refused"
    th = "ไม่ได้ปรับรายการบริการ เครื่องยังใช้รายการเดิม"
    en = "The catalog was not updated. The old one goes on serving."

    def __init__(self, reason: str, detail: str = "", release: int | None = None) -> None:
        """`detail` is a line for the technician."""
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason
        self.release = release

    @property
    def speaks_against_release(self) -> bool:
        """Whether the release itself is to blame."""
        return self.release is not None and self.reason in RELEASES_FAULT


@contextmanager
def refusing(release: int | None = None) -> Iterator[None]:
    """Turns what may go wrong with a release into `UpdateRefused`."""
    try:
        yield
    except UpdateRefused:
        raise
    except tuple(kind for kind, _ in _WORDS) as error:
        word = next(word for kind, word in _WORDS if isinstance(error, kind))
        if isinstance(error.__cause__, (OSError, sqlite3.OperationalError)):
            word = DISK if word == DIGEST else word
        raise UpdateRefused(word, " ".join(str(error).split())[:200], release) from error
