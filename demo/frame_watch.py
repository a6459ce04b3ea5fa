"""What the Qt thread does for each frame: wall time and processor time, from the end of one frame to that of the next.

Waiting for events is not counted, nor is what the puppet does for itself, such as looking for an item. What others on
the machine take shows as wall time without processor time.
"""

from __future__ import annotations

import ctypes
import time
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Slot
from PySide6.QtQuick import QQuickWindow

POLL = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_uint, ctypes.c_int)


class FrameWatch(QObject):
    """Notes every frame of a window that is painted while it watches."""

    def __init__(self, window: QQuickWindow) -> None:
        """Watches from now on; `take` tells what was seen."""
        super().__init__()
        self._window = window
        self._frames: list[tuple[float, float]] = []
        self._wall = self._cpu = 0.0
        self._since: tuple[float, float] | None = None
        # Qt's loop is GLib's, and GLib says nowhere else when it begins and ends to wait.
        glib = ctypes.CDLL("libglib-2.0.so.0")
        glib.g_main_context_default.restype = ctypes.c_void_p
        glib.g_main_context_set_poll_func.argtypes = (ctypes.c_void_p, POLL)
        self._poll = ctypes.CDLL(None).poll
        self._poll.argtypes = (ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int)
        self._waiting = POLL(self._wait)
        glib.g_main_context_set_poll_func(glib.g_main_context_default(), self._waiting)
        window.frameSwapped.connect(self._framed)
        self._go()

    def _wait(self, files: int, count: int, timeout: int) -> int:
        self._stop()
        found = int(self._poll(files, count, timeout))
        self._go()
        return found

    def _go(self) -> None:
        if self._since is None:
            self._since = time.perf_counter(), time.thread_time()

    def _stop(self) -> None:
        if self._since is not None:
            self._wall += time.perf_counter() - self._since[0]
            self._cpu += time.thread_time() - self._since[1]
            self._since = None

    @Slot()
    def _framed(self) -> None:
        self._stop()
        self._frames.append((self._wall * 1000, self._cpu * 1000))
        self._wall = self._cpu = 0.0
        self._go()

    @contextmanager
    def aside(self) -> Iterator[None]:
        """What is done in here does not count."""
        self._stop()
        yield
        self._go()

    @contextmanager
    def counted(self) -> Iterator[None]:
        """What is done in here, within `aside`, counts."""
        self._go()
        yield
        self._stop()

    def take(self) -> list[tuple[float, float]]:
        """Milliseconds of wall and of processor time of each frame since the last call. What has been done for one
        that is still to come is forgotten."""
        frames, self._frames = self._frames, []
        self._wall = self._cpu = 0.0
        return frames
