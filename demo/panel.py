"""A small panel beside the window: put a virtual card in, pull it out, choose who it is and what goes wrong.

``python -m demo.panel FILE PRINTER`` steers the virtual reader of `drivers.steering` and the printer of
`drivers.printing.paper`.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QVBoxLayout, QWidget

from drivers.people import PEOPLE
from drivers.steering import insert, pull, steer
from drivers.virtual_card import BANK

FAULTS: dict[str, dict[str, Any] | None] = {
    "no fault": None,
    "wrong way round (mute)": {"mute": True},
    "pulled in the middle of the text": {"pulled_at": 4},
    "wrong status word": {"status_at": 3, "status": 0x6F00},
    "garbage": {"garbage_at": 3},
    "answer cut short": {"short_at": 3},
    "empty memory": {"blank": True},
    "reads single fields only": {"refuses_blocks": True},
}
PRINTER: dict[str, dict[str, Any]] = {
    "prints": {},
    "paper low": {"low": True},
    "out of paper": {"rows": 0},
    "cover open": {"cover_open": True},
    "cutter stuck": {"cutter_stuck": True},
}
WELL = {"rows": None, "low": False, "cover_open": False, "cutter_stuck": False}
TIMING = {"exchange_ms": 20, "byte_ms": 0.1}


class Panel(QWidget):
    """Three lists and two buttons."""

    def __init__(self, file: Path, printer_file: Path) -> None:
        """`file` steers the reader, `printer_file` the printer."""
        super().__init__()
        self._file = file
        self._printer_file = printer_file
        self.setWindowTitle("Virtual card")
        self.people = QComboBox()
        for key, person in PEOPLE.items():
            self.people.addItem(f"{key}: {person.about}", key)
        self.people.addItem("a bank card", BANK)
        self.faults = QComboBox()
        self.faults.addItems(list(FAULTS))
        self.put_in = QPushButton("Put the card in")
        self.take_out = QPushButton("Pull the card out")
        self.put_in.clicked.connect(self._insert)
        self.take_out.clicked.connect(self._pull)
        layout = QVBoxLayout(self)
        for widget in (QLabel("Whose card"), self.people, QLabel("What goes wrong"), self.faults):
            layout.addWidget(widget)
        for button in (self.put_in, self.take_out):
            button.setMinimumHeight(56)
            layout.addWidget(button)
        self.printer = QComboBox()
        self.printer.addItems(list(PRINTER))
        self.printer.currentTextChanged.connect(self._steer_printer)
        layout.addWidget(QLabel("The printer"))
        layout.addWidget(self.printer)
        layout.addStretch()

    def _insert(self) -> None:
        insert(self._file, self.people.currentData(), fault=FAULTS[self.faults.currentText()], timing=TIMING)

    def _pull(self) -> None:
        pull(self._file)

    def _steer_printer(self, how: str) -> None:
        self._printer_file.parent.mkdir(parents=True, exist_ok=True)
        steer(self._printer_file, **(WELL | PRINTER[how]))


def main() -> int:
    """Show the panel."""
    application = QApplication(sys.argv[:1])
    panel = Panel(Path(sys.argv[1]), Path(sys.argv[2]))
    panel.show()
    # Beside the window: at the display's right edge.
    room = application.primaryScreen().availableGeometry()
    panel.move(room.right() - panel.frameGeometry().width(), room.top())
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
