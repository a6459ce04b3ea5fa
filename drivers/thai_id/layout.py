"""Where everything lies in the card's applications: what public readers agree on; no specification is public."""

from __future__ import annotations

from typing import NamedTuple

PERSONAL = bytes.fromhex("A000000054480001")
"""The Ministry of Interior's application."""
NHSO = bytes.fromhex("A000000054480083")
"""The National Health Security Office's."""
EXTENSION = bytes.fromhex("A000000084060002")
"""Chip data; holds the laser code of the card's back."""

ATR_MARK = b"TH NID"
"""Stands in the historical bytes of every ID card; a hint only, an application decides."""
SIMULATED_MARK = b"TH NID SIM"
"""Stands in the historical bytes of a virtual card."""


class Span(NamedTuple):
    """Bytes of an application's memory."""

    offset: int
    length: int

    @property
    def end(self) -> int:
        """The first offset behind it."""
        return self.offset + self.length


VERSION = Span(0, 4)
CITIZEN_ID = Span(4, 13)
NAME_TH = Span(17, 100)
NAME_EN = Span(117, 100)
BIRTH_DATE = Span(217, 8)
SEX = Span(225, 1)
REQUEST_NO = Span(226, 20)
ISSUER = Span(246, 100)
OFFICER_ID = Span(346, 13)
ISSUE_DATE = Span(359, 8)
EXPIRY_DATE = Span(367, 8)
CARD_TYPE = Span(375, 2)
PHOTO_LENGTH = Span(377, 2)
PHOTO = Span(379, 5118)
ADDRESS = Span(5497, 160)
PHOTO_NO = Span(5657, 14)
MEMORY = 5671

FIELDS = (
    VERSION,
    CITIZEN_ID,
    NAME_TH,
    NAME_EN,
    BIRTH_DATE,
    SEX,
    REQUEST_NO,
    ISSUER,
    OFFICER_ID,
    ISSUE_DATE,
    EXPIRY_DATE,
    CARD_TYPE,
    PHOTO_LENGTH,
    ADDRESS,
    PHOTO_NO,
)
"""One read each, for a card that refuses to read across fields."""

LONGEST_READ = 255
BLOCKS = (Span(0, 255), Span(255, 124), Span(5497, 174))
"""The same bytes in three reads: the photo's slot lies between the second and the third."""

OLD_LAYOUT = "0002"
"""Its offsets differ, and what public readers say of them is contradictory."""

NHSO_BLOCKS = (Span(0x04, 255), Span(0x103, 91))
NHSO_MEMORY = 0x15E
NHSO_MAIN_RIGHT = Span(0x04, 60)
NHSO_SUB_RIGHT = Span(0x40, 100)
NHSO_MAIN_HOSPITAL = Span(0xA4, 80)
NHSO_SUB_HOSPITAL = Span(0xF4, 80)
NHSO_PAID_TYPE = Span(0x144, 1)
NHSO_ISSUE_DATE = Span(0x145, 8)
NHSO_EXPIRY_DATE = Span(0x14D, 8)
NHSO_UPDATE_DATE = Span(0x155, 8)
NHSO_CHANGES = Span(0x15D, 1)
NHSO_FIELDS = (
    NHSO_MAIN_RIGHT,
    NHSO_SUB_RIGHT,
    NHSO_MAIN_HOSPITAL,
    NHSO_SUB_HOSPITAL,
    NHSO_PAID_TYPE,
    NHSO_ISSUE_DATE,
    NHSO_EXPIRY_DATE,
    NHSO_UPDATE_DATE,
    NHSO_CHANGES,
)


def read(span: Span) -> bytes:
    """READ: offset in P1-P2, the wanted length as two data bytes."""
    return bytes((0x80, 0xB0)) + span.offset.to_bytes(2, "big") + b"\x02" + span.length.to_bytes(2, "big")


LASER_ID = bytes.fromhex("8000000017")
"""READ of chip version, state and laser code in `EXTENSION`."""
LASER_ID_FIELD = Span(7, 16)
