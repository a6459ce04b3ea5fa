"""A person before a living window: comes to a moment of a session, touches, waits, looks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QSignalSpy, QTest

from kiosk.journey.comfort import Comfort
from kiosk.journey.states import LIMITS, Journey
from tests.waiting import until
from ui.items import items

if TYPE_CHECKING:
    from tests.ui.conftest import Screen

FINGER = QTest.createTouchDevice()


class Person:
    """Somebody before a living window: a session goes on from the moment it is put into."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen
        self.window = screen.program.window
        self.conductor = screen.program.conductor

    @property
    def state(self) -> Any:
        return self.conductor.journey.state

    def comes_to(self, state: Any, size: tuple[int, int] = (1080, 1920), idle: float = 0.0) -> None:
        now = self.screen.program.terminal.clock.monotonic()
        self.conductor.journey = replace(self.conductor.journey, state=state, comfort=Comfort(), touched=now - idle)
        self.screen.shows(self.conductor.journey, size)

    def stands_at(self, moment: Journey, size: tuple[int, int] = (1080, 1920)) -> None:
        """A whole moment is put in place: every key is a sign of somebody, and the session goes on from it."""
        left = moment.seconds_left
        idle = 0.0 if left is None else LIMITS[type(moment.state)] - left
        now = self.screen.program.terminal.clock.monotonic()
        self.conductor.journey = replace(moment, touched=now - idle)
        self.screen.shows(self.conductor.journey, size)

    def waits(self, happened: Any, what: str) -> None:
        def look() -> bool:
            self.screen.settles()
            return bool(happened())

        until(look, what)

    def named(self, name: str) -> list[QQuickItem]:
        return [item for item in items(self.window.contentItem()) if item.objectName() == name]

    def item(self, name: str) -> QQuickItem:
        found = self.named(name)
        assert found, f"{name} is not on the screen"
        return found[0]

    def taps(self, name: str) -> None:
        self.waits(lambda: self.named(name), f"{name} on the screen")
        # Parts of a screen come with its next frames, and may move what is there.
        self.screen.is_whole()
        place = self.middle(name)
        assert self.window.contentItem().boundingRect().contains(place.toPointF()), f"{name} is outside the window"
        self.puts_down(place)
        self.lifts(place)

    def middle(self, name: str) -> QPoint:
        item = self.item(name)
        return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()

    def puts_down(self, place: QPoint) -> None:
        """A finger, at a place of the window."""
        QTest.touchEvent(self.window, FINGER).press(0, place, self.window).commit()
        self.screen.settles()

    def slides(self, place: QPoint) -> None:
        """On to a place. Qt takes a finger's way once a frame."""
        QTest.touchEvent(self.window, FINGER).move(0, place, self.window).commit()
        self.sees_a_frame()

    def lifts(self, place: QPoint) -> None:
        """The finger leaves, where it is."""
        QTest.touchEvent(self.window, FINGER).release(0, place, self.window).commit()
        self.screen.settles()

    def rests(self, place: QPoint, seconds: float) -> None:
        """A finger comes down, stays and leaves."""
        self.puts_down(place)
        QTest.qWait(round(seconds * 1000))
        self.lifts(place)

    def writes_in(self, field: str) -> QQuickItem:
        """With the keyboard below it."""
        self.taps(field)
        self.waits(lambda: self.item("keyboard").property("up"), "the keyboard")
        return self.item(field)

    def key(self, what: str | Qt.Key) -> QPoint:
        """The middle of a key of the on-screen keyboard, by what it writes or by Qt's number."""

        def found() -> list[QQuickItem]:
            keys = [item for item in items(self.window.contentItem()) if item.property("keyType") is not None]
            return [key for key in keys if what in (key.property("text"), key.property("key"))]

        self.waits(found, f"the key {what!r}")
        (key,) = found()
        return key.mapToScene(QPointF(key.width() / 2, key.height() / 2)).toPoint()

    def sees_a_frame(self) -> None:
        # Qt's own spy: a function of Python that was connected for one frame once did not hear of any.
        frames = QSignalSpy(self.window.frameSwapped)
        # `requestUpdate` paints only what has changed, and swaps no frame where nothing has.
        self.window.update()
        self.waits(frames.count, "a frame")

    def top(self, name: str) -> float:
        return self.item(name).mapToScene(QPointF(0, 0)).y()

    def bottom(self, name: str) -> float:
        return self.top(name) + self.item(name).height()

    def leaves(self) -> None:
        """Nobody is there any more, whatever the moment was into which the terminal had been put."""
        self.screen.program.senses.steering.forget()
        self.conductor.journey = Journey(readers=frozenset({"reader"}))
