"""Who keeps the catalog current: reports how it went, obeys a halt, and survives what nobody foresaw."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from govchannel.contract import wire
from kiosk.clock import HandClock
from kiosk.errors import Offline
from kiosk.releases import refused
from kiosk.releases.keeper import Keeper
from tests.kiosk.site import NOW, Site, Terminal, catalog


class Gateway:
    """Takes heartbeats and gives the orders that a test wants."""

    def __init__(self) -> None:
        self.beats: list[wire.Heartbeat] = []
        self.orders = wire.Orders(channel="stable", halted=[], now=NOW)
        self.offline = False

    def heartbeat(self, beat: wire.Heartbeat) -> wire.Orders:
        self.beats.append(beat)
        if self.offline:
            raise Offline
        return self.orders

    def close(self) -> None:
        return


@pytest.fixture
def gateway() -> Gateway:
    return Gateway()


@pytest.fixture
def keeper(tmp_path: Path, site: Site, gateway: Gateway) -> Iterator[Keeper]:
    terminal = Terminal(tmp_path / "kiosk", site, HandClock(NOW))
    keeper = Keeper(terminal.config, terminal.updates, gateway, terminal.clock, lambda: ["disk"])  # type: ignore[arg-type]
    yield keeper
    keeper.close()


def test_the_gateway_learns_what_is_served_and_what_is_wrong(site: Site, keeper: Keeper, gateway: Gateway) -> None:
    site.publish(catalog(a="หนึ่ง"))
    assert keeper.look()
    (beat,) = gateway.beats
    assert (beat.release, beat.failed_release, beat.reason, beat.troubles) == (1, None, None, ["disk"])


def test_the_gateway_learns_why_a_release_was_not_taken(
    site: Site, keeper: Keeper, gateway: Gateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("govchannel.releases.channels.model_of", lambda _: 99)
    site.publish(catalog(a="หนึ่ง"))
    assert not keeper.look()
    assert (gateway.beats[-1].failed_release, gateway.beats[-1].reason) == (1, refused.OUTDATED)


def test_a_terminal_follows_its_channel_and_leaves_what_is_halted(site: Site, keeper: Keeper, gateway: Gateway) -> None:
    site.publish(catalog(a="หนึ่ง"), channel="canary")
    gateway.orders = wire.Orders(channel="canary", halted=[1], now=NOW)
    keeper.beat()
    assert keeper.look()
    assert gateway.beats[-1].release is None
    gateway.orders = wire.Orders(channel="canary", halted=[], now=NOW)
    keeper.beat()
    assert keeper.look()
    assert gateway.beats[-1].release == 1


def test_without_a_gateway_the_catalog_is_kept_current_all_the_same(
    site: Site, keeper: Keeper, gateway: Gateway
) -> None:
    site.publish(catalog(a="หนึ่ง"))
    gateway.offline = True
    keeper.beat()
    assert keeper.look()


def test_what_nobody_foresaw_does_not_end_the_updates(
    site: Site, keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.publish(catalog(a="หนึ่ง"))
    stop = threading.Event()
    slept: list[float] = []

    def broken(*_: object) -> None:
        raise RuntimeError("nobody foresaw this")

    def sleep(_: threading.Event, seconds: float) -> None:
        slept.append(seconds)
        if len(slept) == 3:
            stop.set()

    monkeypatch.setattr(keeper._updates, "update", broken)
    monkeypatch.setattr(Keeper, "_sleep", staticmethod(sleep))
    keeper.run(stop)
    assert len(slept) == 3
    assert all(seconds >= 5 for seconds in slept), "it does not spin"
