"""Which of an agency's keys a request is sealed to: the same everywhere, decided by the keys and the time alone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from govchannel.contract.catalog import AgencyKey
from govchannel.contract.envelope import SUITES

ALWAYS = datetime.min.replace(tzinfo=UTC)


def begins(key: AgencyKey) -> datetime:
    """When terminals begin to seal to a key."""
    return key.valid_from or ALWAYS


def in_order(keys: Iterable[AgencyKey]) -> list[AgencyKey]:
    """Keys by their beginning; of those that begin together the later in the catalog's order counts as the newer."""
    return sorted(keys, key=begins)


def chosen(agency: str, keys: Iterable[AgencyKey], now: datetime) -> AgencyKey | None:
    """The newest key of an agency that has begun, or None without any of a suite known here.

    If none has begun, the first to begin: a terminal whose clock stands years back takes requests, too.
    """
    usable = in_order(key for key in keys if key.agency == agency and key.suite in SUITES)
    begun = [key for key in usable if begins(key) <= now]
    return begun[-1] if begun else next(iter(usable), None)
