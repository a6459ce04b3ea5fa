"""The counter between screen and agent: what is asked while somebody stands there, and what may go wrong with it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from govchannel.contract import wire
from kiosk import keys
from kiosk.answering import Answering, answer
from kiosk.card_token import card_token
from kiosk.catalog import Catalog
from kiosk.clock import SystemClock
from kiosk.config import Config, Enrolment, Settings
from kiosk.counter import Counter, Question
from kiosk.errors import Offline, Outdated, Refused
from kiosk.mine import Mine
from kiosk.mine_finding import find
from kiosk.outbox import Outbox
from tests.kiosk.given import SOMCHAI
from tests.kiosk.test_gateway import Behaviour, problem, says, server
from tests.kiosk.test_mine import PHOTO, TOKEN, carded
from tests.kiosk.test_outbox import NOW

FOUND = "33333-33333-33333"


class House:
    """An agent's counter in front of a gateway that answers as told."""

    def __init__(self, home: Path) -> None:
        self.config = Config(home, Settings())
        self.counter = Counter(self.config.counter)
        keys.make_key(self.config.key)

    def mine(self) -> Mine:
        with closing(Catalog(self.config.catalog)) as catalog:
            return find(self.counter, self.config.outbox, catalog, TOKEN)

    def keeps(self, *requests: wire.SealedRequest) -> None:
        with closing(Outbox(self.config.outbox)) as outbox:
            for request in requests:
                outbox.append(request)

    @contextmanager
    def open(self, behaviour: Behaviour) -> Iterator[Answering]:
        """An agent at its counter, and a gateway behind it."""
        with server(behaviour) as url:
            enrolment = Enrolment("t-1", "stable", url, url)
            self.config.enrolment_file.write_bytes(msgspec.json.encode(enrolment))
            answering = Answering(self.config)
            try:
                yield answering
            finally:
                answering.close()


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    return House(tmp_path_factory.mktemp("a folder whose name is longer than the address of a socket may be " * 3))


@pytest.fixture
def outbox(house: House) -> Iterator[None]:
    """Empty again afterwards."""
    yield
    for file in house.config.home.glob("outbox.*"):
        file.unlink()


def answers(*numbers: str) -> Behaviour:
    history = [wire.StatusChange(state="received", at=NOW), wire.StatusChange(state="opened", at=NOW)]
    told = [
        wire.RequestStatus(number=number, service="gone", agency="GONE", state="opened", history=history)
        for number in numbers
    ]
    return says(200, msgspec.json.encode(wire.MyRequests(requests=told, more=True)))


@pytest.mark.usefixtures("outbox")
def test_what_waits_here_and_what_the_gateway_has_is_one_list(house: House) -> None:
    waiting, both = carded(), carded()
    house.keeps(waiting, both)
    with house.open(answers(both.number, FOUND)):
        mine = house.mine()
    found = {one.number: one.state for one in mine.requests}
    assert found == {waiting.number: "waiting", both.number: "opened", FOUND: "opened"}
    assert mine.more
    assert mine.failure is None
    names = {one.number: one.service.th for one in mine.requests}
    assert names[FOUND] == "gone", "a service that the catalog does not know any more is called by its id"


@pytest.mark.usefixtures("outbox")
def test_without_an_agent_what_waits_here_is_still_told_and_only_the_citizens(house: House) -> None:
    request = carded()
    house.keeps(request, carded(card_token(SOMCHAI.citizen_id, PHOTO) or ""))
    assert house.mine().failure == Offline.code
    assert [one.number for one in house.mine().requests] == [request.number]


@pytest.mark.usefixtures("outbox")
def test_what_the_gateway_never_took_is_told_as_such(house: House) -> None:
    request = carded()
    house.keeps(request)
    with closing(Outbox(house.config.outbox)) as outbox:
        outbox.refused(request.number, "conflict", NOW)
    assert [one.state for one in house.mine().requests] == ["undelivered"]


@pytest.mark.parametrize(
    ("behaviour", "failure"),
    [
        (problem(403, wire.SUSPENDED), Refused.code),
        (problem(429, "too-many-calls"), Offline.code),
        (problem(500, "internal"), Offline.code),
        (says(200, b"{}"), Outdated.code),
        (says(200, b"<html>portal</html>", "text/html"), Offline.code),
    ],
)
def test_what_goes_wrong_is_told_and_never_raised(house: House, behaviour: Behaviour, failure: str) -> None:
    with house.open(behaviour):
        assert house.mine() == Mine(failure=failure)


@pytest.fixture(scope="module")
def counter(house: House) -> Iterator[Answering]:
    with house.open(answers()) as answering:
        yield answering


hostile = st.binary(max_size=200) | st.builds(
    lambda subject, body: msgspec.json.encode(Question(subject, msgspec.Raw(msgspec.json.encode(body)))),
    st.text(max_size=20) | st.just("my-requests"),
    st.none() | st.text(max_size=50) | st.dictionaries(st.just("token"), st.text(max_size=60)),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(hostile)
@example(b"")
@example(b'{"subject": "my-requests", "body": {"token": "short"}}')
def test_what_is_no_question_is_answered_as_such(counter: Answering, asked: bytes) -> None:
    assert answer(counter.config, SystemClock(), asked).failure == Outdated.code


def test_the_socket_is_its_owners_only_and_goes_with_the_agent(house: House) -> None:
    with house.open(answers()):
        assert house.config.counter.stat().st_mode & 0o777 == 0o600
    assert not house.config.counter.exists()


def test_a_socket_that_a_killed_agent_left_is_no_hindrance(house: House) -> None:
    house.config.counter.touch()
    assert house.mine().failure == Offline.code
    with house.open(answers(FOUND)):
        assert [one.number for one in house.mine().requests] == [FOUND]


def test_who_hangs_up_does_not_wait(house: House) -> None:
    asked, go_on = threading.Event(), threading.Event()

    def slow(handler: BaseHTTPRequestHandler) -> None:
        asked.set()
        go_on.wait(30)
        answers(FOUND)(handler)

    told: list[Mine] = []
    with house.open(slow):
        thread = threading.Thread(target=lambda: told.append(house.mine()))
        thread.start()
        assert asked.wait(10)
        house.counter.hang_up()
        thread.join(10)
        assert told == [Mine(failure=Offline.code)]
        go_on.set()
