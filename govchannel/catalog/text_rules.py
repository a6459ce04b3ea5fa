"""Rules for texts: both languages are there, and a Thai line can wrap."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from govchannel.catalog.finding import Fault, texts_of
from govchannel.contract import thai_words

WIDEST_PIECE = 18
"""Columns: the narrowest column of a screen at the largest text size holds as many."""
_THAI = re.compile(r"[\u0e01-\u0e5b]")
_INVISIBLE = re.compile(r"[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def translations(entry: Any) -> Iterator[Fault]:
    """Each text is there in Thai and in English, in its own script."""
    for way, text in texts_of(entry):
        for language, other, said in (("th", "en", text.th), ("en", "th", text.en)):
            place = (*way, language)
            if not said.strip():
                yield Fault(place, "translation", f"no {language} text", f"translate {getattr(text, other)!r}")
            elif said != said.strip():
                yield Fault(place, "translation", "the text begins or ends with a space", "remove it")
            if found := _INVISIBLE.search(said):
                name = f"U+{ord(found[0]):04X}"
                yield Fault(place, "translation", f"an invisible character ({name})", "type the text anew")
        if _THAI.search(text.en):
            yield Fault((*way, "en"), "translation", "the English text holds Thai letters", "translate them")
        elif not _THAI.search(text.th) and text.th != text.en and any(map(str.isalpha, text.th)):
            remedy = "translate it; a name that stays the same is written the same in both"
            yield Fault((*way, "th"), "translation", "the Thai text holds no Thai letters", remedy)


def wrapping(entry: Any) -> Iterator[Fault]:
    """No piece of Thai is wider than a line that has to hold it."""
    for way, text in texts_of(entry):
        piece = thai_words.longest_piece(text.th)
        if thai_words.columns(piece) > WIDEST_PIECE:
            remedy = "put a space where a reader would breathe, or write the word in a known spelling"
            yield Fault((*way, "th"), "wrap", f"no line can break {piece!r}", remedy)
