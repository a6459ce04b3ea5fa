"""Rules for news and apps: who tells them exists, they lead on, and a phone is led to the stores and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from govchannel.catalog import entry_rules
from govchannel.catalog.finding import Fault
from govchannel.catalog.marks import Way
from govchannel.contract import thai_words
from govchannel.contract.catalog import App, Article, Text

WIDEST_HEADLINE = 90
"""Columns: three lines of a welcome in usual text."""
MOST_PARAGRAPHS = 12
LONGEST_PARAGRAPH = 600
"""Letters that are read standing."""
_ANDROID = re.compile(
    r"^https://play\.google\.com/store/apps/details\?id=[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z][A-Za-z0-9_]*)+$"
)
_IOS = re.compile(r"^https://apps\.apple\.com/([a-z]{2}/)?app/([a-z0-9-]+/)?id[0-9]{6,12}$")


def article(one: Article, agencies: Collection[str], services: Collection[str]) -> Iterator[Fault]:
    """What stands in an article can be read before a terminal, and it is shown at some time."""
    yield from _leads_on(one, agencies, services)
    if one.until is not None and one.until < one.published:
        text = f"is never shown: until {one.until}, published {one.published}"
        yield Fault(("until",), "never-shown", text, "until is the last day on which it is shown")
    yield from _short(one.title, WIDEST_HEADLINE, ("title",), "a headline")
    if len(one.body) > MOST_PARAGRAPHS:
        text = f"{len(one.body)} paragraphs"
        yield Fault(("body", MOST_PARAGRAPHS), "length", text, f"{MOST_PARAGRAPHS} at most: it is read standing")
    for number, paragraph in enumerate(one.body):
        yield from _plain(paragraph, ("body", number))
    yield from _plain(one.summary, ("summary",))


def app(one: App, agencies: Collection[str], services: Collection[str]) -> Iterator[Fault]:
    """An app can be found by a phone, in a store's own form of address."""
    yield from _leads_on(one, agencies, services)
    if not (one.android or one.ios or one.website):
        yield Fault((), "unreachable", f"{one.id} leads nowhere", "give android, ios or website")
    if one.android and not _ANDROID.match(one.android):
        remedy = "write https://play.google.com/store/apps/details?id=..., and nothing after it"
        yield Fault(("android",), "unreachable", f"{one.android!r} is no page of Google Play", remedy)
    if one.ios and not _IOS.match(one.ios):
        remedy = "write https://apps.apple.com/th/app/.../id..., in plain letters, and nothing after it"
        yield Fault(("ios",), "unreachable", f"{one.ios!r} is no page of the App Store", remedy)
    if one.website:
        yield from entry_rules.web(one.website, ("website",))
    yield from _short(one.name, WIDEST_HEADLINE, ("name",), "a name")
    for number, line in enumerate(one.does):
        yield from _plain(line, ("does", number))
    yield from _plain(one.description, ("description",))


def _leads_on(one: Article | App, agencies: Collection[str], services: Collection[str]) -> Iterator[Fault]:
    if one.agency not in agencies:
        yield Fault(("agency",), "reference", f"agency {one.agency!r} is unknown", "add it to agencies.yaml")
    for number, service in enumerate(one.services):
        if service not in services:
            yield Fault(("services", number), "reference", f"service {service!r} is unknown", "see services/")
        elif service in one.services[:number]:
            yield Fault(("services", number), "duplicate", f"{service!r} is there twice", "remove one")


def _short(text: Text, most: int, way: Way, what: str) -> Iterator[Fault]:
    for language, said in (("th", text.th), ("en", text.en)):
        if thai_words.columns(said) > most:
            remedy = f"{most} columns at most; the rest belongs into the text"
            yield Fault((*way, language), "length", f"{what} of {thai_words.columns(said)} columns", remedy)


def _plain(text: Text, way: Way) -> Iterator[Fault]:
    """A paragraph without marks that nobody renders, as short as one can be read standing."""
    for language, said in (("th", text.th), ("en", text.en)):
        if len(said) > LONGEST_PARAGRAPH:
            yield Fault((*way, language), "length", f"{len(said)} letters in one paragraph", "make it two")
        if re.search(r"</?[A-Za-z][^>]*>|\n|https?://|\*\*", said):
            remedy = "plain words only: no HTML, line breaks, stars or addresses; they are shown as they stand"
            yield Fault((*way, language), "plain", "marks in the text", remedy)
