"""What is wrong with what a window shows, measured from its item tree: cut, overlapping, too small, out of reach."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickItem, QQuickWindow

from demo.puppet_commands import TEXTS
from ui.items import around, is_target, items, layer, scrolled_by
from ui.scale import LEAST_MM

TARGET_MM = 15.0
TARGET = TARGET_MM / LEAST_MM["kiosk"]
"""Design pixels that a finger needs in both directions."""

APART_MM = 2.54
APART = APART_MM / LEAST_MM["kiosk"]
"""Design pixels between two targets."""

INK = 40
"""Shades of grey, of 256, that letters differ at least from what they are written on."""

ELSEWHERE = ("visitor",)
"""What may be shortened because it stands elsewhere in full."""


@dataclass(frozen=True)
class Place:
    """An item on the screen: where it is painted, and what of it can be seen without scrolling."""

    item: QQuickItem
    painted: QRectF
    seen: QRectF

    @property
    def words(self) -> str:
        return str(self.item.property("text") or self.item.objectName())


def is_text(item: QQuickItem) -> bool:
    """Whether it shows words now."""
    return item.metaObject().className().startswith((*TEXTS, "QQuickPlaceholderText")) and bool(
        str(item.property("text") or "").strip()
    )


def faults(window: QQuickWindow) -> list[str]:
    """One line for each fault; the on-screen keyboard is Qt's own and not measured."""
    root = layer(window)
    own = list(items(root, without=window.findChild(QQuickItem, "keyboard")))
    texts = [_place(item, window) for item in own if is_text(item)]
    targets = [_place(item, window) for item in own if is_target(item)]
    found = [line for text in texts for line in _cut(text, window)]
    found += [line for target in targets for line in _small(target, window)]
    for one, other in itertools.combinations(texts, 2):
        if _meet(one.seen, other.seen):
            found.append(f"{one.words!r} and {other.words!r} overlap")
    for target in targets:
        for text in texts:
            if _meet(target.seen, text.seen) and not _inside(text.item, target.item):
                found.append(f"{text.words!r} lies on {target.words!r}")
    for one, other in itertools.combinations(targets, 2):
        if one.seen.isEmpty() or other.seen.isEmpty() or (gap := _between(one.seen, other.seen)) >= APART:
            continue
        if _inside(one.item, other.item) or _inside(other.item, one.item):
            continue
        apart = "overlap" if _meet(one.seen, other.seen) else f"are only {gap:.0f} apart"
        found.append(f"the buttons {one.words!r} and {other.words!r} {apart}")
    if not texts:
        found.append("nothing to read")
    return found


def unpainted(window: QQuickWindow, picture: QImage) -> list[str]:
    """One line for each text that is in sight and has no ink in the picture of the window."""
    texts = [_place(item, window) for item in items(layer(window)) if is_text(item)]
    found = []
    for text in texts:
        place = text.seen.toAlignedRect()
        if text.seen != text.painted or place.isEmpty():
            continue
        seen = picture.copy(place).convertToFormat(QImage.Format.Format_Grayscale8)
        if max(seen.constBits()) - min(seen.constBits()) < INK:
            found.append(f"{text.words!r} is not painted")
    return found


def _place(item: QQuickItem, window: QQuickWindow) -> Place:
    painted = item.mapRectToScene(_painted(item))
    seen = painted.intersected(QRectF(0, 0, window.width(), window.height()))
    for parent in around(item):
        if parent.clip():
            seen = seen.intersected(parent.mapRectToScene(QRectF(0, 0, parent.width(), parent.height())))
    return Place(item, painted, seen)


def _painted(item: QQuickItem) -> QRectF:
    """Where words or a button really are, within the item."""
    return item.boundingRect() if item.inherits("QQuickText") else QRectF(0, 0, item.width(), item.height())


def _inside(item: QQuickItem, root: object) -> bool:
    return item is root or any(parent is root for parent in around(item))


def _cut(text: Place, window: QQuickWindow) -> Iterator[str]:
    item, painted = text.item, text.painted
    if item.property("truncated") and item.objectName() not in ELSEWHERE:
        yield f"{text.words!r} is shortened"
    if painted.width() > item.width() + 1 or painted.height() > item.height() + 1:
        yield f"{text.words!r} is larger than its place"
    if painted.left() < -1 or painted.right() > window.width() + 1:
        yield f"{text.words!r} is beside the window"
    flick = scrolled_by(item)
    if flick is None:
        if painted.top() < -1 or painted.bottom() > window.height() + 1:
            yield f"{text.words!r} is above or below the window"
    else:
        top = item.mapToItem(flick.property("contentItem"), QPointF(0, 0)).y() - float(flick.property("originY"))
        if top < -1 or top + painted.height() > max(flick.height(), float(flick.property("contentHeight"))) + 1:
            yield f"{text.words!r} is where nobody can scroll to"
    for parent in itertools.takewhile(lambda one: one is not flick, around(item)):
        if parent.inherits("QQuickRectangle") or parent.inherits("QQuickAbstractButton"):
            rim = parent.mapRectToScene(QRectF(0, 0, parent.width(), parent.height())).adjusted(-1, -1, 1, 1)
            if not rim.contains(painted):
                yield f"{text.words!r} sticks out of {parent.objectName() or parent.metaObject().className()}"
                return


def _small(target: Place, window: QQuickWindow) -> Iterator[str]:
    size = target.painted
    if size.width() < TARGET or size.height() < TARGET:
        yield f"{target.words!r} is too small for a finger: {size.width():.0f} x {size.height():.0f}"
    if scrolled_by(target.item) is None and not QRectF(-1, -1, window.width() + 2, window.height() + 2).contains(size):
        yield f"{target.words!r} is outside the window"
    elif size.left() < -1 or size.right() > window.width() + 1:
        yield f"{target.words!r} is beside the window"


def _between(one: QRectF, other: QRectF) -> float:
    """The shortest way from one to the other."""
    beside = max(other.left() - one.right(), one.left() - other.right(), 0.0)
    above = max(other.top() - one.bottom(), one.top() - other.bottom(), 0.0)
    return math.hypot(beside, above)


def _meet(one: QRectF, other: QRectF) -> bool:
    both = one.intersected(other)
    return both.width() > 2 and both.height() > 2
