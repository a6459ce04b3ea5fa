"""A website's own process: Chromium behind a lock. It has no window that anyone sees, and ends with the visit.

It paints into memory that the screen's process shows, and does what that one says: so whatever a page opens, breaks or
fills stays in here, and what it kept is gone with it (decision 19).
"""

from __future__ import annotations

import mmap
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QObject,
    QPoint,
    QSocketNotifier,
    Qt,
    QTimer,
    QUrl,
)
from PySide6.QtGui import (
    QGuiApplication,
    QInputMethodEvent,
    QInputMethodQueryEvent,
    QKeyEvent,
    QPainter,
    QPixmap,
    QWindow,
)
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest
from PySide6.QtWebEngineQuick import QtWebEngineQuick

from ui import website_words as words
from ui.website_lock import Lock, tell

FILE = Path(__file__).parent / "qml" / "website" / "Locked.qml"
PATIENCE_MS = 6000
"""A page that does not answer for so long, asked twice, hangs."""
LOOK_MS = 80
HELD_LOOKS = 12
"""For so many looks a frame waits until the one before it is painted; one that is out of sight is not."""
RESIZE_LOOKS = 4

FLAGS = (
    "--no-proxy-server",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--disable-gpu",
    "--mute-audio",
    "--disable-notifications",
    "--disable-speech-api",
    "--disable-file-system",
    "--disable-background-networking",
    "--disable-breakpad",
)

LEAVING = (QEvent.Type.FocusOut, QEvent.Type.FocusAboutToChange, QEvent.Type.WindowDeactivate)


class Page(QObject):
    """The window nobody sees: paints into shared memory, and is touched from the screen."""

    def __init__(self, opened: words.Opened, memory: mmap.mmap) -> None:
        """Opens the page; `memory` has place for `SLOTS` frames of its size."""
        super().__init__()
        self._memory = memory
        self._slot_bytes = opened.slot_bytes
        self._slot = 0
        self._dirty = True
        self._held = HELD_LOOKS
        self._writing = words.Writing(False)
        self._resized: words.Resized | None = None
        self._waited = 0
        self._finger = QTest.createTouchDevice()
        self.lock = Lock(frozenset(opened.origins))
        self._engine = QQmlApplicationEngine()
        languages = "th,en;q=0.5" if opened.language == "th" else "en,th;q=0.5"
        self._engine.setInitialProperties(
            {
                "lock": self.lock,
                "address": opened.address,
                "zoom": opened.zoom,
                "languages": languages,
                "authorities": opened.authorities,
                "patience": PATIENCE_MS,
                "width": opened.width,
                "height": opened.height,
            }
        )
        self._engine.load(QUrl.fromLocalFile(str(FILE)))
        if not self._engine.rootObjects():
            raise RuntimeError("the locked page does not load")
        window = self._engine.rootObjects()[0]
        assert isinstance(window, QQuickWindow)
        self._window = window
        window.requestActivate()
        # The first list that opens in a process is closed again by the platform's change of focus: that one is ours.
        self._first = QWindow()
        self._first.setTransientParent(window)
        self._first.setFlags(Qt.WindowType.Popup | Qt.WindowType.WindowDoesNotAcceptFocus)
        self._first.resize(1, 1)
        window.installEventFilter(self)
        window.frameSwapped.connect(self._open_first, Qt.ConnectionType.SingleShotConnection)
        window.frameSwapped.connect(self._changed)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _open_first(self) -> None:
        self._first.show()
        QTimer.singleShot(LOOK_MS, self._first, self._first.hide)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The page is not told that a list has the focus: it is still what a person writes in."""
        return event.type() in LEAVING or super().eventFilter(watched, event)

    def does(self, word: words.ToPage) -> None:
        """What the screen says."""
        match word:
            case words.Painted():
                self._held = HELD_LOOKS
                self._paint()
            case words.Touched(touches):
                self._touch(touches)
            case words.Pressed(key, text):
                self._press(key, text)
            case words.Typed(text):
                event = QInputMethodEvent()
                event.setCommitString(text)
                QCoreApplication.sendEvent(self._window, event)
            case words.Resized(width, height) if width * height * 4 <= self._slot_bytes:
                self._resized, self._waited = word, 0
            case words.Went(to):
                self.lock.went.emit(to)
            case words.Answered(yes):
                self.lock.answered.emit(yes)

    def _resize(self) -> None:
        """A list that is open, or opens now, would close: that one goes first, as when a list is touched and the
        keyboard leaves."""
        self._waited += 1
        if self._resized is None or self._waited < RESIZE_LOOKS or self._lists():
            return
        wanted, self._resized = self._resized, None
        self._window.resize(wanted.width, wanted.height)
        self._window.setProperty("zoom", wanted.zoom)
        if self._writing.on:
            QTimer.singleShot(200, self, self.lock.covered.emit)

    def _touch(self, touches: list[words.Touch]) -> None:
        self._waited = 0
        popup = self._popups()[-1:]
        target: QWindow = self._window
        shift = QPoint()
        if popup:
            shift = popup[0].position() - self._window.position()
            inside = any(popup[0].geometry().contains(_point(one) + self._window.position()) for one in touches)
            target = popup[0] if inside else self._window
            shift = shift if inside else QPoint()
        # Qt's own way to bring in a finger; made by hand, a touch has no place in the items.
        event = QTest.touchEvent(target, self._finger, False)
        for one in touches:
            place = _point(one) - shift
            match one.phase:
                case "pressed":
                    event.press(one.finger, place, target)
                case "moved":
                    event.move(one.finger, place, target)
                case "held":
                    event.stationary(one.finger)
                case "released":
                    event.release(one.finger, place, target)
        event.commit(False)

    def _press(self, key: int, text: str) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
            QCoreApplication.sendEvent(self._window, event)

    def _lists(self) -> list[QWindow]:
        """Lists below a question, open or about to be: windows of their own."""
        windows = QGuiApplication.allWindows()
        return [one for one in windows if one.type() == Qt.WindowType.Popup and one is not self._first]

    def _popups(self) -> list[QWindow]:
        """Those that are open, and painted into the page."""
        return [one for one in self._lists() if one.isVisible()]

    def _changed(self) -> None:
        self._dirty = True
        self._paint()

    def _look(self) -> None:
        self._held += 1
        if self._popups():
            self._dirty = True
        self._resize()
        writing = self._written_in()
        if writing != self._writing:
            self._writing = writing
            tell(writing)
        self._paint()

    def _written_in(self) -> words.Writing:
        asked = Qt.InputMethodQuery
        query = QInputMethodQueryEvent(asked.ImEnabled | asked.ImHints | asked.ImCursorRectangle)
        QCoreApplication.sendEvent(self._window, query)
        if not query.value(asked.ImEnabled):
            return words.Writing(False)
        hints: Any = query.value(asked.ImHints) or 0
        cursor = query.value(asked.ImCursorRectangle)
        place = cursor.getRect() if cursor is not None else (0.0, 0.0, 0.0, 0.0)
        number = int(getattr(hints, "value", hints))
        return words.Writing(True, number, (float(place[0]), float(place[1]), float(place[2]), float(place[3])))

    def _paint(self) -> None:
        if not self._dirty or self._held < HELD_LOOKS:
            return
        screen = self._window.screen()
        seen: QPixmap = screen.grabWindow(self._window.winId())
        if seen.isNull():
            return
        self._dirty = False
        for popup in self._popups():
            painter = QPainter(seen)
            painter.drawPixmap(popup.position() - self._window.position(), screen.grabWindow(popup.winId()))
            painter.end()
        image = seen.toImage()
        size = image.width() * image.height() * 4
        if image.bytesPerLine() != image.width() * 4 or size > self._slot_bytes:
            return
        self._slot = (self._slot + 1) % words.SLOTS
        start = self._slot * self._slot_bytes
        self._memory[start : start + size] = image.constBits()
        self._held = 0
        tell(words.Frame(self._slot, image.width(), image.height()))


class Hearing(QObject):
    """Standard input, line by line; its end is the end."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._rest = b""
        self._notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)

    def _hear(self) -> None:
        said = os.read(sys.stdin.fileno(), 1 << 16)
        if not said:
            self._notifier.setEnabled(False)
            QGuiApplication.quit()
            return
        *lines, self._rest = (self._rest + said).split(b"\n")
        for one in lines:
            self._page.does(words.to_page(one))


def _point(touch: words.Touch) -> QPoint:
    return QPoint(round(touch.place[0]), round(touch.place[1]))


def _first_line() -> bytes:
    """To the byte: what follows is heard by Qt."""
    said = b""
    while not said.endswith(b"\n") and len(said) < words.MOST_LINE_BYTES and (byte := os.read(sys.stdin.fileno(), 1)):
        said += byte
    return said


def _environment() -> None:
    # No display is needed, and none must be taken from the screen; a page's letters are as large as the zoom says.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_QUICK_BACKEND"] = "software"
    for name in ("QT_SCALE_FACTOR", "QT_IM_MODULE", "QTWEBENGINE_REMOTE_DEBUGGING"):
        os.environ.pop(name, None)
    given = os.environ.get("QTWEBENGINE_CHROMIUM_FLAGS", "")
    os.environ["QTWEBENGINE_CHROMIUM_FLAGS"] = " ".join((*given.split(), *FLAGS))


def main(memory: str) -> int:
    """Be a website; `memory` is the number of the file that frames are painted into."""
    os.nice(5)  # a finger goes first
    with suppress(OSError):
        # A page that takes all memory is ended before anything else is.
        Path("/proc/self/oom_score_adj").write_text("1000")
    _environment()
    opened = words.to_page(_first_line())
    if not isinstance(opened, words.Opened):
        return 2
    QtWebEngineQuick.initialize()
    application = QGuiApplication([sys.argv[0]])
    QCoreApplication.setApplicationName("kiosk-website")
    page = Page(opened, mmap.mmap(int(memory), 0))
    hearing = Hearing(page)
    code = application.exec()
    del hearing
    # Chromium's own way out waits for pages; there is nothing to be kept.
    os._exit(code)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
