"""What is on the screen: every item, in which order it is read, what can be done with it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6 import QtGui
from PySide6.QtCore import QRectF
from PySide6.QtQuick import QQuickItem, QQuickWindow

OVERLAYS = ("dimmed", "countdown", "letters", "display-sheet")
"""What covers everything else while it is shown, the highest first."""


def items(root: QQuickItem, without: QQuickItem | None = None) -> Iterator[QQuickItem]:
    """Every item that is shown, in the order of painting; nothing of `without`."""
    waiting = [root]
    while waiting:
        item = waiting.pop()
        if item is not without and item.isVisible():
            yield item
            waiting += reversed(item.childItems())


def around(item: QQuickItem) -> Iterator[QQuickItem]:
    """Parent, grandparent and so on."""
    parent: QQuickItem | None = item.parentItem()
    while parent is not None:
        yield parent
        parent = parent.parentItem()


def layer(window: QQuickWindow) -> QQuickItem:
    """What is on top of the window, and the only thing that can be used."""
    content = window.contentItem()
    shown = {item.objectName(): item for child in content.childItems() for item in (child, *child.childItems())}
    return next((shown[name] for name in OVERLAYS if name in shown and shown[name].isVisible()), content)


def is_writing(item: QQuickItem) -> bool:
    """Whether it is written in."""
    return item.inherits("QQuickTextInput") or item.inherits("QQuickTextEdit")


def is_website(item: QQuickItem) -> bool:
    """Whether it shows a website. Enter goes into it, Back comes out; in there keys are the page's."""
    return item.inherits("WebsiteView")


def is_target(item: QQuickItem) -> bool:
    """Whether it can be pressed, written in or gone into."""
    return item.inherits("QQuickAbstractButton") or is_writing(item) or is_website(item)


def is_read(item: QQuickItem) -> bool:
    """Whether it is a text of its own or a picture that has words: where it is read aloud, arrows stop there."""
    # Asking every item what it is would take long; only these two kinds of texts and pictures have words.
    drawn = item.inherits("QQuickImage") or item.inherits("QQuickRectangle")
    if not (drawn or item.inherits("QQuickText")) or item.height() <= 0:
        return False
    role = QtGui.QAccessible.Role
    wanted = (role.Graphic, role.Canvas) if drawn else (role.StaticText, role.AlertMessage, role.Heading)
    face = QtGui.QAccessible.queryAccessibleInterface(item)
    if face is None or face.role() not in wanted or not face.text(QtGui.QAccessible.Text.Name).strip():
        return False
    return not any(parent.inherits("QQuickAbstractButton") for parent in around(item))


def in_reading_order(root: QQuickItem, without: QQuickItem | None = None) -> Iterator[QQuickItem]:
    """Every item that is shown as it is read: as it stands in the file; lists from their top; nothing of `without`."""
    if root is without or not root.isVisible():
        return
    yield root
    children = root.childItems()
    if list_around(root) is root.parentItem() is not None:
        children = sorted(children, key=lambda child: (child.y(), child.x()))
    for child in children:
        yield from in_reading_order(child, without)


def list_around(item: QQuickItem) -> QQuickItem | None:
    """The list or table of which it is a part; such ones have only the parts that are seen."""
    return next((parent for parent in around(item) if parent.inherits("QQuickItemView")), None)


def scrolled_by(item: QQuickItem) -> QQuickItem | None:
    """The list or page that the item scrolls with."""
    return next((parent for parent in around(item) if parent.inherits("QQuickFlickable")), None)


def whole(item: QQuickItem) -> QRectF:
    """Its place in the window."""
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))
