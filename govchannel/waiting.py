"""Many who wait in one process until something changes: a long poll's quiet half."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable


class WaitingRoom:
    """Those who wait are woken to look again when something changed, and sent away when the gateway closes."""

    def __init__(self) -> None:
        """Nobody waits yet."""
        self._changed = asyncio.Condition()
        self._closed = False
        self.waiting = 0
        """How many wait now."""

    async def wait(self, until: Callable[[], bool], seconds: float) -> None:
        """Return as soon as `until` holds, when the time is over, or when the room closes."""
        self.waiting += 1
        try:
            async with self._changed:
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(seconds):
                        await self._changed.wait_for(lambda: self._closed or until())
        finally:
            self.waiting -= 1

    async def tell(self) -> None:
        """Something changed: everybody looks again."""
        async with self._changed:
            self._changed.notify_all()

    async def close(self) -> None:
        """Answer everybody who waits, and whoever comes later at once."""
        self._closed = True
        await self.tell()
