"""A website for QML: where it is, what it wants, and the item that shows it and is touched."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from PySide6 import QtCore
from PySide6.QtCore import Property, QObject, QPointF, QRectF, QSize, QTimer, Signal, Slot
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

from govchannel.contract.origins import readable_host
from kiosk.journey.comfort import Language
from kiosk.journey.states import Choosing, Journey, Website
from ui import website_words as words
from ui.keys import Key
from ui.texts import said
from ui.website import WebsiteRoom, installed

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

MOST_CODE = 300
"""Letters of an address that a phone reads from the screen at arm's length."""

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
class WebsiteModel(QObject):
    """The website of the moment, if there is one. `framed`: there is a newer picture; `tabbed`: Tab left the page."""

    changed = Signal()
    framed = Signal()
    wrote = Signal()
    tabbed = Signal()
    _heard = Signal(int, object)

    def __init__(self, allowed: bool, show_code: Callable[[str], None]) -> None:
        """`allowed`: by the terminal's settings; `show_code` takes an address for a QR code."""
        super().__init__()
        self._here = allowed and installed()
        self._show_code = show_code
        self._room = WebsiteRoom(self._heard.emit)
        self._heard.connect(self._hear)
        self._language: Language = "th"
        self._website: Website | None = None
        self._visit = 0
        self._codes = 0
        self._opened: words.Opened | None = None
        self.frame = QImage()
        """What the page looks like now; its bits are the process's."""
        self.writing = words.Writing(False)
        self._forget()

    def _forget(self) -> None:
        self._state = "none"
        self._why = self._asked = self._led = self._denied = ""
        self._asks = False
        self._at: words.At | None = None

    def show(self, journey: Journey) -> None:
        """Paint another moment. With a website left, everything of it ends."""
        view = journey.state.view if isinstance(journey.state, Choosing) else None
        website = view if isinstance(view, Website) else None
        if website is self._website and journey.language == self._language:
            return
        self._language = journey.language
        if website is not self._website:
            self.close()
            self._website = website
            if website is not None and not self._here:
                self._lead(website.address)
        self.changed.emit()

    def close(self) -> None:
        """End the visit, and forget it."""
        self._end()
        self._forget()
        self._show_code("")

    def stop(self) -> None:
        """End its thread."""
        self._end()
        self._room.stop()

    def _end(self) -> None:
        self._visit = 0
        # Before the memory that it lies in.
        self.frame = QImage()
        self.writing = words.Writing(False)
        self._room.close()
        self.framed.emit()
        self.wrote.emit()

    @Property(bool, notify=changed)
    def here(self) -> bool:
        """Whether websites are opened at this terminal; else they are handed to a phone."""
        return self._here

    @Property(str, notify=changed)
    def state(self) -> str:
        """``none``, ``opening``, ``live``, or why there is no page: ``offline``, ``certificate``, ``crashed``,
        ``hung``."""
        return self._why or self._state

    @Property(str, notify=changed)
    def service(self) -> str:
        """What it is about."""
        return said(self._website.service, self._language) if self._website else ""

    @Property(str, notify=changed)
    def agency(self) -> str:
        """Whose page it is."""
        return said(self._website.agency, self._language) if self._website else ""

    @Property(str, notify=changed)
    def host(self) -> str:
        """Where the page is, as a person reads it."""
        address = self._at.address if self._at else ""
        return readable_host(address) or (readable_host(self._website.address) if self._website else "")

    @Property(bool, notify=changed)
    def loading(self) -> bool:
        """Whether more of it is coming."""
        return self._at is not None and self._at.loading

    @Property(bool, notify=changed)
    def canBack(self) -> bool:
        """Whether there is a page before this one."""
        return self._at is not None and self._at.back

    @Property(bool, notify=changed)
    def canForward(self) -> bool:
        """Whether there is a page behind this one."""
        return self._at is not None and self._at.forward

    @Property(str, notify=changed)
    def led(self) -> str:
        """An address that is for a phone: outside of what is open here, or all that this terminal can do."""
        return self._led

    @Property(str, notify=changed)
    def ledHost(self) -> str:
        """Its host; empty for a telephone number and the like."""
        return readable_host(self._led)

    @Property(str, notify=changed)
    def code(self) -> str:
        """Address of its QR code's picture; empty where it is too long for one."""
        return f"image://website/{self._codes}" if 0 < len(self._led) <= MOST_CODE else ""

    @Property(str, notify=changed)
    def asked(self) -> str:
        """What the page wants read."""
        return self._asked

    @Property(bool, notify=changed)
    def asks(self) -> bool:
        """Whether it wants a yes or no."""
        return self._asks

    @Property(str, notify=changed)
    def denied(self) -> str:
        """What the page wanted that is not done here: ``download``, ``file``; empty for nothing."""
        return self._denied

    @Property(str, notify=changed)
    def notice(self) -> str:
        """What stands before the page now, until it is read: ``led``, ``asked``, ``denied``, ``failed``; or nothing."""
        if self._why:
            return "failed"
        if self._asked:
            return "asked"
        if self._led or (self._visit == 0 and self._website is not None and not self._here):
            return "led"
        return "denied" if self._denied else ""

    @Slot(QSize, QSize, float)
    def place(self, size: QSize, most: QSize, zoom: float) -> None:
        """The page is shown in so many pixels of the glass, never more than `most`; the first time opens it."""
        if self._website is None or not self._here or size.isEmpty():
            return
        width, height = (min(side, words.MOST_SIDE) for side in (size.width(), size.height()))
        if self._visit:
            self._room.say(words.Resized(width, height, zoom))
            return
        if self._why:
            return
        authorities = [file for file in (os.environ.get("REQUESTS_CA_BUNDLE"),) if file]
        bytes_ = 4 * max(width, most.width()) * max(height, most.height())
        origins = sorted(self._website.origins)
        self._opened = words.Opened(
            self._website.address,
            origins,
            width,
            height,
            zoom,
            bytes_,
            self._language,
            authorities,
        )
        self._state = "opening"
        self._visit = self._room.open(self._opened)
        self.changed.emit()

    @Slot(str)
    def go(self, to: str) -> None:
        """``back`` or ``forward`` among the pages that were seen."""
        if to in ("back", "forward"):
            self._room.say(words.Went(to))  # type: ignore[arg-type]  # one of the two

    @Slot()
    def again(self) -> None:
        """Try once more after there was no page."""
        ended = self._why in ("crashed", "hung")
        self._why = ""
        if ended and self._opened is not None:
            self._state = "opening"
            self._visit = self._room.open(self._opened)
        else:
            self._room.say(words.Went("again"))
        self.changed.emit()

    @Slot(bool)
    def answer(self, yes: bool) -> None:
        """To what the page asked."""
        self._asked, self._asks = "", False
        self._room.say(words.Answered(yes))
        self.changed.emit()

    @Slot()
    def dismiss(self) -> None:
        """What stood before the page is read."""
        self._led = self._denied = ""
        self._show_code("")
        self.changed.emit()

    def say(self, word: words.ToPage) -> None:
        """To the page, while it is there."""
        if self._visit:
            self._room.say(word)

    def _lead(self, address: str) -> None:
        self._led = address
        self._codes += 1
        self._show_code(address if len(address) <= MOST_CODE else "")

    @Slot(int, object)
    def _hear(self, visit: int, word: words.FromPage | None) -> None:
        if visit != self._visit:
            return
        match word:
            case words.Frame():
                self.frame = self._room.image(word)
                self.framed.emit()
                if self._state == "live":
                    return
                self._state = "live"
            case words.Writing():
                self.writing = word
                self.wrote.emit()
                return
            case words.TabbedOut():
                self.tabbed.emit()
                return
            case words.At():
                self._at = word
            case words.LedOut() if self._led:
                return  # a page that tries again and again is told of once
            case words.LedOut(address):
                self._lead(address or self._website.address if self._website else "")
            case words.Said(text, asks):
                self._asked, self._asks = text.strip() or "…", asks
            case words.Denied(what):
                self._denied = what
            case words.Failed(why):
                self._fail(why)
            case None:
                self._fail("crashed")
        self.changed.emit()

    def _fail(self, why: str) -> None:
        self._why, self._asked = self._why or why, ""
        if why in ("crashed", "hung"):
            self._end()
            self._state = "none"


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
        if not self.hasActiveFocus():
            self.forceActiveFocus(QtCore.Qt.FocusReason.MouseFocusReason)
        self._set_entered(True)
        self._say(words.Touched(touches))
        if self._writing and any(touch.phase == "released" for touch in touches):
            # Who hid the keyboard and touches what they write in wants it again.
            QTimer.singleShot(0, self, QGuiApplication.inputMethod().show)

    def _finger(self, number: int, phase: str, place: QPointF) -> words.Touch:
        ratio = self._ratio
        return words.Touch(number, phase, (place.x() * ratio, place.y() * ratio))  # type: ignore[arg-type]

    def touchEvent(self, event: QTouchEvent) -> None:
        """Fingers."""
        self._touch([self._finger(one.id() & 0xFFFF, PHASES[one.state()], one.position()) for one in event.points()])
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A mouse is a finger."""
        self._touch([self._finger(0, "pressed", event.position())])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """It is down: without a button nothing comes here."""
        self._touch([self._finger(0, "moved", event.position())])

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """And up."""
        self._touch([self._finger(0, "released", event.position())])

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
        return self._website is not None and self._website.writing.on and self._entered

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
        writing = self._website.writing if self._website else words.Writing(False)
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
