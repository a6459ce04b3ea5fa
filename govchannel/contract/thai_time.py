"""Thailand's time and era, the same on screens, slips, pages and command lines."""

from __future__ import annotations

from datetime import timedelta, timezone

BANGKOK = timezone(timedelta(hours=7))
"""Thailand has one time zone and no summer time."""
BUDDHIST_ERA = 543
"""Years from the common era to the Buddhist Era, for every date a card can hold in full.

Before 1941 the Thai year began in April; the register converted those dates long ago.
"""
