"""What a session orders to be done: by the card thread, by the worker, by the screen."""

from __future__ import annotations

from drivers.thai_id import CardText
from drivers.values import Secret, Value
from govchannel.contract import wire
from kiosk.card_check import Checked
from kiosk.forms import Draft
from kiosk.journey.events import PlacesAsked
from kiosk.receipt import Receipt
from kiosk.service import Query


class ReadCard(Value, frozen=True):
    """Read the card: text first, then the photo."""

    insertion: int


class VerifyCard(Value, frozen=True):
    """Read the citizen id again and compare."""

    insertion: int
    citizen_id: Secret[str]


class Find(Value, frozen=True):
    """Fetch a list of services."""

    query: Query


class Open(Value, frozen=True):
    """Fetch a service."""

    service_id: str


class FindPlaces(Value, frozen=True):
    """Find places for an answer."""

    asked: PlacesAsked


class FindMine(Value, frozen=True):
    """Find the citizen's own requests by what their card yields."""

    insertion: int
    token: Secret[str]


class AskChecks(Value, frozen=True):
    """Ask whether the gateway can check cards."""


class ReadLaserCode(Value, frozen=True):
    """Read the code that also stands on the card's back; the citizen agreed to it."""

    insertion: int
    citizen_id: Secret[str]


class ReadHealth(Value, frozen=True):
    """Read the health rights on the chip; the citizen pressed for them."""

    insertion: int
    citizen_id: Secret[str]


class CheckCard(Value, frozen=True):
    """Ask the register whether the card is in force."""

    insertion: int
    question: Secret[wire.CheckCard]


class Append(Value, frozen=True):
    """Seal the request and keep it durably; with the `photo` it can be found again by the card."""

    card: Secret[CardText]
    draft: Secret[Draft]
    photo: Secret[bytes | None] = None
    checked: Checked | None = None


class PrintSlip(Value, frozen=True):
    """Print the receipt; nothing on it is about the citizen."""

    receipt: Receipt


class Wipe(Value, frozen=True):
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
