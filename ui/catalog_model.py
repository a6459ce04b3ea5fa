"""The catalog on the screen: two ways to browse, a list of services, one service."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from drivers.thai_id import CardText
from govchannel.contract.catalog import App, Hours, Service
from govchannel.contract.origins import origin_of
from govchannel.contract.phone import why_not
from kiosk.catalog import Group, Overview
from kiosk.eligibility import fee_for, judge
from kiosk.handover import form_address
from kiosk.journey import events
from kiosk.journey.comfort import Language
from kiosk.journey.states import AppPage, Done, Journey, Results, ServicePage, View, Website
from kiosk.service import Query, Summary, takes_requests
from ui.lines import Lines
from ui.mailbox import Post
from ui.pictures import AddressCode
from ui.texts import eligible_text, fee_text, hours_text, now, open_text, own_fee_text, places_text, said, today

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

MEASURED = 4
"""Titles, the longest ones, that say how high all are."""


@QmlElement
class CatalogModel(QObject):
    """What of the catalog is shown. Lists are lists of objects with plain texts in the language of the screen."""

    changed = Signal()
    overviewChanged = Signal()
    listChanged = Signal()
    """Another list is shown: from its top."""

    def __init__(self, post: Post) -> None:
        """`post` takes events."""
        super().__init__()
        self._post = post
        self._overview = Overview((), ())
        self._language = "th"
        self._view: View | None = None
        self._results: Results | None = None
        self._visiting = False
        self._card: CardText | None = None
        self._returned = ""
        self._remote = False
        self._by_agency = False
        self._said: dict[str, Any] | None = None
        self._long_titles: list[str] = []
        self._groups = Lines("key", "title", "icon")
        self._services = Lines("key", "title", "about", "applicable", "app")
        self._found: tuple[App | Summary, ...] = ()

    def show(self, journey: Journey) -> None:
        """Paint another moment. What lies behind a form or a receipt stays: its screen is out of sight, not gone."""
        if isinstance(journey.state, Done):
            return
        view = journey.page
        new = (view, journey.visit is not None, journey.language)
        if new == (self._view, self._visiting, self._language):
            return
        translated = journey.language != self._language
        before = self._results.listing if self._results else None
        if not isinstance(view, (ServicePage, AppPage, Website)):
            # A page that is opened from a list leaves the list as it was.
            self._results = view if isinstance(view, Results) else None
        if view is not self._view:
            self._returned = _key_of(self._view) if view else ""
        self._view, self._visiting, self._language = new
        self._said = None
        self._remote = journey.remote
        self._card = journey.visit.card if journey.visit and view else None
        if translated:
            self._show_groups()
        listing = self._results.listing if self._results else None
        # Where no list is seen its lines stay: the next one changes them.
        others = view is None or (listing is not None and listing is not before)
        if others:
            self._found = (*listing.apps, *listing.services) if listing else ()
        said_anew = others or (listing is not None and translated)
        if said_anew and self._services.show(self._found, self._line):
            self.listChanged.emit()
        self.changed.emit()

    def show_overview(self, overview: Overview) -> None:
        """Paint another catalog."""
        if overview != self._overview:
            self._overview = overview
            self._said = None
            self._show_groups()

    @property
    def _service(self) -> Service | None:
        return self._view.service if isinstance(self._view, ServicePage) else None

    def _group(self, group: Group) -> dict[str, Any]:
        icon = "building-2" if self._by_agency else group.icon
        return {"key": group.id, "title": said(group.name, self._language), "icon": icon}

    def _show_groups(self) -> None:
        groups = self._overview.agencies if self._by_agency else self._overview.life_events
        titles = (said(group.name, self._language) for group in groups)
        self._long_titles = sorted(titles, key=len, reverse=True)[:MEASURED]
        self._groups.show(groups, self._group)
        self.overviewChanged.emit()

    @Property(QObject, constant=True)
    def groups(self) -> QObject:
        """Reasons to come, or agencies, a line each: `key`, `title`, `icon`."""
        return self._groups

    @Property(bool, notify=overviewChanged)
    def byAgency(self) -> bool:
        """Whether agencies are what can be chosen, rather than reasons to come."""
        return self._by_agency

    @Property("QStringList", notify=overviewChanged)  # type: ignore[arg-type]
    def longTitles(self) -> list[str]:
        """The longest titles of what can be chosen."""
        return self._long_titles

    @Property(bool, notify=changed)
    def listing(self) -> bool:
        """Whether a list of services is shown, rather than the start."""
        return self._results is not None

    @Property(bool, notify=changed)
    def searching(self) -> bool:
        """Whether the list answers what was typed."""
        return self._results is not None and self._results.query.kind == "search"

    @Property(str, notify=changed)
    def words(self) -> str:
        """What was searched for; empty for other lists."""
        return self._results.query.key if self._results and self._results.query.kind == "search" else ""

    @Slot(result=int)
    def returned(self) -> int:
        """Where in the list the service is that was looked at before coming back to it; -1 when there was none."""
        found = self._found if self._results and self._returned else ()
        place = next((place for place, one in enumerate(found) if one.id == self._returned), -1)
        if place >= 0:
            self._services.show_all()
        return place

    @Property(bool, notify=changed)
    def found(self) -> bool:
        """Whether the list has come and has something in it."""
        listing = self._results.listing if self._results else None
        return listing is None or bool(listing.services or listing.apps)

    @Property(bool, notify=changed)
    def come(self) -> bool:
        """Whether the list has come."""
        return self._results is not None and self._results.listing is not None

    @Property(bool, notify=changed)
    def exact(self) -> bool:
        """Whether the list answers; else it holds what is nearest."""
        return self._results is None or self._results.listing is None or self._results.listing.exact

    @Property(str, notify=changed)
    def heading(self) -> str:
        """The list's title; empty for a search."""
        listing = self._results.listing if self._results else None
        return said(listing.title, self._language) if listing else ""

    @Property(QObject, constant=True)
    def services(self) -> QObject:
        """The list, a line for each: `key`, `title`, `about` (its agency), `applicable` (its form begins from here).

        Before the services come apps that are called what was searched for: `app`, and `about` says what it is.
        """
        return self._services

    def _line(self, one: App | Summary) -> dict[str, Any]:
        language = self._language
        if isinstance(one, App):
            title, about, applicable = one.name, one.description, False
        else:
            title, about, applicable = one.title, one.agency, one.on_phone if self._remote else one.applicable
        return {
            "key": one.id,
            "title": said(title, language),
            "about": said(about, language),
            "applicable": applicable,
            "app": isinstance(one, App),
        }

    @Property("QVariantMap", notify=changed)  # type: ignore[arg-type]
    def service(self) -> dict[str, Any]:
        """The service shown; empty while it is fetched."""
        # QML asks again with every value that it takes out of it.
        if self._said is None:
            self._said = self._say(self._service) if self._service else {}
        return self._said

    def _say(self, service: Service) -> dict[str, Any]:
        language = self._language
        return {
            "title": said(service.title, language),
            "description": said(service.description, language),
            "audience": said(service.audience, language),
            "bring": [said(text, language) for text in service.bring],
            "fee": "\n".join(filter(None, (fee_text(service.fee, language), self._own_fee(service)))),
            "duration": said(service.duration, language),
            "output": said(service.output, language),
            "legal": "\n".join(said(law.title, language) for law in service.legal),
            "offered": places_text(service.offered_in, language),
            "eligible": self._eligible(service),
            "hours": hours_text(self._hours, language),
            "open": open_text(self._hours, now(), self._overview.holidays, language),
            "channels": [
                {
                    "kind": channel.kind,
                    "text": said(channel.text, language),
                    "address": channel.address or "",
                    "code": AddressCode.picture(channel.address) if channel.kind == "web" and channel.address else "",
                    "opens": channel.kind == "web" and origin_of(channel.address or "") is not None,
                }
                for channel in service.channels
                if channel.kind != "terminal"
            ],
        }

    @property
    def _hours(self) -> Hours | None:
        """Those of the counter that the service names, else the agency's; None where nobody goes to a counter."""
        view = self._view
        if not isinstance(view, ServicePage) or view.service is None:
            return None
        offices = [channel for channel in view.service.channels if channel.kind == "office"]
        return next((channel.hours for channel in offices if channel.hours), view.hours if offices else None)

    def _own_fee(self, service: Service) -> str:
        return own_fee_text(fee_for(service.fee, self._card, today()) if self._card else None, self._language)

    def _eligible(self, service: Service) -> str:
        if service.eligibility is None or self._card is None:
            return ""
        return eligible_text(service.eligibility, judge(service.eligibility, self._card, today()), self._language)

    @Property(bool, notify=changed)
    def missing(self) -> bool:
        """Whether the service is not in the catalog any more."""
        return isinstance(self._view, ServicePage) and self._view.missing

    @Property(bool, notify=changed)
    def applicable(self) -> bool:
        """Whether this terminal takes a request for the service."""
        view = self._view
        return (
            isinstance(view, ServicePage) and view.usable and view.service is not None and takes_requests(view.service)
        )

    @Property(str, notify=changed)
    def phoneForm(self) -> str:
        """The QR code of the form for the citizen's own phone; empty where there is none."""
        view = self._view
        if not isinstance(view, ServicePage) or not view.phones or not view.service or why_not(view.service):
            return ""
        language: Language = "en" if self._language == "en" else "th"
        return AddressCode.picture(form_address(view.phones, view.service_id, language))

    @Property(bool, notify=changed)
    def kioskForm(self) -> bool:
        """Whether its form is sent with the card, at a kiosk: a phone cannot show whose it is."""
        view = self._view
        return (
            isinstance(view, ServicePage)
            and view.service is not None
            and takes_requests(view.service)
            and why_not(view.service) in ("card", "questions")
        )

    @Property(bool, notify=changed)
    def unusable(self) -> bool:
        """Whether the service has a form that this terminal cannot show."""
        return isinstance(self._view, ServicePage) and not self._view.usable

    @Slot()
    def begin(self) -> None:
        """A screen of lists is made anew: reasons to come are what is chosen from, and a few lines come first."""
        self.choose(False)
        self._groups.begin()
        self._services.begin()

    @Slot(bool)
    def choose(self, by_agency: bool) -> None:
        """Choose from agencies, or from reasons to come."""
        if by_agency != self._by_agency:
            self._by_agency = by_agency
            self._show_groups()

    @Slot(str)
    def search(self, words: str) -> None:
        """Words were typed."""
        self._post(events.Asked(Query("search", words)) if words.strip() else events.WentHome())

    @Slot(str)
    def openLifeEvent(self, key: str) -> None:
        """A reason to come was chosen."""
        self._post(events.Asked(Query("life-event", key)))

    @Slot(str)
    def openAgency(self, key: str) -> None:
        """An agency was chosen."""
        self._post(events.Asked(Query("agency", key)))

    @Slot(str)
    def openService(self, key: str) -> None:
        """A service was chosen."""
        self._post(events.Chosen(key))

    @Slot()
    def apply(self) -> None:
        """Fill in its form."""
        self._post(events.Applied())

    @Slot(str)
    def openWebsite(self, address: str) -> None:
        """Go to a website of the service."""
        self._post(events.WebsiteWanted(address))


def _key_of(view: View | None) -> str:
    match view:
        case ServicePage(key) | AppPage(key):
            return key
    return ""
