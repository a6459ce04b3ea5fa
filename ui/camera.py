"""The screen's side of the camera: starts its process for a use, hands on what it sees, and kills it.

What the camera saw is nowhere but in that process, in the newest frame on the screen and in the pictures taken.
"""

from __future__ import annotations

import os
import select
import subprocess
import threading
from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from kiosk.forms import MOST_PICTURE_BYTES
from kiosk.journey import events
from kiosk.log import log
from kiosk.process import bug
from ui.camera_process import FRAME, HEADER, NEXT, PICTURE, TAKE
from ui.mailbox import Post
from ui.own_process import command

SILENT_SECONDS = 8.0
"""After so long without a word of its process the camera is said not to answer: a driver hangs."""
MOST_BYTES = max(MOST_PICTURE_BYTES, 1920 * 1920 * 4)
"""Of one message."""

ShowFrame = Callable[[int, QImage | None], None]
"""Takes a use's number and a frame made for the screen, or None: the camera does not answer. Called on a thread."""


class CameraRoom:
    """A process and a thread for each use; a use has a number, and what comes of an earlier one is dropped."""

    def __init__(self, setting: str, post: Post, show_frame: ShowFrame) -> None:
        """`post` takes `events.PictureTaken`; both are called on a thread."""
        self._setting = setting
        self._post = post
        self._show_frame = show_frame
        self._uses = 0
        self._use = 0
        self._name = ""
        self._process: subprocess.Popen[bytes] | None = None
        self._thread: threading.Thread | None = None

    def open(self, name: str, shown: QSize) -> int:
        """Switch the camera on for the question `name`, with frames that fit into `shown`; the number of this use."""
        self.close()
        self._uses += 1
        self._use, self._name = self._uses, name
        self._thread = threading.Thread(target=self._work, args=(self._use, name, shown), name="camera", daemon=True)
        self._thread.start()
        return self._use

    def take(self) -> None:
        """Take a picture."""
        self._say(TAKE)

    def shown(self) -> None:
        """The last frame is on the screen: the next one may come."""
        self._say(NEXT)

    def close(self) -> None:
        """Switch the camera off; nothing comes of it any more."""
        self._use = 0
        if self._process is not None:
            self._process.kill()
            self._process = None

    def stop(self) -> None:
        """Switch it off for good."""
        self.close()
        if self._thread is not None:
            self._thread.join(2)

    def _say(self, word: bytes) -> None:
        process = self._process
        if process is not None and process.stdin is not None:
            with suppress(OSError, ValueError):  # it ended: its thread tells
                process.stdin.write(word)

    def _work(self, use: int, name: str, shown: QSize) -> None:
        """One use, from its process's start to its end."""
        try:
            with subprocess.Popen(
                command("--camera", self._setting, str(shown.width()), str(shown.height())),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,  # what drivers say may hold anything
                bufsize=0,
            ) as process:
                if self._use == use:
                    self._process = process
                try:
                    while self._use == use and self._hear(process, use, name):
                        pass
                finally:
                    process.kill()
        except Exception as error:  # noqa: BLE001  # a bug must not leave a citizen waiting for a camera
            bug(error)
        if self._use == use:
            log.warning("camera ended", error="camera")
            self._show_frame(use, None)

    def _hear(self, process: subprocess.Popen[bytes], use: int, name: str) -> bool:
        """One message; False when there will be no more."""
        assert process.stdout is not None
        fd = process.stdout.fileno()
        if not select.select([fd], [], [], SILENT_SECONDS)[0]:
            self._tell(use, None)
            return True
        head = _read(fd, HEADER.size)
        if len(head) < HEADER.size:
            return False
        kind, width, height, size = HEADER.unpack(head)
        if size > MOST_BYTES:
            return False
        data = _read(fd, size)
        if len(data) < size:
            return False
        if kind == PICTURE:
            if self._use == use:
                self._post(events.PictureTaken(name, data))
        elif kind == FRAME and size == width * height * 4:
            # `copy`: a QImage does not keep the bytes that it is made of.
            self._tell(use, QImage(data, width, height, width * 4, QImage.Format.Format_RGB32).copy())
        else:
            self._tell(use, None)
        return True

    def _tell(self, use: int, frame: QImage | None) -> None:
        if self._use == use:
            self._show_frame(use, frame)


def _read(fd: int, size: int) -> bytes:
    """So many bytes; fewer at the end."""
    pieces = []
    while size and (piece := os.read(fd, min(size, 1 << 20))):
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)
