"""From a filled form to a sealed request: after this, the terminal itself cannot read it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime

import msgspec
from cryptography.hazmat.primitives.asymmetric import ec

from drivers.thai_id import CardText
from govchannel.contract import envelope
from govchannel.contract.agency_keys import chosen
from govchannel.contract.catalog import AgencyKey
from govchannel.contract.wire import SealedRequest
from kiosk import keys
from kiosk.errors import CannotSeal
from kiosk.forms import Draft
from kiosk.identity import card_fields

CARD_PRESENT = "card-present"
"""What a read card proves, and nothing more: not who holds it."""

SIMULATED = "simulated"
"""A virtual card proves nothing; the agency sees that it was one."""


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
) -> SealedRequest:
    """Seal a draft to its agency's present key (`agency_keys.chosen`).

    `notice` is the privacy notice as shown (its hash goes along), `token` what the receipt's QR code holds (only its
    hash goes along). Raises `CannotSeal` when the agency has no key of a known suite.
    """
    agency_key = chosen(draft.service.agency, agency_keys, now)
    if agency_key is None:
        raise CannotSeal(f"no key of {draft.service.agency} in the catalog")
    content = envelope.Content(
        number=number,
        service=draft.service.id,
        form_version=draft.form.version,
        submitted_at=now,
        assurance=SIMULATED if card.simulated else CARD_PRESENT,
        consent=envelope.Consent(hashlib.sha256(notice.encode()).hexdigest(), now),
        citizen={str(name): value for name, value in card_fields(card).items()},
        answers=dict(draft.answers),
    )
    signed = msgspec.json.encode(content)
    plaintext = msgspec.json.encode(envelope.SignedContent(signed, terminal, keys.sign(key, signed)))
    binding = envelope.Binding(number, terminal, draft.service.id, draft.service.agency, agency_key.key_id)
    try:
        public_key = envelope.load_public_key(agency_key.suite, agency_key.public_key)
        sealed = envelope.seal(plaintext, agency_key.suite, public_key, binding)
    except envelope.EnvelopeError as error:
        raise CannotSeal(f"{agency_key.agency}/{agency_key.key_id}: {error}") from error
    return SealedRequest(
        number=number,
        service=draft.service.id,
        agency=draft.service.agency,
        key_id=agency_key.key_id,
        created_at=now,
        status_key=hashlib.sha256(token.encode()).hexdigest(),
        digest=hashlib.sha256(sealed).hexdigest(),
        envelope=sealed,
    )
