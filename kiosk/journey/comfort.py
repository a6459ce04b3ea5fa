"""How the screen is shown to the person before it: changed at any moment, as usual again when the session ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["th", "en"]
Theme = Literal["light", "dark", "black-on-white", "white-on-black"]
TextSize = Literal["small", "usual", "large", "largest"]


@dataclass(frozen=True)
class Comfort:
    """One person's wishes. `low`: everything in the lower half of an upright screen; `still`: nothing moves."""

    language: Language = "th"
    theme: Theme = "light"
    text_size: TextSize = "usual"
    low: bool = False
    still: bool = False


USUAL = Comfort()
"""What the next person finds."""
