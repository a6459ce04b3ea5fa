"""Which services hold a trigram: their numbers, sorted, as differences, compressed where it pays."""

from __future__ import annotations

import itertools
import zlib
from array import array
from collections.abc import Iterable

_PLAIN, _PACKED = b"\x00", b"\x01"
_WORTH = 48
"""Bytes from which compressing saves something."""


def encode(numbers: Iterable[int]) -> bytes:
    """Sorted numbers, each once, to bytes."""
    ordered = list(numbers)
    steps = array("I", [0] * len(ordered))
    before = 0
    for place, number in enumerate(ordered):
        steps[place], before = number - before, number
    small = array("H", steps) if max(steps, default=0) < 65_536 else None
    data = (b"H" + small.tobytes()) if small is not None else (b"I" + steps.tobytes())
    return _PACKED + zlib.compress(data, 6) if len(data) > _WORTH else _PLAIN + data


def decode(data: bytes, most: int | None = None) -> list[int]:
    """Back to sorted numbers; the first `most` of them."""
    if data[:1] == _PLAIN:
        plain = data[1:]
    elif most is None:
        plain = zlib.decompress(data[1:])
    else:
        plain = zlib.decompressobj().decompress(data[1:], 1 + 4 * most)
    steps: array[int] = array(plain[:1].decode())
    whole = len(plain) - 1 - (len(plain) - 1) % steps.itemsize
    steps.frombytes(plain[1 : 1 + whole])
    return list(itertools.islice(itertools.accumulate(steps), most))
