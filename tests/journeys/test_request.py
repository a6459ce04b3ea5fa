"""A citizen's request, from the card to the agency's eyes, through every real part."""

from __future__ import annotations

import signal
from datetime import datetime
from typing import Any

from demo.citizen import Citizen
from demo.stage import Stage
from drivers.people import PEOPLE
from drivers.steering import insert, pull
from govchannel.contract.thai_time import BANGKOK
from tests.waiting import until

MALEE = PEOPLE["malee"]
TYPED: dict[str, Any] = {
    "location": "หน้าบ้านเลขที่ 9 ซอยสมมุติ 5",
    "subdistrict": "ในเมือง",
    "district": "เมืองขอนแก่น",
    "province": "ขอนแก่น",
    "kind": "main",
    "severity": "burst",
    "no_water": True,
    "seen_date": "today",
    "details": "น้ำพุ่งสูง 2 เมตร & ท่วมถนน <ด่วน>",
    "phone": "0812345678",
}


def asks_for_the_leak_to_be_mended(citizen: Citizen, stage: Stage) -> str:
    """The whole way from the welcome to the receipt; the request's number."""
    citizen.screen.wait("begin")
    citizen.keeps("welcome")
    insert(stage.card_file, "malee")
    citizen.agrees()
    citizen.finds("ท่อประปา", "pwa-leak")
    citizen.fills_in(stage.form("pwa-leak"), TYPED)
    return citizen.sends()


def what_the_agency_should_read() -> dict[str, Any]:
    today = datetime.now(BANGKOK).date().isoformat()
    return TYPED | {"seen_date": today, "name": "นางมาลีสมมุติ ทดสอบดี"}


def test_the_agency_opens_exactly_what_the_citizen_typed(citizen: Citizen, stage: Stage) -> None:
    stage.start_agent()
    number = asks_for_the_leak_to_be_mended(citizen, stage)
    pull(stage.card_file)
    citizen.screen.wait_screen("Goodbye")
    citizen.keeps("goodbye")
    (item,) = until(lambda: [i for i in stage.outbox() if i["state"] == "accepted"], "the gateway to accept")
    assert item["number"] == number
    (opened,) = stage.opened_by("PWA")
    assert opened["number"] == number
    assert opened["answers"] == what_the_agency_should_read()
    assert opened["citizen"]["citizen_id"] == MALEE.citizen_id
    assert opened["assurance"] == "simulated", "a virtual card is never taken for a real one"
    citizen.screen.wait("begin", seconds=20)


def test_with_the_gateway_down_it_arrives_once_the_gateway_is_back(citizen: Citizen, stage: Stage) -> None:
    stage.gateway.stop()
    stage.start_agent()
    number = asks_for_the_leak_to_be_mended(citizen, stage)
    (waiting,) = until(lambda: [i for i in stage.outbox() if i["attempts"] > 0], "a first try")
    assert waiting["state"] == "waiting"
    stage.gateway.start()
    stage.run("kiosk", "outbox", "retry")
    until(lambda: [i for i in stage.outbox() if i["state"] == "accepted"], "the gateway to accept")
    (opened,) = stage.opened_by("PWA")
    assert (opened["number"], opened["answers"]) == (number, what_the_agency_should_read())


def test_an_agent_killed_before_and_after_loses_and_doubles_nothing(citizen: Citizen, stage: Stage) -> None:
    number = asks_for_the_leak_to_be_mended(citizen, stage)
    for _ in range(3):
        stage.start_agent()
        stage.stop_agent(signal.SIGKILL)
    stage.start_agent()
    until(lambda: [i for i in stage.outbox() if i["state"] == "accepted"], "the gateway to accept", seconds=60)
    assert [one["number"] for one in stage.opened_by("PWA")] == [number]


def test_nothing_of_the_citizen_stays_in_any_file(citizen: Citizen, stage: Stage) -> None:
    asks_for_the_leak_to_be_mended(citizen, stage)
    pull(stage.card_file)
    citizen.screen.wait_screen("Goodbye")
    secrets = [MALEE.citizen_id, "มาลีสมมุติ", "Maleesommut", "0812345678", "น้ำพุ่งสูง", "สมมุติ 5"]
    for file in stage.folder.rglob("*"):
        if file.is_file() and file != stage.card_file:
            content = file.read_bytes()
            for secret in secrets:
                # The shipped catalog holds no secret words; whatever is found here was left by the session.
                assert secret.encode() not in content, file.name
                assert secret.encode("utf-16-le") not in content, file.name


def test_pulling_the_card_wipes_the_screen(citizen: Citizen, stage: Stage) -> None:
    citizen.screen.wait("begin")
    insert(stage.card_file, "malee")
    citizen.agrees()
    citizen.finds("ท่อประปา", "pwa-leak")
    citizen.screen.tap("apply")
    citizen.screen.type("field-location", TYPED["location"])
    pull(stage.card_file)
    citizen.screen.wait_screen("Goodbye")
    shown = " ".join(citizen.screen.texts())
    assert "มาลีสมมุติ" not in shown
    assert TYPED["location"] not in shown
    insert(stage.card_file, "somchai")
    citizen.screen.wait("agree")
    shown = " ".join(citizen.screen.texts())
    assert "สมชายสมมุติ" in shown
    assert "มาลีสมมุติ" not in shown


def test_a_card_swapped_too_fast_to_be_noticed_sends_nothing(citizen: Citizen, stage: Stage) -> None:
    citizen.screen.wait("begin")
    insert(stage.card_file, "malee")
    citizen.agrees()
    citizen.finds("ท่อประปา", "pwa-leak")
    citizen.fills_in(stage.form("pwa-leak"), TYPED)
    insert(stage.card_file, "somchai")
    citizen.screen.tap("submit")
    until(lambda: citizen.screen.screen() != "Sending", "an answer")
    assert stage.outbox() == []
    if citizen.screen.screen() == "Review":
        # The first look may fail on a card that is still settling; nobody's request goes out with the next either.
        citizen.screen.tap("submit")
        until(lambda: citizen.screen.screen() != "Sending", "an answer")
    assert citizen.screen.screen() != "ReceiptPage"
    assert stage.outbox() == []


def test_in_english_from_the_middle_on(citizen: Citizen, stage: Stage) -> None:
    citizen.screen.wait("begin")
    insert(stage.card_file, "malee")
    citizen.agrees()
    citizen.finds("ท่อประปา", "pwa-leak")
    citizen.screen.tap("apply")
    citizen.screen.type("field-location", "Soi 5")
    citizen.chooses_language("en")
    citizen.screen.wait("field-location")
    shown = citizen.screen.texts()
    assert "Soi 5" in shown
    assert "Next" in shown
    assert "Mrs. Maleesommut Thotsopdee" in shown


def test_the_on_screen_keyboard_types(citizen: Citizen, stage: Stage) -> None:
    citizen.screen.wait("begin")
    insert(stage.card_file, "malee")
    citizen.agrees()
    citizen.screen.tap("search-field")
    citizen.screen.press_keys("กบ")
    until(lambda: "กบ" in citizen.screen.texts(), "the typed letters in the field")
    assert citizen.screen.screen() == "Browse"
