"""A citizen reads a piece of news, puts the card in on the way, and takes an app home on a phone."""

from __future__ import annotations

from pathlib import Path

import zxingcpp
from PIL import Image

from demo.citizen import Citizen
from demo.stage import Stage
from drivers.steering import insert, pull
from tests.waiting import until


def test_from_a_headline_to_its_service_and_to_an_app(citizen: Citizen, stage: Stage, tmp_path: Path) -> None:
    screen = citizen.screen
    screen.tap("headline")
    screen.wait_screen("Article")
    citizen.keeps("article")
    insert(stage.card_file, "malee")
    screen.wait("agree")
    screen.tap("agree")
    screen.wait_screen("Article")
    assert any("นางมาลีสมมุติ" in text for text in screen.texts())
    screen.tap("service-rtp-cyber")
    screen.wait_screen("Service")
    screen.tap("back")
    screen.wait_screen("Article")
    screen.tap("home")
    screen.wait_screen("Browse")
    citizen.keeps("home")
    screen.tap("apps")
    screen.wait_screen("Apps")
    citizen.keeps("apps")
    screen.tap("app-pao-tang")
    screen.wait_screen("App")

    def scanned() -> set[str]:
        screen.picture(tmp_path / "app.png")
        with Image.open(tmp_path / "app.png") as picture:
            return {code.text for code in zxingcpp.read_barcodes(picture)}

    codes = until(lambda: len(found := scanned()) == 2 and found, "the codes of the app")
    citizen.keeps("app")
    assert codes == {"https://play.google.com/store/apps/details?id=com.ktb.customer.qr", "https://krungthai.com"}
    pull(stage.card_file)
    screen.wait_screen("Goodbye")
    screen.wait_screen("Welcome", seconds=20)
