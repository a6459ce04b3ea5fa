"""News and apps on a terminal: what is shown on which day, and what becomes of kinds that a program does not know."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec
import pytest

from govchannel.contract.catalog import App, Article, Catalog
from govchannel.contract.content import Row, content_of, difference, digest_of, model_of, rows_of
from kiosk import catalog as reading
from kiosk.bulletin import MOST, shown_on
from kiosk.catalog_file import build, write_catalog
from kiosk.clock import HandClock
from kiosk.config import load_config
from kiosk.errors import CatalogBroken
from kiosk.terminal import Terminal
from tests.kiosk.given import AGENCY, service, text
from tests.kiosk.site import NOW, Site
from tests.kiosk.site import Terminal as EnrolledTerminal

DAY = date(2026, 11, 21)
SERVED = service("a")


def article(name: str, published: str = "2026-11-01", until: str | None = None, *services: str) -> Article:
    return Article(
        id=name,
        agency=AGENCY.id,
        title=text(name),
        summary=text("สรุป"),
        body=[text("ย่อหน้า")],
        published=date.fromisoformat(published),
        until=date.fromisoformat(until) if until else None,
        services=list(services),
    )


def app(name: str, *services: str) -> App:
    return App(
        id=name,
        agency=AGENCY.id,
        name=text(name),
        description=text("แอป"),
        does=[text("ดู")],
        website="https://x.example",
        services=list(services),
    )


def catalog(articles: list[Article], apps: list[App] | None = None) -> Catalog:
    return Catalog(services=[SERVED], agencies=[AGENCY], life_events=[], articles=articles, apps=apps or [])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "catalog.db"


@pytest.fixture
def served(path: Path) -> Iterator[reading.Catalog]:
    catalog = reading.Catalog(path)
    yield catalog
    catalog.close()


@pytest.mark.parametrize(
    ("published", "until", "shown"),
    [
        ("2026-11-01", None, True),
        ("2026-11-21", None, True),
        ("2026-11-22", None, False),
        ("2026-11-01", "2026-11-21", True),
        ("2026-11-01", "2026-11-20", False),
        ("2026-11-21", "2026-11-21", True),
    ],
)
def test_news_are_shown_from_their_first_to_their_last_day(published: str, until: str | None, shown: bool) -> None:
    assert bool(shown_on(DAY, [article("x", published, until)])) == shown


def test_the_newest_come_first_and_lead_to_the_services_that_there_are(path: Path, served: reading.Catalog) -> None:
    old, new = article("old", "2026-10-01"), article("new", "2026-11-20", None, "gone", "a")
    over = article("over", "2026-10-01", "2026-10-31")
    write_catalog(catalog([old, over, new], [app("maps", "a", "gone")]), path)
    told = served.bulletin(DAY)
    assert [item.entry for item in told.articles] == [new, old]
    assert [item.agency for item in told.articles] == [AGENCY.name] * 2
    assert [one.title for one in told.articles[0].services] == [SERVED.title]
    assert [(item.entry.id, [one.id for one in item.services]) for item in told.apps] == [("maps", ["a"])]
    assert [item.entry.id for item in served.bulletin(date(2026, 10, 31)).articles] == ["old", "over"]


def test_of_too_many_the_newest_are_shown() -> None:
    days = [f"2026-{month:02}-{day:02}" for month in (8, 9, 10) for day in range(1, 29)]
    shown = shown_on(DAY, [article(f"of-{day}", day) for day in days])
    assert [one.published.isoformat() for one in shown] == sorted(days, reverse=True)[:MOST]


def test_a_clock_that_was_set_back_brings_no_old_news(tmp_path: Path) -> None:
    clock = HandClock(datetime(2026, 12, 1, 20, tzinfo=UTC))
    terminal = Terminal(load_config(tmp_path), clock)
    assert terminal.today() == date(2026, 12, 2), "the day is that of Thailand"
    floor = terminal.config.time_floor
    floor.parent.mkdir(parents=True)
    floor.write_text("2027-03-01T02:00:00Z")
    assert terminal.today() == date(2027, 3, 1), "the gateway signed a later time"
    floor.write_bytes(b"\xff nonsense")
    assert terminal.today() == date(2026, 12, 2)
    clock.move(-50 * 365 * 86_400)
    assert terminal.today() == date(2026, 11, 21), "no terminal with this program lives earlier"


def test_news_come_change_and_go_with_differences(tmp_path: Path) -> None:
    site = Site(tmp_path / "site")
    terminal = EnrolledTerminal(tmp_path / "kiosk", site, HandClock(NOW))
    catalog_file = reading.Catalog(terminal.config.catalog)
    seen = []
    for articles in ([], [article("x")], [article("x"), article("y", "2026-11-02")], [article("y")], []):
        site.publish(catalog(articles, [app("maps")] if articles else []))
        ways = terminal.updates.update("stable").way
        told = catalog_file.bulletin(DAY)
        seen.append((ways, [item.entry.id for item in told.articles], len(told.apps)))
    catalog_file.close()
    site.close()
    assert seen == [
        ("snapshot", [], 0), ("delta", ["x"], 1), ("delta", ["y", "x"], 1), ("delta", ["y"], 1), ("delta", [], 0),
    ]  # fmt: skip


def test_a_release_without_news_is_for_terminals_that_know_none() -> None:
    assert model_of(content_of(catalog([]))) == 4
    assert model_of(content_of(catalog([article("x")]))) == 5
    assert model_of(content_of(catalog([], [app("maps")]))) == 5


def test_a_kind_of_a_later_program_is_kept_to_the_byte_and_shown_nowhere(path: Path, served: reading.Catalog) -> None:
    content = content_of(catalog([article("x")])) | {("weather", "rain"): b'{"mm":7}'}
    digest = digest_of(rows_of(content))
    build(difference({}, content), path, 3, digest)
    assert served.release() == reading.Release(3, digest)
    assert served.entry("weather", "rain") == b'{"mm":7}'
    assert [item.entry.id for item in served.bulletin(DAY).articles] == ["x"]
    without = {key: entry for key, entry in content.items() if key[0] != "weather"}
    build(difference(content, without), path, 4, digest_of(rows_of(without)), base=path)
    assert served.entry("weather", "rain") is None


def test_a_kind_of_a_later_program_crosses_the_line() -> None:
    row = Row("weather", "rain", msgspec.Raw(b"{}"))
    assert msgspec.json.decode(msgspec.json.encode(row), type=Row) == row


@pytest.mark.parametrize("wrong", [b"[]", b'{"id":"x"}', b"\xff", b'{"id":"x","body":"<b>"}'])
@pytest.mark.parametrize("kind", ["article", "app"])
def test_news_that_cannot_be_read_are_refused_and_the_old_ones_serve(
    path: Path, served: reading.Catalog, kind: str, wrong: bytes
) -> None:
    write_catalog(catalog([article("x")]), path)
    rows = [Row(kind, "y", msgspec.Raw(wrong))]
    with pytest.raises(CatalogBroken):
        build(rows, path, 2, base=path)
    assert [item.entry.id for item in served.bulletin(DAY).articles] == ["x"]
