"""A technician's one code makes a machine a terminal: key made here, public half sent, id and settings kept."""

from __future__ import annotations

from urllib.parse import urlsplit

import msgspec

from govchannel.contract import wire
from kiosk import keys
from kiosk.clock import Clock
from kiosk.config import Config, Enrolment
from kiosk.errors import NotSetUp
from kiosk.gateway import HttpGateway
from kiosk.releases.update import trust


def enrol(config: Config, gateway: str, name: str, code: str, clock: Clock) -> Enrolment:
    """Enrol this terminal. Raises `NotSetUp` for an impossible address or name, `Offline`, `Refused` or `Outdated`.

    The key is on the disk before it is sent, so that a lost answer can be repeated while the code lasts.
    """
    if not _is_address(gateway):
        raise NotSetUp(f"{gateway!r} is not the address of a gateway, such as https://gateway.example")
    try:
        msgspec.convert(name, wire.Name)
    except msgspec.ValidationError as error:
        raise NotSetUp(f"{name!r} is no terminal's name") from error
    gateway = gateway.rstrip("/")
    key = keys.make_key(config.key)
    connection = HttpGateway(gateway, name, key, clock, config.settings.line)
    try:
        enrolled = connection.enrol(code, keys.public_bytes(key))
    finally:
        connection.close()
    releases = enrolled.releases_url.rstrip("/") if enrolled.releases_url and enrolled.root else None
    if enrolled.root:
        trust(config, enrolled.root)
    enrolment = Enrolment(enrolled.terminal, enrolled.channel, gateway, enrolled.status_url.rstrip("/"), releases)
    keys.write_durably(config.enrolment_file, msgspec.json.format(msgspec.json.encode(enrolment)), mode=0o600)
    return enrolment


def _is_address(gateway: str) -> bool:
    try:
        parts = urlsplit(gateway)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # brackets that do not close, a port that is no number
        return False
