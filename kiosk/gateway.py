"""The one way to the gateway: typed calls, typed errors. Every call is signed with the terminal's key (RFC 9421)."""

from __future__ import annotations

import re
import secrets
from datetime import UTC, datetime, timedelta
from typing import Protocol, TypeVar

import msgspec
from cryptography.hazmat.primitives.asymmetric import ec

from govchannel.contract import wire
from govchannel.contract.signing import sign_headers
from kiosk.clock import Clock
from kiosk.config import Config, Patience
from kiosk.errors import Offline, Outdated, Refused, Untrusted
from kiosk.keys import load_key
from kiosk.line import CERTIFICATE_TIME, LINE_TROUBLE, Line, word

T = TypeVar("T")

SLOWEST_LINE = 4_000
"""Bytes a second that a line must at least carry: a timeout is a function of what is sent."""
LARGEST_ANSWER = 1_000_000
"""Bytes; a hundred answers take 20,000."""
EARLIEST, LATEST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)
"""What can be a gateway's time: whatever stands on the line may claim any."""
_WORD = re.compile(r"[a-z-]{1,40}")


class _Reply(msgspec.Struct, frozen=True):
    status: int
    content_type: str
    content: bytes


class Gateway(Protocol):
    """What a terminal asks of the gateway. Every call raises `Offline`, `Refused` or `Outdated`."""

    def exchange(self, batch: list[wire.SealedRequest]) -> wire.Answers:
        """Hand over requests; safe to repeat."""
        ...

    def status(self, number: str) -> wire.RequestStatus:
        """Where a request of this terminal stands."""
        ...

    def attachment(self, digest: str) -> wire.Arrived:
        """How much of a sealed attachment of this terminal is there."""
        ...

    def upload(self, attachment: wire.Attachment, offset: int, piece: bytes) -> wire.Arrived:
        """Hand over a piece of it that begins at `offset`; safe to repeat."""
        ...


class HttpGateway:
    """The gateway over HTTP. One instance belongs to one thread; a wrong clock is corrected by the gateway's own."""

    def __init__(
        self,
        url: str,
        terminal: str,
        key: ec.EllipticCurvePrivateKey,
        clock: Clock,
        patience: Patience = Patience(),  # noqa: B008  # a frozen value
    ) -> None:
        """`url` is the gateway's address without a trailing slash."""
        self._url = url
        self._terminal = terminal
        self._key = key
        self._clock = clock
        self._offset = timedelta()
        self._patience = patience
        self._line = Line(patience.connect_seconds)

    def enrol(self, code: str, public_key: bytes) -> wire.Enrolled:
        """Present the one-time code and the public key; signed with that key as proof of possession."""
        body = wire.Enrol(terminal=self._terminal, code=code, public_key=public_key)
        return self._call("POST", "/v1/enrolments", body, wire.Enrolled)

    def exchange(self, batch: list[wire.SealedRequest]) -> wire.Answers:
        """Hand over requests; safe to repeat."""
        return self._call("POST", "/v1/exchange", wire.Exchange(requests=batch), wire.Answers)

    def status(self, number: str) -> wire.RequestStatus:
        """Where a request of this terminal stands."""
        return self._call("GET", f"/v1/requests/{number}", None, wire.RequestStatus)

    def attachment(self, digest: str) -> wire.Arrived:
        """How much of a sealed attachment of this terminal is there."""
        return self._call("GET", f"/v1/attachments/{digest}", None, wire.Arrived)

    def upload(self, attachment: wire.Attachment, offset: int, piece: bytes) -> wire.Arrived:
        """Hand over a piece of it that begins at `offset`; safe to repeat."""
        path = f"/v1/attachments/{attachment.digest}?size={attachment.size}&offset={offset}"
        return self._call("PUT", path, piece, wire.Arrived)

    def heartbeat(self, beat: wire.Heartbeat) -> wire.Orders:
        """Tell how this terminal is; what it shall do."""
        return self._call("POST", "/v1/heartbeat", beat, wire.Orders)

    def mine(self, ask: wire.AskMine) -> wire.MyRequests:
        """A citizen's own requests, wherever they were sent."""
        return self._call("POST", "/v1/requests/mine", ask, wire.MyRequests)

    def card_checks(self) -> wire.CardChecks:
        """Whether the gateway can check cards."""
        return self._call("GET", "/v1/card-checks", None, wire.CardChecks)

    def check_card(self, card: wire.CheckCard) -> wire.CardChecked:
        """What the card register says."""
        return self._call("POST", "/v1/card-checks", card, wire.CardChecked)

    def close(self) -> None:
        """Give up the connection."""
        self._line.close()

    def _call(self, method: str, path: str, message: wire.Message | bytes | None, kind: type[T]) -> T:
        body = msgspec.json.encode(message) if isinstance(message, wire.Message) else message
        content_type = "application/octet-stream" if isinstance(message, bytes) else "application/json"
        answer = self._send(method, path, body, content_type)
        problem = _problem(answer)
        if problem and problem.type == wire.CLOCK_SKEW and problem.now and EARLIEST < problem.now < LATEST:
            # The system clock is left alone; the difference is kept and the call signed once more.
            self._offset = problem.now - self._clock.now()
            answer = self._send(method, path, body, content_type)
            problem = _problem(answer)
        if problem:
            raise Refused(problem.type)
        try:
            return msgspec.json.decode(answer.content, type=kind)
        except ValueError as error:
            raise Outdated(f"{method} {path}: {str(error)[:200]}") from error

    def _send(self, method: str, path: str, body: bytes | None, content_type: str = "application/json") -> _Reply:
        url = self._url + path
        headers = {"content-type": content_type} if body is not None else {}
        headers |= sign_headers(
            method, url, body, self._key, self._terminal, self._clock.now() + self._offset, secrets.token_urlsafe(16)
        )
        seconds = self._patience.answer_seconds + len(body or b"") / SLOWEST_LINE
        deadline = self._clock.monotonic() + seconds
        headers["accept-encoding"] = "identity"
        try:
            with self._line.request(
                method, url, data=body, headers=headers, timeout=seconds, allow_redirects=False, stream=True
            ) as answer:
                content = b""
                # `read1` gives what has come; `read` would wait for a whole piece while a slow line drips.
                while piece := answer.raw.read1(65_536):
                    content += piece
                    if len(content) > LARGEST_ANSWER or self._clock.monotonic() > deadline:
                        raise Offline(f"{method} {path}: an answer without end")
                whole = answer.headers.get("content-length")
                if whole is not None and whole.isdigit() and len(content) < int(whole):
                    raise Offline(f"{method} {path}: broken-off")
                return _Reply(answer.status_code, answer.headers.get("content-type", ""), content)
        except LINE_TROUBLE as error:
            # A word for the kind of trouble; the exception's own text may hold anything.
            trouble = word(error)
            if trouble.startswith("certificate"):
                raise Untrusted(self._judged(trouble)) from error
            raise Offline(f"{method} {path}: {trouble}") from error

    def _judged(self, trouble: str) -> str:
        if trouble in CERTIFICATE_TIME:
            return f"{trouble}; is the clock right? It says {self._clock.now():%Y-%m-%d %H:%M} UTC"
        return trouble


def open_gateway(config: Config, clock: Clock, patience: Patience | None = None) -> HttpGateway:
    """This terminal's way to its gateway; `patience` instead of the settings'. Raises `NotSetUp`."""
    enrolment = config.enrolment()
    key = load_key(config.key)
    return HttpGateway(enrolment.gateway, enrolment.terminal, key, clock, patience or config.settings.line)


def _problem(answer: _Reply) -> wire.Problem | None:
    """The error an answer carries; None for success. Raises `Offline` for what is not the gateway speaking."""
    if answer.status in (200, 201) and answer.content_type.startswith("application/json"):
        return None
    try:
        problem = msgspec.json.decode(answer.content, type=wire.Problem)
    except ValueError as error:
        # A captive portal, a proxy's error page, a gateway that starts: none of them has decided anything.
        raise Offline(f"status {answer.status} that is not the gateway's") from error
    if not _WORD.fullmatch(problem.type):
        raise Offline(f"status {answer.status} that is not the gateway's")
    if answer.status >= 500 or answer.status in (408, 425, 429):
        raise Offline(f"status {answer.status}: {problem.type}")
    return problem
