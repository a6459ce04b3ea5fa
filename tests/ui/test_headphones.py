"""Reading aloud begins when headphones are plugged in, and ends at once when they are pulled out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt

from drivers.virtual_jack import plug
from kiosk.journey import events, states
from kiosk.journey.states import LIMITS, Goodbye, Reason
from tests.ui.conftest import Screen
from tests.ui.listener import Listener
from tests.ui.moments import moments


class Wearer(Listener):
    """Somebody with headphones in the hand."""

    def __init__(self, screen: Screen) -> None:
        super().__init__(screen)
        self.jack: Path = screen.program.terminal.config.home / "jack"

    def plugs_in(self) -> str:
        self._heard = len(self.lines())
        self._puts(plugged=True)
        return self.hears()

    def pulls_out(self) -> None:
        self._puts(plugged=False)

    def _puts(self, *, plugged: bool) -> None:
        plug(self.jack, plugged=plugged)
        self.waits(lambda: self.conductor.journey.headphones is plugged, "the terminal to notice")


@pytest.fixture
def wearer(screen: Screen) -> Iterator[Wearer]:
    wearer = Wearer(screen)
    yield wearer
    if wearer.conductor.journey.headphones:
        wearer.pulls_out()
    wearer.leaves()


def test_who_plugs_them_in_is_introduced_and_told_where_they_are(wearer: Wearer) -> None:
    wearer.comes_to(states.Welcome())
    said = wearer.plugs_in()
    assert "กดลูกศร" in said
    assert "บริการภาครัฐในที่เดียว" in said
    assert "Government services" in wearer.presses(Qt.Key.Key_F7)


def test_pulled_out_it_is_silent_at_once_and_says_no_last_word(wearer: Wearer) -> None:
    wearer.comes_to(moments(wearer.screen.catalog)["review"].state)
    wearer.plugs_in()
    wearer.listens_for("นางมาลี")
    before = len(wearer.lines())
    wearer.pulls_out()
    wearer.screen.settles()
    wearer.waits(lambda: len(wearer.lines()) > before, "silence")
    assert [line for line in wearer.lines()[before:] if "say" in line] == []
    assert {"stop": True} in wearer.lines()[before:]
    assert not wearer.conductor.journey.comfort.spoken
    after = len(wearer.lines())
    wearer.conductor.receive(events.Touched())
    wearer.screen.settles()
    assert len(wearer.lines()) == after, "nothing goes on into the room"


def test_who_pulls_them_out_and_goes_is_counted_out_like_anybody(wearer: Wearer) -> None:
    review = moments(wearer.screen.catalog)["review"].state
    wearer.comes_to(review)
    wearer.plugs_in()
    wearer.comes_to(review, idle=LIMITS[type(review)] - 1)
    wearer.pulls_out()
    assert wearer.state == review, "the time goes on as it was"
    wearer.comes_to(review, idle=LIMITS[type(review)] + 1)
    wearer.waits(lambda: wearer.state == Goodbye(Reason.TIME_UP), "the end of the session")


def test_the_next_person_with_headphones_is_read_to_and_with_usual_rate(wearer: Wearer) -> None:
    wearer.comes_to(states.Welcome())
    wearer.plugs_in()
    wearer.presses(Qt.Key.Key_F4)
    wearer.conductor.journey = replace(wearer.conductor.journey, state=Goodbye(Reason.ENDED), touched=0.0)
    wearer.waits(lambda: isinstance(wearer.state, states.Welcome), "the welcome")
    assert (wearer.conductor.journey.comfort.spoken, wearer.conductor.journey.comfort.rate) == (True, 0)
