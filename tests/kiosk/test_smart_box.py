"""A terminal without a card reader, and a screen that nobody looks at."""

from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from drivers import base
from kiosk.checks import CHECKS
from kiosk.config import Config, Enrolment, Settings, load_config
from kiosk.errors import NotSetUp
from kiosk.handover import form_address
from kiosk.journey import events
from kiosk.journey.advance import advance
from kiosk.journey.comfort import Comfort
from kiosk.journey.states import Choosing, Goodbye, Journey, Reading, Reason, ServicePage, Welcome
from kiosk.terminal import open_terminal
from tests.kiosk.given import service


def test_the_address_of_a_form() -> None:
    assert form_address("https://gateway.example", "pwa-leak", "th") == "https://gateway.example/forms/pwa-leak?lang=th"


@given(st.text(min_size=1), st.sampled_from(["th", "en"]))
def test_no_service_leads_anywhere_else(service_id: str, language: str) -> None:
    address = urlsplit(form_address("https://gateway.example", service_id, language))  # type: ignore[arg-type]
    assert (address.scheme, address.netloc, address.fragment) == ("https", "gateway.example", "")
    assert address.path.count("/") == 2
    assert unquote(address.path.rpartition("/")[2]) == service_id
    assert parse_qs(address.query) == {"lang": [language]}


def test_phones_find_the_gateway_where_it_said() -> None:
    enrolment = Enrolment("box-1", "stable", "http://10.0.0.5:8080", "https://gateway.example/s")
    assert enrolment.phones == "https://gateway.example"


def test_a_smart_box_opens_no_reader_and_the_doctor_misses_none(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('profile = "smartbox"\nreader = "no-such-driver"\n')
    assert open_terminal(tmp_path).reader() is None
    finding = CHECKS["reader"](load_config(tmp_path))
    assert (finding.level, "smart box" in finding.text) == ("ok", True)


@pytest.mark.parametrize("line", ["overscan = 11", "overscan = -1", "dim_minutes = -1", 'profile = "television"'])
def test_settings_that_cannot_be_are_refused(tmp_path: Path, line: str) -> None:
    (tmp_path / "config.toml").write_text(line + "\n")
    with pytest.raises(NotSetUp, match=line.split(maxsplit=1)[0]):
        load_config(tmp_path)


def test_before_enrolment_there_is_no_code_for_phones(tmp_path: Path) -> None:
    assert open_terminal(tmp_path).phones == ""
    assert Config(tmp_path, Settings()).settings.smart_box is False


NIGHT = Journey(dims_after=300)


def at(journey: Journey, event: events.Event, now: float) -> Journey:
    return advance(journey, event, now)[0]


def test_a_screen_that_nobody_looks_at_is_dimmed_and_stays_so() -> None:
    journey = at(NIGHT, events.Tick(), 299)
    assert not journey.dimmed
    journey = at(journey, events.Tick(), 301)
    assert journey.dimmed
    assert at(journey, events.Tick(), 40_000) is journey


@pytest.mark.parametrize(
    "event", [events.Touched(), events.LanguageChosen("en"), events.ComfortChosen(Comfort(spoken=True))]
)
def test_whoever_comes_wakes_it(event: events.Event) -> None:
    journey = at(replace(NIGHT, dimmed=True), event, 900)
    assert isinstance(journey.state, Welcome)
    assert not journey.dimmed
    assert not at(journey, events.Tick(), 1100).dimmed


def test_a_card_wakes_it_and_is_read() -> None:
    journey = at(replace(NIGHT, dimmed=True), base.CardInserted("reader", 1, b"\x3b"), 900)
    assert isinstance(journey.state, Reading)
    assert not journey.dimmed


def test_it_is_light_again_for_the_next_minutes_after_a_session() -> None:
    journey = replace(NIGHT, state=Goodbye(Reason.ENDED), touched=1000)
    journey = at(journey, events.Tick(), 1010)
    assert isinstance(journey.state, Welcome)
    assert not at(journey, events.Tick(), 1200).dimmed


def test_where_it_is_not_wanted_nothing_is_dimmed() -> None:
    assert not at(Journey(), events.Tick(), 1_000_000).dimmed


def test_a_session_is_never_dimmed() -> None:
    assert not at(replace(NIGHT, state=Choosing(None)), events.Tick(), 110).dimmed


def test_the_page_of_a_service_knows_where_phones_go() -> None:
    journey = at(Journey(remote=True), events.Begun(), 1)
    journey = at(journey, events.Chosen("dopa-house-copy"), 2)
    journey = at(journey, events.Opened("dopa-house-copy", service(), phones="https://gateway.example"), 3)
    assert isinstance(journey.state, Choosing)
    assert isinstance(journey.state.view, ServicePage)
    assert journey.state.view.phones == "https://gateway.example"
    assert journey.remote
