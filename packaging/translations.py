"""The screens' translations. Usage: translations.py compile|update|check, or add LANGUAGE_COUNTRY.

compile: every complete .ts beside its .qm, where that is older. update: new texts of the QML files into the .ts files.
add: a file for another language, for example vi_VN. check: says how complete each language is; fails while a text of
the screens is missing in Thai, or a translation in any language lost a place for a value (%1).
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
BIN = Path(sys.executable).parent
PLACE = re.compile(r"%[1-9n]")
REQUIRED = ("kiosk_th.ts",)
"""Languages without which nothing is built. The others are prepared: they are compiled once they are complete."""

EMPTY = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="{}" sourcelanguage="en_US">
</TS>
"""


def sources() -> list[str]:
    """The files that hold texts."""
    return [str(file) for file in sorted((ROOT / "ui" / "qml").rglob("*.qml"))]


def compile_all() -> int:
    """Make what is older than its source; what is not complete is not there for anybody to choose."""
    for ts in FOLDER.glob("*.ts"):
        qm = ts.with_suffix(".qm")
        if not all(_is_finished(message) for message in _messages(ts)):
            qm.unlink(missing_ok=True)
        elif not qm.exists() or qm.stat().st_mtime < ts.stat().st_mtime:
            subprocess.run([BIN / "pyside6-lrelease", "-silent", str(ts), "-qm", str(qm)], check=True)
    return 0


def update(ts: Path, target: Path) -> None:
    """Texts of today's screens, with the translations that are known."""
    options = ["-silent", "-locations", "none", "-no-obsolete", "-ts", str(target)]
    target.write_bytes(ts.read_bytes())
    subprocess.run([BIN / "pyside6-lupdate", *sources(), *options], check=True, stdout=subprocess.DEVNULL)


def _messages(ts: Path) -> list[ElementTree.Element]:
    return list(ElementTree.parse(ts).iter("message"))  # our own file


def _is_finished(message: ElementTree.Element) -> bool:
    translation = message.find("translation")
    return translation is not None and translation.get("type") != "unfinished" and bool(translation.text)


def check() -> int:
    """Every text of the screens has a finished translation with the same places for values."""
    failed = 0
    for ts in sorted(FOLDER.glob("*.ts")):
        with tempfile.TemporaryDirectory() as folder:
            now = Path(folder) / ts.name
            update(ts, now)
            messages = _messages(now)
        finished = [message for message in messages if _is_finished(message)]
        for message in finished:
            source, translated = message.findtext("source", ""), message.findtext("translation", "")
            if set(PLACE.findall(source)) != set(PLACE.findall(translated)):
                failed = 1
                print(f"{ts.name}: other places for values than in {source!r}")
        if ts.name in REQUIRED:
            missing = [message for message in messages if message not in finished]
            failed |= bool(missing)
            for message in missing:
                print(f"{ts.name}: no translation of {message.findtext('source', '')!r}")
        elif len(finished) < len(messages):
            print(f"{ts.name}: {len(finished)} of {len(messages)} texts; not offered before all are there")
    return failed


def add(language: str) -> int:
    """A file for another language, with every text of today's screens, to be filled."""
    if not re.fullmatch("[a-z]{2,3}_[A-Z]{2}", language):
        print(f"{language!r} is not a language and a country, as in lo_LA")
        return 1
    ts = FOLDER / f"kiosk_{language.partition('_')[0]}.ts"
    if ts.exists():
        print(f"{ts.name} is there already")
        return 1
    ts.write_text(EMPTY.format(language), "utf-8")
    update(ts, ts)
    return 0


def main() -> int:
    """Do what is asked."""
    match sys.argv[1:]:
        case ["compile"]:
            return compile_all()
        case ["update"]:
            for ts in FOLDER.glob("*.ts"):
                update(ts, ts)
            return 0
        case ["check"]:
            return check()
        case ["add", language]:
            return add(language)
    print(__doc__)
    return 2


if __name__ == "__main__":
    sys.exit(main())
