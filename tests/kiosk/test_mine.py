"""A citizen asks what became of their own requests: the card is what finds them, and nobody else's."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from drivers import base
from govchannel.contract import wire
from govchannel.contract.tokens import token_key
from kiosk.card_token import card_token
from kiosk.journey import effects, events
from kiosk.journey.states import Choosing, Goodbye, Home, MyRequest, MyRequests, Results, ServicePage
from kiosk.mine import NO_PHOTO, Mine, Request
from kiosk.outbox import Outbox
from kiosk.service import Query
from tests.kiosk.given import FILLED, MALEE, service, text
from tests.kiosk.test_journey import Person, at_form, at_home
from tests.kiosk.test_outbox import NOW, sealed

PHOTO = b"\xff\xd8 a face \xff\xd9"
RECEIVED = Request("22222-22222-22222", text("service"), text("agency"), "1567", NOW, "received")
TOKEN = card_token(MALEE.citizen_id, PHOTO) or ""


# --- what the card yields ---------------------------------------------------------------------------------------------


@given(st.from_regex(r"[0-9]{13}", fullmatch=True), st.binary(min_size=1, max_size=60))
def test_a_token_is_one_of_its_kind_and_tells_nothing(citizen_id: str, face: bytes) -> None:
    photo = b"\xff\xd8" + face + b"\xff\xd9"
    token = card_token(citizen_id, photo)
    assert token is not None
    assert msgspec.convert(token, wire.CardToken) == token
    assert msgspec.convert(token_key(token), wire.Sha256) != token
    assert token == card_token(citizen_id, photo), "the same card yields it again, at any terminal"
    assert token != card_token(citizen_id[::-1] + "0", photo), "another person with the same photo"
    assert token != card_token(citizen_id, b"\xff\xd8" + face + b"x\xff\xd9"), "another card of the same person"
    assert citizen_id not in token


@pytest.mark.parametrize("photo", [None, b"", b"\xff\xd8 torn", b"torn \xff\xd9", b"JFIF"])
def test_without_a_whole_photo_there_is_no_token_that_could_be_guessed(photo: bytes | None) -> None:
    assert card_token(MALEE.citizen_id, photo) is None


# --- the session ------------------------------------------------------------------------------------------------------


def with_photo(photo: bytes | None = PHOTO) -> Person:
    return at_home().does(events.PhotoRead(1, photo))


def test_the_citizen_sees_their_requests_and_one_of_them() -> None:
    person = with_photo().does(events.AskedMine())
    assert person.orders[-1] == effects.FindMine(1, TOKEN)
    assert isinstance(person.state(), MyRequests)
    assert person.state().mine is None
    person.does(events.MineTold(1, Mine((RECEIVED,))), events.Looked(RECEIVED.number))
    assert isinstance(person.state(), MyRequest)
    person.does(events.Back())
    assert person.state().mine == Mine((RECEIVED,))
    person.does(events.Back())
    assert isinstance(person.state(), Choosing)


def test_back_leads_to_where_the_citizen_was() -> None:
    trail = (Home(), Results(Query("all")), ServicePage("a", service("a")))
    person = with_photo()
    person.journey = replace(person.journey, state=Choosing(person.journey.visit, trail))
    person.does(events.AskedMine(), events.Back())
    assert person.state() == Choosing(person.journey.visit, trail)


def test_who_asks_before_the_photo_is_read_is_asked_for_when_it_is() -> None:
    person = at_home().does(events.AskedMine())
    assert person.ordered(effects.FindMine) == 0
    assert person.state().mine is None
    person.does(events.PhotoRead(1, PHOTO))
    assert person.orders[-1] == effects.FindMine(1, TOKEN)
    assert person.journey.visit
    assert person.journey.visit.photo == PHOTO


@pytest.mark.parametrize("early", [True, False])
def test_a_card_without_a_photo_is_told_so(early: bool) -> None:
    asked, read = events.AskedMine(), events.PhotoRead(1, None)
    person = at_home().does(*((asked, read) if early else (read, asked)))
    assert person.state().mine == Mine(failure=NO_PHOTO)
    assert person.ordered(effects.FindMine) == 0


def test_one_may_try_again() -> None:
    person = with_photo().does(events.AskedMine(), events.MineTold(1, Mine(failure="offline")), events.AskedMine())
    assert person.ordered(effects.FindMine) == 2
    assert person.state().mine is None


def test_an_answer_for_another_card_is_not_shown() -> None:
    person = with_photo().does(events.AskedMine(), events.MineTold(2, Mine((RECEIVED,))))
    assert person.state().mine is None


def test_a_number_that_is_not_in_the_list_opens_nothing() -> None:
    person = with_photo().does(events.AskedMine(), events.MineTold(1, Mine((RECEIVED,))), events.Looked("other"))
    assert isinstance(person.state(), MyRequests)


def test_a_pulled_card_wipes_the_list() -> None:
    person = with_photo().does(events.AskedMine(), events.MineTold(1, Mine((RECEIVED,))))
    person.does(base.CardRemoved("reader", 1))
    assert isinstance(person.state(), Goodbye)
    assert isinstance(person.orders[-1], effects.Wipe)


def test_who_looks_around_without_a_card_has_none() -> None:
    person = Person().does(events.Begun(), events.AskedMine())
    assert isinstance(person.state(), Choosing)


def test_the_photo_goes_along_with_what_is_kept() -> None:
    person = at_form().does(events.PhotoRead(1, PHOTO), *(events.Answered(n, v) for n, v in FILLED.items()))
    person.does(events.Next(), events.Next(), events.Submitted(), events.CardVerified(1, same=True))
    assert person.orders[-1] == effects.Append(MALEE, person.state().draft, PHOTO)


# --- what waits here --------------------------------------------------------------------------------------------------


def carded(token: str = TOKEN) -> wire.SealedRequest:
    return msgspec.structs.replace(sealed(), card_key=token_key(token))


def test_after_the_gateway_has_it_no_file_of_the_terminal_links_to_a_card(tmp_path: Path) -> None:
    request = carded()
    assert request.card_key
    outbox = Outbox(tmp_path / "outbox.db")
    outbox.append(request)
    assert [item.number for item in outbox.of_card(request.card_key)] == [request.number]
    assert outbox.due(NOW.timestamp(), 10) == [request]
    outbox.accepted([request.number], NOW)
    assert outbox.of_card(request.card_key) == []
    on_disk = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert request.card_key.encode() not in on_disk, "also not in the write-ahead log of a running agent"
    outbox.close()


def test_an_outbox_of_before_goes_on(tmp_path: Path) -> None:
    old, path = sealed(), tmp_path / "outbox.db"
    with closing(Outbox(path)) as outbox:
        outbox.append(old)
    with closing(sqlite3.connect(path)) as db:
        for later in ("TABLE request DROP COLUMN attachments", "TABLE request DROP COLUMN card_key"):
            db.execute(f"ALTER {later}")
        db.execute("DROP TABLE attachment")
        db.execute("PRAGMA user_version = 1")
        db.commit()
    with closing(Outbox(path)) as outbox:
        new = carded()
        outbox.append(new)
        assert {request.number: request.card_key for request in outbox.due(NOW.timestamp(), 9)} == {
            old.number: None,
            new.number: new.card_key,
        }
