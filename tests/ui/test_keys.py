"""A whole journey by arrows, Enter and Back alone, and what is in focus is always seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.journey import states
from kiosk.journey.comfort import Comfort, TextSize
from kiosk.journey.states import Choosing, Consent, Done, Filling, Home, Journey, Reviewing, ServicePage
from tests.ui.conftest import Screen
from tests.ui.moments import moments, services, visit
from tests.ui.person import Person
from tests.ui.test_screens import BOX
from ui.steering import TURNERS, Direction, items, layer, nearest, whole

STEPS = 60
"""Arrows after which somebody gives up."""


class Remote(Person):
    """Somebody with a remote control, three metres away."""

    def presses(self, key: Qt.Key) -> None:
        QTest.keyClick(self.window, key)
        self.screen.picture()

    @property
    def focused(self) -> QQuickItem:
        item: QQuickItem | None = self.window.activeFocusItem()
        assert item is not None
        return item

    def goes_to(self, name: str, *arrows: Qt.Key) -> None:
        """Presses one arrow after another until it is there."""
        for _ in range(STEPS):
            for arrow in arrows:
                if self.focused.objectName() == name:
                    return
                self.presses(arrow)
        raise AssertionError(f"{name} is not reached; in focus is {self.focused.objectName()}")

    def sees_the_focus(self) -> None:
        place = whole(self.focused)
        assert QRectF(0, 0, self.window.width(), self.window.height()).intersects(place), self.focused.objectName()
        rings = [item for item in items(self.focused) if item.metaObject().className().startswith("FocusRing")]
        written_in = self.focused.inherits("QQuickTextEdit") or self.focused.inherits("QQuickTextInput")
        assert rings or written_in, f"{self.focused.objectName()} shows no ring"


@pytest.fixture
def remote(screen: Screen) -> Iterator[Remote]:
    remote = Remote(screen)
    yield remote
    remote.conductor.journey = Journey(readers=remote.conductor.journey.readers)


def test_from_the_welcome_to_a_service_and_back(remote: Remote) -> None:
    remote.comes_to(states.Welcome(), size=BOX)
    remote.presses(Qt.Key.Key_Down)
    remote.goes_to("begin", Qt.Key.Key_Down)
    remote.sees_the_focus()
    remote.presses(Qt.Key.Key_Return)
    assert isinstance(remote.state, Choosing)
    remote.goes_to("group-home", Qt.Key.Key_Down)
    remote.sees_the_focus()
    remote.presses(Qt.Key.Key_Return)
    remote.waits(lambda: getattr(remote.state.view, "listing", None), "the list")
    remote.goes_to("service-pwa-leak", Qt.Key.Key_Down)
    remote.sees_the_focus()
    remote.presses(Qt.Key.Key_Return)
    remote.waits(lambda: getattr(remote.state.view, "service", None), "the service")
    remote.presses(Qt.Key.Key_Back)
    assert isinstance(remote.state.view, states.Results)


def test_a_request_without_touching_the_screen(remote: Remote) -> None:
    malee, leak = visit(), services()["pwa-leak"]
    remote.comes_to(Consent(malee), size=BOX)
    remote.presses(Qt.Key.Key_Down)
    remote.goes_to("agree", Qt.Key.Key_Down, Qt.Key.Key_Right)
    remote.presses(Qt.Key.Key_Return)
    assert isinstance(remote.state, Choosing)
    remote.comes_to(Choosing(malee, (Home(), ServicePage(leak.id, leak))), size=BOX)
    remote.presses(Qt.Key.Key_Down)
    remote.goes_to("apply", Qt.Key.Key_Down, Qt.Key.Key_Right)
    remote.presses(Qt.Key.Key_Return)
    assert isinstance(remote.state, Filling)
    remote.comes_to(moments(remote.screen.catalog)["form-2"].state, size=BOX)
    remote.presses(Qt.Key.Key_Down)
    remote.goes_to("field-severity-drip", Qt.Key.Key_Down)
    remote.sees_the_focus()
    remote.presses(Qt.Key.Key_Return)
    assert remote.state.draft.answers["severity"] == "drip"
    remote.goes_to("next", Qt.Key.Key_Down, Qt.Key.Key_Right)
    remote.presses(Qt.Key.Key_Return)
    assert remote.state.step == 2
    remote.comes_to(moments(remote.screen.catalog)["review"].state, size=BOX)
    remote.presses(Qt.Key.Key_Down)
    remote.goes_to("submit", Qt.Key.Key_Down, Qt.Key.Key_Right)
    remote.presses(Qt.Key.Key_Back)
    assert isinstance(remote.state, Filling)


def test_arrows_stay_in_what_covers_the_screen(remote: Remote) -> None:
    remote.comes_to(moments(remote.screen.catalog)["form-1"].state, size=BOX)
    remote.presses(Qt.Key.Key_Up)
    remote.goes_to("display", Qt.Key.Key_Up, Qt.Key.Key_Right)
    remote.presses(Qt.Key.Key_Return)
    for key in (*(Qt.Key.Key_Down,) * 12, *(Qt.Key.Key_Up,) * 3, Qt.Key.Key_Left, Qt.Key.Key_Right):
        remote.presses(key)
        top = layer(remote.window)
        assert top.objectName() == "display-sheet"
        assert remote.focused in list(items(top))
    remote.goes_to("theme-dark", Qt.Key.Key_Up, Qt.Key.Key_Right)
    remote.presses(Qt.Key.Key_Return)
    assert remote.conductor.journey.comfort.theme == "dark"
    remote.presses(Qt.Key.Key_Escape)
    assert layer(remote.window).objectName() != "display-sheet"
    assert isinstance(remote.state, Filling)


@pytest.mark.parametrize(
    ("name", "size"), [("notice", "usual"), ("form-2", "usual"), ("review", "largest"), ("countdown", "usual")]
)
def test_everything_that_can_be_pressed_is_reached_by_arrows(remote: Remote, name: str, size: TextSize) -> None:
    moment = moments(remote.screen.catalog)[name]
    # Every key is a sign of somebody, and time goes on: the session itself has to be there.
    left = moment.seconds_left
    idle = 0.0 if left is None else states.LIMITS[type(moment.state)] - left
    now = remote.screen.program.terminal.clock.monotonic()
    remote.conductor.journey = replace(moment, comfort=Comfort(text_size=size), touched=now - idle)
    remote.screen.shows(remote.conductor.journey, BOX)
    remote.screen.picture()
    wanted = {
        item.objectName()
        for item in items(layer(remote.window))
        if item.inherits("QQuickAbstractButton") and item.isEnabled() and item.objectName() not in TURNERS
    }
    reached: set[str] = set()
    for upright in (*(Qt.Key.Key_Up,) * 4, *(Qt.Key.Key_Down,) * STEPS):
        for key in (upright, *(Qt.Key.Key_Right,) * 2, *(Qt.Key.Key_Left,) * 2):
            QTest.keyClick(remote.window, key)
            remote.screen.settles()
            reached.add(remote.focused.objectName())
        if wanted <= reached:
            return
    raise AssertionError(f"never in focus: {wanted - reached}")


sides = st.integers(0, 2000)
rectangles = st.builds(QRectF, sides, sides, st.integers(1, 500), st.integers(1, 500))


@given(rectangles, st.lists(rectangles, max_size=8), st.sampled_from(Direction))
def test_an_arrow_never_leads_the_other_way(here: QRectF, others: list[QRectF], direction: Direction) -> None:
    place = nearest(here, others, direction)
    if place is None:
        return
    there = others[place]
    match direction:
        case Direction.LEFT:
            assert there.right() < here.left() + 4
        case Direction.RIGHT:
            assert there.left() > here.right() - 4
        case Direction.UP:
            assert there.bottom() < here.top() + 4
        case Direction.DOWN:
            assert there.top() > here.bottom() - 4


def test_a_receipt_is_left_by_keys(remote: Remote) -> None:
    remote.comes_to(moments(remote.screen.catalog)["receipt"].state, size=BOX)
    assert isinstance(remote.state, Done)
    remote.presses(Qt.Key.Key_Down)
    remote.goes_to("finish", Qt.Key.Key_Down, Qt.Key.Key_Right)
    remote.presses(Qt.Key.Key_Return)
    assert isinstance(remote.state, states.Goodbye)
    assert not isinstance(remote.state, Reviewing)
