"""Thailand's places: provinces, districts, sub-districts and postcodes, by the codes of the state's own register."""

from __future__ import annotations

import functools

import msgspec

import resources
from govchannel.contract.catalog import Text

PROVINCE, DISTRICT, SUBDISTRICT = 2, 4, 6
"""How many digits a code of each level has; a code begins with that of what it lies in."""
_WORDS = ("จังหวัด", "อำเภอ", "เขต", "ตำบล", "แขวง")


class Area(msgspec.Struct, frozen=True):
    """One place. `postcodes` are the sub-district's, the usual one first; empty for larger places."""

    code: str
    name: Text
    postcodes: tuple[str, ...] = ()


class Places:
    """All places, by code. Cheap to ask, made once."""

    def __init__(self, areas: list[Area]) -> None:
        """`areas` in the order of their codes."""
        self._areas = {area.code: area for area in areas}
        self._within: dict[str, list[Area]] = {}
        for area in areas:
            self._within.setdefault(area.code[:-2], []).append(area)

    def name(self, code: str) -> Text | None:
        """A place's name; None for an unknown code."""
        area = self._areas.get(code)
        return area.name if area else None

    def within(self, code: str = "") -> list[Area]:
        """What lies directly in a place, by Thai name; without a code the provinces."""
        return sorted(self._within.get(code, []), key=lambda area: area.name.th)

    def everywhere(self) -> list[Area]:
        """All places, in the order of their codes."""
        return list(self._areas.values())

    def with_postcode(self, postcode: str) -> list[Area]:
        """The sub-districts of a postcode."""
        return [area for area in self._areas.values() if postcode in area.postcodes]

    def code_of(self, *names: str) -> str | None:
        """The code of province, district, sub-district as a card names them (Thai); None when one is unknown."""
        code = ""
        for name in names:
            plain = _plain(name)
            found = [area.code for area in self._within.get(code, []) if _plain(area.name.th) == plain]
            if not found:
                return None
            code = found[0]
        return code or None


def _plain(name: str) -> str:
    name = name.strip()
    for word in _WORDS:
        # A district's seat may be called by the word itself: a name is never emptied.
        if name.startswith(word) and len(name) > len(word):
            return name.removeprefix(word).strip()
    return name


@functools.cache
def load_places() -> Places:
    """The places that ship with the program (8,441 lines, 20 ms)."""
    areas = []
    with (resources.FOLDER / "places.tsv").open(encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith("#"):
                code, thai, english, *postcodes = line.rstrip("\n").split("\t")
                areas.append(Area(code, Text(th=thai, en=english), tuple(postcodes[0].split()) if postcodes else ()))
    return Places(areas)
