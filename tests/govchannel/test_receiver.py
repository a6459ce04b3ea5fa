"""The sample of an agency's own system, run as an agency would: from the terminal's request to the citizen's phone."""

from __future__ import annotations

import base64
import hashlib
import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
import requests
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import example, given
from hypothesis import strategies as st
from standardwebhooks import Webhook

from govchannel.agency import keys as agency_keys
from govchannel.contract import wire
from govchannel.contract.catalog import AgencyKey
from govchannel.contract.delivery import Item
from kiosk import keys
from kiosk.clock import SystemClock
from kiosk.gateway import HttpGateway
from tests.govchannel.agency_system import request_to, sealed
from tests.govchannel.conftest import Backend
from tests.kiosk.given import FILLED, MALEE
from tests.quiet_gateway import assert_quiet
from tests.waiting import until

SAMPLE = Path(__file__).parents[2] / "docs" / "samples" / "receiver.py"
NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


class House:
    """A gateway, a terminal at it, and the agency DOPA with its keys; its system's folder is `desk`."""

    def __init__(self, folder: Path) -> None:
        self.backend = Backend(folder / "govchannel", webhook_networks=["127.0.0.1/32"])
        self.backend.gateway.start()
        self.keys = folder / "govchannel" / "agency-keys"
        self.does("agency", "keygen", "DOPA")
        self.terminal_key = ec.generate_private_key(ec.SECP256R1())
        self.terminal = HttpGateway(self.backend.gateway.url, "t-1", self.terminal_key, SystemClock())
        self.terminal.enrol(self.backend.code("t-1"), keys.public_bytes(self.terminal_key))
        client = folder / "client.key"
        self.does("agency", "client", "keygen", str(client))
        self.does("agency", "client", "add", "DOPA", f"{client}.pub")
        self.settings: dict[str, str] = {
            "gateway": self.backend.gateway.url,
            "agency": "DOPA",
            "client_key": str(client),
            "private_keys": str(self.keys / "DOPA"),
        }

    def does(self, *command: str) -> str:
        done = self.backend.run(*command)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def sends(self, *pictures: bytes, sealed_to: AgencyKey | None = None, token: str = "") -> wire.SealedRequest:
        newest = sealed_to or agency_keys.public_keys(self.keys)[-1]
        one = sealed("DOPA", "t-1", key=self.terminal_key, sealed_to=newest, token=token, pictures=pictures)
        for listed in one.request.attachments:
            assert self.terminal.upload(listed, 0, one.attachments[listed.digest]).offset == listed.size
        assert self.terminal.exchange([one.request]).answers[0].outcome == "accepted"
        return one.request

    def page(self, token: str) -> str:
        return requests.get(f"{self.backend.gateway.url}/s/{token}", timeout=20).text


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    folder = tmp_path_factory.mktemp("receiver")
    (folder / "govchannel").mkdir()
    house = House(folder)
    yield house
    house.terminal.close()
    house.backend.gateway.stop()
    assert_quiet(house.backend.home)


class Receiver:
    """The sample as a process of its own; `folder` keeps its settings and what it files."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.folder = folder
        self.files = folder / "requests"
        self.settings = folder / "receiver.toml"
        lines = [f"{name} = {json.dumps(value)}\n" for name, value in {**settings, "folder": "requests"}.items()]
        self.settings.write_text("".join(lines))
        self._process: subprocess.Popen[str] | None = None

    def start(self) -> str:
        """Start it; its first line, if it listens for webhooks."""
        with (self.folder / "log").open("a") as log:
            self._process = subprocess.Popen(
                [sys.executable, SAMPLE, self.settings, "run"], stdout=subprocess.PIPE, stderr=log, text=True
            )
        assert self._process.stdout
        return self._process.stdout.readline() if "listen" in self.settings.read_text() else ""

    def kill(self) -> None:
        """As a power cut would."""
        if self._process:
            self._process.kill()
            self._process.wait(10)
            assert self._process.stdout
            self._process.stdout.close()
            self._process = None

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, SAMPLE, self.settings, *command], capture_output=True, text=True, timeout=60, check=False
        )

    def log(self) -> str:
        return (self.folder / "log").read_text()

    def filed(self, request: wire.SealedRequest) -> Path:
        """The request's file, once it is there and the citizen can see it."""
        file = self.files / f"{request.number}.json"
        until(file.exists, "the request on the agency's disk")
        return file


@pytest.fixture
def receiver(tmp_path: Path, house: House) -> Iterator[Receiver]:
    receiver = Receiver(tmp_path, **house.settings)
    yield receiver
    receiver.kill()


def test_a_request_reaches_the_agency_and_the_citizen_sees_it(house: House, receiver: Receiver) -> None:
    receiver.start()
    request = house.sends(token="receipt-1")
    file = receiver.filed(request)
    content = json.loads(file.read_text("utf-8"))
    assert (content["answers"], content["citizen"]["citizen_id"]) == (FILLED, MALEE.citizen_id)
    assert file.stat().st_mode & 0o077 == 0
    assert file.parent.stat().st_mode & 0o077 == 0
    until(lambda: "Opened by the agency" in house.page("receipt-1"), "the citizen's page")
    for state, words in (("in-progress", "In progress"), ("completed", "Completed")):
        assert receiver.run("status", request.number, state).returncode == 0
        assert words in house.page("receipt-1")
    # Nothing of the citizen but in that one file.
    for other in receiver.folder.rglob("*"):
        if other.is_file() and other != file:
            assert MALEE.citizen_id.encode() not in other.read_bytes()


def test_a_picture_is_filed_beside_its_request(house: House, receiver: Receiver) -> None:
    receiver.start()
    pictures = [os.urandom(50_000), os.urandom(20_000)]
    request = house.sends(*pictures)
    receiver.filed(request)
    files = [receiver.files / f"{request.number}-{place}.jpg" for place in (1, 2)]
    assert [file.read_bytes() for file in files] == pictures
    assert all(file.stat().st_mode & 0o077 == 0 for file in files)


def test_a_receiver_that_lost_its_memory_does_nothing_twice(house: House, receiver: Receiver) -> None:
    receiver.start()
    first = house.sends(token="receipt-2")
    file = receiver.filed(first)
    until((receiver.files / "cursor").exists, "the cursor")
    assert receiver.run("status", first.number, "completed").returncode == 0
    receiver.kill()
    written = file.stat()
    (receiver.files / "cursor").unlink()
    (receiver.files / f".{first.number}.json.new").write_text("half a file from before the power cut")
    second = house.sends()
    receiver.start()
    receiver.filed(second)
    assert (file.stat().st_mtime_ns, file.stat().st_ino) == (written.st_mtime_ns, written.st_ino)
    assert house.page("receipt-2").count("<li>") == 3


def test_a_request_that_does_not_open_waits_for_its_key(house: House, receiver: Receiver, tmp_path: Path) -> None:
    elsewhere = agency_keys.generate(tmp_path / "elsewhere", "DOPA", NOW - timedelta(days=400))
    receiver.start()
    closed = house.sends(sealed_to=elsewhere)
    receiver.filed(house.sends())
    assert f"{closed.number} does not open: sealed to key {elsewhere.key_id}" in receiver.log()
    assert f"{elsewhere.key_id}: 1 requests, 1 of them not opened" in receiver.run("keys").stdout
    receiver.kill()
    for file in (tmp_path / "elsewhere" / "DOPA").glob("*.key"):
        os.link(file, house.keys / "DOPA" / file.name)
    receiver.start()
    receiver.filed(closed)
    until(lambda: not list(receiver.files.glob("*.sealed")), "nothing left sealed")


def test_a_webhook_wakes_the_receiver_and_a_forged_one_does_not(house: House, tmp_path: Path) -> None:
    secret = tmp_path / "webhook.secret"
    receiver = Receiver(tmp_path, **house.settings, listen="127.0.0.1:0", webhook_secret="webhook.secret")
    secret.write_text("whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n")
    port = receiver.start().removeprefix("listening on ").strip()
    url = f"http://127.0.0.1:{port}/"
    receiver.kill()
    added = json.loads(house.does("agency", "webhook", "add", "DOPA", url, "--json"))
    secret.write_text(added["secret"])
    receiver.settings.write_text(receiver.settings.read_text().replace("127.0.0.1:0", f"127.0.0.1:{port}"))
    receiver.start()
    try:
        # It fetched once when it began; now it waits for a webhook, for five minutes.
        until((receiver.files / "cursor").exists, "the first look")
        receiver.filed(house.sends())
        body = b'{"type": "request.received"}'
        for name, headers, sent in forgeries(added["secret"], body):
            assert requests.post(url, data=sent, headers=headers, timeout=20).status_code == 401, name
        honest = signed(added["secret"], body, datetime.now(UTC))
        for _ in range(2):  # once more: it does no harm
            assert requests.post(url, data=body, headers=honest, timeout=20).status_code == 204
        assert house.does("agency", "webhook", "test", added["id"]) == "status 204\n"
    finally:
        receiver.kill()
    assert "Traceback" not in receiver.log()


def signed(secret: str, body: bytes, now: datetime) -> dict[str, str]:
    return {
        "webhook-id": "msg_1",
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": Webhook(secret).sign("msg_1", now, body.decode()),
    }


def forgeries(secret: str, body: bytes) -> Iterator[tuple[str, dict[str, str], bytes]]:
    now = datetime.now(UTC)
    honest = signed(secret, body, now)
    other = "whsec_BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB"
    yield "unsigned", {}, body
    yield "another secret", signed(other, body, now), body
    yield "another body", honest, body + b" "
    yield "no text", honest, b"\xff\xfe"
    yield "another id", honest | {"webhook-id": "msg_2"}, body
    yield "heard before", signed(secret, body, now - timedelta(minutes=6)), body
    yield "of tomorrow", signed(secret, body, now + timedelta(minutes=6)), body
    yield "no time", honest | {"webhook-timestamp": "nan"}, body
    yield "no signature", honest | {"webhook-signature": "v1"}, body
    yield "no base64", honest | {"webhook-signature": "v1,ä".encode().decode("latin-1")}, body
    yield "too much", honest, b"x" * 100_000


# --- its opening, fed with anything -----------------------------------------------------------------------------------

SPEC = importlib.util.spec_from_file_location("receiver", SAMPLE)
assert SPEC
assert SPEC.loader
sample = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(sample)

SHARED = ("number", "service", "agency", "key_id", "created_at", "digest", "envelope")
ANYTHING = st.none() | st.booleans() | st.integers() | st.text() | st.binary() | st.lists(st.text())


@dataclass(frozen=True)
class Given:
    """A request as the feed gives it, and the folder with the key that it is sealed to."""

    item: dict[str, Any]
    keys: Path


@pytest.fixture(scope="module")
def honest(tmp_path_factory: pytest.TempPathFactory) -> Given:
    folder = tmp_path_factory.mktemp("keys")
    terminal = ec.generate_private_key(ec.SECP256R1())
    request = request_to("DOPA", "t-1", key=terminal, sealed_to=agency_keys.generate(folder, "DOPA", NOW))
    item = Item(
        position=1,
        terminal="t-1",
        terminal_key=keys.public_bytes(terminal),
        received_at=NOW,
        **{name: getattr(request, name) for name in SHARED},
    )
    return Given(msgspec.to_builtins(item), folder / "DOPA")


def test_an_honest_item_opens(honest: Given) -> None:
    assert sample.open_request(honest.item, honest.keys)["answers"] == FILLED


@example("number", -(2**64))
@given(st.sampled_from(["number", "service", "agency", "key_id", "envelope", "terminal", "terminal_key"]), ANYTHING)
def test_an_item_with_anything_in_it_does_not_open(honest: Given, name: str, value: object) -> None:
    with pytest.raises(sample.NotOpened):
        sample.open_request(honest.item | {name: value}, honest.keys)


@given(st.integers(0, 10_000), st.integers(1, 255))
def test_an_item_with_one_changed_byte_does_not_open(honest: Given, where: int, change: int) -> None:
    sealed = bytearray(base64.b64decode(honest.item["envelope"]))
    sealed[where % len(sealed)] ^= change
    with pytest.raises(sample.NotOpened):
        sample.open_request(honest.item | {"envelope": base64.b64encode(sealed).decode()}, honest.keys)


@given(st.integers(0, 10_000), st.integers(1, 255), st.sampled_from(["", "0" * 64, "x"]))
def test_a_picture_that_was_changed_or_moved_does_not_open(honest: Given, where: int, change: int, other: str) -> None:
    (public,) = agency_keys.public_keys(honest.keys.parent)
    one = sealed("DOPA", "t-1", sealed_to=public, pictures=[b"a picture"])
    item = {name: getattr(one.request, name) for name in ("number", "service", "agency", "key_id")}
    item["terminal"] = "t-1"
    (data,) = one.attachments.values()
    sha256 = hashlib.sha256(b"a picture").hexdigest()
    assert sample.open_attachment(data, sha256, item, honest.keys) == b"a picture"
    changed = bytearray(data)
    changed[where % len(changed)] ^= change
    for tried, named, of in ((bytes(changed), sha256, item), (data, other, item), (data, sha256, honest.item)):
        with pytest.raises(sample.NotOpened):
            sample.open_attachment(tried, named, of, honest.keys)


@pytest.mark.parametrize(("number", "word"), [("22222-22222-22222", "not-found"), ("x/../y", "malformed")])
def test_a_wrong_command_is_one_line(receiver: Receiver, number: str, word: str) -> None:
    done = receiver.run("status", number, "completed")
    assert (done.returncode, done.stderr) == (1, f"receiver: {word}\n")
