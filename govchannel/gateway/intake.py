"""The one write-read exchange, and the status of a terminal's own requests."""

from __future__ import annotations

import asyncio
from typing import Any

from litestar import Request, get, post

from govchannel.contract import wire
from govchannel.contract.refusal import CallRefused
from govchannel.gateway.parameters import Number
from govchannel.gateway.problems import by_terminal
from govchannel.store import history, intake
from govchannel.store.fleet import Terminal


@post("/v1/exchange", status_code=200, summary="Hand over requests", **by_terminal(wire.MALFORMED))
async def exchange(request: Request[Any, Any, Any], data: wire.Exchange, terminal: Terminal) -> wire.Answers:
    """Durable before it is answered; safe to repeat."""
    state = request.app.state
    now = state.clock()
    if not data.requests:
        return wire.Answers(answers=[], now=now)
    assert terminal.public_key is not None  # the call was verified with it
    answers = await state.intake.do(intake.Handover(terminal.id, terminal.public_key, data.requests, now))
    return wire.Answers(answers=answers, now=now)


@get("/v1/requests/{number:str}", summary="Where a request stands", **by_terminal(wire.MALFORMED, wire.NOT_FOUND))
async def status(request: Request[Any, Any, Any], number: Number, terminal: Terminal) -> wire.RequestStatus:
    """Only for the terminal that sent it."""
    found = await asyncio.to_thread(history.status, request.app.state.engine, number, terminal.id)
    if found is None:
        raise CallRefused(wire.NOT_FOUND)
    return found
