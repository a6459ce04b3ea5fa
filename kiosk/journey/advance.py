"""What comes next. One function of values; `now` is monotonic seconds."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

from drivers import base
from kiosk import forms
from kiosk.errors import CardNotVerified
from kiosk.journey import effects, events
from kiosk.journey.comfort import USUAL
from kiosk.journey.states import (
    FAULTS,
    LIMITS,
    WARNED,
    WARNING_SECONDS,
    CardFault,
    CardTrouble,
    Choosing,
    Consent,
    Done,
    Filling,
    Goodbye,
    Home,
    Journey,
    Reading,
    Reason,
    Results,
    Reviewing,
    ServicePage,
    State,
    Submitting,
    Visit,
    Welcome,
)
from kiosk.service import takes_requests

Step = tuple[Journey, tuple[effects.Effect, ...]]
Orders = tuple[effects.Effect, ...]
Move = tuple[State, Orders]


def advance(journey: Journey, event: events.Event, now: float) -> Step:
    """The journey after `event`, and what has to be done about it.

    An event that means nothing in the present state changes nothing: late answers of a card, a worker or a finger
    are expected.
    """
    if not isinstance(event, events.DEVICE_EVENTS):
        journey = replace(journey, touched=now, seconds_left=None)
    match event:
        case events.Tick():
            return _tick(journey, now)
        case events.RoomTold(room):
            return replace(journey, room=room), ()
        case events.Applied() if not journey.room:
            return journey, ()
        case events.LanguageChosen(language):
            return replace(journey, comfort=replace(journey.comfort, language=language)), ()
        case events.ComfortChosen(comfort):
            return replace(journey, comfort=comfort), ()
        case events.Ended():
            return _end(journey, Reason.ENDED, now)
        case base.ReaderFound() | base.ReaderLost() | base.ServiceLost():
            return _reader(journey, event, now)
        case base.CardInserted() | base.CardMute() | base.CardRemoved():
            return _card(journey, event, now)
    handler = HANDLERS.get(type(journey.state))
    move = handler(journey.state, event) if handler else None
    return _enter(journey, move, now) if move else (journey, ())


def _enter(journey: Journey, move: Move, now: float) -> Step:
    """Make a move; the idle time begins anew when it leads to another kind of state."""
    state, orders = move
    if type(state) is not type(journey.state):
        journey = replace(journey, touched=now, seconds_left=None)
    return replace(journey, state=state), orders


# --- time, readers, cards: what can happen in every state -------------------------------------------------------------


def _end(journey: Journey, reason: Reason, now: float) -> Step:
    """The one way out of a session."""
    if isinstance(journey.state, (Welcome, Goodbye)):
        return journey, ()
    return _enter(journey, (Goodbye(reason), (effects.Wipe(),)), now)


def _welcome(journey: Journey, now: float) -> Step:
    """Ready for the next person, who finds the usual."""
    return _enter(replace(journey, comfort=USUAL), (Welcome(), ()), now)


def _tick(journey: Journey, now: float) -> Step:
    limit = LIMITS.get(type(journey.state))
    if limit is None:
        return journey, ()
    left = journey.touched + limit - now
    if left > 0:
        shown = math.ceil(left) if isinstance(journey.state, WARNED) and left <= WARNING_SECONDS else None
        return (journey if shown == journey.seconds_left else replace(journey, seconds_left=shown)), ()
    match journey.state:
        case Welcome():
            return (journey if journey.comfort == USUAL else replace(journey, comfort=USUAL)), ()
        case Goodbye():
            # A card left behind keeps the reminder on the screen; the next person must not find a session on it.
            return (journey, ()) if journey.inserted is not None else _welcome(journey, now)
        case Submitting(visit=visit, draft=draft, trail=trail, appending=False) if visit and draft:
            # Once the request is being kept there is no way back to the form: sending again would double it.
            return _enter(journey, (Reviewing(visit, draft, trail, CardNotVerified.code), ()), now)
        case CardTrouble() if journey.inserted is not None:
            return journey, ()
        case _:
            return _end(journey, Reason.TIME_UP, now)


def _reader(journey: Journey, event: base.ReaderFound | base.ReaderLost | base.ServiceLost, now: float) -> Step:
    match event:
        case base.ReaderFound(reader):
            return replace(journey, service_up=True, readers=journey.readers | {reader}), ()
        case base.ReaderLost(reader):
            journey = replace(journey, readers=journey.readers - {reader})
            # The drivers report the card of a lost reader as removed first; nothing else is tied to a reader.
            return journey, ()
        case base.ServiceLost():
            journey = replace(journey, service_up=False, readers=frozenset())
            if journey.inserted is None:
                return journey, ()
            return _card(journey, base.CardRemoved("", journey.inserted), now)


def _card(journey: Journey, event: base.CardInserted | base.CardMute | base.CardRemoved, now: float) -> Step:
    match event:
        case base.CardInserted(insertion=insertion):
            return _inserted(replace(journey, inserted=insertion), insertion, now)
        case base.CardMute(insertion=insertion):
            if journey.visit or not isinstance(journey.state, (Welcome, Goodbye, Reading, CardTrouble, Choosing)):
                # Something silent in a second reader does not concern the citizen whose card is in the first.
                return journey, ()
            if isinstance(journey.state, Goodbye):
                journey, _ = _welcome(journey, now)
            return _enter(replace(journey, inserted=insertion), (CardTrouble(CardFault.SILENT), ()), now)
        case base.CardRemoved(insertion=insertion):
            if insertion != journey.inserted:
                return journey, ()
            return _removed(replace(journey, inserted=None), now)


def _inserted(journey: Journey, insertion: int, now: float) -> Step:
    match journey.state:
        case Choosing(visit=None, trail=trail):
            return _enter(journey, (Reading(insertion, trail), (effects.ReadCard(insertion),)), now)
        case Goodbye():
            # The next person, or the same one once more: what the last one wished is gone with the session.
            return _inserted(_welcome(journey, now)[0], insertion, now)
        case Welcome() | CardTrouble() | Reading():
            return _enter(journey, (Reading(insertion), (effects.ReadCard(insertion),)), now)
        case Submitting(visit=None) | Done(visit=None):
            # The last person's receipt is still on the screen: the next one's card ends it and starts afresh.
            journey, orders = _end(journey, Reason.OTHER_CARD, now)
            journey, more = _inserted(journey, insertion, now)
            return journey, orders + more
        case _:
            # A second card in a second reader: the session belongs to the first one. It ends; nobody's data is mixed.
            return _end(journey, Reason.OTHER_CARD, now)


def _removed(journey: Journey, now: float) -> Step:
    match journey.state:
        case Welcome() | Goodbye():
            return replace(journey, touched=now), ()
        case CardTrouble():
            # The same person tries again, and reads what it says in the language and size that were chosen.
            return _enter(journey, (Welcome(), ()), now)
        case Reading():
            return _enter(journey, (CardTrouble(CardFault.TOO_EARLY), (effects.Wipe(),)), now)
        case Choosing(visit=None):
            return journey, ()
        case Submitting(appending=True, trail=trail):
            # The request may already be kept: its receipt is still owed, without anything personal on the screen.
            return replace(journey, state=Submitting(None, None, trail, appending=True)), (effects.Wipe(),)
        case _:
            return _end(journey, Reason.CARD_OUT, now)


# --- one handler for each state ---------------------------------------------------------------------------------------


def _from_welcome(_state: State, event: events.Event) -> Move | None:
    return (Choosing(None), ()) if isinstance(event, events.Begun) else None


def _from_reading(state: State, event: events.Event) -> Move | None:
    assert isinstance(state, Reading)
    match event:
        case events.TextRead(insertion, card) if insertion == state.insertion and not card.citizen_id_valid:
            # A number that cannot be a citizen's would reach an agency that cannot use it.
            return CardTrouble(CardFault.UNREADABLE), (effects.Wipe(),)
        case events.TextRead(insertion, card) if insertion == state.insertion:
            return Consent(Visit(insertion, card), state.then), ()
        case events.ReadFailed(insertion, error) if insertion == state.insertion:
            return CardTrouble(FAULTS.get(error, CardFault.UNREADABLE)), (effects.Wipe(),)
    return None


def _from_consent(state: State, event: events.Event) -> Move | None:
    assert isinstance(state, Consent)
    match event:
        case events.PhotoRead():
            return replace(state, visit=_with_photo(state.visit, event)), ()
        case events.Agreed():
            return Choosing(replace(state.visit, agreed=True), state.then or (Home(),)), ()
        case events.Back():
            return Goodbye(Reason.ENDED), (effects.Wipe(),)
    return None


def _with_photo(visit: Visit, event: events.PhotoRead) -> Visit:
    return replace(visit, photo=event.photo, photo_done=True) if event.insertion == visit.insertion else visit


def _from_choosing(state: State, event: events.Event) -> Move | None:
    assert isinstance(state, Choosing)
    match event, state.view:
        case events.PhotoRead(), _ if state.visit:
            return replace(state, visit=_with_photo(state.visit, event)), ()
        case events.Asked(query), _:
            # Typing on refines the list shown instead of piling up lists to go back through.
            kept = tuple(view for view in state.trail if not isinstance(view, (Results, ServicePage)))
            old = (
                state.view.listing if isinstance(state.view, Results) and state.view.query.kind == query.kind else None
            )
            return replace(state, trail=(*kept, Results(query, old))), (effects.Find(query),)
        case events.Found(query, listing), Results() as view if query == view.query:
            return replace(state, trail=(*state.trail[:-1], Results(query, listing))), ()
        case events.Chosen(service_id), _:
            return replace(state, trail=(*state.trail, ServicePage(service_id))), (effects.Open(service_id),)
        case events.Opened(service_id, service, hours), ServicePage() as view if service_id == view.service_id:
            page = ServicePage(service_id, service, service is None, hours)
            return replace(state, trail=(*state.trail[:-1], page)), ()
        case events.WentHome(), _:
            return replace(state, trail=(Home(),)), ()
        case events.Back(), _ if len(state.trail) > 1:
            return replace(state, trail=state.trail[:-1]), ()
        case events.Applied(), ServicePage(service=service) if service and takes_requests(service) and state.visit:
            return Filling(state.visit, forms.begin(service, state.visit.card), state.trail), ()
    return None


def _from_filling(state: State, event: events.Event) -> Move | None:
    assert isinstance(state, Filling)
    match event:
        case events.PhotoRead():
            return replace(state, visit=_with_photo(state.visit, event)), ()
        case events.Answered(name, value):
            draft = forms.answer(state.draft, name, value)
            troubles = tuple(trouble for trouble in state.troubles if trouble.field != name)
            return replace(state, draft=draft, troubles=troubles), ()
        case events.Next():
            return _next_page(state), ()
        case events.Back() if state.reviewing:
            return _next_page(state), ()
        case events.Back() if state.step > 0:
            return replace(state, step=state.step - 1, troubles=()), ()
        case events.Back():
            return Choosing(state.visit, state.trail), ()
        case events.WentHome():
            return Choosing(state.visit), ()
    return None


def _next_page(state: Filling) -> State:
    troubles = forms.check_step(state.draft, state.step)
    if troubles:
        return replace(state, troubles=troubles)
    if state.reviewing or state.step + 1 == len(state.draft.form.steps):
        return Reviewing(state.visit, state.draft, state.trail)
    return replace(state, step=state.step + 1, troubles=())


def _from_reviewing(state: State, event: events.Event) -> Move | None:
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
    troubles = forms.check(state.draft)
    if troubles:
        step = state.draft.form_step(troubles[0].field)
        return Filling(state.visit, state.draft, state.trail, step, troubles, reviewing=True), ()
    visit = state.visit
    order = effects.VerifyCard(visit.insertion, visit.card.citizen_id)
    return Submitting(visit, state.draft, state.trail), (order,)


def _from_submitting(state: State, event: events.Event) -> Move | None:
    assert isinstance(state, Submitting)
    match event:
        case events.CardVerified(insertion, same) if (
            state.visit and state.draft and insertion == state.visit.insertion and not state.appending
        ):
            if not same:
                return Goodbye(Reason.OTHER_CARD), (effects.Wipe(),)
            return replace(state, appending=True), (effects.Append(state.visit.card, state.draft),)
        case events.ReadFailed(insertion) if (
            state.visit and state.draft and insertion == state.visit.insertion and not state.appending
        ):
            return Reviewing(state.visit, state.draft, state.trail, CardNotVerified.code), ()
        case events.Appended(receipt) if state.appending:
            return Done(state.visit, receipt), ()
        case events.AppendFailed(code) if state.appending:
            if state.visit and state.draft:
                return Reviewing(state.visit, state.draft, state.trail, code), ()
            return Goodbye(Reason.CARD_OUT), (effects.Wipe(),)
    return None


def _from_done(state: State, event: events.Event) -> Move | None:
    assert isinstance(state, Done)
    if isinstance(event, events.WentHome) and state.visit:
        return Choosing(state.visit), ()
    return None


HANDLERS: dict[type, Callable[[State, events.Event], Move | None]] = {
    Welcome: _from_welcome,
    Reading: _from_reading,
    Consent: _from_consent,
    Choosing: _from_choosing,
    Filling: _from_filling,
    Reviewing: _from_reviewing,
    Submitting: _from_submitting,
    Done: _from_done,
}
