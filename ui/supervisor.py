"""A process for each session: one view shows the screen, a spare one waits, loaded, to take its place.

This process loads the program and never runs it: every view is a fork of it, so a new one has its libraries at once and
shares them. It starts no Qt, opens no file of the terminal and sees nobody's data. Only the end of a process is sure to
forget what was in its memory; so a view that has seen somebody hands the next one a screen with nobody on it
(`kiosk/journey/handover.py`), and is killed once that is to be seen. A view that dies or hangs is replaced likewise.
"""

from __future__ import annotations

import gc
import os
import resource
import selectors
import signal
import socket
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from enum import Enum

from kiosk.log import log
from kiosk.process import bug
from ui import memory

SHOW = b"g"
"""To a view, before a `Handover` or nothing: show yourself and begin."""
READY, ALIVE, SHOWN, OVER = b"r", b"a", b"s", b"o"
"""From a view: loaded; still there (every `ALIVE_SECONDS`); to be seen; done with everything, before a `Handover`."""

LARGEST = 16_384
"""Bytes of a message."""
ALIVE_SECONDS = 1.0
HANGS_SECONDS = 8.0
"""Without a word for so long a view that is loaded hangs."""
LOADS_SECONDS = 60.0
"""How long a view may take to load."""
QUIET_SECONDS = 60.0
"""A view that lived for so long was no failed start."""
PAUSES = (0.0, 0.0, 0.5, 1.0, 2.0, 5.0)
"""Seconds before a view is started, after so many failed starts; after more, with none to show, all ends."""
END_SECONDS = 10.0
"""How long a view may take to end: a request that is being kept is kept."""
UNSEEN_SECONDS = 5.0
"""How long the last view stays for the next one to be seen: a screen that is switched off shows nothing."""
LOAD_SECONDS = 0.3
"""After the first view is to be seen: a finger that is there already comes before what the next one needs."""
LOOK_SECONDS = 0.5
NICE = 10
"""A spare is in no hurry."""
NICE_AND_BACK = 20
"""The limit (RLIMIT_NICE) with which a process may become nice and stop being so."""

View = Callable[[socket.socket], int]
"""Be a view, speaking over that line, and return the exit code. Runs in a process of its own."""


class Part(Enum):
    """What a view is there for."""

    SPARE = "spare"
    SHOWN = "shown"
    LEAVING = "leaving"


class _Process:
    """A view, from outside. Monotonic seconds: `heard` its last word, `told` to show itself, `seen_at` when it was."""

    def __init__(self, pid: int, line: socket.socket, part: Part) -> None:
        self.pid = pid
        self.line = line
        self.part = part
        self.started = self.heard = self.told = self.seen_at = time.monotonic()
        self.loaded = False
        self.seen = False

    @property
    def hangs(self) -> bool:
        return time.monotonic() - self.heard > (HANGS_SECONDS if self.loaded else LOADS_SECONDS)

    def say(self, message: bytes) -> None:
        with suppress(OSError):  # it is dying: that is seen elsewhere
            self.line.send(message)

    def kill(self) -> None:
        """With everything that it has started: the camera's process, what reads aloud."""
        with suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)


class Supervisor:
    """Keeps one view on the screen and a spare one behind it, until the shown one ends by itself or SIGTERM comes."""

    def __init__(self, view: View, load: Callable[[], None]) -> None:
        """Starts nothing yet. `load` gets what the first view did without. This process must have one thread only."""
        self._view = view
        self._load = load
        self._loaded = False
        self._views: list[_Process] = []
        self._selector = selectors.DefaultSelector()
        self._woken, self._wake = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        self._last = b""
        """What the view that comes next shows; kept until it does."""
        self._failed = 0
        self._not_before = 0.0
        self._code: int | None = None

    def run(self) -> int:
        """The exit code: that of the view that was shown."""
        signal.set_wakeup_fd(self._wake, warn_on_full_buffer=False)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: None)
        self._selector.register(self._woken, selectors.EVENT_READ)
        while self._code is None:
            self._keep_one_shown()
            for key, _ in self._selector.select(LOOK_SECONDS):
                if key.data is None:
                    self._code = 0
                elif key.data in self._views:
                    self._hear(key.data)
            for view in [view for view in self._views if view.hangs]:
                log.error("view hangs", reason=view.part.value)
                view.kill()
                # Told once: its line ends in a moment.
                view.heard = time.monotonic()
        self._end()
        return self._code

    def _of(self, part: Part) -> _Process | None:
        return next((view for view in self._views if view.part is part), None)

    def _keep_one_shown(self) -> None:
        shown, spare = self._of(Part.SHOWN), self._of(Part.SPARE)
        if shown is None:
            view = spare or self._start()
            if view is not None:
                view.part = Part.SHOWN
                view.heard = view.told = time.monotonic()
                view.say(SHOW + self._last)
            return
        late = shown.loaded and time.monotonic() - shown.told > UNSEEN_SECONDS
        if late:
            self._dismiss()
        if spare is None and (shown.seen or late):
            if not self._loaded:
                if not late and time.monotonic() - shown.seen_at < LOAD_SECONDS:
                    return
                self._load()
                self._loaded = True
            self._start()
            # This process waits from now on: it needs next to nothing of what it has read.
            memory.give_back()

    def _start(self) -> _Process | None:
        if time.monotonic() < self._not_before:
            return None
        ours, its = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        hurry = self._of(Part.SHOWN) is None
        # A collector that looks at what was loaded here writes on it, and what is written on is shared no more.
        gc.freeze()
        pid = os.fork()
        if pid == 0:
            ours.close()
            os._exit(self._be_a_view(its, hurry))
        its.close()
        with suppress(OSError):  # it does so itself; whoever comes first
            os.setpgid(pid, pid)
        view = _Process(pid, ours, Part.SPARE)
        self._views.append(view)
        self._selector.register(ours, selectors.EVENT_READ, view)
        return view

    def _be_a_view(self, line: socket.socket, hurry: bool) -> int:
        """In the new process: leave everything of this one behind, and be a view."""
        try:
            os.setpgid(0, 0)
            signal.set_wakeup_fd(-1)
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, signal.SIG_DFL)
            for other in self._views:
                other.line.close()
            os.close(self._woken)
            os.close(self._wake)
            self._selector.close()
            if not hurry:
                be_nice(NICE)
            return self._view(line)
        except Exception as error:  # noqa: BLE001  # whatever it is, this process must not go on as its parent
            bug(error)
            return 1
        finally:
            sys.stdout.flush()
            sys.stderr.flush()

    def _hear(self, view: _Process) -> None:
        try:
            message = view.line.recv(LARGEST)
        except OSError:
            message = b""
        if not message:
            self._bury(view)
            return
        view.heard = time.monotonic()
        said = message[:1]
        if said == READY:
            view.loaded = True
        elif said == SHOWN:
            view.loaded = view.seen = True
            view.seen_at = time.monotonic()
            self._last = b""
            if view.part is Part.SHOWN:
                self._dismiss()
        elif said == OVER and view.part is Part.SHOWN:
            view.part = Part.LEAVING
            self._last = message[1:]

    def _dismiss(self) -> None:
        """What has seen somebody is no longer needed: another view is on the screen."""
        while leaving := self._of(Part.LEAVING):
            leaving.kill()
            self._reap(leaving)

    def _bury(self, view: _Process) -> None:
        """A view has ended, whyever."""
        code = self._reap(view)
        if view.part is Part.LEAVING:
            return
        if view.part is Part.SHOWN and (code == 0 or (code > 0 and not view.seen)):
            # The window was closed; or it cannot be opened, and has said why.
            self._code = code
            return
        log.error("view died", reason=view.part.value, error=_name(code))
        lived = time.monotonic() - view.started
        self._failed = 0 if lived > QUIET_SECONDS else self._failed + 1
        if self._failed >= len(PAUSES) and self._of(Part.SHOWN) is None:
            self._code = 1
            return
        self._not_before = time.monotonic() + PAUSES[min(self._failed, len(PAUSES) - 1)]

    def _reap(self, view: _Process) -> int:
        """Wait for the end of a view, and end what it has started; the exit code, negative for a signal's."""
        self._views.remove(view)
        self._selector.unregister(view.line)
        view.line.close()
        deadline = time.monotonic() + END_SECONDS
        # Its number is its own until it is waited for: what it has started is killed before.
        while os.waitid(os.P_PID, view.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
            if time.monotonic() > deadline:
                view.kill()
            time.sleep(0.001)
        view.kill()
        return os.waitstatus_to_exitcode(os.waitpid(view.pid, 0)[1])

    def _end(self) -> None:
        """Every view ends; those that have been seen may finish what they are at."""
        for view in self._views:
            os.kill(view.pid, signal.SIGTERM if view.seen else signal.SIGKILL)
        for view in list(self._views):
            code = self._reap(view)
            if view.part is Part.SHOWN and code > 0:
                self._code = code


def be_nice(nice: int) -> None:
    """Have all threads of this process wait for others, or not (0). Nothing where there would be no way back."""
    if resource.getrlimit(resource.RLIMIT_NICE)[0] < NICE_AND_BACK:
        return
    for thread in os.listdir("/proc/self/task"):  # noqa: PTH208  # no `pathlib` for this alone: a view waits for its fork
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, int(thread), nice)


def _name(code: int) -> str:
    return signal.Signals(-code).name if code < 0 else str(code)
