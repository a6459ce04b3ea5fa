"""The gates of `make lint` that are our own: what they are there for does not pass them."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of what the gates look at, to be spoilt."""
    for folder in ("packaging", "ui", "resources/translations"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return tmp_path


def passes(tree: Path, gate: str) -> tuple[bool, str]:
    """Whether the gate opens, and what it says."""
    gate_file = tree / "packaging" / gate
    done = subprocess.run(
        [sys.executable, gate_file, "check"], capture_output=True, text=True, timeout=120, check=False
    )
    return done.returncode == 0, done.stdout + done.stderr


def spoil(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_a_misspelt_property_of_a_model_is_found(tree: Path) -> None:
    assert passes(tree, "qml.py") == (True, "")
    spoil(tree / "ui" / "qml" / "screens" / "Welcome.qml", "journey.begin()", "journey.began()")
    opens, said = passes(tree, "qml.py")
    assert not opens
    assert 'Member "began" not found on type "JourneyModel"' in said


def test_a_badly_written_qml_file_is_named(tree: Path) -> None:
    spoil(tree / "ui" / "qml" / "screens" / "Welcome.qml", "    id: welcome", "  id:   welcome")
    opens, said = passes(tree, "qml.py")
    assert not opens
    assert "ui/qml/screens/Welcome.qml: not formatted" in said


def test_a_text_without_thai_is_named(tree: Path) -> None:
    assert passes(tree, "translations.py") == (True, "")
    spoil(tree / "ui" / "qml" / "screens" / "Welcome.qml", 'qsTr("', 'qsTr("Hello, ')
    opens, said = passes(tree, "translations.py")
    assert not opens
    assert "kiosk_th.ts: no translation of 'Hello, " in said


def test_a_translation_that_lost_a_value_is_named(tree: Path) -> None:
    translations = tree / "resources" / "translations" / "kiosk_th.ts"
    less, count = re.subn(r"(<translation>[^<]*)%1", r"\1", translations.read_text("utf-8"), count=1)
    assert count == 1
    translations.write_text(less, "utf-8")
    opens, said = passes(tree, "translations.py")
    assert not opens
    assert "other places for values" in said
