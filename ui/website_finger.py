"""A finger on a website presses, however long it stays.

To Chromium a finger that rests for half a second selects words or asks for a menu: the button under it is not pressed.
So the page learns of a finger only once it leaves, which is a short press where it came down, or slides on, which
scrolls, or once another one comes. It never learns of one twice: a page that acts when a finger comes down would too.
"""

from __future__ import annotations

import math

from msgspec.structs import replace

from ui.website_words import Touch


class Finger:
    """The one finger that is on the page, while the page does not know of it."""

    def __init__(self) -> None:
        self._down: Touch | None = None

    def forget(self) -> None:
        """It has left without a press: something else took it."""
        self._down = None

    def heeds(self, touches: list[Touch], slide: float) -> list[list[Touch]]:
        """What the page learns now of the fingers on it, one after another. `slide`: pixels of the page in a press."""
        down, one = self._down, touches[0]
        alone = len(touches) == 1
        if alone and one.phase == "pressed":
            self._down = one
            return []
        if down is None:
            return [touches]
        if alone and math.dist(one.place, down.place) <= slide:
            if one.phase != "released":
                return []
            touches = [replace(down, phase="released")]
        self._down = None
        return [[down], touches]
