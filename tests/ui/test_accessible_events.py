"""A helper is told of changes as they happen: focus, what is chosen, what is written, what comes up."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import PySide6
import pytest
import shiboken6
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from kiosk.journey.states import Filling
from tests.ui.conftest import Screen
from tests.ui.moments import moments
from tests.ui.person import Person

HANDLER = ctypes.CFUNCTYPE(None, ctypes.c_void_p)
INSTALL = "_ZN11QAccessible20installUpdateHandlerEPFvP16QAccessibleEventE"
"""Qt's own way in for helpers, which PySide6 leaves out: `QAccessible::installUpdateHandler`."""

Told = list[tuple[str, QAccessible.Event]]


class _Event(ctypes.Structure):
    """How a `QAccessibleEvent` begins."""

    _fields_ = (("table", ctypes.c_void_p), ("type", ctypes.c_int), ("object", ctypes.c_void_p))


@pytest.fixture
def told(screen: Screen) -> Iterator[Told]:
    """What a helper is told: an item's name, and what happened to it."""
    assert screen.program.window
    heard: Told = []

    def hear(address: int) -> None:
        event = _Event.from_address(address)
        if event.object:
            source: Any = shiboken6.wrapInstance(event.object, QObject)
            heard.append((source.objectName(), QAccessible.Event(event.type)))

    handler = HANDLER(hear)
    library = ctypes.CDLL(str(Path(PySide6.__file__).parent / "Qt" / "lib" / "libQt6Gui.so.6"))
    install: Callable[[object], object] = getattr(library, INSTALL)
    QAccessible.setActive(True)
    install(handler)
    yield heard
    install(HANDLER())
    QAccessible.setActive(False)


def test_a_helper_is_told_what_is_in_focus_chosen_written_and_wrong(person: Person, told: Told) -> None:
    person.comes_to(moments(person.screen.catalog)["form-2"].state)
    person.screen.picture()
    before, after = person.state.draft.answers["severity"], "flow"
    assert before != after
    told.clear()
    person.item(f"field-severity-{after}").forceActiveFocus()
    person.screen.settles()
    assert (f"field-severity-{after}", QAccessible.Event.Focus) in told
    told.clear()
    person.item(f"field-severity-{after}").click()  # type: ignore[attr-defined]
    person.screen.settles()
    changed = {name for name, event in told if event is QAccessible.Event.StateChanged}
    assert f"field-severity-{after}" in changed
    assert f"field-severity-{before}" in changed, "and that the other one is not chosen any more"
    person.comes_to(moments(person.screen.catalog)["form-1"].state)
    person.screen.picture()
    told.clear()
    person.item("field-landmark").forceActiveFocus()
    QTest.keyClick(person.window, Qt.Key.Key_1)
    person.screen.settles()
    assert ("field-landmark", QAccessible.Event.TextCaretMoved) in told, "somebody writes: what, the helper reads"
    person.item("field-location").setProperty("text", "")
    person.screen.settles()
    told.clear()
    person.taps("next")
    assert isinstance(person.state, Filling)
    assert ("field-location", QAccessible.Event.DescriptionChanged) in told, "what is wrong with the field"
    assert ("trouble-location", QAccessible.Event.ObjectShow) in told
