"""What can go wrong at a terminal, as types in its own words; each has a sentence in Thai and in English."""

from __future__ import annotations

from typing import ClassVar


class KioskError(Exception):
    """A known error: the surroundings are to blame, not the program. `code` is stable and may be logged."""

    code: ClassVar[str] = "error"
    th: ClassVar[str] = "ระบบขัดข้อง กรุณาแจ้งเจ้าหน้าที่"
    en: ClassVar[str] = "Something is wrong. Please call a technician."

    def __init__(self, detail: str = "") -> None:
        """`detail` is one line for the technician; it never holds what a citizen entered or a card says."""
        super().__init__(f"{self.en} ({detail})" if detail else self.en)
        self.detail = detail


class NotSetUp(KioskError):
    """The data folder, its settings or the enrolment are missing or wrong."""

    code = "not-set-up"
    th = "เครื่องนี้ยังไม่ได้ติดตั้งให้พร้อมใช้งาน"
    en = "This terminal is not set up yet."


class CatalogBroken(KioskError):
    """The catalog is missing, damaged or of an unknown version."""

    code = "catalog-broken"
    th = "ไม่สามารถเปิดรายการบริการได้"
    en = "The list of services cannot be opened."


class ServiceUnknown(KioskError):
    """No service of that id is in the catalog (any more)."""

    code = "service-unknown"
    th = "ไม่พบบริการนี้แล้ว"
    en = "This service is not in the list any more."


class OutboxUnavailable(KioskError):
    """A request cannot be kept now: the disk is full, read-only or damaged. Nothing was sent."""

    code = "outbox-unavailable"
    th = "ขณะนี้เครื่องนี้รับคำขอไม่ได้ คำขอของท่านยังไม่ถูกส่ง"
    en = "This terminal cannot take requests now. Your request was not sent."


class OutboxFull(OutboxUnavailable):
    """There is no room for another request: too many wait, one waits for too long, or the disk is full."""

    code = "outbox-full"


class CannotSeal(KioskError):
    """There is no usable key of the receiving agency."""

    code = "cannot-seal"
    th = "ขณะนี้ส่งคำขอไปยังหน่วยงานนี้จากเครื่องนี้ไม่ได้ คำขอของท่านยังไม่ถูกส่ง"
    en = "Requests to this agency cannot be sent from this terminal now. Your request was not sent."


class FormRefused(KioskError):
    """The answers do not fit the form."""

    code = "form-refused"
    th = "คำตอบบางข้อยังไม่ครบหรือไม่ถูกต้อง"
    en = "Some answers are missing or not right."


class CardNotVerified(KioskError):
    """The card could not be read once more before sending."""

    code = "card-not-verified"
    th = "อ่านบัตรอีกครั้งไม่ได้ กรุณาเสียบบัตรให้สุด แล้วกดส่งอีกครั้ง คำตอบของท่านยังอยู่ครบ"
    en = "The card could not be read again. Please push it in fully and send once more. Your answers are still here."


class Offline(KioskError):
    """The gateway cannot be reached now; trying again later helps."""

    code = "offline"
    th = "เครื่องนี้ติดต่อศูนย์กลางไม่ได้ในขณะนี้"
    en = "The terminal cannot reach the gateway now."


class Untrusted(Offline):
    """What answers at the gateway's address cannot prove that it is the gateway: nothing is said to it."""

    code = "untrusted"
    th = "ยืนยันไม่ได้ว่าปลายทางเป็นศูนย์กลางจริง เครื่องนี้จึงยังไม่ส่งข้อมูล"
    en = "What answers cannot prove that it is the gateway. Nothing was sent to it."


class Refused(KioskError):
    """The gateway was reached and says no; `reason` is its word for why."""

    code = "refused"
    th = "ศูนย์กลางไม่รับการติดต่อจากเครื่องนี้"
    en = "The gateway refuses this terminal."

    def __init__(self, reason: str) -> None:
        """`reason` is one of the words of `govchannel.contract.wire`."""
        super().__init__(reason)
        self.reason = reason


class Outdated(KioskError):
    """The gateway answers in a way this version does not understand."""

    code = "outdated"
    th = "โปรแกรมของเครื่องนี้เก่าเกินไป"
    en = "This terminal's program does not understand the gateway."
