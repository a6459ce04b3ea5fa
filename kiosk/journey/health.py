"""The health rights on the chip: read only when the citizen presses for them, gone when they leave the page."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.journey import effects, events
from kiosk.journey.moves import Move, with_photo
from kiosk.journey.states import Choosing, HealthRights, State, View, Visit


def ask_health(visit: Visit | None, trail: tuple[View, ...]) -> Move:
    """Have them read, or wait for a card."""
    if visit is None:
        return HealthRights(None, trail, "card"), ()
    return HealthRights(visit, trail, "read"), (effects.ReadHealth(visit.insertion, visit.card.citizen_id),)


def from_health_rights(state: State, event: events.Event) -> Move | None:
    """What comes next in `HealthRights`."""
    assert isinstance(state, HealthRights)
    match event:
        case events.Back():
            return Choosing(state.visit, state.trail), ()
        case events.WentHome():
            return Choosing(state.visit), ()
    return _heard(state, state.visit, event) if state.visit else None


def _heard(state: HealthRights, visit: Visit, event: events.Event) -> Move | None:
    """Of the card that is in, or of whoever put it in."""
    match event:
        case events.PhotoRead():
            return replace(state, visit=with_photo(visit, event)), ()
        case events.HealthRead(insertion, record) if (insertion, "read") == (visit.insertion, state.step):
            if record is None or record.blank:
                return replace(state, step="none"), ()
            return replace(state, step="told", record=record), ()
        case events.ReadFailed(insertion) if (insertion, "read") == (visit.insertion, state.step):
            return replace(state, step="failed"), ()
        case events.AskedHealth() if state.step == "failed":
            return ask_health(visit, state.trail)
    return None
