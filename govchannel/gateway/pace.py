"""How often a terminal may ask for something: so often within a time, whoever stands before it."""

from __future__ import annotations

from collections import defaultdict, deque
from datetime import datetime, timedelta

import structlog
from litestar.exceptions import TooManyRequestsException

log = structlog.get_logger()


class Pace:
    """Counts in memory, for this process. Only terminals that proved who they are are counted."""

    def __init__(self, what: str, calls: int, within: timedelta) -> None:
        """`what` is the log's word for what is counted."""
        self._what = what
        self._calls = calls
        self._within = within
        self._asked: defaultdict[str, deque[datetime]] = defaultdict(deque)

    def count(self, terminal: str, now: datetime) -> None:
        """Note that a terminal asks. Beyond the pace the log tells, and it raises `TooManyRequestsException` (429)."""
        asked = self._asked[terminal]
        while asked and not now - self._within < asked[0] <= now:
            asked.popleft()
        if len(asked) >= self._calls:
            log.warning("asks too often", terminal=terminal, what=self._what)
            raise TooManyRequestsException
        asked.append(now)
