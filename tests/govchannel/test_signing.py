"""A signed call is the call that was signed: every change to it is refused."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from hypothesis import given
from hypothesis import strategies as st

from govchannel.contract import wire
from govchannel.contract.refusal import CallRefused
from govchannel.contract.signing import load_public_key, sign_headers, verify

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
KEY = ec.generate_private_key(ec.SECP256R1())
OTHER = ec.generate_private_key(ec.SECP256R1())
URL = "https://gateway.example/v1/exchange"
BODY = b'{"requests":[]}'


def signed(**changes: object) -> dict[str, str]:
    values = {"method": "POST", "url": URL, "body": BODY, "key": KEY, "key_id": "t-1", "now": NOW, "nonce": "n-1"}
    return sign_headers(**(values | changes))  # type: ignore[arg-type]


def find(key_id: str) -> ec.EllipticCurvePublicKey | None:
    return KEY.public_key() if key_id == "t-1" else None


def reason(
    headers: dict[str, str], method: str = "POST", url: str = URL, body: bytes = BODY, now: datetime = NOW
) -> str:
    with pytest.raises(CallRefused) as caught:
        verify(method, url, headers, body, find, now)
    return caught.value.reason


def test_a_signed_call_is_known_by_its_key() -> None:
    verified = verify("POST", URL, signed(), BODY, find, NOW)
    assert (verified.key_id, verified.nonce, verified.created) == ("t-1", "n-1", NOW)


def test_a_call_without_body_needs_no_digest() -> None:
    headers = signed(method="GET", body=None)
    assert "Content-Digest" not in {name.title() for name in headers}
    assert verify("GET", URL, headers, b"", find, NOW).key_id == "t-1"


def test_every_change_is_refused() -> None:
    headers = signed()
    assert reason(headers, body=b'{"requests":[1]}') == wire.BAD_SIGNATURE
    assert reason(headers, body=b"") == wire.BAD_SIGNATURE
    assert reason(headers, method="PUT") == wire.BAD_SIGNATURE
    assert reason(headers, url=URL + "?x=1") == wire.BAD_SIGNATURE
    assert reason(headers, url=URL.replace("https", "http")) == wire.BAD_SIGNATURE
    assert reason({}) == wire.BAD_SIGNATURE


def test_a_body_sneaked_into_an_unsigned_place_is_refused() -> None:
    assert reason(signed(body=None), body=BODY) == wire.BAD_SIGNATURE


def test_another_key_or_an_unknown_terminal_is_refused() -> None:
    assert reason(signed(key=OTHER)) == wire.BAD_SIGNATURE
    assert reason(signed(key_id="t-2")) == wire.UNKNOWN_TERMINAL


@pytest.mark.parametrize("seconds", [-wire.MAX_AGE_SECONDS - 1, wire.MAX_AGE_SECONDS + 1, 200_000_000])
def test_a_strange_clock_is_told_as_such(seconds: int) -> None:
    assert reason(signed(), now=NOW + timedelta(seconds=seconds)) == wire.CLOCK_SKEW


@pytest.mark.parametrize("take", ["content-digest", "@target-uri", "@method"])
def test_a_signature_that_covers_less_is_refused(take: str) -> None:
    from http_message_signatures import HTTPMessageSigner
    from http_message_signatures.algorithms import ECDSA_P256_SHA256

    from govchannel.contract.signing import _Keys, _Message

    whole = signed()
    digest = {name: value for name, value in whole.items() if name.lower() == "content-digest"}
    message = _Message("POST", URL, dict(digest))
    HTTPMessageSigner(signature_algorithm=ECDSA_P256_SHA256, key_resolver=_Keys(private=KEY)).sign(
        message,
        key_id="t-1",
        created=NOW,
        nonce="n",
        tag=wire.SIGNATURE_TAG,
        use_existing_digest=True,
        covered_component_ids=[part for part in wire.SIGNED_COMPONENTS if part != take],
    )
    assert reason(message.headers) == wire.BAD_SIGNATURE


@given(st.dictionaries(st.sampled_from(["signature", "signature-input", "content-digest"]), st.text(max_size=80)))
def test_any_headers_are_refused_without_a_crash(headers: dict[str, str]) -> None:
    assert reason(headers) in (wire.BAD_SIGNATURE, wire.UNKNOWN_TERMINAL)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_key_or_a_known_error(der: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # the library's words vary
        load_public_key(der)


def test_a_key_of_another_kind_is_not_taken() -> None:
    other = ed25519.Ed25519PrivateKey.generate().public_key()
    der = other.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    with pytest.raises(ValueError, match="P-256"):
        load_public_key(der)
