"""What is read of a card when it is asked for, off the Qt thread, with a card in a virtual reader."""

from __future__ import annotations

import queue
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest

from drivers import base
from drivers.people import PEOPLE
from drivers.registry import open_reader
from drivers.steering import insert
from drivers.thai_id.session import ThaiIdSession
from kiosk.journey import effects, events
from ui.cardroom import CardRoom

E = TypeVar("E")
SECONDS = 10.0


class Room:
    """A card room, and what it posts."""

    def __init__(self, file: Path) -> None:
        self.posted: queue.Queue[Any] = queue.Queue()
        self.room = CardRoom(open_reader(f"virtual:{file}"), self.posted.put)
        self.room.start()

    def posts(self, kind: type[E]) -> E:
        while True:
            event = self.posted.get(timeout=SECONDS)
            if isinstance(event, kind):
                return event


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    room = Room(tmp_path / "card.json")
    yield room
    room.room.stop()


def inserted(room: Room, tmp_path: Path, person: str, **how: Any) -> int:
    insert(tmp_path / "card.json", person, **how)
    return room.posts(base.CardInserted).insertion


def test_the_health_rights_of_the_card_that_is_in(room: Room, tmp_path: Path) -> None:
    insertion = inserted(room, tmp_path, "malee")
    room.room.order(effects.ReadHealth(insertion, PEOPLE["malee"].citizen_id))
    told = room.posts(events.HealthRead)
    assert told.insertion == insertion
    assert told.record is not None
    assert told.record.main_hospital == "โรงพยาบาลสมมุติ"


def test_the_health_rights_of_another_citizen_are_not_told(room: Room, tmp_path: Path) -> None:
    insertion = inserted(room, tmp_path, "malee")
    room.room.order(effects.ReadHealth(insertion, PEOPLE["somchai"].citizen_id))
    assert room.posts(events.ReadFailed).error is base.CardGone
    assert room.posted.empty()


def a_mistake_of_ours(_: ThaiIdSession) -> None:
    raise LookupError


def test_a_bug_while_reading_is_an_unreadable_card_and_the_next_one_is_read(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = inserted(room, tmp_path, "malee")
    with monkeypatch.context() as broken:
        broken.setattr(ThaiIdSession, "read_text", a_mistake_of_ours)
        room.room.order(effects.ReadCard(first))
        assert room.posts(events.ReadFailed).error is base.CardUnreadable
    second = inserted(room, tmp_path, "somchai")
    room.room.order(effects.ReadCard(second))
    assert room.posts(events.TextRead).card.citizen_id == PEOPLE["somchai"].citizen_id


@pytest.mark.parametrize("number", range(1, 9))
def test_pulled_at_any_exchange_no_right_is_told(room: Room, tmp_path: Path, number: int) -> None:
    insertion = inserted(room, tmp_path, "malee", fault={"pulled_at": number})
    room.room.order(effects.ReadHealth(insertion, PEOPLE["malee"].citizen_id))
    assert room.posts(events.ReadFailed).error is base.CardGone
    assert room.posted.empty()


def test_an_expired_card_says_so_with_its_text(room: Room, tmp_path: Path) -> None:
    for person, past in (("expired", True), ("malee", False), ("monk", False)):
        room.room.order(effects.ReadCard(inserted(room, tmp_path, person)))
        assert room.posts(events.TextRead).expired is past, person
