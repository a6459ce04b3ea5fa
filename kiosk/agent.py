"""The agent: carries requests from the outbox to the gateway until the gateway says that it has them durably."""

from __future__ import annotations

import math
import random
import threading
from collections.abc import Callable, Sequence

from govchannel.contract.wire import MAX_BATCH, Answer, SealedRequest
from kiosk.clock import Clock
from kiosk.errors import KioskError, OutboxUnavailable
from kiosk.gateway import Gateway
from kiosk.log import log
from kiosk.outbox import Outbox
from kiosk.retry import pause
from kiosk.uploads import Uploads

LOOK_SECONDS = 0.25
"""How often the agent looks whether the screen appended a request (a pragma of 2 µs)."""

OUTBOX_SECONDS = 5.0
"""When an outbox that cannot be used is tried again: soon after a disk has room, nobody should have to come."""

PRUNE_SECONDS = 86_400.0
SAY_AGAIN_SECONDS = 3_600.0
"""A trouble that stays is logged once in this time."""


class Agent:
    """One loop, one thread. `pass_once` is the whole of its work; `run` repeats it."""

    def __init__(self, outbox: Outbox, gateway: Gateway, clock: Clock, chance: random.Random | None = None) -> None:
        """All parts belong to the calling thread from now on."""
        self._outbox = outbox
        self._gateway = gateway
        self._clock = clock
        self._chance = chance or random.Random()  # noqa: S311  # jitter, not a secret
        self._batch = MAX_BATCH
        self._unnoted: tuple[Sequence[SealedRequest], Sequence[Answer]] = ((), ())
        self._uploads = Uploads(outbox, gateway)
        self._stop = threading.Event()

    def reopened(self, outbox: Outbox) -> None:
        """Work with the outbox as it is now; what the gateway said in the meantime is noted there first."""
        self._outbox = outbox
        self._uploads = Uploads(outbox, self._gateway)

    def pass_once(self) -> int:
        """Send what is due, once; the number of requests that were accepted.

        Never raises for a bad line. Raises `OutboxUnavailable`; then what the gateway said is kept in mind.
        """
        accepted = self._note() + self._send(self._due())
        while (request := self._next_attached()) and not self._stop.is_set():
            # Between any two pieces whatever else is due goes first: pictures hold no other request up.
            whole = self._carry_up(request)
            accepted += self._send([request] if whole else []) + self._send(self._due())
        return accepted

    def _due(self) -> list[SealedRequest]:
        return self._outbox.due(self._clock.now().timestamp(), self._batch)

    def _next_attached(self) -> SealedRequest | None:
        found = self._outbox.due(self._clock.now().timestamp(), 1, attached=True)
        return found[0] if found else None

    def _carry_up(self, request: SealedRequest) -> bool:
        """One piece of a request's attachments; whether all of them are at the gateway."""
        try:
            return self._uploads.step(request)
        except KioskError as error:
            log.warning("attachment not sent", error=error.code, reason=error.detail)
            self._postpone(request, error.code)
            return False

    def _send(self, batch: list[SealedRequest]) -> int:
        if not batch:
            return 0
        try:
            answers = self._gateway.exchange(batch)
        except KioskError as error:
            log.warning("not sent", error=error.code, reason=error.detail, count=len(batch))
            # A smaller batch next time: if one of them is the trouble, it is found alone and holds nobody up.
            self._batch = max(1, len(batch) // 2)
            for request in batch:
                self._postpone(request, error.code)
            return 0
        self._batch = MAX_BATCH
        self._unnoted = (batch, answers.answers)
        return self._note()

    def _note(self) -> int:
        accepted = self._settle(*self._unnoted)
        # A disk that is full now would else have everything sent again, every few seconds.
        self._unnoted = ((), ())
        return accepted

    def run(self, stop: threading.Event) -> None:
        """Work until `stop` is set. Wakes at once for a new request, else when the earliest one is due.

        Raises `OutboxUnavailable`.
        """
        self._stop = stop
        seen = -1
        pruned = -math.inf
        while not stop.is_set():
            if self._clock.monotonic() - pruned > PRUNE_SECONDS:
                self._outbox.prune(self._clock.now())
                pruned = self._clock.monotonic()
            version = self._outbox.data_version()
            now = self._clock.now().timestamp()
            due = self._outbox.next_due(now)
            if version != seen or (due is not None and due <= now):
                seen = version
                self.pass_once()
            stop.wait(LOOK_SECONDS)

    def _settle(self, batch: Sequence[SealedRequest], answers: Sequence[Answer]) -> int:
        sent = {request.number: request for request in batch}
        accepted = []
        for answer in answers:
            request = sent.pop(answer.number, None)
            if request is None:
                log.warning("answer for a request that was not sent", number=answer.number)
            elif answer.outcome == "accepted" and answer.digest == request.digest:
                accepted.append(request.number)
            elif answer.outcome == "refused":
                log.error("refused", number=request.number, reason=answer.reason)
                self._outbox.refused(request.number, answer.reason or "refused", self._clock.now())
            else:
                self._postpone(request, answer.reason or answer.outcome)
        if accepted:
            self._outbox.accepted(accepted, self._clock.now())
            log.info("accepted", count=len(accepted))
        for request in sent.values():
            self._postpone(request, "no-answer")
        return len(accepted)

    def _postpone(self, request: SealedRequest, answer: str) -> None:
        item = self._outbox.item(request.number)
        seconds = pause(item.pause if item else 0, None, self._chance)
        self._outbox.postpone(request.number, answer, seconds, self._clock.now().timestamp() + seconds)


def carry(open_outbox: Callable[[], Outbox], gateway: Gateway, clock: Clock, stop: threading.Event) -> None:
    """Have an agent work until `stop` is set. An outbox that cannot be used now is opened again and again.

    `open_outbox` mends a damaged file, and raises `OutboxUnavailable`.
    """
    agent: Agent | None = None
    said, said_at = "", -math.inf
    while not stop.is_set():
        try:
            outbox = open_outbox()
            try:
                agent = agent or Agent(outbox, gateway, clock)
                agent.reopened(outbox)
                agent.run(stop)
            finally:
                outbox.close()
        except OutboxUnavailable as error:
            if error.detail != said or clock.monotonic() - said_at > SAY_AGAIN_SECONDS:
                log.warning("outbox cannot be used", error=error.code, reason=error.detail)
                said, said_at = error.detail, clock.monotonic()
            stop.wait(OUTBOX_SECONDS)
