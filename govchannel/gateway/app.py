"""The gateway's HTTP API, put together by hand: handlers by subject, one way for errors, OpenAPI from the types."""

from __future__ import annotations

import asyncio
import traceback
from collections.abc import AsyncGenerator, Callable, Coroutine
from contextlib import asynccontextmanager, suppress
from functools import partial
from typing import Any

import msgspec
import structlog
from litestar import Litestar, Request, Response
from litestar.datastructures import State
from litestar.di import Provide
from litestar.exceptions import HTTPException
from litestar.middleware import DefineMiddleware
from litestar.middleware.rate_limit import RateLimitConfig
from litestar.openapi import OpenAPIConfig
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from govchannel.connectors.government_api import CardRegister
from govchannel.contract import wire
from govchannel.contract.delivery import UNKNOWN_CURSOR
from govchannel.contract.phone import PHONE
from govchannel.contract.signing import SignatureError
from govchannel.delivery.office import Office
from govchannel.gateway import agencies, attachments, auth, card_checks, fleet, forms, intake, mine, pages, releases
from govchannel.gateway.auth import Anything
from govchannel.gateway.clock import Clock
from govchannel.gateway.form_page import SEND
from govchannel.releases.offered import ChannelOffer
from govchannel.releases.online import Online
from govchannel.settings import HALT_SHARE, PHONE_CHANNEL
from govchannel.store.group import GroupCommit
from govchannel.store.intake import take

CALLS = (
    fleet.enrol,
    fleet.whoami,
    fleet.health,
    fleet.heartbeat,
    intake.exchange,
    intake.status,
    attachments.arrived,
    attachments.upload,
    attachments.fetch,
    mine.mine,
    card_checks.card_checks,
    card_checks.check_card,
    agencies.requests,
    agencies.progress,
    agencies.keys,
    pages.status_page,
    forms.form,
    forms.asset,
    forms.send,
)
MAX_BODY_BYTES = 8_000_000

STATUS = {wire.CODE_REFUSED: 403, wire.SUSPENDED: 403, wire.NOT_FOUND: 404, wire.MALFORMED: 400}
STATUS |= {UNKNOWN_CURSOR: 409, wire.TOO_MANY: 429, wire.NOT_OFFERED: 403, wire.OTHER_KEY: 409, wire.CONFLICT: 409}
"""Problem word -> HTTP status; every other word is 401."""
WORDS = {404: wire.NOT_FOUND, 405: wire.MALFORMED, 400: wire.MALFORMED, 413: "too-large", 429: "too-many-calls"}

log = structlog.get_logger()


def make_app(
    engine: Engine,
    public_url: str,
    clock: Clock,
    online: Online,
    office: Office,
    halt_share: float = HALT_SHARE,
    register: CardRegister | None = None,
    phone_channel: str = PHONE_CHANNEL,
) -> Litestar:
    """The application. `public_url` is the address that callers sign, without a trailing slash; with `register`, cards
    are checked; phones get the forms of `phone_channel`.
    """
    return Litestar(
        route_handlers=[
            *CALLS,
            *releases.handlers(online.repository.folder),
        ],
        state=State(
            {
                "engine": engine,
                "intake": GroupCommit(partial(take, engine)),
                "public_url": public_url,
                "clock": clock,
                "online": online,
                "office": office,
                "halt_share": halt_share,
                "mine_pace": mine.pace(),
                "check_pace": card_checks.pace(),
                "register": register,
                "phones": ChannelOffer(online.repository, phone_channel, PHONE),
            }
        ),
        dependencies={"terminal": Provide(auth.signed_terminal), "client": Provide(auth.signed_client)},
        exception_handlers={
            SignatureError: _signature,
            HTTPException: _http,
            UnicodeDecodeError: _malformed,
            RecursionError: _malformed,
            SQLAlchemyError: _database,
            Exception: _bug,
        },
        middleware=[_limit(120, "/v1/enrolments"), _limit(60, "/s/"), _limit(60, SEND), _limit(600, "/forms/")],
        lifespan=[partial(_working, online.run), partial(_working, office.run)],
        on_shutdown=[register.close] if register else [],
        request_max_body_size=MAX_BODY_BYTES,
        openapi_config=OpenAPIConfig(title="GovChannel gateway", version="1", path="/schema"),
        logging_config=None,
        debug=False,
    )


def _limit(calls: int, path: str) -> DefineMiddleware:
    """So many calls a minute from one address, where somebody without a key may call."""

    async def counted(request: Anything) -> bool:
        return request.url.path.startswith(path)

    limit = RateLimitConfig(rate_limit=("minute", calls), check_throttle_handler=counted, store=f"rate {path}")
    return limit.middleware


@asynccontextmanager
async def _working(run: Callable[[], Coroutine[None, None, None]], _app: Litestar) -> AsyncGenerator[None, None]:
    """What works as long as the gateway does."""
    work = asyncio.create_task(run())
    try:
        yield
    finally:
        work.cancel()
        with suppress(asyncio.CancelledError):
            await work


def _signature(request: Anything, error: SignatureError) -> Response[bytes]:
    log.warning("call refused", reason=error.reason)
    return problem(request, STATUS.get(error.reason, 401), error.reason)


def _http(request: Anything, error: HTTPException) -> Response[bytes]:
    """The framework's own errors; their texts may repeat what was sent, so they are not passed on."""
    return problem(request, error.status_code, WORDS.get(error.status_code, "error"))


def _malformed(request: Anything, _error: UnicodeDecodeError | RecursionError) -> Response[bytes]:
    return problem(request, 400, wire.MALFORMED)


def _database(request: Anything, error: SQLAlchemyError) -> Response[bytes]:
    log.error("database", error=type(error).__name__)
    return problem(request, 503, "unavailable")


def _bug(request: Anything, error: Exception) -> Response[bytes]:
    """What nobody foresaw: its kind and place are logged, its text may hold anything and is not."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    log.error("bug", error=type(error).__name__, reason=f"{frame.name}:{frame.lineno}")
    return problem(request, 500, "internal")


def problem(request: Request[Any, Any, Any], status: int, word: str) -> Response[bytes]:
    """An error as RFC 9457."""
    body = wire.Problem(type=word, title=word.replace("-", " "), status=status, now=request.app.state.clock())
    return Response(msgspec.json.encode(body), status_code=status, media_type="application/problem+json")
