"""Sealed is sealed: the agency opens exactly what was answered, nobody else opens anything."""

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from drivers.thai_id import CardText
from govchannel.contract import envelope
from govchannel.contract.catalog import AgencyKey
from govchannel.contract.wire import SealedRequest
from kiosk import keys
from kiosk.errors import CannotSeal
from kiosk.forms import Draft
from kiosk.number import new_number
from kiosk.seal import seal
from tests.kiosk.given import FILLED, MALEE, service

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
PRIVATE = X25519PrivateKey.generate()


def agency_key(key_id: str = "k1", suite: str = envelope.X25519) -> AgencyKey:
    return AgencyKey(agency="DOPA", key_id=key_id, suite=suite, public_key=PRIVATE.public_key().public_bytes_raw())


@pytest.fixture(scope="module")
def key_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("keys") / "terminal.key"
    keys.make_key(file)
    return file


def sealed(key_file: Path, *agency_keys: AgencyKey, card: CardText = MALEE) -> SealedRequest:
    return seal(
        Draft(service(), FILLED),
        card,
        number=new_number(),
        terminal="t-1",
        key=keys.load_key(key_file),
        agency_keys=agency_keys or [agency_key()],
        notice="notice",
        token="token",
        now=NOW,
    ).request


def test_a_picture_is_sealed_by_itself_and_bound_to_its_request(key_file: Path) -> None:
    picture = b"\xff\xd8 a picture"
    sha256 = hashlib.sha256(picture).hexdigest()
    draft = Draft(service(), {**FILLED, "damage": {"sha256": sha256}}, attachments={sha256: picture})
    assert "picture'" not in repr(draft)
    one, other = (
        seal(
            draft,
            MALEE,
            number=new_number(),
            terminal="t-1",
            key=keys.load_key(key_file),
            agency_keys=[agency_key()],
            notice="n",
            token="t",
            now=NOW,
        )
        for _ in range(2)
    )
    (listed,) = one.request.attachments
    data = one.attachments[listed.digest]
    assert (len(data), hashlib.sha256(data).hexdigest()) == (listed.size, listed.digest)
    assert picture not in data
    assert opened(one.request).attachments == {sha256: listed.digest}
    bound = binding(one.request).of_attachment(sha256)
    assert envelope.unseal(data, PRIVATE, bound) == picture
    for wrong in (binding(one.request), binding(other.request).of_attachment(sha256), bound.of_attachment("0" * 64)):
        with pytest.raises(envelope.EnvelopeError):
            envelope.unseal(data, PRIVATE, wrong)


def binding(request: SealedRequest) -> envelope.Binding:
    return envelope.Binding(request.number, "t-1", request.service, request.agency, request.key_id)


def opened(request: SealedRequest) -> envelope.Content:
    plaintext = envelope.unseal(request.envelope, PRIVATE, binding(request))
    return msgspec.json.decode(
        msgspec.json.decode(plaintext, type=envelope.SignedContent).content, type=envelope.Content
    )


def test_the_agency_opens_exactly_what_was_answered(key_file: Path) -> None:
    content = opened(sealed(key_file))
    assert content.answers == FILLED
    assert content.citizen["citizen_id"] == MALEE.citizen_id
    assert content.assurance == "card-present"
    assert content.form_version == 3
    assert content.consent.notice_sha256 == hashlib.sha256(b"notice").hexdigest()


def test_a_virtual_card_is_told_as_such(key_file: Path) -> None:
    assert opened(sealed(key_file, card=replace(MALEE, simulated=True))).assurance == "simulated"


def test_nothing_personal_travels_in_clear(key_file: Path) -> None:
    sent = msgspec.json.encode(sealed(key_file))
    for secret in (MALEE.citizen_id, "มาลีสมมุติ", "0812345678", "token"):
        assert secret.encode() not in sent


def test_an_envelope_moved_to_another_request_does_not_open(key_file: Path) -> None:
    first, second = sealed(key_file), sealed(key_file)
    with pytest.raises(envelope.EnvelopeError):
        envelope.unseal(first.envelope, PRIVATE, binding(second))


@pytest.fixture(scope="module")
def request_sealed_once(key_file: Path) -> SealedRequest:
    return sealed(key_file)


@example(where=0.033203125, change=1)  # the key id in the envelope's head
@settings(max_examples=1000)
@given(where=st.floats(0, 1, exclude_max=True), change=st.integers(1, 255))
def test_one_changed_byte_and_it_does_not_open(request_sealed_once: SealedRequest, where: float, change: int) -> None:
    request = request_sealed_once
    changed = bytearray(request.envelope)
    changed[int(where * len(changed))] ^= change
    with pytest.raises(envelope.EnvelopeError):
        envelope.unseal(bytes(changed), PRIVATE, binding(request))


def test_the_newest_key_that_is_understood_is_used(key_file: Path) -> None:
    request = sealed(key_file, agency_key("old"), agency_key("new"), agency_key("future", suite="post-quantum"))
    assert request.key_id == "new"


def test_without_a_usable_key_nothing_is_sealed(key_file: Path) -> None:
    with pytest.raises(CannotSeal):
        sealed(key_file, agency_key(suite="post-quantum"))
    broken = AgencyKey(agency="DOPA", key_id="k", suite=envelope.X25519, public_key=b"short")
    with pytest.raises(CannotSeal):
        sealed(key_file, broken)
