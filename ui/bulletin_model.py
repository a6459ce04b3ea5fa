"""News and apps on the screen: the headlines of the welcome, two lists, one of each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from drivers.thai_id import PartialDate
from govchannel.contract.catalog import App, Article
from kiosk.bulletin import NOTHING, Bulletin, Item
from kiosk.identity import date_text
from kiosk.journey import events
from kiosk.journey.states import AppPage, Apps, ArticlePage, Help, Journey, News, View
from kiosk.service import Summary
from ui.mailbox import Post
from ui.pictures import AddressCode
from ui.texts import said

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

HEADLINES = 5
"""How many take turns on the welcome."""


@QmlElement
class BulletinModel(QObject):
    """A `Bulletin` as values for QML, in the language of the screen."""

    changed = Signal()

    def __init__(self, post: Post) -> None:
        """`post` takes events."""
        super().__init__()
        self._post = post
        self._bulletin = NOTHING
        self._view: View | None = None
        self._returned = ""
        self._language = "th"
        self._spoken = False

    def show(self, journey: Journey) -> None:
        """Paint another moment."""
        view = journey.page
        new = (view, journey.language, journey.comfort.spoken)
        if new == (self._view, self._language, self._spoken):
            return
        if view != self._view:
            self._returned = _key_of(self._view) if view else ""
        self._view, self._language, self._spoken = new
        self.changed.emit()

    def show_bulletin(self, bulletin: Bulletin) -> None:
        """Paint another catalog's."""
        if bulletin != self._bulletin:
            self._bulletin = bulletin
            self.changed.emit()

    @property
    def _article(self) -> Item[Article] | None:
        key = self._view.article_id if isinstance(self._view, ArticlePage) else None
        return next((item for item in self._bulletin.articles if item.entry.id == key), None)

    @property
    def _app(self) -> Item[App] | None:
        key = self._view.app_id if isinstance(self._view, AppPage) else None
        return next((item for item in self._bulletin.apps if item.entry.id == key), None)

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def headlines(self) -> list[dict[str, Any]]:
        """The newest news: `key`, `title`."""
        newest = self._bulletin.articles[:HEADLINES]
        return [{"key": item.entry.id, "title": said(item.entry.title, self._language)} for item in newest]

    @Property(bool, notify=changed)
    def steady(self) -> bool:
        """Whether the screen is read aloud: what takes turns would not be what was said."""
        return self._spoken

    @Property(str, notify=changed)
    def returned(self) -> str:
        """The article or app that was looked at before coming back to the list; empty when there was none."""
        return self._returned

    @Property(bool, notify=changed)
    def hasNews(self) -> bool:
        """Whether there is any."""
        return bool(self._bulletin.articles)

    @Property(bool, notify=changed)
    def hasApps(self) -> bool:
        """Whether there are any."""
        return bool(self._bulletin.apps)

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def articles(self) -> list[dict[str, Any]]:
        """The news, the newest first: `key`, `title`, `under` (agency and day)."""
        return [
            {
                "key": item.entry.id,
                "title": said(item.entry.title, self._language),
                "under": f"{said(item.agency, self._language)} · {self._day(item.entry.published)}",
            }
            for item in self._bulletin.articles
        ]

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def apps(self) -> list[dict[str, Any]]:
        """The apps by name, Thai names first: `key`, `title`, `under` (what it is)."""
        lines = [
            {
                "key": item.entry.id,
                "title": said(item.entry.name, self._language),
                "under": said(item.entry.description, self._language),
            }
            for item in self._bulletin.apps
        ]
        return sorted(lines, key=lambda line: (line["title"].isascii(), line["title"].casefold()))

    @Property("QVariantMap", notify=changed)  # type: ignore[arg-type]
    def article(self) -> dict[str, Any]:
        """The article looked at: `title`, `agency`, `day`, `paragraphs`, `services`; empty when it is no more."""
        item = self._article
        if item is None:
            return {}
        entry, language = item.entry, self._language
        return {
            "title": said(entry.title, language),
            "agency": said(item.agency, language),
            "day": self._day(entry.published),
            "paragraphs": [said(text, language) for text in (entry.summary, *entry.body)],
            "services": self._services(item.services),
        }

    @Property("QVariantMap", notify=changed)  # type: ignore[arg-type]
    def app(self) -> dict[str, Any]:
        """The app looked at: `title`, `agency`, `description`, `does`, `codes`, `services`; empty when it is no more.

        `codes`: `kind` (``android``, ``ios``, ``website``), `code` (address of the picture), `host` it leads to.
        """
        item = self._app
        if item is None:
            return {}
        entry, language = item.entry, self._language
        return {
            "title": said(entry.name, language),
            "agency": said(item.agency, language),
            "description": said(entry.description, language),
            "does": [said(text, language) for text in entry.does],
            "codes": [
                {"kind": kind, "code": AddressCode.picture(address), "host": urlsplit(address).hostname or ""}
                for kind, address in ways_to(entry)
            ],
            "services": self._services(item.services),
        }

    def _day(self, day: date) -> str:
        return date_text(PartialDate(day.year, day.month, day.day), self._language)

    def _services(self, services: Sequence[Summary]) -> list[dict[str, str]]:
        return [
            {
                "key": one.id,
                "title": said(one.title, self._language),
                "under": said(one.agency, self._language),
            }
            for one in services
        ]

    @Slot()
    def openNews(self) -> None:
        """The list of news is wanted."""
        self._post(events.Turned(News()))

    @Slot(str)
    def openArticle(self, key: str) -> None:
        """A piece of news was chosen."""
        self._post(events.Turned(ArticlePage(key)))

    @Slot()
    def openApps(self) -> None:
        """The directory of apps is wanted."""
        self._post(events.Turned(Apps()))

    @Slot(str)
    def openApp(self, key: str) -> None:
        """An app was chosen."""
        self._post(events.Turned(AppPage(key)))

    @Slot()
    def openHelp(self) -> None:
        """Help is wanted."""
        self._post(events.Turned(Help()))


def ways_to(app: App) -> list[tuple[str, str]]:
    """Where a phone gets an app: its stores, and the website where one of them is not known. (kind, address)."""
    stores = [("android", app.android), ("ios", app.ios)]
    known = [(kind, address) for kind, address in stores if address]
    if app.website and len(known) < len(stores):
        known.append(("website", app.website))
    return known


def _key_of(view: View | None) -> str:
    match view:
        case ArticlePage(key) | AppPage(key):
            return key
    return ""
