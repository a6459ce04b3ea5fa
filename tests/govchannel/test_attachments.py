"""Attachments: they come in pieces, survive crashes, belong to one terminal and one request, and open at the agency."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from sqlalchemy import Delete, Update, delete, update

from govchannel.agency import keys as agency_keys
from govchannel.contract import wire
from govchannel.gateway.clock import system_clock
from govchannel.settings import load_config
from govchannel.store import attachments, tables
from govchannel.store.database import open_database
from kiosk import keys
from kiosk.errors import KioskError, Offline
from kiosk.gateway import HttpGateway
from kiosk.seal import Sealed
from kiosk.uploads import PIECE_BYTES
from tests.govchannel.agency_system import AgencySystem, problem, sealed
from tests.govchannel.conftest import Backend
from tests.govchannel.test_gateway import Enrolled, outcomes, refusal

PICTURE = os.urandom(3 * PIECE_BYTES)


SMALL = b"\xff\xd8 a second picture"


def given(name: str, key: ec.EllipticCurvePrivateKey, *pictures: bytes) -> Sealed:
    return sealed("PWA", name, key=key, pictures=pictures or (PICTURE,))


def attachment(one: Sealed) -> tuple[wire.Attachment, bytes]:
    (listed,) = one.request.attachments
    return listed, one.attachments[listed.digest]


def send(connection: HttpGateway, listed: wire.Attachment, data: bytes, until: int | None = None) -> int:
    """Send pieces from where the gateway is; where it is then."""
    end = len(data) if until is None else until
    here = connection.attachment(listed.digest).offset
    while here < end:
        here = connection.upload(listed, here, data[here : min(here + PIECE_BYTES, end)]).offset
    return here


def arrives(backend: Backend, enrolled: Enrolled, agency: str) -> Sealed:
    """A request with two pictures, sealed to a new key of its agency."""
    name, connection, key = enrolled
    backend.does("agency", "keygen", agency)
    (sealed_to,) = (one for one in agency_keys.public_keys(backend.home / "agency-keys") if one.agency == agency)
    one = sealed(agency, name, key=key, sealed_to=sealed_to, pictures=[PICTURE, SMALL])
    for listed in one.request.attachments:
        send(connection, listed, one.attachments[listed.digest])
    assert outcomes(connection.exchange([one.request])) == [("accepted", None)]
    return one


def test_a_request_waits_until_its_attachments_are_whole(enrolled: Enrolled) -> None:
    name, connection, key = enrolled
    one = given(name, key)
    listed, data = attachment(one)
    waiting = [("waiting", wire.ATTACHMENT_MISSING)]
    assert outcomes(connection.exchange([one.request])) == waiting
    send(connection, listed, data, until=PIECE_BYTES)
    assert outcomes(connection.exchange([one.request])) == waiting
    send(connection, listed, data)
    for _ in range(2):
        assert outcomes(connection.exchange([one.request])) == [("accepted", None)]
    assert connection.attachment(listed.digest).offset == listed.size, "an agent that missed the answer sends nothing"


def test_after_a_crash_it_goes_on_where_it_was(backend: Backend, enrolled: Enrolled) -> None:
    name, connection, key = enrolled
    one = given(name, key)
    listed, data = attachment(one)
    here = 0
    while here < listed.size:
        here = connection.upload(listed, here, data[here : here + PIECE_BYTES]).offset
        backend.gateway.stop(signal.SIGKILL)
        backend.gateway.start()
        assert connection.attachment(listed.digest).offset == here
    assert outcomes(connection.exchange([one.request])) == [("accepted", None)]


def test_a_piece_at_a_wrong_place_changes_nothing_and_tells_the_right_one(enrolled: Enrolled) -> None:
    name, connection, key = enrolled
    one = given(name, key)
    listed, data = attachment(one)
    assert connection.upload(listed, 500, data[500:600]).offset == 0
    assert connection.upload(listed, 0, data[:1000]).offset == 1000
    for start, end in ((0, 1000), (0, 500), (999, 2000), (2000, 3000)):
        assert connection.upload(listed, start, data[start:end]).offset == 1000
    send(connection, listed, data)
    assert outcomes(connection.exchange([one.request])) == [("accepted", None)]


def test_bytes_that_are_not_what_their_digest_says_are_thrown_away(enrolled: Enrolled) -> None:
    name, connection, key = enrolled
    one = given(name, key)
    listed, data = attachment(one)
    send(connection, listed, data, until=PIECE_BYTES)
    wrong = bytes(len(data))
    assert refusal(lambda: send(connection, listed, wrong)) == wire.MALFORMED
    assert connection.attachment(listed.digest).offset == 0
    send(connection, listed, data)
    assert outcomes(connection.exchange([one.request])) == [("accepted", None)]


def test_what_is_too_large_is_refused(enrolled: Enrolled) -> None:
    name, connection, key = enrolled
    listed, data = attachment(given(name, key))
    piece = bytes(wire.MAX_PIECE_BYTES + 1)
    assert refusal(lambda: connection.upload(listed, 0, piece)) == wire.MALFORMED
    assert refusal(lambda: connection.upload(listed, 0, data[:PIECE_BYTES] + data)) == wire.MALFORMED
    huge = msgspec.structs.replace(listed, size=wire.MAX_ATTACHMENT_BYTES + 1)
    assert refusal(lambda: connection.upload(huge, 0, data[:1])) == wire.MALFORMED
    assert refusal(lambda: connection.upload(listed, -1, data[:1])) == wire.MALFORMED
    for digest in ("x" * 64, "0" * 63, "..%2f.."):
        with pytest.raises(KioskError):
            connection.attachment(digest)
    send(connection, listed, data, until=10)
    other = msgspec.structs.replace(listed, size=listed.size - 1)
    assert refusal(lambda: connection.upload(other, 10, data[10:20])) == wire.MALFORMED


def test_another_terminals_attachment_is_as_if_it_were_not_there(
    backend: Backend, enrolled: Enrolled, connect: Callable[..., HttpGateway]
) -> None:
    name, connection, key = enrolled
    one = given(name, key)
    listed, data = attachment(one)
    send(connection, listed, data)
    other_key = ec.generate_private_key(ec.SECP256R1())
    other = connect("other-pictures", other_key)
    other.enrol(backend.code("other-pictures"), keys.public_bytes(other_key))
    assert other.attachment(listed.digest).offset == 0
    assert outcomes(other.exchange([one.request])) == [("waiting", wire.ATTACHMENT_MISSING)]
    assert other.upload(listed, 0, data[:100]).offset == 100
    assert outcomes(connection.exchange([one.request])) == [("accepted", None)]


def test_an_attachment_belongs_to_one_request(enrolled: Enrolled) -> None:
    name, connection, key = enrolled
    one, other = given(name, key), given(name, key)
    send(connection, *attachment(one))
    thief = msgspec.structs.replace(other.request, attachments=one.request.attachments)
    twice = msgspec.structs.replace(other.request, attachments=one.request.attachments * 2)
    assert outcomes(connection.exchange([twice, one.request, thief])) == [
        ("refused", wire.MALFORMED),
        ("accepted", None),
        ("refused", wire.CONFLICT),
    ]


def test_a_terminal_cannot_fill_the_gateway(backend: Backend, enrolled: Enrolled) -> None:
    name, connection, key = enrolled
    for number in range(attachments.MOST_WAITING_BYTES // wire.MAX_ATTACHMENT_BYTES):
        connection.upload(wire.Attachment(digest=f"{number:064x}", size=wire.MAX_ATTACHMENT_BYTES), 0, b"x")
    listed, data = attachment(given(name, key))
    with pytest.raises(Offline, match=wire.TOO_MANY):
        connection.upload(listed, 0, data[:100])
    # A month later what nobody asked for is gone, with whoever's attachment begins next.
    engine = open_database(load_config(backend.home).database_url)
    later = system_clock() + attachments.KEPT + timedelta(days=1)
    assert attachments.keep(engine, name, listed, 0, data[:100], later) == 100
    assert attachments.arrived(engine, name, "0" * 64) == 0
    engine.dispose()


def test_the_agency_opens_the_picture_as_it_was_taken(backend: Backend, enrolled: Enrolled, tmp_path: Path) -> None:
    name, _, _ = enrolled
    agency = f"P{name.upper()}"
    one = arrives(backend, enrolled, agency)
    program = AgencySystem(backend, agency)
    (item,) = program.arrived(1).requests
    assert {listed.digest: listed.size for listed in item.attachments} == {
        digest: len(data) for digest, data in one.attachments.items()
    }
    for digest, data in one.attachments.items():
        fetched = program.call("GET", f"/requests/{item.number}/attachments/{digest}")
        assert (fetched.status_code, fetched.content) == (200, data)
    other = AgencySystem(backend, f"Q{name.upper()}")
    for path in (f"/requests/{item.number}/attachments/{digest}", f"/requests/{item.number}/attachments/{'0' * 64}"):
        assert problem(other.call("GET", path)) == wire.NOT_FOUND
        assert problem(other.call("GET", path, agency=agency)) == wire.NOT_FOUND
    opened = backend.run("agency", "open", agency, "--json", "--attachments", str(tmp_path / "pictures"))
    assert (opened.returncode, opened.stderr) == (0, "")
    (content,) = json.loads(opened.stdout)
    assert list(content["attachments"].values()) == [listed.digest for listed in one.request.attachments]
    files = sorted((tmp_path / "pictures").iterdir())
    assert [file.name for file in files] == [f"{item.number}-1.jpg", f"{item.number}-2.jpg"]
    assert [file.read_bytes() for file in files] == [PICTURE, SMALL]
    assert all(file.stat().st_mode & 0o077 == 0 for file in files)


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (delete(tables.piece), "attachment 2: "),
        (update(tables.piece).values(data=b"spoilt"), "attachment 2: "),
        (delete(tables.attachment), "attachment 2 is missing"),
    ],
    ids=["emptied", "spoilt", "gone"],
)
def test_a_request_opens_whole_or_not_at_all(
    backend: Backend, enrolled: Enrolled, tmp_path: Path, damage: Delete | Update, words: str
) -> None:
    _, connection, _ = enrolled
    agency = f"W{abs(hash(tmp_path))}"
    one = arrives(backend, enrolled, agency)
    second = one.request.attachments[1].digest
    engine = open_database(load_config(backend.home).database_url)
    with engine.begin() as db:
        db.execute(damage.where(damage.table.c.digest == second))
    engine.dispose()
    for options in ([], ["--attachments", str(tmp_path / "pictures")]):
        opened = backend.run("agency", "open", agency, "--json", *options)
        assert (opened.returncode, json.loads(opened.stdout)) == (1, [])
        (said,) = opened.stderr.splitlines()
        assert f"{one.request.number} does not open: {words}" in said
        assert connection.status(one.request.number).state == "received"
    assert not (tmp_path / "pictures").exists()
