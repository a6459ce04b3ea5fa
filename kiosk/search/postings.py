"""Which services hold a gram: in few bytes in the file, as the bits of one integer in memory."""

from __future__ import annotations

import functools
import re
import zlib
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice
from operator import sub

FEW = 256
"""So many numbers are kept one by one, as differences; more of them as a compressed bitmap."""
_NOT_EMPTY = re.compile(rb"[^\0]")
_PLACES = [tuple(place for place in range(8) if octet >> place & 1) for octet in range(256)]
"""Which bits of an octet are set."""


def bits_of(numbers: Sequence[int]) -> int:
    """A set of ascending numbers as the bits of an integer."""
    bitmap = bytearray(numbers[-1] // 8 + 1 if numbers else 0)
    for number in numbers:
        bitmap[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(bitmap, "little")


def numbers_of(bits: int) -> Iterator[int]:
    """The numbers of a set, ascending."""
    octets = bits.to_bytes(bits.bit_length() // 8 + 1, "little")
    for match in _NOT_EMPTY.finditer(octets):
        first = 8 * match.start()
        for place in _PLACES[octets[match.start()]]:
            yield first + place


def pack(bits: int) -> bytes:
    """Keep a set of numbers below a million."""
    return _pack_bitmap(bits) if bits.bit_count() > FEW else _pack_steps(list(numbers_of(bits)))


def pack_numbers(numbers: Sequence[int]) -> bytes:
    """As `pack`, from ascending numbers."""
    return _pack_bitmap(bits_of(numbers)) if len(numbers) > FEW else _pack_steps(numbers)


def _pack_bitmap(bits: int) -> bytes:
    return _bitmaps().press(bits.to_bytes(bits.bit_length() // 8 + 1, "little"))


def _pack_steps(numbers: Sequence[int]) -> bytes:
    """Each difference is a code point: UTF-8 makes small ones short."""
    return "".join(map(chr, map(sub, numbers, [0, *numbers]))).encode("utf-8", "surrogatepass")


def unpack(count: int, packed: bytes) -> int:
    """The set of `count` numbers that was kept."""
    if count > FEW:
        return int.from_bytes(expand(packed), "little")
    return bits_of(list(accumulate(map(ord, packed.decode("utf-8", "surrogatepass")))))


class Press:
    """Compresses, without header and check sum: texts against what they have in common, bitmaps against nothing."""

    def __init__(self, common: bytes = b"") -> None:
        """What they have in `common` is read once: the same for a catalog of ten thousand."""
        strategy = zlib.Z_DEFAULT_STRATEGY if common else zlib.Z_FILTERED
        self._begun = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS, 6, strategy, common)

    def press(self, data: bytes) -> bytes:
        """One text or bitmap."""
        pressing = self._begun.copy()
        return pressing.compress(data) + pressing.flush()


@functools.cache
def _bitmaps() -> Press:
    return Press()


def expand(pressed: bytes, common: bytes = b"") -> bytes:
    """What was compressed. Raises ValueError where the file is damaged."""
    try:
        return zlib.decompressobj(-zlib.MAX_WBITS, common).decompress(pressed)
    except zlib.error as error:
        raise ValueError(f"the search index is damaged: {error}") from error


class Tally:
    """In how many sets each number is, for all numbers at once: a bitmap for each binary digit of the counts."""

    def __init__(self) -> None:
        """Nothing is counted yet."""
        self._digits: list[int] = []

    def add(self, bits: int) -> None:
        """Count a set's numbers once more."""
        for place, digit in enumerate(self._digits):
            self._digits[place], bits = digit ^ bits, digit & bits
        if bits:
            self._digits.append(bits)

    def best(self, wanted: int) -> list[int]:
        """The numbers that were counted most; of equal ones the smallest."""
        sure, maybe = 0, 0
        for digit in self._digits:
            maybe |= digit
        for digit in reversed(self._digits):
            high = maybe & digit
            if (sure | high).bit_count() > wanted:
                maybe = high
            else:
                sure, maybe = sure | high, maybe & ~digit
        return [*numbers_of(sure), *islice(numbers_of(maybe), wanted - sure.bit_count())]

    def count(self, number: int) -> int:
        """How often a number was counted."""
        return sum((digit >> number & 1) << place for place, digit in enumerate(self._digits))
