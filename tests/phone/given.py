"""What a fictional citizen types into `everything.yaml`, and what has to come of it."""

NAME = "นางมาลีสมมุติ <b>ทดสอบดี</b> & ลูก"
TYPED = {
    "name": NAME,
    "citizen_id": "1101700207366",
    "phone": "0812345678",
    "born": "1957-07",
    "where": {
        "code": "500101",
        "subdistrict": "ศรีภูมิ",
        "district": "เมืองเชียงใหม่",
        "province": "เชียงใหม่",
        "postcode": "50200",
    },
    "size": 2,
    "kinds": ["a", "c"],
    "copies": 3,
    "cost": 1250.5,
    "seen": "2026-11-21",
    "other": True,
    "who": {"name": "นายสมชายสมมุติ ลองดู", "citizen_id": "1101700207374"},
    "witnesses": [{"name": "พยานหนึ่ง"}, {"name": "พยานสอง", "phone": "021234567"}],
    "story": "บรรทัดหนึ่ง\nบรรทัดสอง 🙂",
    "true_statement": True,
}
