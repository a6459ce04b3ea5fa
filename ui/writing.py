"""Who writes goes on writing: the cursor stays where it is while the page around it is made anew."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtQuick import QQuickWindow

from ui.items import is_writing, items


@contextmanager
def same_cursor(window: QQuickWindow) -> Iterator[None]:
    """Whatever is changed within, as another language changes every question: the same field has the cursor after it,
    at the same place."""
    item = window.activeFocusItem()
    if item is None or not is_writing(item) or not item.objectName():
        yield
        return
    name, place = item.objectName(), item.property("cursorPosition")
    yield
    if window.activeFocusItem() is item:
        return
    again = next((one for one in items(window.contentItem()) if one.objectName() == name and is_writing(one)), None)
    if again is not None:
        again.forceActiveFocus()
        again.setProperty("cursorPosition", place)
