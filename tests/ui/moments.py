"""One example of every screen, filled as full as real ones are."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any, get_args

from msgspec.structs import replace

import resources
from demo.answers import filled
from drivers.people import PEOPLE
from drivers.thai_id import Nhso, decode
from govchannel.contract import wire
from govchannel.contract.catalog import SIGNED_BY_CARD, Service, Text
from govchannel.contract.entries import read_folder
from govchannel.contract.origins import origins_of
from kiosk import form_check, forms, places
from kiosk.catalog import Catalog
from kiosk.journey.states import (
    AppPage,
    Apps,
    ArticlePage,
    CardFault,
    CardTrouble,
    CheckingCard,
    Choosing,
    Consent,
    Done,
    ExpiredCard,
    Filling,
    Goodbye,
    HealthRights,
    Help,
    Home,
    Journey,
    MyRequest,
    MyRequests,
    News,
    Outcome,
    PlaceSearch,
    Reading,
    Reason,
    Results,
    Reviewing,
    ServicePage,
    Slip,
    Submitting,
    Visit,
    Website,
    Welcome,
)
from kiosk.mine import NO_PHOTO, Mine, Request, State
from kiosk.receipt import Receipt
from kiosk.service import Query

LONGEST = PEOPLE["longest"]
WEB = "https://www.pwa.co.th/service/report-a-leak?from=terminal"
WEB_ORIGINS = origins_of(WEB)
READERS = frozenset({"reader"})


def visit(person: str = "malee") -> Visit:
    memory = PEOPLE[person].memory()
    return Visit(
        1, decode.card_text(memory, simulated=True), PEOPLE[person].photo or None, photo_done=True, agreed=True
    )


def rights(person: str) -> Nhso:
    """The health rights on somebody's card."""
    memory = PEOPLE[person].nhso_memory()
    assert memory
    return decode.nhso(memory)


def services() -> dict[str, Service]:
    return {service.id: service for service in read_folder(resources.FOLDER / "catalog").services}


def field_types(known: dict[str, Service], visit: Visit) -> dict[str, Any]:
    """Pages with every type of field that the other pages do not have, answered and not."""
    pages: dict[str, Any] = {}
    for service_id, step, name in (
        ("ddpm-flood", 1, "place"),
        ("ddpm-flood", 2, "signature"),
        ("dcy-newborn", 1, "person"),
        ("dcy-newborn", 2, "amount"),
        ("dlpw-complaint", 1, "date"),
        ("dlpw-complaint", 2, "list"),
    ):
        service = known[service_id]
        begun = forms.begin(service, visit.card)
        if name == "place":
            begun = forms.answer(begun, "same", False)
        full = filled(service, visit.card, begun)
        pages[f"field-{name}"] = Filling(visit, full, (Home(),), step)
        troubles = form_check.check_step(begun, step)
        pages[f"field-{name}-troubles"] = Filling(visit, begun, (Home(),), step, troubles)
        if name == "place":
            typed = PlaceSearch("where", "สันทราย", "", tuple(places.find("สันทราย")))
            pages["field-place-typed"] = Filling(visit, begun, (Home(),), step, places=typed)
            listed = PlaceSearch("where", "", "50", tuple(places.within("50")))
            pages["field-place-listed"] = Filling(visit, begun, (Home(),), step, places=listed)
            last = PlaceSearch("where", "", "5014", tuple(places.within("5014")))
            pages["field-place-last"] = Filling(visit, begun, (Home(),), step, places=last)
    complaint = known["dlpw-complaint"]
    pages["review-every-type"] = Reviewing(visit, filled(known["ddpm-flood"], visit.card), (Home(),))
    by_card = forms.answer(filled(known["ddpm-flood"], visit.card), "signature", SIGNED_BY_CARD)
    pages["field-signature-by-card"] = Filling(visit, by_card, (Home(),), 2)
    pages["review-by-card"] = Reviewing(visit, by_card, (Home(),))
    pages["review-list"] = Reviewing(visit, filled(complaint, visit.card), (Home(),))
    return pages


def own(known: dict[str, Service]) -> Mine:
    """A request in every state, on as many days; one of them with the longest title."""
    sso = "The Social Security Office has a name that is as long as names of agencies are"
    states: tuple[State, ...] = (
        "waiting", "undelivered", "received", "opened", "in-progress", "completed", "declined",
    )  # fmt: skip
    titles = sorted((one.title for one in known.values()), key=lambda title: -len(title.th))[: len(states)]
    first = datetime(2026, 10, 2, 3, 5, tzinfo=UTC)
    found = []
    for number, (state, title) in enumerate(zip(states, titles, strict=True)):
        at = first - timedelta(days=40 * number)
        whole: tuple[wire.State, ...] = ("received", "opened", "in-progress", "completed")
        way = whole[: max(0, number - 1)]
        if state == "declined":
            way = ("received", "opened", "declined")
        steps = tuple(wire.StatusChange(state=one, at=at + timedelta(days=day)) for day, one in enumerate(way))
        name = f"KW2MX-R5QVP-72Y8{'EFGHJKM'[number]}"
        found.append(Request(name, title, Text(th="สำนักงานประกันสังคม กระทรวงแรงงาน", en=sso), "1506", at, state, steps))
    return Mine(tuple(found), more=True)


def moments(catalog: Catalog) -> dict[str, Journey]:
    """Name -> what is to be shown."""
    known = services()
    malee, longest = visit(), visit("longest")
    leak = known["pwa-leak"]
    longest_title = max(known.values(), key=lambda service: len(service.title.th) + len(service.description.th))
    empty = forms.begin(leak, malee.card)
    listing = catalog.listing(Query("agency", "DOPA"))
    agency = catalog.agency("PWA")
    website = Website(leak.title, agency.name if agency else None, WEB, WEB_ORIGINS)
    hours = agency.hours if agency else None
    trail = (Home(), ServicePage(leak.id, leak, hours=hours))
    mine = own(known)
    pension = known["dla-old"]
    receipt = Receipt(
        "KW2MX-R5QVP-72Y8E", leak.title, Text(th="การประปาส่วนภูมิภาค", en="Provincial Waterworks Authority"),
        datetime(2026, 11, 21, 5, 55, tzinfo=UTC), "https://gateway.example/s/abcdefghijklmnopqrstuv",
    )  # fmt: skip
    states: dict[str, Any] = {
        "welcome": Welcome(),
        "reading": Reading(1),
        "notice": Consent(malee),
        "notice-longest": Consent(longest),
        "expired": ExpiredCard(visit("expired")),
        "notice-no-photo": Consent(visit("no-photo")),
        "home": Choosing(malee),
        "home-anonymous": Choosing(None),
        "results": Choosing(malee, (Home(), Results(Query("agency", "DOPA"), listing))),
        "results-apps": Choosing(
            malee, (Home(), Results(Query("search", "smart"), catalog.listing(Query("search", "smart"))))
        ),
        "nothing-found": Choosing(
            malee, (Home(), Results(Query("search", "xyz"), replace(listing, title=None, services=())))
        ),
        "nothing-fits": Choosing(
            malee, (Home(), Results(Query("search", "zqxbat"), replace(listing, title=None, exact=False)))
        ),
        "service": Choosing(malee, trail),
        "service-eligible": Choosing(malee, (Home(), ServicePage("dla-old", known["dla-old"], hours=hours))),
        "service-not-eligible": Choosing(malee, (Home(), ServicePage("tdc-sd9", known["tdc-sd9"], hours=hours))),
        "service-longest": Choosing(None, (Home(), ServicePage(longest_title.id, longest_title))),
        "service-not-available": Choosing(malee, (Home(), ServicePage(leak.id, leak, hours=hours, usable=False))),
        "service-missing": Choosing(malee, (Home(), ServicePage("gone", None, missing=True))),
        "news": Choosing(None, (Home(), News())),
        "article": Choosing(malee, (Home(), News(), ArticlePage("new-baby"))),
        "article-missing": Choosing(None, (Home(), ArticlePage("gone"))),
        "apps": Choosing(malee, (Home(), Apps())),
        "app": Choosing(malee, (Home(), Apps(), AppPage("thaid"))),
        "app-website": Choosing(None, (Home(), Apps(), AppPage("sso-plus"))),
        "app-missing": Choosing(None, (Home(), AppPage("gone"))),
        "help": Choosing(None, (Home(), Help())),
        "website-phone": Choosing(malee, (*trail, website)),
        "check-offer": CheckingCard(malee, pension, trail),
        "check-wait": CheckingCard(malee, pension, trail, "ask"),
        "check-type": CheckingCard(malee, pension, trail, "type"),
        "check-type-mistaken": CheckingCard(malee, pension, trail, "type", mistaken=True),
        "check-type-again": CheckingCard(malee, pension, trail, "type", again=True),
        "my-requests": MyRequests(malee, trail, mine),
        "my-requests-asking": MyRequests(malee, trail),
        "my-requests-none": MyRequests(malee, trail, Mine()),
        "my-requests-offline": MyRequests(malee, trail, Mine(mine.requests[:1], failure="offline")),
        "my-requests-no-photo": MyRequests(malee, trail, Mine(failure=NO_PHOTO)),
        "my-request": MyRequest(malee, trail, mine, mine.requests[5].number),
        "my-request-waiting": MyRequest(malee, trail, mine, mine.requests[0].number),
        "health-card": HealthRights(None, trail, "card"),
        "health-reading": HealthRights(malee, trail, "read"),
        "health": HealthRights(malee, trail, "told", rights("malee")),
        "health-longest": HealthRights(longest, trail, "told", rights("longest")),
        "health-no-date": HealthRights(malee, trail, "told", replace(rights("somchai"), issue_date=None)),
        "health-none": HealthRights(malee, trail, "none"),
        "health-failed": HealthRights(malee, trail, "failed"),
        "review": Reviewing(malee, filled(leak, malee.card), trail),
        "review-failed": Reviewing(longest, filled(known["sso-40"], longest.card), trail, "outbox-unavailable"),
        "sending": Submitting(malee, filled(leak, malee.card), trail),
        "receipt": Done(malee, receipt),
        "receipt-card-out": Done(None, receipt),
    }
    outcomes = get_args(Outcome)
    states |= {f"check-{outcome}": CheckingCard(malee, pension, trail, "told", outcome) for outcome in outcomes}
    states |= {f"receipt-slip-{slip.value}": Done(malee, receipt, slip) for slip in Slip if slip is not Slip.NONE}
    states |= {f"trouble-{fault.value}": CardTrouble(fault) for fault in CardFault}
    states |= {f"goodbye-{reason.value}": Goodbye(reason) for reason in Reason}
    for number, _ in enumerate(empty.form.steps):
        troubles = form_check.check_step(empty, number)
        states[f"form-{number + 1}"] = Filling(malee, filled(leak, malee.card), trail, number)
        states[f"form-{number + 1}-troubles"] = Filling(malee, empty, trail, number, troubles)
    states |= field_types(known, malee)
    shown = {name: Journey(state, readers=READERS, inserted=1) for name, state in states.items()}
    shown["service-no-room"] = replace(shown["service"], room=False)
    shown["welcome-no-reader"] = Journey(Welcome(), service_up=False)
    shown["goodbye-card-taken"] = Journey(Goodbye(Reason.ENDED), readers=READERS)
    shown["goodbye-card-forgotten"] = Journey(Goodbye(Reason.ENDED, forgotten=True), readers=READERS, inserted=1)
    shown["countdown"] = replace(shown["form-1"], seconds_left=24)
    shown |= slow_moments(shown)
    return shown | remote_moments(shown)


def slow_moments(shown: dict[str, Journey]) -> dict[str, Journey]:
    """What is still being fetched, and has been for more than a second."""
    results, place = shown["results"].state, shown["field-place-typed"].state
    assert isinstance(results, Choosing)
    assert isinstance(results.view, Results)
    assert isinstance(place, Filling)
    assert place.places
    stale = replace(results.view, query=Query("search", "dopa"), stale=True)
    states: dict[str, Any] = {
        "service-slow": replace(results, trail=(Home(), ServicePage("pwa-leak"))),
        "results-slow": replace(results, trail=(Home(), stale)),
        "home-slow": Choosing(None),
        "news-slow": Choosing(None, (Home(), News())),
        "field-place-slow": replace(place, places=replace(place.places, stale=True)),
    }
    return {name: replace(shown["results"], state=state, listed=False, slow=True) for name, state in states.items()}


def remote_moments(shown: dict[str, Journey]) -> dict[str, Journey]:
    """What is another screen, or has other things on it, at a smart box; it never has a card."""
    names = ("welcome", "home-anonymous", "results", "service", "service-longest", "service-slow", "results-slow")
    box = {name: shown[name] for name in names}
    box["countdown"] = replace(shown["home-anonymous"], seconds_left=24)
    box["goodbye-ended"] = shown["goodbye-card-taken"]
    box["dimmed"] = replace(shown["welcome"], dimmed=True)
    found = {}
    for name, journey in box.items():
        state = journey.state
        if isinstance(state, Choosing):
            view = state.view
            if isinstance(view, ServicePage):
                view = replace(view, phones="https://gateway.example")
            state = Choosing(None, (*state.trail[:-1], view))
        found[f"remote-{name}"] = replace(journey, state=state, readers=frozenset(), inserted=None, remote=True)
    found["service-no-card"] = Journey(found["remote-service"].state, readers=READERS)
    found["service-no-reader"] = Journey(found["remote-service"].state, service_up=False)
    found["dimmed"] = replace(shown["welcome"], dimmed=True)
    return found
