"""Writes the reference data in `resources/` from packages on the registries: run it again to renew them.

places    `resources/places.tsv` from geothai: codes of the Department of Provincial Administration, names, postcodes
holidays  `resources/catalog/holidays.yaml` from holidays: the days on which government counters are closed
"""

from __future__ import annotations

import json
import sys
from datetime import date
from importlib import metadata, resources
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLACES = ROOT / "resources" / "places.tsv"
HOLIDAYS = ROOT / "resources" / "catalog" / "holidays.yaml"
YEARS_AHEAD = 2
OFFICES_WORK = ("วันแรงงานแห่งชาติ", "วันเด็กแห่งชาติ")
"""Days off for others only: labour day is not one of the civil service."""


def places() -> None:
    """Provinces (2 digits), districts (4), sub-districts (6 digits, with postcode), sorted by code."""
    data = resources.files("geothai") / "_data"
    lines = []
    for level in ("provinces", "districts", "subdistricts"):
        for code, thai, english, *postcode in json.loads((data / f"{level}.json").read_text("utf-8")):
            lines.append("\t".join((code, thai, english, *postcode)))
    note = f"# geothai {metadata.version('geothai')}: sources and licences in resources/README.md"
    PLACES.write_text("\n".join((note, *sorted(lines))) + "\n", "utf-8")


def holidays() -> None:
    """This year's and the next years' days, each with its names."""
    from holidays import country_holidays  # noqa: PLC0415  # slow to load

    years = range(date.today().year, date.today().year + YEARS_AHEAD + 1)  # noqa: DTZ011  # a year is enough
    kinds = ("public", "government")
    thai, english = (country_holidays("TH", years=years, language=code, categories=kinds) for code in ("th", "en_US"))
    lines = [f"# holidays {metadata.version('holidays')}; days that the cabinet adds later are added here by hand"]
    for day in sorted(thai):
        name = thai[day].split("; ")[0]
        if not any(word in name for word in OFFICES_WORK):
            en = json.dumps(english[day].split("; ")[0])
            lines += [f"- date: {day.isoformat()}", "  name:", f"    th: {name}", f"    en: {en}"]
    HOLIDAYS.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    {"places": places, "holidays": holidays}[sys.argv[1]]()
