"""Forms on citizens' own phones: the page, its files, and the sealed request that it sends.

Nobody signs these calls. They carry no cookie and nothing else that a browser would add by itself, so that no other
site can send in somebody's name; what is sent is sealed, and its agency sees that who sent it is declared only.
"""

from __future__ import annotations

import asyncio
from typing import Annotated, Any

from litestar import MediaType, Request, Response, get, post
from litestar.exceptions import ClientException, NotFoundException
from litestar.params import Parameter

from govchannel.contract import wire
from govchannel.contract.agency_keys import chosen
from govchannel.contract.phone import PHONE, why_not
from govchannel.contract.refusal import CallRefused
from govchannel.contract.signing import load_public_key
from govchannel.gateway.form_page import ASSETS, SEND, Language, assets, form_page, nothing_page, refusal_page
from govchannel.gateway.pages import OWN
from govchannel.gateway.problems import by_anybody
from govchannel.releases.offered import Offer
from govchannel.store.intake import Handover

Anything = Request[Any, Any, Any]

MAX_BODY_BYTES = 400_000
HEADERS = OWN | {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src data:; connect-src 'self'; "
        "form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
LASTING = {"cache-control": "public, max-age=31536000, immutable", "x-content-type-options": "nosniff"}


@get("/forms/{service_id:str}", media_type=MediaType.HTML, include_in_schema=False)
async def form(
    request: Anything, service_id: str, language: Annotated[str, Parameter(query="lang", max_length=20)] = "th"
) -> Response[str]:
    """A service's form, or why it cannot be sent from a phone. An unknown language is Thai."""
    speaks: Language = "en" if language == "en" else "th"
    offer = await _offer(request)
    status, page = await asyncio.to_thread(_page, request, offer, service_id, speaks)
    return Response(page, status_code=status, media_type=MediaType.HTML, headers=HEADERS)


def _page(request: Anything, offer: Offer | None, service_id: str, language: Language) -> tuple[int, str]:
    state = request.app.state
    service = offer.service(service_id) if offer else None
    if offer is None or service is None:
        return 404, nothing_page(language)
    agency = offer.agency(service.agency)
    why = why_not(service)
    if why is not None or agency is None:
        return 200, refusal_page(service, agency, why or "no-form", language)
    key = chosen(service.agency, offer.keys(service.agency), state.clock())
    if key is None:
        return 200, refusal_page(service, agency, "no-form", language)
    return 200, form_page(service, agency, key, language, state.public_url)


@get(f"{ASSETS}/{{digest:str}}/{{name:str}}", include_in_schema=False)
async def asset(request: Anything, digest: str, name: str) -> Response[bytes]:
    """A file of the page. Under the digest of another program there is none."""
    known, files = await asyncio.to_thread(assets)
    found = files.get(name)
    if digest != known or found is None:
        raise NotFoundException
    packed = "gzip" in request.headers.get("accept-encoding", "")
    headers = LASTING | {"vary": "accept-encoding"} | ({"content-encoding": "gzip"} if packed else {})
    return Response(found.packed if packed else found.plain, media_type=found.media_type, headers=headers)


@post(
    SEND,
    status_code=200,
    request_max_body_size=MAX_BODY_BYTES,
    summary="Hand over a request from a phone",
    **by_anybody(
        wire.MALFORMED,
        wire.NOT_FOUND,
        wire.NOT_OFFERED,
        wire.OTHER_KEY,
        wire.CONFLICT,
        wire.TOO_LARGE,
        wire.TOO_MANY_CALLS,
        wire.UNAVAILABLE,
    ),
)
async def send(request: Anything, data: wire.PhoneRequest) -> wire.Answer:
    """Durable before it is answered; safe to repeat: the number is the idempotency key."""
    # A page of another site can send this type only with the leave of a preflight, which nothing here gives.
    if request.content_type[0] != "application/json":
        raise CallRefused(wire.MALFORMED)
    sent, state = data.request, request.app.state
    if len(sent.envelope) > wire.MAX_PHONE_ENVELOPE_BYTES:
        raise ClientException(status_code=413)
    _check(sent, await _offer(request))
    try:
        load_public_key(data.public_key)
    except ValueError as error:
        raise CallRefused(wire.MALFORMED) from error
    (answer,) = await state.intake.do(Handover(PHONE, data.public_key, [sent], state.clock()))
    if answer.outcome == "refused":
        raise CallRefused(answer.reason or wire.MALFORMED)
    done: wire.Answer = answer
    return done


def _check(sent: wire.SealedRequest, offer: Offer | None) -> None:
    """Whether a phone may send this. Raises `CallRefused`."""
    service = offer.service(sent.service) if offer else None
    if offer is None or service is None:
        raise CallRefused(wire.NOT_FOUND)
    if why_not(service) is not None:
        raise CallRefused(wire.NOT_OFFERED)
    # No card was read, so nothing can be found again by one; pictures are not taken from phones.
    if sent.agency != service.agency or sent.card_key is not None or sent.attachments:
        raise CallRefused(wire.MALFORMED)
    if sent.key_id not in {key.key_id for key in offer.keys(sent.agency)}:
        raise CallRefused(wire.OTHER_KEY)


async def _offer(request: Anything) -> Offer | None:
    state = request.app.state
    offer: Offer | None = await asyncio.to_thread(state.phones.at, state.online.version)
    return offer
