"""For a hand that trembles: the same key or the same place again within half a second is not another press.

It is there only while somebody wishes it (EN 301 549, 5.7 and 5.8); a key that is held does not repeat then either.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF
from PySide6.QtGui import QKeyEvent, QMouseEvent, QTouchEvent
from PySide6.QtQuick import QQuickWindow

from ui.fingers import slide

AGAIN_SECONDS = 0.5
"""So soon after the last one, an equal press is none."""

SAME_PLACE = 64.0
"""Design pixels, 15 mm: no two buttons are so near with their middles."""

Type = QEvent.Type
DOWN = (Type.TouchBegin, Type.MouseButtonPress, Type.MouseButtonDblClick)
UP = (Type.TouchEnd, Type.TouchCancel, Type.MouseButtonRelease)
BETWEEN = (Type.TouchUpdate, Type.MouseMove)


class Steady(QObject):
    """Sees keys and fingers before everybody else does, and lets through what is meant."""

    def __init__(self, window: QQuickWindow, clock: Callable[[], float]) -> None:
        """`clock`: seconds that only go forward. Make it after all who look at the window's keys."""
        super().__init__()
        self.clock = clock
        self._window = window
        self._on = False
        self._forget()

    def _forget(self) -> None:
        self._key: tuple[int, float] = (0, -math.inf)
        self._tap: tuple[QPointF, float] = (QPointF(), -math.inf)
        self._begun = QPointF()
        self._dropping = False

    def wish(self, on: bool) -> None:
        """Somebody wishes it, or does not any more."""
        if on == self._on:
            return
        self._on = on
        self._forget()
        if on:
            self._window.installEventFilter(self)
        else:
            self._window.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's way in: True where it was no press."""
        dropped = False
        if event.type() == Type.KeyPress and isinstance(event, QKeyEvent):
            dropped = self._pressed(event)
        elif isinstance(event, (QMouseEvent, QTouchEvent)):
            dropped = self._touched(event)
        if dropped:
            # Else Qt would try it once more, as a mouse.
            event.accept()
        return dropped or super().eventFilter(watched, event)

    def _pressed(self, event: QKeyEvent) -> bool:
        (key, at), now = self._key, self.clock()
        self._key = event.key(), now
        return event.isAutoRepeat() or (key == event.key() and now - at < AGAIN_SECONDS)

    def _touched(self, event: QMouseEvent | QTouchEvent) -> bool:
        if not event.points():
            return self._dropping
        place, kind = event.points()[0].position(), event.type()
        if kind in DOWN:
            where, at = self._tap
            self._begun = place
            self._dropping = self.clock() - at < AGAIN_SECONDS and _far(where, place) < SAME_PLACE
        elif kind in UP:
            # A longer way is a stroke of a signature, or turns the page.
            tapped = kind != Type.TouchCancel and _far(self._begun, place) <= slide()
            self._tap = (place, self.clock() if tapped else -math.inf)
        return self._dropping and kind in (*DOWN, *UP, *BETWEEN)


def _far(one: QPointF, other: QPointF) -> float:
    return math.hypot(one.x() - other.x(), one.y() - other.y())
