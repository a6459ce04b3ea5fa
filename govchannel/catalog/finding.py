"""What the judge of entries says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from govchannel.catalog.marks import Way
from govchannel.contract.catalog import Text


class Finding(NamedTuple):
    """A fault at a line of a file (as given on the command line), by the rule's name, with what mends it."""

    file: str
    line: int
    rule: str
    text: str
    remedy: str


class Fault(NamedTuple):
    """A fault at a place inside an entry; the file and line are found afterwards."""

    way: Way
    rule: str
    text: str
    remedy: str


def texts_of(value: Any, way: Way = ()) -> Iterator[tuple[Way, Text]]:
    """Every bilingual text in an entry, with its place."""
    if isinstance(value, Text):
        yield way, value
    elif isinstance(value, (list, tuple)):
        for place, item in enumerate(value):
            yield from texts_of(item, (*way, place))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from texts_of(item, (*way, key))
    elif hasattr(value, "__struct_fields__"):
        for name in value.__struct_fields__:
            yield from texts_of(getattr(value, name), (*way, name))
