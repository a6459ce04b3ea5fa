"""One suite for every reader: the one in a file, and PC/SC with a real pcscd and its virtual reader driver."""

from __future__ import annotations

import os
import queue
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest

from demo.pcscd import PcscStack
from drivers.base import (
    CardGone,
    CardInserted,
    CardLeft,
    CardMute,
    CardReader,
    CardRemoved,
    CardSilent,
    NoReader,
    NotThaiId,
    ReaderFound,
    ReaderLost,
    ServiceLost,
)
from drivers.people import PEOPLE
from drivers.registry import UnknownDriver, open_reader
from drivers.steering import insert, pull, steer
from drivers.thai_id.session import ThaiIdSession
from drivers.virtual_card import BANK

E = TypeVar("E")
SECONDS = 10.0


class Bench:
    """A reader being watched, and the file that steers what is in it."""

    def __init__(self, reader: CardReader, file: Path, stack: PcscStack | None) -> None:
        self.reader = reader
        self.file = file
        self.stack = stack
        self.events: queue.Queue[Any] = queue.Queue()
        self.empty = threading.Event()
        self.empty.set()
        self.thread = threading.Thread(target=self._watch)
        self.thread.start()

    def _watch(self) -> None:
        for event in self.reader.watch():
            if isinstance(event, (CardInserted, CardMute)):
                self.empty.clear()
            elif isinstance(event, CardRemoved):
                self.empty.set()
            self.events.put(event)

    def sees(self, kind: type[E] | tuple[type[E], ...], seconds: float = SECONDS) -> E:
        """The next event of a kind; others before it are passed over."""
        deadline = time.monotonic() + seconds
        seen: list[Any] = []
        while True:
            try:
                event = self.events.get(timeout=max(0.01, deadline - time.monotonic()))
            except queue.Empty:
                raise AssertionError(f"no {kind} in {seconds} s, but {seen}") from None
            if isinstance(event, kind):
                return event
            seen.append(event)

    def text_of(self, inserted: CardInserted) -> Any:
        with self.reader.connect(inserted.insertion) as connection:
            return ThaiIdSession(connection, inserted.atr).read_text()

    def all_of(self, inserted: CardInserted) -> None:
        with self.reader.connect(inserted.insertion) as connection:
            session = ThaiIdSession(connection, inserted.atr)
            session.read_text()
            session.read_photo()

    def close(self) -> None:
        self.reader.close()
        self.thread.join(SECONDS)
        assert not self.thread.is_alive(), "watch goes on after close"


@pytest.fixture(scope="module")
def card_service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PcscStack]:
    with PcscStack(tmp_path_factory.mktemp("pcsc")) as stack:
        # The client library looks at this once in a process.
        os.environ.update(stack.environment)
        yield stack


@pytest.fixture(params=["virtual", "pcsc"])
def bench(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Bench]:
    file = tmp_path / "card.json"
    if request.param == "virtual":
        bench = Bench(open_reader(f"virtual:{file}"), file, None)
        yield bench
        bench.close()
        return
    stack: PcscStack = request.getfixturevalue("card_service")
    with stack.card(file):
        bench = Bench(open_reader("pcsc"), file, stack)
        yield bench
        pull(file)
        assert bench.empty.wait(SECONDS)
        bench.close()


def test_a_card_goes_in_is_read_and_comes_out(bench: Bench) -> None:
    assert bench.sees(ReaderFound)
    insert(bench.file, "malee")
    inserted = bench.sees(CardInserted)
    assert bench.text_of(inserted).citizen_id == PEOPLE["malee"].citizen_id
    pull(bench.file)
    assert bench.sees(CardRemoved).insertion == inserted.insertion
    with pytest.raises(CardGone):
        bench.text_of(inserted)


def test_a_card_that_was_in_before_is_told(bench: Bench) -> None:
    insert(bench.file, "malee")
    inserted = bench.sees(CardInserted)
    again = Bench(open_reader("pcsc" if bench.stack else f"virtual:{bench.file}"), bench.file, bench.stack)
    assert again.sees(CardInserted).atr == inserted.atr
    again.close()


def another(bench: Bench, inserted: CardInserted) -> Bench:
    """A watch of another process, which goes on where the first one saw a card put in."""
    reader = open_reader("pcsc" if bench.stack else f"virtual:{bench.file}")
    reader.go_on(CardLeft(inserted.reader, inserted.insertion, inserted.count))
    return Bench(reader, bench.file, bench.stack)


def test_a_card_left_behind_is_told_to_another_process_when_it_leaves(bench: Bench) -> None:
    insert(bench.file, "malee")
    inserted = bench.sees(CardInserted)
    again = another(bench, inserted)
    assert again.sees(ReaderFound).reader == inserted.reader
    pull(bench.file)
    event = again.sees((CardInserted, CardRemoved))
    assert event == CardRemoved(inserted.reader, inserted.insertion)
    insert(bench.file, "malee")
    assert again.sees(CardInserted).insertion != inserted.insertion
    again.close()


def test_a_card_that_was_changed_in_between_is_another_one(bench: Bench) -> None:
    insert(bench.file, "malee")
    inserted = bench.sees(CardInserted)
    pull(bench.file)
    bench.sees(CardRemoved)
    insert(bench.file, "somchai")
    bench.sees(CardInserted)
    again = another(bench, inserted)
    assert again.sees((CardInserted, CardRemoved)) == CardRemoved(inserted.reader, inserted.insertion)
    assert again.text_of(again.sees(CardInserted)).citizen_id == PEOPLE["somchai"].citizen_id
    again.close()


def test_a_card_that_was_taken_in_between_is_gone(bench: Bench) -> None:
    insert(bench.file, "malee")
    inserted = bench.sees(CardInserted)
    pull(bench.file)
    bench.sees(CardRemoved)
    again = another(bench, inserted)
    assert again.sees((CardInserted, CardRemoved)) == CardRemoved(inserted.reader, inserted.insertion)
    again.close()


def test_another_persons_card_of_the_same_series_is_another_insertion(bench: Bench) -> None:
    insert(bench.file, "malee")
    first = bench.sees(CardInserted)
    pull(bench.file)
    bench.sees(CardRemoved)
    insert(bench.file, "somchai")
    second = bench.sees(CardInserted)
    assert second.insertion != first.insertion
    assert second.atr == first.atr
    assert bench.text_of(second).name_en.first == "Somchaisommut"
    with pytest.raises(CardGone):
        bench.text_of(first)


def test_a_card_the_wrong_way_round_is_told_and_forgotten(bench: Bench) -> None:
    insert(bench.file, "malee", fault={"mute": True})
    mute = bench.sees(CardMute, seconds=2)
    with pytest.raises(CardSilent), bench.reader.connect(mute.insertion):
        pass
    pull(bench.file)
    assert bench.sees(CardRemoved).insertion == mute.insertion
    insert(bench.file, "malee")
    assert bench.text_of(bench.sees(CardInserted)).citizen_id == PEOPLE["malee"].citizen_id


@pytest.mark.parametrize("bounces", [1, 2])
def test_a_card_whose_contacts_bounce_is_waited_for(bench: Bench, bounces: int) -> None:
    insert(bench.file, "malee", fault={"bounces": bounces})
    first: Any = bench.sees((CardInserted, CardMute))
    assert isinstance(first, CardInserted), "nobody is told to turn a card that is only settling"
    assert bench.text_of(first).citizen_id == PEOPLE["malee"].citizen_id


@pytest.mark.parametrize(("person", "right"), [("malee", "สิทธิหลักประกันสุขภาพแห่งชาติ"), ("boonmee", None)])
def test_the_health_rights_of_a_card_that_has_them_and_of_one_that_has_not(
    bench: Bench, person: str, right: str | None
) -> None:
    insert(bench.file, person)
    inserted = bench.sees(CardInserted)
    with bench.reader.connect(inserted.insertion) as connection:
        session = ThaiIdSession(connection, inserted.atr)
        session.read_text()
        record = session.read_nhso()
    assert (record.main_right if record else None) == right


def test_pulled_while_the_health_rights_are_read(bench: Bench) -> None:
    insert(bench.file, "malee", fault={"pulled_at": 11})
    inserted = bench.sees(CardInserted)
    with bench.reader.connect(inserted.insertion) as connection:
        session = ThaiIdSession(connection, inserted.atr)
        session.read_text()
        with pytest.raises(CardGone):
            session.read_nhso()


def test_a_bank_card_is_not_an_id_card(bench: Bench) -> None:
    insert(bench.file, BANK)
    with pytest.raises(NotThaiId):
        bench.text_of(bench.sees(CardInserted))


def test_pulled_while_it_is_read(bench: Bench) -> None:
    insert(bench.file, "malee", timing={"exchange_ms": 60})
    inserted = bench.sees(CardInserted)
    puller = threading.Timer(0.15, pull, [bench.file])
    puller.start()
    started = time.monotonic()
    with pytest.raises(CardGone):
        bench.all_of(inserted)
    assert time.monotonic() - started < 2, "the read goes on although the card is out"
    puller.join()
    bench.sees(CardRemoved)


def test_the_virtual_reader_may_be_unplugged_and_its_service_may_die(tmp_path: Path) -> None:
    file = tmp_path / "card.json"
    bench = Bench(open_reader(f"virtual:{file}"), file, None)
    insert(file, "malee")
    inserted = bench.sees(CardInserted)
    steer(file, reader=False)
    assert bench.sees(CardRemoved).insertion == inserted.insertion
    assert bench.sees(ReaderLost)
    with pytest.raises((CardGone, NoReader)):
        bench.text_of(inserted)
    steer(file, reader=True)
    again = bench.sees(CardInserted)
    steer(file, service=False)
    assert bench.sees(CardRemoved).insertion == again.insertion
    assert bench.sees(ReaderLost)
    assert bench.sees(ServiceLost)
    steer(file, service=True)
    assert bench.sees(ReaderFound)
    assert bench.text_of(bench.sees(CardInserted)).sex == "female"
    bench.close()


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_a_card_service_that_dies_and_returns_is_survived(
    card_service: PcscStack, tmp_path: Path, how: signal.Signals
) -> None:
    file = tmp_path / "card.json"
    with card_service.card(file):
        bench = Bench(open_reader("pcsc"), file, card_service)
        insert(file, "malee")
        inserted = bench.sees(CardInserted)
        card_service.stop(how)
        assert bench.sees(CardRemoved).insertion == inserted.insertion, "first the card is gone"
        assert bench.sees(ReaderLost).reader == inserted.reader, "then the reader"
        assert bench.sees(ServiceLost)
        card_service.start()
        assert bench.sees(ReaderFound)
        assert bench.text_of(bench.sees(CardInserted)).citizen_id == PEOPLE["malee"].citizen_id
        bench.close()


def test_readers_that_go_and_come_back_are_told(card_service: PcscStack, tmp_path: Path) -> None:
    bench = Bench(open_reader("pcsc"), tmp_path / "card.json", card_service)
    found = bench.sees(ReaderFound)
    card_service.stop()
    assert bench.sees(ReaderLost).reader == found.reader
    card_service.start(readers=False)
    card_service.stop()
    card_service.start()
    assert bench.sees(ReaderFound)
    bench.close()


@pytest.mark.parametrize("setting", ["", "usb", "pcsc:x", "virtual", "virtual:"])
def test_a_wrong_setting_is_one_clear_error(setting: str) -> None:
    with pytest.raises(UnknownDriver):
        open_reader(setting)


@pytest.mark.parametrize(
    "content", ["{", "[]", '{"card": "nobody"}', '{"card": "malee", "fault": {"speed": 1}}', "\x00"]
)
def test_nonsense_in_the_steering_file_is_an_empty_reader(tmp_path: Path, content: str) -> None:
    file = tmp_path / "card.json"
    file.write_text(content)
    bench = Bench(open_reader(f"virtual:{file}"), file, None)
    assert bench.sees(ReaderFound)
    file.write_text("{}")
    insert(file, "malee")
    assert bench.sees(CardInserted)
    bench.close()
