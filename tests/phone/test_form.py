"""A form on a citizen's own phone, in a real browser: filled in, looked at, sealed there, and opened by its agency."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
import requests
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from govchannel.gateway.form_page import SEND
from kiosk.number import parse_number
from tests.phone.conftest import SIZE, Site, settled
from tests.phone.given import NAME, TYPED
from tests.waiting import until

Picture = Callable[[Page, str], None]


TOO_WIDE = """[...document.querySelectorAll("main *, header *")]
  .filter((one) => one.getBoundingClientRect().right > innerWidth).map((one) => one.outerHTML.slice(0, 80))"""


def fill_in(page: Page) -> None:
    """As a person types it: spaces, dashes, Thai digits, a year of the Buddhist Era."""
    page.get_by_label("ชื่อ", exact=True).fill(f" {NAME} ")
    page.get_by_label("เลขประจำตัวประชาชน").fill("1-1017-00207-36-6")
    page.get_by_label("เบอร์โทรศัพท์").fill("๐๘๑-234 5678")
    born = page.get_by_role("group", name="วันเกิด")
    born.get_by_label("เดือน").select_option("กรกฎาคม")
    born.get_by_label("ปี พ.ศ.").fill("๒๕๐๐")
    choose_place(page)
    page.get_by_label("ใหญ่").check()
    page.get_by_label("ก", exact=True).check()
    page.get_by_label("ค", exact=True).check()
    page.get_by_label("จำนวน").fill("๓")
    page.get_by_label("ค่าเสียหาย").fill("1,250.50")
    on = page.get_by_role("group", name="วันที่")
    on.get_by_label("วัน", exact=True).select_option("21")
    on.get_by_label("เดือน").select_option("พฤศจิกายน")
    on.get_by_label("ปี พ.ศ.").fill("2569")
    page.get_by_role("group", name="มีผู้อื่นหรือไม่").get_by_label("ใช่", exact=True).check()
    page.get_by_label("ชื่อของเขา").fill("นายสมชายสมมุติ ลองดู")
    page.get_by_label("เลขประจำตัวของเขา").fill("1101700207374")
    page.get_by_label("ชื่อพยาน").fill("พยานหนึ่ง")
    page.get_by_role("button", name="เพิ่มรายการ").tap()
    page.get_by_label("ชื่อพยาน").nth(1).fill("พยานสอง")
    page.get_by_label("โทรศัพท์ของพยาน").nth(1).fill("02-123-4567")
    page.get_by_label("เล่าเพิ่ม").fill("บรรทัดหนึ่ง\nบรรทัดสอง 🙂")
    page.get_by_label("ข้าพเจ้ายินยอม").check()


def choose_place(page: Page) -> None:
    page.get_by_label("จังหวัด").select_option("เชียงใหม่")
    page.get_by_label("อำเภอหรือเขต").select_option("เมืองเชียงใหม่")
    page.get_by_label("ตำบลหรือแขวง").select_option("ศรีภูมิ 50200")


def to_review(page: Page) -> None:
    page.get_by_role("button", name="ตรวจคำตอบ").tap()
    expect(page.get_by_role("heading", name="ตรวจดูอีกครั้งก่อนส่ง")).to_be_visible()


def send(page: Page) -> None:
    page.get_by_role("button", name="ยินยอมและส่งคำขอ").tap()


def number_of(page: Page) -> str:
    """The number on the receipt."""
    expect(page.get_by_role("heading", name="ส่งคำขอแล้ว")).to_be_visible()
    return parse_number(page.locator("#number").inner_text())


def test_what_is_typed_on_a_phone_reaches_its_agency_and_nobody_else(site: Site, phone: Page, picture: Picture) -> None:
    phone.goto(site.address())
    settled(phone)
    picture(phone, "th-form-empty")
    fill_in(phone)
    picture(phone, "th-form-filled")
    to_review(phone)
    for told in ("21 พฤศจิกายน 2569", "กรกฎาคม 2500", "1,250.50 บาท", "ศรีภูมิ เมืองเชียงใหม่ เชียงใหม่ 50200", "ก, ค", NAME):
        expect(phone.locator("#answers dd").filter(has_text=told).first).to_be_visible()
    picture(phone, "th-review")
    send(phone)
    number = number_of(phone)
    picture(phone, "th-receipt")
    (opened,) = site.opened()
    assert (opened["number"], opened["terminal"], opened["assurance"]) == (number, "phone", "declared")
    assert opened["answers"] == TYPED
    assert (opened["citizen"], opened["form_version"], opened["service"]) == ({}, 4, "test-everything")
    stored = (site.home / "gateway.db").read_bytes() + (site.home / "gateway.db-wal").read_bytes()
    for personal in ("มาลีสมมุติ", "1101700207366", "0812345678"):
        assert personal.encode() not in stored
        assert personal not in (site.home / "gateway.log").read_text("utf-8")
    phone.get_by_role("link", name="ดูสถานะคำขอ").tap()
    expect(phone.get_by_text(number)).to_be_visible()
    expect(phone.get_by_text("หน่วยงานเปิดอ่านแล้ว")).to_be_visible()


def test_after_the_receipt_nothing_of_it_stays_in_the_page(site: Site, phone: Page, context: BrowserContext) -> None:
    addresses: list[str] = []
    phone.on("request", lambda request: addresses.append(request.url))
    phone.goto(site.address())
    fill_in(phone)
    to_review(phone)
    send(phone)
    number_of(phone)
    phone.go_back()
    expect(phone.get_by_role("heading", name="ส่งคำขอแล้ว")).to_be_visible()
    assert "1101700207366" not in phone.content()
    assert phone.evaluate("[...document.querySelectorAll('input, textarea')].map((one) => one.value)") == []
    assert phone.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert context.cookies() == []
    assert len(site.opened()) == 1
    assert {address.split("?")[0].removeprefix(site.gateway.url).split("/")[1] for address in addresses} == {
        "forms",
        "v1",
    }
    assert all("?" not in address or address.endswith("?lang=th") for address in addresses)


def test_changing_the_language_half_way_loses_nothing(site: Site, phone: Page, picture: Picture) -> None:
    phone.goto(site.address())
    fill_in(phone)
    phone.get_by_role("link", name="English").tap()
    expect(phone.get_by_label("Citizen ID number")).to_have_value("1-1017-00207-36-6")
    assert phone.url == site.address("en")
    settled(phone)
    picture(phone, "en-form-filled")
    phone.get_by_role("button", name="Check my answers").tap()
    expect(phone.get_by_text("21 November 2026")).to_be_visible()
    picture(phone, "en-review")
    phone.get_by_role("button", name="Agree and send").tap()
    expect(phone.get_by_role("heading", name="Your request was sent")).to_be_visible()
    picture(phone, "en-receipt")
    (opened,) = site.opened()
    assert opened["answers"] == TYPED


def test_what_is_wrong_is_said_beside_its_question_and_above(site: Site, phone: Page, picture: Picture) -> None:
    phone.goto(site.address())
    fill_in(phone)
    phone.get_by_label("เลขประจำตัวประชาชน").fill("1101700207367")
    phone.get_by_label("เบอร์โทรศัพท์").fill("12345")
    phone.get_by_label("จำนวน").fill("9")
    phone.get_by_label("ชื่อของเขา").fill("")
    phone.get_by_label("ค", exact=True).uncheck()
    on = phone.get_by_role("group", name="วันที่")
    on.get_by_label("เดือน").select_option("กุมภาพันธ์")
    on.get_by_label("วัน", exact=True).select_option("30")
    phone.get_by_label("ชื่อพยาน").nth(1).fill("")
    phone.get_by_label("ข้าพเจ้ายินยอม").uncheck()
    phone.get_by_role("button", name="ตรวจคำตอบ").tap()
    expect(phone.locator("#troubles")).to_be_focused()
    told = phone.locator("#troubles li").all_inner_texts()
    assert told == [
        "เลขประจำตัวประชาชน: เลขนี้ไม่ใช่เลขประจำตัวประชาชน กรุณาตรวจทั้ง 13 หลัก",
        "เบอร์โทรศัพท์: กรุณาใส่เบอร์โทรศัพท์ 9 หรือ 10 หลัก ขึ้นต้นด้วย 0",
        "ชนิด: กรุณาใส่อย่างน้อย 2 รายการ",
        "จำนวน: มากเกินไป ต้องไม่เกิน 5",
        "วันที่: กรุณาเลือกวันที่",
        "ชื่อของเขา: กรุณาตอบข้อนี้",
        "ชื่อพยาน: กรุณาตอบข้อนี้",
        "ข้อความเป็นจริง: กรุณาแตะช่องนี้หากท่านยินยอม",
    ]
    picture(phone, "th-form-wrong")
    phone.get_by_role("link", name="จำนวน").tap()
    copies = phone.get_by_label("จำนวน")
    expect(copies).to_be_focused()
    expect(copies).to_have_attribute("aria-invalid", "true")
    expect(copies).to_have_accessible_description("มากเกินไป ต้องไม่เกิน 5")
    copies.fill("2")
    expect(phone.locator("#troubles li")).to_have_count(7)
    phone.get_by_role("button", name="ลบรายการนี้").nth(1).tap()
    expect(phone.locator("#troubles li")).to_have_count(6)
    assert site.opened() == []


def test_a_question_that_is_not_asked_any_more_is_not_sent(site: Site, phone: Page) -> None:
    phone.goto(site.address())
    expect(phone.get_by_label("ชื่อของเขา")).to_be_hidden()
    fill_in(phone)
    phone.get_by_role("group", name="มีผู้อื่นหรือไม่").get_by_label("ไม่ใช่").check()
    expect(phone.get_by_label("ชื่อของเขา")).to_be_hidden()
    to_review(phone)
    phone.get_by_role("button", name="แก้ไข: จำนวน").tap()
    expect(phone.get_by_role("textbox", name="จำนวน")).to_be_focused()
    phone.get_by_role("textbox", name="จำนวน").fill("1")
    to_review(phone)
    send(phone)
    number_of(phone)
    (opened,) = site.opened()
    assert opened["answers"] == {name: value for name, value in TYPED.items() if name != "who"} | {
        "other": False,
        "copies": 1,
    }


def test_a_gateway_that_is_gone_when_it_is_sent_gets_one_request_when_it_is_back(
    site: Site, phone: Page, picture: Picture
) -> None:
    phone.goto(site.address())
    fill_in(phone)
    to_review(phone)
    site.gateway.stop()
    send(phone)
    expect(phone.get_by_role("heading", name="ยังไม่แน่ใจว่าส่งถึงหรือไม่")).to_be_visible()
    picture(phone, "th-unsure")
    phone.go_back()
    expect(phone.get_by_role("heading", name="ตรวจดูอีกครั้งก่อนส่ง")).to_be_visible()
    again = phone.get_by_role("button", name="ลองอีกครั้งเดี๋ยวนี้")
    expect(again).to_be_enabled()
    site.gateway.start()
    # The page tries again by itself too, perhaps in this moment: then the button is gone.
    again.evaluate_all("buttons => buttons.forEach(button => button.click())")
    number = number_of(phone)
    assert [one["number"] for one in site.opened()] == [number]


def test_lost_answers_and_impatient_fingers_make_one_request(site: Site, phone: Page) -> None:
    lost: list[int] = []

    def lose(route: Route) -> None:
        """The request arrives, its answer does not."""
        if len(lost) < 2:
            lost.append(route.fetch().status)
            route.abort()
        else:
            route.continue_()

    phone.route(f"**{SEND}", lose)
    phone.goto(site.address())
    fill_in(phone)
    to_review(phone)
    phone.evaluate("for (let i = 0; i < 5; i++) document.getElementById('send').click()")
    again = phone.get_by_role("button", name="ลองอีกครั้งเดี๋ยวนี้")
    again.tap()
    number = number_of(phone)
    assert lost == [200, 200]
    assert [one["number"] for one in site.opened()] == [number]


def test_a_captive_portal_is_no_refusal(site: Site, phone: Page) -> None:
    answers = iter(
        [(200, "text/html", "<p>log in"), (302, "text/html", ""), (403, "text/html", "no"), (502, "text/html", "")]
    )

    def portal(route: Route) -> None:
        said = next(answers, None)
        if said is None:
            route.continue_()
        else:
            route.fulfill(status=said[0], content_type=said[1], body=said[2])

    phone.route(f"**{SEND}", portal)
    phone.goto(site.address())
    fill_in(phone)
    to_review(phone)
    send(phone)
    until(lambda: again(phone) or sent(phone), "the request to be sent past the portal")
    number = number_of(phone)
    assert [one["number"] for one in site.opened()] == [number]


def again(page: Page) -> bool:
    """Press *try again* where it is shown; never the end of it."""
    button = page.locator("#again")
    if button.is_visible():
        button.tap()
    return False


def sent(page: Page) -> bool:
    return page.locator("#receipt").is_visible()


def test_an_agency_that_changes_its_key_meanwhile_opens_it_with_the_new_one(site: Site, phone: Page) -> None:
    phone.goto(site.address())
    fill_in(phone)
    to_review(phone)
    (old,) = (key["key_id"] for key in _keys(site))
    site.does("agency", "keygen", "BMA")
    site.does("agency", "withdraw-key", "BMA", old)
    site.publish()
    until(lambda: _keys(site)[-1]["key_id"] in _page_source(site), "the new key on the page")
    send(phone)
    number_of(phone)
    (opened,) = site.opened()
    assert opened["answers"] == TYPED


def _keys(site: Site) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(site.does("agency", "keys", "BMA", "--json"))
    return found


def _page_source(site: Site) -> str:
    return requests.get(site.address(), timeout=10).text


def test_a_browser_without_javascript_can_read_the_form_and_says_what_to_do(
    site: Site, browser: Browser, picture: Picture
) -> None:
    context = browser.new_context(viewport=SIZE, java_script_enabled=False)
    page = context.new_page()
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.method))
    page.goto(site.address())
    expect(page.get_by_text("กรุณาเปิด JavaScript")).to_be_visible()
    page.get_by_label("ชื่อ", exact=True).fill("นางมาลีสมมุติ")
    expect(page.get_by_role("button", name="ตรวจคำตอบ")).to_be_disabled()
    page.get_by_label("ชื่อ", exact=True).press("Enter")
    assert page.url == site.address()
    picture(page, "th-no-script")
    page.get_by_role("link", name="English").click()
    expect(page.get_by_label("Citizen ID number")).to_be_visible()
    assert set(sent) == {"GET"}
    context.close()


def test_leaving_a_half_filled_form_is_asked_about(site: Site, phone: Page) -> None:
    phone.goto(site.address())
    phone.get_by_label("ชื่อ", exact=True).tap()
    phone.keyboard.type("นางมาลีสมมุติ")
    with phone.expect_event("dialog") as asked:
        phone.close(run_before_unload=True)
    assert asked.value.type == "beforeunload"
    asked.value.accept()


def test_with_the_keyboard_alone(site: Site, phone: Page) -> None:
    phone.goto(site.address("en", "bma-fondue"))
    expect(phone.get_by_role("button", name="Check my answers")).to_be_enabled()
    kind = phone.get_by_label("Street light")
    for _ in range(20):
        phone.keyboard.press("Tab")
        if phone.evaluate("document.activeElement.type") == "radio":
            break
    phone.keyboard.press("ArrowDown")
    expect(kind).to_be_checked()
    for text in ("Soi 5", "Bang Rak", "It is dark.", "Malee Sommut", "0812345678"):
        phone.keyboard.press("Tab")
        phone.keyboard.type(text)
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("heading", name="Look at everything once more")).to_be_focused()
    phone.get_by_role("button", name="Agree and send").focus()
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("heading", name="Your request was sent")).to_be_focused()
    (opened,) = site.opened()
    assert opened["answers"] == {
        "kind": "light",
        "place": "Soi 5",
        "district": "Bang Rak",
        "story": "It is dark.",
        "name": "Malee Sommut",
        "phone": "0812345678",
    }


@pytest.mark.parametrize("language", ["th", "en"])
def test_a_service_that_needs_a_card_says_so_and_names_the_other_ways(
    site: Site, phone: Page, picture: Picture, language: str
) -> None:
    phone.goto(site.address(language, "dopa-move-in"))
    told = {"th": "กรุณานำบัตรไปยื่นที่ตู้บริการ", "en": "Please bring it to a Government Kiosk"}[language]
    expect(phone.get_by_text(re.compile(told))).to_be_visible()
    expect(phone.get_by_role("link", name="1548")).to_be_visible()
    settled(phone)
    picture(phone, f"{language}-needs-card")
    assert phone.goto(f"{site.gateway.url}/forms/nothing-like-it?lang={language}").status == 404  # type: ignore[union-attr]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_the_smallest_phone_with_twice_as_large_letters(
    site: Site, browser: Browser, picture: Picture, scheme: Any
) -> None:
    """As somebody sees it who sees little: 320 points wide, letters at 200 per cent."""
    context = browser.new_context(viewport={"width": 320, "height": 640}, color_scheme=scheme, has_touch=True)
    page = context.new_page()
    page.goto(site.address())
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    fill_in(page)
    settled(page)
    for view in ("fill", "review", "receipt"):
        assert page.evaluate(TOO_WIDE) == [], view
        if view == "fill":
            picture(page, f"th-{scheme}-large")
            to_review(page)
        elif view == "review":
            send(page)
            number_of(page)
    site.opened()
    context.close()
