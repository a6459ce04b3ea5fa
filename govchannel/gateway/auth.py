"""Who calls: the RFC 9421 signature of a call, checked before anything is done."""

from __future__ import annotations

import asyncio
from typing import Any, TypeAlias

from cryptography.hazmat.primitives.asymmetric import ec
from litestar import Request

from govchannel.contract import wire
from govchannel.contract.delivery import UNKNOWN_CLIENT
from govchannel.contract.signing import FindKey, SignatureError, Verified, load_public_key, verify
from govchannel.store import feed, fleet
from govchannel.store.feed import Client
from govchannel.store.fleet import Terminal

Anything: TypeAlias = Request[Any, Any, Any]


async def signed_terminal(request: Anything) -> Terminal:
    """The active terminal that signed this call. Raises `SignatureError`."""
    state = request.app.state
    body = await request.body()
    return await asyncio.to_thread(_signed_terminal, request, body, state)


def _signed_terminal(request: Anything, body: bytes, state: Any) -> Terminal:
    known: list[Terminal] = []

    def key_of(key_id: str) -> ec.EllipticCurvePublicKey | None:
        terminal = fleet.find(state.engine, key_id)
        if terminal is None or terminal.public_key is None or terminal.state == "retired":
            return None
        known.append(terminal)
        return load_public_key(terminal.public_key)

    verified = check(request, body, key_of)
    terminal = known[0]
    if terminal.state == "suspended":
        raise SignatureError(wire.SUSPENDED)
    fleet.spend_nonce(state.engine, verified.key_id, verified.nonce, state.clock())
    return terminal


async def signed_client(request: Anything) -> Client:
    """The agency's program that signed this call. Raises `SignatureError`."""
    body = await request.body()
    return await asyncio.to_thread(_signed_client, request, body)


def _signed_client(request: Anything, body: bytes) -> Client:
    state = request.app.state
    known: list[Client] = []

    def key_of(key_id: str) -> ec.EllipticCurvePublicKey | None:
        client = feed.find_client(state.engine, key_id)
        if client is None:
            raise SignatureError(UNKNOWN_CLIENT)
        known.append(client)
        return load_public_key(client.public_key)

    verified = check(request, body, key_of)
    fleet.spend_nonce(state.engine, verified.key_id, verified.nonce, state.clock())
    return known[0]


def check(request: Anything, body: bytes, find: FindKey) -> Verified:
    """Check a call's signature. What was signed is our public address, whatever a proxy made of it."""
    state = request.app.state
    query = f"?{request.scope['query_string'].decode('latin-1')}" if request.scope["query_string"] else ""
    url = f"{state.public_url}{request.scope['raw_path'].decode('latin-1')}{query}"
    return verify(str(request.method), url, dict(request.headers.items()), body, find, state.clock())
