"""A catalog's content as entries in bytes: what a release is, what it differs by, and its digest.

Gateway and terminal must agree to the byte: a release's digest is computed where it is published and again, from the
finished file, on every terminal.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any, Literal

import msgspec

from govchannel.contract.catalog import Agency, AgencyKey, App, Article, Catalog, Holiday, LifeEvent, Service

Kind = Literal["agency", "app", "article", "holiday", "key", "life_event", "order", "service"]
"""``order`` holds lists of ids where their order means something: of life events, and of keys, oldest first."""
TYPES: dict[Kind, Any] = {
    "agency": Agency,
    "app": App,
    "article": Article,
    "holiday": Holiday,
    "key": AgencyKey,
    "life_event": LifeEvent,
    "order": list[str],
    "service": Service,
}
SINCE: dict[Kind, int] = {"app": 5, "article": 5}
"""The `MODEL` that a kind came with. Terminals before 5 refuse kinds that they do not know; later ones ignore them."""
OLDEST = 4

Content = dict[tuple[str, str], bytes]
"""(kind, id) -> the entry as JSON."""


_GONE = b"null"


class Row(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """One entry on its way. `entry` ``null``: it is no more. `kind`: a `Kind`, or one that came after this program."""

    kind: str
    id: str
    entry: msgspec.Raw

    @property
    def gone(self) -> bool:
        """Whether the entry is no more."""
        return bytes(self.entry) == _GONE


class Package(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a snapshot (`base` None) or a delta (`base`: the digest it starts from) holds. `digest` is the result's."""

    model: int
    base: str | None
    digest: str
    rows: list[Row]


def content_of(catalog: Catalog) -> Content:
    """A catalog's entries. Raises `ValueError` when an id is there twice."""
    named: list[tuple[Kind, str, Any]] = [
        ("order", "key", [key.key_id for key in catalog.keys]),
        ("order", "life_event", [event.id for event in catalog.life_events]),
        *(("agency", one.id, one) for one in catalog.agencies),
        *(("app", one.id, one) for one in catalog.apps),
        *(("article", one.id, one) for one in catalog.articles),
        *(("holiday", one.date.isoformat(), one) for one in catalog.holidays),
        *(("key", one.key_id, one) for one in catalog.keys),
        *(("life_event", one.id, one) for one in catalog.life_events),
        *(("service", one.id, one) for one in catalog.services),
    ]
    content: Content = {}
    for kind, key, entry in named:
        if (kind, key) in content:
            raise ValueError(f"{kind} {key!r} is there twice")
        content[kind, key] = msgspec.json.encode(entry)
    return content


def model_of(content: Content) -> int:
    """The least `MODEL` of terminals that can take it: one without news still reaches terminals that know none."""
    kinds = {kind for kind, _ in content}
    return max((since for kind, since in SINCE.items() if kind in kinds), default=OLDEST)


def digest_of(rows: Iterable[tuple[str, str, bytes]]) -> str:
    """SHA-256 (hex) of entries (kind, id, JSON) that come sorted by kind and id."""
    total = hashlib.sha256()
    for kind, key, entry in rows:
        total.update(f"{kind}\0{key}\0{len(entry)}\0".encode() + entry)
    return total.hexdigest()


def rows_of(content: Content) -> Iterator[tuple[str, str, bytes]]:
    """The entries as `digest_of` wants them."""
    for kind, key in sorted(content):
        yield kind, key, content[kind, key]


def difference(old: Content, new: Content) -> list[Row]:
    """What makes `new` of `old`, sorted."""
    changed = [
        Row(kind, key, msgspec.Raw(entry)) for (kind, key), entry in new.items() if old.get((kind, key)) != entry
    ]
    gone = [Row(kind, key, msgspec.Raw(_GONE)) for kind, key in old.keys() - new.keys()]
    return sorted(changed + gone, key=lambda row: (row.kind, row.id))


def applied(old: Content, rows: Iterable[Row]) -> Content:
    """The content after a difference."""
    new = dict(old)
    for row in rows:
        if row.gone:
            new.pop((row.kind, row.id), None)
        else:
            new[row.kind, row.id] = bytes(row.entry)
    return new
