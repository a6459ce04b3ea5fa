"""From a filled form to a sealed request: after this, the terminal itself cannot read it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime

import msgspec
from cryptography.hazmat.primitives.asymmetric import ec

from drivers.thai_id import CardText
from govchannel.contract import envelope
from govchannel.contract.agency_keys import chosen
from govchannel.contract.catalog import AgencyKey
from govchannel.contract.tokens import token_key
from govchannel.contract.wire import Attachment, SealedRequest
from kiosk import keys
from kiosk.errors import CannotSeal
from kiosk.forms import Draft
from kiosk.identity import card_fields


class Sealed(msgspec.Struct, frozen=True):
    """A request as it goes out, and its sealed attachments by their SHA-256 (hex)."""

    request: SealedRequest
    attachments: Mapping[str, bytes] = {}


def seal(
    draft: Draft,
    card: CardText,
    *,
    number: str,
    terminal: str,
    key: ec.EllipticCurvePrivateKey,
    agency_keys: Sequence[AgencyKey],
    notice: str,
    token: str,
    now: datetime,
    card_token: str | None = None,
    check: envelope.CardCheck | None = None,
) -> Sealed:
    """Seal a draft to its agency's present key (`agency_keys.chosen`), each of its attachments by itself.

    `notice` is the privacy notice as shown, `token` what the receipt's QR code holds, `card_token` what the card
    yields: only their hashes go along. `check` says that the card is in force. Raises `CannotSeal` when the agency has
    no key of a known suite.
    """
    agency_key = chosen(draft.service.agency, agency_keys, now)
    if agency_key is None:
        raise CannotSeal(f"no key of {draft.service.agency} in the catalog")
    binding = envelope.Binding(number, terminal, draft.service.id, draft.service.agency, agency_key.key_id)
    attached = {
        sha256: _sealed(data, agency_key, binding.of_attachment(sha256)) for sha256, data in draft.attachments.items()
    }
    digests = {sha256: hashlib.sha256(data).hexdigest() for sha256, data in attached.items()}
    content = envelope.Content(
        number=number,
        service=draft.service.id,
        form_version=draft.form.version,
        submitted_at=now,
        assurance=_assurance(card, check),
        consent=envelope.Consent(hashlib.sha256(notice.encode()).hexdigest(), now),
        citizen={str(name): value for name, value in card_fields(card).items()},
        answers=dict(draft.answers),
        card_check=None if card.simulated else check,
        attachments=digests,
    )
    signed = msgspec.json.encode(content)
    plaintext = msgspec.json.encode(envelope.SignedContent(signed, terminal, keys.sign(key, signed)))
    sealed = _sealed(plaintext, agency_key, binding)
    request = SealedRequest(
        number=number,
        service=draft.service.id,
        agency=draft.service.agency,
        key_id=agency_key.key_id,
        created_at=now,
        status_key=token_key(token),
        digest=hashlib.sha256(sealed).hexdigest(),
        envelope=sealed,
        card_key=token_key(card_token) if card_token else None,
        attachments=[Attachment(digest=digests[sha256], size=len(data)) for sha256, data in attached.items()],
    )
    return Sealed(request, {digests[sha256]: data for sha256, data in attached.items()})


def _sealed(plaintext: bytes, key: AgencyKey, binding: envelope.Binding) -> bytes:
    try:
        return envelope.seal(plaintext, key.suite, envelope.load_public_key(key.suite, key.public_key), binding)
    except envelope.EnvelopeError as error:
        raise CannotSeal(f"{key.agency}/{key.key_id}: {error}") from error


def _assurance(card: CardText, check: envelope.CardCheck | None) -> str:
    if card.simulated:
        return envelope.SIMULATED
    return envelope.CARD_VERIFIED if check else envelope.CARD_PRESENT
