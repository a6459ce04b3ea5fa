"""An agency's system fetches its requests: all, in the order they were made, nobody else's; and reports back."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
import pytest
import requests
from cryptography.hazmat.primitives.asymmetric import ec
from sqlalchemy import Engine

from demo.postgres import PostgresServer
from govchannel.contract import wire
from govchannel.contract.delivery import UNKNOWN_CLIENT, UNKNOWN_CURSOR, Page
from govchannel.errors import GovChannelError
from govchannel.store import feed, fleet, intake
from govchannel.store.database import open_database
from kiosk import keys
from kiosk.gateway import HttpGateway
from tests.govchannel.agency_system import AgencySystem, problem, request_to
from tests.govchannel.conftest import Backend

Enrolled = tuple[str, HttpGateway, ec.EllipticCurvePrivateKey]
NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


def test_requests_come_in_the_order_they_were_made(backend: Backend, enrolled: Enrolled) -> None:
    name, terminal, _ = enrolled
    system = AgencySystem(backend, "ORDER")
    made = [request_to("ORDER", name, created_at=NOW + timedelta(minutes=n)) for n in range(5)]
    terminal.exchange([made[3], made[0], made[4]])
    first = system.arrived(3)
    assert [item.number for item in first.requests] == [made[0].number, made[3].number, made[4].number]
    # What comes late comes after: nothing appears behind a cursor.
    terminal.exchange([made[2], made[1]])
    rest = system.arrived(2, first.after)
    assert [item.number for item in rest.requests] == [made[1].number, made[2].number]
    assert [item.position for item in system.page().requests] == [1, 2, 3, 4, 5]
    assert rest.requests[0].envelope == made[1].envelope


def test_an_agency_that_is_attached_late_gets_what_came_before(backend: Backend, enrolled: Enrolled) -> None:
    name, terminal, _ = enrolled
    early = request_to("LATE", name)
    terminal.exchange([early])
    assert [item.number for item in AgencySystem(backend, "LATE").arrived(1).requests] == [early.number]


def test_pages_are_bounded_and_lead_on(backend: Backend, enrolled: Enrolled) -> None:
    name, terminal, _ = enrolled
    system = AgencySystem(backend, "PAGES")
    terminal.exchange([request_to("PAGES", name) for _ in range(5)])
    whole = [item.number for item in system.arrived(5).requests]
    walked, after = [], 0
    while page := system.page(after, limit=2).requests:
        walked += [item.number for item in page]
        after = page[-1].position
    assert walked == whole
    assert system.page(after).after == after


def test_who_waits_is_answered_when_a_request_comes(backend: Backend, enrolled: Enrolled) -> None:
    name, terminal, _ = enrolled
    system = AgencySystem(backend, "WAITS")
    request = request_to("WAITS", name)
    with ThreadPoolExecutor() as pool:
        waiting = pool.submit(system.page, seconds=40)
        terminal.exchange([request])
        assert [item.number for item in waiting.result(20).requests] == [request.number]


def test_who_waits_is_answered_when_the_gateway_ends(backend: Backend) -> None:
    system = AgencySystem(backend, "ENDS")
    call = system.signed("GET", "/requests?after=0&seconds=50")
    address = urlsplit(call["url"])
    line = HTTPConnection(address.hostname or "", address.port or 0, timeout=20)
    line.request("GET", f"{address.path}?{address.query}", headers=call["headers"])
    # The gateway has the call above before this one, and answers this one.
    assert system.page().requests == []
    backend.gateway.stop()
    try:
        answer = line.getresponse()
        assert (answer.status, msgspec.json.decode(answer.read(), type=Page).requests) == (200, [])
    finally:
        line.close()
        backend.gateway.start()


def test_nobody_else_gets_an_agencys_requests(backend: Backend, enrolled: Enrolled) -> None:
    name, terminal, key = enrolled
    mine, other = AgencySystem(backend, "MINE"), AgencySystem(backend, "OTHER")
    request = request_to("MINE", name)
    terminal.exchange([request])
    mine.arrived(1)
    assert other.page().requests == []
    assert problem(other.call("GET", "/requests", agency="MINE")) == wire.NOT_FOUND
    assert problem(other.call("GET", "/keys", agency="MINE")) == wire.NOT_FOUND
    assert problem(other.report(request.number, "declined")) == wire.NOT_FOUND
    stranger = AgencySystem(backend, "MINE", attached=False)
    assert problem(stranger.call("GET", "/requests")) == UNKNOWN_CLIENT
    stranger.key_id = mine.key_id
    assert problem(stranger.call("GET", "/requests")) == wire.BAD_SIGNATURE
    stranger.key, stranger.key_id = key, name
    assert problem(stranger.call("GET", "/requests")) == UNKNOWN_CLIENT
    unsigned = requests.get(f"{backend.gateway.url}/v1/agencies/MINE/requests", timeout=20)
    assert problem(unsigned) == wire.BAD_SIGNATURE


def test_a_call_that_was_listened_to_is_not_taken_again(backend: Backend) -> None:
    call = AgencySystem(backend, "REPLAY").signed("GET", "/requests")
    assert requests.request(**call).status_code == 200
    assert problem(requests.request(**call)) == wire.REPLAYED


def test_an_operator_attaches_a_client_and_removes_it(backend: Backend) -> None:
    system = AgencySystem(backend, "GONE", attached=False)
    assert backend.does("agency", "client", "add", "GONE", str(system.public_file())).strip() == system.key_id
    assert system.page().requests == []
    assert system.key_id in backend.does("agency", "client", "list")
    backend.does("agency", "client", "remove", "GONE", system.key_id)
    assert problem(system.call("GET", "/requests")) == UNKNOWN_CLIENT


def test_a_cursor_the_feed_never_reached_is_told(backend: Backend) -> None:
    """The gateway came back from an older copy: an agency that waited at its cursor would miss what comes."""
    system = AgencySystem(backend, "RESTORED")
    assert problem(system.call("GET", "/requests?after=1")) == UNKNOWN_CURSOR
    for wrong in ("after=-1", "after=x", "after=99999999999999999999", "limit=0", "seconds=1e9", "seconds=nan"):
        assert problem(system.call("GET", f"/requests?{wrong}")) == wire.MALFORMED, wrong


def test_the_citizen_sees_what_the_agency_says(backend: Backend, enrolled: Enrolled) -> None:
    name, terminal, _ = enrolled
    system = AgencySystem(backend, "SAYS")
    request = request_to("SAYS", name, token="a-token-of-a-receipt")
    terminal.exchange([request])
    for state in ("opened", "in-progress", "in-progress", "completed"):
        assert system.report(request.number, state).json()["state"] == state
    # Said once more, because the answer was lost: it takes nothing back.
    assert system.report(request.number, "opened").json()["state"] == "completed"
    page = requests.get(f"{backend.gateway.url}/s/a-token-of-a-receipt", timeout=20).text
    assert [page.count(words) for words in ("Opened by the agency", "In progress", "Completed")] == [1, 1, 1]
    for wrong in ("received", "", None, "a" * 10_000):
        assert problem(system.call("POST", f"/requests/{request.number}/status", {"state": wrong})) == wire.MALFORMED


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (("client", "add", "../x", "none.pub"), "no agency's id"),
        (("client", "add", "DOPA", "none.pub"), "No such file"),
        (("client", "add", "DOPA", "/dev/zero"), "not a P-256 public key"),
        (("client", "remove", "DOPA", "0" * 64), "has no client"),
        (("client", "keygen", "/etc/passwd"), "File exists"),
    ],
)
def test_a_wrong_client_is_told(tmp_path: Path, command: tuple[str, ...], words: str) -> None:
    with pytest.raises(GovChannelError, match=words):
        Backend(tmp_path).does("agency", *command)


def test_a_key_is_of_one_client_only(engine: Engine) -> None:
    public = keys.public_bytes(ec.generate_private_key(ec.SECP256R1()))
    feed.add_client(engine, "FIRST", public, NOW)
    with pytest.raises(GovChannelError, match="FIRST has this key already"):
        feed.add_client(engine, "SECOND", public, NOW)


# --- the places, without a gateway ------------------------------------------------------------------------------------


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """A gateway's database with one enrolled terminal."""
    url = f"sqlite:///{tmp_path / 'gateway.db'}"
    if request.param == "postgresql":
        server: PostgresServer = request.getfixturevalue("postgres")
        url = server.fresh()
    engine = open_database(url)
    code = fleet.add(engine, "t-1", "stable", NOW, timedelta(hours=1))
    key = keys.public_bytes(ec.generate_private_key(ec.SECP256R1()))
    fleet.enrol(engine, wire.Enrol(terminal="t-1", code=code, public_key=key), NOW)
    yield engine
    engine.dispose()


def test_no_request_appears_behind_a_cursor(engine: Engine) -> None:
    """Four terminals hand over and two gateways give places, all at once, while an agency walks along."""
    feed.add_client(engine, "RUSH", keys.public_bytes(ec.generate_private_key(ec.SECP256R1())), NOW)
    batches = [[request_to("RUSH") for _ in range(3)] for _ in range(24)]
    sent = threading.Event()

    def hand_over(mine: list[list[wire.SealedRequest]]) -> None:
        for batch in mine:
            intake.take(engine, [intake.Handover("t-1", b"key", batch, NOW)])

    def give_places() -> None:
        while not sent.is_set():
            feed.place(engine)
        feed.place(engine)

    walked: list[str] = []

    def walk() -> None:
        after = 0
        while not sent.is_set() or after < feed.last(engine, "RUSH"):
            for item in feed.after(engine, "RUSH", after, 5, 10_000):
                assert item.position == after + 1
                walked.append(item.number)
                after = item.position

    with ThreadPoolExecutor() as pool:
        agency = pool.submit(walk)
        gateways = [pool.submit(give_places) for _ in range(2)]
        for terminal in [pool.submit(hand_over, batches[n::4]) for n in range(4)]:
            terminal.result()
        sent.set()
        for gateway in gateways:
            gateway.result()
        agency.result()
    missing = {request.number for batch in batches for request in batch} - set(walked)
    missing -= {item.number for item in feed.after(engine, "RUSH", len(walked), 100, 10**9)}
    assert (len(walked) == len(set(walked)), missing) == (True, set())


def test_places_are_given_in_small_steps_and_in_order(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """A feed that begins late may have thousands waiting; intake goes on in between."""
    monkeypatch.setattr(feed, "PLACED_AT_ONCE", 2)
    for agency in ("ONE", "TWO"):
        feed.add_client(engine, agency, keys.public_bytes(ec.generate_private_key(ec.SECP256R1())), NOW)
        batch = [request_to(agency, created_at=NOW - timedelta(minutes=n)) for n in range(5)]
        intake.take(engine, [intake.Handover("t-1", b"key", batch, NOW)])
    assert feed.place(engine) == {"ONE": 5, "TWO": 5}
    for agency in ("ONE", "TWO"):
        items = feed.after(engine, agency, 0, 100, 10**9)
        assert [item.position for item in items] == [1, 2, 3, 4, 5]
        assert items == sorted(items, key=lambda item: item.created_at)


def test_a_page_holds_no_more_bytes_than_it_may_but_one_request(engine: Engine) -> None:
    feed.add_client(engine, "BYTES", keys.public_bytes(ec.generate_private_key(ec.SECP256R1())), NOW)
    batch = [request_to("BYTES") for _ in range(4)]
    intake.take(engine, [intake.Handover("t-1", b"key", batch, NOW)])
    feed.place(engine)
    size = len(batch[0].envelope)
    assert len(feed.after(engine, "BYTES", 0, 100, 1)) == 1
    assert len(feed.after(engine, "BYTES", 0, 100, 2 * size + size // 2)) == 2
