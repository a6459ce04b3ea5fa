"""An agency opens its requests: unsealed with its key, checked to be what the terminal signed and nothing else."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from sqlalchemy import Engine

from govchannel.contract import envelope
from govchannel.contract.answers import misfit
from govchannel.contract.catalog import Form
from govchannel.contract.phone import PHONE, kind_of
from govchannel.contract.signing import load_public_key
from govchannel.store import attachments, intake
from govchannel.store.intake import Stored

FormOf = Callable[[str, int], Form | None]
"""The form of a service (id) in a version, as it was published; None when it is not here."""


class NotOpened(Exception):
    """A request does not open; the message says why and names no content."""


@dataclass(frozen=True)
class Opened:
    """A request in clear, or why it is not. `attachments` are in the form's order.

    `unjudged`: nobody checked its answers, because its form is not here.
    """

    request: Stored
    content: envelope.Content | None
    attachments: Sequence[bytes] = ()
    problem: str | None = None
    unjudged: bool = False


def open_all(
    engine: Engine,
    agency: str,
    keys: Mapping[str, X25519PrivateKey],
    number: str | None = None,
    form_of: FormOf | None = None,
) -> Iterator[Opened]:
    """An agency's requests, oldest first, each whole with its attachments or not at all.

    One that does not open does not stop the others.
    `form_of` finds a form, by which the answers of a phone are judged: its page may be anybody's program.
    """
    for request in intake.of_agency(engine, agency, number):
        try:
            content = open_one(request, keys)
            attached = _open_attachments(engine, request, content, keys)
            unjudged = request.terminal == PHONE and not _judged(content, form_of)
        except NotOpened as error:
            yield Opened(request, None, problem=str(error))
        else:
            yield Opened(request, content, attached, unjudged=unjudged)


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
    if request.terminal == PHONE and not _only_declares(content):
        raise NotOpened("it comes from a phone and claims what only a card can show")
    return content


def _open_attachments(
    engine: Engine, request: Stored, content: envelope.Content, keys: Mapping[str, X25519PrivateKey]
) -> list[bytes]:
    """A request's attachments. Raises `NotOpened` for one that is missing, or is not what was signed."""
    found = []
    for place, (sha256, digest) in enumerate(content.attachments.items(), 1):
        sealed = attachments.read(engine, request.agency, request.number, digest)
        if sealed is None:
            raise NotOpened(f"attachment {place} is missing")
        try:
            data = envelope.unseal(sealed, keys[request.key_id], _binding(request).of_attachment(sha256))
        except envelope.EnvelopeError as error:
            raise NotOpened(f"attachment {place}: {error}") from error
        if hashlib.sha256(data).hexdigest() != sha256:
            raise NotOpened(f"attachment {place} is not what was signed")
        found.append(data)
    return found


def _only_declares(content: envelope.Content) -> bool:
    """Whether a content claims no more than a phone can."""
    proofs = content.citizen or content.card_check or content.attachments
    return content.assurance == envelope.DECLARED and not proofs


def _judged(content: envelope.Content, form_of: FormOf | None) -> bool:
    """Whether the form is known by which the answers are right. Raises `NotOpened` for wrong ones."""
    form = form_of(content.service, content.form_version) if form_of else None
    if form is None:
        return False
    wrong = misfit(form, content.answers, kind_of)
    if wrong is not None:
        raise NotOpened(f"what was typed on the phone does not fit the form ({wrong or 'as a whole'})")
    return True


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
