"""The check of a card: offered, agreed to, perhaps typed for, told. It stands in nobody's way to the form."""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from kiosk import forms
from kiosk.card_check import Checked, laser_code, question
from kiosk.journey import effects, events
from kiosk.journey.moves import Move, with_photo
from kiosk.journey.states import CheckingCard, Choosing, Filling, Outcome, ServicePage, State, Visit
from kiosk.service import takes_requests


def offer_of(state: State) -> CheckingCard | None:
    """The offer, where the service shown wishes a check and this card was not found in force before; else None."""
    match state:
        case Choosing(visit=Visit(checked=None) as visit, view=ServicePage(service=service), trail=trail):
            if service and service.assurance == "card-verified" and takes_requests(service):
                return CheckingCard(visit, service, trail)
    return None


def from_checking_card(state: State, event: events.Event) -> Move | None:
    """What comes next in `CheckingCard`."""
    assert isinstance(state, CheckingCard)
    visit = state.visit
    match event:
        case events.CheckSkipped():
            return Filling(visit, forms.begin(state.service, visit.card), state.trail), ()
        case events.Back():
            return Choosing(visit, state.trail), ()
        case events.WentHome():
            return Choosing(visit), ()
        case events.PhotoRead():
            return replace(state, visit=with_photo(visit, event)), ()
        case events.CheckAgreed(language) if state.step == "offer":
            order = effects.ReadLaserCode(visit.insertion, visit.card.citizen_id)
            return replace(state, step="read", language=language), (order,)
        case events.LaserTyped(typed) if state.step == "type":
            code = laser_code(typed)
            return _ask(state, code) if code else (replace(state, mistaken=True), ())
    return _heard(state, event)


def _heard(state: CheckingCard, event: events.Event) -> Move | None:
    """Of the card or of the register."""
    match event:
        case events.LaserRead(insertion, code) if (insertion, "read") == (state.visit.insertion, state.step):
            return _ask(state, laser_code(code or ""))
        case events.ReadFailed(insertion) if (insertion, "read") == (state.visit.insertion, state.step):
            return _ask(state, None)
        case events.CardChecked(insertion, outcome, at) if (insertion, "ask") == (state.visit.insertion, state.step):
            return _told(state, outcome, at), ()
    return None


def _ask(state: CheckingCard, code: str | None) -> Move:
    """Ask the register; without a code, ask the citizen for it."""
    if code is None:
        return replace(state, step="type", mistaken=False), ()
    asked = question(state.visit.card, code)
    if asked is None:
        return replace(state, step="told", outcome="unavailable"), ()
    return replace(state, step="ask", mistaken=False), (effects.CheckCard(state.visit.insertion, asked),)


def _told(state: CheckingCard, outcome: Outcome, at: datetime | None) -> CheckingCard:
    if outcome == "mismatch" and not state.again:
        return replace(state, step="type", again=True)
    checked = Checked(at, state.language) if outcome == "in-force" and at else None
    return replace(state, step="told", outcome=outcome, visit=replace(state.visit, checked=checked))
