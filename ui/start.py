"""How `kiosk-ui` begins: as the process that keeps the screen, which loads nothing of it, and as its views, which do.

A part of it that has a process of its own loads nothing of the screen either.
"""

from __future__ import annotations

import ui.loading  # noqa: F401  # before anything else

# isort: split
import gc
import os
import sys
from collections.abc import Callable
from functools import partial
from socket import socket
from typing import TYPE_CHECKING

from kiosk.process import begin
from ui import heap
from ui.later import load_now
from ui.loading import OURS
from ui.options import PORTRAIT, Options, parse
from ui.own_process import become
from ui.supervisor import Supervisor

if TYPE_CHECKING:
    from ui.program import Program


def main() -> None:
    """The screen, or what a frozen program was started for by `ui.own_process.command`."""
    become()
    options = parse(sys.argv[1:])
    begin("ui")
    if options.windowed or options.gallery:
        # A kiosk's pixels on a desk's display: everything at half its size.
        os.environ.setdefault("QT_SCALE_FACTOR", "0.5")
        options = options._replace(size=options.size or PORTRAIT)
        from ui.app import on_a_desk  # noqa: PLC0415

        sys.exit(on_a_desk(options))
    sys.exit(supervise(options))


def supervise(options: Options, shown: Callable[[Program], None] | None = None) -> int:
    """The screen, in a process for each session; the exit code. `shown` is called in each of them before it appears."""
    return Supervisor(partial(_view, options, shown), load).run()


def _view(options: Options, shown: Callable[[Program], None] | None, line: socket) -> int:
    """One of these processes. The first one loads everything by itself: it need not be a copy of one that has."""
    framed = None if "ui.app" in sys.modules else heap.prepare()
    from ui.app import view  # noqa: PLC0415

    return view(options, shown, line, framed)


def load() -> None:
    """In the supervisor, once its first view is to be seen: what the next ones have at once, and share."""
    import ui.app  # noqa: PLC0415
    import ui.program  # noqa: PLC0415
    import ui.website_view  # noqa: F401, PLC0415
    from ui import enumerations  # noqa: PLC0415
    from ui.libraries import reader  # noqa: PLC0415
    from ui.worker import load_all  # noqa: PLC0415

    load_now(OURS)
    enumerations.make()
    load_all()
    # A process is copied with one of its threads only.
    reader.join()
    gc.enable()
