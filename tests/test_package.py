"""The frozen programs: built as `make package` builds them, and run without the environment they were built in."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from drivers.printing.imitation import Imitation
from drivers.steering import insert
from tests.waiting import until

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the three programs."""
    folder = tmp_path_factory.mktemp("package")
    pyinstaller = [str(Path(sys.executable).parent / "pyinstaller"), "--noconfirm", "--log-level", "ERROR"]
    places = ["--distpath", str(folder), "--workpath", str(folder / "work")]
    subprocess.run([*pyinstaller, *places, "build.spec"], cwd=ROOT, check=True, capture_output=True, timeout=590)
    return folder / "govchannel-kiosk"


def test_the_frozen_programs_work(package: Path, tmp_path: Path) -> None:
    card = tmp_path / "card.json"
    env = {"KIOSK_HOME": str(tmp_path / "k"), "GOVCHANNEL_HOME": str(tmp_path / "g"), "KIOSK_READER": f"virtual:{card}"}
    env |= {"QT_QPA_PLATFORM": "offscreen", "PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "LANG": "C.UTF-8"}

    def run(program: str, *arguments: str) -> str:
        done = subprocess.run(
            [package / program, *arguments], env=env, capture_output=True, text=True, timeout=60, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert json.loads(run("kiosk", "catalog", "load", "--json"))["services"] == 176
    insert(card, "malee")
    assert json.loads(run("kiosk", "card", "read", "--json"))["photo"]["complete"] is True
    printer = Imitation(tmp_path / "slips", tmp_path / "printer.json")
    listener = printer.listen()
    port = listener.getsockname()[1]
    with ThreadPoolExecutor() as threads:
        threads.submit(printer.accept, listener)
        (tmp_path / "k" / "config.toml").write_text(f'printer = "escpos:tcp:127.0.0.1:{port}"\n')
        try:
            assert json.loads(run("kiosk", "printer", "test", "--json"))["state"] == "ready"
        finally:
            printer.stop()
    assert (tmp_path / "slips" / "slip-0001.png").exists()
    assert "code" in json.loads(run("govchannel", "terminal", "add", "t-1", "--json"))
    log = tmp_path / "ui.log"
    with log.open("w") as errors:
        screen = subprocess.Popen([package / "kiosk-ui", "--portrait"], env=env, stderr=errors)
        until(lambda: '"to_state": "Consent"' in log.read_text(), "the card on the screen", seconds=30)
        screen.send_signal(signal.SIGTERM)
        assert screen.wait(20) == 0
