"""The gateway's time as both sides sign and read it: bound to the asker's nonce, signed as TUF's timestamp is."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import securesystemslib.formats

FORM = "%Y-%m-%dT%H:%M:%SZ"
"""Whole seconds, UTC."""
_TYPE = "time"
"""No TUF role is called so: a signed time can never be taken for metadata, nor metadata for a time."""


def statement(nonce: str, now: datetime) -> dict[str, str]:
    """What is signed."""
    return {"_type": _TYPE, "nonce": nonce, "now": now.strftime(FORM)}


def payload(said: dict[str, Any]) -> bytes:
    """The bytes that a statement's signatures cover. Raises `FormatError` for what cannot be one."""
    return str(securesystemslib.formats.encode_canonical(said)).encode()


def answered(said: dict[str, Any], nonce: str) -> datetime | None:
    """The time a statement gives; None when it is none, or the answer to another question. Raises `ValueError`."""
    if said["_type"] != _TYPE or said["nonce"] != nonce:
        return None
    return parse(said["now"])


def parse(text: str) -> datetime:
    """A time as it was written. Raises `ValueError`."""
    return datetime.strptime(text, FORM).replace(tzinfo=UTC)
