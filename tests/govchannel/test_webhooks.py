"""An agency is told of its requests: signed, in order, at least once, and only where the gateway may call."""

from __future__ import annotations

import asyncio
import json
import signal
import ssl
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import urlsplit

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given
from hypothesis import strategies as st
from standardwebhooks import Webhook, WebhookVerificationError

from demo.bad_line import SOUND
from demo.certificates import make_certificates
from govchannel.contract import wire
from govchannel.delivery import event
from govchannel.delivery.office import Office
from govchannel.delivery.outward import Network, Outward, Reply, check_url, read_networks
from govchannel.delivery.retry import FIRST_SECONDS, GIVE_UP, LONGEST_SECONDS, pause
from govchannel.errors import GovChannelError
from govchannel.store import feed, fleet, intake, webhooks
from govchannel.store.database import open_database
from kiosk import keys
from kiosk.gateway import HttpGateway
from tests.govchannel.agency_system import Listener, request_to, status
from tests.govchannel.conftest import Backend
from tests.waiting import until

Enrolled = tuple[str, HttpGateway, ec.EllipticCurvePrivateKey]
NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
LOOPBACK = read_networks(["127.0.0.1/32"])
EACH_LOOPBACK = read_networks(["127.0.0.1/32", "::1/128"])
"""A machine's own name may mean both."""


@pytest.fixture
def listener() -> Iterator[Listener]:
    with Listener() as listener:
        yield listener


def add(backend: Backend, agency: str, url: str) -> dict[str, str]:
    done = backend.run("agency", "webhook", "add", agency, url, "--json")
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def shown(backend: Backend, webhook: dict[str, str]) -> dict[str, Any]:
    listed = json.loads(backend.run("agency", "webhook", "list", "--json").stdout)
    (found,) = [one for one in listed if one["id"] == webhook["id"]]
    return dict(found)


# --- with a gateway ---------------------------------------------------------------------------------------------------


def test_an_agency_is_told_of_each_request_in_order(backend: Backend, enrolled: Enrolled, listener: Listener) -> None:
    name, terminal, _ = enrolled
    webhook = add(backend, "TOLD", listener.url)
    made = [request_to("TOLD", name, created_at=NOW + timedelta(minutes=n)) for n in range(3)]
    terminal.exchange([made[2], made[0], made[1]])
    until(lambda: len(listener.got) == 3, "three webhooks")
    assert [one["data"]["number"] for one in listener.events()] == [one.number for one in made]
    headers, body = listener.got[0]
    Webhook(webhook["secret"]).verify(body, headers)
    with pytest.raises(WebhookVerificationError):
        Webhook(webhook["secret"]).verify(body.replace(b"TOLD", b"COLD"), headers)
    # What could tell anybody something is not in it.
    assert set(listener.events()[0]["data"]) == {"agency", "service", "number", "position"}
    found = until(lambda: (one := shown(backend, webhook))["waiting"] == 0 and one, "all noted")
    assert found["state"] == "ok"


def test_a_gateway_that_is_killed_tells_again_what_it_had_not_noted(
    backend: Backend, enrolled: Enrolled, listener: Listener
) -> None:
    name, terminal, _ = enrolled
    add(backend, "KILLED", listener.url)
    killed = threading.Event()

    def answer_late(handler: BaseHTTPRequestHandler) -> None:
        killed.wait(20)
        status(204)(handler)

    listener.answer = answer_late
    first, second = request_to("KILLED", name), request_to("KILLED", name, created_at=NOW + timedelta(days=9000))
    terminal.exchange([first, second])
    until(lambda: listener.got, "the first webhook")
    backend.gateway.stop(signal.SIGKILL)
    listener.answer = status(204)
    killed.set()
    backend.gateway.start()
    until(lambda: len(listener.got) == 3, "the first once more, then the second")
    assert listener.ids() == [f"msg_{first.number}", f"msg_{first.number}", f"msg_{second.number}"]
    assert listener.got[0][1] == listener.got[1][1]


def test_an_address_that_fails_holds_nobody_else_up(backend: Backend, enrolled: Enrolled, listener: Listener) -> None:
    name, terminal, _ = enrolled
    hangs = threading.Event()
    with Listener() as failing, Listener() as hanging:
        failing.answer, hanging.answer = status(500), lambda _: hangs.wait(20)
        for agency, url in (("BAD", failing.url), ("HANGS", hanging.url), ("GOOD", listener.url)):
            backend.does("agency", "webhook", "add", agency, url)
        terminal.exchange([request_to(agency, name) for agency in ("BAD", "HANGS", "GOOD", "GOOD")])
        until(lambda: len(listener.got) == 2, "both webhooks of the good one")
        until(lambda: failing.got and hanging.got, "the others")
        hangs.set()


# --- with a clock in the hand -----------------------------------------------------------------------------------------


class House:
    """A delivery office with a database and a clock, and a webhook of DOPA."""

    def __init__(self, folder: Path, url: str, seconds: float = 5) -> None:
        self.now = NOW
        self.engine = open_database(f"sqlite:///{folder / 'gateway.db'}")
        code = fleet.add(self.engine, "t-1", "stable", NOW, timedelta(hours=1))
        key = keys.public_bytes(ec.generate_private_key(ec.SECP256R1()))
        fleet.enrol(self.engine, wire.Enrol(terminal="t-1", code=code, public_key=key), NOW)
        self.key = folder / "webhook.key"
        self.secret = event.secret_of(event.load_key(self.key, make=True), webhooks.add(self.engine, "DOPA", url, NOW))
        self.seconds = seconds

    def request(self) -> str:
        request = request_to("DOPA")
        intake.take(self.engine, [intake.Handover("t-1", b"key", [request], self.now)])
        return request.number

    def webhook(self) -> webhooks.Webhook:
        (found,) = webhooks.everyone(self.engine)
        return found

    def work(self, done: Callable[[], object], what: str) -> None:
        """Let the office work until something has happened."""

        async def work() -> None:
            outward = Outward(self.seconds, LOOPBACK)
            office = Office(self.engine, outward, self.key, lambda: self.now)
            running = asyncio.create_task(office.run())
            await asyncio.to_thread(until, done, what)
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)

        asyncio.run(work())


@pytest.fixture
def house(tmp_path: Path, listener: Listener) -> Iterator[House]:
    house = House(tmp_path, listener.url)
    yield house
    house.engine.dispose()


def test_a_failing_address_is_tried_for_days_then_disabled(house: House, listener: Listener) -> None:
    house.request()
    listener.answer = status(500)
    pauses = []
    for attempt in range(1, 100):
        house.work(lambda attempt=attempt: house.webhook().attempts == attempt, "a try")  # type: ignore[misc]
        if house.webhook().disabled_at is not None:
            break
        pauses.append(house.webhook().not_before - house.now)
        house.now = house.webhook().not_before
    assert timedelta(days=5) < house.now - NOW < timedelta(days=6)
    assert pauses[0] < timedelta(seconds=6)
    assert pauses[-1] > timedelta(hours=2)
    assert len(set(listener.ids())) == 1
    # Nothing is lost: resumed, it is told what it missed.
    house.request()
    listener.answer = status(200)
    webhooks.resume(house.engine, house.webhook().id, house.now)
    house.work(lambda: house.webhook().position == 2, "both told")
    assert (house.webhook().failing_since, len(set(listener.ids()))) == (None, 2)


def redirect(handler: BaseHTTPRequestHandler) -> None:
    status(307, location="http://127.0.0.2:1/internal")(handler)


def endless(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(20):
        handler.wfile.write(b"x" * 10_000)


def drip(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("content-length", "1000")
    handler.end_headers()
    pause = threading.Event()
    for _ in range(100):
        handler.wfile.write(b"x")
        pause.wait(0.05)


def garbage(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"\x00\xff no http at all\r\n\r\n")


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (status(500), "status 500"),
        (status(404), "status 404"),
        (status(304), "status 304"),
        (redirect, "status 307"),
        (endless, "an answer without end"),
        (garbage, "no connection"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_answer_that_is_none_is_not_taken_for_one(
    house: House, listener: Listener, answer: Callable[[BaseHTTPRequestHandler], None], words: str
) -> None:
    house.request()
    listener.answer = answer
    house.work(lambda: house.webhook().attempts == 1, "a try")
    assert (house.webhook().position, house.webhook().last_answer) == (0, words)
    assert house.webhook().disabled_at is None


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_an_answer_that_drips_is_waited_for_as_long_as_any_other(house: House, listener: Listener) -> None:
    house.request()
    house.seconds = 0.5
    listener.answer = drip
    house.work(lambda: house.webhook().attempts == 1, "a try")
    assert (house.webhook().position, house.webhook().last_answer) == (0, "no answer in time")


def test_an_address_may_ask_for_time_but_not_for_ever(house: House, listener: Listener) -> None:
    house.request()
    listener.answer = status(503, retry_after="3600")
    house.work(lambda: house.webhook().attempts == 1, "a try")
    assert house.webhook().not_before - house.now == timedelta(hours=1)
    house.now = house.webhook().not_before
    listener.answer = status(429, retry_after="99999999")
    house.work(lambda: house.webhook().attempts == 2, "a try")
    assert house.webhook().not_before - house.now == timedelta(seconds=LONGEST_SECONDS)


def test_a_lost_key_is_told_and_nothing_goes_out_unsigned(house: House, listener: Listener) -> None:
    house.request()
    house.key.unlink()
    house.work(lambda: house.webhook().attempts == 1, "a try")
    assert (house.webhook().last_answer, listener.got) == ("the gateway's key for webhooks is missing", [])


def test_two_gateways_on_one_database_tell_once(house: House) -> None:
    house.request()
    feed.place(house.engine)
    name, later = house.webhook().id, house.now + timedelta(seconds=5)
    assert webhooks.claim(house.engine, name, house.now, later) is not None
    assert webhooks.claim(house.engine, name, house.now, later) is None
    # The first one died: after its time, another may.
    told = webhooks.claim(house.engine, name, later, later + timedelta(seconds=5))
    assert told is not None
    webhooks.note_told(house.engine, told.webhook, "status 200", later)
    # The first one was only slow: its word comes late and changes nothing.
    webhooks.note_failed(house.engine, told.webhook, "no answer in time", later, later)
    assert (house.webhook().position, house.webhook().attempts) == (1, 0)


def test_an_office_ends_at_once_while_an_address_hangs(house: House, listener: Listener) -> None:
    number = house.request()
    house.seconds = 60
    ended = threading.Event()
    listener.answer = lambda _: ended.wait(60)
    house.work(lambda: listener.got, "the webhook")
    # It waited neither for the answer nor for the end of its patience, and noted nothing.
    assert (house.webhook().position, house.webhook().attempts) == (0, 0)
    ended.set()
    listener.answer = status(204)
    house.now = house.webhook().not_before
    house.work(lambda: house.webhook().position == 1, "the same again")
    assert listener.ids() == [f"msg_{number}"] * 2


def test_an_operator_sees_what_fails_and_mends_it(house: House, listener: Listener, tmp_path: Path) -> None:
    backend = Backend(tmp_path, webhook_networks=["127.0.0.1/32"])
    name = house.webhook().id
    house.request()
    listener.answer = status(500)
    house.work(lambda: house.webhook().attempts == 1, "a try")
    assert "FAILING since 2026-11-21 09:00Z: status 500" in backend.does("agency", "webhook", "list")
    with pytest.raises(GovChannelError, match=f"{name}: status 500"):
        backend.does("agency", "webhook", "test", name)
    listener.answer = status(410)
    house.now = house.webhook().not_before
    house.work(lambda: house.webhook().disabled_at, "the end: gone")
    assert "DISABLED" in backend.does("agency", "webhook", "list")
    # The agency has mended it.
    listener.answer = status(204)
    assert backend.does("agency", "webhook", "test", name) == "status 204\n"
    Webhook(house.secret).verify(listener.got[-1][1], listener.got[-1][0])
    backend.does("agency", "webhook", "resume", name)
    house.now = datetime.now(UTC)
    house.work(lambda: house.webhook().position == 1, "what it refused")
    backend.does("agency", "webhook", "remove", name)
    assert webhooks.everyone(house.engine) == []


@given(st.integers(1, 10_000), st.none() | st.floats(0, 1e12), st.integers())
def test_a_pause_is_never_short_and_never_without_end(attempts: int, wanted: float | None, seed: int) -> None:
    seconds = pause(attempts, wanted, Random(seed)).total_seconds()
    assert FIRST_SECONDS / 2 <= seconds <= LONGEST_SECONDS
    assert GIVE_UP.total_seconds() > 10 * LONGEST_SECONDS


# --- where it may not go ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "url",
    [
        "http://dopa.example/hook",
        "http://localhost/hook",
        "ftp://dopa.example/",
        "https://",
        "dopa.example/hook",
        "https://user:word@dopa.example/",
        "https://dopa.example/#part",
        "https://dopa.example:0/",
        "https://dopa.example:99999/",
        "https://dopa.example/a b",
        "https://dopa.example/\n",
        "https://หน่วยงาน.example/",
        "https://10.0.0.1/",
        "https://192.168.1.1/",
        "https://169.254.169.254/latest/meta-data/",
        "https://127.0.0.2/",
        "http://127.0.0.2/",
        "https://[::1]/",
        "https://[::ffff:10.0.0.1]/",
        "https://[64:ff9b::a00:1]/",
        "https://[2002:a00:1::]/",
        "https://[fe80::1]/",
        "https://224.0.0.1/",
        "https://0.0.0.0/",
        "https://[::]/",
        "https://100.64.0.1/",
        f"https://dopa.example/{'x' * 2000}",
    ],
)
def test_an_address_that_leads_inside_or_is_none_is_refused(url: str) -> None:
    with pytest.raises(GovChannelError):
        check_url(url, LOOPBACK)


@given(st.text() | st.text(alphabet="htps:/@[].%?#0127 \\x\n").map("https://{}".format))
def test_any_text_is_an_address_or_is_refused(text: str) -> None:
    try:
        check_url(text, LOOPBACK)
    except GovChannelError as error:
        assert len(str(error).splitlines()) == 1  # noqa: PT017
    else:
        assert urlsplit(text).hostname
        assert text.isascii()


@pytest.mark.parametrize("url", ["https://dopa.example/hook?a=1", "http://127.0.0.1:80/", "https://8.8.8.8/"])
def test_an_address_that_is_public_or_allowed_is_taken(url: str) -> None:
    check_url(url, LOOPBACK)


def post(url: str, networks: list[Network] = LOOPBACK, tls: ssl.SSLContext | None = None) -> Reply:
    async def post() -> Reply:
        outward = Outward(5, networks, tls)
        try:
            return await outward.post(url, b"{}", {})
        finally:
            await outward.close()

    return asyncio.run(post())


@pytest.mark.parametrize("host", ["127.0.0.2", "[::1]", "0.0.0.0", "0x7f.2", "2130706434"])
def test_a_name_that_leads_inside_is_not_connected_to(listener: Listener, host: str) -> None:
    """Judged by what the name means when it is used, however it is written."""
    port = listener.url.split(":")[2].split("/")[0]
    assert post(f"http://{host}:{port}/").fault == "not a public address"
    assert listener.got == []


def test_the_systems_proxy_is_not_used(listener: Listener, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.2:1")
    assert post(listener.url).status == 204


@pytest.fixture
def secure(tmp_path: Path) -> Iterator[tuple[Listener, Path]]:
    """A listener with TLS, as ``localhost``, and the certificate of who vouches for it."""
    authority, contexts = make_certificates(tmp_path)
    with Listener(contexts[SOUND]) as listener:
        yield listener, authority


def test_a_certificate_must_be_the_names_own(secure: tuple[Listener, Path]) -> None:
    listener, file = secure
    trusting = ssl.create_default_context(cafile=str(file))
    localhost = listener.url.replace("127.0.0.1", "localhost")
    assert post(localhost, EACH_LOOPBACK, trusting).status == 204
    assert post(listener.url, EACH_LOOPBACK, trusting).fault == "its certificate is not accepted"
    assert post(localhost, EACH_LOOPBACK).fault == "its certificate is not accepted"
    assert len(listener.got) == 1


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (("add", "DOPA", "http://dopa.example/"), "https://"),
        (("add", "DOPA", "https://10.1.2.3/"), "webhook_networks"),
        (("add", "no agency", "https://dopa.example/"), "no agency's id"),
        (("remove", "wh_none"), "no webhook wh_none"),
        (("resume", "wh_none"), "no webhook wh_none"),
        (("test", "wh_none"), "no webhook wh_none"),
    ],
)
def test_a_wrong_webhook_is_told(tmp_path: Path, command: tuple[str, ...], words: str) -> None:
    with pytest.raises(GovChannelError, match=words):
        Backend(tmp_path).does("agency", "webhook", *command)


def test_a_wrong_command_is_one_line(tmp_path: Path) -> None:
    backend = Backend(tmp_path, webhook_networks=["10.0.0.0/99"])
    for command in (("serve", "--port", "0"), ("agency", "webhook", "add", "DOPA", "https://dopa.example/")):
        done = backend.run(*command)
        assert (done.returncode, len(done.stderr.strip().splitlines())) == (1, 1), done.stderr
        assert "webhook_networks" in done.stderr


def test_a_secret_is_shown_once_and_stored_nowhere(tmp_path: Path) -> None:
    backend = Backend(tmp_path)
    add = ("agency", "webhook", "add", "DOPA", "https://dopa.example/hook")
    webhook = json.loads(backend.does(*add, "--json"))
    assert webhook["secret"].startswith("whsec_")
    assert (tmp_path / "webhook.key").stat().st_mode & 0o077 == 0
    assert webhook["secret"] not in backend.does("agency", "webhook", "list", "--json")
    raw = webhook["secret"].removeprefix("whsec_").encode()
    assert not [file for file in tmp_path.iterdir() if raw in file.read_bytes()]
    with pytest.raises(GovChannelError, match="has a webhook with this address"):
        backend.does(*add)
