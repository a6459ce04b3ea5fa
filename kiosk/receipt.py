"""What a citizen takes away: nothing personal, only what finds the request again."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from govchannel.contract.catalog import Text


@dataclass(frozen=True)
class Receipt:
    """A kept request. `status_url` holds an unguessable token: whoever has it sees the status, and nothing else.

    `phone` is the agency's, where it has a public one.
    """

    number: str
    service: Text
    agency: Text
    created_at: datetime
    status_url: str = field(repr=False)
    phone: str | None = None
