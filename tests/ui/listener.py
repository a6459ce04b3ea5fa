"""Somebody who sees nothing: knows only what was said, and presses keys."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.journey.states import Journey
from tests.ui.conftest import Screen
from tests.ui.person import Person
from tests.waiting import until

PATIENCE = 80
"""Arrows after which somebody gives up."""


class Listener(Person):
    """Hears the lines of the terminal's file voice."""

    def __init__(self, screen: Screen) -> None:
        super().__init__(screen)
        self.file: Path = screen.program.terminal.config.home / "said"
        self._heard = 0

    def lines(self) -> list[dict[str, Any]]:
        """Everything that the voice was told since it was opened."""
        if not self.file.exists():
            return []
        return [json.loads(line) for line in self.file.read_text("utf-8").splitlines()]

    def hears(self) -> str:
        """What is said next; waits for it."""

        def said() -> dict[str, Any] | None:
            self.screen.settles()
            fresh = [line for line in self.lines()[self._heard :] if "say" in line]
            return fresh[-1] if fresh else None

        line = until(said, "something to be said") or {}
        self._heard = len(self.lines())
        return str(line["say"])

    def presses(self, key: Qt.Key) -> str:
        """Presses a key and listens."""
        self._heard = len(self.lines())
        QTest.keyClick(self.window, key)
        return self.hears()

    def types(self, text: str) -> str:
        """Types on a keyboard; what is said to the last letter."""
        for letter in text:
            QTest.keyClick(self.window, letter)  # type: ignore[call-overload]  # a letter is taken as well
        return self.hears()

    def asks_to_hear(self) -> str:
        """The key that starts reading."""
        return self.presses(Qt.Key.Key_F2)

    def listens_for(self, words: str, arrow: Qt.Key = Qt.Key.Key_Down) -> str:
        """Goes on with one arrow until something is said that begins with the words."""
        said = ""
        for _ in range(PATIENCE):
            before, said = said, self.presses(arrow)
            if said.startswith(words):
                return said
            assert said != before, f"the end of the page; {words!r} was never said"
        raise AssertionError(f"{words!r} was never said")

    def chooses(self, words: str) -> str:
        """Goes on until it is said, and presses Enter; what is said then."""
        self.listens_for(words)
        return self.presses(Qt.Key.Key_Return)

    def leaves(self) -> None:
        self.conductor.journey = Journey(readers=self.conductor.journey.readers)
        self.screen.shows(self.conductor.journey)
