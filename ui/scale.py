"""How large a design pixel is drawn, so that sizes are millimetres on the glass and not pixels.

The screens are designed for a short side of 1080 design pixels. Qt multiplies them by `scale`; what the person wishes
(`kiosk.journey.comfort`) comes on top of it, in ``Style.qml``.
"""

from __future__ import annotations

import math

from kiosk.config import Profile, Settings

DESIGN_SHORT_SIDE = 1080

LEAST_MM: dict[Profile, float] = {"kiosk": 0.235, "smartbox": 0.756}
"""Millimetres that a design pixel has at least: capitals of usual text are 24 of them high, which is 5.6 mm at arm's
length, and 18 mm three metres away, where they are seen at 20 minutes of arc (ISO 9241-303)."""

USUAL_INCHES: dict[Profile, float] = {"kiosk": 21.5, "smartbox": 55.0}
"""Diagonal of a screen of which nothing is said."""

SLIDE_MM = 5.6
"""How far a finger may slide while it presses: less than half of the smallest target, and more than a tremor or the
rolling of a fingertip."""

MM_PER_INCH = 25.4


def pixel_mm(size: tuple[int, int], inches: float) -> float:
    """Millimetres of one pixel of the glass."""
    return inches * MM_PER_INCH / math.hypot(*size)


def scale(size: tuple[int, int], settings: Settings) -> float:
    """Pixels of the glass for a design pixel, on a screen of `size` pixels.

    Rounded up to a hundredth: never smaller than promised. The screen as a whole is filled as designed, unless it is
    so small or so far away that things have to be larger than that.
    """
    needed = LEAST_MM[settings.profile] / pixel_mm(size, _inches(settings))
    return math.ceil(max(min(size) / DESIGN_SHORT_SIDE, needed) * 100 - 1e-9) / 100


def slide(size: tuple[int, int], settings: Settings) -> int:
    """Design pixels that a finger may slide in a press, on a screen of `size` pixels."""
    return round(SLIDE_MM / (pixel_mm(size, _inches(settings)) * scale(size, settings)))


def _inches(settings: Settings) -> float:
    return settings.inches or USUAL_INCHES[settings.profile]
