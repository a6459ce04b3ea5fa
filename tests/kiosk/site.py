"""A repository with releases on a web server that can be made to misbehave."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import msgspec

from demo.loopback import Handler, Loopback, reply
from govchannel.contract.catalog import AgencyKey, Catalog, LifeEvent
from govchannel.contract.content import content_of
from govchannel.releases import online
from govchannel.releases.ceremony import begin
from govchannel.releases.channels import Channels
from govchannel.releases.repository import Repository
from kiosk.clock import HandClock
from kiosk.config import Config, Enrolment, Settings
from kiosk.releases.update import Updates, trust
from tests.kiosk.given import AGENCY, service, text

NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
HOME = LifeEvent(id="home", name=text("บ้าน"), icon="house")
KEY = AgencyKey(agency="DOPA", key_id="k1", suite="s", public_key=b"p")

Answer = Callable[[BaseHTTPRequestHandler], bool]
"""Answers a call in its own way; False: as usual."""


def catalog(**titles: str) -> Catalog:
    """Services by id, with their Thai titles."""
    services = [service(key, title=text(title)) for key, title in titles.items()]
    return Catalog(services=services, agencies=[AGENCY], life_events=[HOME], keys=[KEY])


@dataclass
class Site:
    """`folder` gets the repository and its keys; `fault` may answer instead of the file."""

    folder: Path
    now: datetime = NOW
    fault: Answer | None = None
    knows_time: bool = True
    asked: list[str] = field(default_factory=list)
    clients: list[Updates] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.repository = Repository(self.folder / "releases")
        self.keys = self.folder / "keys"
        begin(self.repository, self.folder / "root", self.keys, 3, 2, self.now)
        self._online = online.Online(self.repository, self.keys, lambda: self.now)
        self._server = Loopback(self._handler())
        self._server.start()
        self.url = self._server.url

    def close(self) -> None:
        for client in self.clients:
            client.close()
        self._server.stop()

    def publish(self, content: Catalog, channel: str = "stable", share: int = 100) -> None:
        channels = Channels(self.repository)
        channels.publish(content_of(content), channel, self.now, share=share)
        self.sign(channels)

    def sign(self, channels: Channels) -> None:
        channels.carry_out(self.keys, self.now)

    def renew(self) -> None:
        online.renew(self.repository, self.keys, self.now)

    def passes(self, days: float) -> None:
        """Let time pass, with the gateway at work."""
        self.now += timedelta(days=days)
        self.renew()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        site = self

        class Answers(Handler):
            def do_GET(self) -> None:
                site.asked.append(self.path)
                if site.fault is not None and site.fault(self):
                    return
                where = urlsplit(self.path)
                if where.path == "/time" and site.knows_time:
                    told = site._online.signed_time(parse_qs(where.query)["nonce"][0])
                    reply(self, msgspec.json.encode(told))
                    return
                file = site.repository.folder / where.path.lstrip("/")
                if file.is_file():
                    reply(self, file.read_bytes())
                else:
                    self.send_error(404)

        return Answers


def instead(part: str, answer: Callable[[BaseHTTPRequestHandler], None]) -> Answer:
    """A fault for every file whose address holds `part`."""

    def fault(call: BaseHTTPRequestHandler) -> bool:
        if part not in call.path:
            return False
        answer(call)
        return True

    return fault


@dataclass
class Terminal:
    """A terminal that was enrolled at a site; its clock is moved by hand."""

    home: Path
    site: Site
    clock: HandClock

    def __post_init__(self) -> None:
        self.config = Config(self.home, Settings())
        self.home.mkdir(parents=True, exist_ok=True)
        root = (self.site.repository.metadata / "1.root.json").read_bytes()
        trust(self.config, root)
        enrolment = Enrolment("t-1", "stable", self.site.url, self.site.url, self.site.url)
        self.config.enrolment_file.write_bytes(msgspec.json.encode(enrolment))
        self.updates = self.looks_with(self.clock)

    def looks_with(self, clock: HandClock) -> Updates:
        """Updates that go by another clock."""
        self.updates = Updates(self.config, clock)
        self.site.clients.append(self.updates)
        return self.updates
