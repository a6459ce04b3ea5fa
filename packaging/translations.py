"""The screens' translations. Usage: translations.py compile|update|check.

compile: every .ts beside its .qm, where that is older. update: new texts of the QML files into the .ts files.
check: fails while a text of the screens is missing or unfinished in a language, or lost a place for a value (%1).
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


def sources() -> list[str]:
    """The files that hold texts."""
    return [str(file) for file in sorted((ROOT / "ui" / "qml").rglob("*.qml"))]


def compile_all() -> int:
    """Make what is older than its source."""
    for ts in FOLDER.glob("*.ts"):
        qm = ts.with_suffix(".qm")
        if not qm.exists() or qm.stat().st_mtime < ts.stat().st_mtime:
            subprocess.run([BIN / "pyside6-lrelease", "-silent", str(ts), "-qm", str(qm)], check=True)
    return 0


def update(ts: Path, target: Path) -> None:
    """Texts of today's screens, with the translations that are known."""
    command = [BIN / "pyside6-lupdate", *sources(), "-silent", "-locations", "none", "-no-obsolete", "-ts", str(target)]
    target.write_bytes(ts.read_bytes())
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def check() -> int:
    """Every text of the screens has a finished translation with the same places for values."""
    failed = 0
    for ts in FOLDER.glob("*.ts"):
        with tempfile.TemporaryDirectory() as folder:
            now = Path(folder) / ts.name
            update(ts, now)
            for message in ElementTree.parse(now).iter("message"):  # our own file
                source, translation = message.findtext("source", ""), message.find("translation")
                if translation is None or translation.get("type") == "unfinished" or not translation.text:
                    failed = 1
                    print(f"{ts.name}: no translation of {source!r}")
                elif set(PLACE.findall(source)) != set(PLACE.findall(translation.text)):
                    failed = 1
                    print(f"{ts.name}: other places for values than in {source!r}")
    return failed


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
    print(__doc__)
    return 2


if __name__ == "__main__":
    sys.exit(main())
