"""The citizen's session as a value: `advance(journey, event, now)` decides what comes next, and nothing else does.

No clock, no I/O, no pixels, so that every face can drive it: the screen, the command line, a test.
"""

from kiosk.journey.advance import advance
from kiosk.journey.states import Journey

__all__ = ["Journey", "advance"]
