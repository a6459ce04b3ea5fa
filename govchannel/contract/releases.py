"""Releases as terminals see them: TUF targets that anybody may serve. Everything here is signed by the operators.

``channel/<name>.json`` says which release a channel has, ``releases.json`` which there are.
``catalog/<n>.snapshot.zst`` and ``catalog/<m>-<n>.delta.zst`` hold a `content.Package`, compressed with Zstandard.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Annotated, Any

import msgspec
import zstandard
from msgspec import Meta

from govchannel.contract.content import Content, Package
from govchannel.contract.wire import Name, Sha256

Number = Annotated[int, Meta(ge=1, le=2**31)]
LARGEST_PACKED = 64_000_000
LARGEST_UNPACKED = 512_000_000
"""Bytes; a hundred thousand services take a quarter of it."""
LARGEST_CHANNEL = 100_000
LARGEST_NAMES = 64_000_000
LARGEST_WINDOW = 2**27
LEVEL = 15
"""Zstandard's: 10,000 services take a second, once."""


class Packed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A package as a TUF target: its name, its bytes as served, and unpacked."""

    target: str
    length: Annotated[int, Meta(ge=1, le=LARGEST_PACKED)]
    size: Annotated[int, Meta(ge=1, le=LARGEST_UNPACKED)]


class Delta(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The way from one release to another."""

    base: Number
    release: Number
    packed: Packed


class Release(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A numbered catalog. `digest` is that of its content; `model` the version of its types."""

    number: Number
    model: int
    digest: Sha256
    published_at: datetime
    snapshot: Packed
    note: str = ""


class Channel(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the terminals of a channel shall have: `share` percent of them `current`, the others `before`."""

    name: Name
    current: Release
    share: Annotated[int, Meta(ge=1, le=100)] = 100
    before: Release | None = None
    deltas: Annotated[list[Delta], Meta(max_length=200)] = []


def channel_target(name: str) -> str:
    """The target that says what a channel has."""
    return f"channel/{name}.json"


def takes_part(terminal: str, release: int, share: int) -> bool:
    """Whether a terminal belongs to the first `share` percent of a release. Each release draws anew."""
    drawn = hashlib.sha256(f"{release}/{terminal}".encode()).digest()
    return int.from_bytes(drawn[:8]) % 100 < share


def meant_for(channel: Channel, terminal: str) -> Release:
    """The release a terminal shall have; a channel without an earlier one gives its only one to everybody."""
    if channel.before is None or takes_part(terminal, channel.current.number, channel.share):
        return channel.current
    return channel.before


def pack(package: Package, base: Content | None = None) -> tuple[bytes, int]:
    """A package compressed, and its size before.

    A delta (`base`: the content it starts from) is compressed against the entries that it changes, which the terminal
    has: their names come first. So a changed word costs about as much as the word.
    """
    plain = msgspec.json.encode(package)
    names = msgspec.json.encode([(row.kind, row.id) for row in package.rows]) if base is not None else b"[]"
    head = zstandard.ZstdCompressor(level=LEVEL).compress(names)
    dictionary = _dictionary(names, base)
    compressor = zstandard.ZstdCompressor(level=LEVEL, dict_data=dictionary)
    return len(head).to_bytes(4) + head + compressor.compress(plain), len(plain)


def unpack(packed: bytes, size: int, entry: Callable[[str, str], bytes | None] | None = None) -> Package:
    """Open a package that must have exactly `size` bytes. `entry` gives what is here of (kind, id).

    Raises `ValueError`; never takes more memory than was signed.
    """
    length = int.from_bytes(packed[:4])
    names = _plain(zstandard.ZstdDecompressor(max_window_size=LARGEST_WINDOW), packed[4 : 4 + length], LARGEST_NAMES)
    known: dict[tuple[str, str], bytes] = {}
    for kind, key in msgspec.json.decode(names, type=list[tuple[str, str]]):
        found = entry(kind, key) if entry else None
        if found is not None:
            known[kind, key] = found
    decompressor = zstandard.ZstdDecompressor(dict_data=_dictionary(names, known), max_window_size=LARGEST_WINDOW)
    plain = _plain(decompressor, packed[4 + length :], size)
    if len(plain) != size:
        raise ValueError("another size than announced")
    return msgspec.json.decode(plain, type=Package)


def _dictionary(names: bytes, base: Mapping[tuple[Any, str], bytes] | None) -> zstandard.ZstdCompressionDict:
    """The entries that are named and are in the base, one after another. Empty for a snapshot."""
    wanted = msgspec.json.decode(names, type=list[tuple[str, str]])
    data = b"".join((base or {}).get((kind, key), b"") for kind, key in wanted)
    return zstandard.ZstdCompressionDict(data, dict_type=zstandard.DICT_TYPE_RAWCONTENT)


def _plain(decompressor: zstandard.ZstdDecompressor, packed: bytes, most: int) -> bytes:
    """At most one byte more than `most`: the frame's own header is not believed."""
    try:
        with decompressor.stream_reader(packed) as stream:
            plain = stream.read(most + 1)
    except zstandard.ZstdError as error:
        raise ValueError("not compressed as announced") from error
    if len(plain) > most:
        raise ValueError("another size than announced")
    return plain
