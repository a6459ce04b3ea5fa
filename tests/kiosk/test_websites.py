"""Where a website of a service may lead, and when it is left."""

from __future__ import annotations

import ipaddress
from typing import Any
from urllib.parse import urlsplit

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers import base
from govchannel.contract.catalog import Channel
from govchannel.contract.origins import origin_of, origins_of, readable_host
from kiosk.journey import effects, events
from kiosk.journey.states import LIMITS, Consent, Goodbye, Home, Journey, Reading, ServicePage, Website
from tests.kiosk.given import AGENCY, service, text
from tests.kiosk.test_journey import Person, at_home, inserted, reads

ADDRESS = "https://www.agency.go.th/service?id=1"
WEB = Channel(kind="web", text=text("the agency's page"), address=ADDRESS, origins=["https://login.agency.go.th"])
OFFERED = msgspec.structs.replace(service("a"), channels=[WEB, Channel(kind="phone", text=text("p"), address="1548")])
TO_PAGE = (events.Chosen("a"), events.Opened("a", OFFERED, agency=AGENCY.name))
TO_WEBSITE = (*TO_PAGE, events.WebsiteWanted(ADDRESS))


@pytest.mark.parametrize(
    ("address", "origin"),
    [
        ("https://www.agency.go.th", "https://www.agency.go.th"),
        ("https://www.agency.go.th:443/a/b?c=d#e", "https://www.agency.go.th"),
        ("https://agency.go.th:8443/", "https://agency.go.th:8443"),
        ("https://xn--12co0c3b4eva.xn--o3cw4h/", "https://xn--12co0c3b4eva.xn--o3cw4h"),
        ("http://www.agency.go.th", None),
        ("https://", None),
        ("https://localhost/", None),
        ("https://go.th/", None),
        ("https://192.0.2.1/", None),
        ("https://3221225985/", None),
        ("https://0xc0.0x0.0x2.0x1/", None),
        ("https://[2001:db8::1]/", None),
        ("https://www.agency.go.th@elsewhere.example/", None),
        ("https://user:secret@www.agency.go.th/", None),
        ("https://www.agency.go.th\\@elsewhere.example/", None),
        ("https://www.agency.go.th.", None),
        ("https://*.agency.go.th", None),
        ("https://กรม.ไทย/", None),
        ("https://WWW.agency.go.th/", None),
        ("https://www.agency.go.th/\n", None),
        (" https://www.agency.go.th/", None),
        ("//www.agency.go.th/", None),
        *((f"{scheme}:https://www.agency.go.th/", None) for scheme in ("javascript", "data", "blob", "view-source")),
    ],
)
def test_the_origin_of_an_address(address: str, origin: str | None) -> None:
    assert origin_of(address) == origin


@given(st.text(alphabet="https:/wa.go1-@\\[]0x%2f?#é \t", max_size=40).map("https://".__add__) | st.text())
def test_whatever_has_an_origin_is_https_with_that_host_for_every_reader(address: str) -> None:
    origin = origin_of(address)
    if origin is None:
        return
    parts = urlsplit(address)
    assert (parts.scheme, parts.username) == ("https", None)
    assert parts.hostname == urlsplit(origin).hostname
    assert origin_of(origin) == origin
    with pytest.raises(ValueError, match="does not appear to be"):
        ipaddress.ip_address(str(parts.hostname))


def test_a_website_leads_to_itself_its_twin_and_what_the_entry_names() -> None:
    assert origins_of(ADDRESS, WEB.origins) == {
        "https://www.agency.go.th", "https://agency.go.th", "https://login.agency.go.th"
    }  # fmt: skip
    assert origins_of("https://agency.go.th/") == {"https://agency.go.th", "https://www.agency.go.th"}
    assert origins_of("http://agency.go.th/", ["https://login.agency.go.th"]) == set()
    assert origins_of("https://www.go.th/") == {"https://www.go.th"}, "nobody's own"


def test_hosts_are_told_as_people_read_them() -> None:
    assert readable_host(ADDRESS) == "agency.go.th"
    assert readable_host("https://xn--12cm5b7bgd4a0c8an5v.xn--o3cw4h") == "กรมตัวอย่าง.ไทย"
    assert readable_host("https://xn--a.example") == "xn--a.example"
    assert readable_host("data:text/html,x") == ""


def test_a_website_is_opened_from_its_service_and_left_to_it() -> None:
    person = Person().does(events.Begun(), *TO_WEBSITE)
    website = person.state().view
    assert isinstance(website, Website)
    assert (website.address, website.agency) == (ADDRESS, AGENCY.name)
    person.does(events.Back())
    assert isinstance(person.state().view, ServicePage)
    person.does(events.WebsiteWanted(ADDRESS), events.WentHome())
    assert person.state().trail == (Home(),)


@pytest.mark.parametrize("address", ["https://elsewhere.example/", "1548", "", "file:///etc/passwd"])
def test_no_other_address_is_opened(address: str) -> None:
    person = at_home().does(*TO_PAGE, events.WebsiteWanted(address))
    assert isinstance(person.state().view, ServicePage)


def test_an_entry_with_an_address_that_is_none_opens_nothing() -> None:
    wrong = msgspec.structs.replace(OFFERED, channels=[msgspec.structs.replace(WEB, address="http://agency.go.th/")])
    person = at_home().does(events.Chosen("a"), events.Opened("a", wrong), events.WebsiteWanted("http://agency.go.th/"))
    assert isinstance(person.state().view, ServicePage)
    early = at_home().does(events.Chosen("a"), events.WebsiteWanted(ADDRESS))
    assert isinstance(early.state().view, ServicePage)


@pytest.mark.parametrize("end", [base.CardRemoved("reader", 1), events.Ended(), base.ServiceLost()])
def test_a_website_ends_with_the_session(end: events.Event) -> None:
    person = at_home().does(*TO_WEBSITE, end)
    assert isinstance(person.state(), Goodbye)
    assert person.ordered(effects.Wipe) == 1


def test_who_touches_nothing_is_asked_and_then_the_website_is_closed() -> None:
    person = Person().does(events.Begun(), *TO_WEBSITE)
    limit = LIMITS[type(person.state())]
    person.waits(limit - 10)
    assert person.journey.seconds_left == 10
    person.does(events.Touched()).waits(limit - 40)
    assert isinstance(person.state().view, Website), "a touch on the page is somebody"
    person.waits(41)
    assert isinstance(person.state(), Goodbye)
    assert person.ordered(effects.Wipe) == 1


def test_a_card_put_in_leaves_the_website_behind() -> None:
    person = Person().does(events.Begun(), *TO_WEBSITE, inserted())
    assert isinstance(person.state(), Reading)
    person.does(*reads()[1:])
    assert isinstance(person.state(), Consent)
    person.does(events.Agreed())
    assert isinstance(person.state().view, ServicePage)


def test_the_session_holds_nothing_of_what_is_done_there() -> None:
    person = at_home().does(*TO_WEBSITE)
    journey: Journey = person.journey
    fields: set[Any] = set(journey.state.view.__struct_fields__)  # type: ignore[union-attr]
    assert fields == {"service", "agency", "address", "origins"}
