"""A whole journey by arrows, Enter and Back alone, and what is in focus is always seen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.journey import states
from kiosk.journey.comfort import Comfort, TextSize
from kiosk.journey.states import Choosing, Consent, Done, Filling, Home, Journey, Reviewing, ServicePage
from tests.ui.conftest import Screen
from tests.ui.moments import moments, services, visit
from tests.ui.person import Person
from tests.ui.test_screens import BOX
from ui.items import around, is_target, items, layer, whole
from ui.steering import TURNERS, Direction, nearest

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
    remote.goes_to("begin", Qt.Key.Key_Up)
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
    remote.stands_at(replace(moment, comfort=Comfort(text_size=size)), BOX)
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


class TwoSwitches(Remote):
    """Somebody with one switch that moves on, and one that presses."""

    def moves_to(self, name: str) -> None:
        for _ in range(STEPS):
            self.presses(Qt.Key.Key_Tab)
            if self.focused.objectName() == name:
                self.sees_the_focus()
                return
        raise AssertionError(f"{name} is not reached")

    def selects(self, name: str) -> None:
        self.moves_to(name)
        self.presses(Qt.Key.Key_Space)


@pytest.fixture
def switches(screen: Screen) -> Iterator[TwoSwitches]:
    switches = TwoSwitches(screen)
    yield switches
    switches.leaves()


def test_two_switches_reach_everything(switches: TwoSwitches) -> None:
    missed = []
    keyboard = switches.item("keyboard")
    for name, journey in moments(switches.screen.catalog).items():
        switches.stands_at(Journey())
        switches.stands_at(journey)
        switches.screen.picture()
        wanted = {
            item.objectName()
            for item in items(layer(switches.window))
            if is_target(item) and item.isEnabled() and keyboard not in around(item)
        } - set(TURNERS)
        reached: list[str] = []
        while len(reached) < STEPS and reached.count(reached[0] if reached else "") < 2:
            QTest.keyClick(switches.window, Qt.Key.Key_Tab)
            switches.screen.settles()
            if not wanted:
                break
            assert is_target(switches.focused), f"{name}: after {reached}: {switches.focused.objectName()}"
            switches.sees_the_focus()
            reached.append(switches.focused.objectName())
        missed += [f"{name}: {one}" for one in wanted - set(reached)]
        if reached:
            QTest.keyClick(switches.window, Qt.Key.Key_Backtab)
            assert switches.focused.objectName() == reached[-2]
    assert not missed, "\n".join(missed)


def test_a_request_by_two_switches(switches: TwoSwitches) -> None:
    malee, leak = visit(), services()["pwa-leak"]
    switches.comes_to(Consent(malee))
    switches.selects("agree")
    assert isinstance(switches.state, Choosing)
    switches.comes_to(Choosing(malee, (Home(), ServicePage(leak.id, leak))))
    switches.selects("apply")
    assert isinstance(switches.state, Filling)
    switches.comes_to(moments(switches.screen.catalog)["form-2"].state)
    switches.selects("field-severity-drip")
    assert switches.state.draft.answers["severity"] == "drip"
    switches.selects("field-no_water-no")
    assert switches.state.draft.answers["no_water"] is False
    switches.selects("next")
    assert switches.state.step == 2
    switches.comes_to(moments(switches.screen.catalog)["review"].state)
    switches.selects("submit")
    # Nobody's card is in the reader: it is asked for once more.
    switches.waits(lambda: getattr(switches.state, "failure", None), "the answer")
    switches.comes_to(moments(switches.screen.catalog)["receipt"].state)
    switches.selects("finish")
    assert isinstance(switches.state, states.Goodbye)


def test_two_switches_answer_a_signature(switches: TwoSwitches) -> None:
    switches.comes_to(moments(switches.screen.catalog)["field-signature-troubles"].state)
    switches.selects("field-signature-by-card")
    assert switches.state.draft.answers["signature"] == "by-card"
    assert "signature" not in {trouble.field for trouble in switches.state.troubles}


def test_what_is_only_to_be_read_is_turned_by_two_switches(switches: TwoSwitches) -> None:
    journey = moments(switches.screen.catalog)["service-longest"]
    switches.stands_at(replace(journey, comfort=Comfort(text_size="largest")))
    switches.screen.picture()
    page = switches.item("page-flick")
    switches.selects("page-down")
    switches.waits(lambda: page.property("contentY") > page.height() / 2, "the next page")


def test_who_has_a_keyboard_writes_spaces(switches: TwoSwitches) -> None:
    switches.comes_to(moments(switches.screen.catalog)["form-1"].state)
    switches.moves_to("field-landmark")
    before = str(switches.focused.property("text"))
    switches.presses(Qt.Key.Key_A)
    switches.presses(Qt.Key.Key_Space)
    assert str(switches.focused.property("text")) == "a " + before
    switches.presses(Qt.Key.Key_Tab)
    assert switches.focused.objectName() != "field-landmark"
    assert "\t" not in switches.state.draft.answers["landmark"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_a_key_that_is_held_presses_once(switches: TwoSwitches, key: Qt.Key) -> None:
    switches.comes_to(moments(switches.screen.catalog)["form-2"].state)
    switches.moves_to("field-seen_date-today")
    clicks: list[None] = []
    pressed = switches.focused.clicked.connect(lambda: clicks.append(None))  # type: ignore[attr-defined]
    for held in (False, True, True, True):
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "", held)
        QCoreApplication.sendEvent(switches.window, event)
    switches.screen.settles()
    assert len(clicks) == 1
    QObject.disconnect(pressed)
