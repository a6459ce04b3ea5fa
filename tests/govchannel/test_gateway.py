"""Terminals and the gateway: who is let in, what is kept, what comes of a crash."""

from __future__ import annotations

import hashlib
import secrets
import signal
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest
import requests
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from govchannel.contract import envelope, wire
from govchannel.contract.signing import sign_headers
from kiosk import keys
from kiosk.clock import HandClock
from kiosk.errors import Refused
from kiosk.gateway import HttpGateway
from kiosk.number import new_number
from tests.govchannel.conftest import Backend

Enrolled = tuple[str, HttpGateway, ec.EllipticCurvePrivateKey]
PUBLIC = X25519PrivateKey.generate().public_key()


def sealed(
    terminal: str = "t", number: str | None = None, text: bytes = b"secret", token: str = ""
) -> wire.SealedRequest:
    number = number or new_number()
    binding = envelope.Binding(number, terminal, "pwa-leak", "PWA", "k1")
    content = envelope.seal(text, envelope.X25519, PUBLIC, binding)
    return wire.SealedRequest(
        number=number,
        service="pwa-leak",
        agency="PWA",
        key_id="k1",
        created_at=datetime.now(UTC),
        status_key=hashlib.sha256((token or secrets.token_hex()).encode()).hexdigest(),
        digest=hashlib.sha256(content).hexdigest(),
        envelope=content,
    )


def outcomes(answers: wire.Answers) -> list[tuple[str, str | None]]:
    return [(answer.outcome, answer.reason) for answer in answers.answers]


def refusal(call: Callable[[], Any]) -> str:
    with pytest.raises(Refused) as caught:
        call()
    return caught.value.reason


# --- enrolment --------------------------------------------------------------------------------------------------------


def test_a_code_makes_a_key_a_terminal(backend: Backend, enrolled: Enrolled) -> None:
    name, connection, _ = enrolled
    assert connection.exchange([]).answers == []
    assert f"{name}" in backend.run("terminal", "list").stdout


def test_a_code_works_once_but_the_same_terminal_may_repeat_its_call(
    backend: Backend, connect: Callable[..., HttpGateway]
) -> None:
    code = backend.code("once")
    mine, thief = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    first = connect("once", mine).enrol(code, keys.public_bytes(mine))
    assert connect("once", mine).enrol(code, keys.public_bytes(mine)).terminal == first.terminal
    assert refusal(lambda: connect("once", thief).enrol(code, keys.public_bytes(thief))) == wire.CODE_REFUSED
    assert connect("once", mine).exchange([]).answers == []


def test_guessing_a_code_uses_it_up(backend: Backend, connect: Callable[..., HttpGateway]) -> None:
    code = backend.code("guessed")
    key = ec.generate_private_key(ec.SECP256R1())
    connection = connect("guessed", key)
    for _ in range(5):
        assert refusal(lambda: connection.enrol("WRONGCODE2", keys.public_bytes(key))) == wire.CODE_REFUSED
    assert refusal(lambda: connection.enrol(code, keys.public_bytes(key))) == wire.CODE_REFUSED


def test_a_stolen_public_key_is_not_possession(backend: Backend, connect: Callable[..., HttpGateway]) -> None:
    victim = ec.generate_private_key(ec.SECP256R1())
    thief = connect("stolen", ec.generate_private_key(ec.SECP256R1()))
    code = backend.code("stolen")
    assert refusal(lambda: thief.enrol(code, keys.public_bytes(victim))) == wire.BAD_SIGNATURE


def test_enrolling_again_does_not_end_a_suspension(backend: Backend, connect: Callable[..., HttpGateway]) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    connection = connect("paused", key)
    first = backend.code("paused")
    connection.enrol(first, keys.public_bytes(key))
    assert backend.run("terminal", "suspend", "paused").returncode == 0
    assert refusal(lambda: connection.enrol(first, keys.public_bytes(key))) == wire.SUSPENDED
    second = backend.code("paused")
    assert refusal(lambda: connection.enrol(second, keys.public_bytes(key))) == wire.SUSPENDED
    assert refusal(lambda: connection.exchange([])) == wire.SUSPENDED
    assert backend.run("terminal", "resume", "paused").returncode == 0
    assert connection.exchange([]).answers == []


@pytest.mark.parametrize("public_key", [b"", b"\x30\x00", b"x" * 500])
def test_a_key_that_is_none_is_refused(
    backend: Backend, connect: Callable[..., HttpGateway], public_key: bytes
) -> None:
    connection = connect("nokey", ec.generate_private_key(ec.SECP256R1()))
    assert refusal(lambda: connection.enrol(backend.code("nokey"), public_key)) == wire.MALFORMED


# --- calls ------------------------------------------------------------------------------------------------------------


def test_a_suspended_terminal_is_not_heard_until_it_is_resumed(backend: Backend, enrolled: Enrolled) -> None:
    name, connection, _ = enrolled
    assert backend.run("terminal", "suspend", name).returncode == 0
    assert refusal(lambda: connection.exchange([])) == wire.SUSPENDED
    assert backend.run("terminal", "resume", name).returncode == 0
    assert connection.exchange([]).answers == []
    assert backend.run("terminal", "retire", name).returncode == 0
    assert refusal(lambda: connection.exchange([])) == wire.UNKNOWN_TERMINAL


def test_a_terminal_with_a_dead_clock_is_heard(backend: Backend, enrolled: Enrolled) -> None:
    name, _, key = enrolled
    connection = HttpGateway(backend.gateway.url, name, key, HandClock(datetime(2015, 1, 1, tzinfo=UTC)))
    request = sealed(name)
    assert outcomes(connection.exchange([request])) == [("accepted", None)]
    connection.close()


def test_the_same_signed_call_is_not_taken_twice(backend: Backend, enrolled: Enrolled) -> None:
    name, _, key = enrolled
    url = f"{backend.gateway.url}/v1/exchange"
    body = msgspec.json.encode(wire.Exchange())
    headers = sign_headers("POST", url, body, key, name, datetime.now(UTC), secrets.token_hex(8))
    headers["content-type"] = "application/json"
    assert requests.post(url, data=body, headers=headers, timeout=10).status_code == 200
    again = requests.post(url, data=body, headers=headers, timeout=10)
    assert (again.status_code, again.json()["type"]) == (401, wire.REPLAYED)


# --- requests ---------------------------------------------------------------------------------------------------------


def test_a_request_is_taken_once_however_often_it_comes(enrolled: Enrolled) -> None:
    name, connection, _ = enrolled
    request = sealed(name)
    for _ in range(3):
        assert outcomes(connection.exchange([request])) == [("accepted", None)]
    status = connection.status(request.number)
    assert [step.state for step in status.history] == ["received"]


def test_other_content_under_the_same_number_is_refused(enrolled: Enrolled) -> None:
    name, connection, _ = enrolled
    request = sealed(name)
    other = sealed(name, number=request.number, text=b"other")
    assert outcomes(connection.exchange([request, other])) == [("accepted", None), ("refused", wire.CONFLICT)]


def test_another_terminal_neither_takes_nor_sees_a_number(
    backend: Backend, enrolled: Enrolled, connect: Callable[..., HttpGateway]
) -> None:
    name, connection, _ = enrolled
    request = sealed(name)
    connection.exchange([request])
    key = ec.generate_private_key(ec.SECP256R1())
    other = connect("other", key)
    other.enrol(backend.code("other"), keys.public_bytes(key))
    assert outcomes(other.exchange([request])) == [("refused", wire.CONFLICT)]
    assert refusal(lambda: other.status(request.number)) == wire.NOT_FOUND


def test_one_bad_request_does_not_spoil_the_others(enrolled: Enrolled) -> None:
    name, connection, _ = enrolled
    bad = msgspec.structs.replace(sealed(name), digest="0" * 64)
    junk = msgspec.structs.replace(sealed(name), envelope=b"junk", digest=hashlib.sha256(b"junk").hexdigest())
    answers = connection.exchange([sealed(name), bad, junk, sealed(name)])
    assert [outcome for outcome, _ in outcomes(answers)] == ["accepted", "refused", "refused", "accepted"]


def test_what_was_accepted_survives_a_crash(backend: Backend, enrolled: Enrolled) -> None:
    name, connection, _ = enrolled
    accepted = []
    for _ in range(3):
        request = sealed(name)
        assert outcomes(connection.exchange([request])) == [("accepted", None)]
        accepted.append(request)
        backend.gateway.stop(signal.SIGKILL)
        backend.gateway.start()
    for request in accepted:
        assert connection.status(request.number).state == "received"


def test_nothing_of_a_request_is_in_the_log(backend: Backend, enrolled: Enrolled) -> None:
    name, connection, _ = enrolled
    connection.exchange([sealed(name, token="the-token")])
    requests.get(f"{backend.gateway.url}/s/the-token", timeout=10)
    assert "the-token" not in (backend.home / "gateway.log").read_text()


# --- hostile calls ----------------------------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None)
@given(body=st.binary(max_size=300), path=st.sampled_from(["/v1/exchange", "/v1/enrolments"]))
def test_any_body_is_a_problem_and_no_crash(backend: Backend, body: bytes, path: str) -> None:
    answer = requests.post(
        backend.gateway.url + path, data=body, headers={"content-type": "application/json"}, timeout=10
    )
    assert answer.status_code in (400, 401, 403)
    assert answer.headers["content-type"].startswith("application/problem+json")
    assert msgspec.json.decode(answer.content, type=wire.Problem).now is not None


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/v1/exchange", 405),
        ("GET", "/nothing", 404),
        ("GET", "/v1/requests/22222-22222-22222", 401),
        ("GET", "/v1/terminals/self", 401),
        ("POST", "/v1/exchange", 401),
    ],
)
def test_wrong_calls_are_problems(backend: Backend, method: str, path: str, status: int) -> None:
    answer = requests.request(method, backend.gateway.url + path, timeout=10)
    assert answer.status_code == status
    assert msgspec.json.decode(answer.content, type=wire.Problem).status == status


def test_too_much_is_refused(backend: Backend) -> None:
    body = b'{"requests": [' + b" " * 9_000_000 + b"]}"
    answer = requests.post(
        backend.gateway.url + "/v1/exchange", data=body, headers={"content-type": "application/json"}, timeout=30
    )
    assert answer.status_code == 413


# --- the citizen's page -----------------------------------------------------------------------------------------------


def test_the_page_behind_the_code(backend: Backend, enrolled: Enrolled) -> None:
    name, connection, _ = enrolled
    token = secrets.token_urlsafe(16)
    request = sealed(name, token=token)
    connection.exchange([request])
    page = requests.get(f"{backend.gateway.url}/s/{token}", timeout=10)
    assert page.status_code == 200
    assert request.number in page.text
    assert "ได้รับคำขอแล้ว" in page.text
    assert str(datetime.now(UTC).astimezone().year + 543) in page.text
    assert page.headers["cache-control"] == "no-store"
    assert "script" not in page.text
    for secret in (name, token, "pwa-leak"):
        assert secret not in page.text


@pytest.mark.parametrize("token", ["x", "<script>", "%00", "..%2f..", "a" * 2000, "' OR 1=1"])
def test_nobody_finds_a_page_by_guessing(backend: Backend, token: str) -> None:
    page = requests.get(f"{backend.gateway.url}/s/{token}", timeout=10)
    assert page.status_code == 404
    assert "<script>" not in page.text


def test_an_expired_code_is_refused(tmp_path_factory: pytest.TempPathFactory) -> None:
    from govchannel.contract.refusal import CallRefused
    from govchannel.store import fleet
    from govchannel.store.database import open_database

    engine = open_database(f"sqlite:///{tmp_path_factory.mktemp('db') / 'gateway.db'}")
    now = datetime(2026, 11, 21, tzinfo=UTC)
    code = fleet.add(engine, "late", "stable", now, timedelta(hours=1))
    call = wire.Enrol(terminal="late", code=code, public_key=b"k")
    with pytest.raises(CallRefused, match=wire.CODE_REFUSED):
        fleet.enrol(engine, call, now + timedelta(hours=1))
    engine.dispose()


# --- what nobody foresaw, and who asks too often ----------------------------------------------------------------------


@pytest.mark.parametrize("year", [1, 1969, 9999])
def test_a_time_that_is_none_spoils_only_its_own_request(enrolled: Enrolled, year: int) -> None:
    name, connection, _ = enrolled
    strange = msgspec.structs.replace(sealed(name, token="strange"), created_at=datetime(year, 1, 1, tzinfo=UTC))
    good = sealed(name, token=secrets.token_hex())
    assert outcomes(connection.exchange([strange, good])) == [("refused", wire.MALFORMED), ("accepted", None)]


def test_two_requests_never_share_a_status_page(enrolled: Enrolled) -> None:
    name, connection, _ = enrolled
    token = secrets.token_hex()
    one, other = sealed(name, token=token), sealed(name, token=token)
    assert outcomes(connection.exchange([one, other])) == [("accepted", None), ("refused", wire.CONFLICT)]
    assert outcomes(connection.exchange([one])) == [("accepted", None)]


def test_status_pages_are_not_guessed_by_the_thousand(backend: Backend) -> None:
    answers = [requests.get(f"{backend.gateway.url}/s/{secrets.token_urlsafe(16)}", timeout=10) for _ in range(70)]
    assert {answer.status_code for answer in answers} == {404, 429}
    assert answers[-1].status_code == 429
    assert requests.get(f"{backend.gateway.url}/v1/health", timeout=10).status_code == 200
