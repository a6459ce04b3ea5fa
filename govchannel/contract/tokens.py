"""Secrets that citizens hold, and what the gateway knows of them instead."""

from __future__ import annotations

import hashlib


def token_key(token: str) -> str:
    """The SHA-256 of a token, hexadecimal: enough to find what the token belongs to, not enough to ask for it."""
    return hashlib.sha256(token.encode()).hexdigest()
