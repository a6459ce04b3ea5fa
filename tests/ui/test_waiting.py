"""The terminal's disk is slow: whoever waits sees and hears that something is still to come."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt

from kiosk.catalog import Overview
from kiosk.journey import events, states
from kiosk.journey.states import Choosing, Home
from kiosk.service import Query
from tests.ui.conftest import Screen
from tests.ui.listener import Listener
from tests.ui.moments import moments

LEAK = "pwa-leak"


@pytest.fixture
def disk(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """What the worker reads comes when this is set."""
    comes = threading.Event()
    catalog = screen.program.terminal.catalog

    def slowly(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
        def reads(asked: Any) -> Any:
            comes.wait()
            return read(asked)

        return reads

    for name in ("service", "listing"):
        monkeypatch.setattr(catalog, name, slowly(getattr(catalog, name)))
    yield comes
    comes.set()


class Waiting(Listener):
    """Somebody who looks for a service."""

    def looks(self, event: events.Event | Overview) -> None:
        self.conductor.receive(event)

    def sees_that_it_takes_time(self) -> None:
        self.waits(lambda: self.named("moment"), "to be told to wait")

    def begins_to_listen(self) -> None:
        """In English, at the start."""
        self.comes_to(Choosing(None, (Home(),)))
        self.asks_to_hear()
        self.presses(Qt.Key.Key_F7)


@pytest.fixture
def waiting(screen: Screen, disk: threading.Event) -> Iterator[Waiting]:
    waiting = Waiting(screen)
    yield waiting
    disk.set()
    waiting.leaves()


def test_who_waits_for_a_service_sees_so_and_then_the_service(waiting: Waiting, disk: threading.Event) -> None:
    waiting.comes_to(Choosing(None, (Home(),)))
    waiting.looks(events.Chosen(LEAK))
    waiting.screen.settles()
    assert waiting.named("moment") == [], "a word would only flicker"
    waiting.sees_that_it_takes_time()
    disk.set()
    waiting.waits(lambda: waiting.item("service-title").property("text"), "the service")
    assert waiting.named("moment") == []


def test_what_was_found_before_is_not_shown_for_the_answer(waiting: Waiting, disk: threading.Event) -> None:
    waiting.comes_to(moments(waiting.screen.catalog)["results"].state)
    assert waiting.named("services")
    waiting.looks(events.Asked(Query("agency", "PWA")))
    assert waiting.named("services"), "for a moment what was there stays"
    waiting.sees_that_it_takes_time()
    assert waiting.named("services") == []
    disk.set()
    waiting.waits(lambda: waiting.named(f"service-{LEAK}"), "the list")
    assert waiting.named("moment") == []


def test_a_terminal_that_does_not_know_yet_what_it_has_does_not_say_that_it_has_nothing(waiting: Waiting) -> None:
    waiting.comes_to(states.Welcome())
    model, journey = waiting.screen.program.catalog_model, waiting.conductor.journey
    known = model._overview
    model.show_overview(Overview((), ()))
    waiting.conductor.journey = replace(journey, listed=False)
    waiting.looks(events.Begun())
    waiting.screen.is_whole()
    assert waiting.named("no-services") == []
    waiting.sees_that_it_takes_time()
    assert waiting.named("no-services") == []
    waiting.looks(Overview((), ()))
    waiting.waits(lambda: waiting.named("no-services"), "what is wrong")
    assert waiting.named("moment") == []
    waiting.looks(known)
    waiting.waits(lambda: waiting.named("no-services") == [], "what there is")


def test_who_waits_by_ear_is_told_once_and_then_hears_what_came(waiting: Waiting, disk: threading.Event) -> None:
    waiting.begins_to_listen()
    waiting.looks(events.Chosen(LEAK))
    assert waiting.hears() == "One moment, please."
    waiting.waits(lambda: not waiting.screen.program.senses.aloud._timer.isActive(), "all of it")
    assert waiting.lines()[-1]["say"] == "One moment, please."
    disk.set()
    said = waiting.hears()
    assert said.startswith("Report of broken water pipe")
    assert "One moment" not in said


def test_who_goes_back_instead_hears_where_they_are(waiting: Waiting) -> None:
    waiting.begins_to_listen()
    waiting.looks(events.Chosen(LEAK))
    assert waiting.hears() == "One moment, please."
    waiting.looks(events.Back())
    assert waiting.hears().endswith("Search for a service, field to write in, empty.")


def test_who_types_by_ear_hears_each_letter_while_the_search_takes_its_time(
    waiting: Waiting, disk: threading.Event
) -> None:
    waiting.begins_to_listen()
    assert waiting.types("w") == "w"
    assert waiting.hears() == "One moment, please."
    assert waiting.types("a") == "a"
    disk.set()
    assert waiting.hears() == "Here it is."
