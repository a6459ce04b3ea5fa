"""Reads a Thai ID card over a connection: few exchanges, text before photo, never two people mixed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from drivers.base import CardConnection, CardGone, CardUnreadable, NotThaiId
from drivers.iso7816 import NOT_FOUND, ApduError, exchange, select
from drivers.thai_id import decode, layout
from drivers.thai_id.layout import Span
from drivers.thai_id.records import CardText, Nhso, Photo

_T = TypeVar("_T")

ATTEMPTS = 2
"""A card that just settled may refuse once. Every attempt starts from SELECT: a half-read card is never completed."""


class ThaiIdSession:
    """One reading of one card. `exchanges` counts commands sent. Every method raises `DriverError`s."""

    def __init__(self, connection: CardConnection, atr: bytes = b"") -> None:
        """`connection` is used by the calling thread only."""
        self._connection = connection
        self._simulated = layout.SIMULATED_MARK in atr
        self._read: CardText | None = None
        self.exchanges = 0

    def read_text(self) -> CardText:
        """All of the personal application's text, in 7 exchanges. Raises `NotThaiId`, `CardUnreadable`, `CardGone`."""
        self._read = self._persistently(self._read_text)
        return self._read

    def read_citizen_id(self) -> str:
        """The citizen id alone, in 3 exchanges."""
        return self._persistently(self._read_citizen_id)

    def read_photo(self) -> Photo | None:
        """The photo as far as the JPEG goes; None when the card holds no picture. After `read_text`."""
        known = self._read or self.read_text()
        try:
            return self._read_photo(known.photo_length)
        except CardUnreadable:
            # Another card may be in by now, under the same handle: only the same person's photo is worth a second try.
            if self.read_citizen_id() != known.citizen_id:
                raise CardGone("another card") from None
            return self._read_photo(known.photo_length)

    def read_nhso(self) -> Nhso | None:
        """The health security record in 5 exchanges, and 3 to see that it is the same person's; None: there is none."""
        return self._same_persons(self._persistently(self._read_nhso))

    def read_laser_id(self) -> str | None:
        """The code on the card's back; None for an older chip. Ask for it only where the citizen agreed."""
        return self._same_persons(self._persistently(self._read_laser_id))

    def _same_persons(self, record: _T) -> _T:
        """What an application without a name said, if the card whose text was read is still the one that answers."""
        if self._read is not None and self.read_citizen_id() != self._read.citizen_id:
            raise CardGone("another card")
        return record

    def _persistently(self, read: Callable[[], _T]) -> _T:
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return read()
            except CardUnreadable:
                if attempt == ATTEMPTS:
                    raise
        raise AssertionError

    def _read_text(self) -> CardText:
        self._select_personal()
        return decode.card_text(self._memory(layout.BLOCKS, layout.FIELDS, layout.MEMORY), self._simulated)

    def _read_citizen_id(self) -> str:
        self._select_personal()
        return decode.clean(self._span(layout.CITIZEN_ID))

    def _read_nhso(self) -> Nhso | None:
        if not self._has(layout.NHSO):
            return None
        return decode.nhso(self._memory(layout.NHSO_BLOCKS, layout.NHSO_FIELDS, layout.NHSO_MEMORY))

    def _read_laser_id(self) -> str | None:
        if not self._has(layout.EXTENSION):
            return None
        try:
            data = exchange(self._transmit, layout.LASER_ID)
        except ApduError:
            return None
        return decode.text(data, layout.LASER_ID_FIELD) or None

    def _read_photo(self, length: int) -> Photo | None:
        believed = 0 < length <= layout.PHOTO.length
        wanted = length if believed else layout.PHOTO.length
        data = b""
        while len(data) < wanted:
            size = min(layout.LONGEST_READ, wanted - len(data))
            data += self._span(Span(layout.PHOTO.offset + len(data), size))
            if not data.startswith(b"\xff\xd8"):
                return None
            picture = data.rstrip(b" \x00")
            # Padding behind an end mark is the rest of the slot; a mark alone may be that of a thumbnail within.
            if picture.endswith(b"\xff\xd9") and (not believed or len(picture) < len(data)):
                break
        end = decode.jpeg_end(data)
        return Photo(data[:end] if end else data, complete=bool(end))

    def _select_personal(self) -> None:
        if not self._has(layout.PERSONAL):
            raise NotThaiId

    def _has(self, aid: bytes) -> bool:
        for _ in range(ATTEMPTS):
            try:
                exchange(self._transmit, select(aid), fetch=False)
            except ApduError as refusal:
                if refusal.status == NOT_FOUND:
                    return False
            else:
                return True
        # Other cards refuse in many words; one that only had to settle would have said yes by now.
        return False

    def _memory(self, blocks: Sequence[Span], fields: Sequence[Span], size: int) -> bytes:
        try:
            return self._spans(blocks, size)
        except ApduError:
            # A card that does not read across fields; none is known, but nothing says that there is none.
            return self._spans(fields, size)

    def _spans(self, spans: Sequence[Span], size: int) -> bytes:
        memory = bytearray(size)
        for span in spans:
            memory[span.offset : span.end] = self._span(span)
        return bytes(memory)

    def _span(self, span: Span) -> bytes:
        data = exchange(self._transmit, layout.read(span))
        if len(data) != span.length:
            raise CardUnreadable(f"{len(data)} bytes instead of {span.length}")
        return data

    def _transmit(self, command: bytes) -> bytes:
        self.exchanges += 1
        return self._connection.transmit(command)
