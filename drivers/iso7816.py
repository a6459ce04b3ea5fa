"""ISO/IEC 7816-4 commands over T=0: status words with names, answers that have to be fetched, wrong lengths."""

from __future__ import annotations

from collections.abc import Callable

from drivers.base import CardUnreadable

Transmit = Callable[[bytes], bytes]

SUCCESS = 0x9000
NOT_FOUND = 0x6A82

NAMES = {
    0x6700: "wrong length",
    0x6982: "security status not satisfied",
    0x6985: "conditions of use not satisfied",
    0x6986: "command not allowed",
    0x6A81: "function not supported",
    0x6A82: "file or application not found",
    0x6A86: "incorrect parameters P1-P2",
    0x6B00: "wrong parameters P1-P2",
    0x6D00: "instruction not supported",
    0x6E00: "class not supported",
    0x6F00: "no precise diagnosis",
}


MOST_PARTS = 16
"""An answer comes in one part or two; a card that always has more waiting is no reason to wait for ever."""


class ApduError(CardUnreadable):
    """The card refused a command; `status` is the status word."""

    def __init__(self, status: int) -> None:
        """Names the status word as the standard does."""
        super().__init__(f"{status:04X} {NAMES.get(status, 'unknown status')}")
        self.status = status


def select(aid: bytes) -> bytes:
    """SELECT an application by its identifier."""
    return bytes((0x00, 0xA4, 0x04, 0x00, len(aid))) + aid


def exchange(transmit: Transmit, command: bytes, fetch: bool = True) -> bytes:
    """Send a command and return its data; without `fetch`, waiting data is left on the card.

    ``61 xx`` is followed by GET RESPONSE as long as something waits (P2 = 00, then 01: cards whose ATR begins 3B 67
    are said to want that), ``6C xx`` by the command with the right Le. Raises `ApduError`, `CardUnreadable` for an
    answer without status word.
    """
    data, status = _send(transmit, command)
    for _ in range(MOST_PARTS):
        if status >> 8 != 0x61:
            break
        if not fetch:
            return data
        more, status = _waiting(transmit, status & 0xFF)
        data += more
    if status != SUCCESS:
        raise ApduError(status)
    return data


def _waiting(transmit: Transmit, length: int) -> tuple[bytes, int]:
    data, status = _send(transmit, bytes((0x00, 0xC0, 0x00, 0x00, length)))
    if status != SUCCESS and status >> 8 != 0x61:
        data, status = _send(transmit, bytes((0x00, 0xC0, 0x00, 0x01, length)))
    return data, status


def _send(transmit: Transmit, command: bytes) -> tuple[bytes, int]:
    """One command; once more where the card names another length. A command with data keeps it, Le stands behind."""
    data, status = _transmit(transmit, command)
    if status >> 8 == 0x6C:
        header = command[:4] if len(command) <= 5 else command
        data, status = _transmit(transmit, header + bytes((status & 0xFF,)))
    return data, status


def _transmit(transmit: Transmit, command: bytes) -> tuple[bytes, int]:
    answer = transmit(command)
    if len(answer) < 2:
        raise CardUnreadable("an answer without status word")
    return answer[:-2], int.from_bytes(answer[-2:], "big")
