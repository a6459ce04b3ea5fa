"""A citizen's own requests, as values for the screen."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from govchannel.contract import wire
from govchannel.contract.catalog import Text

State = wire.State | Literal["waiting", "undelivered"]
"""Where a request is; the last two are on this terminal: waiting to be sent, or refused by the gateway."""

NO_PHOTO = "no-photo"
"""Why a card finds nothing: its photo could not be read."""


@dataclass(frozen=True)
class Request:
    """One of them. `at` is when the gateway received it, or when it was sent here; `phone` the agency's."""

    number: str = field(repr=False)
    service: Text = field(repr=False)
    agency: Text = field(repr=False)
    phone: str | None = field(repr=False)
    at: datetime
    state: State
    history: tuple[wire.StatusChange, ...] = ()


@dataclass(frozen=True)
class Mine:
    """All that is known now, newest first. `more`: there are older ones. `failure`: why only a part, or nothing, is."""

    requests: tuple[Request, ...] = ()
    more: bool = False
    failure: str | None = None
