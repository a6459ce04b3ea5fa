"""What a website may not do: where it leads, what it fetches, asks and says. Judged in the website's own process."""

from __future__ import annotations

import os
import re
import sys

import msgspec
from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QmlElement
from PySide6.QtWebEngineCore import QWebEngineUrlRequestInfo, QWebEngineUrlRequestInterceptor
from PySide6.QtWebEngineQuick import QQuickWebEngineProfile

from govchannel.contract.origins import origin_of
from ui import website_words as words

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

MOST_DIALOGS = 3
"""Of one page; further ones are answered with no."""
MOST_TEXT = 500
EMBEDDED = frozenset({"https", "wss", "about", "data", "blob"})
"""What a page is made of; what is shown as a page of its own has to have an origin of the list."""
_INSIDE = re.compile(r"[^.]*|.*\.(localhost|local|internal|home|lan|arpa)|[0-9.]+|.*:.*")
"""Hosts that are near a terminal, and not on the internet."""


@QmlElement
class Lock(QObject):
    """Decides for the page what is refused, and tells the screen."""

    answered = Signal(bool)
    went = Signal(str)
    covered = Signal()

    def __init__(self, origins: frozenset[str]) -> None:
        """`origins`: where a page may lead."""
        super().__init__()
        self._origins = origins
        self._guard = Guard(origins)
        self._dialogs = 0
        self._at: words.At | None = None

    @Slot(QObject)
    def guard(self, profile: QObject) -> None:
        """Judge whatever is fetched, also where no page was asked before. Nothing is opened in a profile that keeps."""
        if not isinstance(profile, QQuickWebEngineProfile) or not profile.isOffTheRecord():
            raise RuntimeError("a profile that keeps what it saw")
        profile.setUrlRequestInterceptor(self._guard)

    @Slot(QUrl, bool, result=bool)
    def goes(self, url: QUrl, main: bool) -> bool:
        """Whether a frame may go there. Where the page itself may not, the screen is told."""
        if not main:
            return url.scheme() in EMBEDDED
        address = written(url)
        if origin_of(address) in self._origins:
            return True
        if url.scheme() in ("https", "http"):
            tell(words.LedOut(address if len(address) <= MOST_TEXT else ""))
        return False

    @Slot()
    def begin(self) -> None:
        """Another page is coming."""
        self._dialogs = 0

    @Slot(QUrl, bool, bool, bool)
    def tell(self, url: QUrl, back: bool, forward: bool, loading: bool) -> None:
        """Where the page is. One that got where nobody was asked, as Chromium lets it to ``about:blank``, is ended."""
        address = written(url)
        if address and origin_of(address) not in self._origins:
            self.fail("crashed")
            return
        at = words.At(address[: 4 * MOST_TEXT], back, forward, loading)
        if at != self._at:
            self._at = at
            tell(at)

    @Slot(str, bool, result=bool)
    def say(self, text: str, asks: bool) -> bool:
        """A dialog of the page; False: it has said enough."""
        self._dialogs += 1
        if self._dialogs > MOST_DIALOGS:
            return False
        tell(words.Said(text[:MOST_TEXT], asks))
        return True

    @Slot(str)
    def deny(self, what: str) -> None:
        """Something that is not done here."""
        tell(words.Denied("file" if what == "file" else "download"))

    @Slot(str)
    def fail(self, why: str) -> None:
        """There is no page. One that hangs or broke ends this process."""
        tell(msgspec.convert({"type": "Failed", "why": why}, words.Failed))
        if why in ("hung", "crashed"):
            QGuiApplication.exit(1)

    @Slot(bool)
    def tabOut(self, forward: bool) -> None:
        """Tab left the page."""
        tell(words.TabbedOut(forward))


class Guard(QWebEngineUrlRequestInterceptor):
    """The second wall: sees every request of the network, those of redirects and of workers too."""

    def __init__(self, origins: frozenset[str]) -> None:
        super().__init__()
        self._origins = origins

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        """Qt's way in."""
        url = info.requestUrl()
        origin = origin_of(written(url))
        if info.resourceType() == QWebEngineUrlRequestInfo.ResourceType.ResourceTypeMainFrame:
            info.block(origin not in self._origins)
        elif url.scheme() not in EMBEDDED:
            info.block(True)
        elif url.scheme() in ("https", "wss") and origin not in self._origins:
            info.block(_INSIDE.fullmatch(url.host()) is not None)


def written(url: QUrl) -> str:
    """An address as the browser writes it."""
    return bytes(url.toEncoded().data()).decode("ascii", "replace")


def tell(word: words.FromPage) -> None:
    """To the screen. Where it is gone, so is this process."""
    try:
        os.write(sys.stdout.fileno(), words.line(word))
    except OSError:
        os._exit(1)
