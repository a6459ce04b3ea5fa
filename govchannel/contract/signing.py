"""HTTP message signatures (RFC 9421) with ECDSA P-256, the same on both sides. Values in, values out: no I/O, no clock.

P-256 because TPM 2.0 chips have no Ed25519. A signature covers `SIGNED_COMPONENTS` and carries created, nonce, keyid
and a tag; a body is covered through its Content-Digest (RFC 9530).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import load_der_public_key
from http_message_signatures import HTTPMessageSigner, HTTPMessageVerifier, HTTPSignatureKeyResolver
from http_message_signatures.algorithms import ECDSA_P256_SHA256
from http_message_signatures.exceptions import HTTPMessageSignaturesException

from govchannel.contract import wire
from govchannel.contract.refusal import CallRefused

FindKey = Callable[[str], ec.EllipticCurvePublicKey | None]


@dataclass(frozen=True)
class Verified:
    """Who signed a call, and the nonce that must not come again within `wire.MAX_AGE_SECONDS`."""

    key_id: str
    nonce: str
    created: datetime


@dataclass
class _Message:
    method: str
    url: str
    headers: dict[str, str]


class _Keys(HTTPSignatureKeyResolver):
    def __init__(self, private: ec.EllipticCurvePrivateKey | None = None, find: FindKey | None = None) -> None:
        self._private = private
        self._find = find

    def resolve_private_key(self, key_id: str) -> Any:  # noqa: ARG002  # the library's signature
        return self._private

    def resolve_public_key(self, key_id: str) -> Any:
        key = self._find(key_id) if self._find else None
        if key is None:
            raise CallRefused(wire.UNKNOWN_TERMINAL)
        return key


class _Verifier(HTTPMessageVerifier):
    def validate_created_and_expires(self, sig_input: Any, max_age: Any = None) -> None:
        """Left out here: the library asks the system's clock; `verify` judges by the time it is given."""


def sign_headers(
    method: str, url: str, body: bytes | None, key: ec.EllipticCurvePrivateKey, key_id: str, now: datetime, nonce: str
) -> dict[str, str]:
    """The headers to add to a call: Signature-Input, Signature, and Content-Digest where there is a body."""
    message = _Message(method, url, {})
    signer = HTTPMessageSigner(signature_algorithm=ECDSA_P256_SHA256, key_resolver=_Keys(private=key))
    signer.sign(
        message,
        key_id=key_id,
        created=now,
        nonce=nonce,
        label="terminal",
        tag=wire.SIGNATURE_TAG,
        covered_component_ids=_components(body),
        body=body or None,
    )
    return message.headers


def verify(method: str, url: str, headers: Mapping[str, str], body: bytes, find: FindKey, now: datetime) -> Verified:
    """Who made a call. `find` gives the public key of a key id, None for an unknown one.

    Raises `CallRefused`: bad signature, one that covers too little, a strange clock, an unknown terminal.
    """
    message = _Message(method.upper(), url, {name.lower(): value for name, value in headers.items()})
    verifier = _Verifier(signature_algorithm=ECDSA_P256_SHA256, key_resolver=_Keys(find=find))
    try:
        (result,) = verifier.verify(
            message,
            max_age=None,
            expect_tag=wire.SIGNATURE_TAG,
            require_components=_components(body),
            body=body,
        )
    except HTTPMessageSignaturesException as error:
        if isinstance(error.__cause__, CallRefused):
            raise error.__cause__ from error
        raise CallRefused(wire.BAD_SIGNATURE, type(error).__name__) from error
    except ValueError as error:
        raise CallRefused(wire.BAD_SIGNATURE, "not one signature") from error
    parameters = result.parameters
    created, nonce = parameters.get("created"), parameters.get("nonce")
    if not isinstance(created, int) or not isinstance(nonce, str) or not nonce:
        raise CallRefused(wire.BAD_SIGNATURE, "created and nonce are needed")
    if abs(now.timestamp() - created) > wire.MAX_AGE_SECONDS:
        raise CallRefused(wire.CLOCK_SKEW)
    return Verified(str(parameters["keyid"]), nonce, datetime.fromtimestamp(created, UTC))


def load_public_key(der: bytes) -> ec.EllipticCurvePublicKey:
    """A terminal's public key (SubjectPublicKeyInfo, DER). Raises `ValueError` for anything but P-256."""
    try:
        key = load_der_public_key(der)
    except (UnsupportedAlgorithm, TypeError) as error:
        raise ValueError("not a public key") from error
    if not isinstance(key, ec.EllipticCurvePublicKey) or not isinstance(key.curve, ec.SECP256R1):
        raise ValueError("not a P-256 key")  # noqa: TRY004  # the type is not a programming error here
    return key


def _components(body: bytes | None) -> tuple[str, ...]:
    return wire.SIGNED_COMPONENTS if body else wire.SIGNED_COMPONENTS[:2]
