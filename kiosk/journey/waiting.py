"""What somebody waits for who looks for a service: nothing stands still without a word.

Screens that wait for a card, for the gateway or for a request to be kept say so themselves, from their beginning.
"""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.journey.states import (
    Apps,
    Choosing,
    Filling,
    Home,
    Journey,
    News,
    PlaceSearch,
    Results,
    ServicePage,
)

PATIENCE_SECONDS = 1.0
"""After so long it is said that something is still to come; before, a word would only flicker."""


def awaits(journey: Journey) -> bool:
    """Whether what the screen shows is still being fetched."""
    match journey.state:
        case Choosing() as choosing:
            match choosing.view:
                case Results(listing=listing, stale=stale):
                    return listing is None or stale
                case ServicePage(service=None, missing=False):
                    return True
                case Home() | News() | Apps():
                    return not journey.listed
        case Filling(places=PlaceSearch(stale=True)):
            return True
    return False


def timed(journey: Journey, now: float) -> Journey:
    """The journey with what it awaits noted: since when, and whether that is long."""
    if not awaits(journey):
        return journey if journey.awaited is None else replace(journey, awaited=None, slow=False)
    if journey.awaited is None:
        return replace(journey, awaited=now)
    slow = now - journey.awaited >= PATIENCE_SECONDS
    return journey if slow == journey.slow else replace(journey, slow=slow)
