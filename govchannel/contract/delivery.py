"""The calls between the gateway and an agency's own system: its feed of requests, what it answers, and the webhook.

The agency signs its calls as terminals do (`contract.signing`), with a P-256 key of its own; the key id is
`key_id_of` its public key. The webhook is signed by the rules of Standard Webhooks.
"""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Annotated, Literal

from msgspec import Meta, field

from govchannel.contract.wire import MAX_ATTACHMENTS, Attachment, Message, Name, Number, Sha256

UNKNOWN_CLIENT = "unknown-client"
UNKNOWN_CURSOR = "unknown-cursor"
"""The feed never came so far: the gateway was restored from an older copy. Begin at 0; known numbers do no harm."""

MAX_ITEMS = 100
MAX_BYTES = 4_000_000
"""Envelopes in one answer, but always at least one."""


class Item(Message, frozen=True):
    """A request as its agency gets it: sealed, with all that its envelope is bound to.

    `position` counts up from 1 within the agency; earlier positions were handed out earlier. `terminal_key` is the
    public key its terminal had then (SubjectPublicKeyInfo, DER): it made the signature inside the envelope.
    `created_at` is the terminal's time, `received_at` the gateway's. `attachments` are fetched one by one.
    """

    position: int
    number: Number
    terminal: Name
    terminal_key: bytes
    service: Name
    agency: Name
    key_id: Name
    created_at: datetime
    received_at: datetime
    digest: Sha256
    envelope: bytes
    attachments: Annotated[list[Attachment], Meta(max_length=MAX_ATTACHMENTS)] = field(default_factory=list)


class Page(Message, frozen=True):
    """What comes after a cursor, in order. `after`: the next cursor, to be kept once these requests are."""

    requests: list[Item]
    after: int
    now: datetime


class Progress(Message, frozen=True):
    """What becomes of a request, as the agency says; ``opened`` acknowledges it. Safe to repeat."""

    state: Literal["opened", "in-progress", "completed", "declined"]


class KeyUse(Message, frozen=True):
    """What still needs one of an agency's keys. Nothing does: its private key may be removed.

    `requests` are sealed to it, `unopened` of them nobody opened yet. `channels` offer it to terminals; `terminals` may
    still seal to it: their catalog has it, or it is not known which catalog they have.
    """

    key_id: Name
    requests: int
    unopened: int
    channels: list[str]
    terminals: int

    @property
    def needed(self) -> bool:
        """Whether a citizen's request could be lost with the private key."""
        return bool(self.unopened or self.channels or self.terminals)


class Notice(Message, frozen=True):
    """What a webhook tells of a request; the request itself lies in the feed."""

    agency: Name
    service: Name
    number: Number
    position: int


class Event(Message, frozen=True):
    """The body of a webhook, by Standard Webhooks. ``test`` is sent by hand and has no data."""

    type: Literal["request.received", "test"]
    timestamp: datetime
    data: Notice | None = None


def key_id_of(public_key: bytes) -> str:
    """An agency client's key id: SHA-256 (hex) of its public key (SubjectPublicKeyInfo, DER)."""
    return hashlib.sha256(public_key).hexdigest()
