"""Enrolment, and what a terminal may ask about itself."""

from __future__ import annotations

import asyncio
from typing import Any

import msgspec
from litestar import Request, get, post

from govchannel.contract import wire
from govchannel.contract.refusal import CallRefused
from govchannel.contract.signing import load_public_key
from govchannel.gateway import auth
from govchannel.gateway.problems import by_anybody, by_new_terminal, by_terminal
from govchannel.gateway.releases import RELEASES
from govchannel.releases.repository import Repository
from govchannel.store import fleet, rollout
from govchannel.store.fleet import Terminal


class Whoami(msgspec.Struct, frozen=True):
    """A terminal as the gateway knows it."""

    terminal: str
    channel: str


class Health(msgspec.Struct, frozen=True):
    """The gateway answers."""

    status: str


@post(
    "/v1/enrolments",
    summary="Redeem a one-time code",
    **by_new_terminal(wire.MALFORMED, wire.CODE_REFUSED, wire.TOO_MANY_CALLS),
)
async def enrol(request: Request[Any, Any, Any], data: wire.Enrol) -> wire.Enrolled:
    """Make a key a terminal's. The call is signed with that very key."""
    state = request.app.state
    try:
        key = load_public_key(data.public_key)
    except ValueError as error:
        raise CallRefused(wire.MALFORMED, "public key") from error
    body = await request.body()
    auth.check(request, body, lambda key_id: key if key_id == data.terminal else None)
    now = state.clock()
    terminal = await asyncio.to_thread(fleet.enrol, state.engine, data, now)
    repository: Repository = state.online.repository
    root = await asyncio.to_thread(lambda: repository.root().to_bytes() if repository.exists else None)
    return wire.Enrolled(
        terminal=terminal.id,
        channel=terminal.channel,
        status_url=f"{state.public_url}/s",
        now=now,
        releases_url=f"{state.public_url}{RELEASES}",
        root=root,
    )


@post("/v1/heartbeat", status_code=200, summary="How a terminal is", **by_terminal(wire.MALFORMED))
async def heartbeat(request: Request[Any, Any, Any], data: wire.Heartbeat, terminal: Terminal) -> wire.Orders:
    """Keeps the terminal's last word; a release that too many could not take is halted."""
    state = request.app.state
    now = state.clock()
    halted = await asyncio.to_thread(rollout.note, state.engine, terminal.id, data, now, state.halt_share)
    return wire.Orders(channel=terminal.channel, halted=halted, now=now)


@get("/v1/terminals/self", summary="Who am I?", **by_terminal())
async def whoami(terminal: Terminal) -> Whoami:
    """Proves to a technician that the terminal is accepted."""
    return Whoami(terminal.id, terminal.channel)


@get("/v1/health", summary="Is the gateway there?", sync_to_thread=False, **by_anybody())
def health() -> Health:
    """For load balancers; says nothing else."""
    return Health("ok")
