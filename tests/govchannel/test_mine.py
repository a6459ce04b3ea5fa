"""A citizen's own requests at the gateway: found at any terminal by what the card yields, by nothing else."""

from __future__ import annotations

import secrets
from collections.abc import Callable

import msgspec
import pytest
import requests
from cryptography.hazmat.primitives.asymmetric import ec

from govchannel.contract import wire
from govchannel.contract.tokens import token_key
from kiosk import keys
from kiosk.card_token import card_token
from kiosk.errors import Offline, Refused
from kiosk.gateway import HttpGateway
from tests.govchannel.conftest import Backend
from tests.govchannel.test_gateway import Enrolled, sealed

CITIZEN_ID = "1409900000018"


@pytest.fixture
def token() -> str:
    """Of a card that was never used before."""
    return card_token(CITIZEN_ID, b"\xff\xd8" + secrets.token_bytes(20) + b"\xff\xd9") or ""


def carded(terminal: str, token: str) -> wire.SealedRequest:
    return msgspec.structs.replace(sealed(terminal), card_key=token_key(token))


def numbers(connection: HttpGateway, token: str) -> list[str]:
    return [one.number for one in connection.mine(wire.AskMine(token=token)).requests]


@pytest.fixture
def elsewhere(backend: Backend, connect: Callable[..., HttpGateway]) -> HttpGateway:
    """Another terminal, in another town."""
    name, key = f"else-{secrets.token_hex(4)}", ec.generate_private_key(ec.SECP256R1())
    connection = connect(name, key)
    connection.enrol(backend.code(name), keys.public_bytes(key))
    return connection


def test_they_are_found_at_any_terminal_newest_first(
    backend: Backend, enrolled: Enrolled, elsewhere: HttpGateway, token: str
) -> None:
    name, connection, _ = enrolled
    sent = [carded(name, token) for _ in range(3)]
    for request in sent:
        connection.exchange([request])
    connection.exchange([sealed(name), carded(name, card_token(CITIZEN_ID, b"\xff\xd8other\xff\xd9") or "")])
    assert numbers(elsewhere, token) == [request.number for request in reversed(sent)]
    done = backend.run("agency", "status", "PWA", sent[0].number, "completed")
    assert done.returncode == 0, done.stderr
    oldest = elsewhere.mine(wire.AskMine(token=token)).requests[-1]
    assert (oldest.service, oldest.agency, oldest.state) == ("pwa-leak", "PWA", "completed")
    assert [step.state for step in oldest.history] == ["received", "completed"]


def test_a_request_of_an_older_terminal_is_nobodys(enrolled: Enrolled, token: str) -> None:
    name, connection, _ = enrolled
    connection.exchange([sealed(name)])
    told = connection.mine(wire.AskMine(token=token))
    assert (told.requests, told.more) == ([], False)


def test_handing_over_again_lists_it_once(enrolled: Enrolled, token: str) -> None:
    name, connection, _ = enrolled
    request = carded(name, token)
    connection.exchange([request])
    connection.exchange([request])
    assert numbers(connection, token) == [request.number]


def test_the_list_is_bounded_and_says_so(enrolled: Enrolled, token: str) -> None:
    name, connection, _ = enrolled
    connection.exchange([carded(name, token) for _ in range(wire.MOST_MINE)])
    assert not connection.mine(wire.AskMine(token=token)).more
    newest = carded(name, token)
    connection.exchange([newest])
    told = connection.mine(wire.AskMine(token=token))
    assert (len(told.requests), told.more, told.requests[0].number) == (wire.MOST_MINE, True, newest.number)


def test_what_the_database_holds_is_not_enough_to_ask(enrolled: Enrolled, token: str) -> None:
    name, connection, _ = enrolled
    connection.exchange([carded(name, token)])
    stolen = token_key(token)
    with pytest.raises(Refused, match=wire.MALFORMED):
        connection.mine(wire.AskMine(token=stolen))
    assert numbers(connection, stolen[:43]) == []


@pytest.mark.parametrize("guess", ["", CITIZEN_ID, "x" * 42, "x" * 44, "ก" * 43, "%" * 43])
def test_what_is_no_token_is_refused(enrolled: Enrolled, guess: str) -> None:
    with pytest.raises(Refused, match=wire.MALFORMED):
        enrolled[1].mine(wire.AskMine(token=guess))


def test_only_terminals_may_ask(backend: Backend, token: str) -> None:
    body = msgspec.json.encode(wire.AskMine(token=token))
    answer = requests.post(f"{backend.gateway.url}/v1/requests/mine", data=body, timeout=10)
    assert (answer.status_code, answer.json()["type"]) == (401, wire.BAD_SIGNATURE)


def test_a_terminal_that_asks_for_everybody_is_slowed_down_and_told_of(
    backend: Backend, enrolled: Enrolled, elsewhere: HttpGateway, token: str
) -> None:
    name, connection, _ = enrolled

    def asks_for_everybody() -> None:
        for number in range(1000):
            numbers(connection, card_token(f"{number:013}", b"\xff\xd8 guessed \xff\xd9") or "")

    with pytest.raises(Offline, match="too-many-calls"):
        asks_for_everybody()
    assert numbers(elsewhere, token) == [], "others go on"
    assert connection.exchange([]).answers == [], "and it may still hand over what citizens sent"
    log = (backend.home / "gateway.log").read_text()
    assert f'"terminal": "{name}", "what": "my requests", "event": "asks too often"' in log
    assert token not in log


def test_no_file_of_the_gateway_holds_a_token_or_a_citizen(backend: Backend, enrolled: Enrolled, token: str) -> None:
    name, connection, _ = enrolled
    connection.exchange([carded(name, token)])
    assert len(numbers(connection, token)) == 1
    for file in backend.home.rglob("*"):
        if file.is_file():
            assert token.encode() not in file.read_bytes(), file
            assert CITIZEN_ID.encode() not in file.read_bytes(), file
