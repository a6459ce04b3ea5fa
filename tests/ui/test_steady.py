"""A hand that trembles: what is pressed twice at once counts once, where somebody wishes that."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest

from kiosk.journey.comfort import Comfort
from kiosk.journey.states import Choosing, Consent, Filling
from tests.ui.conftest import Screen
from tests.ui.moments import moments, visit
from tests.ui.person import Person
from ui.items import scrolled_by

SOON, LATER = 0.3, 0.6


class Trembling(Person):
    """Somebody whose time passes by hand."""

    def __init__(self, screen: Screen) -> None:
        super().__init__(screen)
        self.now = 100.0
        screen.program.senses.steady.clock = lambda: self.now

    def taps_after(self, seconds: float, name: str) -> None:
        self.now += seconds
        self.taps(name)

    def presses_after(self, seconds: float, key: Qt.Key) -> None:
        self.now += seconds
        QTest.keyClick(self.window, key)
        self.screen.settles()

    def wishes(self) -> None:
        self.taps_after(LATER, "display")
        self.screen.is_whole()
        sheet = scrolled_by(self.item("steady"))
        assert sheet is not None
        sheet.setProperty("contentY", sheet.property("contentHeight") - sheet.height())
        self.screen.picture()
        self.taps_after(LATER, "steady")
        self.taps_after(LATER, "display-done")
        assert self.conductor.journey.comfort == Comfort(steady=True)

    def agrees(self) -> bool:
        return self.state.draft.answers.get("true_statement") is True

    def comes_to_the_last_page(self) -> None:
        self.comes_to(moments(self.screen.catalog)["field-signature"].state)
        self.screen.picture()
        assert self.agrees()


@pytest.fixture
def trembling(screen: Screen) -> Iterator[Trembling]:
    trembling = Trembling(screen)
    yield trembling
    trembling.leaves()
    screen.program.senses.steady.clock = screen.program.terminal.clock.monotonic


def test_a_second_tap_within_half_a_second_is_none(trembling: Trembling) -> None:
    trembling.comes_to_the_last_page()
    trembling.wishes()
    box = "field-true_statement"
    trembling.taps_after(LATER, box)
    for _ in range(3):
        trembling.taps_after(SOON, box)
    assert not trembling.agrees(), "taken back once, however often the finger came down"
    trembling.taps_after(LATER, box)
    assert trembling.agrees()
    trembling.taps_after(SOON, "field-promptpay-no")
    assert trembling.state.draft.answers["promptpay"] is False, "another button is another press"


def test_a_page_is_not_left_twice(trembling: Trembling) -> None:
    trembling.comes_to(moments(trembling.screen.catalog)["form-1"].state)
    trembling.wishes()
    trembling.taps_after(LATER, "next")
    trembling.taps_after(SOON, "next")
    assert trembling.state.step == 1


def test_a_mouse_is_a_finger_too(trembling: Trembling) -> None:
    trembling.comes_to_the_last_page()
    trembling.wishes()
    place = trembling.middle("field-true_statement")
    for _ in range(2):
        trembling.now += SOON
        QTest.mouseClick(trembling.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        trembling.screen.settles()
    assert not trembling.agrees()


def test_a_key_again_within_half_a_second_is_none_and_none_repeats(trembling: Trembling) -> None:
    trembling.comes_to_the_last_page()
    trembling.wishes()
    trembling.item("field-true_statement").forceActiveFocus()
    trembling.presses_after(LATER, Qt.Key.Key_Return)
    trembling.presses_after(SOON, Qt.Key.Key_Return)
    assert not trembling.agrees()
    trembling.presses_after(LATER, Qt.Key.Key_Return)
    assert trembling.agrees()
    trembling.presses_after(LATER, Qt.Key.Key_Tab)
    here = trembling.window.activeFocusItem()
    trembling.now += LATER
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier, "", True)
    QCoreApplication.sendEvent(trembling.window, held)
    assert trembling.window.activeFocusItem() is here


def test_a_key_of_the_screen_that_is_held_deletes_once(trembling: Trembling) -> None:
    trembling.comes_to(Choosing(None))
    trembling.wishes()
    trembling.now += LATER
    field = trembling.writes_in("search-field")
    field.setProperty("text", "ท่อประปาแตก")
    trembling.now += LATER
    trembling.rests(trembling.key(Qt.Key.Key_Backspace), 1)
    assert field.property("text") == "ท่อประปาแต"


def test_a_signature_of_quick_strokes_is_drawn_whole(trembling: Trembling) -> None:
    trembling.comes_to(moments(trembling.screen.catalog)["field-signature-troubles"].state)
    trembling.wishes()
    page = trembling.item("page-flick")
    page.setProperty("contentY", page.property("contentHeight") - page.height())
    trembling.screen.picture()
    box = trembling.item("field-signature")
    for _ in range(2):
        trembling.now += SOON / 2
        start = box.mapToScene(QPointF(200, 100)).toPoint()
        trembling.puts_down(start)
        for step in range(1, 5):
            trembling.slides(start + QPoint(30 * step, 9))
        trembling.lifts(start + QPoint(120, 9))
    assert trembling.state.draft.answers["signature"].count("M") == 2


def test_unless_wished_every_tap_counts(trembling: Trembling) -> None:
    trembling.comes_to_the_last_page()
    trembling.taps_after(LATER, "field-true_statement")
    trembling.taps_after(SOON, "field-true_statement")
    assert trembling.agrees()


def test_the_next_person_finds_it_as_usual(trembling: Trembling) -> None:
    trembling.comes_to(Consent(visit()))
    trembling.wishes()
    trembling.conductor.journey = replace(trembling.conductor.journey, comfort=Comfort())
    trembling.comes_to_the_last_page()
    trembling.taps_after(LATER, "field-true_statement")
    trembling.taps_after(SOON, "field-true_statement")
    assert isinstance(trembling.state, Filling)
    assert trembling.agrees()
