"""A person who sees nothing finds a service and sends a request: they know only what is said, and press only keys."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt

from kiosk.journey import events, states
from kiosk.journey.states import Consent, Filling
from tests.ui.conftest import Screen
from tests.ui.listener import Listener
from tests.ui.moments import moments, visit


@pytest.fixture
def listener(screen: Screen) -> Iterator[Listener]:
    listener = Listener(screen)
    yield listener
    listener.leaves()


def test_explore(listener: Listener) -> None:
    listener.comes_to(states.Welcome())
    print(listener.asks_to_hear())
    print(listener.presses(Qt.Key.Key_F7))
    for _ in range(6):
        print(">", listener.presses(Qt.Key.Key_Down))
    listener.comes_to(Consent(visit()))
    print(listener.asks_to_hear())
    print(listener.presses(Qt.Key.Key_F7))
    for _ in range(12):
        print(">", listener.presses(Qt.Key.Key_Down))
    print(listener.presses(Qt.Key.Key_Return))
    for _ in range(30):
        print(">", listener.presses(Qt.Key.Key_Down))
