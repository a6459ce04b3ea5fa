"""Fictional people for the virtual card. Names are made up, citizen numbers have right check digits (but one)."""

from __future__ import annotations

from pathlib import Path

import msgspec

from drivers.thai_id import layout
from drivers.thai_id.layout import Span

PHOTOS = Path(__file__).parent / "photos"


class Person(msgspec.Struct, frozen=True):
    """What a virtual card says, as it is stored: ``#`` between parts, Buddhist-Era digits. `about` tells the case."""

    about: str
    citizen_id: str
    name_th: str
    name_en: str
    birth_date: str
    sex: str
    address: str
    photo: bytes
    issue_date: str = "25640115"
    expiry_date: str = "25730729"
    issuer: str = "ท้องถิ่นเทศบาลนครสมมุติ/ขอนแก่น"
    request_no: str = "00990112345/01151030"
    photo_no: str = "99010101151030"
    tells_laser_code: bool = True
    nhso: tuple[str, str, str, str] | None = (
        "สิทธิหลักประกันสุขภาพแห่งชาติ", "ผู้มีอายุ 60 ปีขึ้นไป", "โรงพยาบาลสมมุติ", "สถานีอนามัยสมมุติ",
    )  # fmt: skip
    """Main right, sub-right, main hospital, sub hospital."""
    nhso_dates: tuple[str, str, str] = ("25640115", "NoExp", "25640115")
    """Written first, valid until, changed last."""

    def memory(self) -> bytes:
        """The personal application's memory."""
        memory = bytearray(b" " * layout.MEMORY)
        _put(memory, layout.VERSION, "0003")
        _put(memory, layout.CITIZEN_ID, self.citizen_id)
        _put(memory, layout.NAME_TH, self.name_th)
        _put(memory, layout.NAME_EN, self.name_en)
        _put(memory, layout.BIRTH_DATE, self.birth_date)
        _put(memory, layout.SEX, self.sex)
        _put(memory, layout.REQUEST_NO, self.request_no)
        _put(memory, layout.ISSUER, self.issuer)
        _put(memory, layout.OFFICER_ID, "9999900000001")
        _put(memory, layout.ISSUE_DATE, self.issue_date)
        _put(memory, layout.EXPIRY_DATE, self.expiry_date)
        _put(memory, layout.CARD_TYPE, "01")
        memory[layout.PHOTO_LENGTH.offset : layout.PHOTO_LENGTH.end] = len(self.photo).to_bytes(2, "big")
        memory[layout.PHOTO.offset : layout.PHOTO.offset + len(self.photo)] = self.photo
        _put(memory, layout.ADDRESS, self.address)
        _put(memory, layout.PHOTO_NO, self.photo_no)
        return bytes(memory)

    def nhso_memory(self) -> bytes | None:
        """The health security application's memory; None where the card has no such application."""
        if self.nhso is None:
            return None
        memory = bytearray(b" " * layout.NHSO_MEMORY)
        fields = (
            layout.NHSO_MAIN_RIGHT,
            layout.NHSO_SUB_RIGHT,
            layout.NHSO_MAIN_HOSPITAL,
            layout.NHSO_SUB_HOSPITAL,
            layout.NHSO_ISSUE_DATE,
            layout.NHSO_EXPIRY_DATE,
            layout.NHSO_UPDATE_DATE,
        )
        for span, value in zip(fields, self.nhso + self.nhso_dates, strict=True):
            _put(memory, span, value)
        _put(memory, layout.NHSO_PAID_TYPE, "1")
        _put(memory, layout.NHSO_CHANGES, "0")
        return bytes(memory)


def _put(memory: bytearray, span: Span, value: str) -> None:
    raw = value.encode("cp874")
    assert len(raw) <= span.length, value
    memory[span.offset : span.offset + len(raw)] = raw


def _photo(name: str) -> bytes:
    return (PHOTOS / f"{name}.jpg").read_bytes()


WOMAN, MAN, ELDER, MONK = (_photo(name) for name in ("woman", "man", "elder", "monk"))
UPCOUNTRY = "99/1#หมู่ที่ 4##ซอยสมมุติ 5#ถนนทดสอบ#ตำบลในเมือง#อำเภอเมืองขอนแก่น#จังหวัดขอนแก่น"

PEOPLE = {
    "malee": Person(
        "a woman from Khon Kaen, no middle name",
        "1409900000018",
        "นาง#มาลีสมมุติ##ทดสอบดี",
        "Mrs.#Maleesommut##Thotsopdee",
        "25000730",
        "2",
        UPCOUNTRY,
        WOMAN,
    ),
    "somchai": Person(
        "a man from Bangkok: khwaeng and khet instead of tambon and amphoe",
        "1100900000021",
        "นาย#สมชายสมมุติ##ลองดู",
        "Mr.#Somchaisommut##Longdu",
        "25351112",
        "1",
        "123/45##ตรอกสมมุติ#ซอยทดลอง 9#ถนนตัวอย่าง#แขวงบางรัก#เขตบางรัก#กรุงเทพมหานคร",
        MAN,
        issuer="เขตบางรัก/กรุงเทพมหานคร",
        nhso=("สิทธิประกันสังคม", "", "โรงพยาบาลลองดูสมมุติ", ""),
        nhso_dates=("25580301", "25600000", ""),
    ),
    "anna": Person(
        "a woman with a middle name, in English only",
        "1509900000033",
        "นางสาว#แอนนาสมมุติ##ตัวอย่างงาม",
        "Miss#Annasommut#Marie#Tuayangngam",
        "25400101",
        "2",
        "7#หมู่ที่ 1####ตำบลสุเทพ#อำเภอเมืองเชียงใหม่#จังหวัดเชียงใหม่",
        WOMAN,
    ),
    "monk": Person(
        "a monk: no last name, a temple's address, a card for life",
        "3309900000040",
        "พระ#สมมุติธมฺโม##",
        "Phra#Sommutthammo##",
        "24950105",
        "1",
        "วัดสมมุติ#หมู่ที่ 2####ตำบลทดสอบ#อำเภอทดลอง#จังหวัดอุบลราชธานี",
        MONK,
        expiry_date="99999999",
    ),
    "boonmee": Person(
        "an old man of whose birth only the year is known; a card for life, without laser code and health rights",
        "3409900000057",
        "นาย#บุญมีสมมุติ##เก่าแก่",
        "Mr.#Boonmeesommut##Kaokae",
        "24840000",
        "1",
        UPCOUNTRY,
        ELDER,
        expiry_date="99999999",
        tells_laser_code=False,
        nhso=None,
    ),
    "sunee": Person(
        "an old woman of whose birth year and month are known",
        "3309900000058",
        "นาง#สุนีย์สมมุติ##ครึ่งปี",
        "Mrs.#Suneesommut##Khruengpi",
        "24950700",
        "2",
        UPCOUNTRY,
        ELDER,
        expiry_date="99999999",
    ),
    "expired": Person(
        "a card that expired",
        "1409900000069",
        "นางสาว#หมดอายุสมมุติ##เมื่อวาน",
        "Miss#Modayusommut##Mueawan",
        "25300229",
        "2",
        UPCOUNTRY,
        WOMAN,
        issue_date="25550115",
        expiry_date="25630228",
    ),
    "longest": Person(
        "every field full to its last byte",
        "1409900000077",
        "นางสาว#" + "ก" * 44 + "##" + "ข" * 47,
        "Miss#" + "A" * 44 + "##" + "B" * 49,
        "25321231",
        "2",
        "999/999#หมู่ที่ 99#ตรอก"
        + "ต" * 20
        + "#ซอย"
        + "ซ" * 20
        + "#ถนน"
        + "ถ" * 20
        + "#ตำบล"
        + "ด" * 15
        + "#อำเภอ"
        + "อ" * 15
        + "#จังหวัด"
        + "จ" * 20,
        WOMAN,
        nhso=("สิทธิ" + "ม" * 55, "สิทธิย่อย" + "ย" * 91, "โรงพยาบาล" + "ร" * 71, "สถานีอนามัย" + "น" * 69),
        nhso_dates=("25640115", "25690115", "25650229"),
    ),
    "torn-photo": Person(
        "a photo whose end is missing",
        "1409900000085",
        "นาย#ภาพขาดสมมุติ##ครึ่งรูป",
        "Mr.#Phapkhatsommut##Khruengrup",
        "25330303",
        "1",
        UPCOUNTRY,
        MAN[: len(MAN) // 2],
    ),
    "no-photo": Person(
        "no photo, and no health security application",
        "1409900000093",
        "นาย#ไร้ภาพสมมุติ##ว่างเปล่า",
        "Mr.#Raiphapsommut##Wangplao",
        "25330303",
        "1",
        UPCOUNTRY,
        b"",
        nhso=None,
    ),
    "wrong-digit": Person(
        "a citizen number with a wrong check digit",
        "1409900000100",
        "นาย#เลขผิดสมมุติ##หลักท้าย",
        "Mr.#Lekphitsommut##Lakthai",
        "25330303",
        "1",
        UPCOUNTRY,
        MAN,
    ),
}
"""Person id -> what the card says."""
