"""What Qt takes for a press of a finger, and what not.

Qt was made for quick hands: a finger that stays on a field for 0.8 s is something else to it, and one that slides by
ten pixels moves a list. So it does not hear who presses firmly. Here a finger may stay as long as it likes, and slide.
"""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

NEVER_MS = 24 * 60 * 60 * 1000
"""A finger that stays for so long is none."""


def press_firmly(application: QGuiApplication, slide: int) -> None:
    """A press is one however long the finger stays, and if it slides by no more than `slide` design pixels."""
    hints = application.styleHints()
    hints.setMousePressAndHoldInterval(NEVER_MS)
    hints.setStartDragDistance(slide)


def slide() -> int:
    """Design pixels that a finger may slide in a press."""
    return QGuiApplication.styleHints().startDragDistance()
