"""What people and devices do during a session."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from drivers import base
from drivers.thai_id import CardText
from govchannel.contract.catalog import Hours, Service
from kiosk.journey.comfort import Comfort, Language
from kiosk.receipt import Receipt
from kiosk.service import Listing, Query


@dataclass(frozen=True)
class Tick:
    """Time passed."""


@dataclass(frozen=True)
class Touched:
    """Somebody touched the screen, or asked for more time."""


@dataclass(frozen=True)
class LanguageChosen:
    """The language of the screens, changeable at any moment."""

    language: Language


@dataclass(frozen=True)
class ComfortChosen:
    """How the screen is shown, changeable at any moment."""

    comfort: Comfort


@dataclass(frozen=True)
class TextRead:
    """The card's text was read."""

    insertion: int
    card: CardText = field(repr=False)


@dataclass(frozen=True)
class PhotoRead:
    """The photo was read; None when the card holds none that can be shown."""

    insertion: int
    photo: bytes | None = field(repr=False)


@dataclass(frozen=True)
class ReadFailed:
    """The card could not be read: its text, or its citizen id before sending."""

    insertion: int
    error: type[base.DriverError]


@dataclass(frozen=True)
class CardVerified:
    """The citizen id was read again before sending; `same` says whether it is the same person's card."""

    insertion: int
    same: bool


@dataclass(frozen=True)
class Begun:
    """Start without a card."""


@dataclass(frozen=True)
class Agreed:
    """The citizen agrees to the privacy notice."""


@dataclass(frozen=True)
class Asked:
    """A list of services is wanted."""

    query: Query


@dataclass(frozen=True)
class Found:
    """The list of services for a query."""

    query: Query
    listing: Listing


@dataclass(frozen=True)
class Chosen:
    """A service is wanted."""

    service_id: str


@dataclass(frozen=True)
class Opened:
    """The wanted service, and its agency's hours; None when the catalog does not know it any more."""

    service_id: str
    service: Service | None
    hours: Hours | None = None


@dataclass(frozen=True)
class RoomTold:
    """Whether this terminal could keep a request now."""

    room: bool


@dataclass(frozen=True)
class Applied:
    """Fill in the form of the service shown."""


@dataclass(frozen=True)
class Answered:
    """One field has a new value; None takes the answer back."""

    name: str
    value: Any = field(repr=False)


@dataclass(frozen=True)
class Next:
    """To the next form page, or from the last one to the review."""


@dataclass(frozen=True)
class Changed:
    """From the review back to a form page."""

    step: int


@dataclass(frozen=True)
class Back:
    """One step back."""


@dataclass(frozen=True)
class WentHome:
    """To the start of browsing."""


@dataclass(frozen=True)
class Submitted:
    """Send the request."""


@dataclass(frozen=True)
class Appended:
    """The request is kept durably."""

    receipt: Receipt


@dataclass(frozen=True)
class AppendFailed:
    """The request is not kept; `code` is the `KioskError`'s."""

    code: str


@dataclass(frozen=True)
class Ended:
    """The citizen ends the session."""


Event = (
    base.ReaderEvent
    | Tick
    | Touched
    | LanguageChosen
    | ComfortChosen
    | TextRead
    | PhotoRead
    | ReadFailed
    | CardVerified
    | Begun
    | Agreed
    | Asked
    | Found
    | Chosen
    | Opened
    | RoomTold
    | Applied
    | Answered
    | Next
    | Changed
    | Back
    | WentHome
    | Submitted
    | Appended
    | AppendFailed
    | Ended
)

DEVICE_EVENTS = (
    base.ReaderFound,
    base.ReaderLost,
    base.ServiceLost,
    base.CardInserted,
    base.CardMute,
    base.CardRemoved,
    Tick,
    TextRead,
    PhotoRead,
    ReadFailed,
    CardVerified,
    Found,
    Opened,
    RoomTold,
    Appended,
    AppendFailed,
)
"""Events no person made; all others count as a touch."""
