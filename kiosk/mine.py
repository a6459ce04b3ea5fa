"""A citizen's own requests, as values for the screen."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec

from drivers.values import Secret, Value
from govchannel.contract import wire
from govchannel.contract.catalog import Text

State = wire.State | Literal["waiting", "undelivered"]
"""Where a request is; the last two are on this terminal: waiting to be sent, or refused by the gateway."""

NO_PHOTO = "no-photo"
"""Why a card finds nothing: its photo could not be read."""


class Request(Value, frozen=True):
    """One of them. `at` is when the gateway received it, or when it was sent here; `phone` the agency's."""

    number: Secret[str]
    service: Secret[Text]
    agency: Secret[Text]
    phone: Secret[str | None]
    at: datetime
    state: State
    history: tuple[wire.StatusChange, ...] = ()


class Mine(msgspec.Struct, frozen=True):
    """All that is known now, newest first. `more`: there are older ones. `failure`: why only a part, or nothing, is."""

    requests: tuple[Request, ...] = ()
    more: bool = False
    failure: str | None = None
