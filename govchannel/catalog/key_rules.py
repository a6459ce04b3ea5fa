"""Rules for the keys that agencies' requests are sealed to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from govchannel.catalog.finding import Fault
from govchannel.contract import envelope
from govchannel.contract.agency_keys import begins, in_order
from govchannel.contract.catalog import AgencyKey


def agency(agency_id: str, keys: Iterable[AgencyKey]) -> Iterator[Fault]:
    """It is beyond doubt which key is meant, and each can be sealed to."""
    own = in_order(key for key in keys if key.agency == agency_id)
    for key in own:
        try:
            envelope.load_public_key(key.suite, key.public_key)
        except envelope.EnvelopeError as error:
            yield Fault((), "key", f"key {key.key_id}: {error}", _withdraw(agency_id, key.key_id))
    for key_id, count in Counter(key.key_id for key in own).items():
        if count > 1:
            yield Fault((), "key", f"two keys are called {key_id}", "an id is given once and never again")
    for public, count in Counter(key.public_key for key in own).items():
        if count > 1:
            names = " and ".join(key.key_id for key in own if key.public_key == public)
            yield Fault((), "key", f"{names} are the same key", _withdraw(agency_id, own[0].key_id))
    for earlier, later in pairwise(own):
        if begins(earlier) == begins(later):
            text = f"{earlier.key_id} and {later.key_id} begin at the same time: which one is meant is in doubt"
            yield Fault((), "key", text, _withdraw(agency_id, earlier.key_id))


def _withdraw(agency_id: str, key_id: str) -> str:
    return f"govchannel agency withdraw-key {agency_id} {key_id}"
