"""What a Thai national ID card says, as typed values. Nothing of it belongs in a log: `repr` shows no contents."""

from __future__ import annotations

from typing import Literal

from drivers.values import Secret, Value


class Name(Value, frozen=True):
    """A name in one script; a part that the card leaves out is an empty text."""

    title: Secret[str] = ""
    first: Secret[str] = ""
    middle: Secret[str] = ""
    last: Secret[str] = ""


class Address(Value, frozen=True):
    """The registered address, without the words for moo, road, province and so on; an absent part is empty."""

    house_no: Secret[str] = ""
    moo: Secret[str] = ""
    trok: Secret[str] = ""
    soi: Secret[str] = ""
    road: Secret[str] = ""
    subdistrict: Secret[str] = ""
    district: Secret[str] = ""
    province: Secret[str] = ""


class PartialDate(Value, frozen=True):
    """A date of the common era of which the day, or month and day, may be unknown."""

    year: Secret[int]
    month: Secret[int | None] = None
    day: Secret[int | None] = None

    def isoformat(self) -> str:
        """ISO 8601 with reduced precision: ``1957``, ``1952-07`` or ``1952-07-30``."""
        parts = [f"{self.year:04d}"]
        if self.month is not None:
            parts.append(f"{self.month:02d}")
            if self.day is not None:
                parts.append(f"{self.day:02d}")
        return "-".join(parts)


class CardText(Value, frozen=True):
    """The personal applet's text. Dates are None when the card gives none; `expiry_date` None = valid for life.

    `citizen_id` is as the card says, `citizen_id_valid` whether it is 13 digits with the right check digit.
    `simulated` marks a virtual card: a request made with one says so.
    """

    citizen_id: Secret[str]
    citizen_id_valid: bool
    name_th: Name
    name_en: Name
    birth_date: PartialDate | None
    sex: Secret[Literal["male", "female"] | None]
    address: Address
    issuer: Secret[str]
    issue_date: PartialDate | None
    expiry_date: PartialDate | None
    layout_version: str
    card_type: str
    request_no: Secret[str]
    officer_id: Secret[str]
    photo_no: Secret[str]
    photo_length: int
    simulated: bool = False


class Photo(Value, frozen=True):
    """The photo as JPEG. `complete` is False when the picture's end is missing: it may still be shown in part."""

    data: Secret[bytes]
    complete: bool


class Nhso(Value, frozen=True):
    """The health security record on the chip, as it was when the card was last updated."""

    main_right: Secret[str]
    sub_right: Secret[str]
    main_hospital: Secret[str]
    sub_hospital: Secret[str]
    paid_type: Secret[str]
    issue_date: Secret[PartialDate | None]
    expiry_date: Secret[PartialDate | None]
    update_date: Secret[PartialDate | None]
    hospital_changes: Secret[str]

    @property
    def blank(self) -> bool:
        """Whether the application is there and nothing of use was ever written into it."""
        return not (self.main_right or self.sub_right or self.main_hospital or self.sub_hospital)
