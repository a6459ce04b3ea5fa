"""The releases' public files, for terminals without a web server of their own in between; and the push that says when.

Everything here is unsigned by callers: what is served carries its own signatures.
"""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated, Any

import msgspec
from litestar import Request, Response, Router, get
from litestar.exceptions import NotFoundException
from litestar.params import Parameter
from litestar.types import ControllerRouterHandler

from govchannel.contract import wire
from govchannel.contract.refusal import CallRefused
from govchannel.gateway.problems import by_anybody

RELEASES = "/releases"
LONGEST_WAIT = 50.0
"""Seconds a caller is kept waiting; proxies give up after a minute."""


class Current(msgspec.Struct, frozen=True):
    """The timestamp's version; `spread` is how many seconds a fleet shall take to come, each terminal by chance."""

    version: int
    spread: float


@get("/wait", summary="Wait for something new", **by_anybody(wire.MALFORMED))
async def wait(
    request: Request[Any, Any, Any],
    after: int,
    seconds: Annotated[float, Parameter(ge=0, le=LONGEST_WAIT)] = LONGEST_WAIT,
) -> Current:
    """Answers as soon as the timestamp's version is not `after`, or when the time is over."""
    online = request.app.state.online
    version = await online.wait(after, seconds)
    return Current(version, online.spread())


@get(
    "/time",
    summary="The time, signed with the timestamp's key",
    sync_to_thread=True,
    **by_anybody(wire.MALFORMED, wire.NOT_FOUND),
)
def signed_time(
    request: Request[Any, Any, Any], nonce: Annotated[str, Parameter(pattern=r"^[A-Za-z0-9_-]{16,64}$")]
) -> dict[str, Any]:
    """For terminals whose clock is dead: bound to their nonce, so that nobody can answer it later."""
    signed: dict[str, Any] | None = request.app.state.online.signed_time(nonce)
    if signed is None:
        raise CallRefused(wire.NOT_FOUND)
    return signed


def handlers(folder: Path) -> list[ControllerRouterHandler]:
    """The routes under `RELEASES`; the folder's files may come later."""

    @get(["/metadata/{name:path}", "/targets/{name:path}"], include_in_schema=False)
    async def file(request: Request[Any, Any, Any], name: Path) -> Response[bytes]:
        """One of the repository's files, whole: the largest is a snapshot."""
        part = request.url.path.removeprefix(f"{RELEASES}/").partition("/")[0]
        data = await asyncio.to_thread(_read, folder / part, str(name).lstrip("/"))
        # Only the timestamp changes under its name; that a newer root is missing must not be remembered either.
        lasting = "no-cache" if name.name == "timestamp.json" else "public, max-age=31536000, immutable"
        return Response(data, media_type="application/octet-stream", headers={"cache-control": lasting})

    return [Router(RELEASES, route_handlers=[file, wait, signed_time])]


def _read(folder: Path, name: str) -> bytes:
    file = folder / name
    if ".." in file.parts or any(part.startswith(".") for part in Path(name).parts):
        raise NotFoundException
    try:
        return file.read_bytes()
    except (OSError, ValueError) as error:
        raise NotFoundException from error
