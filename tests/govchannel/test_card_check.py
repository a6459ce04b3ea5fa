"""Is the card in force? The gateway asks an imitation of the Government API, as the real one is documented."""

from __future__ import annotations

import asyncio
import gc
import json
import logging
import secrets
import subprocess
import sys
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import msgspec
import pytest
import requests
from cryptography.hazmat.primitives.asymmetric import ec

from demo import government_api as imitation
from demo.government_api import PERSONAL, VALIDATE, GovernmentApi, Registered, Trouble, says
from demo.loopback import drip, flood, reply
from drivers.people import PEOPLE
from drivers.virtual_card import LASER_CODE
from govchannel import settings
from govchannel.connectors.government_api import AT_ONCE, CardRegister
from govchannel.contract import wire
from govchannel.errors import GovChannelError
from kiosk import keys
from kiosk.clock import SystemClock
from kiosk.errors import Offline
from kiosk.gateway import HttpGateway
from tests.govchannel.conftest import Backend
from tests.quiet_gateway import assert_quiet

MALEE = PEOPLE["malee"].citizen_id

Ask = Callable[[Callable[[CardRegister], Coroutine[Any, Any, Any]]], Any]


def question(person: str = "malee", **changes: str) -> wire.CheckCard:
    one = PEOPLE[person]
    _, first, _, last = one.name_th.split("#")
    asked = wire.CheckCard(
        citizen_id=one.citizen_id,
        first_name=first,
        last_name=last,
        birth_date=one.birth_date,
        laser_code=LASER_CODE,
    )
    return msgspec.structs.replace(asked, **changes)


class Hand:
    """A monotonic clock moved by hand."""

    seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def hand() -> Hand:
    return Hand()


@pytest.fixture
def api(hand: Hand) -> Iterator[GovernmentApi]:
    with GovernmentApi(hand) as api:
        yield api


def written(folder: Path, api: GovernmentApi, **changes: Any) -> settings.GovernmentApi:
    """The settings of a gateway that has a key."""
    (folder / "key").write_text(imitation.CONSUMER_KEY + "\n")
    (folder / "secret").write_text(imitation.CONSUMER_SECRET + "\n")
    values: dict[str, Any] = {
        "url": api.url,
        "agent_id": imitation.AGENT_ID,
        "consumer_key_file": str(folder / "key"),
        "consumer_secret_file": str(folder / "secret"),
    }
    return settings.GovernmentApi(**values | changes)


@pytest.fixture
def ask(tmp_path: Path, api: GovernmentApi, hand: Hand) -> Ask:
    """Runs something with a register of its own."""

    def ask(work: Callable[[CardRegister], Coroutine[Any, Any, Any]]) -> Any:
        async def run() -> Any:
            register = CardRegister(written(tmp_path, api), hand, deadline_seconds=0.5)
            try:
                return await work(register)
            finally:
                await register.close()

        return asyncio.run(run())

    return ask


@pytest.mark.parametrize(
    ("asked", "outcome"),
    [
        (question(), "in-force"),
        (question("boonmee"), "in-force"),
        (question("monk"), "in-force"),
        (question("expired"), "not-in-force"),
        (question(laser_code="JT9990000018"), "mismatch"),
        (question(birth_date="25000000"), "mismatch"),
        (question(citizen_id=PEOPLE["somchai"].citizen_id), "mismatch"),
    ],
)
def test_what_the_register_says(ask: Ask, asked: wire.CheckCard, outcome: str) -> None:
    assert ask(lambda register: register.check(asked)) == outcome


def test_a_result_that_is_false_is_no_card_in_force(ask: Ask, api: GovernmentApi) -> None:
    api.trouble = only(PERSONAL, says(200, {"Result": False}))
    assert ask(lambda register: register.check(question())) == "mismatch"


def only(path: str, trouble: Trouble) -> Trouble:
    return lambda call: call.path.startswith(path) and trouble(call)


def test_one_token_serves_many_checks(ask: Ask, api: GovernmentApi) -> None:
    async def many(register: CardRegister) -> list[str]:
        return [
            *await asyncio.gather(*(register.check(question()) for _ in range(8))),
            await register.check(question()),
        ]

    assert ask(many) == ["in-force"] * 9
    assert api.calls.count(VALIDATE) == 1


@pytest.mark.parametrize("minutes", [54, 56, 61, 600])
def test_a_token_that_was_not_used_for_an_hour_is_renewed(
    ask: Ask, api: GovernmentApi, hand: Hand, minutes: int
) -> None:
    async def twice(register: CardRegister) -> list[str]:
        first = await register.check(question())
        hand.seconds += 60 * minutes
        return [first, await register.check(question())]

    assert ask(twice) == ["in-force", "in-force"]
    assert api.calls.count(VALIDATE) == (1 if minutes < 55 else 2)
    assert api.calls.count(PERSONAL) == 2


@pytest.mark.parametrize("told", [says(401, {}), says(500, {"Message": "Token expired"}), says(403, b"")])
def test_a_token_that_is_refused_before_its_time_is_renewed_once(ask: Ask, api: GovernmentApi, told: Trouble) -> None:
    async def twice(register: CardRegister) -> list[str]:
        first = await register.check(question())
        once = iter([told])
        api.trouble = only(PERSONAL, lambda call: any(trouble(call) for trouble in once))
        return [first, await register.check(question())]

    assert ask(twice) == ["in-force", "in-force"]
    assert api.calls == [VALIDATE, PERSONAL, PERSONAL, VALIDATE, PERSONAL]


def hangs(call: BaseHTTPRequestHandler) -> bool:
    call.connection.settimeout(10)
    with suppress(OSError):
        call.connection.recv(1)  # until the other side gives up
    return True


def drips(call: BaseHTTPRequestHandler) -> bool:
    drip(call)
    return True


def floods(call: BaseHTTPRequestHandler) -> bool:
    flood(call)
    return True


def breaks_off(call: BaseHTTPRequestHandler) -> bool:
    call.connection.close()
    return True


def leads_elsewhere(call: BaseHTTPRequestHandler) -> bool:
    reply(call, status=302, headers={"location": "http://127.0.0.1:9/elsewhere"})
    return True


TROUBLES: dict[str, Trouble] = {
    "hangs": hangs,
    "drips": drips,
    "floods": floods,
    "breaks off": breaks_off,
    "leads elsewhere": leads_elsewhere,
    "no JSON": says(200, b"<html>"),
    "another JSON": says(200, {"Result": {"citizen": 1}}),
    "a number": says(200, {"Result": 7}),
    "an unknown code": says(500, {"Message": "[9]"}),
    "a code that is no fault": says(503, {"Message": "[2]"}),
    "a token that is no header": says(200, {"Result": "a\r\nb"}),
    "bytes": says(200, b"\xff\xfe\x00"),
}


@pytest.mark.parametrize("path", [VALIDATE, PERSONAL])
@pytest.mark.parametrize("name", TROUBLES)
def test_whatever_the_register_does_there_is_an_answer(ask: Ask, api: GovernmentApi, name: str, path: str) -> None:
    api.trouble = only(path, TROUBLES[name])
    assert ask(lambda register: register.check(question())) == "unavailable"


def test_a_register_that_is_not_there(ask: Ask, api: GovernmentApi) -> None:
    api.server_close()
    assert ask(lambda register: register.check(question())) == "unavailable"


def test_a_crowd_before_a_register_that_hangs_is_not_queued(ask: Ask, api: GovernmentApi) -> None:
    api.trouble = hangs

    async def crowd(register: CardRegister) -> tuple[str, int]:
        waiting = [asyncio.create_task(register.check(question())) for _ in range(AT_ONCE)]
        await asyncio.sleep(0)
        answer = await register.check(question())
        still = sum(not task.done() for task in waiting)
        await asyncio.gather(*waiting)
        return answer, still

    assert ask(crowd) == ("unavailable", AT_ONCE)


class Everything(logging.Handler):
    """Whatever anybody logs at any level."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.name} {record.getMessage()} {record.exc_text}")

    @contextmanager
    def listening(self) -> Iterator[None]:
        root = logging.getLogger()
        level = root.level
        root.addHandler(self)
        root.setLevel(logging.DEBUG)
        try:
            yield
        finally:
            root.removeHandler(self)
            root.setLevel(level)


def test_nothing_of_a_check_reaches_a_log_at_any_level(
    ask: Ask, api: GovernmentApi, capsys: pytest.CaptureFixture[str]
) -> None:
    def checks(register: CardRegister) -> Coroutine[Any, Any, str]:
        return register.check(question(first_name="ชื่อลับ", laser_code="QX1234567890"))

    let, cut_off = Everything(), Everything()
    repeats = says(500, {"Message": "[7] QX1234567890"}), says(200, b"QX1234567890")
    with cut_off.listening():
        for trouble in (None, *repeats, breaks_off, floods):
            api.trouble = trouble
            ask(checks)
    api.trouble = None
    with let.listening():
        logging.getLogger("httpcore").propagate = True
        ask(checks)
        logging.getLogger("httpcore").propagate = False
    assert any(line.startswith("httpcore") for line in let.lines), "the HTTP library is heard when it is let"
    assert not any(line.startswith("http") for line in cut_off.lines)
    said = capsys.readouterr()
    for secret in ("QX1234567890", MALEE, "ลับ", "%E0%B8", imitation.CONSUMER_SECRET):
        assert secret not in "".join(cut_off.lines) + said.out + said.err


def test_nothing_of_a_check_stays_in_memory(tmp_path: Path, api: GovernmentApi) -> None:
    half = secrets.token_hex(8), secrets.token_hex(8)  # whole it stands nowhere but in what is asked
    # In a process of its own: what an imitation remembers must not be taken for what we do.
    command = [sys.executable, "-m", "demo.government_api", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2])
    try:
        assert process.stdout
        url = process.stdout.readline().split()[2].rstrip(":")

        async def check() -> tuple[str, bool]:
            register = CardRegister(written(tmp_path, api, url=url))
            outcome = await register.check(question(first_name="".join(half)))
            gc.collect()
            stays = found_in_memory("".join(half).encode())
            await register.close()
            return outcome, stays

        assert asyncio.run(check()) == ("mismatch", False)
    finally:
        process.terminate()
        process.communicate(timeout=10)
    kept = question(first_name="".join(half))
    assert found_in_memory("".join(half).encode()), "what is kept would be found"
    del kept


def found_in_memory(secret: bytes) -> bool:
    """Whether a text with the secret hangs on anything that the collector knows, this function's own texts apart."""
    text = secret.decode()
    for one in gc.get_objects():
        for held in gc.get_referents(one):
            if held is text or held is secret:
                continue
            if (type(held) is str and text in held) or (type(held) is bytes and secret in held):
                return True
    return False


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"url": "http://api.example.go.th"}, "no https address"),
        ({"url": "ftp://127.0.0.1"}, "no https address"),
        ({"url": "https://"}, "no https address"),
        ({"consumer_key_file": "/nowhere/key"}, "/nowhere/key"),
        ({"consumer_secret_file": "/dev/null"}, "one line"),
    ],
)
def test_settings_that_cannot_be_are_told(
    tmp_path: Path, api: GovernmentApi, changes: dict[str, Any], said: str
) -> None:
    with pytest.raises(GovChannelError, match=said) as told:
        CardRegister(written(tmp_path, api, **changes))
    assert imitation.CONSUMER_SECRET not in str(told.value)


# --- through the gateway ----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def served() -> Iterator[GovernmentApi]:
    with GovernmentApi() as api:
        yield api


@pytest.fixture(scope="module")
def checking(served: GovernmentApi, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Backend]:
    """A gateway with a key to the register."""
    home = tmp_path_factory.mktemp("govchannel")
    given = written(tmp_path_factory.mktemp("secrets"), served)
    lines = [f"{name} = {json.dumps(value)}" for name, value in msgspec.structs.asdict(given).items()]
    backend = Backend(home)
    (home / "config.toml").write_text("[government_api]\n" + "\n".join(lines) + "\n")
    backend.gateway.start()
    yield backend
    backend.gateway.stop()
    assert_quiet(home)


def terminal(backend: Backend) -> tuple[str, HttpGateway]:
    name, key = f"t-{secrets.token_hex(4)}", ec.generate_private_key(ec.SECP256R1())
    connection = HttpGateway(backend.gateway.url, name, key, SystemClock())
    connection.enrol(backend.code(name), keys.public_bytes(key))
    return name, connection


def test_a_terminal_has_a_card_checked(checking: Backend) -> None:
    _, connection = terminal(checking)
    assert connection.card_checks().offered
    assert connection.check_card(question()).outcome == "in-force"
    assert connection.check_card(question("expired")).outcome == "not-in-force"
    connection.close()


def test_no_file_of_the_gateway_holds_what_was_checked(checking: Backend, served: GovernmentApi) -> None:
    _, connection = terminal(checking)
    born = "25121231"
    served.register["1101700207366"] = Registered("ชื่อลับสมมุติ", "สกุลลับสมมุติ", born, "QX1234567890")
    asked = wire.CheckCard(
        citizen_id="1101700207366",
        first_name="ชื่อลับสมมุติ",
        last_name="สกุลลับสมมุติ",
        birth_date=born,
        laser_code="QX1234567890",
    )
    assert connection.check_card(asked).outcome == "in-force"
    served.trouble = says(500, {"Message": "[9] QX1234567890"})
    assert connection.check_card(asked).outcome == "unavailable"
    served.trouble = None
    connection.close()
    assert '"event": "card not checked"' in (checking.home / "gateway.log").read_text()
    for file in checking.home.rglob("*"):
        if file.is_file():
            for secret in ("1101700207366", "ลับสมมุติ", "QX1234567890", imitation.CONSUMER_SECRET):
                assert secret.encode() not in file.read_bytes(), file.name


def test_a_terminal_that_guesses_is_slowed_down_and_told_of(checking: Backend) -> None:
    name, connection = terminal(checking)

    def guesses() -> None:
        for number in range(100):
            assert connection.check_card(question(laser_code=f"JT{number:010}")).outcome == "mismatch"

    with pytest.raises(Offline, match="too-many-calls"):
        guesses()
    assert connection.exchange([]).answers == [], "it may still hand over what citizens sent"
    connection.close()
    assert f'"terminal": "{name}", "what": "card checks"' in (checking.home / "gateway.log").read_text()


@pytest.mark.parametrize(
    "body",
    [
        b"{}",
        b'{"citizen_id": "1409900000018"}',
        msgspec.json.encode(question()).replace(b"JT", b"jt"),
        b"\xff",
        b"[" * 9999,
    ],
)
def test_what_is_no_question_is_refused_and_not_repeated(checking: Backend, body: bytes) -> None:
    _, connection = terminal(checking)
    answer = connection._send("POST", "/v1/card-checks", body)
    connection.close()
    assert answer.status == 400
    assert b"1409900000018" not in answer.content


def test_nobody_but_a_terminal_may_ask(checking: Backend) -> None:
    url = f"{checking.gateway.url}/v1/card-checks"
    assert requests.get(url, timeout=10).status_code == 401
    assert requests.post(url, data=msgspec.json.encode(question()), timeout=10).status_code == 401


def test_a_gateway_without_a_key_says_so(tmp_path: Path) -> None:
    backend = Backend(tmp_path)
    backend.gateway.start()
    try:
        _, connection = terminal(backend)
        assert not connection.card_checks().offered
        assert connection.check_card(question()).outcome == "unavailable"
        connection.close()
    finally:
        backend.gateway.stop()


def test_a_gateway_with_half_a_key_does_not_start(tmp_path: Path) -> None:
    backend = Backend(tmp_path)
    (tmp_path / "config.toml").write_text('[government_api]\nurl = "https://api.example"\nagent_id = "x"\n')
    done = backend.run("serve", "--port", "0")
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert "consumer_key_file" in done.stderr
