"""A form in a session: its pages, its answers, the review of all of them."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk import form_check, forms
from kiosk.journey import effects, events
from kiosk.journey.moves import Move, with_photo
from kiosk.journey.states import Choosing, Filling, PlaceSearch, Reviewing, State, Submitting


def from_filling(state: State, event: events.Event) -> Move | None:
    """A form page: answers, other pages."""
    assert isinstance(state, Filling)
    return _leave_page(state, event) or _on_page(state, event)


def _on_page(state: Filling, event: events.Event) -> Move | None:
    """What changes a page's answers."""
    match event:
        case events.Answered(name, value):
            draft = forms.answer(state.draft, name, value)
            return replace(state, draft=draft, troubles=_others(state, name), places=None), ()
        case events.PictureTaken(name, picture):
            return replace(state, draft=forms.attach(state.draft, name, picture), troubles=_others(state, name)), ()
        case events.ItemAdded(name):
            return replace(state, draft=forms.add_item(state.draft, name)), ()
        case events.ItemRemoved(name, index):
            # The items behind it move up: what was said about them by number is not true any more.
            troubles = tuple(trouble for trouble in state.troubles if not trouble.field.startswith(f"{name}."))
            return replace(state, draft=forms.remove_item(state.draft, name, index), troubles=troubles), ()
        case events.PlacesAsked(name, typed, within) if forms.field_at(state.draft.form, name):
            old = state.places.lines if state.places and state.places.field == name else ()
            search = PlaceSearch(name, typed, within, old, stale=True)
            return replace(state, places=search), (effects.FindPlaces(event),)
        case events.PlacesFound(asked, lines) if state.places and asked == events.PlacesAsked(
            state.places.field, state.places.typed, state.places.within
        ):
            return replace(state, places=replace(state.places, lines=lines, stale=False)), ()
    return None


def _others(state: Filling, name: str) -> tuple[form_check.Trouble, ...]:
    """What is wrong elsewhere on the page: with a new answer its own trouble goes."""
    return tuple(trouble for trouble in state.troubles if trouble.field != name)


def _leave_page(state: Filling, event: events.Event) -> Move | None:
    """What leads to another page, and the photo that may still come."""
    match event:
        case events.PhotoRead():
            return replace(state, visit=with_photo(state.visit, event)), ()
        case events.Next():
            return _next_page(state), ()
        case events.Back() if state.reviewing:
            return _next_page(state), ()
        case events.Back() if state.step > 0:
            return replace(state, step=state.step - 1, troubles=(), places=None), ()
        case events.Back():
            return Choosing(state.visit, state.trail), ()
        case events.WentHome():
            return Choosing(state.visit), ()
    return None


def _next_page(state: Filling) -> State:
    troubles = form_check.check_step(state.draft, state.step)
    if troubles:
        return replace(state, troubles=troubles)
    if state.reviewing or state.step + 1 == len(state.draft.form.steps):
        return Reviewing(state.visit, state.draft, state.trail)
    return replace(state, step=state.step + 1, troubles=(), places=None)


def from_reviewing(state: State, event: events.Event) -> Move | None:
    """All answers on one page: back to one of them, or send."""
    assert isinstance(state, Reviewing)
    match event:
        case events.Changed(step) if 0 <= step < len(state.draft.form.steps):
            return Filling(state.visit, state.draft, state.trail, step, reviewing=True), ()
        case events.Back():
            return Filling(state.visit, state.draft, state.trail, len(state.draft.form.steps) - 1), ()
        case events.WentHome():
            return Choosing(state.visit), ()
        case events.Submitted():
            return _submit(state)
    return None


def _submit(state: Reviewing) -> Move:
    troubles = form_check.check(state.draft)
    if troubles:
        step = state.draft.form_step(troubles[0].field)
        return Filling(state.visit, state.draft, state.trail, step, troubles, reviewing=True), ()
    visit = state.visit
    order = effects.VerifyCard(visit.insertion, visit.card.citizen_id)
    return Submitting(visit, state.draft, state.trail), (order,)
