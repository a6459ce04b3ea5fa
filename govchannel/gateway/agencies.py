"""What an agency's own system may call: its feed of sealed requests, and what becomes of each."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any

from litestar import Request, get, post
from litestar.params import Parameter

from govchannel.agency import rotation
from govchannel.contract import wire
from govchannel.contract.delivery import MAX_BYTES, MAX_ITEMS, UNKNOWN_CURSOR, KeyUse, Page, Progress
from govchannel.contract.refusal import CallRefused
from govchannel.gateway.parameters import Number
from govchannel.gateway.problems import by_agency
from govchannel.gateway.releases import LONGEST_WAIT
from govchannel.store import feed, history
from govchannel.store.feed import Client

Anything = Request[Any, Any, Any]


@get(
    "/v1/agencies/{agency:str}/requests",
    summary="An agency's requests, in order",
    **by_agency(wire.MALFORMED, wire.NOT_FOUND, UNKNOWN_CURSOR),
)
async def requests(
    request: Anything,
    client: Client,
    agency: str,
    after: Annotated[int, Parameter(ge=0, le=2**31 - 1)] = 0,
    limit: Annotated[int, Parameter(ge=1, le=MAX_ITEMS)] = MAX_ITEMS,
    seconds: Annotated[float, Parameter(ge=0, le=LONGEST_WAIT)] = 0,
) -> Page:
    """What comes after a cursor; with `seconds` it waits until there is something. Safe to repeat."""
    own(client, agency)
    state = request.app.state
    await state.office.wait(agency, after, seconds)
    if after > await asyncio.to_thread(feed.last, state.engine, agency):
        raise CallRefused(UNKNOWN_CURSOR)
    items = await asyncio.to_thread(feed.after, state.engine, agency, after, limit, MAX_BYTES)
    return Page(requests=items, after=items[-1].position if items else after, now=state.clock())


@post(
    "/v1/agencies/{agency:str}/requests/{number:str}/status",
    status_code=200,
    summary="What becomes of a request",
    **by_agency(wire.MALFORMED, wire.NOT_FOUND),
)
async def progress(
    request: Anything, client: Client, agency: str, number: Number, data: Progress
) -> wire.RequestStatus:
    """The citizen sees it on the status page."""
    own(client, agency)
    state = request.app.state
    found = await asyncio.to_thread(history.progress, state.engine, agency, number, data.state, state.clock())
    if found is None:
        raise CallRefused(wire.NOT_FOUND)
    return found


@get(
    "/v1/agencies/{agency:str}/keys", summary="Which of an agency's keys its requests need", **by_agency(wire.NOT_FOUND)
)
async def keys(request: Anything, client: Client, agency: str) -> list[KeyUse]:
    """Before a private key is removed: whether a request may still need it."""
    own(client, agency)
    state = request.app.state
    return await asyncio.to_thread(rotation.key_use, state.engine, state.online.repository, agency)


def own(client: Client, agency: str) -> None:
    """An agency's program sees its own agency only; another's is as if it were not there."""
    if client.agency != agency:
        raise CallRefused(wire.NOT_FOUND)
