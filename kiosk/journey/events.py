"""What people and devices do during a session."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from drivers import base
from drivers.headphones import Headphones
from drivers.printing.seam import PrinterState
from drivers.thai_id import CardText, Nhso
from drivers.values import Secret, Value
from govchannel.contract.catalog import Hours, Service, Text
from kiosk.journey.comfort import Comfort, Language
from kiosk.journey.states import Leaf, Outcome, Slip
from kiosk.mine import Mine
from kiosk.places import PlaceLine
from kiosk.receipt import Receipt
from kiosk.service import Listing, Query


class Tick(Value, frozen=True):
    """Time passed."""


class Touched(Value, frozen=True):
    """Somebody touched the screen, or asked for more time."""


class LanguageChosen(Value, frozen=True):
    """The language of the screens, changeable at any moment."""

    language: Language


class ComfortChosen(Value, frozen=True):
    """How the screen is shown, changeable at any moment."""

    comfort: Comfort


class TextRead(Value, frozen=True):
    """The card's text was read; `expired`: it is past its date."""

    insertion: int
    card: Secret[CardText]
    expired: bool = False


class PhotoRead(Value, frozen=True):
    """The photo was read; None when the card holds none that can be shown."""

    insertion: int
    photo: Secret[bytes | None]


class ReadFailed(Value, frozen=True):
    """The card could not be read: its text, what was asked for later, or its citizen id before sending."""

    insertion: int
    error: type[base.DriverError]


class CardVerified(Value, frozen=True):
    """The citizen id was read again before sending; `same` says whether it is the same person's card."""

    insertion: int
    same: bool


class Begun(Value, frozen=True):
    """Start without a card."""


class Agreed(Value, frozen=True):
    """The citizen agrees to the privacy notice."""


class Asked(Value, frozen=True):
    """A list of services is wanted."""

    query: Query


class Found(Value, frozen=True):
    """The list of services for a query."""

    query: Query
    listing: Listing


class Chosen(Value, frozen=True):
    """A service is wanted."""

    service_id: str


class Turned(Value, frozen=True):
    """News, apps or help are wanted, or one of them."""

    to: Leaf


class Opened(Value, frozen=True):
    """The wanted service, and its agency's hours; None when the catalog does not know it any more.

    Not `usable`: it has a form that this terminal cannot show. `phones`: the gateway's address for phones.
    """

    service_id: str
    service: Service | None
    hours: Hours | None = None
    usable: bool = True
    phones: str = ""
    agency: Text | None = None


class WebsiteWanted(Value, frozen=True):
    """The website of the service that is shown is wanted: the one at that address."""

    address: str


class AskedMine(Value, frozen=True):
    """The citizen wants to see their own requests, for the first time or once more."""


class MineTold(Value, frozen=True):
    """The requests of the card of that insertion, or why they could not be told."""

    insertion: int
    mine: Mine


class Looked(Value, frozen=True):
    """One of the citizen's own requests is wanted."""

    number: Secret[str]


class AskedHealth(Value, frozen=True):
    """The citizen wants to see the health rights on the chip, for the first time or once more."""


class HealthRead(Value, frozen=True):
    """The health rights on the chip of that insertion's card; None where it has none."""

    insertion: int
    record: Secret[Nhso | None]


class ChecksTold(Value, frozen=True):
    """Whether the gateway can check cards."""

    offered: bool


class CheckAgreed(Value, frozen=True):
    """The citizen agrees to have the card checked, to the notice in that language."""

    language: Language


class CheckSkipped(Value, frozen=True):
    """Go on to the form: without a check, or after its result."""


class LaserRead(Value, frozen=True):
    """The code of the card's back; None where the chip does not hold it."""

    insertion: int
    code: Secret[str | None]


class LaserTyped(Value, frozen=True):
    """The code of the card's back, as somebody typed it."""

    code: Secret[str]


class CardChecked(Value, frozen=True):
    """What the register said, and when by the gateway's clock (None where nobody could be asked)."""

    insertion: int
    outcome: Outcome
    at: datetime | None = None


class Listed(Value, frozen=True):
    """What there is to choose from is known."""


class ReadersTold(Value, frozen=True):
    """What readers there are has been told by now: what has not been told is not there."""


class RoomTold(Value, frozen=True):
    """Whether this terminal could keep a request now."""

    room: bool


class Applied(Value, frozen=True):
    """Fill in the form of the service shown."""


class Answered(Value, frozen=True):
    """One field has a new value; None takes the answer back."""

    name: str
    value: Secret[Any]


class PictureTaken(Value, frozen=True):
    """A picture (JPEG) was taken as the answer to a question."""

    name: str
    picture: Secret[bytes]


class ItemAdded(Value, frozen=True):
    """One more item is wanted in a list."""

    name: str


class ItemRemoved(Value, frozen=True):
    """An item of a list is not wanted."""

    name: str
    index: int


class PlacesAsked(Value, frozen=True):
    """Places to choose from are wanted for an answer: as typed, or what lies within one."""

    field: str
    typed: str = ""
    within: str = ""


class PlacesFound(Value, frozen=True):
    """The places for what was asked."""

    asked: PlacesAsked
    lines: tuple[PlaceLine, ...]


class Next(Value, frozen=True):
    """To the next form page, or from the last one to the review."""


class Changed(Value, frozen=True):
    """From the review back to a form page."""

    step: int


class Back(Value, frozen=True):
    """One step back."""


class WentHome(Value, frozen=True):
    """To the start of browsing."""


class Submitted(Value, frozen=True):
    """Send the request."""


class Appended(Value, frozen=True):
    """The request is kept durably. `slip`: whether one can be had (`OFFERED`), or comes out unasked (`PRINTING`)."""

    receipt: Receipt
    slip: Slip = Slip.NONE


class AppendFailed(Value, frozen=True):
    """The request is not kept; `code` is the `KioskError`'s."""

    code: str


class SlipWanted(Value, frozen=True):
    """Print the receipt."""


class SlipPrinted(Value, frozen=True):
    """The slip of the request `number` is out."""

    number: str


class SlipFailed(Value, frozen=True):
    """The slip of the request `number` did not come out, or not whole; `printer` is why."""

    number: str
    printer: PrinterState


class Ended(Value, frozen=True):
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
    | Listed
    | ReadersTold
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
    Listed,
    ReadersTold,
    RoomTold,
    PlacesFound,
    Appended,
    AppendFailed,
    SlipPrinted,
    SlipFailed,
)
"""Events no person made; all others count as a touch."""
