"""What a session orders to be done: by the card thread, by the worker, by the screen."""

from __future__ import annotations

from dataclasses import dataclass, field

from drivers.thai_id import CardText
from kiosk.forms import Draft
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
class Append:
    """Seal the request and keep it durably."""

    card: CardText = field(repr=False)
    draft: Draft = field(repr=False)


@dataclass(frozen=True)
class PrintSlip:
    """Print the receipt; nothing on it is about the citizen."""

    receipt: Receipt


@dataclass(frozen=True)
class Wipe:
    """Forget everything of the citizen: models, pictures, views."""


Effect = ReadCard | VerifyCard | Find | Open | Append | PrintSlip | Wipe
