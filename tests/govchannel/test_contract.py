"""The gateway keeps to `docs/openapi.json`: whatever comes, it answers nothing that is not published for that call."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import jsonschema_rs
import pytest
import requests
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govchannel.contract import wire
from govchannel.contract.delivery import UNKNOWN_CLIENT
from govchannel.contract.signing import sign_headers
from kiosk import keys
from kiosk.clock import SystemClock
from kiosk.gateway import HttpGateway
from tests.govchannel.agency_system import AgencySystem
from tests.govchannel.conftest import Backend

CONTRACT = json.loads((Path(__file__).parents[2] / "docs" / "openapi.json").read_text("utf-8"))
PROBLEM = "application/problem+json"

PLAIN = {"number": "22222-22222-22222", "digest": "0" * 64, "agency": "DOPA", "nonce": "0" * 16, "size": "1"}
PLAIN |= {"offset": "0", "after": "0", "limit": "1", "seconds": "0"}
"""A parameter as it should be."""

PLAIN_BODIES: dict[str, Any] = {
    "Heartbeat": {"program": "1"},
    "Exchange": {},
    "AskMine": {"token": "x" * 43},
    "CheckCard": {
        "citizen_id": "1" * 13,
        "first_name": "x",
        "last_name": "x",
        "birth_date": "25000101",
        "laser_code": "AA0000000000",
    },
    "Progress": {"state": "opened"},
}
"""A body as it should be, by its type."""

WRONG_BODIES = {
    "nothing": b"",
    "half of JSON": b"{",
    "another kind of JSON": b"[]",
    "nothing that is asked for": b"{}",
    "not UTF-8": b'{"requests": "\xff"}',
    "nested without end": b"[" * 100_000,
    "too large": b" " * 9_000_000,
    "another format": b"requests=1",
}
WRONG_PARAMETERS = ["%00", "%FF", "%F0%9F%98%80", "-1", "1e400", "9" * 30, "x" * 3000, "%27%20OR%201=1"]


@dataclass(frozen=True)
class Call:
    """A call of the contract."""

    method: str
    path: str
    operation: dict[str, Any]

    @property
    def signer(self) -> str | None:
        """Who has to sign it."""
        for requirement in self.operation.get("security", []):
            return str(next(iter(requirement)))
        return None

    @property
    def body(self) -> dict[str, Any] | None:
        """The schema of its body, if it is JSON."""
        schema = self.operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
        return None if schema is None else dict(schema)

    def address(self, **parameters: str) -> str:
        """Its path and query; `parameters` in place of the plain ones, quoted already."""
        asked = self.operation.get("parameters", [])
        given = {one["name"]: parameters.get(one["name"], PLAIN[one["name"]]) for one in asked}
        path = self.path.format(**{one["name"]: given[one["name"]] for one in asked if one["in"] == "path"})
        query = {one["name"]: given[one["name"]] for one in asked if one["in"] == "query"}
        return f"{path}?{urlencode(query, safe='%')}" if query else path

    def judge(self, answer: requests.Response) -> str:
        """The answer's word, or "" for a success. Fails for what is not published."""
        assert str(answer.status_code) in self.operation["responses"], (answer.status_code, answer.text[:300])
        content = self.operation["responses"][str(answer.status_code)]["content"]
        kind = answer.headers["content-type"].partition(";")[0]
        assert kind in content, answer.text[:300]
        if kind == "application/octet-stream":
            return ""
        said = answer.json()
        schema = content[kind]["schema"] | {"components": CONTRACT["components"]}
        jsonschema_rs.validator_for(schema).validate(said)
        if kind != PROBLEM:
            return ""
        assert said["type"] in content[kind]["examples"], said
        assert said["status"] == answer.status_code
        return str(said["type"])


CALLS = [
    Call(method.upper(), path, operation)
    for path, operations in CONTRACT["paths"].items()
    for method, operation in operations.items()
]
SIGNED = [call for call in CALLS if call.signer]
each_call = pytest.mark.parametrize("call", CALLS, ids=lambda call: f"{call.method} {call.path}")
each_signed = pytest.mark.parametrize("call", SIGNED, ids=lambda call: f"{call.method} {call.path}")


def plain_body(call: Call) -> bytes:
    """A body that is as published: the plainest of them."""
    if call.body is None:
        return b""
    name = call.body["$ref"].rpartition("/")[2]
    return json.dumps(PLAIN_BODIES[name]).encode()


@dataclass(frozen=True)
class Callers:
    """Those who sign, each by its name in the contract: key id and key."""

    url: str
    known: dict[str, tuple[str, ec.EllipticCurvePrivateKey]]

    def word(self, call: Call, body: bytes, address: str) -> str:
        """Send a call, signed by whom it should be; the word it is answered."""
        return call.judge(requests.request(**self.signed(call, body, address)))

    def signed(
        self, call: Call, body: bytes, address: str, by: str = "", at: timedelta = timedelta()
    ) -> dict[str, Any]:
        """A call as it is sent; signed by another than it should be (`by`), or some time away from now (`at`)."""
        url, headers = self.url + address, {"content-type": "application/json"} if body else {}
        if signer := by or call.signer:
            key_id, key = self.known[signer]
            headers |= sign_headers(call.method, url, body, key, key_id, datetime.now(UTC) + at, secrets.token_hex(8))
        return {"method": call.method, "url": url, "data": body, "headers": headers, "timeout": 30}


@pytest.fixture(scope="module")
def callers(backend: Backend) -> Callers:
    """A terminal, one that was suspended, one to come, an agency's program, and a stranger."""
    agency = AgencySystem(backend, "DOPA")
    known = {"agency": (agency.key_id, agency.key)}
    for name in ("terminal", "suspended", "new-terminal", "stranger"):
        known[name] = (f"contract-{name}", ec.generate_private_key(ec.SECP256R1()))
    for name in ("terminal", "suspended"):
        key_id, key = known[name]
        connection = HttpGateway(backend.gateway.url, key_id, key, SystemClock())
        connection.enrol(backend.code(key_id), keys.public_bytes(key))
        connection.close()
    backend.does("terminal", "suspend", "contract-suspended")
    return Callers(backend.gateway.url, known)


# --- wrong calls ------------------------------------------------------------------------------------------------------


@each_call
@pytest.mark.parametrize("kind", WRONG_BODIES)
def test_a_wrong_body_is_answered_as_published(callers: Callers, call: Call, kind: str) -> None:
    word = callers.word(call, WRONG_BODIES[kind], call.address())
    assert word not in (wire.INTERNAL, wire.UNAVAILABLE)
    if call.body and kind not in ("too large", "nothing that is asked for"):
        assert word == wire.MALFORMED


@each_call
@pytest.mark.parametrize("value", WRONG_PARAMETERS, ids=lambda value: value[:8])
def test_a_wrong_parameter_is_answered_as_published(callers: Callers, call: Call, value: str) -> None:
    for one in call.operation.get("parameters", []):
        word = callers.word(call, plain_body(call), call.address(**{one["name"]: value}))
        assert word not in (wire.INTERNAL, wire.UNAVAILABLE), one["name"]


# --- bodies as the contract wants them --------------------------------------------------------------------------------


def fitting(schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Whatever fits a schema of the contract, the strangest texts and numbers among them."""
    if "$ref" in schema:
        return fitting(CONTRACT["components"]["schemas"][schema["$ref"].rpartition("/")[2]])
    if "oneOf" in schema:
        return st.one_of([fitting(one) for one in schema["oneOf"]])
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    match schema.get("type"):
        case "object":
            parts = {name: fitting(part) for name, part in schema["properties"].items()}
            asked = {name: parts.pop(name) for name in schema.get("required", [])}
            return st.fixed_dictionaries(asked, optional=parts)
        case "array":
            return st.lists(fitting(schema["items"]), max_size=min(3, schema.get("maxItems", 3)))
        case "integer":
            return st.integers(schema.get("minimum"), schema.get("maximum"))
        case "string" if "pattern" in schema:
            most = schema.get("maxLength", 100)
            return st.from_regex(
                schema["pattern"].replace("$", r"\Z"), alphabet=st.characters(max_codepoint=127)
            ).filter(lambda text: len(text) <= most)
        case "string" if schema.get("format") == "date-time":
            return st.datetimes(timezones=st.just(UTC)).map(datetime.isoformat)
        case "string":
            return st.text(min_size=schema.get("minLength", 0), max_size=min(40, schema.get("maxLength", 40)))
        case "null":
            return st.none()
    raise AssertionError(f"a schema of another kind: {schema}")


@pytest.mark.parametrize("call", [call for call in CALLS if call.body], ids=lambda call: f"{call.method} {call.path}")
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_body_that_fits_is_answered_as_published(callers: Callers, call: Call, data: st.DataObject) -> None:
    assert call.body is not None
    body = json.dumps(data.draw(fitting(call.body))).encode()
    assert callers.word(call, body, call.address()) not in (wire.INTERNAL, wire.UNAVAILABLE)


# --- who calls --------------------------------------------------------------------------------------------------------


@each_signed
def test_who_has_to_sign_is_published(callers: Callers, call: Call) -> None:
    unsigned: dict[str, Any] = {"method": call.method, "url": callers.url + call.address(), "timeout": 30}
    refused = {wire.BAD_SIGNATURE, wire.MALFORMED} if call.body else {wire.BAD_SIGNATURE}
    assert call.judge(requests.request(**unsigned)) in refused
    assert call.judge(requests.request(**unsigned, headers={"signature": "x", "signature-input": "\xff"})) in refused


@pytest.mark.parametrize(
    ("by", "at", "word"),
    [
        ("stranger", 0, {"terminal": wire.UNKNOWN_TERMINAL, "agency": UNKNOWN_CLIENT}),
        ("suspended", 0, {"terminal": wire.SUSPENDED, "agency": UNKNOWN_CLIENT}),
        ("", -400, {"terminal": wire.CLOCK_SKEW, "agency": wire.CLOCK_SKEW}),
    ],
    ids=["a stranger", "suspended", "a wrong clock"],
)
@pytest.mark.parametrize(
    "call", [one for one in SIGNED if one.signer != "new-terminal"], ids=lambda call: f"{call.method} {call.path}"
)
def test_who_is_not_let_in_is_published(callers: Callers, call: Call, by: str, at: int, word: dict[str, str]) -> None:
    assert call.signer is not None
    sent = callers.signed(call, plain_body(call), call.address(), by, timedelta(seconds=at))
    assert call.judge(requests.request(**sent)) == word[call.signer]


@pytest.mark.parametrize(
    "call", [one for one in SIGNED if one.signer != "new-terminal"], ids=lambda call: f"{call.method} {call.path}"
)
def test_a_call_that_comes_twice_is_published(callers: Callers, call: Call) -> None:
    sent = callers.signed(call, plain_body(call), call.address())
    call.judge(requests.request(**sent))
    assert call.judge(requests.request(**sent)) == wire.REPLAYED
