"""The time below which no clock of a terminal is believed: the last signed time that its agent saw."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from govchannel.contract import signed_time
from kiosk.clock import Clock

WRITTEN = datetime(2026, 11, 21, tzinfo=UTC)
"""No terminal with this program lives earlier."""


def read_floor(floor: Path) -> datetime:
    """The last signed time, or `WRITTEN` where there is none that can be read."""
    try:
        return max(WRITTEN, signed_time.parse(floor.read_text("ascii")))
    except (OSError, ValueError):
        return WRITTEN


def at_least(clock: Clock, floor: Path) -> datetime:
    """The machine's time, never below the floor."""
    return max(clock.now(), read_floor(floor))
