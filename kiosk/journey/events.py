"""What people and devices do during a session."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from drivers import base
from drivers.headphones import Headphones
from drivers.printing.seam import PrinterState
from drivers.thai_id import CardText, Nhso
from govchannel.contract.catalog import Hours, Service, Text
from kiosk.journey.comfort import Comfort, Language
from kiosk.journey.states import Leaf, Outcome, Slip
from kiosk.mine import Mine
from kiosk.places import PlaceLine
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
    """The card's text was read; `expired`: it is past its date."""

    insertion: int
    card: CardText = field(repr=False)
    expired: bool = False


@dataclass(frozen=True)
class PhotoRead:
    """The photo was read; None when the card holds none that can be shown."""

    insertion: int
    photo: bytes | None = field(repr=False)


@dataclass(frozen=True)
class ReadFailed:
    """The card could not be read: its text, what was asked for later, or its citizen id before sending."""

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
class Turned:
    """News, apps or help are wanted, or one of them."""

    to: Leaf


@dataclass(frozen=True)
class Opened:
    """The wanted service, and its agency's hours; None when the catalog does not know it any more.

    Not `usable`: it has a form that this terminal cannot show. `phones`: the gateway's address for phones.
    """

    service_id: str
    service: Service | None
    hours: Hours | None = None
    usable: bool = True
    phones: str = ""
    agency: Text | None = None


@dataclass(frozen=True)
class WebsiteWanted:
    """The website of the service that is shown is wanted: the one at that address."""

    address: str


@dataclass(frozen=True)
class AskedMine:
    """The citizen wants to see their own requests, for the first time or once more."""


@dataclass(frozen=True)
class MineTold:
    """The requests of the card of that insertion, or why they could not be told."""

    insertion: int
    mine: Mine


@dataclass(frozen=True)
class Looked:
    """One of the citizen's own requests is wanted."""

    number: str = field(repr=False)


@dataclass(frozen=True)
class AskedHealth:
    """The citizen wants to see the health rights on the chip, for the first time or once more."""


@dataclass(frozen=True)
class HealthRead:
    """The health rights on the chip of that insertion's card; None where it has none."""

    insertion: int
    record: Nhso | None = field(repr=False)


@dataclass(frozen=True)
class ChecksTold:
    """Whether the gateway can check cards."""

    offered: bool


@dataclass(frozen=True)
class CheckAgreed:
    """The citizen agrees to have the card checked, to the notice in that language."""

    language: Language


@dataclass(frozen=True)
class CheckSkipped:
    """Go on to the form: without a check, or after its result."""


@dataclass(frozen=True)
class LaserRead:
    """The code of the card's back; None where the chip does not hold it."""

    insertion: int
    code: str | None = field(repr=False)


@dataclass(frozen=True)
class LaserTyped:
    """The code of the card's back, as somebody typed it."""

    code: str = field(repr=False)


@dataclass(frozen=True)
class CardChecked:
    """What the register said, and when by the gateway's clock (None where nobody could be asked)."""

    insertion: int
    outcome: Outcome
    at: datetime | None = None


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
class PictureTaken:
    """A picture (JPEG) was taken as the answer to a question."""

    name: str
    picture: bytes = field(repr=False)


@dataclass(frozen=True)
class ItemAdded:
    """One more item is wanted in a list."""

    name: str


@dataclass(frozen=True)
class ItemRemoved:
    """An item of a list is not wanted."""

    name: str
    index: int


@dataclass(frozen=True)
class PlacesAsked:
    """Places to choose from are wanted for an answer: as typed, or what lies within one."""

    field: str
    typed: str = ""
    within: str = ""


@dataclass(frozen=True)
class PlacesFound:
    """The places for what was asked."""

    asked: PlacesAsked
    lines: tuple[PlaceLine, ...]


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
    """The request is kept durably. `slip`: whether one can be had (`OFFERED`), or comes out unasked (`PRINTING`)."""

    receipt: Receipt
    slip: Slip = Slip.NONE


@dataclass(frozen=True)
class AppendFailed:
    """The request is not kept; `code` is the `KioskError`'s."""

    code: str


@dataclass(frozen=True)
class SlipWanted:
    """Print the receipt."""


@dataclass(frozen=True)
class SlipPrinted:
    """The slip of the request `number` is out."""

    number: str


@dataclass(frozen=True)
class SlipFailed:
    """The slip of the request `number` did not come out, or not whole; `printer` is why."""

    number: str
    printer: PrinterState


@dataclass(frozen=True)
class Ended:
    """The citizen ends the session."""


Event = (
    base.ReaderEvent
    | Headphones
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
    | Turned
    | Opened
    | WebsiteWanted
    | AskedMine
    | MineTold
    | Looked
    | AskedHealth
    | HealthRead
    | ChecksTold
    | CheckAgreed
    | CheckSkipped
    | LaserRead
    | LaserTyped
    | CardChecked
    | RoomTold
    | Applied
    | Answered
    | PictureTaken
    | ItemAdded
    | ItemRemoved
    | PlacesAsked
    | PlacesFound
    | Next
    | Changed
    | Back
    | WentHome
    | Submitted
    | Appended
    | AppendFailed
    | SlipWanted
    | SlipPrinted
    | SlipFailed
    | Ended
)

DEVICE_EVENTS = (
    base.ReaderFound,
    base.ReaderLost,
    base.ServiceLost,
    base.CardInserted,
    base.CardMute,
    base.CardRemoved,
    Headphones,
    Tick,
    TextRead,
    PhotoRead,
    ReadFailed,
    CardVerified,
    Found,
    Opened,
    MineTold,
    HealthRead,
    ChecksTold,
    LaserRead,
    CardChecked,
    RoomTold,
    PlacesFound,
    Appended,
    AppendFailed,
    SlipPrinted,
    SlipFailed,
)
"""Events no person made; all others count as a touch."""
