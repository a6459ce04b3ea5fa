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
    opens, said = passes(tree, "translations.py")
    assert opens
    assert "kiosk_th.ts" not in said
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


def run(tree: Path, *words: str) -> tuple[int, str]:
    """What the translations' program answers."""
    command = [sys.executable, str(tree / "packaging" / "translations.py"), *words]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    return done.returncode, done.stdout + done.stderr


def test_a_language_is_a_file_and_is_compiled_once_it_is_complete(tree: Path) -> None:
    folder = tree / "resources" / "translations"
    assert run(tree, "add", "vi_VN") == (0, "")
    assert run(tree, "add", "vi_VN")[0] == 1
    assert run(tree, "add", "../xx")[0] == 1
    assert run(tree, "compile") == (0, "")
    assert (folder / "kiosk_th.qm").exists()
    assert not (folder / "kiosk_vi.qm").exists()
    opens, said = passes(tree, "translations.py")
    assert opens
    assert re.search(r"kiosk_vi.ts: 0 of \d\d\d texts", said)
    ours = folder / "kiosk_vi.ts"
    thai = (folder / "kiosk_th.ts").read_text("utf-8")
    ours.write_text(thai.replace("th_TH", "vi_VN"), "utf-8")
    assert run(tree, "compile") == (0, "")
    assert (folder / "kiosk_vi.qm").exists()
    assert "kiosk_vi" not in passes(tree, "translations.py")[1]
    spoil(ours, "<translation>", '<translation type="unfinished">')
    assert run(tree, "compile") == (0, "")
    assert not (folder / "kiosk_vi.qm").exists()


def test_the_languages_of_neighbours_are_prepared() -> None:
    for language in ("my_MM", "lo_LA", "km_KH", "ms_MY", "zh_CN"):
        ts = ROOT / "resources" / "translations" / f"kiosk_{language.partition('_')[0]}.ts"
        assert f'language="{language}"' in ts.read_text("utf-8")
