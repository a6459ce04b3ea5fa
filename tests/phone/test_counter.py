"""What anybody may send in place of our page, and what gateway and agency make of it."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
import requests
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from govchannel.contract import envelope, wire
from govchannel.errors import GovChannelError
from govchannel.gateway.form_page import SEND
from kiosk import keys
from kiosk.handover import form_address
from kiosk.number import new_number
from tests.govchannel.test_receiver import sample
from tests.phone.conftest import SERVICE, Site
from tests.phone.given import TYPED

KEY = ec.generate_private_key(ec.SECP256R1())


def page_of(site: Site, service: str = SERVICE) -> dict[str, Any]:
    """What a form's page tells its script."""
    html = requests.get(site.address("en", service), timeout=10).text
    found = re.search(r'<script type="application/json" id="page">(.*?)</script>', html, re.S)
    assert found, html[:2000]
    page: dict[str, Any] = json.loads(found[1])
    return page


def made(site: Site, **changes: Any) -> wire.PhoneRequest:
    """A request as any program could make it; `changes` are of the content."""
    page = page_of(site)
    number, now = new_number(), datetime.now(UTC)
    values: dict[str, Any] = {
        "number": number,
        "service": SERVICE,
        "form_version": 4,
        "submitted_at": now,
        "assurance": envelope.DECLARED,
        "consent": envelope.Consent(hashlib.sha256(page["notice"].encode()).hexdigest(), now),
        "citizen": {},
        "answers": TYPED,
    }
    content = envelope.Content(**values | changes)
    signed = msgspec.json.encode(content)
    plain = envelope.SignedContent(signed, "phone", KEY.sign(signed, ec.ECDSA(hashes.SHA256())))
    key = page["key"]
    public = envelope.load_public_key(key["suite"], base64.b64decode(key["public_key"]))
    binding = envelope.Binding(number, "phone", SERVICE, "BMA", key["key_id"])
    sealed = envelope.seal(msgspec.json.encode(plain), key["suite"], public, binding)
    request = wire.SealedRequest(
        number=number,
        service=SERVICE,
        agency="BMA",
        key_id=key["key_id"],
        created_at=now,
        status_key=hashlib.sha256(secrets.token_bytes()).hexdigest(),
        digest=hashlib.sha256(sealed).hexdigest(),
        envelope=sealed,
    )
    return wire.PhoneRequest(request=request, public_key=keys.public_bytes(KEY))


def post(site: Site, body: bytes, content_type: str = "application/json") -> requests.Response:
    return requests.post(site.gateway.url + SEND, data=body, headers={"content-type": content_type}, timeout=20)


def refused(answer: requests.Response) -> tuple[int, str]:
    """Status and word of a problem document."""
    assert answer.headers["content-type"] == "application/problem+json", answer.text
    problem = msgspec.json.decode(answer.content, type=wire.Problem)
    assert problem.status == answer.status_code
    return problem.status, problem.type


def changed(sent: wire.PhoneRequest, **changes: Any) -> bytes:
    """The same with other things outside the envelope."""
    return msgspec.json.encode(msgspec.structs.replace(sent, request=msgspec.structs.replace(sent.request, **changes)))


def opens(site: Site, number: str) -> tuple[int, str, str]:
    """What `agency open` says of one request."""
    done = site.run("agency", "open", "BMA", "--number", number, "--json")
    return done.returncode, done.stdout, done.stderr


def test_a_repeated_request_is_accepted_again_and_kept_once(site: Site) -> None:
    sent = made(site)
    body = msgspec.json.encode(sent)
    answers = [post(site, body).json() for _ in range(3)]
    assert (
        answers
        == [{"number": sent.request.number, "outcome": "accepted", "digest": sent.request.digest, "reason": None}] * 3
    )
    assert [one["number"] for one in site.opened()] == [sent.request.number]


@pytest.mark.parametrize("service", ["ddpm-flood", "dopa-move-in", "dca-visa"])
def test_a_service_that_is_not_offered_takes_nothing(site: Site, service: str) -> None:
    assert refused(post(site, changed(made(site), service=service))) == (403, wire.NOT_OFFERED)


HOSTILE: dict[str, tuple[Callable[[wire.PhoneRequest], bytes], tuple[int, str]]] = {
    "an unknown service": (lambda sent: changed(sent, service="nothing-like-it"), (404, wire.NOT_FOUND)),
    "another agency": (lambda sent: changed(sent, agency="DOPA"), (400, wire.MALFORMED)),
    "a key nobody has": (lambda sent: changed(sent, key_id="lost"), (409, wire.OTHER_KEY)),
    "a wrong digest": (lambda sent: changed(sent, digest="0" * 64), (400, wire.MALFORMED)),
    "no envelope": (
        lambda sent: changed(sent, envelope=b"x", digest=hashlib.sha256(b"x").hexdigest()),
        (400, wire.MALFORMED),
    ),
    "somebody's card": (lambda sent: changed(sent, card_key="0" * 64), (400, wire.MALFORMED)),
    "a picture": (
        lambda sent: changed(sent, attachments=[wire.Attachment(digest="0" * 64, size=1)]),
        (400, wire.MALFORMED),
    ),
    "no key": (
        lambda sent: msgspec.json.encode(msgspec.structs.replace(sent, public_key=b"no key")),
        (400, wire.MALFORMED),
    ),
    "too large": (lambda sent: changed(sent, envelope=bytes(wire.MAX_PHONE_ENVELOPE_BYTES + 1)), (413, "too-large")),
    "far too large": (lambda sent: changed(sent, envelope=bytes(700_000)), (413, "too-large")),
    "no JSON": (lambda _: b"{", (400, wire.MALFORMED)),
    "no UTF-8": (lambda _: b"\xff\xfe", (400, wire.MALFORMED)),
    "deep JSON": (lambda _: b"[" * 100_000, (400, wire.MALFORMED)),
    "another message": (lambda _: b'{"requests": []}', (400, wire.MALFORMED)),
    "a year that cannot be": (
        lambda sent: changed(sent, created_at=datetime(1, 1, 1, tzinfo=UTC)),
        (400, wire.MALFORMED),
    ),
}


@pytest.mark.parametrize("wrong", HOSTILE)
def test_whatever_else_is_posted_gets_a_problem_and_nothing_is_kept(site: Site, wrong: str) -> None:
    make, expected = HOSTILE[wrong]
    assert refused(post(site, make(made(site)))) == expected
    assert site.opened() == []


def test_the_same_number_with_other_content_is_a_conflict(site: Site) -> None:
    first, second = made(site), made(site)
    assert post(site, msgspec.json.encode(first)).status_code == 200
    assert refused(post(site, changed(second, number=first.request.number))) == (409, wire.CONFLICT)
    assert refused(post(site, changed(second, status_key=first.request.status_key))) == (409, wire.CONFLICT)
    assert len(site.opened()) == 1


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])
def test_another_site_cannot_make_a_browser_send(site: Site, kind: str) -> None:
    body = msgspec.json.encode(made(site))
    assert refused(post(site, body, kind)) == (400, wire.MALFORMED)
    asked = requests.options(
        site.gateway.url + SEND,
        headers={"origin": "https://elsewhere.example", "access-control-request-method": "POST"},
        timeout=10,
    )
    assert "access-control-allow-origin" not in asked.headers


def test_a_phone_that_claims_a_card_is_not_believed(site: Site) -> None:
    for claim in (
        {"assurance": envelope.CARD_PRESENT},
        {"assurance": envelope.CARD_VERIFIED},
        {"citizen": {"citizen_id": "1101700207366"}},
        {"attachments": {"0" * 64: "0" * 64}},
    ):
        sent = made(site, **claim)
        assert post(site, msgspec.json.encode(sent)).status_code == 200
        code, out, err = opens(site, sent.request.number)
        assert (code, json.loads(out)) == (1, [])
        assert "claims what only a card can show" in err


def test_the_sample_of_an_agencys_own_system_does_not_believe_it_either(site: Site) -> None:
    folder = site.home / "agency-keys" / "BMA"
    honest, liar = made(site), made(site, assurance=envelope.CARD_PRESENT, citizen={"citizen_id": "1101700207366"})
    opened = sample.open_request(as_item(honest), folder)
    assert (opened["answers"], opened["assurance"]) == (TYPED, "declared")
    with pytest.raises(sample.NotOpened, match="claims what only a card"):
        sample.open_request(as_item(liar), folder)


def as_item(sent: wire.PhoneRequest) -> dict[str, Any]:
    """A request as the feed gives it."""
    item: dict[str, Any] = msgspec.to_builtins(sent.request)
    key = base64.b64encode(sent.public_key).decode()
    return item | {"terminal": "phone", "terminal_key": key, "received_at": item["created_at"]}


WRONG: dict[str, dict[str, Any]] = {
    "phone": TYPED | {"phone": "12345"},
    "citizen_id": TYPED | {"citizen_id": "1101700207367"},
    "who.citizen_id": TYPED | {"who": {"name": "x", "citizen_id": "1101700207375"}},
    "witnesses": TYPED | {"witnesses": [{"name": "x" * 1000}]},
    "cost": TYPED | {"cost": 10.001},
    "as a whole": {name: value for name, value in TYPED.items() if name != "true_statement"},
}


@pytest.mark.parametrize("path", WRONG)
def test_answers_that_do_not_fit_the_form_are_refused_by_whoever_opens_them(site: Site, path: str) -> None:
    sent = made(site, answers=WRONG[path])
    assert post(site, msgspec.json.encode(sent)).status_code == 200
    code, out, err = opens(site, sent.request.number)
    assert (code, json.loads(out)) == (1, [])
    assert f"does not fit the form ({path})" in err
    assert "12345" not in err
    assert len(err.strip().splitlines()) == 1


def test_answers_to_what_is_not_asked_are_refused_too(site: Site) -> None:
    sent = made(site, answers=TYPED | {"other": False})
    assert post(site, msgspec.json.encode(sent)).status_code == 200
    assert "does not fit the form (as a whole)" in opens(site, sent.request.number)[2]


def test_a_form_that_no_release_has_any_more_is_said(site: Site) -> None:
    sent = made(site, form_version=3)
    assert post(site, msgspec.json.encode(sent)).status_code == 200
    code, out, err = opens(site, sent.request.number)
    assert (code, json.loads(out)[0]["answers"]) == (0, TYPED)
    assert "its form is in no release here" in err


def test_no_terminal_can_be_called_phone(site: Site) -> None:
    with pytest.raises(GovChannelError, match="phones"):
        site.does("terminal", "add", "phone")
    assert "phone" not in site.does("terminal", "list")


def test_the_address_in_a_qr_code_leads_to_the_form(site: Site) -> None:
    for language in ("th", "en"):
        answer = requests.get(form_address(site.gateway.url + "/", SERVICE, language), timeout=10)
        assert (answer.status_code, f'<html lang="{language}">' in answer.text) == (200, True)
        assert answer.headers["cache-control"] == "no-store"
        assert "'unsafe" not in answer.headers["content-security-policy"]
        assert answer.cookies.get_dict() == {}
        assert re.findall(r'(?:src|href)="(?!/forms/assets/|\?lang=|data:,"|")([^"]*)', answer.text) == []


@pytest.mark.parametrize(
    "path", ["/forms/../config", "/forms/%00", "/forms/x?lang=" + "t" * 300, "/forms/assets/0/form.js"]
)
def test_a_strange_address_is_answered_calmly(site: Site, path: str) -> None:
    assert requests.get(site.gateway.url + path, timeout=10).status_code in (400, 404)


def test_files_of_the_page_may_be_kept_and_come_compressed(site: Site) -> None:
    html = requests.get(site.address(), timeout=10).text
    for path in re.findall(r'"(/forms/assets/[^"]+)"', html):
        answer = requests.get(site.gateway.url + path, timeout=10)
        assert answer.headers["content-encoding"] == "gzip"
        assert "immutable" in answer.headers["cache-control"]
        plain = requests.get(site.gateway.url + path, headers={"accept-encoding": "identity"}, timeout=10)
        assert (plain.content, "content-encoding" in plain.headers) == (answer.content, False)


def test_who_sends_too_often_is_asked_to_wait(site: Site) -> None:
    answers = [post(site, b"{").status_code for _ in range(70)]
    assert set(answers) <= {400, 429}
    assert answers[-1] == 429
