"""The gateway's time, passed in so that tests can move it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Gives an aware time in UTC."""


def system_clock() -> datetime:
    """The machine's time."""
    return datetime.now(UTC)
