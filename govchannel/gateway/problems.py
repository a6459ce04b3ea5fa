"""What a call is answered that fails: a problem document (RFC 9457); and which ones the published contract lists.

A handler says with `by_terminal`, `by_agency` or `by_anybody` who has to sign its call, and which words it may answer
besides those that follow from that.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypedDict

import msgspec
import structlog
from litestar import Request, Response
from litestar.exceptions import HTTPException
from litestar.openapi.datastructures import ResponseSpec
from litestar.openapi.spec import Components, Example, SecurityRequirement, SecurityScheme
from sqlalchemy.exc import SQLAlchemyError

from govchannel.contract import wire
from govchannel.contract.delivery import UNKNOWN_CLIENT, UNKNOWN_CURSOR
from govchannel.contract.refusal import CallRefused

MEDIA_TYPE = "application/problem+json"

PROBLEMS = {
    wire.MALFORMED: (400, "The call is not what this document says."),
    wire.BAD_SIGNATURE: (401, "There is not one signature that covers what it has to and was made with the key."),
    wire.CLOCK_SKEW: (401, "It was signed too long ago, or in the future: sign once more, by the time in `now`."),
    wire.REPLAYED: (401, "The signature's nonce came before."),
    wire.UNKNOWN_TERMINAL: (401, "No terminal has this key id."),
    UNKNOWN_CLIENT: (401, "No agency's program has this key id."),
    wire.SUSPENDED: (403, "An operator suspended the terminal."),
    wire.CODE_REFUSED: (403, "The code is wrong, was redeemed, has expired, or too many were tried."),
    wire.NOT_OFFERED: (403, "A request for this service cannot be sent from a phone."),
    wire.NOT_FOUND: (404, "There is none, or it is somebody else's."),
    wire.CONFLICT: (409, "Under this number there is other content, or its status key is another request's."),
    wire.OTHER_KEY: (409, "It is sealed to a key that its agency does not have in the catalog any more."),
    UNKNOWN_CURSOR: (409, "The feed never came so far: the gateway was restored from an older copy. Begin at 0."),
    wire.TOO_LARGE: (413, "The body is too large."),
    wire.TOO_MANY: (429, "Too much of this terminal is here that belongs to no request yet."),
    wire.TOO_MANY_CALLS: (429, "Called too often: try again in some minutes."),
    wire.INTERNAL: (500, "A fault of the gateway."),
    wire.UNAVAILABLE: (503, "The gateway cannot work on its database: try again later."),
}
"""Word -> HTTP status, and what it means."""
_OF_STATUS = {400: wire.MALFORMED, 404: wire.NOT_FOUND, 413: wire.TOO_LARGE, 429: wire.TOO_MANY_CALLS}
"""The framework's own errors; what else of them begins with 4 is malformed."""

_SIGNED = (wire.BAD_SIGNATURE, wire.CLOCK_SKEW, wire.TOO_LARGE, wire.UNAVAILABLE)
"""Whoever signs: the body is read to its end, even where none is asked for, and the database is asked."""

log = structlog.get_logger()


def _signature(key: str) -> SecurityScheme:
    covered = ", ".join(f"`{component}`" for component in wire.SIGNED_COMPONENTS)
    return SecurityScheme(
        type="apiKey",
        name="Signature",
        security_scheme_in="header",
        description=(
            f"An HTTP message signature (RFC 9421, ECDSA P-256 with SHA-256) over {covered}; the last one only where "
            f'there is a body (RFC 9530). With `created`, `nonce`, `keyid` and the tag "{wire.SIGNATURE_TAG}" in '
            f"`Signature-Input`. {key}"
        ),
    )


def _document(word: str, status: int, now: datetime) -> wire.Problem:
    return wire.Problem(type=word, title=word.replace("-", " "), status=status, now=now)


def _example(word: str) -> Example:
    status, meaning = PROBLEMS[word]
    document = _document(word, status, datetime(2026, 11, 21, 9, 0, tzinfo=UTC))
    return Example(summary=meaning, value=msgspec.to_builtins(document))


TERMINAL, NEW_TERMINAL, AGENCY = "terminal", "new-terminal", "agency"
COMPONENTS = Components(
    examples={word: _example(word) for word in PROBLEMS},
    security_schemes={
        TERMINAL: _signature("`keyid` is the terminal's name."),
        NEW_TERMINAL: _signature("`keyid` is the terminal's name, the key the one that is to become its own."),
        AGENCY: _signature("`keyid` is the SHA-256 (hex) of the program's public key (SubjectPublicKeyInfo, DER)."),
    },
)
"""What calls of the contract refer to: problem documents, and who signs how."""


@dataclass
class _Named(Example):
    """A problem document by its name among the components."""

    def to_schema(self) -> dict[str, Any]:
        """As a reference."""
        return {"$ref": f"#/components/examples/{self.id}"}


class Published(TypedDict):
    """What the contract says of a call besides its types."""

    responses: dict[int, ResponseSpec]
    security: list[SecurityRequirement]


def by_terminal(*words: str) -> Published:
    """A call that a terminal signs, and the words it may answer besides."""
    return _published(TERMINAL, *_SIGNED, wire.REPLAYED, wire.UNKNOWN_TERMINAL, wire.SUSPENDED, *words)


def by_agency(*words: str) -> Published:
    """A call that an agency's program signs, and the words it may answer besides."""
    return _published(AGENCY, *_SIGNED, wire.REPLAYED, UNKNOWN_CLIENT, *words)


def by_new_terminal(*words: str) -> Published:
    """A call that is signed with the key it brings; its nonce may come again."""
    return _published(NEW_TERMINAL, *_SIGNED, wire.UNKNOWN_TERMINAL, wire.SUSPENDED, *words)


def by_anybody(*words: str) -> Published:
    """A call that nobody has to sign, and the words it may answer."""
    return _published(None, *words)


def _published(signer: str | None, *words: str) -> Published:
    listed = sorted({*words, wire.INTERNAL})
    return {
        "responses": {
            status: _response([word for word in listed if PROBLEMS[word][0] == status])
            for status in sorted({PROBLEMS[word][0] for word in listed})
        },
        "security": [{signer: []}] if signer else [],
    }


def _response(words: list[str]) -> ResponseSpec:
    return ResponseSpec(
        wire.Problem,
        generate_examples=False,
        description=", ".join(f"`{word}`" for word in words),
        media_type=MEDIA_TYPE,
        examples=[_Named(id=word) for word in words],
    )


# --- as they are answered -----------------------------------------------------------------------------------------


def _answer(request: Request[Any, Any, Any], word: str, status: int | None = None) -> Response[bytes]:
    """A problem document; with `status` in place of the word's own."""
    body = _document(word, status or PROBLEMS[word][0], request.app.state.clock())
    return Response(msgspec.json.encode(body), status_code=body.status, media_type=MEDIA_TYPE)


def _refused(request: Request[Any, Any, Any], error: CallRefused) -> Response[bytes]:
    log.warning("call refused", reason=error.reason)
    return _answer(request, error.reason)


def _http(request: Request[Any, Any, Any], error: HTTPException) -> Response[bytes]:
    """The framework's own errors; their texts may repeat what was sent, so they are not passed on."""
    other = wire.MALFORMED if error.status_code < 500 else wire.INTERNAL
    return _answer(request, _OF_STATUS.get(error.status_code, other), error.status_code)


def _malformed(request: Request[Any, Any, Any], _error: UnicodeDecodeError | RecursionError) -> Response[bytes]:
    return _answer(request, wire.MALFORMED)


def _database(request: Request[Any, Any, Any], error: SQLAlchemyError) -> Response[bytes]:
    log.error("database", error=type(error).__name__)
    return _answer(request, wire.UNAVAILABLE)


def _bug(request: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
    """What nobody foresaw: its kind and place are logged, its text may hold anything and is not."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    log.error("bug", error=type(error).__name__, reason=f"{frame.name}:{frame.lineno}")
    return _answer(request, wire.INTERNAL)


HANDLERS: dict[int | type[Exception], Callable[[Request[Any, Any, Any], Any], Response[bytes]]] = {
    CallRefused: _refused,
    HTTPException: _http,
    UnicodeDecodeError: _malformed,
    RecursionError: _malformed,
    SQLAlchemyError: _database,
    Exception: _bug,
}
"""One way for every kind of error."""
