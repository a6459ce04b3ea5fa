"""Finding a place: typed in part, by postcode, or down from the province. Ends with a sub-district and its postcode."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping

from drivers.values import Secret, Value
from govchannel.contract.catalog import Text
from govchannel.contract.places import DISTRICT, PROVINCE, SUBDISTRICT, Area, Places, load_places

MOST_LINES = 24
"""Of what was typed: more are not read; one types another letter."""


class PlaceLine(Value, frozen=True):
    """One place to choose. `around` is what it lies in; `answer` the form's answer, None where one chooses further."""

    code: str
    name: Text
    around: Text
    answer: Secret[Mapping[str, str] | None] = None


def within(code: str) -> list[PlaceLine]:
    """What lies directly in a place, by Thai name; the provinces for an empty code, nothing for an unknown one."""
    places = load_places()
    return [line for area in places.within(code) for line in _lines(places, area)]


def find(typed: str) -> list[PlaceLine]:
    """Places whose name or postcode begins with what was typed, nearest first; then those that hold it."""
    places = load_places()
    wanted = _folded(typed)
    if not wanted:
        return within("")
    if wanted.isdecimal():
        found = [area for area in places.everywhere() if any(code.startswith(wanted) for code in area.postcodes)]
    else:
        found = [area for _, area in sorted(_matches(wanted), key=lambda match: match[0])]
    lines = (line for area in found for line in _lines(places, area))
    return [line for line, _ in zip(lines, range(MOST_LINES), strict=False)]


def _matches(wanted: str) -> Iterator[tuple[tuple[bool, int, int, str], Area]]:
    """Areas with their rank: begins with it, larger place, shorter name."""
    for area, names in _names():
        if any(wanted in name for name in names):
            begins = any(name.startswith(wanted) for name in names)
            yield (not begins, len(area.code), len(names[0]), area.code), area


@functools.cache
def _names() -> list[tuple[Area, tuple[str, str]]]:
    return [(area, (_folded(area.name.th), _folded(area.name.en))) for area in load_places().everywhere()]


def _folded(text: str) -> str:
    """As it is compared: without spaces, capitals and the word for what kind of place it is."""
    plain = "".join(text.casefold().split())
    for word in ("จังหวัด", "อำเภอ", "ตำบล", "แขวง", "เขต", "จ.", "อ.", "ต."):
        if plain.startswith(word) and len(plain) > len(word):
            return plain.removeprefix(word)
    return plain


def place_text(answer: Mapping[str, str], language: str) -> str:
    """A chosen place, as an address says it."""
    code, postcode = answer.get("code", ""), answer.get("postcode", "")
    levels = [code[:digits] for digits in (SUBDISTRICT, DISTRICT, PROVINCE)]
    return f"{_said(load_places(), levels, language)} {postcode}".strip()


def _lines(places: Places, area: Area) -> Iterator[PlaceLine]:
    """A place as lines: a sub-district of two postcodes is two of them."""
    parents = [area.code[:digits] for digits in (DISTRICT, PROVINCE) if digits < len(area.code)]
    around = Text(th=_said(places, parents, "th"), en=_said(places, parents, "en"))
    if len(area.code) < SUBDISTRICT:
        yield PlaceLine(area.code, area.name, around)
        return
    district, province = (places.name(code) or Text(th=code, en=code) for code in parents)
    for postcode in area.postcodes:
        answer = {
            "code": area.code,
            "subdistrict": area.name.th,
            "district": district.th,
            "province": province.th,
            "postcode": postcode,
        }
        yield PlaceLine(area.code, area.name, Text(th=f"{around.th} {postcode}", en=f"{around.en} {postcode}"), answer)


_BANGKOK = "10"
_KINDS = {PROVINCE: "จ.", DISTRICT: "อ.", SUBDISTRICT: "ต."}
_KINDS_IN_BANGKOK = {PROVINCE: "", DISTRICT: "", SUBDISTRICT: "แขวง"}
"""The register's names of Bangkok's districts hold their word already."""


def _said(places: Places, codes: list[str], language: str) -> str:
    """Places one within the other, smallest first."""
    named = []
    for code in codes:
        name = places.name(code) or Text(th=code, en=code)
        kinds = _KINDS_IN_BANGKOK if code.startswith(_BANGKOK) else _KINDS
        named.append(kinds[len(code)] + name.th if language == "th" else name.en)
    return (" " if language == "th" else ", ").join(named)
