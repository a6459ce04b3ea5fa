"""What `kiosk-ui` is asked for on its command line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

PORTRAIT = (1080, 1920)
LANDSCAPE = (1920, 1080)


class Options(NamedTuple):
    """How the window opens. `size` in pixels, None = as the settings say; `windowed` on a desk, where one process is
    enough; `gallery`: every component of the screens instead of them."""

    size: tuple[int, int] | None = None
    windowed: bool = False
    gallery: bool = False


def parse(arguments: Sequence[str]) -> Options:
    """Ends the process with a line on stderr for what cannot be asked for."""
    if not arguments:
        return Options()
    # In service there are none, and nobody waits for Python's parser.
    import argparse  # noqa: PLC0415

    parser = argparse.ArgumentParser(
        "kiosk-ui", description="The touch screen of the terminal whose data folder KIOSK_HOME names; the exit code."
    )
    sizes = parser.add_mutually_exclusive_group()
    for name, size in (("--portrait", PORTRAIT), ("--landscape", LANDSCAPE)):
        wide = "x".join(map(str, size))
        sizes.add_argument(name, dest="size", action="store_const", const=size, help=f"a window of {wide}")
    parser.add_argument("--windowed", action="store_true", help="a window that fits on a desk")
    parser.add_argument("gallery", nargs="?", choices=["gallery"], help="every component of the screens instead")
    asked = parser.parse_args(arguments)
    return Options(asked.size, asked.windowed, bool(asked.gallery))
