"""A picture as ESC/POS commands, made by python-escpos. It loads in a third of a second: not on the screen."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

from escpos import capabilities
from escpos.constants import HW_INIT
from escpos.printer import Dummy
from PIL import Image

# It leaves a folder with a pickle of its printers in every process; what it read from there it keeps in memory.
shutil.rmtree(capabilities.pickle_dir, ignore_errors=True)

STRIP_ROWS = 128
"""A command's height: what the smallest printers' memory holds."""

TELL_CHANGES = b"\x1da\x0e"
"""``GS a``: send a status by yourself when line, error or paper change: a printer that is full hears no question."""


def commands(picture: Image.Image) -> Iterator[bytes]:
    """What prints and cuts a picture, strip by strip."""
    maker = Dummy(profile=_profile(picture.width))
    yield HW_INIT + TELL_CHANGES
    for top in range(0, picture.height, STRIP_ROWS):
        maker.image(picture.crop((0, top, picture.width, min(top + STRIP_ROWS, picture.height))))
        yield maker.output
        maker.clear()
    # A part cut: the slip hangs by a point until it is taken, and does not fall to the floor.
    maker.cut(mode="PART")
    yield maker.output


def _profile(width: int) -> capabilities.Profile:
    """A printer whose paper is known, so that the library has nothing to say about it on stdout."""
    profile = capabilities.Profile(features={"paperPartCut": True})
    profile.profile_data = {**profile.profile_data, "media": {"width": {"pixels": width}}}
    return profile
