"""PySide6 6.12.0 drops a reference to True with every signal on Python 3.11 and aborts after some hundred."""

import sys

from PySide6.QtCore import QObject, Signal


class Bell(QObject):
    rung = Signal()


def test_a_hundred_signals_cost_no_reference() -> None:
    bell = Bell()
    before = sys.getrefcount(True)
    for _ in range(100):
        bell.rung.emit()
    assert abs(sys.getrefcount(True) - before) < 50
