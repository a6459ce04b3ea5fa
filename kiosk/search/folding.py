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
_DROPPED = "่้๊๋์็ํ๎ๆฯะฺ"
"""Tone marks, silent marks, repetition marks, and the short vowel that is often left out."""

_TABLE = str.maketrans(
    {
        **_SAME_SOUND,
        **dict.fromkeys(_DROPPED, ""),
        **{chr(0x0E50 + digit): str(digit) for digit in range(10)},
    }
)
_NOT_LETTERS = re.compile(r"[^0-9a-z\u0e01-\u0e4e]+")
_BEFORE_THAI = re.compile(r"(?<=[\u0e01-\u0e4e]) | (?=[\u0e01-\u0e4e])")
_DOUBLED = re.compile(r"([\u0e01-\u0e4e])\1+")


def fold(text: str) -> str:
    """Fold a text: lower case, composed, no punctuation; spaces only between words of Latin letters."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("เเ", "แ").replace("ํา", "ำ")
    # Compatibility normalisation takes sara am apart; together it is one vowel whichever way it was typed.
    plain = plain.replace("\u0e4d\u0e32", "ำ").translate(_TABLE)
    plain = _NOT_LETTERS.sub(" ", plain).strip()
    return _DOUBLED.sub(r"\1", _BEFORE_THAI.sub("", plain))


_LATIN = "1234567890-=qwertyuiop[]asdfghjkl;'zxcvbnm,./" + '!@#$%^&*()_+QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>?'
_THAI = "ๅ/-ภถุึคตจขชๆไำพะัีรนยบลฟหกดเ้่าสวงผปแอิืทมใฝ" + '+๑๒๓๔ู฿๕๖๗๘๙๐"ฎฑธํ๊ณฯญฐ,ฤฆฏโฌ็๋ษศซ.()ฉฮฺ์?ฒฬฦ'
_TO_THAI = str.maketrans(_LATIN, _THAI)
_TO_LATIN = str.maketrans(_THAI, _LATIN)


def other_layout(text: str) -> str:
    """What the same keys give on the other keyboard layout (Kedmanee and QWERTY)."""
    thai = sum("\u0e00" <= letter <= "\u0e7f" for letter in text)
    return text.translate(_TO_LATIN if thai * 2 > len(text) else _TO_THAI)


_SOUNDS = {
    **dict.fromkeys("กขฃคฅฆ", "k"),
    **dict.fromkeys("งณน", "n"),
    **dict.fromkeys("จฉชซฌ", "c"),
    **dict.fromkeys("ศษส", "s"),
    **dict.fromkeys("ญย", "y"),
    **dict.fromkeys("ฎดฏตฐฑฒถทธ", "t"),
    **dict.fromkeys("บปผพภ", "p"),
    **dict.fromkeys("ฝฟ", "f"),
    **dict.fromkeys("รลฬ", "l"),
    "ม": "m",
    "ว": "w",
    "ห": "h",
    "ฮ": "h",
}
_ROMAN = (("ng", "n"), ("kh", "k"), ("ph", "p"), ("th", "t"), ("ch", "c"), ("sh", "c"))
_ROMAN_LETTERS = {
    **dict.fromkeys("kgqx", "k"),
    "n": "n",
    **dict.fromkeys("cj", "c"),
    **dict.fromkeys("sz", "s"),
    "y": "y",
    **dict.fromkeys("td", "t"),
    **dict.fromkeys("pb", "p"),
    **dict.fromkeys("fv", "f"),
    **dict.fromkeys("lr", "l"),
    "m": "m",
    "w": "w",
    "h": "h",
}


_CLOSING_R = re.compile(r"(\u0e31[\u0e01-\u0e2e])ร(?![ะ-ู])")
"""A syllable that ends in consonant and ร, as in บัตร and สมัคร: the ร is not spoken; in จักรยาน it is."""


def skeletons(text: str) -> list[str]:
    """The skeletons of a Thai text as it may be spoken, the plain one first."""
    plain = skeleton(text)
    other = skeleton(_CLOSING_R.sub(r"\1", text))
    return [plain] if other == plain else [plain, other]


def skeleton(text: str) -> str:
    """The consonants of a Thai or romanised text, by their sound: ``บัตร`` and ``bat`` share ``pt``."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    if any("\u0e00" <= letter <= "\u0e7f" for letter in plain):
        # A consonant under a silent mark is not spoken.
        plain = re.sub(r".์", "", plain)
        return _shortened("".join(_SOUNDS.get(letter, "") for letter in plain))
    for pair, sound in _ROMAN:
        plain = plain.replace(pair, sound)
    return _shortened("".join(_ROMAN_LETTERS.get(letter, "") for letter in plain))


def _shortened(sounds: str) -> str:
    return re.sub(r"(.)\1+", r"\1", sounds)
