"""Colours that can be read: contrast of every pair that is used is 7:1 and more."""

from __future__ import annotations

import re

import pytest

from ui.app import QML

STYLE = dict(re.findall(r'property color (\w+): "(#[0-9a-f]{6})"', (QML / "style" / "Style.qml").read_text()))

PAIRS = [
    ("ink", "ground"),
    ("ink", "surface"),
    ("ink", "accentSoft"),
    ("quiet", "ground"),
    ("quiet", "surface"),
    ("accent", "ground"),
    ("accent", "surface"),
    ("accentFront", "accent"),
    ("accentFront", "accentPressed"),
    ("warningInk", "warning"),
    ("error", "errorSoft"),
    ("error", "surface"),
    ("good", "goodSoft"),
    ("good", "ground"),
]


def luminance(colour: str) -> float:
    """Relative luminance as WCAG defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(("front", "ground"), PAIRS)
def test_contrast(front: str, ground: str) -> None:
    lighter, darker = sorted((luminance(STYLE[front]), luminance(STYLE[ground])), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 7


def test_no_colour_is_literal_outside_the_style() -> None:
    drawings = {"CardPicture.qml", "Style.qml", "Countdown.qml"}
    for file in QML.rglob("*.qml"):
        if file.name not in drawings:
            assert not re.search(r"#[0-9a-fA-F]{6}\b", file.read_text()), file.name
