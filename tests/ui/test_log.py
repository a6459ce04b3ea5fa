"""Qt's own keyboard writes nothing into the screen's log (every test with a log sees that); our screens still would."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtQml import QQmlComponent

from tests.ui.conftest import Screen

HIDES = b"import QtQuick\nListView { readonly property real contentWidth: 5 }"
"""What a list of Qt's keyboard does."""


def test_of_a_screen_of_ours_that_hides_a_property_qt_speaks(screen: Screen) -> None:
    component = QQmlComponent(screen.program._engine)
    component.setData(HIDES, QUrl("file:Ours.qml"))
    assert component.isReady()
    (said,) = screen.complaints
    screen.complaints.clear()
    assert "contentWidth" in said
