"""A call that is not accepted, whoever finds out: signature, store or handler."""

from __future__ import annotations


class CallRefused(Exception):
    """A call is not accepted; `reason` is one of the words of the contract."""

    def __init__(self, reason: str, detail: str = "") -> None:
        """`detail` is for the log."""
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason
