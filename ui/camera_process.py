"""The camera's own process: looks, makes frames small, takes pictures. It ends with each use, and its memory with it.

Images are decoded, scaled and encoded here because Qt's Python binding holds the interpreter while it does so: in a
thread of the screen's process that cost frames of 50 ms and more. A driver that hangs or crashes takes nothing along.
"""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path
from typing import Protocol

from PySide6 import QtCore
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, QSocketNotifier, QTimer
from PySide6.QtGui import QGuiApplication, QImage, QImageReader, QPainter

from kiosk.forms import MOST_PICTURE_BYTES

FRAME_MS = 80
SILENT_FRAMES = 60
"""After so many looks in vain the camera is said not to answer, and again after as many."""
LONGEST_SIDE = 1600
"""Pixels of a taken picture: a page of A4 can be read."""
HELD_FRAMES = 10
"""For so many looks a frame waits until the one before it is painted; one that is out of sight is not."""

HEADER = struct.Struct("<cIII")
"""What stands before each message to the screen: kind, width, height, bytes that follow.

`FRAME`: pixels of a `QImage.Format_RGB32` without gaps; `PICTURE`: a JPEG; `SILENT`: nothing.
"""
FRAME, PICTURE, SILENT = b"f", b"p", b"s"
NEXT, TAKE = b"n", b"t"
"""What the screen says: the last frame is painted; take a picture."""


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
        """The newest that came."""
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
        """Switch it off."""
        if self._camera is not None:
            self._camera.stop()
        self._image = None


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
        small = _fitting(image, QSize(side, side))
        plain = QImage(small.size(), QImage.Format.Format_RGB32)
        plain.fill(QtCore.Qt.GlobalColor.white)
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


def _fitting(image: QImage, size: QSize) -> QImage:
    qt = QtCore.Qt
    return image.scaled(size, qt.AspectRatioMode.KeepAspectRatio, qt.TransformationMode.SmoothTransformation)


def _for_screen(frame: QImage, shown: QSize) -> QImage:
    small = _fitting(frame, shown)
    return small.convertToFormat(QImage.Format.Format_RGB32)


class Looking(QObject):
    """Looks at a source and tells standard output, until standard input ends."""

    def __init__(self, source: Source, shown: QSize) -> None:
        """`shown` is what a frame on the screen fits into."""
        super().__init__()
        self._source = source
        self._shown = shown
        self._last: QImage | None = None
        self._vain = 0
        self._held = HELD_FRAMES
        self._notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _hear(self) -> None:
        said = os.read(sys.stdin.fileno(), 4096)
        if not said:
            self._timer.stop()
            self._notifier.setEnabled(False)
            self._source.close()
            QGuiApplication.quit()
        if NEXT in said:
            self._held = HELD_FRAMES
        frame = self._source.frame() if TAKE in said else None
        if frame is not None:
            _tell(PICTURE, as_jpeg(frame))

    def _look(self) -> None:
        frame = self._source.frame()
        self._held += 1
        if frame is None:
            self._vain += 1
            self._held = HELD_FRAMES
            if self._last is not None or self._vain % SILENT_FRAMES == 0:
                _tell(SILENT)
        elif frame is not self._last and self._held >= HELD_FRAMES:
            self._vain = self._held = 0
            small = _for_screen(frame, self._shown)
            _tell(FRAME, bytes(small.constBits()), small.width(), small.height())
        else:
            return
        self._last = frame


def _tell(kind: bytes, data: bytes = b"", width: int = 0, height: int = 0) -> None:
    sys.stdout.buffer.write(HEADER.pack(kind, width, height, len(data)) + data)
    sys.stdout.buffer.flush()


def main(setting: str, width: str, height: str) -> int:
    """Be the camera of the terminal's settings; frames fit into `width` by `height` pixels."""
    os.nice(5)  # a finger goes first
    # No display is needed, and none must be taken from the screen.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QGuiApplication(sys.argv[:1])
    looking = Looking(open_source(setting), QSize(int(width), int(height)))
    code = application.exec()
    del looking
    return code


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
