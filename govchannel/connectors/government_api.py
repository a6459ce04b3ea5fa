"""The Government API, DGA's data exchange: is the card in the reader in force?

What is asked holds a citizen's data in the address of the call. So nothing of it may reach a log, not even at the level
of debugging, nor a cache: the HTTP library's loggers are cut off, no error's text is ever passed on, and calls go
through its bare transport, because clients look for cookies with `urllib`, which remembers the last addresses it split.
"""

from __future__ import annotations

import asyncio
import ipaddress
import logging
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import httpx
import msgspec
import structlog

from govchannel.contract.wire import CheckCard
from govchannel.errors import GovChannelError
from govchannel.settings import GovernmentApi

Outcome = Literal["in-force", "not-in-force", "mismatch", "unavailable"]

DEADLINE_SECONDS = 5.0
"""For a check with everything in it, a new token too: somebody stands there."""
AT_ONCE = 16
"""Checks under way; beyond it the answer is `unavailable` at once."""
TOKEN_IDLE_SECONDS = 55 * 60.0
"""A token that was not used for 60 minutes has expired; a little earlier we do not try it any more."""
LARGEST_ANSWER = 65_536

_CODES: dict[str, Outcome] = {"2": "not-in-force", "4": "mismatch"}
_CODE = re.compile(r"\[([0-9]{1,3})\]")

log = structlog.get_logger()

for _name in ("httpx", "httpcore"):
    logging.getLogger(_name).addHandler(logging.NullHandler())
    logging.getLogger(_name).propagate = False


class _Answer(msgspec.Struct, frozen=True):
    Result: bool | str


class _NoAnswer(Exception):
    """Not what the guide describes; the word is for the log and holds nothing that was sent or came back."""


class CardRegister:
    """One for a gateway; belongs to its event loop. `monotonic` gives seconds."""

    def __init__(
        self,
        settings: GovernmentApi,
        monotonic: Callable[[], float] = time.monotonic,
        deadline_seconds: float = DEADLINE_SECONDS,
    ) -> None:
        """Reads key and secret. Raises `GovChannelError` for an address that is not https, or a file without a line."""
        self._url = _address(settings.url)
        self._agent_id = settings.agent_id
        self._key = _secret(settings.consumer_key_file)
        self._secret = _secret(settings.consumer_secret_file)
        self._monotonic = monotonic
        self._deadline = deadline_seconds
        self._token = ""
        self._used = 0.0
        self._renewing = asyncio.Lock()
        self._places = asyncio.Semaphore(AT_ONCE)
        # No environment: its proxies and .netrc would get to see what is asked.
        self._http = httpx.AsyncHTTPTransport(trust_env=False)
        self._timeout = {"timeout": httpx.Timeout(deadline_seconds).as_dict()}

    async def close(self) -> None:
        """Give up all connections."""
        await self._http.aclose()

    async def check(self, card: CheckCard) -> Outcome:
        """What the register says of a card; whatever goes wrong is `unavailable`, in bounded time."""
        if self._places.locked():
            log.warning("card not checked", reason="busy")
            return "unavailable"
        async with self._places:
            try:
                async with asyncio.timeout(self._deadline):
                    try:
                        return await self._check(card)
                    except (httpx.NetworkError, httpx.RemoteProtocolError):
                        # A connection that was kept may be gone when it is used again; asking changes nothing there.
                        return await self._check(card)
            except TimeoutError:
                log.warning("card not checked", reason="timeout")
            except _NoAnswer as error:
                log.warning("card not checked", reason=str(error))
            except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
                log.warning("card not checked", reason=type(error).__name__)
        return "unavailable"

    async def _check(self, card: CheckCard) -> Outcome:
        asked = {
            "CitizenID": card.citizen_id,
            "FirstName": card.first_name,
            "LastName": card.last_name,
            "BEBirthDate": card.birth_date,
            "LaserCode": card.laser_code,
        }
        token = self._token if self._monotonic() - self._used < TOKEN_IDLE_SECONDS else ""
        try:
            return await self._ask(token or await self._renewed(token), asked)
        except _NoAnswer:
            if not token:
                raise
        # The guide does not say how a token that expired is told: whatever is not an answer gets one more try.
        return await self._ask(await self._renewed(token), asked)

    async def _ask(self, token: str, asked: dict[str, str]) -> Outcome:
        status, body = await self._get("/ws/dopa/verification/personal", asked, {"Token": token})
        outcome = _outcome(status, body)
        if outcome is None:
            raise _NoAnswer(f"status {status}")
        self._used = self._monotonic()
        return outcome

    async def _renewed(self, old: str) -> str:
        """A token other than `old`; those who want one at the same moment share it."""
        async with self._renewing:
            if self._token and self._token != old and self._monotonic() - self._used < TOKEN_IDLE_SECONDS:
                return self._token
            asked = {"ConsumerSecret": self._secret, "AgentID": self._agent_id}
            kind = {"Content-Type": "application/x-www-form-urlencoded; charset=utf-8"}
            status, body = await self._get("/ws/auth/validate", asked, kind)
            token = _result(body) if status == 200 else None
            # It becomes a header: what cannot be one is no token.
            if not isinstance(token, str) or not re.fullmatch(r"[\x21-\x7e]{1,4096}", token):
                raise _NoAnswer(f"no token: status {status}")
            self._token, self._used = token, self._monotonic()
            return token

    async def _get(self, path: str, asked: dict[str, str], headers: dict[str, str]) -> tuple[int, bytes]:
        headers = {"Consumer-Key": self._key, **headers}
        call = httpx.Request("GET", self._url + path, params=asked, headers=headers, extensions=self._timeout)
        answer = await self._http.handle_async_request(call)
        try:
            body = b""
            async for piece in answer.aiter_bytes():
                body += piece
                if len(body) > LARGEST_ANSWER:
                    raise _NoAnswer("an answer without end")
            return answer.status_code, body
        finally:
            await answer.aclose()


def _outcome(status: int, body: bytes) -> Outcome | None:
    if status == 200:
        result = _result(body)
        return ("in-force" if result else "mismatch") if isinstance(result, bool) else None
    code = _CODE.search(body.decode("utf-8", "replace")) if status == 500 else None
    return _CODES.get(code[1]) if code else None


def _result(body: bytes) -> bool | str | None:
    try:
        return msgspec.json.decode(body, type=_Answer).Result
    except ValueError:
        return None


def _address(url: str) -> str:
    """https, or http on this very machine. Raises `GovChannelError`."""
    parts = urlsplit(url)
    try:
        local = ipaddress.ip_address(parts.hostname or "").is_loopback
    except ValueError:
        local = parts.hostname == "localhost"
    if not parts.hostname or parts.query or not (parts.scheme == "https" or (parts.scheme == "http" and local)):
        raise GovChannelError(f"government_api.url: {url!r} is no https address")
    return url.rstrip("/")


def _secret(file: str) -> str:
    try:
        text = Path(file).read_text("ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise GovChannelError(f"{file}: {getattr(error, 'strerror', None) or 'not a line of ASCII'}") from error
    if not re.fullmatch(r"[\x21-\x7e]+", text):
        raise GovChannelError(f"{file}: one line is wanted, and nothing else")
    return text
