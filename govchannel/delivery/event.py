"""A webhook's body and headers, by Standard Webhooks (symmetric, ``v1``), and the secret behind its signature.

No secret is stored: each is derived from the webhook's id with one key in a file of the gateway's data folder. So a
copy of the database alone signs nothing; whoever reads the data folder can.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import msgspec
from standardwebhooks import Webhook as Signer

from govchannel.contract.delivery import Event, Notice
from govchannel.errors import GovChannelError
from govchannel.files import write_secret

KEY_BYTES = 32


def received(notice: Notice, at: datetime) -> tuple[str, bytes]:
    """A request's event: its id, the same whenever it is told again, and its body."""
    return f"msg_{notice.number}", msgspec.json.encode(Event(type="request.received", timestamp=at, data=notice))


def test(now: datetime) -> tuple[str, bytes]:
    """An event that says nothing but that the way is open."""
    return f"msg_test_{secrets.token_hex(8)}", msgspec.json.encode(Event(type="test", timestamp=now))


def headers(name: str, body: bytes, secret: str, now: datetime) -> dict[str, str]:
    """The signed headers of an event."""
    return {
        "webhook-id": name,
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": Signer(secret).sign(name, now, body.decode()),
    }


def load_key(file: Path, make: bool = False) -> bytes:
    """The gateway's key for webhooks; `make`: make it when it is missing. Raises `GovChannelError`."""
    try:
        if make:
            with suppress(FileExistsError):
                write_secret(file, secrets.token_bytes(KEY_BYTES))
        key = file.read_bytes()
    except OSError as error:
        raise GovChannelError(f"{file}: {error.strerror}") from error
    if len(key) != KEY_BYTES:
        raise GovChannelError(f"{file}: not a key for webhooks")
    return key


def secret_of(key: bytes, webhook: str) -> str:
    """A webhook's secret as the agency gets it, ``whsec_`` and 32 bytes in base64."""
    return "whsec_" + base64.b64encode(hmac.digest(key, f"webhook:{webhook}".encode(), hashlib.sha256)).decode()
