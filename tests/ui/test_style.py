"""Colours and sizes that can be read: contrast of every pair that is used, height of letters on the glass."""

from __future__ import annotations

import colorsys
import itertools
import math
import re
from typing import get_args

import pytest
from PySide6.QtGui import QFont, QFontMetricsF

from kiosk.config import Settings
from kiosk.journey.comfort import TextSize, Theme
from ui.program import Program
from ui.scale import pixel_mm, scale, slide
from ui.window import QML

STYLE = (QML / "style" / "Style.qml").read_text()
THEMES = {
    name: dict(re.findall(r'(\w+): "(#[0-9a-f]{6})"', block))
    for name, block in re.findall(r"readonly property Colours (\w+): Colours \{(.*?)\}", STYLE, re.DOTALL)
}
LEAST = {"light": 10, "dark": 10, "blackOnWhite": 20, "whiteOnBlack": 20}
"""WCAG asks for 7:1, VVSG 2.0 for 10:1 as it comes and 20:1 in black and white."""

PAIRS = [
    *itertools.product(("ink", "quiet", "accent"), ("ground", "surface", "accentSoft")),
    *itertools.product(("error", "good"), ("ground", "surface")),
    ("accentFront", "accent"),
    ("accentFront", "accentPressed"),
    ("warningInk", "warning"),
    ("error", "errorSoft"),
    ("good", "goodSoft"),
]
"""Every colour that is written in, and what it is written on."""

EDGES = [*itertools.product(("line", "accent", "quiet", "error"), ("ground", "surface"))]
"""What shows where a control is: 3:1."""


def luminance(colour: str) -> float:
    """Relative luminance as WCAG defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_there_is_a_palette_for_every_theme() -> None:
    assert set(THEMES) == set(LEAST)
    for theme in get_args(Theme):
        assert f'"{theme}": ' in STYLE
    names = {re.sub(r"-(\w)", lambda letter: letter[1].upper(), theme) for theme in get_args(Theme)}
    assert names == set(THEMES)


@pytest.mark.parametrize("theme", LEAST)
def test_contrast(theme: str) -> None:
    for front, ground in PAIRS:
        assert contrast(THEMES[theme][front], THEMES[theme][ground]) >= LEAST[theme], f"{front} on {ground}"
    for edge, ground in EDGES:
        assert contrast(THEMES[theme][edge], THEMES[theme][ground]) >= 3, f"{edge} on {ground}"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_red_is_wrong_green_is_good_and_yellow_warns(theme: str) -> None:
    palette = THEMES[theme]
    for names, middle in ((("error", "errorSoft"), 0), (("good", "goodSoft"), 140), (("warning", "warningInk"), 45)):
        for name in names:
            parts = (int(palette[name][place : place + 2], 16) / 255 for place in (1, 3, 5))
            hue, _, saturation = colorsys.rgb_to_hls(*parts)
            away = abs((hue * 360 - middle + 180) % 360 - 180)
            assert away <= 20, f"{name}: {hue * 360:.0f} degrees"
            assert saturation > 0.2, f"{name} is grey"


CAPITALS = 0.7
"""Height of Sarabun's capitals, of the type size; `test_the_typeface` holds it."""


def test_the_typeface(program: Program) -> None:
    assert program._application.font().family() == "Sarabun"
    font = QFont("Sarabun")
    font.setPixelSize(1000)
    assert QFontMetricsF(font).capHeight() == pytest.approx(1000 * CAPITALS)


@pytest.mark.parametrize(("size", "least"), [("small", 4.2), ("usual", 5.5), ("large", 7.0), ("largest", 8.9)])
def test_text_sizes_in_millimetres(size: TextSize, least: float) -> None:
    scales = dict(re.findall(r'"(\w+)": ([\d.]+)', STYLE))
    body, small = (int(re.search(rf"int {name}: Math.round\((\d+)", STYLE)[1]) for name in ("body", "small"))  # type: ignore[index]
    for inches, pixels in ((10.1, (800, 1280)), (15.6, (1080, 1920)), (21.5, (1080, 1920)), (32, (3840, 2160))):
        settings = Settings(inches=inches)
        millimetres = scale(pixels, settings) * pixel_mm(pixels, inches) * CAPITALS * float(scales[size])
        assert body * millimetres >= least, f"body on {inches} inches"
        assert small * millimetres >= 3.45, f"small on {inches} inches"


def test_a_television_is_read_from_three_metres() -> None:
    for inches, pixels in ((43, (1920, 1080)), (55, (3840, 2160)), (75, (3840, 2160))):
        settings = Settings(profile="smartbox", inches=inches)
        capital = 34 * CAPITALS * scale(pixels, settings) * pixel_mm(pixels, inches)
        minutes = math.degrees(math.atan(capital / 3000)) * 60
        assert minutes >= 20, f"{inches} inches"


def test_the_usual_kiosk_is_drawn_as_designed() -> None:
    assert scale((1080, 1920), Settings()) == 1
    assert scale((3840, 2160), Settings(inches=32)) == 2


def test_a_finger_slides_as_far_on_every_kiosk_and_never_to_the_next_button() -> None:
    for inches, pixels in ((10.1, (800, 1280)), (21.5, (1080, 1920)), (32, (3840, 2160)), (55, (2160, 3840))):
        settings = Settings(inches=inches)
        pressed = slide(pixels, settings) * scale(pixels, settings) * pixel_mm(pixels, inches)
        assert pressed == pytest.approx(5.6, abs=0.4), f"{inches} inches"
    assert slide((1080, 1920), Settings()) < 64 / 2


def test_no_colour_is_literal_outside_the_style() -> None:
    drawings = {"CardPicture.qml", "Scene.qml", "Style.qml", "Countdown.qml"}
    for file in QML.rglob("*.qml"):
        if file.name not in drawings:
            assert not re.search(r"#[0-9a-fA-F]{6}\b", file.read_text()), file.name
