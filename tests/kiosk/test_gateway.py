"""The terminal's side of the line against everything that may stand at its other end."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from demo.certificates import SELF_SIGNED, make_certificates
from demo.loopback import Handler, Loopback, flood, reply
from govchannel.contract import wire
from kiosk.clock import HandClock, SystemClock
from kiosk.config import Patience
from kiosk.errors import Offline, Outdated, Refused, Untrusted
from kiosk.gateway import HttpGateway
from tests.kiosk.test_outbox import sealed

Behaviour = Callable[[BaseHTTPRequestHandler], None]
KEY = ec.generate_private_key(ec.SECP256R1())


@contextmanager
def server(behaviour: Behaviour, tls: ssl.SSLContext | None = None) -> Iterator[str]:
    """An HTTP server on loopback that answers every POST in one way."""

    class Answers(Handler):
        def do_POST(self) -> None:
            self.body()
            behaviour(self)

    with Loopback(Answers, tls=tls) as running:
        yield running.url.replace("127.0.0.1", "localhost")  # the name in certificates


def says(status: int, body: bytes, kind: str = "application/json") -> Behaviour:
    moved = {"location": "https://portal.example/login"} if status == 302 else {}
    return lambda handler: reply(handler, body, status, {"content-type": kind, **moved})


def problem(status: int, kind: str, now: datetime | None = None) -> Behaviour:
    body = msgspec.json.encode(wire.Problem(type=kind, title=kind, status=status, now=now))
    return says(status, body, "application/problem+json")


def exchange(url: str, patience: Patience = Patience()) -> wire.Answers:  # noqa: B008  # a frozen value
    connection = HttpGateway(url, "t-1", KEY, SystemClock(), patience)
    try:
        return connection.exchange([sealed()])
    finally:
        connection.close()


def breaks_off(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("content-type", "application/json")
    handler.send_header("content-length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"answers": [')
    handler.wfile.flush()
    handler.connection.close()


@pytest.mark.parametrize(
    "behaviour",
    [
        pytest.param(says(200, b"<html>Log in to the Wi-Fi</html>", "text/html"), id="captive portal"),
        pytest.param(says(302, b"", "text/html"), id="redirect to a portal"),
        pytest.param(says(502, b"<html>Bad gateway</html>", "text/html"), id="proxy error"),
        pytest.param(problem(500, "internal"), id="gateway fault"),
        pytest.param(problem(429, "slow-down"), id="too many calls"),
        pytest.param(says(400, b"\xff\xfe", "application/problem+json"), id="garbage as a problem"),
        pytest.param(breaks_off, id="reset in the middle of the body"),
        pytest.param(flood, id="endless answer"),
    ],
)
def test_what_decides_nothing_is_offline(behaviour: Behaviour) -> None:
    with server(behaviour) as url, pytest.raises(Offline):
        exchange(url)


def test_nobody_listening_is_offline() -> None:
    with pytest.raises(Offline):
        exchange("http://127.0.0.1:9")


def test_a_certificate_nobody_vouches_for_is_offline(tmp_path: Path) -> None:
    tls = make_certificates(tmp_path)[1][SELF_SIGNED]
    answer = msgspec.json.encode(wire.Answers(answers=[], now=datetime(2026, 11, 21, tzinfo=UTC)))
    with (
        server(says(200, answer), tls) as url,
        pytest.raises(Untrusted, match="certificate-unknown"),
    ):
        exchange(url)


@pytest.mark.parametrize("body", [b"{}", b"[]", b"\xff", b'{"answers": 7, "now": "2026-11-21T00:00:00Z"}'])
def test_an_answer_from_another_age_is_outdated(body: bytes) -> None:
    with server(says(200, body)) as url, pytest.raises(Outdated):
        exchange(url)


def test_a_refusal_says_its_word() -> None:
    with server(problem(403, wire.SUSPENDED)) as url, pytest.raises(Refused) as caught:
        exchange(url)
    assert caught.value.reason == wire.SUSPENDED


def test_a_terminal_whose_clock_is_years_wrong_is_heard_after_one_more_call() -> None:
    right = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
    calls: list[str] = []

    def behaviour(handler: BaseHTTPRequestHandler) -> None:
        signed = handler.headers["signature-input"]
        calls.append(signed)
        created = int(signed.split("created=")[1].split(";")[0])
        if abs(created - right.timestamp()) > wire.MAX_AGE_SECONDS:
            problem(401, wire.CLOCK_SKEW, right)(handler)
        else:
            says(200, msgspec.json.encode(wire.Answers(answers=[], now=right)))(handler)

    clock = HandClock(right - timedelta(days=2000))
    with server(behaviour) as url:
        connection = HttpGateway(url, "t-1", KEY, clock)
        assert connection.exchange([]).now == right
        assert connection.exchange([]).now == right
        connection.close()
    assert len(calls) == 3, "the difference is learnt once"


@pytest.mark.parametrize("now", ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "2026-11-21T00:00:00"])
def test_an_impossible_time_teaches_nothing(now: str) -> None:
    body = f'{{"type": "{wire.CLOCK_SKEW}", "title": "", "status": 401, "now": "{now}"}}'.encode()
    with server(says(401, body, "application/problem+json")) as url, pytest.raises((Refused, Offline)):
        exchange(url)


def test_a_problem_of_strange_words_is_not_the_gateways() -> None:
    with server(problem(403, "1409900000018 " * 1000)) as url, pytest.raises(Offline) as caught:
        exchange(url)
    assert "14099" not in str(caught.value)


def test_an_answer_whose_head_drips_is_given_up_in_time() -> None:
    def behaviour(handler: BaseHTTPRequestHandler) -> None:
        try:
            for byte in b"HTTP/1.1 200 OK\r\n" + b"x-drip: 1\r\n" * 1000:
                handler.wfile.write(bytes([byte]))
                pause.wait(0.05)
        except OSError:
            handler.close_connection = True

    pause = threading.Event()
    with server(behaviour) as url, pytest.raises(Offline):
        exchange(url, Patience(answer_seconds=0.3))


def test_a_file_of_authorities_that_is_not_there_is_offline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "/nowhere/authorities.pem")
    with pytest.raises(Offline):
        exchange("https://localhost:9")


def test_a_gateway_that_always_blames_the_clock_makes_nobody_spin() -> None:
    calls: list[int] = []

    def behaviour(handler: BaseHTTPRequestHandler) -> None:
        calls.append(1)
        problem(401, wire.CLOCK_SKEW, datetime(2026, 11, 21, tzinfo=UTC))(handler)

    with server(behaviour) as url, pytest.raises(Refused):
        exchange(url)
    assert len(calls) == 2
