"""The seams to hardware: values and protocols only. Every real part and its simulated twin stand behind these."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import ClassVar, Protocol

import msgspec


class ReaderFound(msgspec.Struct, frozen=True):
    """A card reader is there."""

    reader: str


class ReaderLost(msgspec.Struct, frozen=True):
    """A card reader went away; a card in it is gone with it."""

    reader: str


class ServiceLost(msgspec.Struct, frozen=True):
    """The PC/SC service does not answer. `watch` goes on and reports readers again when it is back."""


class CardInserted(msgspec.Struct, frozen=True):
    """A card was put in. `insertion` identifies this act: no other insertion of this process has the same number.

    `count` is the reader's own: every process sees the same one, and another one once the card has moved.
    """

    reader: str
    insertion: int
    atr: bytes
    count: int = 0


class CardMute(msgspec.Struct, frozen=True):
    """Something is in the reader and does not answer: the card is the wrong way round, dirty or dead."""

    reader: str
    insertion: int
    count: int = 0


class CardRemoved(msgspec.Struct, frozen=True):
    """The card of `insertion` was pulled out."""

    reader: str
    insertion: int


class CardLeft(msgspec.Struct, frozen=True):
    """A card that is in, as another process saw it put in: see `CardReader.go_on`."""

    reader: str
    insertion: int
    count: int


ReaderEvent = ReaderFound | ReaderLost | ServiceLost | CardInserted | CardMute | CardRemoved


class DriverError(Exception):
    """A fault of hardware, in words for people. Subclasses give the sentence in Thai and in English."""

    th: ClassVar[str] = "อุปกรณ์ขัดข้อง"
    en: ClassVar[str] = "A device does not work."

    def __init__(self, detail: str = "") -> None:
        """`detail` is for the technician's log; it never holds what a card says."""
        super().__init__(f"{self.en} ({detail})" if detail else self.en)
        self.detail = detail


class NoService(DriverError):
    """The PC/SC service is not running."""

    th = "ระบบอ่านบัตรไม่ทำงาน กรุณาแจ้งเจ้าหน้าที่"
    en = "The card service is not running. Please call a technician."


class NoReader(DriverError):
    """No card reader is connected, or it was unplugged."""

    th = "ไม่พบเครื่องอ่านบัตร กรุณาแจ้งเจ้าหน้าที่"
    en = "No card reader is connected. Please call a technician."


class ReaderBusy(DriverError):
    """Another program holds the card."""

    th = "มีโปรแกรมอื่นใช้เครื่องอ่านบัตรอยู่ กรุณารอสักครู่"
    en = "Another program is using the card reader. Please wait a moment."


class CardGone(DriverError):
    """The card was pulled out while it was being read."""

    th = "บัตรถูกดึงออกก่อนอ่านเสร็จ กรุณาเสียบบัตรใหม่และรอสักครู่"
    en = "The card was pulled out too early. Please put it in again and leave it in."


class CardSilent(DriverError):
    """The card does not answer: wrong way round, dirty or dead."""

    th = "บัตรไม่ตอบสนอง กรุณาดึงบัตรออก กลับด้านให้ชิปหันเข้าเครื่อง แล้วเสียบใหม่"
    en = "The card does not answer. Please take it out, turn it so that the chip goes in first, and put it in again."


class NotThaiId(DriverError):
    """The card is not a Thai national ID card (a bank card, for example)."""

    th = "บัตรนี้ไม่ใช่บัตรประจำตัวประชาชน กรุณาใช้บัตรประจำตัวประชาชน"
    en = "This is not a Thai national ID card. Please use your national ID card."


class CardUnreadable(DriverError):
    """The card answers, but not with what a Thai ID card should say."""

    th = "อ่านข้อมูลจากบัตรไม่ได้ กรุณาดึงบัตรออก เช็ดชิปให้สะอาด แล้วเสียบใหม่"
    en = "The card could not be read. Please take it out, wipe the chip, and put it in again."


class CardConnection(Protocol):
    """A card that answers. Belongs to the thread that opened it."""

    def transmit(self, apdu: bytes) -> bytes:
        """Send one command APDU; the answer is data and two status bytes. Raises a `DriverError`."""
        ...


class CardReader(Protocol):
    """All readers of this machine together."""

    def watch(self) -> Iterator[ReaderEvent]:
        """Events as they happen; blocks between them, survives a lost service, ends after `close`.

        What is already there (readers, a card) comes first.
        """
        ...

    def go_on(self, left: CardLeft) -> None:
        """Watch where another process left off: that card is told when it leaves, and not as put in. Before `watch`."""
        ...

    def connect(self, insertion: int) -> AbstractContextManager[CardConnection]:
        """The card of that insertion, alone within the context. Raises a `DriverError`; `CardGone` if it left."""
        ...

    def close(self) -> None:
        """End `watch`; may be called from any thread."""
        ...
