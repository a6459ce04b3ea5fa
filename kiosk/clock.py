"""Time is a parameter: this is where it comes from."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """The wall clock for stamps, the monotonic clock for everything that waits."""

    def now(self) -> datetime:
        """The time of day, aware, UTC."""
        ...

    def monotonic(self) -> float:
        """Seconds since some moment; never jumps."""
        ...


class SystemClock:
    """This machine's clocks."""

    def now(self) -> datetime:
        """The time of day, aware, UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Seconds since some moment; never jumps."""
        return time.monotonic()


class HandClock:
    """A clock moved by hand, for tests and the demonstration."""

    def __init__(self, start: datetime) -> None:
        """`start` is aware; the monotonic clock begins at 0."""
        self._now = start
        self._seconds = 0.0

    def now(self) -> datetime:
        """The time of day, aware, UTC."""
        return self._now

    def monotonic(self) -> float:
        """Seconds since the start."""
        return self._seconds

    def move(self, seconds: float) -> None:
        """Let time pass."""
        self._seconds += seconds
        self._now += timedelta(seconds=seconds)
