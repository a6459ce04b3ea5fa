"""The calls between a terminal and the gateway: one type per message, the same on both sides, published as OpenAPI.

Every call but enrolment, the public pages and what a page on a phone sends is signed with the terminal's key
(RFC 9421); the signature covers
`SIGNED_COMPONENTS`. Bodies are JSON; bytes travel as base64.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

SIGNATURE_TAG = "govchannel"
SIGNED_COMPONENTS = ("@method", "@target-uri", "content-digest")
"""What a signature covers; ``content-digest`` only where there is a body."""

MAX_AGE_SECONDS = 300
"""A signed call older or younger than this, by the gateway's clock, is refused with `CLOCK_SKEW`."""

MAX_BATCH = 100
MAX_ENVELOPE_BYTES = 1_000_000
MAX_ATTACHMENTS = 4
MAX_ATTACHMENT_BYTES = 1_000_000
MAX_PIECE_BYTES = 262_144
"""Of a sealed attachment, in one call."""
MAX_PHONE_ENVELOPE_BYTES = 250_000
MOST_MINE = 50
"""How many of a citizen's own requests are told at once, the newest."""

CLOCK_SKEW = "clock-skew"
BAD_SIGNATURE = "bad-signature"
REPLAYED = "replayed"
UNKNOWN_TERMINAL = "unknown-terminal"
SUSPENDED = "terminal-suspended"
CODE_REFUSED = "enrolment-code-refused"
CONFLICT = "conflict"
NOT_FOUND = "not-found"
MALFORMED = "malformed"
TOO_LARGE = "too-large"
TOO_MANY_CALLS = "too-many-calls"
INTERNAL = "internal"
UNAVAILABLE = "unavailable"
ATTACHMENT_MISSING = "attachment-missing"
"""Why a request waits: one of its attachments is not here whole."""
TOO_MANY = "too-many-attachments"
"""A terminal has too much here that belongs to no request yet."""
NOT_OFFERED = "not-offered"
"""A request for this service cannot be sent from a phone."""
OTHER_KEY = "other-key"
"""A request is sealed to a key that its agency does not have in the catalog any more."""

NUMBER = r"^[2-9A-HJKMNP-TV-Z]{5}-[2-9A-HJKMNP-TV-Z]{5}-[2-9A-HJKMNP-TV-Z]{5}$"
SHA256 = r"^[0-9a-f]{64}$"

Number = Annotated[str, Meta(pattern=NUMBER)]
"""A request number: 14 random characters and a check character (ISO 7064 hybrid), without look-alikes."""

Release = Annotated[int, Meta(ge=0, le=2**31 - 1)]
Sha256 = Annotated[str, Meta(pattern=SHA256)]
Name = Annotated[str, Meta(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$")]

CardToken = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{43}$")]
"""What only the card can yield (256 bits, base64url): a keyed hash that names nobody."""

State = Literal["received", "opened", "in-progress", "completed", "declined"]
"""What a request can be at the gateway: received (durably), opened by the agency, and what the agency says of it."""


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """Base of every message: immutable; unknown fields of a newer peer are ignored."""


class Enrol(Message, frozen=True):
    """A new terminal presents its one-time code and the public half of its P-256 key (SubjectPublicKeyInfo, DER).

    The call is signed with that key: proof of possession.
    """

    terminal: Name
    code: Annotated[str, Meta(min_length=4, max_length=32)]
    public_key: Annotated[bytes, Meta(max_length=512)]


class Enrolled(Message, frozen=True):
    """Who the terminal is from now on. `root` is the TUF root it trusts, `releases_url` where the repository is."""

    terminal: Name
    channel: Name
    status_url: str
    now: datetime
    releases_url: str | None = None
    root: bytes | None = None


class Heartbeat(Message, frozen=True):
    """How a terminal is: its program's version, the release it serves, the one it could not take and why.

    `troubles` are names of checks that found an error; nothing else of the terminal, nothing of a citizen.
    """

    program: Annotated[str, Meta(max_length=32, pattern=r"^[ -~]*$")]
    release: Release | None = None
    failed_release: Release | None = None
    reason: Annotated[str, Meta(max_length=64, pattern=r"^[a-z-]+$")] | None = None
    troubles: Annotated[list[Annotated[str, Meta(max_length=40, pattern=r"^[a-z -]+$")]], Meta(max_length=20)] = []


class Orders(Message, frozen=True):
    """The answer to a heartbeat: the terminal's channel, and releases that nobody shall take any more."""

    channel: Name
    halted: list[int]
    now: datetime


class Attachment(Message, frozen=True):
    """An attachment of a request, sealed by itself and sent before it: SHA-256 and length of the sealed bytes."""

    digest: Sha256
    size: Annotated[int, Meta(ge=1, le=MAX_ATTACHMENT_BYTES)]


class Arrived(Message, frozen=True):
    """How many bytes of an attachment are here durably: the place at which the next piece begins."""

    offset: int


class SealedRequest(Message, frozen=True):
    """A request on its way: sealed content, and in clear only what is needed to carry it.

    `digest` is the SHA-256 of `envelope`; `status_key` the SHA-256 of the token in the receipt's QR code; `card_key`
    that of the `CardToken` which finds it again, None where the card yields none. It is taken only when all its
    `attachments` are there whole.
    """

    number: Number
    service: Name
    agency: Name
    key_id: Name
    created_at: Annotated[datetime, Meta(tz=True)]
    status_key: Sha256
    digest: Sha256
    envelope: Annotated[bytes, Meta(max_length=MAX_ENVELOPE_BYTES)]
    card_key: Sha256 | None = None
    attachments: Annotated[list[Attachment], Meta(max_length=MAX_ATTACHMENTS)] = []


class PhoneRequest(Message, frozen=True):
    """A request from a citizen's own phone, without attachments and without a card.

    `public_key` (P-256, SubjectPublicKeyInfo, DER) was made for this one request; its private half signed the content.
    """

    request: SealedRequest
    public_key: Annotated[bytes, Meta(max_length=512)]


class Exchange(Message, frozen=True):
    """What a terminal has to say: requests not yet accepted. Safe to repeat."""

    requests: Annotated[list[SealedRequest], Meta(max_length=MAX_BATCH)] = []


class Answer(Message, frozen=True):
    """What became of one request: accepted (durable, digest repeated), refused (for good), or waiting (ask again)."""

    number: Number
    outcome: Literal["accepted", "refused", "waiting"]
    digest: Sha256 | None = None
    reason: str | None = None


class Answers(Message, frozen=True):
    """One answer for each request of the exchange, and the gateway's time."""

    answers: list[Answer]
    now: datetime


class StatusChange(Message, frozen=True):
    """One step in a request's history."""

    state: State
    at: datetime


class RequestStatus(Message, frozen=True):
    """Where a request stands, for the terminal that sent it."""

    number: Number
    service: Name
    agency: Name
    state: State
    history: list[StatusChange]


class AskMine(Message, frozen=True):
    """A citizen asks for their own requests, wherever they were sent."""

    token: CardToken


class MyRequests(Message, frozen=True):
    """The newest `MOST_MINE` of them, newest first; `more`: there are older ones."""

    requests: list[RequestStatus]
    more: bool


class CardChecks(Message, frozen=True):
    """Whether cards can be checked here: nobody shall be asked for a code in vain."""

    offered: bool


class CheckCard(Message, frozen=True):
    """What the card register wants to know of a card, with its owner's consent; never stored, logged or cached.

    First name without title, last name, both as on the card in Thai; `birth_date` YYYYMMDD in the Buddhist Era, zeros
    for unknown parts; `laser_code` two letters and ten digits, from the card's back.
    """

    citizen_id: Annotated[str, Meta(pattern=r"^[0-9]{13}$")]
    first_name: Annotated[str, Meta(min_length=1, max_length=100)]
    last_name: Annotated[str, Meta(max_length=100)]
    birth_date: Annotated[str, Meta(pattern=r"^[0-9]{8}$")]
    laser_code: Annotated[str, Meta(pattern=r"^[A-Z]{2}[0-9]{10}$")]

    def __repr__(self) -> str:
        """Nothing of it: what is printed by accident ends in logs."""
        return "CheckCard(…)"


class CardChecked(Message, frozen=True):
    """What the register says: the card is in force, or is not any more, or data or code do not match, or no answer.

    `at` is when, by the gateway's clock.
    """

    outcome: Literal["in-force", "not-in-force", "mismatch", "unavailable"]
    at: Annotated[datetime, Meta(tz=True)]


class Problem(Message, frozen=True):
    """An error as RFC 9457 (application/problem+json). `type` is one of the words above; `now` helps a wrong clock."""

    type: str
    title: str
    status: int
    now: Annotated[datetime, Meta(tz=True)] | None = None
