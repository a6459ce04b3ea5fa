"""The sealed envelope around a request: HPKE (RFC 9180) in base mode, and what stands inside it.

`SUITES` is the one place that lists algorithms. The envelope binds number, terminal, service, agency and key id through
HPKE's ``info``, so that an envelope moved to another request does not open.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

PrivateKey = X25519PrivateKey
PublicKey = X25519PublicKey

X25519 = "x25519-hkdf-sha256-aes256gcm"

SUITES: dict[str, Suite] = {X25519: Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)}
"""Suite name -> HPKE suite. A name once used stays for as long as an outbox may sleep."""

VERSION = 1


class EnvelopeError(Exception):
    """The envelope cannot be sealed or opened; the message says why and names no content."""


class Envelope(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Version, suite name, the agency's key id and HPKE's output (encapsulated key, then ciphertext)."""

    version: int
    suite: str
    key_id: str
    ciphertext: bytes


class Binding(msgspec.Struct, frozen=True, array_like=True):
    """What an envelope is bound to. All of it also travels in clear beside the envelope."""

    number: str
    terminal: str
    service: str
    agency: str
    key_id: str

    def of_attachment(self, sha256: str) -> AttachmentBinding:
        """What one of the request's attachments is bound to; `sha256` (hex) is of the bytes before sealing."""
        return AttachmentBinding(self.number, self.terminal, self.service, self.agency, self.key_id, sha256)


class AttachmentBinding(Binding, frozen=True, array_like=True):
    """What a sealed attachment is bound to: its request, and what it is."""

    sha256: str


class Consent(msgspec.Struct, frozen=True):
    """That the citizen agreed: to which words (SHA-256 of the text shown, hex), when (UTC)."""

    notice_sha256: str
    agreed_at: datetime


SIMULATED = "simulated"
"""A virtual card proves nothing; the agency sees that it was one."""
CARD_PRESENT = "card-present"
"""What a read card proves, and nothing more: not who holds it."""
CARD_VERIFIED = "card-verified"
"""A read card whose data are genuine and which is in force, says the register; still not who holds it."""


DECLARED = "declared"
"""From a citizen's own phone: who it is was typed, and nothing proves it."""


class CardCheck(msgspec.Struct, frozen=True):
    """The register said at that time (UTC) that the card is in force; it was asked with that consent."""

    consent: Consent
    checked_at: datetime


class Content(msgspec.Struct, frozen=True):
    """What the agency gets: who (as the card says), what was answered, and with which assurance.

    `citizen` holds the card's fields by the catalog's `CardField` names, nothing where no card was read; `answers`
    validates against the form's schema; `card_check` is there when `assurance` is `CARD_VERIFIED`. `attachments`:
    SHA-256 of each, by which an answer names it -> that of its sealed form, in the form's order.
    """

    number: str
    service: str
    form_version: int
    submitted_at: datetime
    assurance: str
    consent: Consent
    citizen: dict[str, str]
    answers: dict[str, Any]
    card_check: CardCheck | None = None
    attachments: dict[str, str] = {}


class SignedContent(msgspec.Struct, frozen=True):
    """JSON of a `Content` with the terminal's signature over those bytes (ECDSA P-256, SHA-256, DER).

    Of a phone, `terminal` is `PHONE` and the key was made for this one request: it shows that nothing was changed.
    """

    content: bytes
    terminal: str
    signature: bytes


def seal(plaintext: bytes, suite: str, public_key: PublicKey, binding: Binding) -> bytes:
    """Seal to an agency's public key; afterwards nobody but the agency can read it. Raises `EnvelopeError`."""
    if suite not in SUITES:
        raise EnvelopeError(f"unknown suite {suite!r}")
    ciphertext = SUITES[suite].encrypt(plaintext, public_key, info=msgspec.msgpack.encode(binding))
    return msgspec.msgpack.encode(Envelope(VERSION, suite, binding.key_id, ciphertext))


def peek(envelope: bytes) -> Envelope:
    """The envelope's outer fields. Raises `EnvelopeError` for anything not known here."""
    try:
        outer = msgspec.msgpack.decode(envelope, type=Envelope)
    except ValueError as error:
        raise EnvelopeError("not an envelope") from error
    if outer.version != VERSION:
        raise EnvelopeError(f"envelope version {outer.version} is not known here")
    if outer.suite not in SUITES:
        raise EnvelopeError(f"unknown suite {outer.suite!r}")
    return outer


def unseal(envelope: bytes, private_key: PrivateKey, binding: Binding) -> bytes:
    """Open with the agency's private key. Raises `EnvelopeError` for a wrong key, a changed byte or another binding."""
    outer = peek(envelope)
    if outer.key_id != binding.key_id:
        raise EnvelopeError("it names another key than the request does")
    try:
        return SUITES[outer.suite].decrypt(outer.ciphertext, private_key, info=msgspec.msgpack.encode(binding))
    except (InvalidTag, ValueError, TypeError) as error:
        raise EnvelopeError("it does not open with this key, or it was changed on the way") from error


def load_public_key(suite: str, raw: bytes) -> PublicKey:
    """A public key from its raw bytes. Raises `EnvelopeError`."""
    if suite not in SUITES:
        raise EnvelopeError(f"unknown suite {suite!r}")
    try:
        return X25519PublicKey.from_public_bytes(raw)
    except ValueError as error:
        raise EnvelopeError("not a public key of this suite") from error
