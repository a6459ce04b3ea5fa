"""What was fetched from the catalog, put where it was wanted: also where somebody is elsewhere meanwhile."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.journey import effects, events
from kiosk.journey.moves import Move
from kiosk.journey.states import Consent, ExpiredCard, Reading, Results, ServicePage, State, View


def fetched(state: State, event: events.Found | events.Opened) -> Move | None:
    """A list or a service has come; None where nobody looks at it, and nobody can go back to it."""
    name = "then" if isinstance(state, (Reading, ExpiredCard, Consent)) else "trail"
    trail: tuple[View, ...] = getattr(state, name, ())
    told = tuple(_told(view, event) for view in trail)
    if told == trail:
        return None
    wishes = isinstance(event, events.Opened) and event.service and event.service.assurance == "card-verified"
    return replace(state, **{name: told}), (effects.AskChecks(),) if wishes else ()


def _told(view: View, event: events.Found | events.Opened) -> View:
    match event, view:
        case events.Found(query, listing), Results() if query == view.query:
            return Results(query, listing)
        case (events.Opened(service_id, service) as told, ServicePage()) if service_id == view.service_id:
            return ServicePage(
                service_id, service, service is None, told.hours, told.usable, phones=told.phones, agency=told.agency
            )
    return view
