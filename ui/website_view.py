"""The item of QML that shows a website and is touched."""

from __future__ import annotations

from typing import Any

from PySide6 import QtCore
from PySide6.QtCore import Property, QObject, QPointF, QRectF, QTimer, Signal, Slot
from PySide6.QtGui import (
    QEventPoint,
    QFocusEvent,
    QGuiApplication,
    QImage,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QTouchEvent,
)
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

from ui import website_words as words
from ui.fingers import slide
from ui.keys import Key
from ui.website_finger import Finger
from ui.website_model import WebsiteModel

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

PHASES = {
    QEventPoint.State.Pressed: "pressed",
    QEventPoint.State.Updated: "moved",
    QEventPoint.State.Stationary: "held",
    QEventPoint.State.Released: "released",
}
KEYS = (
    Key.RETURN,
    Key.ENTER,
    Key.BACKSPACE,
    Key.DELETE,
    Key.TAB,
    Key.BACKTAB,
    Key.LEFT,
    Key.RIGHT,
    Key.UP,
    Key.DOWN,
    Key.HOME,
    Key.END,
    Key.PAGE_UP,
    Key.PAGE_DOWN,
    Key.SPACE,
)
"""Keys without a letter that reach a page; and none with Ctrl, Alt or a key of the desktop."""


@QmlElement
class WebsiteView(QQuickPaintedItem):
    """The picture of the page; fingers, keys and the on-screen keyboard go to it.

    Who steers by keys goes into it with Enter (`entered`) and comes out with Back; a finger is in it at once.
    """

    websiteChanged = Signal()
    enteredChanged = Signal()
    ratioChanged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)  # type: ignore[arg-type]  # Qt Quick gives an item
        self._website: WebsiteModel | None = None
        self._entered = False
        self._ratio = 1.0
        self._finger = Finger()
        self.setAcceptTouchEvents(True)
        self.setAcceptedMouseButtons(QtCore.Qt.MouseButton.LeftButton)
        self.setActiveFocusOnTab(True)

    def _get_website(self) -> QObject | None:
        return self._website

    def _set_website(self, website: QObject | None) -> None:
        if self._website is not None:
            self._website.framed.disconnect(self._look)
            self._website.wrote.disconnect(self._write)
            self._website.tabbed.disconnect(self._leave)
        self._website = website if isinstance(website, WebsiteModel) else None
        if self._website is not None:
            self._website.framed.connect(self._look)
            self._website.wrote.connect(self._write)
            self._website.tabbed.connect(self._leave)
        self.websiteChanged.emit()

    def _get_entered(self) -> bool:
        return self._entered

    def _set_entered(self, entered: bool) -> None:
        if entered != self._entered:
            self._entered = entered
            self.enteredChanged.emit()
            self._write()

    def _get_ratio(self) -> float:
        return self._ratio

    def _set_ratio(self, ratio: float) -> None:
        # QML says it: an item that is asked for its window takes the window along when it goes (PySide 6.11).
        if ratio != self._ratio:
            self._ratio = ratio
            self.ratioChanged.emit()

    ratio = Property(float, _get_ratio, _set_ratio, notify=ratioChanged)
    website = Property(QObject, _get_website, _set_website, notify=websiteChanged)
    entered = Property(bool, _get_entered, _set_entered, notify=enteredChanged)

    @Slot()
    def _look(self) -> None:
        self.update()

    @Slot()
    def _leave(self) -> None:
        self._set_entered(False)

    def paint(self, painter: QPainter) -> None:
        """Draw, and let the next picture come."""
        frame = self._website.frame if self._website else QImage()
        if self._website is None or frame.isNull():
            return
        ratio = self._ratio
        painter.drawImage(QRectF(0, 0, frame.width() / ratio, frame.height() / ratio), frame)
        self._website.say(words.Painted())

    def _say(self, word: words.ToPage) -> None:
        if self._website is not None:
            self._website.say(word)

    def _touch(self, touches: list[words.Touch]) -> None:
        heeded = self._finger.heeds(touches, slide() * self._ratio)
        if not heeded:
            # Nor does the keyboard come yet: the page would move under the finger.
            return
        if not self.hasActiveFocus():
            self.forceActiveFocus(QtCore.Qt.FocusReason.MouseFocusReason)
        self._set_entered(True)
        for one in heeded:
            self._say(words.Touched(one))
        if self._writing and any(touch.phase == "released" for touch in touches):
            # Who hid the keyboard and touches what they write in wants it again.
            QTimer.singleShot(0, self, QGuiApplication.inputMethod().show)

    def _touched(self, number: int, phase: str, place: QPointF) -> words.Touch:
        ratio = self._ratio
        return words.Touch(number, phase, (place.x() * ratio, place.y() * ratio))  # type: ignore[arg-type]

    def touchEvent(self, event: QTouchEvent) -> None:
        """Fingers."""
        self._touch([self._touched(one.id() & 0xFFFF, PHASES[one.state()], one.position()) for one in event.points()])
        event.accept()

    def touchUngrabEvent(self) -> None:
        """Somebody else has the fingers."""
        self._finger.forget()
        super().touchUngrabEvent()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A mouse is a finger."""
        self._touch([self._touched(0, "pressed", event.position())])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """It is down: without a button nothing comes here."""
        self._touch([self._touched(0, "moved", event.position())])

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """And up."""
        self._touch([self._touched(0, "released", event.position())])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key, if it is one for a page; all others end here."""
        event.accept()
        kind = QtCore.Qt.KeyboardModifier
        held = event.modifiers() & ~(kind.ShiftModifier | kind.KeypadModifier)
        text = event.text()
        key = event.key()
        if not self._entered or held or not (key in KEYS or (text.isprintable() and text)):
            return
        self._say(words.Pressed(key, text))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Somewhere else is acted now."""
        self._set_entered(False)
        super().focusOutEvent(event)

    @property
    def _writing(self) -> bool:
        writing = self._website and self._website.writing
        return bool(writing and writing.on and self._entered)

    @Slot()
    def _write(self) -> None:
        writing = self._writing
        self.setFlag(QQuickItem.Flag.ItemAcceptsInputMethod, writing)
        method = QGuiApplication.inputMethod()
        method.update(QtCore.Qt.InputMethodQuery.ImQueryAll)
        if self.hasActiveFocus():
            method.setVisible(writing)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """What the on-screen keyboard wrote."""
        if event.commitString():
            self._say(words.Typed(event.commitString()))
        event.accept()

    def inputMethodQuery(self, query: QtCore.Qt.InputMethodQuery) -> Any:
        """What the keyboard asks; of what is written on the page it learns nothing."""
        asked = QtCore.Qt.InputMethodQuery
        writing = (self._website and self._website.writing) or words.Writing(False)
        match query:
            case asked.ImEnabled:
                return self._writing
            case asked.ImHints:
                plain = QtCore.Qt.InputMethodHint
                return writing.hints | plain.ImhNoPredictiveText.value | plain.ImhNoAutoUppercase.value
            case asked.ImCursorRectangle | asked.ImAnchorRectangle:
                return QRectF(*(side / self._ratio for side in writing.place))
            case asked.ImSurroundingText | asked.ImCurrentSelection:
                return ""
            case asked.ImCursorPosition | asked.ImAnchorPosition:
                return 0
        return super().inputMethodQuery(query)
