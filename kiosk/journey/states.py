"""Where a citizen's session can be. Personal data lives only in `Visit`, a `Draft`'s answers, `Mine` and `Nhso`."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from msgspec.structs import replace

from drivers import base
from drivers.printing.seam import PrinterState
from drivers.thai_id import CardText, Nhso
from drivers.values import Secret, Value
from govchannel.contract.catalog import Hours, Service, Text
from kiosk.card_check import Checked
from kiosk.form_check import Trouble
from kiosk.forms import Draft
from kiosk.journey.comfort import USUAL, Comfort, Language
from kiosk.mine import Mine
from kiosk.places import PlaceLine
from kiosk.receipt import Receipt
from kiosk.service import Listing, Query

Outcome = Literal["in-force", "not-in-force", "mismatch", "unavailable"]
"""What the card register says: `wire.CardChecked`."""

WARNING_SECONDS = 30.0
"""How long the countdown before the end of a session is shown (VVSG 2.0: 20 to 45 s); any touch extends."""


FORGOTTEN_SECONDS = 60.0
"""After so long a card that nobody takes is a forgotten one."""


class Reason(StrEnum):
    """Why a session ended."""

    CARD_OUT = "card-out"
    TIME_UP = "time-up"
    ENDED = "ended"
    OTHER_CARD = "other-card"
    READER_LOST = "reader-lost"


class CardFault(StrEnum):
    """Why a card could not be read; each has a screen of its own."""

    SILENT = "silent"
    NOT_THAI_ID = "not-thai-id"
    UNREADABLE = "unreadable"
    TOO_EARLY = "too-early"
    BUSY = "busy"
    READER = "reader"


FAULTS: dict[type[base.DriverError], CardFault] = {
    base.CardSilent: CardFault.SILENT,
    base.NotThaiId: CardFault.NOT_THAI_ID,
    base.CardUnreadable: CardFault.UNREADABLE,
    base.CardGone: CardFault.TOO_EARLY,
    base.ReaderBusy: CardFault.BUSY,
    base.NoReader: CardFault.READER,
    base.NoService: CardFault.READER,
}


class Slip(StrEnum):
    """How the slip of the receipt that is shown fares. What is kept is kept, whatever becomes of the paper."""

    NONE = "none"
    OFFERED = "offered"
    PRINTING = "printing"
    PRINTED = "printed"
    OUT_OF_PAPER = "out-of-paper"
    COVER_OPEN = "cover-open"
    FAILED = "failed"


PRINTER_FAULTS: dict[PrinterState, Slip] = {
    PrinterState.OUT_OF_PAPER: Slip.OUT_OF_PAPER,
    PrinterState.COVER_OPEN: Slip.COVER_OPEN,
}
"""What a citizen is told of a printer; for everything else there is nothing that they could do."""


class Visit(Value, frozen=True):
    """A citizen at the terminal. The only place where the card's contents are kept."""

    insertion: int
    card: Secret[CardText]
    photo: Secret[bytes | None] = None
    photo_done: bool = False
    agreed: bool = False
    checked: Checked | None = None


class Welcome(Value, frozen=True):
    """Nobody is here."""


class Reading(Value, frozen=True):
    """A card is in and its text is being read. `then` is the service an anonymous visitor was looking at; `health`:
    they asked for their health rights."""

    insertion: int
    then: tuple[View, ...] = ()
    health: bool = False


class CardTrouble(Value, frozen=True):
    """The card cannot be read; the screen says what to do. Leaves when the card is pulled."""

    fault: CardFault


class ExpiredCard(Value, frozen=True):
    """The card was read and is past its date: what that means, before anybody fills in a form with it."""

    visit: Visit
    then: tuple[View, ...] = ()
    health: bool = False


class Consent(Value, frozen=True):
    """The card was read; the citizen reads the privacy notice."""

    visit: Visit
    then: tuple[View, ...] = ()
    health: bool = False


class Home(Value, frozen=True):
    """The start of browsing: search, life events, agencies."""


class Results(Value, frozen=True):
    """A list of services; `listing` is None while it is being fetched, or that of before (`stale`)."""

    query: Query
    listing: Listing | None = None
    stale: bool = False


class ServicePage(Value, frozen=True):
    """One service; None while it is being fetched, `missing` when the catalog does not know it any more.

    `hours` are those of the agency's counters. Not `usable`: it has a form that this terminal cannot show. `phones`:
    where phones find the gateway, and so the form; empty where they do not. `agency` is the agency's name.
    """

    service_id: str
    service: Service | None = None
    missing: bool = False
    hours: Hours | None = None
    usable: bool = True
    phones: str = ""
    agency: Text | None = None


class Website(Value, frozen=True):
    """An agency's own page for a service, shown here or handed to a phone. `origins`: where it may lead.

    What somebody does there is between them and the agency: nothing of it is in the session.
    """

    service: Text
    agency: Text | None
    address: str
    origins: frozenset[str]


class News(Value, frozen=True):
    """The list of news."""


class ArticlePage(Value, frozen=True):
    """One piece of news."""

    article_id: str


class Apps(Value, frozen=True):
    """The directory of apps."""


class AppPage(Value, frozen=True):
    """One app, and the way to it for a phone."""

    app_id: str


class Help(Value, frozen=True):
    """How this terminal works, and who helps."""


Leaf = News | ArticlePage | Apps | AppPage | Help
"""Views of what every screen has at hand: nothing is fetched for them, and nobody's data is in them."""

View = Home | Results | ServicePage | Website | Leaf


class Choosing(Value, frozen=True):
    """Looking for a service; `trail` ends with what is shown. Without a card: `visit` is None."""

    visit: Visit | None
    trail: tuple[View, ...] = (Home(),)

    @property
    def view(self) -> View:
        """What is shown."""
        return self.trail[-1]


class PlaceSearch(Value, frozen=True):
    """Places to choose from for the answer at `field`: found for what was `typed`, or what lies `within` a place.

    `stale`: the lines are those of before, or none yet.
    """

    field: str
    typed: str = ""
    within: str = ""
    lines: tuple[PlaceLine, ...] = ()
    stale: bool = False


class CheckingCard(Value, frozen=True):
    """The citizen is offered to have the card checked, before the form of `service`; may go on without at any time.

    `step`: ``offer`` the notice, ``read`` the code on the chip, ``type`` the code of the card's back is wanted
    (`mistaken`: it cannot be one; `again`: it did not match), ``ask`` the register, ``told`` the `outcome`. `language`
    is that of the notice that was agreed to.
    """

    visit: Visit
    service: Service
    trail: tuple[View, ...]
    step: Literal["offer", "read", "type", "ask", "told"] = "offer"
    outcome: Outcome | None = None
    mistaken: bool = False
    again: bool = False
    language: Language = "th"


class MyRequests(Value, frozen=True):
    """The citizen's own requests; None while they are asked for. `trail` is where *Back* leads."""

    visit: Visit
    trail: tuple[View, ...]
    mine: Mine | None = None


class MyRequest(Value, frozen=True):
    """One of them, by its number."""

    visit: Visit
    trail: tuple[View, ...]
    mine: Mine
    number: str


class HealthRights(Value, frozen=True):
    """The health rights on the chip, read when they are asked for and forgotten when the page is left.

    `step`: ``card`` it is still to be put in (no `visit`), ``read`` it is being read, ``told`` the `record`, ``none``
    the card says nothing, ``failed`` it could not be read. `trail` is where *Back* leads.
    """

    visit: Visit | None
    trail: tuple[View, ...]
    step: Literal["card", "read", "told", "none", "failed"]
    record: Secret[Nhso | None] = None


class Filling(Value, frozen=True):
    """A form page. `troubles` are what the citizen is asked to mend on this page; `places` what can be chosen."""

    visit: Visit
    draft: Secret[Draft]
    trail: tuple[View, ...]
    step: int = 0
    troubles: tuple[Trouble, ...] = ()
    reviewing: bool = False
    places: PlaceSearch | None = None


class Reviewing(Value, frozen=True):
    """All answers on one page. `failure` is a `KioskError` code when sending did not work; nothing is lost."""

    visit: Visit
    draft: Secret[Draft]
    trail: tuple[View, ...]
    failure: str | None = None


class Submitting(Value, frozen=True):
    """The card is checked once more, then the request is kept durably. No `visit`: the card was pulled meanwhile."""

    visit: Visit | None
    draft: Secret[Draft | None]
    trail: tuple[View, ...]
    appending: bool = False


class Done(Value, frozen=True):
    """The request is kept; its receipt is shown."""

    visit: Visit | None
    receipt: Receipt
    slip: Slip = Slip.NONE


class Goodbye(Value, frozen=True):
    """The session is over and everything of it is gone. Stays while a card is still in the reader.

    `forgotten`: it has been there for so long that whoever passes by should know what to do with it.
    """

    reason: Reason
    forgotten: bool = False


State = (
    Welcome
    | Reading
    | CardTrouble
    | ExpiredCard
    | Consent
    | Choosing
    | CheckingCard
    | MyRequests
    | MyRequest
    | HealthRights
    | Filling
    | Reviewing
    | Submitting
    | Done
    | Goodbye
)

LIMITS: dict[type[State], float] = {
    Welcome: 60,
    Reading: 40,
    CardTrouble: 60,
    Consent: 150,
    Choosing: 150,
    CheckingCard: 180,
    MyRequests: 150,
    MyRequest: 150,
    ExpiredCard: 150,
    HealthRights: 150,
    Filling: 180,
    Reviewing: 180,
    Submitting: 60,
    Done: 150,
    Goodbye: 6,
}
"""Seconds without a touch after which a state ends; the last `WARNING_SECONDS` show a countdown where a person acts.
Nobody is asked whether they are there before two minutes: who reads slowly or listens needs them (VVSG 2.0, 7.2-O).

At the welcome nothing ends but somebody's wishes of language, colours and size.
"""

WARNED = (
    ExpiredCard, Consent, Choosing, CheckingCard, MyRequests, MyRequest, HealthRights, Filling, Reviewing, Done,
)  # fmt: skip


class Journey(Value, frozen=True):
    """Everything the screen shows, as one value. `inserted` is the card in the reader, whoever's it is.

    No `room`: this terminal could not keep a request now. `checks`: the gateway can check cards. `headphones` are
    plugged in. `remote`: a smart box, which takes no cards and is steered by a remote control. After `dims_after`
    seconds with nobody there the screen is `dimmed`; None for never. `listed`: what there is to choose from is known.
    Not `readers_told`: nobody knows yet what readers there are, as where the screen has just begun.
    `awaited`: since when what is shown is being fetched; `slow`: for so long that it is said.
    """

    state: State = Welcome()
    comfort: Comfort = USUAL
    touched: float = 0.0
    seconds_left: int | None = None
    inserted: int | None = None
    readers: frozenset[str] = frozenset()
    readers_told: bool = True
    service_up: bool = True
    room: bool = True
    checks: bool = False
    headphones: bool = False
    remote: bool = False
    dims_after: float | None = None
    dimmed: bool = False
    listed: bool = True
    awaited: float | None = None
    slow: bool = False

    @property
    def usual(self) -> Comfort:
        """What the next person finds: the usual, read aloud to whoever comes with headphones."""
        return replace(USUAL, spoken=self.headphones)

    @property
    def language(self) -> Language:
        """The language of the screens."""
        return self.comfort.language

    @property
    def visit(self) -> Visit | None:
        """The citizen whose card is in use, if any."""
        return getattr(self.state, "visit", None)

    @property
    def page(self) -> View | None:
        """What is shown of the catalog, or lies behind a form or a list of requests; None where nobody can go back."""
        trail: tuple[View, ...] = getattr(self.state, "trail", ())
        return trail[-1] if trail else None
