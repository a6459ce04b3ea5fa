"""A local imitation of the Government API: the card check as DGA's public guide describes it, and its troubles.

Keys to the real one are issued to registered agencies only. Run it alone: ``python -m demo.government_api PORT``.
"""

from __future__ import annotations

import json
import secrets
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from demo.loopback import Handler, Loopback, reply
from drivers.people import PEOPLE
from drivers.virtual_card import LASER_CODE

CONSUMER_KEY = "imitated-consumer-key"
CONSUMER_SECRET = "imitated-consumer-secret"  # opens nothing but this imitation
AGENT_ID = "GovChannel"
TOKEN_SECONDS = 3600.0
"""A token that is not used for so long has expired."""

VALIDATE = "/ws/auth/validate"
PERSONAL = "/ws/dopa/verification/personal"
PERSONAL_FIELDS = ("CitizenID", "FirstName", "LastName", "BEBirthDate", "LaserCode")

Trouble = Callable[[BaseHTTPRequestHandler], bool]
"""Answers a call in its own way; False: as usual."""


@dataclass(frozen=True)
class Registered:
    """A card in the register; names as the guide wants them, the birth date YYYYMMDD in the Buddhist Era."""

    first_name: str
    last_name: str
    birth_date: str
    laser_code: str
    in_force: bool = True


def register_of_people() -> dict[str, Registered]:
    """The virtual cards' people by citizen id; the expired card is not in force any more."""
    found = {}
    for key, person in PEOPLE.items():
        _, first, _, last = person.name_th.split("#")
        found[person.citizen_id] = Registered(first, last, person.birth_date, LASER_CODE, key != "expired")
    return found


class GovernmentApi(Loopback):
    """A server on loopback. `calls` are the paths that were called; `trouble` may answer instead."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic, port: int = 0) -> None:
        """Knows the people of the virtual cards. `monotonic` gives seconds, by which tokens expire."""
        self.register = register_of_people()
        self.calls: list[str] = []
        self.trouble: Trouble | None = None
        self._monotonic = monotonic
        self._tokens: dict[str, float] = {}
        super().__init__(_Handler, port)

    def answer(self, path: str, asked: dict[str, str], headers: dict[str, str]) -> tuple[int, dict[str, Any]]:
        """Status and body."""
        if headers.get("consumer-key") != CONSUMER_KEY:
            return 401, {"Message": "Consumer-Key"}
        if path == VALIDATE:
            return self._validate(asked, headers)
        if path == PERSONAL:
            return self._personal(asked, headers)
        return 404, {"Message": "not found"}

    def _validate(self, asked: dict[str, str], headers: dict[str, str]) -> tuple[int, dict[str, Any]]:
        form = headers.get("content-type", "").replace(" ", "").lower()
        right = form == "application/x-www-form-urlencoded;charset=utf-8"
        if not right or asked != {"ConsumerSecret": CONSUMER_SECRET, "AgentID": AGENT_ID}:
            return 401, {"Message": "ConsumerSecret, AgentID"}
        token = secrets.token_hex(16)
        self._tokens[token] = self._monotonic()
        return 200, {"Result": token}

    def _personal(self, asked: dict[str, str], headers: dict[str, str]) -> tuple[int, dict[str, Any]]:
        token, now = headers.get("token", ""), self._monotonic()
        if now - self._tokens.get(token, -TOKEN_SECONDS) >= TOKEN_SECONDS:
            return 401, {"Message": "Token"}
        self._tokens[token] = now
        known = self.register.get(asked.get("CitizenID", ""))
        if sorted(asked) != sorted(PERSONAL_FIELDS) or known is None:
            return 500, {"Message": "[4] data or laser code do not match"}
        given = tuple(asked[name] for name in PERSONAL_FIELDS[1:])
        if given != (known.first_name, known.last_name, known.birth_date, known.laser_code):
            return 500, {"Message": "[4] data or laser code do not match"}
        if not known.in_force:
            return 500, {"Message": "[2] the card is no longer in force"}
        return 200, {"Result": True}


class _Handler(Handler):
    server: GovernmentApi
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        api, where = self.server, urlsplit(self.path)
        api.calls.append(where.path)
        if api.trouble is not None and api.trouble(self):
            return
        headers = {name.lower(): value for name, value in self.headers.items()}
        # An empty value is an answer too: a monk has no last name.
        asked = dict(parse_qsl(where.query, keep_blank_values=True, encoding="utf-8"))
        says(*api.answer(where.path, asked, headers))(self)


def says(status: int, body: Any) -> Trouble:
    """An answer that is JSON, or the bytes given."""

    def answer(call: BaseHTTPRequestHandler) -> bool:
        data = body if isinstance(body, bytes) else json.dumps(body, ensure_ascii=False).encode()
        reply(call, data, status, {"content-type": "application/json; charset=utf-8"})
        return True

    return answer


if __name__ == "__main__":
    with GovernmentApi(port=int(sys.argv[1])) as served:
        print(f"listening on {served.url}: {CONSUMER_KEY}, {CONSUMER_SECRET}, {AGENT_ID}", flush=True)
        threading.Event().wait()
