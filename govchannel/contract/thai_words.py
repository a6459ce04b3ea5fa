"""Where Thai text may wrap, by libthai: the library that breaks the lines on the terminals' screens as well."""

from __future__ import annotations

import ctypes
import functools
import itertools
import re
import unicodedata

_RUNS = re.compile(r"[\u0e01-\u0e3a\u0e3f-\u0e5b]+")
_ABBREVIATION = re.compile(r"[\u0e01-\u0e4e]{1,6}\.")
MAY_BREAK = "\u200b"
"""ZERO WIDTH SPACE: Unicode's mark for where a line may end."""


@functools.cache
def _library() -> ctypes.CDLL | None:
    try:
        return ctypes.CDLL("libthai.so.0")
    except OSError:
        return None


def available() -> bool:
    """Whether libthai is installed."""
    return _library() is not None


def longest_piece(text: str) -> str:
    """The widest piece of Thai that no line can break. Raises `OSError` without libthai."""
    library = _library()
    if library is None:
        raise OSError("libthai.so.0 is missing")
    pieces = [piece for run in _RUNS.findall(text) for piece in _broken(library, run)]
    return max(pieces, key=columns, default="")


def marked(text: str) -> str:
    """The text with `MAY_BREAK` between Thai words, for whoever lays it out without a dictionary.

    Without libthai unchanged: its lines then end at spaces, and where they must.
    """
    library = _library()
    if library is None:
        return text
    return _RUNS.sub(lambda run: run[0] if _ABBREVIATION.match(text, run.start()) else _joined(library, run[0]), text)


def columns(text: str) -> int:
    """How many letters wide: marks above and below take no room."""
    return sum(unicodedata.category(letter) != "Mn" for letter in text)


def _joined(library: ctypes.CDLL, run: str) -> str:
    return MAY_BREAK.join(_broken(library, run))


def _broken(library: ctypes.CDLL, run: str) -> list[str]:
    letters = run.encode("tis-620")
    places = (ctypes.c_int * len(letters))()
    count = library.th_brk(letters, places, len(letters))
    cuts = [0, *places[: max(0, count)], len(run)]
    return [run[start:end] for start, end in itertools.pairwise(cuts)]
