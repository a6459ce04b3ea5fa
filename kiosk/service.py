"""Services as the terminal shows them: a query, the list that answers it, and what one can be asked for."""

from __future__ import annotations

from typing import Literal

import msgspec

from govchannel.contract.catalog import App, Service, Text


def takes_requests(service: Service) -> bool:
    """Whether a terminal takes a request for it: there is a form, and no login that a terminal cannot give."""
    return service.form is not None and service.assurance != "thaid"


class Query(msgspec.Struct, frozen=True):
    """What list is wanted: of a life event or an agency (`key` is its id), or a search (`key` as typed)."""

    kind: Literal["life-event", "agency", "search", "all"]
    key: str = ""


class Summary(msgspec.Struct, frozen=True):
    """One line of a list. `applicable`: a terminal takes a request for it; `on_phone`: a citizen's phone may send one;
    `score`: how well it answers a search."""

    id: str
    title: Text
    agency_id: str
    agency: Text
    description: Text
    applicable: bool
    on_phone: bool
    score: float = 0.0


class Listing(msgspec.Struct, frozen=True):
    """The answer to a query: its heading (None for a search) and the services, best or first by name.

    Not `exact`: nothing answers well, and these are the nearest. `apps` are called what was searched for.
    """

    title: Text | None
    services: tuple[Summary, ...]
    exact: bool = True
    apps: tuple[App, ...] = ()
