"""The product's own interface with a hand on its screen: ``python -m demo.puppet`` takes the options of kiosk-ui.

With ``--supervised`` there is a process for each session, as in service; the hand goes from one to the next. With
``--touch NAME`` a finger is there already: it touches that as soon as there is something to be seen.

What the hand can do is loaded once the first frame is out (`demo.puppet_commands`): that comes as it comes in service.
"""

from __future__ import annotations

import ui.loading  # noqa: F401  # before anything else, as the program itself does

# isort: split
import os
import signal
import sys
import time
from typing import TYPE_CHECKING

from kiosk.process import begin
from ui.options import LANDSCAPE, PORTRAIT, Options
from ui.start import supervise

if TYPE_CHECKING:
    from demo.puppet_commands import Puppet
    from ui.program import Program


class Beginning:
    """Notes when the first frame comes and when a first touch is answered, and gives the screen its hand between."""

    def __init__(self, program: Program) -> None:
        """`program` is built and not started."""
        self._program = program
        self._screen = ""
        self._puppet: Puppet | None = None
        self.begun: dict[str, tuple[float, float]] = {}
        """When each came, by the machine's monotonic clock, and what the processor had done for it until then, in s.

        ``free``: the first frame and what comes with it are done. ``touch``: the hand is there, which begins only then.
        """
        program.window.frameSwapped.connect(self._framed)

    def _framed(self) -> None:
        if "frame" not in self.begun:
            self._note("frame")
            from PySide6.QtCore import QTimer  # noqa: PLC0415

            self._screen = self._program.journey_model.property("screen")
            QTimer.singleShot(0, self._program.window, self._give_hand)
        elif "touch" in self.begun and self._program.journey_model.property("screen") != self._screen:
            self._note("answer")
            self._program.window.frameSwapped.disconnect(self._framed)

    def _note(self, what: str) -> None:
        when = time.monotonic()
        # What it takes to know the rest is not the interface's.
        from demo.processes import processor_seconds  # noqa: PLC0415

        worked = processor_seconds(os.getpid()) + ("--supervised" in sys.argv and processor_seconds(os.getppid()))
        self.begun[what] = when, worked

    def _give_hand(self) -> None:
        self._note("free")
        import faulthandler  # noqa: PLC0415

        from PySide6.QtCore import QTimer  # noqa: PLC0415

        from demo.puppet_commands import Puppet  # noqa: PLC0415

        faulthandler.register(signal.SIGUSR1)
        self._puppet = Puppet(self._program, self.begun)
        self._program.window.requestActivate()
        if "--touch" in sys.argv:
            QTimer.singleShot(0, self._puppet, self._touch)

    def _touch(self) -> None:
        assert self._puppet
        self._puppet.be_ready()
        self._note("touch")
        self._puppet.touch_at_once(sys.argv[sys.argv.index("--touch") + 1])


def main() -> int:
    """Build the interface and wait for commands."""
    begin("ui")
    size = LANDSCAPE if "--landscape" in sys.argv else None if "--full-screen" in sys.argv else PORTRAIT
    # Qt remembers no more of whom it calls than where they were.
    beginnings = []

    def shown(program: Program) -> None:
        beginnings.append(Beginning(program))

    if "--supervised" in sys.argv:
        print('{"ok": "started"}', flush=True)
        return supervise(Options(size), shown)
    from kiosk.errors import KioskError  # noqa: PLC0415
    from ui.app import build  # noqa: PLC0415

    try:
        program = build(Options(size))
    except KioskError as error:
        print(f"kiosk-ui: {error}", file=sys.stderr)
        return 1
    shown(program)
    program.start()
    print('{"ok": "started"}', flush=True)
    code = program.run()
    program.stop()
    return code


if __name__ == "__main__":
    sys.exit(main())
