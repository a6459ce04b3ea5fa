"""What every screen knows of the session: which screen it is, who is here, how long still."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk import notice
from kiosk.catalog import Overview
from kiosk.identity import date_text, grouped_id, masked_id, name_in
from kiosk.journey import events
from kiosk.journey.states import (
    CardTrouble,
    CheckingCard,
    Done,
    Goodbye,
    HealthRights,
    Journey,
    Reviewing,
    State,
    Visit,
    Welcome,
)
from kiosk.moments import moment_text
from kiosk.receipt import Receipt
from ui.health_model import WEBSITE
from ui.mailbox import Post
from ui.screens import OUT_OF_ORDER, screen_of
from ui.texts import said

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class JourneyModel(QObject):
    """The session as values for QML. Slots say what the person did."""

    changed = Signal()

    def __init__(
        self, post: Post, show_photo: Callable[[bytes | None], bool], show_code: Callable[[str], None]
    ) -> None:
        """`post` takes events; the others hand pictures to their providers."""
        super().__init__()
        self._post = post
        self._show_photo = show_photo
        self._show_code = show_code
        self._journey = Journey()
        self._photo: bytes | None = None
        self._photo_seen = False
        self._pictures = 0
        self._empty = False

    def show(self, journey: Journey) -> None:
        """Paint another moment."""
        visit = journey.visit
        photo = visit.photo if visit else None
        if photo is not self._photo:
            self._photo = photo
            self._photo_seen = self._show_photo(photo)
            self._pictures += 1
        if journey.state is not self._journey.state:
            self._show_code(_code_of(journey.state))
        self._journey = journey
        self.changed.emit()

    def show_overview(self, overview: Overview) -> None:
        """Learn whether there are services to choose from."""
        empty = not (overview.life_events or overview.agencies)
        if empty != self._empty:
            self._empty = empty
            self.changed.emit()

    @property
    def _visit(self) -> Visit | None:
        return self._journey.visit

    @property
    def _receipt(self) -> Receipt | None:
        state = self._journey.state
        return state.receipt if isinstance(state, Done) else None

    @Property(str, notify=changed)
    def screen(self) -> str:
        """The file of ``screens`` to show."""
        if isinstance(self._journey.state, Welcome) and self._empty and not self.cardsReadable:
            return OUT_OF_ORDER
        return screen_of(self._journey)

    @Property(str, notify=changed)
    def language(self) -> str:
        """``th`` or ``en``."""
        return self._journey.language

    @Property(bool, notify=changed)
    def cardsReadable(self) -> bool:
        """Whether there is a card reader that works, as far as is known."""
        return self._journey.service_up and (bool(self._journey.readers) or not self._journey.readers_told)

    @Property(bool, notify=changed)
    def remote(self) -> bool:
        """Whether this is a smart box: no cards, steered by a remote control."""
        return self._journey.remote

    @Property(bool, notify=changed)
    def dimmed(self) -> bool:
        """Whether nobody was here for so long that the screen is dark."""
        return self._journey.dimmed

    @Property(bool, notify=changed)
    def room(self) -> bool:
        """Whether this terminal could keep a request now."""
        return self._journey.room

    @Property(bool, notify=changed)
    def slow(self) -> bool:
        """Whether what is shown is being fetched for so long that somebody who waits is told."""
        return self._journey.slow

    @Property(bool, notify=changed)
    def listed(self) -> bool:
        """Whether it is known what there is to choose from."""
        return self._journey.listed

    @Property(int, notify=changed)
    def secondsLeft(self) -> int:
        """Seconds until the session ends; -1 while there is time."""
        left = self._journey.seconds_left
        return -1 if left is None else left

    @Property(bool, notify=changed)
    def visiting(self) -> bool:
        """Whether a citizen's card is in use."""
        return self._visit is not None

    @Property(bool, notify=changed)
    def cardInside(self) -> bool:
        """Whether a card is in the reader, in use or left behind."""
        return self._journey.inserted is not None

    @Property(str, notify=changed)
    def name(self) -> str:
        """The citizen's name in the language of the screen."""
        return name_in(self._visit.card, self._journey.language) if self._visit else ""

    @Property(str, notify=changed)
    def maskedId(self) -> str:
        """The citizen id for neighbours' eyes."""
        return masked_id(self._visit.card.citizen_id) if self._visit else ""

    @Property(str, notify=changed)
    def fullId(self) -> str:
        """The citizen id as it is printed."""
        return grouped_id(self._visit.card.citizen_id) if self._visit else ""

    @Property(str, notify=changed)
    def cardExpiry(self) -> str:
        """Until when the card was valid; empty for a card for life."""
        return date_text(self._visit.card.expiry_date, self._journey.language) if self._visit else ""

    @Property(str, notify=changed)
    def photo(self) -> str:
        """Address of the photo; empty while there is none."""
        return f"image://photo/{self._pictures}" if self._photo_seen else ""

    @Property(bool, notify=changed)
    def photoComing(self) -> bool:
        """Whether the photo is still being read."""
        return self._visit is not None and not self._visit.photo_done

    @Property(str, notify=changed)
    def notice(self) -> str:
        """The general privacy notice."""
        return said(notice.GENERAL, self._journey.language)

    @Property(str, notify=changed)
    def fault(self) -> str:
        """What is wrong with the card; empty on other screens."""
        return self._journey.state.fault.value if isinstance(self._journey.state, CardTrouble) else ""

    @Property(str, notify=changed)
    def reason(self) -> str:
        """Why the session ended; empty on other screens."""
        return self._journey.state.reason.value if isinstance(self._journey.state, Goodbye) else ""

    @Property(bool, notify=changed)
    def cardForgotten(self) -> bool:
        """Whether a card has been left behind for long."""
        state = self._journey.state
        return isinstance(state, Goodbye) and state.forgotten and self._journey.inserted is not None

    @Property(str, notify=changed)
    def failure(self) -> str:
        """Why a request was not kept; empty when nothing failed."""
        return (self._journey.state.failure or "") if isinstance(self._journey.state, Reviewing) else ""

    @property
    def _check(self) -> CheckingCard | None:
        return self._journey.state if isinstance(self._journey.state, CheckingCard) else None

    @Property(str, notify=changed)
    def checkStep(self) -> str:
        """Where the check of the card is: ``offer``, ``read``, ``type``, ``ask``, ``told``; empty on other screens."""
        return self._check.step if self._check else ""

    @Property(str, notify=changed)
    def checkOutcome(self) -> str:
        """What the register says; empty before it says something."""
        return (self._check.outcome or "") if self._check else ""

    @Property(bool, notify=changed)
    def checkMistaken(self) -> bool:
        """Whether what was typed cannot be a code."""
        return self._check is not None and self._check.mistaken

    @Property(bool, notify=changed)
    def checkAgain(self) -> bool:
        """Whether a code did not match."""
        return self._check is not None and self._check.again

    @Property(str, notify=changed)
    def checkNotice(self) -> str:
        """What the check of a card does with data."""
        return said(notice.CARD_CHECK, self._journey.language)

    @Property(str, notify=changed)
    def receiptNumber(self) -> str:
        """The request's number."""
        return self._receipt.number if self._receipt else ""

    @Property(str, notify=changed)
    def receiptService(self) -> str:
        """What was asked for."""
        return said(self._receipt.service, self._journey.language) if self._receipt else ""

    @Property(str, notify=changed)
    def receiptAgency(self) -> str:
        """Who receives it."""
        return said(self._receipt.agency, self._journey.language) if self._receipt else ""

    @Property(str, notify=changed)
    def receiptTime(self) -> str:
        """When it was kept."""
        return moment_text(self._receipt.created_at, self._journey.language) if self._receipt else ""

    @Property(str, notify=changed)
    def receiptCode(self) -> str:
        """Address of the QR code's picture."""
        return f"image://qr/{self._receipt.number}" if self._receipt else ""

    @Property(str, notify=changed)
    def shownCode(self) -> str:
        """Address of the picture of the QR code that leads from this screen to a website; empty without one."""
        return "image://qr/website" if _code_of(self._journey.state) else ""

    @Property(str, notify=changed)
    def slip(self) -> str:
        """How the receipt's slip fares, as `kiosk.journey.states.Slip` names it; ``none`` without a printer."""
        state = self._journey.state
        return state.slip.value if isinstance(state, Done) else "none"

    @Slot(str)
    def choose(self, language: str) -> None:
        """Another language."""
        self._post(events.LanguageChosen("en" if language == "en" else "th"))

    @Slot()
    def touch(self) -> None:
        """Somebody is here."""
        self._post(events.Touched())

    @Slot()
    def begin(self) -> None:
        """Look around without a card."""
        self._post(events.Begun())

    @Slot()
    def agree(self) -> None:
        """Agree to the notice."""
        self._post(events.Agreed())

    @Slot()
    def goOn(self) -> None:
        """Go on with the card as it is."""
        self._post(events.Next())

    @Slot()
    def back(self) -> None:
        """One step back."""
        self._post(events.Back())

    @Slot()
    def home(self) -> None:
        """To the start of browsing."""
        self._post(events.WentHome())

    @Slot()
    def printSlip(self) -> None:
        """Print the receipt."""
        self._post(events.SlipWanted())

    @Slot()
    def askMine(self) -> None:
        """See the citizen's own requests, or try again."""
        self._post(events.AskedMine())

    @Slot()
    def askHealth(self) -> None:
        """See the health rights on the chip."""
        self._post(events.AskedHealth())

    @Slot()
    def agreeCheck(self) -> None:
        """Agree to the check of the card."""
        self._post(events.CheckAgreed(self._journey.language))

    @Slot(str)
    def typeLaser(self, code: str) -> None:
        """The code of the card's back was typed."""
        self._post(events.LaserTyped(code))

    @Slot()
    def skipCheck(self) -> None:
        """Go on to the form."""
        self._post(events.CheckSkipped())

    @Slot()
    def end(self) -> None:
        """End the session."""
        self._post(events.Ended())


def _code_of(state: State) -> str:
    """What the QR code on a screen says; empty without one."""
    match state:
        case Done(receipt=receipt):
            return receipt.status_url
        case HealthRights(step="told" | "none" | "failed"):
            return WEBSITE
    return ""
