"""A citizen asks at any terminal what became of their own requests."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

from litestar import Request, post

from govchannel.contract import wire
from govchannel.gateway.pace import Pace
from govchannel.gateway.problems import by_terminal
from govchannel.store import history
from govchannel.store.fleet import Terminal


def pace() -> Pace:
    """Twenty people an hour stand before a busy terminal; each may ask a few times."""
    return Pace("my requests", calls=40, within=timedelta(minutes=10))


@post(
    "/v1/requests/mine",
    status_code=200,
    summary="A citizen's own requests",
    **by_terminal(wire.MALFORMED, wire.TOO_MANY_CALLS),
)
async def mine(request: Request[Any, Any, Any], data: wire.AskMine, terminal: Terminal) -> wire.MyRequests:
    """Found by what only the citizen's card can yield; who it is stays unknown here."""
    state = request.app.state
    state.mine_pace.count(terminal.id, state.clock())
    return await asyncio.to_thread(history.of_card, state.engine, data.token, wire.MOST_MINE)
