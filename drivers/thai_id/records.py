"""What a Thai national ID card says, as typed values. Nothing of it belongs in a log: `repr` shows no contents."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True)
class Name:
    """A name in one script; a part that the card leaves out is an empty text."""

    title: str = field(default="", repr=False)
    first: str = field(default="", repr=False)
    middle: str = field(default="", repr=False)
    last: str = field(default="", repr=False)


@dataclass(frozen=True)
class Address:
    """The registered address, without the words for moo, road, province and so on; an absent part is empty."""

    house_no: str = field(default="", repr=False)
    moo: str = field(default="", repr=False)
    trok: str = field(default="", repr=False)
    soi: str = field(default="", repr=False)
    road: str = field(default="", repr=False)
    subdistrict: str = field(default="", repr=False)
    district: str = field(default="", repr=False)
    province: str = field(default="", repr=False)


@dataclass(frozen=True)
class PartialDate:
    """A date of the common era of which the day, or month and day, may be unknown."""

    year: int = field(repr=False)
    month: int | None = field(default=None, repr=False)
    day: int | None = field(default=None, repr=False)

    def isoformat(self) -> str:
        """ISO 8601 with reduced precision: ``1957``, ``1952-07`` or ``1952-07-30``."""
        parts = [f"{self.year:04d}"]
        if self.month is not None:
            parts.append(f"{self.month:02d}")
            if self.day is not None:
                parts.append(f"{self.day:02d}")
        return "-".join(parts)


@dataclass(frozen=True)
class CardText:
    """The personal applet's text. Dates are None when the card gives none; `expiry_date` None = valid for life.

    `citizen_id` is as the card says, `citizen_id_valid` whether it is 13 digits with the right check digit.
    `simulated` marks a virtual card: a request made with one says so.
    """

    citizen_id: str = field(repr=False)
    citizen_id_valid: bool
    name_th: Name
    name_en: Name
    birth_date: PartialDate | None
    sex: Literal["male", "female"] | None = field(repr=False)
    address: Address
    issuer: str = field(repr=False)
    issue_date: PartialDate | None
    expiry_date: PartialDate | None
    layout_version: str
    card_type: str
    request_no: str = field(repr=False)
    officer_id: str = field(repr=False)
    photo_no: str = field(repr=False)
    photo_length: int
    simulated: bool = False


@dataclass(frozen=True)
class Photo:
    """The photo as JPEG. `complete` is False when the picture's end is missing: it may still be shown in part."""

    data: bytes = field(repr=False)
    complete: bool


@dataclass(frozen=True)
class Nhso:
    """The health security record on the chip, as it was when the card was last updated."""

    main_right: str = field(repr=False)
    sub_right: str = field(repr=False)
    main_hospital: str = field(repr=False)
    sub_hospital: str = field(repr=False)
    paid_type: str = field(repr=False)
    issue_date: PartialDate | None = field(repr=False)
    expiry_date: PartialDate | None = field(repr=False)
    update_date: PartialDate | None = field(repr=False)
    hospital_changes: str = field(repr=False)

    @property
    def blank(self) -> bool:
        """Whether the application is there and nothing of use was ever written into it."""
        return not (self.main_right or self.sub_right or self.main_hospital or self.sub_hospital)
