"""When an address that failed is tried again, and when no more."""

from __future__ import annotations

import random
from datetime import timedelta

FIRST_SECONDS = 5.0
LONGEST_SECONDS = 6 * 3600.0
GIVE_UP = timedelta(days=5)
"""So long it must have failed without one success; over a long weekend nobody's machine is mended."""


def pause(attempts: int, wanted: float | None, chance: random.Random) -> timedelta:
    """How long to wait after so many failed tries in a row: five seconds, then four times as long each time, to 6 h.

    Half of it is chance, so that addresses that failed together come back apart. `wanted`: what the other side asked
    for; it is heard, within the longest.
    """
    upper = min(LONGEST_SECONDS, FIRST_SECONDS * 4 ** min(attempts - 1, 10))
    chosen = chance.uniform(upper / 2, upper)
    return timedelta(seconds=min(LONGEST_SECONDS, max(chosen, wanted or 0)))
