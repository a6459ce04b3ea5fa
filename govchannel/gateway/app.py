"""The gateway's HTTP API, put together by hand: handlers by subject, OpenAPI from their types."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Coroutine
from contextlib import asynccontextmanager, suppress
from functools import partial

from litestar import Litestar
from litestar.datastructures import State
from litestar.di import Provide
from litestar.middleware import DefineMiddleware
from litestar.middleware.rate_limit import RateLimitConfig
from litestar.openapi import OpenAPIConfig
from sqlalchemy import Engine

from govchannel.connectors.government_api import CardRegister
from govchannel.contract.phone import PHONE
from govchannel.delivery.office import Office
from govchannel.gateway import (
    agencies,
    attachments,
    auth,
    card_checks,
    fleet,
    forms,
    intake,
    mine,
    pages,
    problems,
    releases,
)
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
        exception_handlers=problems.HANDLERS,
        middleware=[_limit(120, "/v1/enrolments"), _limit(60, "/s/"), _limit(60, SEND), _limit(600, "/forms/")],
        lifespan=[partial(_working, online.run), partial(_working, office.run)],
        on_shutdown=[register.close] if register else [],
        request_max_body_size=MAX_BODY_BYTES,
        openapi_config=OpenAPIConfig(
            title="GovChannel gateway",
            version="1",
            path="/schema",
            components=problems.COMPONENTS,
            use_handler_docstrings=True,
        ),
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
