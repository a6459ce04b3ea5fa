"""What the printed slip says: what finds the request again, and how to follow it up; nothing about the citizen.

In the language of the screen, in large letters where they are large there; and always in Thai, for
whoever is asked about it.
"""

from __future__ import annotations

from datetime import datetime

from drivers.printing.document import Block, Code, Document, Fact, Heading, Large, Number, Paragraph, Rule
from govchannel.contract.catalog import Text
from govchannel.contract.thai_words import marked
from kiosk.journey.comfort import Language
from kiosk.moments import moment_text
from kiosk.receipt import Receipt

_HEADING = Text(th="ใบรับคำขอ", en="Receipt")
_NUMBER = Text(th="เลขที่คำขอ", en="Request number")
_SERVICE = Text(th="บริการ", en="Service")
_AGENCY = Text(th="ส่งถึง", en="Goes to")
_SENT = Text(th="ส่งเมื่อ", en="Sent")
_SCAN = Text(
    th="ใช้โทรศัพท์สแกนรหัสนี้\nเพื่อดูว่าคำขอไปถึงไหนแล้ว",
    en="Scan this code to see\nhow far your request is",
)
_CALL = Text(th="หรือโทร {phone}\nแจ้งเลขที่คำขอ", en="Or call {phone}\nand say the number")
_ASK = Text(th="หรือสอบถามหน่วยงาน\nแจ้งเลขที่คำขอ", en="Or ask the agency\nand say the number")
_IMPERSONAL = Text(th="ใบนี้ไม่มีข้อมูลส่วนตัวของท่าน", en="Nothing personal of yours is on this paper")

_TEST_SAMPLE = "ผู้ใหญ่ปิ่นซื้อน้ำปู๋กี๊ที่เมืองฟ้าญี่ปุ่น ฐานะ ๑๒๓"
"""Marks above, below and on each other: what a printer's own Thai gets wrong."""


def slip(receipt: Receipt, language: Language, *, large: bool = False) -> Document:
    """The slip of a kept request; `large` for who reads large letters on the screen."""
    first: tuple[Block, ...] = (
        _heading(_say(_HEADING, language)),
        Paragraph(_say(_NUMBER, language), small=True),
        Number(receipt.number),
        Rule(),
        *_facts(receipt, language),
        Rule(),
        Code(receipt.status_url),
        *_follow(receipt, language),
    )
    if large:
        first = (Large(first),)
    if language == "th":
        return first
    return (*first, Rule(), Paragraph(_say(_HEADING, "th")), *_facts(receipt, "th"), *_follow(receipt, "th"))


def trial_slip(terminal: str, now: datetime) -> Document:
    """What a technician prints to see that everything comes out: marks, width, code, cut."""
    return (
        _heading("ทดสอบเครื่องพิมพ์"),
        Paragraph("Printer test"),
        Rule(),
        Fact("Thai", marked(_TEST_SAMPLE)),
        Fact(_say(_SENT, "th"), marked(moment_text(now, "th"))),
        Fact("Terminal", terminal),
        Rule(),
        Code("https://example.org/printer-test"),
        Paragraph(marked("เส้นคั่นต้องเต็มความกว้าง\nรหัสต้องอ่านได้ด้วยโทรศัพท์")),
        Paragraph("Rules must reach both sides;\na phone must read the code", small=True),
    )


def _heading(text: str) -> Heading:
    return Heading(marked(text))


def _facts(receipt: Receipt, language: Language) -> tuple[Block, ...]:
    return (
        Fact(_say(_SERVICE, language), _say(receipt.service, language)),
        Fact(_say(_AGENCY, language), _say(receipt.agency, language)),
        Fact(_say(_SENT, language), marked(moment_text(receipt.created_at, language))),
    )


def _follow(receipt: Receipt, language: Language) -> tuple[Block, ...]:
    ask = _say(_CALL, language).format(phone=receipt.phone) if receipt.phone else _say(_ASK, language)
    return (
        Paragraph(_say(_SCAN, language)),
        Paragraph(ask),
        Paragraph(_say(_IMPERSONAL, language), small=True),
    )


def _say(text: Text, language: Language) -> str:
    return marked(text.said(language))
