"""The camera and its thread: on only while a question wants it. Nothing of it happens on the Qt thread.

A source gives the newest frame whenever it is asked, so that its speed is nobody else's. Qt Multimedia is imported with
the first use of a real camera, not at start.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Protocol

import structlog
from PySide6.QtCore import QBuffer, QByteArray, QEventLoop, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter

from kiosk.forms import MOST_PICTURE_BYTES
from kiosk.journey import events
from kiosk.process import bug

FRAME_SECONDS = 1 / 15
SILENT_SECONDS = 5.0
"""After so long without a frame the camera is said not to answer."""
LONGEST_SIDE = 1600
"""Pixels of a taken picture: a page of A4 can be read."""
SHOWN = QSize(880, 660)
"""What a frame on the screen fits into."""

Post = Callable[[object], None]
ShowFrame = Callable[[int, QImage | None], None]
"""Takes a use's number and a frame made for the screen, or None: the camera does not answer. Called on the thread."""

log = structlog.get_logger()


class Source(Protocol):
    """A camera that is on. Belongs to one thread."""

    def frame(self) -> QImage | None:
        """The newest frame, the same object as before if there is no newer one; None while there is none."""
        ...

    def close(self) -> None:
        """Switch it off."""
        ...


class FileCamera:
    """A camera that sees an image file: a simulator. The file may be changed and removed while it looks."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen: tuple[int, int] | None = None
        self._image: QImage | None = None

    def frame(self) -> QImage | None:
        """What the file shows now."""
        try:
            about = self._path.stat()
        except OSError:
            self._seen = self._image = None
            return None
        if (about.st_mtime_ns, about.st_size) != self._seen:
            self._seen = about.st_mtime_ns, about.st_size
            reader = QImageReader(str(self._path))
            reader.setAutoTransform(True)
            image = reader.read()
            self._image = None if image.isNull() else image
        return self._image

    def close(self) -> None:
        """Forget what it saw."""
        self._image = None


class QtCamera:
    """A camera of the machine, by Qt Multimedia: the first one whose name has `name` in it."""

    def __init__(self, name: str) -> None:
        """Without such a camera there are no frames; it is looked for anew with the next use."""
        from PySide6.QtMultimedia import (  # noqa: PLC0415  # loads FFmpeg: not at start, and not without a camera
            QCamera,
            QMediaCaptureSession,
            QMediaDevices,
            QVideoSink,
        )

        self._events = QEventLoop()
        found = [one for one in QMediaDevices.videoInputs() if name.lower() in one.description().lower()]
        self._session, self._sink = QMediaCaptureSession(), QVideoSink()
        self._camera = QCamera(found[0]) if found else None
        self._start = -1
        self._image: QImage | None = None
        if self._camera is not None:
            self._session.setCamera(self._camera)
            self._session.setVideoSink(self._sink)
            self._camera.start()

    def frame(self) -> QImage | None:
        """What came since, by the events of this thread."""
        self._events.processEvents()
        if self._camera is None or not self._camera.isActive():
            self._image = None
            return None
        frame = self._sink.videoFrame()
        if frame.isValid() and frame.startTime() != self._start:
            self._start = frame.startTime()
            image = frame.toImage()
            self._image = None if image.isNull() else image
        return self._image

    def close(self) -> None:
        """Stop it, in its own thread."""
        if self._camera is not None:
            self._camera.stop()
        self._image = None
        self._events.processEvents()


def open_source(setting: str) -> Source:
    """The camera of the terminal's settings: ``file:PATH``, ``qt``, or ``qt:`` and a part of its name."""
    kind, _, name = setting.partition(":")
    return FileCamera(Path(name)) if kind == "file" else QtCamera(name)


def as_jpeg(image: QImage) -> bytes:
    """The picture as it is sent: at most `LONGEST_SIDE` pixels and `MOST_PICTURE_BYTES`, and nothing but the picture.

    What a camera or a file notes beside it (place, time, names) is left behind, because only the pixels are painted.
    """
    side = min(LONGEST_SIDE, max(image.width(), image.height()))
    while True:
        small = image.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
        plain = QImage(small.size(), QImage.Format.Format_RGB32)
        plain.fill(Qt.GlobalColor.white)
        painter = QPainter(plain)
        painter.drawImage(0, 0, small)
        painter.end()
        for quality in (85, 70, 55, 40):
            data = QByteArray()
            buffer = QBuffer(data)
            buffer.open(QIODevice.OpenModeFlag.WriteOnly)
            plain.save(buffer, "JPEG", quality)  # type: ignore[call-overload]  # it takes a device, says Qt
            if data.size() <= MOST_PICTURE_BYTES:
                return bytes(data.data())
        side = side * 3 // 4


class CameraRoom:
    """The camera's thread; it begins with the first use. What comes of an earlier use, by its number, is dropped."""

    def __init__(self, setting: str, post: Post, show_frame: ShowFrame) -> None:
        """`post` takes `events.PictureTaken`; both are called on the thread."""
        self._setting = setting
        self._post = post
        self._show_frame = show_frame
        self._use = 0
        self._takes: queue.SimpleQueue[tuple[int, str]] = queue.SimpleQueue()
        self._changed = threading.Event()
        self._shown = threading.Event()
        self._stopped = False
        self._thread: threading.Thread | None = None

    def open(self) -> int:
        """Switch the camera on; the number of this use."""
        self._use = abs(self._use) + 1
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="camera", daemon=True)
            self._thread.start()
        self._changed.set()
        return self._use

    def take(self, name: str) -> None:
        """Take a picture for the question `name`."""
        self._takes.put((self._use, name))
        self._changed.set()

    def shown(self) -> None:
        """The last frame is on the screen: the next one may come."""
        self._shown.set()

    def close(self) -> None:
        """Switch the camera off; nothing comes of it any more."""
        self._use = -abs(self._use)
        self._changed.set()

    def stop(self) -> None:
        """End the thread. A driver that hangs is left behind: the process ends with it."""
        self._stopped = True
        self.close()
        if self._thread is not None:
            self._thread.join(2)

    def _work(self) -> None:
        while not self._stopped:
            self._changed.wait()
            self._changed.clear()
            use = self._use
            if use > 0:
                try:
                    self._serve(use)
                except Exception as error:  # noqa: BLE001  # a bug of a driver must not leave a citizen waiting
                    bug(error)
                    self._show_frame(use, None)

    def _serve(self, use: int) -> None:
        """One use of the camera, until it is closed or another one began."""
        source = open_source(self._setting)
        seen: QImage | None = None
        quiet = 0.0
        self._shown.set()
        try:
            while self._use == use:
                frame = source.frame()
                self._take(use, frame)
                quiet = 0.0 if frame is not None else quiet + FRAME_SECONDS
                if frame is None and (seen is not None or quiet > SILENT_SECONDS):
                    log.warning("camera does not answer", error="camera")
                    self._show_frame(use, None)
                    quiet = 0.0
                elif frame is not None and frame is not seen and self._shown.is_set():
                    self._shown.clear()
                    self._show_frame(use, _for_screen(frame))
                seen = frame
                self._changed.wait(FRAME_SECONDS)
                self._changed.clear()
        finally:
            source.close()
            if self._use > 0 or self._stopped:
                self._changed.set()

    def _take(self, use: int, frame: QImage | None) -> None:
        with suppress(queue.Empty):
            while True:
                asked, name = self._takes.get_nowait()
                if asked == use and frame is not None:
                    picture = as_jpeg(frame)
                    if self._use == use:
                        self._post(events.PictureTaken(name, picture))


def _for_screen(frame: QImage) -> QImage:
    small = frame.scaled(SHOWN, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    return small.convertToFormat(QImage.Format.Format_RGB32)
