"""What a technician asks of the printer, and what the terminal says of it by itself."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image

from drivers.printing.png import STEERING
from drivers.steering import steer
from kiosk.checks import failing, run_checks
from kiosk.config import load_config

KIOSK = Path(sys.executable).parent / "kiosk"


def kiosk(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "KIOSK_HOME": str(home)}
    return subprocess.run([KIOSK, *arguments], env=env, capture_output=True, text=True, timeout=60, check=False)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A terminal whose slips become pictures, on narrow paper."""
    (tmp_path / "config.toml").write_text(f'printer = "png:{tmp_path}/slips"\nprinter_paper = 58\n')
    (tmp_path / "slips").mkdir()
    return tmp_path


def test_a_test_slip_comes_out(home: Path) -> None:
    done = kiosk(home, "printer", "test", "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["state"] == "ready"
    with Image.open(home / "slips" / "slip-0001.png") as picture:
        assert picture.width == 384
        assert zxingcpp.read_barcodes(picture)


@pytest.mark.parametrize(
    ("how", "state", "code"),
    [
        ({}, "ready", 0),
        ({"low": True}, "paper-low", 0),
        ({"rows": 0}, "out-of-paper", 3),
        ({"cover_open": True}, "cover-open", 4),
        ({"cutter_stuck": True}, "fault", 5),
    ],
)
def test_each_state_has_its_word_exit_code_and_remedy(home: Path, how: dict[str, Any], state: str, code: int) -> None:
    steer(home / "slips" / STEERING, **how)
    done = kiosk(home, "printer", "status", "--json")
    said = json.loads(done.stdout)
    assert (said["state"], done.returncode) == (state, code)
    assert bool(said["remedy"]) == (state != "ready")
    tried = kiosk(home, "printer", "test")
    assert tried.returncode == code
    if code:
        assert len(tried.stderr.strip().splitlines()) == 1
        assert tried.stdout == ""


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ("", "no printer"),
        ('printer = "none"\n', "no printer"),
        ('printer = "usb"\n', "'usb'"),
        ('printer = "escpos:tcp:printer"\n', "HOST:PORT"),
        ("printer_paper = 57\n", "printer_paper"),
        ('printer_at_once = "yes"\n', "printer_at_once"),
        ("printer = 7\n", "printer"),
    ],
)
def test_a_printer_that_cannot_be_is_one_line(tmp_path: Path, settings: str, words: str) -> None:
    (tmp_path / "config.toml").write_text(settings)
    for command in ("status", "test"):
        done = kiosk(tmp_path, "printer", command)
        assert done.returncode in (1, 2)
        assert words in done.stderr
        assert len(done.stderr.strip().splitlines()) == 1


def test_nothing_on_the_line_is_told_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('printer = "escpos:file:/dev/no-such-printer"\n')
    done = kiosk(tmp_path, "printer", "status")
    assert done.returncode == 2
    assert "offline: No such file" in done.stdout
    assert kiosk(tmp_path, "printer", "test").returncode == 2


def test_doctor_and_heartbeat_know(home: Path) -> None:
    def finding() -> Any:
        return next(one for one in run_checks(load_config(home)) if one.check == "printer")

    assert finding().level == "ok"
    assert "printer" not in failing(load_config(home))
    steer(home / "slips" / STEERING, low=True)
    assert finding().level == "warning"
    assert "printer" not in failing(load_config(home))
    steer(home / "slips" / STEERING, rows=0)
    assert (finding().level, finding().text) == ("error", "out-of-paper: no paper, off line, paper low")
    assert finding().remedy
    assert "printer" in failing(load_config(home))


def test_a_terminal_without_a_printer_is_well(tmp_path: Path) -> None:
    config = load_config(tmp_path)
    assert next(one for one in run_checks(config) if one.check == "printer").level == "ok"
    assert "printer" not in failing(config)


def test_a_wrong_setting_is_a_trouble_and_no_crash(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('printer = "usb"\n')
    assert "printer" in failing(load_config(tmp_path))
