"""An agency's own page for somebody who hears the screen: it is not read, and they are told so before it is opened."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from govchannel.contract.catalog import Text
from kiosk.journey.states import Choosing, Home, ServicePage, Website
from tests.ui.conftest import Screen
from tests.ui.listener import Listener
from tests.ui.measure import faults
from tests.ui.moments import WEB, WEB_ORIGINS, services
from tests.ui.pictures import keep
from tests.ui.test_bulletin import codes_on
from tests.ui.test_screens import WAYS
from ui import website
from ui.website_words import LedOut

LEAK = services()["pwa-leak"]
AGENCY = Text(th="การประปาส่วนภูมิภาค", en="Provincial Waterworks Authority")
SILENT = "import time; time.sleep(60)"
"""A page's process that says nothing yet."""


class Visitor(Listener):
    """Somebody who comes to a website by ear."""

    @property
    def model(self) -> Any:
        return self.screen.program.website_model

    @property
    def opened(self) -> bool:
        return self.model._room._visit is not None

    def comes_to_the_service(self) -> None:
        self.comes_to(Choosing(None, (Home(), ServicePage(LEAK.id, LEAK))))

    def opens_the_website(self) -> None:
        state = self.state
        view = Website(LEAK.title, AGENCY, WEB, WEB_ORIGINS)
        self.conductor.journey = replace(self.conductor.journey, state=replace(state, trail=(*state.trail, view)))
        self.screen.program._show(self.conductor.journey)

    def codes(self) -> set[str]:
        """What a phone's camera reads from the screen."""
        return codes_on(self, self.screen.program.terminal.config.home / "codes.png")


@pytest.fixture
def visitor(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> Iterator[Visitor]:
    monkeypatch.setattr(website, "command", lambda *_: [sys.executable, "-c", SILENT])
    visitor = Visitor(screen)
    visitor.model._here = True
    yield visitor
    visitor.model._here = False
    visitor.leaves()


def test_who_listens_is_told_first_and_gets_a_code_for_the_phone(visitor: Visitor) -> None:
    visitor.comes_to_the_service()
    visitor.asks_to_hear()
    visitor.presses(Qt.Key.Key_F7)
    visitor.opens_the_website()
    said = visitor.hears()
    assert said.startswith("This page is not read aloud here. ")
    assert "Take a picture of this code with your phone" in said
    assert visitor.codes() == {WEB}
    assert not visitor.opened, "nothing is opened for who may not want it"
    assert visitor.listens_for("QR code that leads to pwa.co.th")
    assert visitor.chooses("Show the page").startswith(AGENCY.en)
    visitor.waits(lambda: visitor.opened, "the page")
    assert visitor.codes() == set()
    assert "which is not read aloud" in visitor.listens_for(f"The page of {AGENCY.en}")


def test_who_leaves_by_the_phone_goes_back(visitor: Visitor) -> None:
    visitor.comes_to_the_service()
    visitor.asks_to_hear()
    visitor.opens_the_website()
    visitor.hears()
    QTest.keyClick(visitor.window, Qt.Key.Key_Escape)
    assert visitor.hears()
    assert isinstance(visitor.state.view, ServicePage)
    assert not visitor.opened
    assert visitor.codes() == set()


def test_who_asks_to_hear_in_the_middle_of_a_website_is_told_and_goes_on_with_it(visitor: Visitor) -> None:
    visitor.comes_to_the_service()
    visitor.opens_the_website()
    visitor.waits(lambda: visitor.opened, "the page")
    visit = visitor.model._visit
    assert visitor.codes() == set()
    assert "เครื่องนี้ไม่อ่านหน้าเว็บนี้ให้ฟัง" in visitor.asks_to_hear()
    assert visitor.codes() == {WEB}
    QTest.keyClick(visitor.window, Qt.Key.Key_F2)
    assert visitor.codes() == set(), "who does not listen any more is not told"
    assert visitor.model._visit == visit


def test_an_address_that_leads_out_comes_first_and_is_read(visitor: Visitor) -> None:
    visitor.comes_to_the_service()
    visitor.opens_the_website()
    visitor.waits(lambda: visitor.opened, "the page")
    visitor.asks_to_hear()
    out = "https://elsewhere.example/a"
    visitor.model._hear(visitor.model._visit, LedOut(out))
    assert visitor.codes() == {out}
    visitor.taps("website-on")
    assert visitor.codes() == {WEB}, "and what was to be told still is"
    visitor.taps("website-on")
    assert visitor.codes() == set()


@pytest.mark.parametrize(
    ("language", "way"),
    [("th", "portrait"), ("en", "portrait-largest"), ("en", "landscape"), ("th", "landscape-largest")],
)
def test_its_screen_leads_on_to_the_page(visitor: Visitor, language: Any, way: str) -> None:
    size, comfort = WAYS[way]
    visitor.comes_to_the_service()
    visitor.conductor.journey = replace(
        visitor.conductor.journey, comfort=replace(comfort, language=language, spoken=True)
    )
    visitor.opens_the_website()
    visitor.screen.shows(visitor.conductor.journey, size)
    picture: QImage = visitor.screen.picture()
    keep(picture, f"{language}-{way}/website-unread")
    assert faults(visitor.window) == []
    visitor.taps("website-on")
    visitor.waits(lambda: visitor.opened, "the page, also where it is as large as what stood before it")
