"""What a citizen takes away: nothing personal, only what finds the request again."""

from __future__ import annotations

from datetime import datetime

from drivers.values import Secret, Value
from govchannel.contract.catalog import Text


class Receipt(Value, frozen=True):
    """A kept request. `status_url` holds an unguessable token: whoever has it sees the status, and nothing else.

    `phone` is the agency's, where it has a public one.
    """

    number: str
    service: Text
    agency: Text
    created_at: datetime
    status_url: Secret[str]
    phone: str | None = None
