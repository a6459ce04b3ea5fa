"""qmllint and qmlformat over all QML files, with types generated from the view models. Usage: qml.py check|format."""

from __future__ import annotations

import json
import subprocess
import sys
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
    models = [file for file in sorted((ROOT / "ui").glob("*.py")) if "@QmlElement" in file.read_text("utf-8")]
    found = []
    for model in models:
        out = subprocess.run([BIN / "pyside6-metaobjectdump", str(model)], capture_output=True, text=True, check=True)
        found += json.loads(out.stdout)
    (module / "metatypes.json").write_text(json.dumps(found))
    files = ["--generate-qmltypes", str(module / "models.qmltypes"), "-o", str(module / "unused.cpp")]
    version = ["--import-name", MODULE, "--major-version", "1", "--minor-version", "0"]
    registrar = [BIN / "pyside6-qmltyperegistrar", *files, *version, str(module / "metatypes.json")]
    subprocess.run(registrar, check=True, capture_output=True)
    (module / "qmldir").write_text(f"module {MODULE}\ntypeinfo models.qmltypes\n")


def check() -> int:
    """No warning of qmllint, nothing to change for qmlformat."""
    generate_types()
    files = [str(file) for file in qml_files()]
    lint = subprocess.run([BIN / "pyside6-qmllint", "--max-warnings", "0", "-I", str(TYPES), *files], check=False)
    failed = lint.returncode != 0
    for file in qml_files():
        formatted = subprocess.run([BIN / "pyside6-qmlformat", str(file)], capture_output=True, text=True, check=True)
        if formatted.stdout != file.read_text("utf-8"):
            print(f"{file.relative_to(ROOT)}: not formatted, run: make format")
            failed = True
    return int(failed)


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
