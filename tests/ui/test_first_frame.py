"""What the first frame says of a terminal that nobody knows anything of yet, and what comes with it."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from demo.puppet_client import Puppet
from drivers.steering import steer
from tests.ui.beginning import begun, env

BIN = Path(sys.executable).parent

FIRST = """
import ui.loading
import sys
from ui.app import build
from ui.options import Options


def framed():
    program.window.frameSwapped.disconnect(framed)
    print([name for name in ("ui.aloud", "ui.cardroom", "ui.steering") if name in sys.modules])
    from PySide6.QtQuick import QQuickItem
    print(sorted(item.objectName() for item in program.window.findChildren(QQuickItem) if item.isVisible()))


def whole():
    journey = program.conductor.journey
    if type(journey.state).__name__ == "Choosing" and journey.listed:
        print(journey.language)
        program._application.quit()


from PySide6.QtCore import QTimer
program = build(Options((1080, 1920)))
program.window.frameSwapped.connect(framed)
timer = QTimer(interval=20)
timer.timeout.connect(whole)
program.start()
# Somebody is quicker than what comes with this frame.
program.journey_model.begin()
program.journey_model.choose("en")
timer.start()
program.run()
program.stop()
"""


def test_it_does_without_ears_and_rooms_and_a_touch_before_they_are_there_counts(home: Path) -> None:
    loaded, names, language = begun(home, FIRST).splitlines()
    assert (loaded, language) == ("[]", "en")
    assert "begin" in names
    assert "no-reader" not in names, "nobody knows yet whether there is a reader"


@pytest.fixture
def readerless(home: Path) -> Iterator[Puppet]:
    steer(home / "card.json", reader=False)
    with Puppet(env(home), ["--supervised"], log=home / "ui.log") as screen:
        screen.wait("begin")
        yield screen


def test_a_reader_that_is_still_missing_after_some_seconds_is_missing(readerless: Puppet) -> None:
    assert "no-reader" not in readerless.names()
    readerless.wait("no-reader")


@pytest.mark.parametrize(
    ("setting", "says"),
    [
        ('voice = "bell"', "The setting for the voice is wrong."),
        ('sound = "bell"', "The setting for sounds is wrong."),
        ('headphones = "bell"', "The setting for the headphone jack is wrong."),
        ('printer = "escpos:"', "The setting for the printer is wrong."),
        ('reader = "magnet"', "The setting for the card reader is wrong."),
    ],
)
@pytest.mark.parametrize("option", ["--portrait", "--windowed"])
def test_settings_that_are_looked_at_late_are_refused_in_one_line(
    tmp_path: Path, setting: str, says: str, option: str
) -> None:
    (tmp_path / "config.toml").write_text(setting + "\n")
    done = subprocess.run(
        [BIN / "kiosk-ui", option], env=env(tmp_path), capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, done.stdout) == (1, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith("kiosk-ui: ค่าตั้ง")
    assert says in line
