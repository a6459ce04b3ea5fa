"""The citizen's own requests: asked for, listed, looked at."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.card_token import card_token
from kiosk.journey import effects, events
from kiosk.journey.moves import Move, with_photo
from kiosk.journey.states import Choosing, MyRequest, MyRequests, State, View, Visit
from kiosk.mine import NO_PHOTO, Mine


def ask_mine(visit: Visit, trail: tuple[View, ...]) -> Move:
    """Ask for them, or wait for what finds them."""
    token = card_token(visit.card.citizen_id, visit.photo)
    if token:
        return MyRequests(visit, trail), (effects.FindMine(visit.insertion, token),)
    # The photo is what finds them: while it is still being read, the question waits for it.
    return MyRequests(visit, trail, Mine(failure=NO_PHOTO) if visit.photo_done else None), ()


def from_my_requests(state: State, event: events.Event) -> Move | None:
    """What comes next in `MyRequests` and `MyRequest`."""
    assert isinstance(state, (MyRequests, MyRequest))
    match event:
        case events.PhotoRead(insertion) if insertion == state.visit.insertion and not state.visit.photo_done:
            return ask_mine(with_photo(state.visit, event), state.trail)
        case events.MineTold(insertion, mine) if insertion == state.visit.insertion and isinstance(state, MyRequests):
            return replace(state, mine=mine), ()
        case events.AskedMine() if state.visit.photo_done:
            return ask_mine(state.visit, state.trail)
        case events.Looked(number) if state.mine and number in {one.number for one in state.mine.requests}:
            return MyRequest(state.visit, state.trail, state.mine, number), ()
        case events.Back() if isinstance(state, MyRequest):
            return MyRequests(state.visit, state.trail, state.mine), ()
        case events.Back():
            return Choosing(state.visit, state.trail), ()
        case events.WentHome():
            return Choosing(state.visit), ()
    return None
