"""How the screen is shown to the person before it: changed at any moment, as usual again when the session ends."""

from __future__ import annotations

from typing import Literal

import msgspec
from msgspec.structs import replace

Language = Literal["th", "en"]
Theme = Literal["light", "dark", "black-on-white", "white-on-black"]
TextSize = Literal["small", "usual", "large", "largest"]

RATES = range(-3, 4)
"""How fast is read aloud; 0 is usual."""

VOLUMES = range(1, 6)
"""How loud is read aloud."""


class Comfort(msgspec.Struct, frozen=True):
    """One person's wishes. `low`: everything in the lower half of an upright screen; `still`: nothing moves.
    `steady`: the same press again within half a second is none.

    `spoken`: the screen is read aloud, as fast as `rate` of `RATES` and as loud as `volume` of `VOLUMES` say.
    """

    language: Language = "th"
    theme: Theme = "light"
    text_size: TextSize = "usual"
    low: bool = False
    still: bool = False
    steady: bool = False
    spoken: bool = False
    rate: int = 0
    volume: int = 3


USUAL = Comfort()
"""What the next person finds."""


def faster(comfort: Comfort, steps: int) -> Comfort:
    """Read aloud faster, or slower by negative `steps`; not beyond the ends."""
    return replace(comfort, rate=min(max(comfort.rate + steps, RATES[0]), RATES[-1]))


def louder(comfort: Comfort, steps: int) -> Comfort:
    """Read aloud louder, or less loud by negative `steps`; not beyond the ends."""
    return replace(comfort, volume=min(max(comfort.volume + steps, VOLUMES[0]), VOLUMES[-1]))
