"""Finds a citizen's own requests: the gateway's, and what still waits on this terminal."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from govchannel.contract import wire
from govchannel.contract.catalog import Text
from govchannel.contract.tokens import token_key
from kiosk.catalog import Catalog
from kiosk.counter import Counter
from kiosk.errors import CatalogBroken, KioskError
from kiosk.mine import Mine, Request
from kiosk.outbox import Item, Outbox


def find(counter: Counter, path: Path, catalog: Catalog, token: str) -> Mine:
    """Ask the gateway, and look into the outbox at `path`. What could not be asked leaves a `failure`."""
    failure = None
    here: list[Item] = []
    told = wire.MyRequests(requests=[], more=False)
    try:
        # What waits here first: a request that is handed over in between would be in neither.
        with closing(Outbox(path)) as outbox:
            here = outbox.of_card(token_key(token))
    except KioskError as error:
        failure = error.code
    try:
        told = counter.ask("my-requests", wire.AskMine(token=token), wire.MyRequests)
    except KioskError as error:
        failure = error.code
    known = {one.number for one in told.requests}
    found = [_of_gateway(catalog, one) for one in told.requests if one.history]
    found += [_of_outbox(catalog, item) for item in here if item.number not in known]
    return Mine(tuple(sorted(found, key=lambda one: one.at, reverse=True)), told.more, failure)


def _of_gateway(catalog: Catalog, one: wire.RequestStatus) -> Request:
    names = _names(catalog, one.service, one.agency)
    return Request(one.number, *names, one.history[0].at, one.state, tuple(one.history))


def _of_outbox(catalog: Catalog, item: Item) -> Request:
    names = _names(catalog, item.service, item.agency)
    return Request(item.number, *names, item.created_at, "undelivered" if item.state == "refused" else "waiting")


def _names(catalog: Catalog, service_id: str, agency_id: str) -> tuple[Text, Text, str | None]:
    """What service and agency are called, and the agency's phone; ids where the catalog does not know them any more."""
    try:
        service, agency = catalog.service(service_id), catalog.agency(agency_id)
    except CatalogBroken:
        service = agency = None
    return (
        service.title if service else Text(th=service_id, en=service_id),
        agency.name if agency else Text(th=agency_id, en=agency_id),
        agency.phone if agency else None,
    )
