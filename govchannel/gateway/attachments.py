"""Sealed attachments, piece by piece: from a terminal before its request, to the agency after it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Annotated, Any

from litestar import Request, Response, get, put
from litestar.openapi.spec import OpenAPIMediaType, Operation, RequestBody, Schema
from litestar.params import Parameter

from govchannel.contract import wire
from govchannel.contract.refusal import CallRefused
from govchannel.gateway.agencies import own
from govchannel.gateway.parameters import Digest, Number
from govchannel.gateway.problems import by_agency, by_terminal
from govchannel.store import attachments
from govchannel.store.feed import Client
from govchannel.store.fleet import Terminal

Anything = Request[Any, Any, Any]
BYTES = "application/octet-stream"


@dataclass
class _OfAPiece(Operation):
    """An operation whose body is bytes as they are, which the framework cannot tell from the handler."""

    def __post_init__(self) -> None:
        piece = OpenAPIMediaType(schema=Schema(max_length=wire.MAX_PIECE_BYTES))
        self.request_body = RequestBody(content={BYTES: piece}, required=True)


@get("/v1/attachments/{digest:str}", summary="How much of an attachment is there", **by_terminal(wire.MALFORMED))
async def arrived(request: Anything, digest: Digest, terminal: Terminal) -> wire.Arrived:
    """Where to go on after a cut; 0 for one that was never begun."""
    here = await asyncio.to_thread(attachments.arrived, request.app.state.engine, terminal.id, digest)
    return wire.Arrived(offset=here)


@put(
    "/v1/attachments/{digest:str}",
    status_code=200,
    summary="Hand over a piece of an attachment",
    operation_class=_OfAPiece,
    **by_terminal(wire.MALFORMED, wire.TOO_MANY),
)
async def upload(
    request: Anything,
    digest: Digest,
    terminal: Terminal,
    size: Annotated[int, Parameter(ge=1, le=wire.MAX_ATTACHMENT_BYTES)],
    offset: Annotated[int, Parameter(ge=0, le=wire.MAX_ATTACHMENT_BYTES)],
) -> wire.Arrived:
    """The body is the piece; the answer says where the next one begins. Durable before it answers; safe to repeat."""
    state = request.app.state
    piece = await request.body()
    if len(piece) > wire.MAX_PIECE_BYTES:
        raise CallRefused(wire.MALFORMED)
    attachment = wire.Attachment(digest=digest, size=size)
    here = await asyncio.to_thread(
        attachments.keep, state.engine, terminal.id, attachment, offset, piece, state.clock()
    )
    return wire.Arrived(offset=here)


@get(
    "/v1/agencies/{agency:str}/requests/{number:str}/attachments/{digest:str}",
    summary="A sealed attachment",
    media_type=BYTES,
    **by_agency(wire.MALFORMED, wire.NOT_FOUND),
)
async def fetch(request: Anything, client: Client, agency: str, number: Number, digest: Digest) -> Response[bytes]:
    """As the terminal sealed it."""
    own(client, agency)
    sealed = await asyncio.to_thread(attachments.read, request.app.state.engine, agency, number, digest)
    if sealed is None:
        raise CallRefused(wire.NOT_FOUND)
    return Response(sealed, media_type=BYTES)
