"""One spelling for what looks or sounds alike, for the index and for what is typed.

Thai is written without spaces and with marks that people leave out: tone marks and silent marks are dropped, long
vowels become short ones, letters that sound alike become one of them. So a query finds what it means, not only what it
spells.
"""

from __future__ import annotations

import re
import unicodedata

_SAME_SOUND = {
    "ณ": "น",
    "ศ": "ส",
    "ษ": "ส",
    "ฎ": "ด",
    "ฏ": "ต",
    "ฐ": "ถ",
    "ฑ": "ท",
    "ฒ": "ท",
    "ธ": "ท",
    "ภ": "พ",
    "ฌ": "ช",
    "ญ": "ย",
    "ฬ": "ล",
    "ฆ": "ค",
    "ฅ": "ค",
    "ฃ": "ข",
    "ใ": "ไ",
    "ี": "ิ",
    "ื": "ึ",
    "ู": "ุ",
    "ๅ": "า",
}
_DROPPED = "่้๊๋์็๎ๆฯะฺ"
"""Tone marks, silent marks, repetition marks, and the short vowel that is often left out."""

_TABLE = str.maketrans(
    {
        **_SAME_SOUND,
        **dict.fromkeys(_DROPPED, ""),
        **{chr(0x0E50 + digit): str(digit) for digit in range(10)},
    }
)
_WORDS = re.compile(r"[a-z]+|[0-9]+|[\u0e01-\u0e3a\u0e40-\u0e4e]+")
_BESIDE_THAI = re.compile(r"(?<=[\u0e01-\u0e4e]) (?=[0-9\u0e01-\u0e4e])|(?<=[0-9]) (?=[\u0e01-\u0e4e])")
_DOUBLED = re.compile(r"([\u0e01-\u0e4e])\1+")


def fold(text: str) -> str:
    """Fold a text: lower case, composed, no punctuation; spaces only around words of Latin letters and numbers."""
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_TABLE)
    # Compatibility normalisation takes sara am apart; together it is one vowel whichever way it was typed.
    plain = plain.replace("\u0e4d\u0e32", "ำ").replace("\u0e4d", "").replace("เเ", "แ")
    words = " ".join(_WORDS.findall(plain))
    return words if words.isascii() else _DOUBLED.sub(r"\1", _BESIDE_THAI.sub("", words))


_LATIN = "1234567890-=qwertyuiop[]asdfghjkl;'zxcvbnm,./" + '!@#$%^&*()_+QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>?'
_THAI = "ๅ/-ภถุึคตจขชๆไำพะัีรนยบลฟหกดเ้่าสวงผปแอิืทมใฝ" + '+๑๒๓๔ู฿๕๖๗๘๙๐"ฎฑธํ๊ณฯญฐ,ฤฆฏโฌ็๋ษศซ.()ฉฮฺ์?ฒฬฦ'
_TO_THAI = str.maketrans(_LATIN, _THAI)
_TO_LATIN = str.maketrans(_THAI, _LATIN)


def other_layout(text: str) -> str:
    """What the same keys give on the other keyboard layout (Kedmanee and QWERTY)."""
    thai = sum("\u0e00" <= letter <= "\u0e7f" for letter in text)
    return text.translate(_TO_LATIN if thai * 2 > len(text) else _TO_THAI)


def legible(text: str) -> float:
    """The share of a text that is letters, digits and spaces: on the other layout, many letters are punctuation."""
    clear = sum(letter.isalnum() or letter == " " or "\u0e00" <= letter <= "\u0e7f" for letter in text)
    return clear / max(1, len(text))
