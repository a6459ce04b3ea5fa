"""Keeps the catalog current: on a schedule, soon after a push, and tells the gateway how it went."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable, Collection
from importlib import metadata

import requests

from govchannel.contract import wire
from kiosk.catalog import served_release
from kiosk.clock import Clock
from kiosk.config import Config
from kiosk.errors import KioskError, Refused
from kiosk.gateway import HttpGateway
from kiosk.log import log
from kiosk.releases.refused import UpdateRefused
from kiosk.releases.trust import timestamp_version
from kiosk.releases.update import Updates
from kiosk.retry import pause

REFRESH_SECONDS = 900.0
"""How often the terminal looks by itself; each time up to a quarter sooner or later, so that a fleet spreads."""
BEAT_SECONDS = 60.0
WAIT_SECONDS = 50.0
"""How long one question for news is kept open by the gateway."""


class Keeper:
    """One thread's work. Every part belongs to the thread that calls `run`."""

    def __init__(
        self,
        config: Config,
        updates: Updates,
        gateway: HttpGateway,
        clock: Clock,
        troubles: Callable[[], Collection[str]],
        chance: random.Random | None = None,
    ) -> None:
        """`troubles` gives the names of checks that fail now."""
        self._config = config
        self._updates = updates
        self._gateway = gateway
        self._clock = clock
        self._troubles = troubles
        self._chance = chance or random.Random()  # noqa: S311  # jitter, not a secret
        enrolment = config.enrolment()
        self._url = enrolment.releases or ""
        self.channel = enrolment.channel
        self.halted: list[int] = []
        self._news = requests.Session()

    def run(self, stop: threading.Event) -> None:
        """Work until `stop` is set. Never raises for a bad line or a bad release."""
        failed = 0.0
        while not stop.is_set():
            try:
                self.beat()
                good = self.look()
                if good:
                    failed = 0.0
                    self._wait_for_news(stop)
            except Exception as error:  # noqa: BLE001  # a bug must not leave a terminal without updates for ever
                log.warning("bug", error=type(error).__name__)
                good = False
            if not good:
                failed = pause(failed, None, self._chance)
                self._sleep(stop, failed)

    def look(self) -> bool:
        """Update once and tell the gateway when it changed anything; whether it went well."""
        try:
            done = self._updates.update(self.channel, self.halted)
        except UpdateRefused as error:
            log.warning("catalog not updated", reason=error.reason, release=error.release)
            self.beat()
            return False
        if done.way != "none":
            log.info("catalog updated", release=done.release, way=done.way, bytes=done.received)
            self.beat()
        return True

    def beat(self) -> None:
        """Report, and learn the channel and what is halted. A bad line is no matter: the next one tells the same."""
        state = self._updates.state()
        served = served_release(self._config.catalog)
        beat = wire.Heartbeat(
            program=metadata.version("govchannel-kiosk"),
            release=served.number if served else None,
            failed_release=state.failed_release,
            reason=state.reason,
            troubles=sorted(self._troubles()),
        )
        try:
            orders = self._gateway.heartbeat(beat)
        except Refused as error:
            log.warning("heartbeat refused", reason=error.reason)
        except KioskError as error:
            log.info("no heartbeat", reason=error.detail)
        else:
            self.channel, self.halted = orders.channel, orders.halted

    def close(self) -> None:
        """Give up all connections."""
        self._news.close()
        self._updates.close()
        self._gateway.close()

    def _wait_for_news(self, stop: threading.Event) -> None:
        """Until the gateway says that there is something new, or the schedule does."""
        until = self._clock.monotonic() + REFRESH_SECONDS * self._chance.uniform(0.75, 1.25)
        seen = timestamp_version(self._config.trusted_metadata)
        beaten = self._clock.monotonic()
        while not stop.is_set() and self._clock.monotonic() < until:
            news = self._ask(seen)
            if news is None:
                # A static web server, or no line: the schedule has to do.
                self._sleep(stop, min(BEAT_SECONDS, until - self._clock.monotonic()))
            elif news[0] != seen:
                self._sleep(stop, self._chance.uniform(0, news[1]))
                return
            if self._clock.monotonic() - beaten >= BEAT_SECONDS:
                halted = self.halted
                self.beat()
                beaten = self._clock.monotonic()
                if halted != self.halted:
                    return

    def _ask(self, seen: int) -> tuple[int, float] | None:
        try:
            answer = self._news.get(
                f"{self._url}/wait",
                params={"after": str(seen), "seconds": str(WAIT_SECONDS)},
                timeout=(5, WAIT_SECONDS + 10),
                allow_redirects=False,
            )
            told = answer.json() if answer.status_code == 200 else {}
            return int(told["version"]), min(600.0, max(0.0, float(told["spread"])))
        except (requests.RequestException, ValueError, KeyError, TypeError):
            return None

    @staticmethod
    def _sleep(stop: threading.Event, seconds: float) -> None:
        stop.wait(max(0.0, seconds))
