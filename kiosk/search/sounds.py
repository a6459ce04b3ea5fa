"""How a text sounds, roughly, in Latin letters: what Thai and romanised Thai have in common.

``บัตรทอง`` and ``bat thong`` both sound ``PATON``. Letters that sound alike are one, vowels that Thai does not write are
guessed, doubled letters are single. What the guess gets wrong is forgiven by comparing trigrams.
"""

from __future__ import annotations

import re
import unicodedata

_CONSONANTS = {
    letter: sound
    for letters, sound in (
        ("กขฃคฅฆ", "k"),
        ("งณน", "n"),
        ("จฉชฌ", "c"),
        ("ซศษส", "s"),
        ("ญย", "y"),
        ("ฎดฏตฐฑฒถทธ", "t"),
        ("บปผพภ", "p"),
        ("ฝฟ", "f"),
        ("รลฬฤฦ", "l"),
        ("ม", "m"),
        ("ว", "w"),
        ("หฮ", "h"),
        ("อ", ""),
    )
    for letter in letters
}
_AT_THE_END = {"l": "n", "c": "t", "s": "t", "y": "i", "w": "o"}
_CLOSED = "ă"
"""Mai han-akat: an a that always has a consonant after it."""
_VOWELS = {
    "เ-ีย": "ia",
    "เ-ือ": "ua",
    "เ-าะ": "o",
    "เ-า": "ao",
    "เ-อ": "e",
    "เ-ิ": "e",
    "เ-ย": "ei",
    "เ-": "e",
    "แ-": "e",
    "โ-": "o",
    "ไ-": "ai",
    "-ัว": "ua",
    "-รร": "a",
    "-ั": _CLOSED,
    "-ะ": "a",
    "-า": "a",
    "-ิ": "i",
    "-ี": "i",
    "-ึ": "u",
    "-ือ": "u",
    "-ื": "u",
    "-ุ": "u",
    "-ู": "u",
    "-อ": "o",
    "-ว": "ua",
}
"""How vowels are written around a consonant. Of those that fit, the longest is meant."""
_NO_VOWEL = "(?![ะ-ู])"
_CLUSTER = f"(?![ก-ฮ]รร)(?:[กขค][รล]|[กขคห]ว(?![ก-ฮ]{_NO_VOWEL})|ตร|[ปพผ][รล]|ห[งญนมยรล])"
_ONSET = f"({_CLUSTER}|[ก-ฮ])"
_AFTER_E = f"(?:ีย|ือ|าะ|า|ิ|[อย]{_NO_VOWEL}|)"
_AFTER = f"(?:ัว|รร|ือ|[ะัาิ-ู]|อ{_NO_VOWEL}|ว(?=[ก-ฮ]{_NO_VOWEL})|)"
_SYLLABLE = re.compile(f"(?:(เ)|([แโไ]))?{_ONSET}[่-๋]?((?(1){_AFTER_E}|(?(2)|{_AFTER})))")
_SILENT = re.compile(f"[ก-ฮ][ิุ]?์|[็ๆฯฺํ๎]|(?<=[ัิ-ู])[่-๋]|(?<=[ไใ][ก-ฮ])ย{_NO_VOWEL}")


def is_thai(text: str) -> bool:
    """Whether any of it is Thai."""
    return any("\u0e00" <= letter <= "\u0e7f" for letter in text)


def sound(text: str) -> str:
    """The sound of a Thai or Latin text, in capital letters, without spaces."""
    plain = unicodedata.normalize("NFC", text).casefold().replace("เเ", "แ").replace("\u0e4d\u0e32", "ำ")
    parts = re.findall("[ก-๎]+|[a-z]+", plain)
    sounds = "".join(_thai(part) if part[0] >= "ก" else _latin(part) for part in parts)
    return re.sub(r"(.)\1+", r"\1", sounds).upper()


def _thai(text: str) -> str:
    plain = _SILENT.sub("", text).replace("ำ", "าม").replace("ใ", "ไ").replace("ๅ", "า")
    sounds, bare, vowel = "", "", ""
    for e, before, onset, after in _SYLLABLE.findall(plain):
        written = _VOWELS.get(f"{e or before}-{after}", "")
        if written:
            sounds += (_without_vowels(bare, vowel, onset) if bare else "") + _begin(onset) + written
            bare, vowel = "", written
        else:
            bare += onset
    return (sounds + (_without_vowels(bare, vowel, "") if bare else "")).replace(_CLOSED, "a")


def _without_vowels(bare: str, vowel: str, onset: str) -> str:
    """Consonants without a written vowel, between the vowel before them and the next onset."""
    sounds = ""
    if vowel and vowel not in ("ai", "ao", "ei"):
        if bare[1:2] == "ร" and bare[0] in "ตทดกค":  # as in บัตร
            sounds, bare = _end(bare[0]), bare[2:]
        elif vowel == _CLOSED or len(bare) % 2:
            sounds, bare = _end(bare[0]), bare[1:]
    if len(bare) % 2 and (onset or len(bare) > 1):
        if len(bare) > 2 and re.match(_CLUSTER, bare):  # as in กรม
            sounds, bare = sounds + _begin(bare[:2]) + "o" + _end(bare[2]), bare[3:]
        else:
            sounds, bare = sounds + _begin(bare[0]) + "a", bare[1:]
    return sounds + "".join(_begin(a) + "o" + _end(b) for a, b in zip(bare[::2], bare[1::2], strict=False))


def _begin(onset: str) -> str:
    return "".join(_CONSONANTS[letter] for letter in (onset.lstrip("ห") or onset))


def _end(letter: str) -> str:
    return "n" if letter == "ญ" else _AT_THE_END.get(_CONSONANTS[letter], _CONSONANTS[letter])


_ROMAN = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("[cs]h", "j"),
        ("c(?=[eiy])", "s"),
        ("c", "k"),
        ("ng", "n"),
        ("([kpt])h", r"\1"),
        ("uea|eua", "ua"),
        ("ue|eu|oo", "u"),
        ("ae|oe", "e"),
        ("ee", "i"),
        ("([aeo])r(?![aeiou])", r"\1"),
        ("(?<=[aeiou])y(?![aeiou])", "i"),
        ("(?<=[aei])w(?![aeiou])", "o"),
    )
)
_ROMAN_LETTERS = str.maketrans("gqxdbvrjz", "kkktpwlcs")


def _latin(text: str) -> str:
    for pattern, sound_of in _ROMAN:
        text = pattern.sub(sound_of, text)
    return text.translate(_ROMAN_LETTERS)
