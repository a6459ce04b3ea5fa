"""What objects of a window know, whether or not it is shown."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject


def strings_in(root: QObject) -> Iterator[str]:
    """Every text in every property of every object of the window."""
    known: dict[str, list[str]] = {}
    for item in root.findChildren(QObject):
        meta = item.metaObject()
        kind = str(meta.className())
        if kind not in known:
            every = (meta.property(number) for number in range(meta.propertyCount()))
            known[kind] = [str(one.name()) for one in every if str(one.typeName()) == "QString"]
        for name in known[kind]:
            yield str(item.property(name))
