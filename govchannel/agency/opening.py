"""An agency opens its requests: unsealed with its key, checked to be what the terminal signed and nothing else."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from sqlalchemy import Engine

from govchannel.contract import envelope
from govchannel.contract.signing import load_public_key
from govchannel.store import intake
from govchannel.store.intake import Stored


class NotOpened(Exception):
    """A request does not open; the message says why and names no content."""


@dataclass(frozen=True)
class Opened:
    """A request in clear, or why it is not."""

    request: Stored
    content: envelope.Content | None
    problem: str | None = None


def open_all(
    engine: Engine, agency: str, keys: Mapping[str, X25519PrivateKey], number: str | None = None
) -> Iterator[Opened]:
    """An agency's requests, oldest first; one that does not open does not stop the others."""
    for request in intake.of_agency(engine, agency, number):
        try:
            yield Opened(request, open_one(request, keys))
        except NotOpened as error:
            yield Opened(request, None, str(error))


def open_one(request: Stored, keys: Mapping[str, X25519PrivateKey]) -> envelope.Content:
    """Unseal, check the terminal's signature and that content and envelope are of one request. Raises `NotOpened`."""
    key = keys.get(request.key_id)
    if key is None:
        raise NotOpened(f"sealed to key {request.key_id}, which is not here")
    try:
        plaintext = envelope.unseal(request.envelope, key, _binding(request))
        signed = msgspec.json.decode(plaintext, type=envelope.SignedContent)
        content = msgspec.json.decode(signed.content, type=envelope.Content)
    except envelope.EnvelopeError as error:
        raise NotOpened(str(error)) from error
    except ValueError as error:
        raise NotOpened("its content is malformed") from error
    _check_signature(request, signed)
    if (content.number, content.service) != (request.number, request.service):
        raise NotOpened("its content belongs to another request")
    return content


def open_attachments(
    request: Stored,
    content: envelope.Content,
    keys: Mapping[str, X25519PrivateKey],
    fetch: Callable[[str], bytes | None],
) -> Iterator[tuple[str, bytes]]:
    """A request's attachments in the form's order, each with the SHA-256 by which an answer names it.

    `fetch` gives the sealed bytes of a digest. Raises `NotOpened` for one that is missing, or is not what was signed.
    """
    for place, (sha256, digest) in enumerate(content.attachments.items(), 1):
        sealed = fetch(digest)
        if sealed is None:
            raise NotOpened(f"attachment {place} is missing")
        try:
            data = envelope.unseal(sealed, keys[request.key_id], _binding(request).of_attachment(sha256))
        except envelope.EnvelopeError as error:
            raise NotOpened(f"attachment {place}: {error}") from error
        if hashlib.sha256(data).hexdigest() != sha256:
            raise NotOpened(f"attachment {place} is not what was signed")
        yield sha256, data


def _binding(request: Stored) -> envelope.Binding:
    return envelope.Binding(request.number, request.terminal, request.service, request.agency, request.key_id)


def _check_signature(request: Stored, signed: envelope.SignedContent) -> None:
    if signed.terminal != request.terminal:
        raise NotOpened("its content is of another terminal")
    try:
        key = load_public_key(request.terminal_key)
        key.verify(signed.signature, signed.content, ec.ECDSA(hashes.SHA256()))
    except (InvalidSignature, ValueError) as error:
        raise NotOpened("the terminal's signature does not fit") from error
