"""What can go wrong at the backend, as one line for an operator."""

from __future__ import annotations


class GovChannelError(Exception):
    """A known error: the message is one line, says what is wrong, and holds nothing of a citizen."""
