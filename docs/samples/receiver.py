#!/usr/bin/env python3
"""A sample of an agency's own system, to be taken and changed: fetches requests, opens and files them, reports back.

    receiver.py receiver.toml run                           until it is stopped
    receiver.py receiver.toml status NUMBER in-progress     or completed, declined: what the citizen sees
    receiver.py receiver.toml keys                          which keys have requests that nobody opened yet

receiver.toml:
    gateway = "https://gateway.example"       # exactly the address that the gateway calls its own (public_url)
    agency = "DOPA"
    client_key = "dopa-client.key"            # from: govchannel agency client keygen dopa-client.key
    private_keys = "agency-keys/DOPA"         # folder with the agency's private keys, <key id>.key
    folder = "requests"                       # gets NUMBER.json for each request, and NUMBER-1.jpg and on for its
                                              # pictures: personal data, for its owner only
    listen = "127.0.0.1:9000"                 # only for webhooks: where to listen, behind a proxy that does TLS
    webhook_secret = "webhook.secret"         # only for webhooks: a file with the secret, whsec_...

It stands alone on purpose and needs Python 3.11 with: cryptography http-message-signatures msgspec requests
standardwebhooks. May be killed at any time: a request is filed whole or not at all, the cursor moves only after that,
and whatever comes twice changes nothing.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import json
import os
import secrets
import sys
import threading
import tomllib
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import msgspec
import requests
from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_der_public_key,
    load_pem_private_key,
)
from http_message_signatures import HTTPMessageSigner, HTTPSignatureKeyResolver
from http_message_signatures.algorithms import ECDSA_P256_SHA256
from standardwebhooks import Webhook, WebhookVerificationError

SUITES = {"x25519-hkdf-sha256-aes256gcm": Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)}
PHONE = "phone"  # in place of a terminal: typed on the citizen's own phone. Check `answers` against the form's schema.
PROOFS = ("citizen", "card_check", "attachments")  # what only a terminal can give
LONGEST_WAIT = 50  # seconds that the gateway keeps an answer back until something is there
LOOK_ANYWAY = 300  # seconds: with webhooks, when to look although none came
AFTER_FAILURE = 5
LARGEST_WEBHOOK = 65_536


class NotOpened(Exception):
    """A request that does not open; the message says why."""


class Refused(Exception):
    """The gateway says no, with the word of its problem document."""


# --- opening ----------------------------------------------------------------------------------------------------------


def open_request(item: dict[str, Any], folder: Path) -> dict[str, Any]:
    """What the citizen sent. Checked: the key, the binding to this very request, the terminal's signature."""
    try:
        plain = _unseal(base64.b64decode(item["envelope"], validate=True), item, folder)
        signed = json.loads(plain)
        content = base64.b64decode(signed["content"])
        terminal_key = load_der_public_key(base64.b64decode(item["terminal_key"]))
        assert isinstance(terminal_key, ec.EllipticCurvePublicKey)
        terminal_key.verify(base64.b64decode(signed["signature"]), content, ec.ECDSA(hashes.SHA256()))
        request: dict[str, Any] = json.loads(content)
        claimed = {"number": request["number"], "service": request["service"], "terminal": signed["terminal"]}
        request["attachments"] = dict(request.get("attachments", {}))
    except InvalidSignature as error:
        raise NotOpened("the terminal's signature does not fit") from error
    except (AssertionError, KeyError, TypeError, ValueError) as error:
        raise NotOpened("it is malformed") from error
    if any(found != item[name] for name, found in claimed.items()):
        raise NotOpened("its content belongs to another request")
    if item["terminal"] == PHONE and (request.get("assurance") != "declared" or any(map(request.get, PROOFS))):
        raise NotOpened("it comes from a phone and claims what only a card can show")
    return request | {"terminal": item["terminal"], "received_at": item["received_at"]}


def open_attachment(sealed: bytes, sha256: str, item: dict[str, Any], folder: Path) -> bytes:
    """A picture of a request that was opened; `sha256` is what its signed content says of it."""
    data = _unseal(sealed, item, folder, sha256)
    if hashlib.sha256(data).hexdigest() != sha256:
        raise NotOpened("an attachment is not what was signed")
    return data


def _unseal(sealed: bytes, item: dict[str, Any], folder: Path, *attachment: str) -> bytes:
    try:
        envelope = msgspec.msgpack.decode(sealed)
        if envelope["version"] != 1 or envelope["suite"] not in SUITES or envelope["key_id"] != item["key_id"]:
            raise NotOpened("an envelope of a kind that is not known here")
        key = X25519PrivateKey.from_private_bytes((folder / f"{Path(item['key_id']).name}.key").read_bytes())
        binding = [item[name] for name in ("number", "terminal", "service", "agency", "key_id")] + list(attachment)
        return SUITES[envelope["suite"]].decrypt(envelope["ciphertext"], key, info=msgspec.msgpack.encode(binding))
    except FileNotFoundError as error:
        raise NotOpened(f"sealed to key {item['key_id']}, which is not here") from error
    except InvalidTag as error:
        raise NotOpened("it does not open with this key, or it was changed on the way") from error
    except (KeyError, OverflowError, TypeError, ValueError) as error:
        raise NotOpened("it is malformed") from error


# --- the gateway ------------------------------------------------------------------------------------------------------


class Gateway:
    """Calls signed with the program's own key: HTTP Message Signatures, RFC 9421."""

    def __init__(self, url: str, agency: str, key_file: Path) -> None:
        key = load_pem_private_key(key_file.read_bytes(), None)
        assert isinstance(key, ec.EllipticCurvePrivateKey)
        public = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        self._key_id = hashlib.sha256(public).hexdigest()
        self._signer = HTTPMessageSigner(signature_algorithm=ECDSA_P256_SHA256, key_resolver=_Key(key))
        self._base = f"{url.rstrip('/')}/v1/agencies/{agency}"
        self._session = requests.Session()

    def page(self, after: int, seconds: int) -> dict[str, Any]:
        """The requests after a cursor, in order."""
        page: dict[str, Any] = self._call("GET", f"/requests?after={after}&seconds={seconds}", None, seconds).json()
        return page

    def report(self, number: str, state: str) -> None:
        """Say what becomes of a request."""
        self._call("POST", f"/requests/{number}/status", {"state": state})

    def attachment(self, number: str, digest: str) -> bytes:
        """A picture of a request, sealed."""
        return self._call("GET", f"/requests/{number}/attachments/{digest}", None).content

    def key_use(self) -> list[dict[str, Any]]:
        """Which keys the agency's requests are sealed to."""
        found: list[dict[str, Any]] = self._call("GET", "/keys", None).json()
        return found

    def _call(self, method: str, path: str, message: dict[str, Any] | None, wait: int = 0) -> requests.Response:
        call = self._session.prepare_request(requests.Request(method, self._base + path, json=message))
        covered = ("@method", "@target-uri", "content-digest")
        self._signer.sign(
            call,
            key_id=self._key_id,
            created=datetime.now(UTC),
            nonce=secrets.token_urlsafe(16),
            tag="govchannel",
            covered_component_ids=covered if message else covered[:2],
            body=call.body,
        )
        answer = self._session.send(call, timeout=(5, wait + 15), allow_redirects=False)
        if answer.status_code != 200:
            try:
                raise Refused(answer.json()["type"])
            except (ValueError, KeyError, TypeError):
                raise Refused(f"status {answer.status_code}") from None
        return answer


class _Key(HTTPSignatureKeyResolver):
    def __init__(self, key: ec.EllipticCurvePrivateKey) -> None:
        self._key = key

    def resolve_private_key(self, key_id: str) -> Any:  # noqa: ARG002
        return self._key

    def resolve_public_key(self, key_id: str) -> Any:
        raise KeyError(key_id)


# --- the webhook ------------------------------------------------------------------------------------------------------


def listen(address: str, secret: str, news: threading.Event) -> None:
    """Take webhooks. They only wake the one who fetches: one that comes twice, late or never does no harm."""
    webhook = Webhook(secret)

    class Handler(BaseHTTPRequestHandler):
        timeout = 10

        def do_POST(self) -> None:
            length = self.headers.get("content-length", "")
            body = self.rfile.read(int(length)) if length.isdigit() and int(length) <= LARGEST_WEBHOOK else b""
            try:
                webhook.verify(body, dict(self.headers.items()), json_parse=False)
            except (WebhookVerificationError, ValueError):
                status = 401
            else:
                status = 204
                news.set()
            self.send_response(status)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    host, _, port = address.rpartition(":")
    server = ThreadingHTTPServer((host, int(port)), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"listening on {server.server_address[1]}", flush=True)


# --- the work ---------------------------------------------------------------------------------------------------------


class Receiver:
    """Fetches, opens, files, reports."""

    def __init__(self, gateway: Gateway, keys: Path, folder: Path) -> None:
        self._gateway = gateway
        self._keys = keys
        self._folder = folder
        self._cursor = folder / "cursor"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def run(self, news: threading.Event | None) -> None:
        """Work until the process is stopped; `news` is set when a webhook came, None without webhooks."""
        not_opened = list(self._folder.glob("*.sealed"))  # perhaps a key is there now that was missing
        while True:
            try:
                while not_opened:
                    self._file(json.loads(not_opened[-1].read_text("utf-8")))
                    not_opened.pop()
                if news:
                    news.clear()
                page = self._gateway.page(self._after(), 0 if news else LONGEST_WAIT)
                for item in page["requests"]:
                    self._file(item)
                _write(self._cursor, str(page["after"]).encode())
            except (requests.RequestException, Refused, LookupError, TypeError, ValueError) as error:
                if str(error) == "unknown-cursor":
                    _write(self._cursor, b"0")  # the gateway came back from an older copy; what is filed stays
                print(f"not fetched: {error if isinstance(error, Refused) else type(error).__name__}", file=sys.stderr)
                threading.Event().wait(AFTER_FAILURE)
                continue
            if news and not page["requests"]:
                news.wait(LOOK_ANYWAY)

    def _after(self) -> int:
        return int(self._cursor.read_text()) if self._cursor.exists() else 0

    def _file(self, item: dict[str, Any]) -> None:
        number = Path(item["number"]).name  # a name, whatever was sent
        opened, sealed = self._folder / f"{number}.json", self._folder / f"{number}.sealed"
        if not opened.exists():
            try:
                content = open_request(item, self._keys)
                for place, (sha256, digest) in enumerate(content["attachments"].items(), 1):
                    picture = open_attachment(self._gateway.attachment(number, digest), sha256, item, self._keys)
                    _write(self._folder / f"{number}-{place}.jpg", picture)
            except NotOpened as error:
                print(f"{number} does not open: {error}", file=sys.stderr)
                _write(sealed, json.dumps(item).encode())
                return
            _write(opened, json.dumps(content, ensure_ascii=False, indent=2).encode())
        sealed.unlink(missing_ok=True)
        self._gateway.report(number, "opened")  # only now: it is on the disk
        print(f"{number} filed", flush=True)


def _write(file: Path, data: bytes) -> None:
    """A file whole or not at all, on the disk when this returns, for its owner only."""
    aside = file.with_name(f".{file.name}.new")
    with contextlib.suppress(FileNotFoundError):
        aside.unlink()
    with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    aside.replace(file)
    folder = os.open(file.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)


def main(config_file: str, command: str, *arguments: str) -> None:
    """Run a command; paths in the settings are as seen from their file."""
    here = Path(config_file).absolute().parent
    config = tomllib.loads(Path(config_file).read_text("utf-8"))
    gateway = Gateway(config["gateway"], config["agency"], here / config["client_key"])
    match command, arguments:
        case "run", ():
            news = None
            if "listen" in config:
                news = threading.Event()
                listen(config["listen"], (here / config["webhook_secret"]).read_text().strip(), news)
            Receiver(gateway, here / config["private_keys"], here / config["folder"]).run(news)
        case "status", (number, state):
            gateway.report(number, state)
        case "keys", ():
            for key in gateway.key_use():
                print(f"{key['key_id']}: {key['requests']} requests, {key['unopened']} of them not opened")
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    try:
        main(*sys.argv[1:])
    except (Refused, requests.RequestException) as error:
        sys.exit(f"receiver: {error if isinstance(error, Refused) else type(error).__name__}")
    except KeyboardInterrupt:
        pass
