"""Bytes of the card's memory in, records out. Pure: nothing here knows of cards, and no byte can make it crash."""

from __future__ import annotations

from datetime import date
from typing import Literal

from drivers.base import CardUnreadable
from drivers.thai_id import layout
from drivers.thai_id.layout import Span
from drivers.thai_id.records import Address, CardText, Name, Nhso, PartialDate

BUDDHIST_ERA = 543
FOR_LIFE = "99999999"

PADDING = bytes.maketrans(b"\x00\xa0", b"  ")
"""NUL and the unbreakable space stand for a space."""

ADDRESS_WORDS = (
    (),
    ("หมู่ที่",),
    ("ตรอก",),
    ("ซอย",),
    ("ถนน",),
    ("ตำบล", "แขวง"),
    ("อำเภอ", "เขต"),
    ("จังหวัด",),
)
"""The word that stands before each of the eight parts of an address on the card."""


class OldCard(CardUnreadable):
    """A card of the old layout, whose offsets nobody publishes; wiping its chip would not help."""

    th = "บัตรรุ่นเก่านี้อ่านด้วยเครื่องไม่ได้ กรุณาติดต่อเจ้าหน้าที่"
    en = "This is an old kind of card that the terminal cannot read. Please ask an officer."


def card_text(memory: bytes, simulated: bool) -> CardText:
    """The personal application's text. Raises `OldCard`, `CardUnreadable` when it cannot be a Thai ID card's."""
    version = text(memory, layout.VERSION)
    if version == layout.OLD_LAYOUT:
        raise OldCard(f"layout {version}")
    citizen_id = text(memory, layout.CITIZEN_ID)
    if len(citizen_id) != 13 or not (citizen_id.isascii() and citizen_id.isdigit()):
        raise CardUnreadable("no citizen id")
    return CardText(
        citizen_id=citizen_id,
        citizen_id_valid=check_digit(citizen_id) == citizen_id[12],
        name_th=name(text(memory, layout.NAME_TH)),
        name_en=name(text(memory, layout.NAME_EN)),
        birth_date=partial_date(text(memory, layout.BIRTH_DATE)),
        sex=_sex(text(memory, layout.SEX)),
        address=address(text(memory, layout.ADDRESS)),
        issuer=text(memory, layout.ISSUER),
        issue_date=partial_date(text(memory, layout.ISSUE_DATE)),
        expiry_date=partial_date(text(memory, layout.EXPIRY_DATE)),
        layout_version=version,
        card_type=text(memory, layout.CARD_TYPE),
        request_no=text(memory, layout.REQUEST_NO),
        officer_id=text(memory, layout.OFFICER_ID),
        photo_no=text(memory, layout.PHOTO_NO),
        photo_length=int.from_bytes(cut(memory, layout.PHOTO_LENGTH), "big"),
        simulated=simulated,
    )


def nhso(memory: bytes) -> Nhso:
    """The health security application's record; often years old, the office's own register is online.

    Raises `CardUnreadable` where a byte is no letter: half a right, or another hospital's name, is worse than none.
    """
    return Nhso(
        main_right=_exact_text(memory, layout.NHSO_MAIN_RIGHT),
        sub_right=_exact_text(memory, layout.NHSO_SUB_RIGHT),
        main_hospital=_exact_text(memory, layout.NHSO_MAIN_HOSPITAL),
        sub_hospital=_exact_text(memory, layout.NHSO_SUB_HOSPITAL),
        paid_type=_exact_text(memory, layout.NHSO_PAID_TYPE),
        issue_date=partial_date(_exact_text(memory, layout.NHSO_ISSUE_DATE)),
        expiry_date=partial_date(_exact_text(memory, layout.NHSO_EXPIRY_DATE)),
        update_date=partial_date(_exact_text(memory, layout.NHSO_UPDATE_DATE)),
        hospital_changes=_exact_text(memory, layout.NHSO_CHANGES),
    )


def cut(memory: bytes, span: Span) -> bytes:
    """The bytes of a field."""
    return memory[span.offset : span.end]


def text(memory: bytes, span: Span) -> str:
    """A field as text: TIS-620, padded with spaces or NUL; a byte that is no letter becomes U+FFFD."""
    return clean(cut(memory, span))


def clean(raw: bytes) -> str:
    """TIS-620 (as cp874) without padding and control characters."""
    decoded = raw.decode("cp874", errors="replace")
    return "".join(letter for letter in decoded if letter.isprintable()).strip()


def _exact_text(memory: bytes, span: Span) -> str:
    """A field without a single byte that is no letter. Raises `CardUnreadable`."""
    raw = cut(memory, span).translate(PADDING)
    try:
        letters = raw.decode("cp874").strip(" ")
    except UnicodeDecodeError:
        raise CardUnreadable("a byte that is no letter") from None
    if not letters.isprintable():
        raise CardUnreadable("a control character")
    return letters


def check_digit(citizen_id: str) -> str:
    """The thirteenth digit that belongs to the first twelve."""
    total = sum(int(digit) * (13 - place) for place, digit in enumerate(citizen_id[:12]))
    return str((11 - total % 11) % 10)


def name(line: str) -> Name:
    """``title#first#middle#last``; parts keep their place when one is empty."""
    parts = [part.strip() for part in line.split("#")]
    return Name(*(parts + [""] * 4)[:4])


def address(line: str) -> Address:
    """Eight parts between ``#``; another number of parts is kept as one line in `house_no`."""
    parts = [part.strip() for part in line.split("#")]
    if len(parts) != len(ADDRESS_WORDS):
        return Address(house_no=" ".join(part for part in parts if part))
    return Address(*(_without(words, part) for words, part in zip(ADDRESS_WORDS, parts, strict=True)))


def _without(words: tuple[str, ...], part: str) -> str:
    for word in words:
        if part.startswith(word) and part != word:
            return part[len(word) :].strip()
    return part


def partial_date(digits: str) -> PartialDate | None:
    """``YYYYMMDD`` of the Buddhist Era; ``00`` = unknown. None when nothing is known, or for a card for life."""
    if len(digits) != 8 or not (digits.isascii() and digits.isdigit()) or digits == FOR_LIFE:
        return None
    year, month, day = int(digits[:4]) - BUDDHIST_ERA, int(digits[4:6]), int(digits[6:])
    if year < 1:
        return None
    if not 1 <= month <= 12:
        return PartialDate(year)
    try:
        # 29 February of a year that has none is on real cards: the month is all that can be believed.
        date(year, month, day)
    except ValueError:
        return PartialDate(year, month)
    return PartialDate(year, month, day)


def _sex(code: str) -> Literal["male", "female"] | None:
    match code:
        case "1":
            return "male"
        case "2":
            return "female"
    return None


def jpeg_end(data: bytes) -> int:
    """Where a JPEG ends: behind its last end-of-image marker; 0 when there is none."""
    return data.rfind(b"\xff\xd9") + 2 if b"\xff\xd9" in data else 0
