"""A website for QML: where it is, and what it wants."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import Property, QObject, QSize, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtQml import QmlElement

from govchannel.contract.origins import readable_host
from kiosk.journey.comfort import Language
from kiosk.journey.states import Choosing, Journey, Website
from ui import website as site
from ui import website_words as words
from ui.texts import said

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

MOST_CODE = 300
"""Letters of an address that a phone reads from the screen at arm's length."""


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
        self._here = allowed and site.installed()
        self._show_code = show_code
        self._heard.connect(self._hear)
        self._language: Language = "th"
        self._spoken = False
        self._website: Website | None = None
        self._visit = 0
        self._codes = 0
        self._opened: words.Opened | None = None
        self.frame = QImage()
        """What the page looks like now; its bits are the process's."""
        self.writing: words.Writing | None = None
        """Whether the page wants to be written on, and how."""
        self._forget()

    @cached_property
    def _room(self) -> site.WebsiteRoom:
        """Made with the first visit: a terminal may have none."""
        return site.WebsiteRoom(self._heard.emit)

    def _forget(self) -> None:
        self._state = "none"
        self._why = self._asked = self._led = self._denied = ""
        self._asks = self._unread = False
        self._at: words.At | None = None

    def show(self, journey: Journey) -> None:
        """Paint another moment. With a website left, everything of it ends."""
        view = journey.state.view if isinstance(journey.state, Choosing) else None
        website = view if isinstance(view, Website) else None
        new, spoken = website is not self._website, journey.comfort.spoken
        if not new and (journey.language, spoken) == (self._language, self._spoken):
            return
        self._language = journey.language
        if new:
            self.close()
            self._website = website
            if website is not None and not self._here:
                self._lead(website.address)
        if new or spoken != self._spoken:
            # Who hears the screen is told before they are left with a page that says nothing.
            self._spoken = spoken
            self._unread = spoken and website is not None and self._here
            self._hand_over()
        self.changed.emit()

    def close(self) -> None:
        """End the visit, and forget it."""
        self._end()
        self._forget()
        self._hand_over()

    def stop(self) -> None:
        """End its thread."""
        self._end()
        if "_room" in vars(self):
            self._room.stop()

    def _end(self) -> None:
        self._visit = 0
        # Before the memory that it lies in.
        self.frame = QImage()
        self.writing = None
        if "_room" in vars(self):
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
        """An address that is for a phone: outside of what is open here, not read aloud here, or not opened at all."""
        return self._for_phone

    @Property(str, notify=changed)
    def ledHost(self) -> str:
        """Its host; empty for a telephone number and the like."""
        return readable_host(self._for_phone)

    @Property(str, notify=changed)
    def code(self) -> str:
        """Address of its QR code's picture; empty where it is too long for one."""
        return f"image://website/{self._codes}" if 0 < len(self._for_phone) <= MOST_CODE else ""

    @Property(bool, notify=changed)
    def spoken(self) -> bool:
        """Whether the screen around the page is read aloud."""
        return self._spoken

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
        """What stands before the page now, until it is read: ``failed``, ``asked``, ``led``, ``unread``, ``denied``; or
        nothing."""
        if self._why:
            return "failed"
        if self._asked:
            return "asked"
        if self._led or (self._visit == 0 and self._website is not None and not self._here):
            return "led"
        if self._unread:
            return "unread"
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
        if self._why or self._unread:
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
        if self._led:
            self._led = ""
        else:
            self._unread = False
        self._denied = ""
        self._hand_over()
        self.changed.emit()

    def say(self, word: words.ToPage) -> None:
        """To the page, while it is there."""
        if self._visit:
            self._room.say(word)

    @property
    def _for_phone(self) -> str:
        unread = self._website.address if self._website and self._unread else ""
        return self._led or unread

    def _lead(self, address: str) -> None:
        self._led = address
        self._hand_over()

    def _hand_over(self) -> None:
        """Draw the code of what is for a phone."""
        address = self._for_phone
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
