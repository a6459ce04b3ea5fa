"""Somebody wants to know which right to health care is on their card, by touch, with a real card service."""

from __future__ import annotations

from demo.citizen import Citizen
from demo.stage import Stage
from drivers.people import PEOPLE
from drivers.steering import insert, pull
from tests.waiting import until


def test_read_when_pressed_told_and_gone(citizen: Citizen, stage: Stage) -> None:
    insert(stage.card_file, "malee")
    citizen.agrees()
    assert "โรงพยาบาลสมมุติ" not in citizen.screen.texts()
    citizen.screen.tap("health-rights")
    citizen.screen.wait("health-main-right")
    citizen.keeps("health-rights")
    shown = " ".join(citizen.screen.texts())
    for words in (
        "สิทธิหลักประกันสุขภาพแห่งชาติ",
        "ผู้มีอายุ 60 ปีขึ้นไป",
        "โรงพยาบาลสมมุติ",
        "สถานีอนามัยสมมุติ",
        "15 มกราคม 2564",
        "1330",
    ):
        assert words in shown
    citizen.chooses_language("en")
    until(lambda: "15 January 2021" in " ".join(citizen.screen.texts()), "the same in English")
    pull(stage.card_file)
    citizen.screen.wait_screen("Goodbye")
    assert "สมมุติ" not in " ".join(citizen.screen.texts())
    for file in stage.kiosk_home.rglob("*"):
        assert not file.is_file() or "สถานีอนามัยสมมุติ".encode() not in file.read_bytes(), file.name


def test_asked_for_without_a_card_and_by_a_card_that_tells_nothing(citizen: Citizen, stage: Stage) -> None:
    citizen.screen.tap("begin")
    citizen.screen.tap("health-rights")
    citizen.screen.wait("health-card")
    insert(stage.card_file, "boonmee")
    citizen.screen.wait("agree")
    citizen.screen.tap("agree")
    citizen.screen.wait("health-none")
    citizen.keeps("nothing-written")


def test_pulled_while_it_is_read_and_put_in_again(citizen: Citizen, stage: Stage) -> None:
    # Slow enough to be pulled while it is read: the exchanges of text, photo and rights are counted on.
    insert(stage.card_file, "malee", timing={"exchange_ms": 40})
    citizen.agrees()
    citizen.screen.tap("health-rights")
    citizen.screen.wait("health-reading")
    pull(stage.card_file)
    citizen.screen.wait_screen("Goodbye")
    assert PEOPLE["malee"].nhso is not None
    insert(stage.card_file, "malee")
    citizen.agrees()
    citizen.screen.tap("health-rights")
    citizen.screen.wait("health-main-right")


def test_an_expired_card_is_told_and_the_way_goes_on(citizen: Citizen, stage: Stage) -> None:
    insert(stage.card_file, "expired")
    citizen.screen.wait("expired")
    citizen.keeps("expired")
    assert "28 กุมภาพันธ์ 2563" in " ".join(citizen.screen.texts())
    citizen.screen.tap("go-on")
    citizen.agrees()
