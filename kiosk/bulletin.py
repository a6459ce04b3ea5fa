"""What agencies tell besides their services: news, and apps for the phone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Generic, TypeVar

import msgspec

from govchannel.contract.catalog import App, Article, Text
from kiosk.service import Summary

E = TypeVar("E", App, Article)

MOST = 30
"""Articles of a day: nobody leafs through more standing, and the list is there at once."""


class Item(msgspec.Struct, Generic[E], frozen=True):
    """An article or an app, its agency's name, and the services that it leads to, as far as the catalog has them."""

    entry: E
    agency: Text | None
    services: tuple[Summary, ...] = ()


class Bulletin(msgspec.Struct, frozen=True):
    """News, the newest first, and apps."""

    articles: tuple[Item[Article], ...] = ()
    apps: tuple[Item[App], ...] = ()


NOTHING = Bulletin()


def shown_on(day: date, articles: Iterable[Article]) -> list[Article]:
    """The newest `MOST` articles of a day in Thailand: none before it is published, none that has expired."""
    current = [one for one in articles if one.published <= day and (one.until is None or day <= one.until)]
    return sorted(current, key=lambda one: one.published, reverse=True)[:MOST]
