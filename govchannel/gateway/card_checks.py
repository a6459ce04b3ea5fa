"""Is the card in a terminal's reader in force? Asked of the register for a citizen who agreed; nothing is kept."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from litestar import Request, get, post

from govchannel.connectors.government_api import CardRegister, Outcome
from govchannel.contract import wire
from govchannel.gateway.pace import Pace
from govchannel.gateway.problems import by_terminal
from govchannel.store.fleet import Terminal


def pace() -> Pace:
    """Twenty people an hour, each with a try or two; who guesses codes needs millions."""
    return Pace("card checks", calls=20, within=timedelta(minutes=10))


@get("/v1/card-checks", summary="Can cards be checked?", **by_terminal())
async def card_checks(request: Request[Any, Any, Any], terminal: Terminal) -> wire.CardChecks:  # noqa: ARG001  # signed
    """Whether this gateway has a key to the register."""
    return wire.CardChecks(offered=request.app.state.register is not None)


@post(
    "/v1/card-checks",
    status_code=200,
    summary="Is a card in force?",
    **by_terminal(wire.MALFORMED, wire.TOO_MANY_CALLS),
)
async def check_card(request: Request[Any, Any, Any], data: wire.CheckCard, terminal: Terminal) -> wire.CardChecked:
    """Passes through memory only. Answered in seconds, whatever the register does."""
    state = request.app.state
    state.check_pace.count(terminal.id, state.clock())
    register: CardRegister | None = state.register
    outcome: Outcome = await register.check(data) if register else "unavailable"
    return wire.CardChecked(outcome=outcome, at=state.clock())
