"""The privacy notices, in plain words. What was shown is hashed into the sealed request."""

from __future__ import annotations

from govchannel.contract.catalog import Service, Text

GENERAL = Text(
    th=(
        "เครื่องนี้อ่านชื่อ ที่อยู่ วันเกิด เลขประจำตัว และรูปถ่ายจากบัตรของท่าน "
        "เพื่อแสดงให้ท่านเห็นและกรอกแบบคำขอให้ท่าน สิทธิรักษาพยาบาลในชิปจะอ่านก็ต่อเมื่อท่านกดดูเท่านั้น\n"
        "ข้อมูลจะอยู่ในเครื่องนี้เฉพาะขณะที่ท่านใช้งาน เมื่อท่านดึงบัตรออกหรือกดจบการใช้งาน ข้อมูลจะถูกลบทันที\n"
        "จะส่งข้อมูลก็ต่อเมื่อท่านกดส่งคำขอ หรือยินยอมให้ตรวจบัตร และมีเพียงหน่วยงานที่รับคำขอเท่านั้นที่เปิดอ่านคำขอได้\n"
        "คำขอที่ส่งจะมีรหัสที่คำนวณจากบัตรของท่าน ไม่ใช่เลขประจำตัวของท่าน "
        "เพื่อให้ท่านเสียบบัตรดูความคืบหน้าได้ที่ทุกเครื่อง"
    ),
    en=(
        "This terminal reads your name, address, date of birth, citizen number and photo from your card, "
        "to show them to you and to fill in forms for you. "
        "Your health rights on the chip are read only when you press for them.\n"
        "They stay here only while you use the terminal. When you take your card or end, they are deleted at once.\n"
        "They are sent only when you press Send or agree to a check of your card. "
        "Only the agency that receives your request can open it.\n"
        "A request carries a code computed from your card, not your number, "
        "so that you can follow it with your card at any terminal."
    ),
)


CARD_CHECK = Text(
    th=(
        "เครื่องจะส่งเลขประจำตัว ชื่อ นามสกุล วันเกิด และรหัสหลังบัตรของท่าน "
        "ผ่านศูนย์กลางไปถามกรมการปกครองว่าบัตรใบนี้ยังใช้ได้หรือไม่\n"
        "ข้อมูลนี้ใช้ถามครั้งเดียว ไม่มีการเก็บไว้ในเครื่องนี้หรือที่ศูนย์กลาง\n"
        "หน่วยงานที่รับคำขอจะทราบเพียงว่าบัตรใช้ได้และตรวจเมื่อใด\n"
        "ท่านไม่ตรวจก็ได้ และส่งคำขอได้เหมือนกัน"
    ),
    en=(
        "Your citizen number, name, date of birth and the code on the back of your card are sent through the gateway "
        "to the Department of Provincial Administration, to ask whether this card is in force.\n"
        "They are used for this one question. Neither this terminal nor the gateway keeps them.\n"
        "The agency that receives your request learns only that the card is in force, and when it was checked.\n"
        "You need not do this. You can send your request all the same."
    ),
)


def for_service(service: Service, recipient: Text) -> Text:
    """What sending this request means: purpose, recipient, how long it is kept there."""
    form = service.form
    assert form is not None
    return Text(
        th=(
            f"ข้อมูลของท่านจะส่งถึง{recipient.th}เพียงหน่วยงานเดียว\n"
            f"ใช้เพื่อ: {form.purpose.th}\n"
            f"หน่วยงานเก็บไว้ไม่เกิน {_days_th(form.retention_days)}"
        ),
        en=(
            f"Your data go to the {recipient.en} only.\n"
            f"Used for: {form.purpose.en}\n"
            f"Kept there for no longer than {_days_en(form.retention_days)}."
        ),
    )


def _days_th(days: int) -> str:
    return f"{days // 365} ปี" if days % 365 == 0 else f"{days} วัน"


def _days_en(days: int) -> str:
    count, unit = (days // 365, "year") if days % 365 == 0 else (days, "day")
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"
