"""What handlers of states are made of."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.journey import effects, events
from kiosk.journey.states import State, Visit

Orders = tuple[effects.Effect, ...]
Move = tuple[State, Orders]


def with_photo(visit: Visit, event: events.PhotoRead) -> Visit:
    """The visit with the photo that came; another card's photo is not taken."""
    return replace(visit, photo=event.photo, photo_done=True) if event.insertion == visit.insertion else visit
