"""What the hand on the screen of `demo.puppet` can do and see, on the Qt thread.

Reads one JSON command a line on stdin, answers one JSON object a line on stdout. Fingers are real touch events that go
through Qt's window system interface; text is committed as the on-screen keyboard commits it, or its keys are tapped.
"""

from __future__ import annotations

import itertools
import json
import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from PySide6 import QtCore
from PySide6.QtCore import QCoreApplication, QObject, QPoint, QPointF, QSocketNotifier, Slot
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtQuick import QQuickItem

from demo.frame_watch import FrameWatch
from demo.hand import QTest
from ui.items import items

if TYPE_CHECKING:
    from ui.program import Program

TEXTS = ("QQuickText", "Words", "TextArea", "TextField")
"""Types of items that show text."""


class NotOnScreen(Exception):
    """What was looked for is not there."""


class Puppet(QObject):
    """Answers commands from stdin on the Qt thread."""

    def __init__(self, program: Program, begun: Mapping[str, tuple[float, float]]) -> None:
        """`begun`: what `demo.puppet` noted."""
        super().__init__()
        self._program = program
        self._window = program.window
        self._notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)
        self._frames: list[float] | None = None
        self._watch: FrameWatch | None = None
        self._count = 0
        self._deed: Callable[[], object] | None = None
        """What to do once it is answered: it may end this process."""
        self._window.frameSwapped.connect(self._framed)
        self._commands: dict[str, Callable[..., Any]] = {
            "find": self._find_command,
            "tap": self._tap,
            "commit": self._commit,
            "draw": self._draw,
            "key": self._key,
            "press": self._press,
            "focused": self._focused,
            "place": self._place,
            "texts": lambda: list(self._texts()),
            "names": lambda: [item.objectName() for item in self._items() if item.objectName()],
            "picture": self._picture,
            "whole": self._whole,
            "screen": lambda: self._program.journey_model.property("screen"),
            "watch_frames": self._watch_frames,
            "frames": self._take_frames,
            "work": self._work,
            "finger": self._finger_command,
            "begun": lambda: begun,
            "pid": os.getpid,
            "quit": QCoreApplication.quit,
        }

    @Slot()
    def _framed(self) -> None:
        if self._frames is not None:
            self._frames.append(time.monotonic())
            self._window.update()

    @cached_property
    def _finger(self) -> Any:
        finger = QTest.createTouchDevice()
        # Python loads what a touch is made of with the first one.
        QTest.touchEvent(self._window, finger, False)
        return finger

    def be_ready(self) -> None:
        """Load what a touch needs: that is no time of the interface."""
        assert self._finger

    def touch_at_once(self, name: str) -> None:
        """Touch something without being asked to."""
        self._tap(name)
        self._act()

    def _watch_frames(self) -> None:
        """Paint frame after frame from now on, and note when."""
        self._frames = []
        self._window.update()

    def _take_frames(self) -> list[float]:
        """Milliseconds from frame to frame since the watch began; ends it."""
        times, self._frames = self._frames or [], None
        return [(later - earlier) * 1000 for earlier, later in itertools.pairwise(times)]

    def _work(self) -> list[tuple[float, float]]:
        """Milliseconds of wall and of processor time that each frame took since the last call; watches from now on."""
        if self._watch is None:
            self._watch = FrameWatch(self._window)
        return self._watch.take()

    def _hand(self) -> AbstractContextManager[None]:
        """What the interface does with a touch or a key is its own work."""
        return self._watch.counted() if self._watch else nullcontext()

    @Slot()
    def _read(self) -> None:
        if self._program.conductor.over:
            # What comes is for the process that goes on.
            self._notifier.setEnabled(False)
            return
        line = sys.stdin.readline()
        if not line:
            self._notifier.setEnabled(False)
            QCoreApplication.quit()
            return
        with self._watch.aside() if self._watch else nullcontext():
            self._do(json.loads(line))

    def _do(self, command: dict[str, Any]) -> None:
        try:
            answer = {"ok": self._commands[command.pop("do")](**command)}
        except NotOnScreen as error:
            answer = {"error": str(error)}
        print(json.dumps(answer, ensure_ascii=False), flush=True)
        self._act()

    def _act(self) -> None:
        """Do what was asked for. What comes meanwhile waits, perhaps for the process that goes on."""
        deed, self._deed = self._deed, None
        if deed is None:
            return
        self._notifier.setEnabled(False)
        with self._hand():
            deed()
        self._notifier.setEnabled(not self._program.conductor.over)

    def _items(self) -> Iterator[QQuickItem]:
        """Every item that is shown, in painting order."""
        return items(self._window.contentItem())

    def _whole(self) -> bool:
        """Whether all parts of the screen have come, and no line of a list since it was asked last."""
        before, self._count = self._count, sum(1 for _ in self._items())
        return self._count == before and bool(self._window.property("whole"))

    def _find(self, name: str) -> QQuickItem:
        for item in self._items():
            if item.objectName() == name and item.width() > 0 and item.height() > 0:
                return item
        raise NotOnScreen(f"{name!r} is not on the screen; there is: {' | '.join(self._texts())}")

    def _find_command(self, name: str) -> bool:
        item = self._find(name)
        return item.isEnabled()

    def _tap(self, name: str) -> None:
        assert self._finger  # loaded before anything is looked for: that is no time of the interface
        item = self._find(name)
        if not item.isEnabled():
            raise NotOnScreen(f"{name!r} cannot be pressed now")
        self._scroll_to(item)
        self._touch(item.mapToScene(QPointF(item.width() / 2, min(item.height() / 2, 60))).toPoint())

    def _touch(self, place: QPoint) -> None:
        if not self._window.contentItem().boundingRect().contains(place.toPointF()):
            raise NotOnScreen(f"{place} is outside the window")

        def touch() -> None:
            QTest.touchEvent(self._window, self._finger).press(0, place, self._window).commit()
            QTest.touchEvent(self._window, self._finger).release(0, place, self._window).commit()

        self._deed = touch

    def _finger_command(self, does: str, x: float, y: float) -> None:
        """A finger comes down at a place, moves on to it, or leaves there: ``press``, ``move``, ``release``."""
        place = QPoint(round(x), round(y))
        assert self._finger
        self._deed = lambda: getattr(QTest.touchEvent(self._window, self._finger), does)(
            0, place, self._window
        ).commit()

    def _draw(self, name: str) -> None:
        """A stroke across an item; Qt takes a finger's way once a frame."""
        item = self._find(name)
        self._scroll_to(item)
        ways = ((0.2, 0.5), (0.3, 0.2), (0.4, 0.7), (0.5, 0.3), (0.7, 0.5))
        places = [item.mapToScene(QPointF(x * item.width(), y * item.height())).toPoint() for x, y in ways]
        QTest.touchEvent(self._window, self._finger).press(0, places[0], self._window).commit()
        for place in places[1:]:
            QTest.touchEvent(self._window, self._finger).move(0, place, self._window).commit()
            self._window.grabWindow()
            QCoreApplication.processEvents()
        QTest.touchEvent(self._window, self._finger).release(0, places[-1], self._window).commit()

    def _scroll_to(self, item: QQuickItem) -> None:
        """Bring an item of a page into view, as a finger would drag the page."""
        parent: QQuickItem | None = item.parentItem()
        while parent is not None and not isinstance(parent.property("contentY"), float):
            parent = parent.parentItem()
        if parent is None:
            return
        top = item.mapToItem(parent, QPointF(0, 0)).y()
        room = parent.height() - item.height()
        if top < 0 or top > room:
            highest = max(0.0, float(parent.property("contentHeight")) - parent.height())
            parent.setProperty("contentY", min(highest, max(0.0, float(parent.property("contentY")) + top - room / 2)))

    def _commit(self, text: str) -> None:
        focus = QGuiApplication.focusObject()
        if focus is None:
            raise NotOnScreen("nothing is being typed in")
        event = QInputMethodEvent()
        event.setCommitString(text)
        QCoreApplication.sendEvent(focus, event)

    def _key(self, text: str) -> None:
        """Tap a key of the on-screen keyboard by what stands on it."""
        for item in self._items():
            if item.property("text") == text and item.property("keyType") is not None:
                self._touch(item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint())
                return
        raise NotOnScreen(f"no key {text!r} on the keyboard")

    def _press(self, key: str) -> None:
        """Press a key of a keyboard or a remote control: by Qt's name of it, or the letter on it."""
        name = key if len(key) == 1 else QtCore.Qt.Key[f"Key_{key}"]
        self._deed = partial(QTest.keyClick, self._window, name)

    def _focused(self) -> str:
        """The name of what arrows and Enter act on."""
        item = self._window.activeFocusItem()
        return item.objectName() if item is not None else ""

    def _place(self, name: str) -> list[float]:
        """Where the middle of something is, in the window."""
        item = self._find(name)
        middle = item.mapToScene(QPointF(item.width() / 2, item.height() / 2))
        return [middle.x(), middle.y()]

    def _texts(self) -> Iterator[str]:
        for item in self._items():
            if item.metaObject().className().startswith(TEXTS):
                text = item.property("text")
                if isinstance(text, str) and text.strip():
                    yield text

    def _picture(self, file: str) -> list[int]:
        image = self._window.grabWindow()
        if not image.save(file):
            raise NotOnScreen(f"{file} cannot be written")
        return [image.width(), image.height()]
