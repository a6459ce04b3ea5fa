"""What comes next. One function of values; `now` is monotonic seconds."""

from __future__ import annotations

import math
from collections.abc import Callable

from msgspec.structs import replace

from drivers import base
from drivers.headphones import Headphones
from kiosk import forms
from kiosk.errors import CardNotVerified
from kiosk.journey import effects, events
from kiosk.journey.card_check import from_checking_card, offer_of
from kiosk.journey.fetched import fetched
from kiosk.journey.filling import from_filling, from_reviewing
from kiosk.journey.health import ask_health, from_health_rights
from kiosk.journey.mine import ask_mine, from_my_requests
from kiosk.journey.moves import Move, Orders, with_photo
from kiosk.journey.states import (
    FAULTS,
    FORGOTTEN_SECONDS,
    LIMITS,
    PRINTER_FAULTS,
    WARNED,
    WARNING_SECONDS,
    CardFault,
    CardTrouble,
    CheckingCard,
    Choosing,
    Consent,
    Done,
    ExpiredCard,
    Filling,
    Goodbye,
    HealthRights,
    Home,
    Journey,
    MyRequest,
    MyRequests,
    Reading,
    Reason,
    Results,
    Reviewing,
    ServicePage,
    Slip,
    State,
    Submitting,
    View,
    Visit,
    Website,
    Welcome,
)
from kiosk.journey.waiting import timed
from kiosk.journey.website import website_of
from kiosk.service import takes_requests

Step = tuple[Journey, Orders]


def advance(journey: Journey, event: events.Event, now: float) -> Step:
    """The journey after `event`, and what has to be done about it.

    An event that means nothing in the present state changes nothing: late answers of a card, a worker or a finger
    are expected.
    """
    journey, orders = _advance(journey, event, now)
    return timed(journey, now), orders


def _advance(journey: Journey, event: events.Event, now: float) -> Step:
    if not isinstance(event, events.DEVICE_EVENTS):
        journey = replace(journey, touched=now, seconds_left=None, dimmed=False)
    match event:
        case events.Tick():
            return _tick(journey, now)
        case (
            events.Listed()
            | events.ReadersTold()
            | events.RoomTold()
            | events.ChecksTold()
            | events.LanguageChosen()
            | events.ComfortChosen()
        ):
            return _noted(journey, event), ()
        case events.Applied() if not journey.room:
            return journey, ()
        case events.Applied() if journey.checks and (offer := offer_of(journey.state)):
            return _enter(journey, (offer, ()), now)
        case Headphones(plugged):
            return _headphones(journey, now, plugged=plugged), ()
        case events.Ended():
            return _end(journey, Reason.ENDED, now)
        case base.ReaderFound() | base.ReaderLost() | base.ServiceLost():
            return _reader(journey, event, now)
        case base.CardInserted() | base.CardMute() | base.CardRemoved():
            return _card(journey, event, now)
    if isinstance(event, (events.Found, events.Opened)):
        move = fetched(journey.state, event)
    else:
        handler = HANDLERS.get(type(journey.state))
        move = handler(journey.state, event) if handler else None
    return _enter(journey, move, now) if move else (journey, ())


Noted = (
    events.Listed
    | events.ReadersTold
    | events.RoomTold
    | events.ChecksTold
    | events.LanguageChosen
    | events.ComfortChosen
)


def _noted(journey: Journey, event: Noted) -> Journey:
    """What is true or wanted in whatever state the session is."""
    match event:
        case events.Listed():
            return journey if journey.listed else replace(journey, listed=True)
        case events.ReadersTold():
            return journey if journey.readers_told else replace(journey, readers_told=True)
        case events.RoomTold(room):
            return journey if room == journey.room else replace(journey, room=room)
        case events.ChecksTold(offered):
            return replace(journey, checks=offered)
        case events.LanguageChosen(language):
            return replace(journey, comfort=replace(journey.comfort, language=language))
        case events.ComfortChosen(comfort):
            return replace(journey, comfort=comfort)


def _headphones(journey: Journey, now: float, *, plugged: bool) -> Journey:
    """With headphones the screen is read aloud, for whoever plugged them in is here. Without them it is not: what was
    for one ear must not go on into the room; the time until the session ends goes on as when somebody walks away."""
    if plugged:
        journey = replace(journey, touched=now, seconds_left=None)
    return replace(journey, headphones=plugged, comfort=replace(journey.comfort, spoken=plugged))


def _enter(journey: Journey, move: Move, now: float) -> Step:
    """Make a move; the idle time begins anew when it leads to another kind of state."""
    state, orders = move
    if type(state) is not type(journey.state):
        journey = replace(journey, touched=now, seconds_left=None, dimmed=False)
    return replace(journey, state=state), orders


# --- time, readers, cards: what can happen in every state -------------------------------------------------------------


def _end(journey: Journey, reason: Reason, now: float) -> Step:
    """The one way out of a session."""
    if isinstance(journey.state, (Welcome, Goodbye)):
        return journey, ()
    return _enter(journey, (Goodbye(reason), (effects.Wipe(),)), now)


def _welcome(journey: Journey, now: float) -> Step:
    """Ready for the next person, who finds the usual."""
    return _enter(replace(journey, comfort=journey.usual), (Welcome(), ()), now)


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
            dimmed = journey.dims_after is not None and now - journey.touched >= journey.dims_after
            if (journey.comfort, journey.dimmed) == (journey.usual, dimmed):
                return journey, ()
            return replace(journey, comfort=journey.usual, dimmed=dimmed), ()
        case Goodbye():
            # A card left behind keeps the reminder on the screen; the next person must not find a session on it.
            if journey.inserted is None:
                return _welcome(journey, now)
            forgotten = journey.state.forgotten or now - journey.touched >= FORGOTTEN_SECONDS
            return replace(journey, state=replace(journey.state, forgotten=forgotten)) if forgotten else journey, ()
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
            return replace(journey, service_up=True, readers=journey.readers | {reader}, readers_told=True), ()
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
            if journey.visit or not isinstance(journey.state, TAKES_A_CARD):
                # Something silent in a second reader does not concern the citizen whose card is in the first.
                return journey, ()
            if isinstance(journey.state, Goodbye):
                journey, _ = _welcome(journey, now)
            return _enter(replace(journey, inserted=insertion), (CardTrouble(CardFault.SILENT), ()), now)
        case base.CardRemoved(insertion=insertion):
            if insertion != journey.inserted:
                return journey, ()
            return _removed(replace(journey, inserted=None), now)


TAKES_A_CARD = (Welcome, Goodbye, Reading, CardTrouble, Choosing, HealthRights)
"""States in which a card may be put in, where there is none."""


def _inserted(journey: Journey, insertion: int, now: float) -> Step:
    match journey.state:
        case Choosing(visit=None, trail=trail):
            # A website is left behind: what was done there was done without this card.
            then = tuple(view for view in trail if not isinstance(view, Website))
            return _enter(journey, (Reading(insertion, then), (effects.ReadCard(insertion),)), now)
        case HealthRights(visit=None, trail=trail):
            return _enter(journey, (Reading(insertion, trail, health=True), (effects.ReadCard(insertion),)), now)
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
            return replace(journey, touched=now, dimmed=False), ()
        case CardTrouble():
            # The same person tries again, and reads what it says in the language and size that were chosen.
            return _enter(journey, (Welcome(), ()), now)
        case Reading():
            return _enter(journey, (CardTrouble(CardFault.TOO_EARLY), (effects.Wipe(),)), now)
        case Choosing(visit=None) | HealthRights(visit=None):
            return journey, ()
        case Submitting(appending=True, trail=trail):
            # The request may already be kept: its receipt is still owed, without anything personal on the screen.
            return replace(journey, state=Submitting(None, None, trail, appending=True)), (effects.Wipe(),)
        case _:
            return _end(journey, Reason.CARD_OUT, now)


# --- one handler for each state ---------------------------------------------------------------------------------------


def _from_welcome(_state: State, event: events.Event) -> Move | None:
    match event:
        case events.Begun():
            return Choosing(None), ()
        case events.Turned(leaf):
            return Choosing(None, (Home(), leaf)), ()
    return None


def _from_reading(state: State, event: events.Event) -> Move | None:
    assert isinstance(state, Reading)
    match event:
        case events.TextRead(insertion, card) if insertion == state.insertion and not card.citizen_id_valid:
            # A number that cannot be a citizen's would reach an agency that cannot use it.
            return CardTrouble(CardFault.UNREADABLE), (effects.Wipe(),)
        case events.TextRead(insertion, card, expired) if insertion == state.insertion:
            return (ExpiredCard if expired else Consent)(Visit(insertion, card), state.then, state.health), ()
        case events.ReadFailed(insertion, error) if insertion == state.insertion:
            return CardTrouble(FAULTS.get(error, CardFault.UNREADABLE)), (effects.Wipe(),)
    return None


def _from_expired_card(state: State, event: events.Event) -> Move | None:
    assert isinstance(state, ExpiredCard)
    match event:
        case events.PhotoRead():
            return replace(state, visit=with_photo(state.visit, event)), ()
        case events.Next():
            return Consent(state.visit, state.then, state.health), ()
        case events.Back():
            return Goodbye(Reason.ENDED), (effects.Wipe(),)
    return None


def _from_consent(state: State, event: events.Event) -> Move | None:
    assert isinstance(state, Consent)
    match event:
        case events.PhotoRead():
            return replace(state, visit=with_photo(state.visit, event)), ()
        case events.Agreed():
            visit, trail = replace(state.visit, agreed=True), state.then or (Home(),)
            return ask_health(visit, trail) if state.health else (Choosing(visit, trail), ())
        case events.Back():
            return Goodbye(Reason.ENDED), (effects.Wipe(),)
    return None


def _from_choosing(state: State, event: events.Event) -> Move | None:
    assert isinstance(state, Choosing)
    trail = _turned(state, event)
    if trail:
        return replace(state, trail=trail), ()
    match event, state.view:
        case events.PhotoRead(), _ if state.visit:
            return replace(state, visit=with_photo(state.visit, event)), ()
        case events.Asked(query), _:
            # Typing on refines the list shown instead of piling up lists to go back through.
            kept = tuple(view for view in state.trail if not isinstance(view, (Results, ServicePage, Website)))
            old = (
                state.view.listing if isinstance(state.view, Results) and state.view.query.kind == query.kind else None
            )
            return replace(state, trail=(*kept, Results(query, old, stale=True))), (effects.Find(query),)
        case events.Chosen(service_id), _:
            return replace(state, trail=(*state.trail, ServicePage(service_id))), (effects.Open(service_id),)
        case ((events.AskedMine() | events.AskedHealth()), _):
            return _ask_of_card(state, event)
    return _from_service_page(state, event)


def _from_service_page(state: Choosing, event: events.Event) -> Move | None:
    """What a service's page offers: its form, and its website."""
    match event, state.view:
        case events.Applied(), ServicePage(service=service, usable=True) if (
            service and takes_requests(service) and state.visit
        ):
            return Filling(state.visit, forms.begin(service, state.visit.card), state.trail), ()
        case events.WebsiteWanted(address), ServicePage() as view if website := website_of(view, address):
            return replace(state, trail=(*state.trail, website)), ()
    return None


def _turned(state: Choosing, event: events.Event) -> tuple[View, ...] | None:
    """The trail after a page was turned for which nothing has to be fetched."""
    match event:
        case events.Turned(leaf) if leaf != state.view:
            return (*state.trail, leaf)
        case events.WentHome():
            return (Home(),)
        case events.Back() if len(state.trail) > 1:
            return state.trail[:-1]
    return None


def _ask_of_card(state: Choosing, event: events.Event) -> Move | None:
    if isinstance(event, events.AskedHealth):
        return ask_health(state.visit, state.trail)
    return ask_mine(state.visit, state.trail) if state.visit else None


def _from_submitting(state: State, event: events.Event) -> Move | None:
    assert isinstance(state, Submitting)
    match event:
        case events.CardVerified(insertion, same) if (
            state.visit and state.draft and insertion == state.visit.insertion and not state.appending
        ):
            if not same:
                return Goodbye(Reason.OTHER_CARD), (effects.Wipe(),)
            return replace(state, appending=True), (_append(state.visit, state.draft),)
        case events.ReadFailed(insertion) if (
            state.visit and state.draft and insertion == state.visit.insertion and not state.appending
        ):
            return Reviewing(state.visit, state.draft, state.trail, CardNotVerified.code), ()
        case events.Appended(receipt, slip) if state.appending:
            return Done(state.visit, receipt, slip), (effects.PrintSlip(receipt),) if slip is Slip.PRINTING else ()
        case events.AppendFailed(code) if state.appending:
            if state.visit and state.draft:
                return Reviewing(state.visit, state.draft, state.trail, code), ()
            return Goodbye(Reason.CARD_OUT), (effects.Wipe(),)
    return None


def _append(visit: Visit, draft: forms.Draft) -> effects.Append:
    return effects.Append(visit.card, draft, visit.photo, visit.checked)


def _from_done(state: State, event: events.Event) -> Move | None:
    assert isinstance(state, Done)
    match event:
        case events.WentHome() if state.visit:
            return Choosing(state.visit), ()
        case events.SlipWanted() if state.slip not in (Slip.NONE, Slip.PRINTING, Slip.PRINTED):
            return replace(state, slip=Slip.PRINTING), (effects.PrintSlip(state.receipt),)
        # An answer about the slip of somebody who has left means nothing here.
        case events.SlipPrinted(number) if number == state.receipt.number and state.slip is Slip.PRINTING:
            return replace(state, slip=Slip.PRINTED), ()
        case events.SlipFailed(number, printer) if number == state.receipt.number and state.slip is Slip.PRINTING:
            return replace(state, slip=PRINTER_FAULTS.get(printer, Slip.FAILED)), ()
    return None


HANDLERS: dict[type, Callable[[State, events.Event], Move | None]] = {
    Welcome: _from_welcome,
    Reading: _from_reading,
    ExpiredCard: _from_expired_card,
    Consent: _from_consent,
    Choosing: _from_choosing,
    CheckingCard: from_checking_card,
    MyRequests: from_my_requests,
    MyRequest: from_my_requests,
    HealthRights: from_health_rights,
    Filling: from_filling,
    Reviewing: from_reviewing,
    Submitting: _from_submitting,
    Done: _from_done,
}
