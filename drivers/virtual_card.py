"""A Thai ID card in memory: command APDUs in, answers out, as recorded cards answer. Faults and timing are data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from drivers.base import CardGone
from drivers.iso7816 import NOT_FOUND, SUCCESS
from drivers.people import PEOPLE, Person
from drivers.thai_id import layout

ATR = bytes.fromhex("3B7A960000") + layout.SIMULATED_MARK
"""Like a ``TH NID 18``, with the mark of a simulated card in its historical bytes."""
LASER_CODE = "JT9990000017"
"""The code on the back of every virtual card whose chip tells it."""
BANK_ATR = bytes.fromhex("3B6500002063CB6800")
BANK = "bank-card"
"""The id of a card that is not an ID card."""


class Fault(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What goes wrong, by the number of the exchange (1 = first). None or False = does not happen.

    `pulled_at`: the card is gone before it answers. `status_at` answers with `status`. `garbage_at` answers noise of
    the right length, `short_at` loses the answer's second half. `mute`: the chip never answers, not even its ATR.
    `bounces`: so often the contacts have not settled when power comes (behind pcscd). `refuses_blocks`: a read across
    fields is an error. `blank`: the application is there and its memory is empty.
    """

    pulled_at: int | None = None
    status_at: int | None = None
    status: int = 0x6F00
    garbage_at: int | None = None
    short_at: int | None = None
    mute: bool = False
    bounces: int = 0
    refuses_blocks: bool = False
    blank: bool = False


class Timing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How long the card takes, in milliseconds; a real card read over USB is near 20 and 0.1."""

    exchange_ms: float = 0.0
    byte_ms: float = 0.0

    def seconds(self, sent: int, received: int) -> float:
        """The time of one exchange with that many bytes."""
        return (self.exchange_ms + self.byte_ms * (sent + received)) / 1000


class Setting(msgspec.Struct, frozen=True):
    """Which card lies in the reader and how it behaves."""

    card: str
    fault: Fault = Fault()
    timing: Timing = Timing()


def setting(values: Mapping[str, Any]) -> Setting:
    """A setting from a JSON object: ``{"card": ID, "fault": {…}, "timing": {…}}``. Raises `ValueError`."""
    card = values.get("card")
    if card != BANK and card not in PEOPLE:
        raise ValueError(f"no virtual card {card!r}; there are {', '.join([*PEOPLE, BANK])}")
    return Setting(
        card, msgspec.convert(values.get("fault") or {}, Fault), msgspec.convert(values.get("timing") or {}, Timing)
    )


class VirtualCard:
    """One card; `power_up` starts it anew. It waits for nothing: whoever asks it spends `Timing.seconds`."""

    def __init__(self, setting: Setting) -> None:
        """The card of a setting, not yet powered."""
        self._fault = setting.fault
        self._person: Person | None = PEOPLE.get(setting.card)
        self.timing = setting.timing
        self.atr = ATR if self._person else BANK_ATR
        self.mute = setting.fault.mute
        self._bounces = setting.fault.bounces
        self._count = 0
        self.power_up()

    def power_up(self) -> None:
        """After a reset nothing is selected. The count of exchanges goes on: a fault happens once."""
        self._memory: bytes | None = None
        self._applet = b""
        self._waiting = b""

    def settled(self) -> bool:
        """Whether the chip answers when power comes this time."""
        if self._bounces > 0:
            self._bounces -= 1
            return False
        return not self.mute

    def transmit(self, command: bytes) -> bytes:
        """One exchange. Raises `CardGone` where the card is pulled."""
        self._count += 1
        if self._fault.pulled_at is not None and self._count >= self._fault.pulled_at:
            raise CardGone("virtual card pulled")
        if self._count == self._fault.status_at:
            return self._fault.status.to_bytes(2, "big")
        answer = self._answer(command)
        if self._count == self._fault.garbage_at:
            return bytes((0x5A ^ byte) & 0xFF for byte in answer[:-2]) + answer[-2:]
        if self._count == self._fault.short_at:
            return answer[: len(answer) // 2]
        return answer

    def _answer(self, command: bytes) -> bytes:
        waiting, self._waiting = self._waiting, b""
        match command[:4]:
            case b"\x00\xa4\x04\x00":
                return self._select(command[5:])
            case b"\x00\xc0\x00\x00" | b"\x80\xc0\x00\x00":
                return _status(0x6986) if not waiting else waiting[: command[4] or 256] + _status(SUCCESS)
            case b"\x80\x00\x00\x00" if self._applet == layout.EXTENSION:
                return self._offer(b"\x00\x03\x01\x01\x00\x00\x00" + LASER_CODE.encode().ljust(16, b"\x00"))
        if command[:2] == b"\x80\xb0":
            return self._read(command)
        return _status(0x6D00)

    def _select(self, aid: bytes) -> bytes:
        memories = {
            layout.PERSONAL: self._person.memory() if self._person else None,
            layout.NHSO: self._person.nhso_memory() if self._person else None,
            layout.EXTENSION: b"" if self._person and self._person.tells_laser_code else None,
        }
        memory = memories.get(aid)
        if memory is None:
            return _status(NOT_FOUND)
        self._applet, self._memory = aid, bytes(len(memory)) if self._fault.blank else memory
        return self._offer(bytes.fromhex("6F088406") + aid[:6])

    def _read(self, command: bytes) -> bytes:
        if self._memory is None:
            return _status(0x6D00)
        if len(command) != 7 or command[4] != 2:
            return _status(0x6700)
        span = layout.Span(int.from_bytes(command[2:4], "big"), int.from_bytes(command[5:7], "big"))
        if not 0 < span.length <= layout.LONGEST_READ:
            return _status(0x6700)
        fields = layout.NHSO_FIELDS if self._applet == layout.NHSO else (*layout.FIELDS, layout.PHOTO)
        if span.end > len(self._memory) or (self._fault.refuses_blocks and not _within_a_field(span, fields)):
            return _status(0x6B00)
        return self._offer(self._memory[span.offset : span.end])

    def _offer(self, data: bytes) -> bytes:
        self._waiting = data
        return bytes((0x61, len(data) & 0xFF))


def _within_a_field(span: layout.Span, fields: tuple[layout.Span, ...]) -> bool:
    return any(field.offset <= span.offset and span.end <= field.end for field in fields)


def _status(word: int) -> bytes:
    return word.to_bytes(2, "big")
