"""What a session orders to be done: by the card thread, by the worker, by the screen."""

from __future__ import annotations

from dataclasses import dataclass, field

from drivers.thai_id import CardText
from govchannel.contract import wire
from kiosk.card_check import Checked
from kiosk.forms import Draft
from kiosk.journey.events import PlacesAsked
from kiosk.receipt import Receipt
from kiosk.service import Query


@dataclass(frozen=True)
class ReadCard:
    """Read the card: text first, then the photo."""

    insertion: int


@dataclass(frozen=True)
class VerifyCard:
    """Read the citizen id again and compare."""

    insertion: int
    citizen_id: str = field(repr=False)


@dataclass(frozen=True)
class Find:
    """Fetch a list of services."""

    query: Query


@dataclass(frozen=True)
class Open:
    """Fetch a service."""

    service_id: str


@dataclass(frozen=True)
class FindPlaces:
    """Find places for an answer."""

    asked: PlacesAsked


@dataclass(frozen=True)
class FindMine:
    """Find the citizen's own requests by what their card yields."""

    insertion: int
    token: str = field(repr=False)


@dataclass(frozen=True)
class AskChecks:
    """Ask whether the gateway can check cards."""


@dataclass(frozen=True)
class ReadLaserCode:
    """Read the code that also stands on the card's back; the citizen agreed to it."""

    insertion: int
    citizen_id: str = field(repr=False)


@dataclass(frozen=True)
class ReadHealth:
    """Read the health rights on the chip; the citizen pressed for them."""

    insertion: int
    citizen_id: str = field(repr=False)


@dataclass(frozen=True)
class CheckCard:
    """Ask the register whether the card is in force."""

    insertion: int
    question: wire.CheckCard = field(repr=False)


@dataclass(frozen=True)
class Append:
    """Seal the request and keep it durably; with the `photo` it can be found again by the card."""

    card: CardText = field(repr=False)
    draft: Draft = field(repr=False)
    photo: bytes | None = field(default=None, repr=False)
    checked: Checked | None = None


@dataclass(frozen=True)
class PrintSlip:
    """Print the receipt; nothing on it is about the citizen."""

    receipt: Receipt


@dataclass(frozen=True)
class Wipe:
    """Forget everything of the citizen: models, pictures, views."""


Effect = (
    ReadCard
    | VerifyCard
    | ReadLaserCode
    | ReadHealth
    | Find
    | Open
    | FindPlaces
    | FindMine
    | AskChecks
    | CheckCard
    | Append
    | PrintSlip
    | Wipe
)
