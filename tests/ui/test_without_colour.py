"""Nothing is said by a colour alone: in shades of grey, what is chosen, wrong, done or shut is still told apart."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import get_args

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickItem

from kiosk.journey.comfort import Comfort, Theme
from tests.ui.conftest import Screen
from tests.ui.moments import moments
from tests.ui.person import Person
from ui.items import around, items

TALL = (1080, 4000)
"""Whole pages, without scrolling."""

STRONG = 3.0
"""Contrast of what can be seen where it stands (WCAG 2.1, 1.4.11)."""

ENOUGH = 80
"""Pixels of a thin tick; of a letter there are more."""

LUMINANCE = [v / 255 / 12.92 if v <= 10 else ((v / 255 + 0.055) / 1.055) ** 2.4 for v in range(256)]


class Greyscale(Person):
    """Somebody who sees no colours."""

    def looks_at(self, name: str, theme: Theme) -> None:
        self.stands_at(replace(moments(self.screen.catalog)[name], comfort=Comfort("en", theme)), TALL)
        self.screen.picture()

    def sees(self, item: QQuickItem) -> QImage:
        place: QRect = item.mapRectToScene(item.boundingRect()).toAlignedRect()
        return self.screen.picture().copy(place).convertToFormat(QImage.Format.Format_Grayscale8)

    def presses(self, name: str) -> tuple[QImage, QImage]:
        """A control before and after."""
        item = self.item(name)
        before = self.sees(item)
        item.click()  # type: ignore[attr-defined]
        self.screen.settles()
        return before, self.sees(self.item(name))


def rows(picture: QImage) -> Iterator[bytes]:
    for y in range(picture.height()):
        yield bytes(picture.constScanLine(y))[: picture.width()]  # type: ignore[call-overload]  # a memoryview


def strongly_different(one: QImage, other: QImage) -> int:
    """Pixels between whose shades there is a contrast of 3:1 and more."""
    count = 0
    for mine, yours in zip(rows(one), rows(other), strict=False):
        for a, b in zip(mine, yours, strict=False):
            light, dark = LUMINANCE[max(a, b)], LUMINANCE[min(a, b)]
            count += (light + 0.05) / (dark + 0.05) >= STRONG
    return count


@pytest.fixture
def greyscale(screen: Screen) -> Iterator[Greyscale]:
    greyscale = Greyscale(screen)
    yield greyscale
    greyscale.leaves()


CHOICES = [
    ("form-2", "field-severity-flow"),
    ("form-2", "field-no_water-no"),
    ("field-signature", "field-true_statement"),
    ("field-signature", "field-signature-by-card"),
    ("field-signature", "field-promptpay-no"),
]
"""One control of every kind that can be chosen."""


@pytest.mark.parametrize("theme", get_args(Theme))
def test_what_is_chosen_is_seen_without_colours(greyscale: Greyscale, theme: Theme) -> None:
    for name, control in CHOICES:
        greyscale.looks_at(name, theme)
        before, after = greyscale.presses(control)
        assert strongly_different(before, after) > ENOUGH, control


@pytest.mark.parametrize("theme", get_args(Theme))
def test_where_a_request_is_has_a_picture_for_each_state(greyscale: Greyscale, theme: Theme) -> None:
    greyscale.looks_at("my-requests", theme)
    marks = [item for item in items(greyscale.window.contentItem()) if _is(item, "StateMark")]
    icons = [next(item for item in items(mark) if _is(item, "Icon")) for mark in marks]
    seen = [(str(mark.property("words")), greyscale.sees(icon)) for mark, icon in zip(marks, icons, strict=True)]
    assert len(seen) == 7
    for (state, one), (other, another) in itertools.combinations(seen, 2):
        assert state != other
        assert strongly_different(one, another) > ENOUGH, f"{state} looks as {other}"


@pytest.mark.parametrize("theme", get_args(Theme))
def test_what_cannot_be_pressed_looks_so_without_colours(greyscale: Greyscale, theme: Theme) -> None:
    greyscale.looks_at("field-signature", theme)
    before, after = greyscale.presses("field-signature-again")
    assert not greyscale.item("field-signature-again").isEnabled()
    assert strongly_different(before, after) > ENOUGH


def test_what_is_wrong_has_an_icon_and_words(greyscale: Greyscale) -> None:
    told = 0
    for name in moments(greyscale.screen.catalog):
        if not name.endswith("-troubles"):
            continue
        greyscale.looks_at(name, "light")
        for item in items(greyscale.window.contentItem()):
            if item.objectName().startswith("trouble-") and item.property("text"):
                beside = next(iter(around(item))).childItems()
                assert any(_is(one, "Icon") and one.isVisible() for one in beside), f"{name}: {item.objectName()}"
                told += 1
    assert told > 8


def _is(item: QObject, kind: str) -> bool:
    return item.metaObject().className().startswith(kind)
