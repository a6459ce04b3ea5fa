"""A clock that jumps by years for the processes that have it in their environment, while they run.

libfaketime moves the wall clock only: what waits by the monotonic clock goes on as it would on a machine whose date
somebody sets.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

INSTALL = "packaging/install-packages test"
_YEAR = timedelta(days=365)


class BadClock:
    """Steered by a file that every call for the time reads."""

    def __init__(self, file: Path) -> None:
        """Right at first. Raises `RuntimeError` with the command that installs what is missing."""
        self._file = file
        library = next(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"), None)
        if library is None:
            raise RuntimeError(f"libfaketime is needed: {INSTALL}")
        self._library = library
        self.jump(0)

    @property
    def environment(self) -> Mapping[str, str]:
        """For the processes that shall have this clock."""
        return {
            "LD_PRELOAD": str(self._library),
            "FAKETIME_TIMESTAMP_FILE": str(self._file),
            "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "NO_FAKE_STAT": "1",
        }

    def jump(self, years: float) -> None:
        """Be so many years ahead of the right time, or behind it."""
        aside = self._file.with_name(f".{self._file.name}.new")
        aside.write_text(f"{int((years * _YEAR).total_seconds()):+d}")
        aside.replace(self._file)
