"""Drives `demo.puppet` from another process: what a test or the demo sees and touches of the screen."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from demo.processes import family, state_of

ANSWER_SECONDS = 60.0
"""A process that ended while it was asked leaves no answer."""
WAIT_SECONDS = 10.0
LOOK_SECONDS = 0.05
WHOLE_SECONDS = 1.0
"""A page is whole after a tenth of it."""

TOLERATED = (
    "This plugin does not support raise()",
    "This plugin does not support propagateSizeHints()",
)
"""Lines on stderr that are no complaint about the interface."""


class Work(NamedTuple):
    """Milliseconds of the Qt thread for one frame, without waiting."""

    wall: float
    cpu: float


class NotOnScreen(AssertionError):
    """What was looked for is not there; the message says what is."""


class Puppet:
    """A running interface on Qt's offscreen platform (or the display, if `environment` says so)."""

    def __init__(
        self,
        environment: Mapping[str, str],
        arguments: Sequence[str] = (),
        log: Path | None = None,
        inside: Sequence[str] = (),
        python: Sequence[str] = (sys.executable,),
    ) -> None:
        """`log` gets what the interface says on stderr; `inside` is what stands before the command."""
        self._environment = {"QT_QPA_PLATFORM": "offscreen", **environment}
        self._arguments = arguments
        self._log = log
        self._inside = inside
        self._python = python
        self._process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        """Start it; returns when it lives."""
        errors = self._log.open("a") if self._log else None
        self._process = subprocess.Popen(
            [*self._inside, *self._python, "-m", "demo.puppet", *self._arguments],
            env=self._environment,
            cwd=Path(__file__).parent.parent,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )
        if errors:
            errors.close()
        self._answer()

    @property
    def pid(self) -> int:
        """The interface's process id; supervised, the supervisor's."""
        assert self._process
        return self._process.pid

    def view_pid(self) -> int:
        """The process that shows the screen now."""
        return int(self._ask("pid"))

    def strike(self, how: signal.Signals) -> int:
        """Have the process that shows the screen die or stop; its id. What is asked next is for another process."""
        pid = self.view_pid()
        os.kill(pid, how)
        while state_of(pid) not in ("T", "Z", ""):
            time.sleep(0.005)
        return pid

    def stop(self) -> int:
        """End it; its exit code."""
        if self._process is None:
            return 0
        assert self._process.stdin
        self._process.stdin.close()
        return self.ends(20)

    def ends(self, seconds: float) -> int:
        """Wait until it ends by itself; its exit code."""
        assert self._process
        assert self._process.stdin
        assert self._process.stdout
        code = self._process.wait(seconds)
        self._process.stdin.close()
        self._process.stdout.close()
        self._process = None
        return code

    def kill(self, how: signal.Signals = signal.SIGKILL) -> None:
        """Have it die."""
        assert self._process
        self._process.send_signal(how)
        self.ends(20)

    def __enter__(self) -> Puppet:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def wait(self, name: str, seconds: float = WAIT_SECONDS) -> None:
        """Until something of that name is on the screen and can be pressed. Raises `NotOnScreen`."""
        deadline = time.monotonic() + seconds
        while True:
            try:
                if self._ask("find", name=name):
                    return
                reason = f"{name!r} cannot be pressed"
            except NotOnScreen as error:
                reason = str(error)
            if time.monotonic() > deadline:
                raise NotOnScreen(reason)
            time.sleep(LOOK_SECONDS)

    def wait_screen(self, screen: str, seconds: float = WAIT_SECONDS) -> None:
        """Until a screen is shown. Raises `NotOnScreen`."""
        deadline = time.monotonic() + seconds
        while self.screen() != screen:
            if time.monotonic() > deadline:
                raise NotOnScreen(f"{self.screen()} instead of {screen}: {' | '.join(self.texts())}")
            time.sleep(LOOK_SECONDS)

    def tap(self, name: str) -> None:
        """Touch something, once it is there and all around it has come: before, it may still move."""
        self.wait(name)
        self._wait_whole()
        self._ask("tap", name=name)

    def type(self, name: str, text: str) -> None:
        """Touch a field and type into it."""
        self.tap(name)
        self._ask("commit", text=text)

    def draw(self, name: str) -> None:
        """Draw a stroke with a finger, once the place is there."""
        self.wait(name)
        self._ask("draw", name=name)

    def press_keys(self, keys: str) -> None:
        """Tap keys of the on-screen keyboard, once it is there."""
        for key in keys:
            deadline = time.monotonic() + WAIT_SECONDS
            while True:
                try:
                    self._ask("key", text=key)
                    break
                except NotOnScreen:
                    if time.monotonic() > deadline:
                        raise
                    time.sleep(LOOK_SECONDS)

    def press(self, key: str) -> None:
        """Press a key of a keyboard or a remote control: ``Down``, ``Return``, ``F1``, or a letter."""
        self._ask("press", key=key)

    def focused(self) -> str:
        """The name of what arrows and Enter act on."""
        return str(self._ask("focused"))

    def place(self, name: str) -> tuple[float, float]:
        """Where the middle of something is, in the window."""
        x, y = self._ask("place", name=name)
        return float(x), float(y)

    def texts(self) -> list[str]:
        """Every text on the screen, once all of it has come."""
        self._wait_whole()
        return list(self._ask("texts"))

    def _wait_whole(self) -> None:
        deadline = time.monotonic() + WHOLE_SECONDS
        while not self._ask("whole") and time.monotonic() < deadline:
            time.sleep(LOOK_SECONDS)

    def names(self) -> list[str]:
        """The name of everything on the screen that has one."""
        return list(self._ask("names"))

    def screen(self) -> str:
        """Which screen is shown."""
        return str(self._ask("screen"))

    def picture(self, file: Path) -> None:
        """Keep what the screen shows, once all of it has come."""
        self._wait_whole()
        self._ask("picture", file=str(file.absolute()))

    def watch_frames(self) -> None:
        """Paint frame after frame from now on."""
        self._ask("watch_frames")

    def frames(self) -> list[float]:
        """Milliseconds from frame to frame since `watch_frames`; ends the watch."""
        return [float(one) for one in self._ask("frames")]

    def work(self) -> list[Work]:
        """What the Qt thread did for each frame since the last call; it is watched from the first call on."""
        return [Work(*one) for one in self._ask("work")]

    def finger(self, does: str, x: float, y: float) -> None:
        """A finger comes down at a place of the window, moves on to it, or leaves: ``press``, ``move``, ``release``."""
        self._ask("finger", does=does, x=x, y=y)

    def begun(self) -> dict[str, tuple[float, float]]:
        """Of the first ``frame``, of the ``touch`` of ``--touch`` and of its ``answer``, as far as they have come.

        When, by this machine's monotonic clock, and the processor's seconds of all that was started until then.
        """
        return {what: (when, worked) for what, (when, worked) in self._ask("begun").items()}

    def _ask(self, do: str, **values: Any) -> Any:
        assert self._process
        assert self._process.stdin
        self._process.stdin.write(json.dumps({"do": do, **values}) + "\n")
        self._process.stdin.flush()
        return self._answer()

    def _answer(self) -> Any:
        assert self._process
        assert self._process.stdout
        if not select.select([self._process.stdout], [], [], ANSWER_SECONDS)[0]:
            raise RuntimeError(f"the interface said nothing for {ANSWER_SECONDS:.0f} s: {self._whereabouts()}")
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"the interface ended: {self._said()}")
        answer = json.loads(line)
        if "error" in answer:
            raise NotOnScreen(answer["error"])
        return answer["ok"]

    def _said(self) -> str:
        """The end of what it wrote on stderr."""
        return self._log.read_text()[-4000:] if self._log else ""

    def _whereabouts(self) -> str:
        """Where each thread of its processes is."""
        for pid in family(self.pid):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGUSR1)
        time.sleep(1)
        return self._said()
