"""News, apps and help by touch, in the living window."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from time import sleep

import pytest
import zxingcpp
from msgspec.structs import replace
from PIL import Image
from PySide6.QtCore import QMetaObject, QObject
from PySide6.QtTest import QTest

import resources
from govchannel.contract.catalog import App, Article, Catalog, Text
from govchannel.contract.entries import read_folder
from kiosk.catalog_file import write_catalog
from kiosk.journey.comfort import Comfort, Language
from kiosk.journey.states import (
    AppPage,
    Apps,
    ArticlePage,
    Choosing,
    Goodbye,
    Help,
    Home,
    Journey,
    News,
    Reason,
    Welcome,
)
from tests.ui.conftest import NOTHING, Screen
from tests.ui.person import Person
from ui.bulletin_model import ways_to
from ui.items import items
from ui.options import LANDSCAPE, PORTRAIT


def words(screen: Screen) -> str:
    """Everything that can be read now."""
    shown = (item for item in items(screen.program.window.contentItem()) if item.property("text"))
    return "\n".join(str(item.property("text")) for item in shown)


def entries() -> Catalog:
    return read_folder(resources.FOLDER / "catalog")


@pytest.fixture
def folder(person: Person) -> Iterator[Path]:
    """The catalog that is served, to be swapped; afterwards it is what it was."""
    path = person.screen.program.terminal.config.catalog
    yield path
    write_catalog(entries(), path)
    a_minute_passes(person)
    person.waits(lambda: len(person.screen.program.bulletin_model._bulletin.articles) == len(entries().articles), "all")


def a_minute_passes(person: Person) -> None:
    """Nobody is here, and the overview is old."""
    person.comes_to(Welcome())
    person.conductor._renewed -= 120


def test_reads_a_piece_of_news_and_goes_to_its_service(person: Person) -> None:
    # Headlines take turns, but for who wishes that nothing moves: a welcome that is made anew begins with the newest.
    person.comes_to(NOTHING)
    person.stands_at(Journey(Welcome(), Comfort(still=True)))
    person.taps("headline")
    person.waits(lambda: isinstance(person.state, Choosing), "the article")
    assert person.state.view == ArticlePage("scam-calls")
    assert person.state.visit is None
    person.taps("back")
    person.taps("news")
    person.waits(lambda: person.state.view == News(), "the list")
    person.taps("article-flood-season")
    person.waits(lambda: person.state.view == ArticlePage("flood-season"), "the article")
    person.screen.is_whole()
    shown = words(person.screen)
    assert "เตรียมบ้านให้พร้อมก่อนฤดูน้ำหลาก" in shown
    assert "กรมป้องกันและบรรเทาสาธารณภัย · 16 พฤศจิกายน 2569" in shown
    assert "ตัดไฟฟ้าก่อน" in shown
    person.taps("service-ddpm-flood")
    person.waits(lambda: getattr(person.state.view, "service", None), "the service")
    person.taps("back")
    person.waits(lambda: person.state.view == ArticlePage("flood-season"), "the article again")
    person.taps("back")
    person.waits(lambda: person.state.view == News(), "the list again")
    assert 0 < person.top("article-flood-season") < person.window.height()


def codes_on(person: Person, file: Path) -> set[str]:
    """What a phone's camera reads from the screen."""
    assert person.screen.picture().save(str(file))
    with Image.open(file) as picture:
        return {code.text for code in zxingcpp.read_barcodes(picture)}


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE])
@pytest.mark.parametrize("comfort", [Comfort(), Comfort(theme="white-on-black", text_size="largest")])
def test_finds_an_app_and_gets_its_codes(
    person: Person, tmp_path: Path, size: tuple[int, int], comfort: Comfort
) -> None:
    person.stands_at(Journey(Choosing(None), comfort), size)
    person.taps("apps")
    person.waits(lambda: person.state.view == Apps(), "the list")
    person.taps("app-tang-rat")
    person.waits(lambda: person.state.view == AppPage("tang-rat"), "the app's page")
    found: set[str] = set()

    def scans() -> bool:
        """Looks, and turns the page while there is more of it."""
        found.update(codes_on(person, tmp_path / "screen.png"))
        more = [item for item in shown(person) if item.objectName() == "page-down" and item.property("enabled")]
        if more and len(found) < 2:
            person.taps("page-down")
        return len(found) == 2

    person.waits(scans, "both codes")
    app = next(app for app in entries().apps if app.id == "tang-rat")
    assert found == {app.android, app.website}


def test_finds_an_app_by_its_name_and_comes_back_to_what_was_found(person: Person) -> None:
    person.stands_at(Journey(Choosing(None)))
    person.taps("search-field")
    for letter in "paotang":
        QTest.keyClick(person.window, letter)  # type: ignore[call-overload]  # PySide's types know of widgets only
    person.waits(lambda: "app-pao-tang" in {item.objectName() for item in shown(person)}, "the app")
    person.taps("app-pao-tang")
    person.waits(lambda: person.state.view == AppPage("pao-tang"), "the app's page")
    person.taps("back")
    person.waits(lambda: "app-pao-tang" in {item.objectName() for item in shown(person)}, "the app")
    assert person.item("search-field").property("text") == "paotang"


@pytest.mark.parametrize(
    ("android", "ios", "website", "kinds"),
    [
        ("a", "i", "w", ["android", "ios"]),
        ("a", None, "w", ["android", "website"]),
        (None, "i", None, ["ios"]),
        (None, None, "w", ["website"]),
    ],
)
def test_a_phone_is_led_to_its_store_or_to_the_website(
    android: str | None, ios: str | None, website: str | None, kinds: list[str]
) -> None:
    said = Text(th="ก", en="a")
    app = App(id="a", agency="A", name=said, description=said, does=[said], android=android, ios=ios, website=website)
    assert [kind for kind, _ in ways_to(app)] == kinds


def test_an_app_whose_store_is_not_known_leads_to_its_website(person: Person, tmp_path: Path) -> None:
    person.comes_to(Choosing(None, (Home(), Apps())))
    person.taps("app-mor-prom")
    person.waits(lambda: codes_on(person, tmp_path / "screen.png"), "the code")
    assert codes_on(person, tmp_path / "screen.png") == {"https://mohpromt.moph.go.th"}
    person.taps("service-ddc-vaccine")
    person.waits(lambda: getattr(person.state.view, "service", None), "the service")


def test_help_says_whom_to_call(person: Person) -> None:
    person.comes_to(Choosing(None))
    person.taps("help")
    person.waits(lambda: person.state.view == Help(), "help")
    assert "1111" in words(person.screen)
    person.taps("home")
    person.waits(lambda: person.state.view == Home(), "the start")


@pytest.mark.parametrize(("language", "day"), [("th", "16 พฤศจิกายน 2569"), ("en", "16 November 2026")])
def test_the_day_is_of_the_languages_calendar(person: Person, language: Language, day: str) -> None:
    person.comes_to(Choosing(None, (Home(), News())))
    person.screen.shows(replace(person.conductor.journey, comfort=Comfort(language=language)))
    assert day in words(person.screen)


def headline(screen: Screen) -> str:
    title = screen.program.window.findChild(QObject, "headline-title")
    assert title is not None
    return str(title.property("text"))


def turning(screen: Screen) -> QObject:
    timer = screen.program.window.findChild(QObject, "headline-turns")
    assert timer is not None
    return timer


def test_headlines_take_turns_calmly(person: Person) -> None:
    person.comes_to(Welcome())
    timer = turning(person.screen)
    assert timer.property("running")
    assert timer.property("interval") >= 10_000
    newest = sorted(entries().articles, key=lambda one: one.published, reverse=True)[:5]
    seen, heights = [headline(person.screen)], {person.item("headline").height()}
    for _ in newest:
        before = headline(person.screen)
        assert QMetaObject.invokeMethod(timer, "triggered")
        person.waits(lambda before=before: headline(person.screen) != before, "another headline")
        seen.append(headline(person.screen))
        heights.add(person.item("headline").height())
    assert seen == [*(one.title.th for one in newest), newest[0].title.th]
    assert len(heights) == 1, "what stands below moves"
    person.taps("headline")
    person.waits(lambda: isinstance(person.state, Choosing), "the article")
    assert person.state.view == ArticlePage(newest[0].id), "what was seen opens"


def test_who_leaves_in_the_moment_a_headline_turns_leaves_nothing_behind(person: Person) -> None:
    person.comes_to(Welcome())
    title = person.screen.program.window.findChild(QObject, "headline-title")
    assert title is not None
    assert QMetaObject.invokeMethod(turning(person.screen), "triggered")
    person.waits(lambda: title.property("opacity") < 0.3, "the headline to fade")
    sleep(0.32)  # a busy machine: the headline is due when the screen is already on its way out
    person.screen.shows(Journey(Choosing(None), readers=person.conductor.journey.readers))
    # What Qt complains of fails at the end of `screen`.


def test_headlines_stand_still_for_who_wishes_that_listens_or_has_one_in_focus(person: Person) -> None:
    person.comes_to(Welcome())
    for comfort, runs in ((Comfort(), True), (Comfort(still=True), False), (Comfort(spoken=True), False)):
        person.screen.shows(Journey(Welcome(), comfort, readers=person.conductor.journey.readers))
        assert turning(person.screen).property("running") is runs, comfort
    person.comes_to(Welcome())
    person.item("headline").forceActiveFocus()
    assert not turning(person.screen).property("running")


def test_news_come_and_go_while_nobody_is_here(person: Person, folder: Path) -> None:
    today = person.screen.program.terminal.today()

    def article(name: str, published: date, until: date | None = None) -> Article:
        said = Text(th=f"ข่าว {name}", en=name)
        return Article(id=name, agency="DOPA", title=said, summary=said, body=[said], published=published, until=until)

    day = timedelta(days=1)
    fresh, over, early = (
        article("fresh", today, today),
        article("over", today - 9 * day, today - day),
        article("early", today + day),
    )
    write_catalog(replace_articles(entries(), [fresh, over, early]), folder)
    a_minute_passes(person)
    person.waits(lambda: headline(person.screen) == "ข่าว fresh", "the new headline")
    assert not turning(person.screen).property("running"), "one headline takes no turns"
    write_catalog(replace_articles(entries(), []), folder)
    a_minute_passes(person)
    person.waits(lambda: "headline" not in [item.objectName() for item in shown(person)], "no headline")
    person.comes_to(Choosing(None))
    assert "news" not in [item.objectName() for item in shown(person)], "nobody is led to an empty list"


def replace_articles(catalog: Catalog, articles: list[Article]) -> Catalog:
    return Catalog(
        services=catalog.services,
        agencies=catalog.agencies,
        life_events=catalog.life_events,
        holidays=catalog.holidays,
        articles=articles,
    )


def shown(person: Person) -> list[QObject]:
    return list(items(person.window.contentItem()))


def test_nobody_learns_what_the_last_one_read(person: Person) -> None:
    person.comes_to(Choosing(None, (Home(), News(), ArticlePage("dengue"))))
    model = person.screen.program.bulletin_model
    assert model.property("article")
    person.comes_to(Goodbye(Reason.ENDED))
    assert model.property("article") == {}
    assert model.property("returned") == ""
