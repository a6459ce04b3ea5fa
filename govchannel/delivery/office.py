"""The gateway's delivery office: gives requests their places in the feeds, tells who waits, and calls the webhooks.

It works as long as the gateway does. What must last lies in the database; when the process dies, the next one goes on.
"""

from __future__ import annotations

import asyncio
import random
from datetime import datetime, timedelta
from pathlib import Path

import structlog
from sqlalchemy import Engine

from govchannel.delivery import event
from govchannel.delivery.outward import Outward, Reply
from govchannel.delivery.retry import GIVE_UP, pause
from govchannel.errors import GovChannelError
from govchannel.gateway.clock import Clock
from govchannel.store import feed, webhooks
from govchannel.store.webhooks import Webhook
from govchannel.waiting import WaitingRoom

LOOK_SECONDS = 0.5
"""How often it looks for what is new: one short transaction."""
CLAIM_MARGIN = timedelta(seconds=2)

GONE = 410

log = structlog.get_logger()


class Office:
    """One for each gateway process. Two processes on one database get in each other's way nowhere."""

    def __init__(self, engine: Engine, outward: Outward, key: Path, clock: Clock) -> None:
        """`key` is the file with the gateway's key for webhooks; it may come with the first webhook."""
        self._engine = engine
        self._outward = outward
        self._key = key
        self._clock = clock
        self._chance = random.Random()  # noqa: S311  # jitter
        self._room = WaitingRoom()
        self._last: dict[str, int] = {}
        self._calls: dict[str, asyncio.Task[None]] = {}

    async def run(self) -> None:
        """Work until cancelled."""
        try:
            while True:
                try:
                    await self._look()
                except Exception as error:  # noqa: BLE001  # a database that is away, or a bug: the next look goes on
                    log.warning("delivery is held up", reason=type(error).__name__)
                await asyncio.sleep(LOOK_SECONDS)
        finally:
            for call in self._calls.values():
                call.cancel()
            await asyncio.gather(*self._calls.values(), return_exceptions=True)
            await self._outward.close()

    async def wait(self, agency: str, after: int, seconds: float) -> None:
        """Return as soon as an agency's feed goes beyond `after`, or when the time is over."""
        await self._room.wait(lambda: self._last.get(agency, 0) > after, seconds)

    async def close(self) -> None:
        """Answer everybody who waits."""
        await self._room.close()

    async def _look(self) -> None:
        last = await asyncio.to_thread(feed.place, self._engine)
        if last != self._last:
            self._last = last
            await self._room.tell()
        if last:
            for name in await asyncio.to_thread(webhooks.due, self._engine, self._clock()):
                if name not in self._calls:
                    self._calls[name] = asyncio.create_task(self._call(name))

    async def _call(self, name: str) -> None:
        """Tell one webhook all that it is to be told, until it fails."""
        try:
            while await self._tell_next(name):
                pass
        except Exception as error:  # noqa: BLE001  # as above; what was claimed is tried again
            log.warning("delivery is held up", webhook=name, reason=type(error).__name__)
        finally:
            del self._calls[name]

    async def _tell_next(self, name: str) -> bool:
        """Tell a webhook the next request, note what it answered; whether it may be told the one after it."""
        now = self._clock()
        until = now + timedelta(seconds=self._outward.seconds) + CLAIM_MARGIN
        told = await asyncio.to_thread(webhooks.claim, self._engine, name, now, until)
        if told is None:
            return False
        try:
            message, body = event.received(told.notice, told.received_at)
            secret = event.secret_of(event.load_key(self._key), name)
            reply = await self._outward.post(told.webhook.url, body, event.headers(message, body, secret, now))
        except GovChannelError:
            reply = Reply(0, fault="the gateway's key for webhooks is missing")
        now = self._clock()
        if reply.taken:
            await asyncio.to_thread(webhooks.note_told, self._engine, told.webhook, reply.words, now)
            return True
        again = self._next_try(told.webhook, reply, now)
        log.warning("webhook failed" if again else "webhook disabled", webhook=name, reason=reply.words)
        await asyncio.to_thread(webhooks.note_failed, self._engine, told.webhook, reply.words, now, again)
        return False

    def _next_try(self, webhook: Webhook, reply: Reply, now: datetime) -> datetime | None:
        failing_since = webhook.failing_since or now
        if reply.status == GONE or now - failing_since > GIVE_UP:
            return None
        return now + pause(webhook.attempts + 1, reply.retry_after, self._chance)
