"""qmllint and qmlformat over all QML files, with types generated from the view models. Usage: qml.py check|format."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
TYPES = ROOT / "build" / "qmltypes"
MODULE = "Kiosk"


def qml_files() -> list[Path]:
    """All screens and controls."""
    return sorted((ROOT / "ui" / "qml").rglob("*.qml"))


def generate_types() -> None:
    """Describe the view models to qmllint: module `Kiosk`, as they are written in Python."""
    module = TYPES / MODULE
    module.mkdir(parents=True, exist_ok=True)
    models = [str(file) for file in sorted((ROOT / "ui").glob("*.py")) if "@QmlElement" in file.read_text("utf-8")]
    found = subprocess.run([BIN / "pyside6-metaobjectdump", *models], capture_output=True, text=True, check=True)
    (module / "metatypes.json").write_text(found.stdout)
    files = ["--generate-qmltypes", str(module / "models.qmltypes"), "-o", str(module / "unused.cpp")]
    version = ["--import-name", MODULE, "--major-version", "1", "--minor-version", "0"]
    arguments = [*files, *version, str(module / "metatypes.json")]
    subprocess.run([BIN / "pyside6-qmltyperegistrar", *arguments], check=True, capture_output=True)
    (module / "qmldir").write_text(f"module {MODULE}\ntypeinfo models.qmltypes\ndepends QtQuick\n")


def unformatted() -> list[Path]:
    """The files that qmlformat would change. It is asked once, for a copy: asked for each file, it starts each time."""
    with tempfile.TemporaryDirectory() as folder:
        copies = {Path(folder) / f"{number}.qml": file for number, file in enumerate(qml_files())}
        for copy, file in copies.items():
            shutil.copy(file, copy)
        subprocess.run([BIN / "pyside6-qmlformat", "--inplace", *map(str, copies)], check=True)
        return [file for copy, file in copies.items() if copy.read_bytes() != file.read_bytes()]


def check() -> int:
    """No warning of qmllint, nothing to change for qmlformat."""
    generate_types()
    files = map(str, qml_files())
    lint = subprocess.run([BIN / "pyside6-qmllint", "--max-warnings", "0", "-I", str(TYPES), *files], check=False)
    wrong = unformatted()
    for file in wrong:
        print(f"{file.relative_to(ROOT)}: not formatted, run: make format")
    return int(lint.returncode != 0 or bool(wrong))


def main() -> int:
    """Do what is asked."""
    match sys.argv[1:]:
        case ["check"]:
            return check()
        case ["format"]:
            files = [str(file) for file in qml_files()]
            return subprocess.run([BIN / "pyside6-qmlformat", "--inplace", *files], check=False).returncode
    print(__doc__)
    return 2


if __name__ == "__main__":
    sys.exit(main())
