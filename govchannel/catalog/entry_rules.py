"""Rules for what an entry refers to, and for what would leave a citizen standing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govchannel.catalog.finding import Fault
from govchannel.catalog.marks import Way
from govchannel.contract.catalog import Agency, Channel, Eligibility, Hours, LifeEvent, Service
from govchannel.contract.origins import origin_of
from govchannel.contract.places import Places

_PHONE = re.compile(r"^(0[0-9]{1,2}-[0-9]{3}-[0-9]{3,4}|[0-9]{4,10}|1[0-9]{2,3}|\*[0-9]+[*#])$")
FEWEST_KEYWORDS = 3
MOST_ORIGINS = 20


def references(service: Service, agencies: set[str], events: set[str], places: Places) -> Iterator[Fault]:
    """What a service names exists."""
    if service.agency not in agencies:
        yield Fault(("agency",), "reference", f"agency {service.agency!r} is unknown", "add it to agencies.yaml")
    for place, event in enumerate(service.life_events):
        if event not in events:
            yield Fault(("life_events", place), "reference", f"life event {event!r} is unknown", "see life-events.yaml")
    if not service.life_events:
        yield Fault(("life_events",), "reference", "no life event: nobody who browses finds it", "name at least one")
    rules: list[tuple[Way, Eligibility | None]] = [(("eligibility",), service.eligibility)]
    rules += [(("fee", "rules", number, "eligible"), rule.eligible) for number, rule in enumerate(service.fee.rules)]
    named: list[tuple[Way, list[str]]] = [(("offered_in",), service.offered_in)]
    for way, rule in rules:
        if rule is not None:
            named.append(((*way, "provinces"), rule.provinces))
            yield from _eligibility(way, rule)
    for way, codes in named:
        for number, code in enumerate(codes):
            if places.name(code) is None:
                yield Fault((*way, number), "reference", f"place {code!r} is unknown", "see resources/places.tsv")


def _eligibility(way: Way, rule: Eligibility) -> Iterator[Fault]:
    if rule.age_from is not None and rule.age_to is not None and rule.age_from > rule.age_to:
        yield Fault(way, "eligibility", "nobody has that age", "age_from is the lower one")
    if rule == Eligibility():
        yield Fault(way, "eligibility", "asks nothing", "leave it out")


def channels(service: Service) -> Iterator[Fault]:
    """Every channel leads somewhere, and a form and the terminal's channel go together."""
    if not service.channels:
        yield Fault(("channels",), "unreachable", "no channel: nobody learns where to go", "add an office")
    for number, channel in enumerate(service.channels):
        way = ("channels", number, "address")
        address = channel.address or ""
        match channel.kind:
            case "web":
                yield from web(address, way)
            case "phone":
                yield from phone(address, way)
            case "app" if not address:
                yield Fault(way, "unreachable", "an app without a name", "give its name in the stores as address")
        yield from hours(channel.hours, ("channels", number, "hours"))
        yield from _origins(channel, ("channels", number, "origins"))
    offers = any(channel.kind == "terminal" for channel in service.channels)
    if offers and service.form is None:
        yield Fault(("channels",), "unreachable", "a terminal's channel without a form", "add one, or drop it")
    if service.form is not None and not offers:
        yield Fault(("form",), "unreachable", "a form, and no channel says so", "add a channel of kind terminal")
    if service.form is not None and len(service.channels) < 2:
        yield Fault(("channels",), "unreachable", "the terminal is the only way", "add one for who cannot use it")


def _origins(channel: Channel, way: Way) -> Iterator[Fault]:
    """Where a website may lead is said exactly, one origin after another."""
    if channel.origins and channel.kind != "web":
        yield Fault(way, "website", "origins of something that is no website", "remove them")
    if len(channel.origins) > MOST_ORIGINS:
        text = f"{len(channel.origins)} origins: nobody can say who is behind all of them"
        yield Fault(way, "website", text, f"name those that pages of this service lead to, at most {MOST_ORIGINS}")
    for number, origin in enumerate(channel.origins):
        if "*" in origin:
            text = f"{origin!r} stands for more than one origin"
            yield Fault((*way, number), "website", text, "name each: https://login.example.go.th")
        elif origin_of(origin) != origin:
            text = f"{origin!r} is no origin: https, a host with a name of its own, nothing behind it"
            yield Fault((*way, number), "website", text, "write https://login.example.go.th")
        elif origin in channel.origins[:number]:
            yield Fault((*way, number), "website", f"{origin!r} is there twice", "remove one")


def assurance(service: Service) -> Iterator[Fault]:
    """Where a card is wanted, there is a request that wants it."""
    if service.assurance in ("card-present", "card-verified") and service.form is None:
        text = f"{service.assurance} for no request: there is no form"
        yield Fault(("assurance",), "assurance", text, "add a form, or say none")


def keywords(service: Service) -> Iterator[Fault]:
    """Enough everyday words to be found by, none twice."""
    if len(service.keywords) < FEWEST_KEYWORDS:
        text = f"only {len(service.keywords)} keywords"
        yield Fault(("keywords",), "keywords", text, f"add everyday words, at least {FEWEST_KEYWORDS}")
    for number, word in enumerate(service.keywords):
        if word in service.keywords[:number]:
            yield Fault(("keywords", number), "keywords", f"{word!r} is there twice", "remove one")
        elif not word.strip():
            yield Fault(("keywords", number), "keywords", "an empty keyword", "remove it")


def agency(one: Agency, used: set[str]) -> Iterator[Fault]:
    """An agency can be reached, and something is offered by it: a service, news or an app."""
    if not one.phone and not one.website:
        yield Fault((), "unreachable", f"{one.id} has neither telephone nor website", "add one")
    if one.phone:
        yield from phone(one.phone, ("phone",))
    if one.website:
        yield from web(one.website, ("website",))
    if one.id not in used:
        yield Fault((), "reference", f"{one.id} offers nothing", "remove it, or correct a service's agency")
    yield from hours(one.hours, ("hours",))


def life_event(one: LifeEvent, used: set[str], icons: set[str]) -> Iterator[Fault]:
    """A life event has a picture and leads somewhere."""
    if one.icon not in icons:
        yield Fault(("icon",), "reference", f"icon {one.icon!r} is unknown", "see resources/icons")
    if one.id not in used:
        yield Fault((), "reference", f"no service belongs to {one.id!r}", "remove it")


def hours(given: Hours | None, way: Way) -> Iterator[Fault]:
    """A counter opens before it closes."""
    for number, period in enumerate(given.periods if given else []):
        if period.closes <= period.opens:
            text = f"closes at {period.closes} and opens at {period.opens}"
            yield Fault((*way, "periods", number), "hours", text, "two periods for hours over midnight")


def phone(number: str, way: Way) -> Iterator[Fault]:
    """A number that a telephone takes."""
    if not _PHONE.match(number):
        yield Fault(way, "unreachable", f"{number!r} is no telephone number", "write 02-123-4567 or 1111")


def web(address: str, way: Way) -> Iterator[Fault]:
    """An address that leads over TLS to a named machine."""
    if origin_of(address) is None:
        yield Fault(way, "unreachable", f"{address!r} is no https address", "give the page's address")
