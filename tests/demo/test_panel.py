"""The panel with the virtual card, pressed as a person presses it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PRESSED = """
import sys
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from demo.panel import Panel
from drivers.printing.paper import Paper
from drivers.printing.status import Sign
from drivers.steering import read_steering
application = QApplication([])
file = Path(sys.argv[1])
printer = file.with_name("slips") / "printer.json"
panel = Panel(file, printer)
panel.show()
press = lambda button: QTest.mouseClick(button, Qt.MouseButton.LeftButton)
panel.people.setCurrentIndex(panel.people.findData("monk"))
press(panel.put_in)
assert read_steering(file).card.card == "monk"
panel.faults.setCurrentText("wrong way round (mute)")
press(panel.put_in)
now = read_steering(file)
assert (now.insertion, now.card.fault.mute) == (2, True)
press(panel.take_out)
assert read_steering(file).card is None
for number in range(panel.faults.count()):
    panel.faults.setCurrentIndex(number)
    press(panel.put_in)
    assert read_steering(file).card is not None
for number in range(panel.printer.count()):
    panel.printer.setCurrentIndex(number)
paper = Paper(printer.parent, printer)
assert paper.signs() == {Sign.CUTTER, Sign.OFFLINE}
panel.printer.setCurrentIndex(0)
paper.look()
assert not paper.signs()
panel.grab().save(sys.argv[2])
"""


def test_people_and_faults_are_chosen_and_the_card_moves(tmp_path: Path) -> None:
    pictures = Path(__file__).parents[2] / "artefacts" / "pictures"
    pictures.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        [sys.executable, "-c", PRESSED, str(tmp_path / "card.json"), str(pictures / "panel.png")],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
