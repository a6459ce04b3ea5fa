"""Qt's own hand for tests, loaded when it first moves: it brings all of Qt Widgets, and no kiosk starts with them."""

from __future__ import annotations

from typing import Any


class _Hand:
    """`PySide6.QtTest.QTest`."""

    def __getattr__(self, name: str) -> Any:
        from PySide6.QtTest import QTest  # noqa: PLC0415

        return getattr(QTest, name)


QTest = _Hand()
