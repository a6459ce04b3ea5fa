"""An agency's own system as tests play it: it signs its calls, and listens for webhooks at an address of its own."""

from __future__ import annotations

import hashlib
import json
import secrets
import ssl
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import msgspec
import requests
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from demo.loopback import Handler, Loopback, reply
from govchannel.contract import envelope, wire
from govchannel.contract.catalog import AgencyKey
from govchannel.contract.delivery import Page, key_id_of
from govchannel.contract.signing import sign_headers
from govchannel.settings import load_config
from govchannel.store import feed
from govchannel.store.database import open_database
from kiosk import keys
from kiosk.forms import Draft
from kiosk.number import new_number
from kiosk.seal import Sealed, seal
from tests.govchannel.conftest import Backend
from tests.kiosk.given import FILLED, MALEE, service
from tests.waiting import until

Answer = Callable[[BaseHTTPRequestHandler], object]


class AgencySystem:
    """A program of an agency, attached at the gateway unless `attached` says otherwise."""

    def __init__(self, backend: Backend, agency: str, attached: bool = True) -> None:
        self.backend = backend
        self.agency = agency
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.key_id = key_id_of(keys.public_bytes(self.key))
        if attached:
            engine = open_database(load_config(backend.home).database_url)
            feed.add_client(engine, agency, keys.public_bytes(self.key), datetime.now(UTC))
            engine.dispose()

    def public_file(self) -> Path:
        file = self.backend.home / f"{self.key_id}.pub"
        info = serialization.PublicFormat.SubjectPublicKeyInfo
        file.write_bytes(self.key.public_key().public_bytes(serialization.Encoding.PEM, info))
        return file

    def page(self, after: int = 0, *, seconds: float = 0, limit: int = 100) -> Page:
        path = f"/requests?after={after}&seconds={seconds}&limit={limit}"
        return msgspec.json.decode(self.call("GET", path).content, type=Page)

    def arrived(self, count: int, after: int = 0) -> Page:
        """The page after a cursor, once so many requests are in it."""

        def enough() -> Page | None:
            page = self.page(after)
            return page if len(page.requests) >= count else None

        found = until(enough, f"{count} requests in the feed")
        assert found is not None
        return found

    def report(self, number: str, state: str) -> requests.Response:
        return self.call("POST", f"/requests/{number}/status", {"state": state})

    def call(self, method: str, path: str, message: Any = None, agency: str | None = None) -> requests.Response:
        return requests.request(**self.signed(method, path, message, agency))

    def signed(self, method: str, path: str, message: Any = None, agency: str | None = None) -> dict[str, Any]:
        url = f"{self.backend.gateway.url}/v1/agencies/{agency or self.agency}{path}"
        body = None if message is None else json.dumps(message).encode()
        headers = {} if body is None else {"content-type": "application/json"}
        headers |= sign_headers(method, url, body, self.key, self.key_id, datetime.now(UTC), secrets.token_hex(8))
        return {"method": method, "url": url, "data": body, "headers": headers, "timeout": 70}


def problem(answer: requests.Response) -> str:
    """The word of a problem document."""
    assert answer.headers["content-type"] == "application/problem+json", answer.text
    return str(answer.json()["type"])


def request_to(agency: str, terminal: str = "t-1", **how: Any) -> wire.SealedRequest:
    """A sealed request to an agency without attachments, as `sealed`."""
    return sealed(agency, terminal, **how).request


def sealed(
    agency: str,
    terminal: str = "t-1",
    *,
    key: ec.EllipticCurvePrivateKey | None = None,
    sealed_to: AgencyKey | None = None,
    created_at: datetime | None = None,
    token: str = "",
    pictures: Sequence[bytes] = (),
) -> Sealed:
    """A sealed request to an agency, to a key of its own unless one is given, with `pictures` attached."""
    attachments = {hashlib.sha256(picture).hexdigest(): picture for picture in pictures}
    return seal(
        Draft(service(agency=agency), FILLED, attachments=attachments),
        MALEE,
        number=new_number(),
        terminal=terminal,
        key=key or ec.generate_private_key(ec.SECP256R1()),
        agency_keys=[sealed_to or AgencyKey(agency, "k1", envelope.X25519, _PUBLIC)],
        notice="n",
        token=token or secrets.token_hex(),
        now=created_at or datetime.now(UTC),
    )


_PUBLIC = bytes.fromhex("8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a")
"""A public key from RFC 7748; nothing here opens what is sealed to it."""


class Listener(Loopback):
    """A web server for webhooks on loopback: keeps what came, answers as told (default: 204)."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.got: list[tuple[dict[str, str], bytes]] = []
        self.answer: Answer = taken
        super().__init__(_Hook, tls=tls)
        self.url += "/hook"

    def events(self) -> list[dict[str, Any]]:
        """The bodies that came."""
        return [json.loads(body) for _, body in self.got]

    def ids(self) -> list[str]:
        """The events' ids, in the order they came."""
        return [headers["webhook-id"] for headers, _ in self.got]


class _Hook(Handler):
    server: Listener

    def do_POST(self) -> None:
        self.server.got.append(({name.lower(): value for name, value in self.headers.items()}, self.body()))
        self.server.answer(self)


def status(code: int, **headers: str) -> Answer:
    """Answers with a status."""
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda handler: reply(handler, status=code, headers=told)


taken = status(204)
"""All is well."""
