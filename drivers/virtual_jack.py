"""A headphone jack without a plug: a FIFO through which the same bytes come as from the kernel.

``python -m drivers.virtual_jack FILE in`` plugs headphones in, ``out`` pulls them out.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from drivers.headphones import EV_SW, EV_SYN, EVENT, SW_HEADPHONE_INSERT, HeadphoneJack


def virtual_jack(file: Path) -> HeadphoneJack:
    """A jack at a FIFO, which is made where it is missing. Raises `OSError`."""
    if not file.exists():
        os.mkfifo(file, 0o600)
    return HeadphoneJack(file)


def plug(file: Path, *, plugged: bool = True) -> None:
    """Plug headphones in, or pull them out. Raises `OSError` where nobody watches the jack."""
    line = os.open(file, os.O_WRONLY | os.O_NONBLOCK)
    try:
        os.write(line, EVENT.pack(0, 0, EV_SW, SW_HEADPHONE_INSERT, int(plugged)) + EVENT.pack(0, 0, EV_SYN, 0, 0))
    finally:
        os.close(line)


if __name__ == "__main__":
    plug(Path(sys.argv[1]), plugged=sys.argv[2] == "in")
