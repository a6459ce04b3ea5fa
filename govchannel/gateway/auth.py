"""Who calls: the RFC 9421 signature of a call, checked before anything is done."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, TypeAlias, TypeVar

from cryptography.hazmat.primitives.asymmetric import ec
from litestar import Request
from sqlalchemy import Engine

from govchannel.contract import wire
from govchannel.contract.delivery import UNKNOWN_CLIENT
from govchannel.contract.refusal import CallRefused
from govchannel.contract.signing import FindKey, Verified, load_public_key, verify
from govchannel.store import feed, fleet
from govchannel.store.feed import Client
from govchannel.store.fleet import Terminal

Anything: TypeAlias = Request[Any, Any, Any]
Caller = TypeVar("Caller", Terminal, Client)


async def signed_terminal(request: Anything) -> Terminal:
    """The active terminal that signed this call. Raises `CallRefused`."""
    terminal = await _caller(request, _find_terminal)
    if terminal.state == "suspended":
        raise CallRefused(wire.SUSPENDED)
    return terminal


async def signed_client(request: Anything) -> Client:
    """The agency's program that signed this call. Raises `CallRefused`."""
    return await _caller(request, _find_client)


def _find_terminal(engine: Engine, key_id: str) -> tuple[Terminal, bytes] | None:
    terminal = fleet.find(engine, key_id)
    if terminal is None or terminal.public_key is None or terminal.state == "retired":
        return None
    return terminal, terminal.public_key


def _find_client(engine: Engine, key_id: str) -> tuple[Client, bytes]:
    client = feed.find_client(engine, key_id)
    if client is None:
        raise CallRefused(UNKNOWN_CLIENT)
    return client, client.public_key


async def _caller(request: Anything, find: Callable[[Engine, str], tuple[Caller, bytes] | None]) -> Caller:
    """Who signed, by the key that `find` knows for a key id; the call's nonce is spent."""
    return await asyncio.to_thread(_verified, request, await request.body(), find)


def _verified(request: Anything, body: bytes, find: Callable[[Engine, str], tuple[Caller, bytes] | None]) -> Caller:
    state = request.app.state
    known: list[Caller] = []

    def key_of(key_id: str) -> ec.EllipticCurvePublicKey | None:
        found = find(state.engine, key_id)
        if found is None:
            return None
        known.append(found[0])
        return load_public_key(found[1])

    verified = check(request, body, key_of)
    fleet.spend_nonce(state.engine, verified.key_id, verified.nonce, state.clock())
    return known[0]


def check(request: Anything, body: bytes, find: FindKey) -> Verified:
    """Check a call's signature. What was signed is our public address, whatever a proxy made of it."""
    state = request.app.state
    query = f"?{request.scope['query_string'].decode('latin-1')}" if request.scope["query_string"] else ""
    url = f"{state.public_url}{request.scope['raw_path'].decode('latin-1')}{query}"
    return verify(str(request.method), url, dict(request.headers.items()), body, find, state.clock())
