"""What is wrong with an answer, as a sentence beside its question: the same words on a terminal and on a phone."""

from __future__ import annotations

from govchannel.contract.catalog import FieldType, Text

WRONG = Text(th="กรุณาตรวจคำตอบนี้อีกครั้ง", en="Please check this answer.")
MISSING = Text(th="กรุณาตอบข้อนี้", en="Please answer this.")
BY_TYPE: dict[FieldType, Text] = {
    "phone": Text(
        th="กรุณาใส่เบอร์โทรศัพท์ 9 หรือ 10 หลัก ขึ้นต้นด้วย 0",
        en="Please give a phone number of 9 or 10 digits, starting with 0.",
    ),
    "email": Text(th="กรุณาใส่อีเมล เช่น name@example.com", en="Please give an e-mail address, such as name@example.com."),
    "citizen_id": Text(
        th="เลขนี้ไม่ใช่เลขประจำตัวประชาชน กรุณาตรวจทั้ง 13 หลัก",
        en="This is no citizen ID number. Please check all 13 digits.",
    ),
    "date": Text(th="กรุณาเลือกวันที่", en="Please choose a date."),
    "number": Text(th="กรุณาใส่ตัวเลข", en="Please give a number."),
    "amount": Text(
        th="กรุณาใส่จำนวนเงินเป็นบาท เช่น 1,250 หรือ 1,250.50",
        en="Please give an amount in baht, such as 1,250 or 1,250.50.",
    ),
    "place": Text(th="กรุณาเลือกตำบลหรือแขวง", en="Please choose a sub-district."),
    "consent": Text(th="กรุณาแตะช่องนี้หากท่านยินยอม", en="Please touch the box if you agree."),
    "signature": Text(
        th="กรุณาเซ็นชื่อในกรอบ หรือยืนยันด้วยบัตรแทน",
        en="Please sign in the box, or confirm with your card.",
    ),
    "picture": Text(th="กรุณาถ่ายภาพ", en="Please take a picture."),
}
"""What to do, by a question's type: said where `WRONG` would say no more than that."""

MISSING_BY_TYPE: tuple[FieldType, ...] = ("consent", "signature", "place", "picture")
"""Types of which `MISSING` does not say what to do."""

LIMITS = {
    "minItems": Text(th="กรุณาใส่อย่างน้อย {limit} รายการ", en="Please give at least {limit}."),
    "maxItems": Text(th="มากเกินไป ใส่ได้ไม่เกิน {limit} รายการ", en="Too many: {limit} at most."),
    "maxLength": Text(th="ยาวเกินไป ใส่ได้ไม่เกิน {limit} ตัวอักษร", en="Too long: {limit} characters at most."),
    "minLength": Text(th="สั้นเกินไป ต้องมีอย่างน้อย {limit} ตัวอักษร", en="Too short: at least {limit} characters."),
    "minimum": Text(th="น้อยเกินไป ต้องไม่น้อยกว่า {limit}", en="Too small: {limit} or more."),
    "maximum": Text(th="มากเกินไป ต้องไม่เกิน {limit}", en="Too large: {limit} at most."),
}
"""JSON Schema's keyword -> what it wants; ``{limit}`` is its figure."""


def sentence(kind: FieldType, keyword: str, limit: object = None) -> Text:
    """What is wrong with an answer to a question of this type, by the keyword of JSON Schema that it fails."""
    if keyword == "required":
        return BY_TYPE[kind] if kind in MISSING_BY_TYPE else MISSING
    if keyword in LIMITS:
        said = LIMITS[keyword]
        return Text(th=said.th.format(limit=limit), en=said.en.format(limit=limit))
    return BY_TYPE.get(kind, WRONG)
