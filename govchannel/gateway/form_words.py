"""What the page on a phone says, in Thai and English; the form's own words come from the catalog."""

from __future__ import annotations

from govchannel.contract.catalog import Form, Text
from govchannel.contract.phone import WhyNot

TITLE = Text(th="บริการภาครัฐ", en="Government services")
OTHER_LANGUAGE = Text(th="English", en="ไทย")
"""The name of the other language, in itself."""

READING = {
    "notice_title": Text(th="ข้อมูลของท่าน", en="Your data"),
    "optional": Text(th="(ไม่ตอบก็ได้)", en="(optional)"),
    "no_script": Text(
        th="อ่านแบบคำขอนี้ได้ แต่ส่งจากเบราว์เซอร์นี้ไม่ได้ เพราะปิด JavaScript ไว้ หรือเบราว์เซอร์เก่าเกินไป "
        "คำขอต้องถูกปิดผนึกในโทรศัพท์ของท่านก่อนส่ง เพื่อให้หน่วยงานเท่านั้นที่เปิดอ่านได้ "
        "กรุณาเปิด JavaScript ใช้ Chrome หรือ Safari รุ่นใหม่ หรือยื่นที่ตู้บริการ",
        en="You can read this form, but not send it from this browser: JavaScript is off, or the browser is too old. A "
        "request is sealed on your phone before it is sent, so that only the agency can open it. Switch JavaScript "
        "on, use a recent Chrome or Safari, or go to a terminal.",
    ),
    "to_review": Text(th="ตรวจคำตอบ", en="Check my answers"),
    "troubles": Text(th="ยังส่งไม่ได้ กรุณาแก้ตรงนี้ก่อน", en="Not yet: please mend this first"),
    "day": Text(th="วัน", en="Day"),
    "month": Text(th="เดือน", en="Month"),
    "year": Text(th="ปี พ.ศ.", en="Year"),
    "date_help": Text(th="ใส่ปีเป็น พ.ศ. หรือ ค.ศ. ก็ได้", en="The year in the Common or the Buddhist Era."),
    "date_partial": Text(th="ถ้าไม่ทราบวันหรือเดือน เว้นว่างไว้ได้", en="Leave the day or month open if you do not know it."),
    "province": Text(th="จังหวัด", en="Province"),
    "district": Text(th="อำเภอหรือเขต", en="District"),
    "subdistrict": Text(th="ตำบลหรือแขวง และรหัสไปรษณีย์", en="Sub-district and postcode"),
    "choose": Text(th="เลือก", en="Choose"),
    "add": Text(th="เพิ่มรายการ", en="Add one"),
    "remove": Text(th="ลบรายการนี้", en="Remove this one"),
    "yes": Text(th="ใช่", en="Yes"),
    "no": Text(th="ไม่ใช่", en="No"),
    "agree": Text(th="ข้าพเจ้ายินยอม", en="I agree"),
    "review_title": Text(th="ตรวจดูอีกครั้งก่อนส่ง", en="Look at everything once more"),
    "not_proven": Text(
        th="ท่านไม่ได้ใช้บัตรประชาชน หน่วยงานจะทราบว่าชื่อและข้อมูลนี้ท่านพิมพ์เอง และอาจติดต่อเพื่อยืนยัน",
        en="No ID card was used. The agency sees that you typed who you are, and may contact you to make sure.",
    ),
    "back": Text(th="กลับไปแก้ไข", en="Back to the form"),
    "unsure_title": Text(th="ยังไม่แน่ใจว่าส่งถึงหรือไม่", en="It is not certain yet that it arrived"),
    "unsure_number": Text(th="เลขที่คำขอ ถ้าส่งถึงแล้ว:", en="The request's number, if it has arrived:"),
    "unsure_status": Text(th="ดูว่าคำขอถึงหรือยัง", en="See whether it has arrived"),
    "again": Text(th="ลองอีกครั้งเดี๋ยวนี้", en="Try again now"),
    "receipt_title": Text(th="ส่งคำขอแล้ว", en="Your request was sent"),
    "receipt_number": Text(th="เลขที่คำขอ", en="The request's number"),
    "receipt_keep": Text(
        th="กรุณาถ่ายภาพหน้าจอนี้ไว้ หรือเก็บลิงก์ดูสถานะ", en="Take a picture of this screen, or keep the link to its status."
    ),
    "receipt_status": Text(th="ดูสถานะคำขอ", en="See how far it is"),
    "receipt_gone": Text(
        th="สิ่งที่ท่านพิมพ์ถูกลบจากหน้านี้แล้ว ปิดหน้านี้ได้เลย",
        en="What you typed is gone from this page. You may close it.",
    ),
}
"""What the template writes."""

SAYING = {
    "yes": READING["yes"],
    "no": READING["no"],
    "agreed": Text(th="ยินยอม", en="Agreed"),
    "baht": Text(th="บาท", en="baht"),
    "not_answered": Text(th="ไม่ได้ตอบ", en="Not answered"),
    "change": Text(th="แก้ไข", en="Change"),
    "send": Text(th="ยินยอมและส่งคำขอ", en="Agree and send"),
    "sending": Text(th="กำลังส่ง…", en="Sending…"),
    "unsure": Text(
        th="ไม่ได้รับคำตอบ อาจเพราะสัญญาณขาด กำลังลองส่งใหม่ให้เอง กรุณาเปิดหน้านี้ไว้ แม้ส่งหลายครั้งก็เป็นคำขอเดียว",
        en="No answer came, perhaps the line broke. It is sent again by itself: please keep this page open. "
        "However often it is sent, it is one request.",
    ),
    "busy": Text(
        th="ขณะนี้มีผู้ส่งจำนวนมาก กำลังลองส่งใหม่ให้เอง กรุณาเปิดหน้านี้ไว้",
        en="Many people are sending just now. It is sent again by itself: please keep this page open.",
    ),
    "refused": Text(
        th="ระบบไม่รับคำขอนี้ ยังไม่มีอะไรถูกส่ง กรุณาลองอีกครั้ง หรือยื่นที่ตู้บริการ",
        en="The request was not taken, nothing was sent. Please try again, or go to a terminal.",
    ),
    "not_offered": Text(
        th="บริการนี้ไม่รับคำขอจากโทรศัพท์แล้ว ยังไม่มีอะไรถูกส่ง กรุณายื่นที่ตู้บริการ",
        en="This service no longer takes requests from phones. Nothing was sent. Please go to a terminal.",
    ),
    "form_changed": Text(
        th="แบบคำขอนี้เพิ่งเปลี่ยน ยังไม่มีอะไรถูกส่ง กรุณาจดคำตอบไว้แล้วเปิดหน้านี้ใหม่",
        en="This form has just changed. Nothing was sent. Please note your answers and open the page anew.",
    ),
    "cannot_seal": Text(
        th="เบราว์เซอร์นี้ปิดผนึกคำขอไม่ได้ กรุณาเปิดด้วย Chrome หรือ Safari รุ่นใหม่ หรือยื่นที่ตู้บริการ",
        en="This browser cannot seal a request. Please use a recent Chrome or Safari, or go to a terminal.",
    ),
    "no_places": Text(
        th="โหลดรายชื่อจังหวัดไม่ได้ กรุณาเปิดหน้านี้ใหม่เมื่อมีสัญญาณ",
        en="The list of places did not come. Please open this page anew when the phone is online.",
    ),
}
"""What the page says while it is used."""

WHY_NOT: dict[WhyNot, Text] = {
    "no-form": Text(
        th="บริการนี้ไม่มีแบบคำขอที่ส่งจากโทรศัพท์ได้",
        en="There is no form for this service that could be sent from a phone.",
    ),
    "login": Text(
        th="บริการนี้ต้องยืนยันตัวตนด้วยแอป ThaID จึงส่งจากหน้านี้ไม่ได้",
        en="This service needs a login with the ThaID app, which this page cannot give.",
    ),
    "card": Text(
        th="บริการนี้ต้องใช้บัตรประชาชน กรุณานำบัตรไปยื่นที่ตู้บริการภาครัฐ",
        en="This service needs your ID card. Please bring it to a Government Kiosk.",
    ),
    "questions": Text(
        th="แบบคำขอนี้มีลายเซ็นหรือภาพถ่าย ส่งได้ที่ตู้บริการภาครัฐเท่านั้น",
        en="This form asks for a signature or a picture. It can be sent at a Government Kiosk only.",
    ),
}
OTHER_WAYS = Text(th="ช่องทางอื่น", en="Other ways")
UNKNOWN = Text(th="ไม่พบแบบคำขอนี้", en="There is no such form.")
UNKNOWN_HELP = Text(th="กรุณาสแกนรหัสที่หน้าจอตู้บริการอีกครั้ง", en="Please scan the code on the terminal's screen once more.")


def notice(form: Form, recipient: Text) -> Text:
    """The privacy notice: what happens to what is typed, where it goes, what for, how long it is kept."""
    years, rest = divmod(form.retention_days, 365)
    kept_th = f"{form.retention_days} วัน" if rest else f"{years} ปี"
    count, unit = (form.retention_days, "day") if rest else (years, "year")
    kept_en = f"{count} {unit}{'' if count == 1 else 's'}"
    return Text(
        th=(
            "สิ่งที่ท่านพิมพ์อยู่ในหน้านี้เท่านั้น จนกว่าท่านจะกดส่ง แล้วจะถูกปิดผนึกในโทรศัพท์ของท่าน "
            f"มีเพียง{recipient.th}ที่เปิดอ่านได้\n"
            f"ใช้เพื่อ: {form.purpose.th}\n"
            f"หน่วยงานเก็บไว้ไม่เกิน {kept_th}"
        ),
        en=(
            "What you type stays in this page until you press Send. Then it is sealed on your phone. "
            f"Only the {recipient.en} can open it.\n"
            f"Used for: {form.purpose.en}\n"
            f"Kept there for no longer than {kept_en}."
        ),
    )
