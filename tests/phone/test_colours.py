"""The page's colours: every pair that stands together can be read by those who see little."""

from __future__ import annotations

import re

import pytest

from govchannel.gateway.form_page import WEB

CSS = (WEB / "form.css").read_text("utf-8")
TEXTS = [
    ("ink", "ground"),
    ("ink", "surface"),
    ("ink", "accent-soft"),
    ("quiet", "ground"),
    ("quiet", "surface"),
    ("accent", "ground"),
    ("accent", "surface"),
    ("accent", "warning"),
    ("accent-front", "accent"),
    ("warning-ink", "warning"),
    ("error", "ground"),
    ("error", "surface"),
    ("error", "error-soft"),
    ("good", "good-soft"),
]
EDGES = [("line", "ground"), ("line", "surface"), ("accent", "accent-soft"), ("error", "surface")]


def schemes() -> dict[str, dict[str, str]]:
    light, dark = re.findall(r":root \{(.*?)\}", CSS, re.S)
    colours = re.compile(r"--([a-z-]+): (#[0-9a-f]{6})")
    return {"light": dict(colours.findall(light)), "dark": dict(colours.findall(dark))}


def brightness(colour: str) -> float:
    """Relative luminance by WCAG 2.2."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((brightness(one), brightness(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_texts_have_a_contrast_of_7_and_edges_of_3(scheme: str) -> None:
    colours = schemes()[scheme]
    for least, pairs in ((7, TEXTS), (3, EDGES)):
        for front, behind in pairs:
            assert contrast(colours[front], colours[behind]) >= least, (front, behind)


def test_no_colour_is_written_beside_the_two_schemes() -> None:
    rest = re.sub(r":root \{.*?\}", "", CSS, flags=re.S)
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?![^{]*\{)|rgba?\(", rest) == []
