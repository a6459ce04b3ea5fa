"""The camera for QML: off, on with its newest frame, or silent. It is on for one question, or for none."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, QPoint, QSize, Signal, Slot
from PySide6.QtGui import QImage, QPainter
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickPaintedItem

from ui.camera import CameraRoom
from ui.mailbox import Post

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class CameraModel(QObject):
    """One camera. `framed`: there is a newer frame."""

    changed = Signal()
    framed = Signal()
    _came = Signal(int, object)

    def __init__(self, setting: str, post: Post) -> None:
        """`setting` as in the terminal's settings, empty for no camera; `post` takes events."""
        super().__init__()
        self._setting = setting
        self._room = CameraRoom(setting, post, self._came.emit)
        self._came.connect(self._take_frame)
        self.asked = ""
        """The question that it is on for; empty while it is off."""
        self._state = "off" if setting else "none"
        self._use = 0
        self.frame = QImage()
        """What is seen now."""

    @Property(str, notify=changed)
    def state(self) -> str:
        """``none`` (there is no camera), ``off``, ``opening``, ``live``, ``silent``."""
        return self._state

    @Property(str, notify=changed)
    def question(self) -> str:
        """The question that it is on for; empty while it is off."""
        return self.asked

    @Slot(str, QSize)
    def open(self, question: str, shown: QSize) -> None:
        """Switch it on for a question; `shown` are the pixels that a frame fits into."""
        if self._setting:
            self._use = self._room.open(question, shown)
            self._tell(question, "opening")

    @Slot()
    def take(self) -> None:
        """Take a picture as the answer to the question."""
        if self._state == "live":
            self._room.take()

    @Slot()
    def close(self) -> None:
        """Switch it off, and forget what it saw."""
        if self.asked:
            self._use = 0
            self._room.close()
            self._tell("", "off")

    def painted(self) -> None:
        """A frame is on the screen."""
        self._room.shown()

    def stop(self) -> None:
        """End its thread."""
        self._room.stop()

    def _tell(self, question: str, state: str) -> None:
        self.asked, self._state = question, state
        self.frame = QImage()
        self.changed.emit()
        self.framed.emit()

    @Slot(int, object)
    def _take_frame(self, use: int, frame: QImage | None) -> None:
        if use != self._use:
            return
        state = "silent" if frame is None else "live"
        self.frame = QImage() if frame is None else frame
        if state != self._state:
            self._state = state
            self.changed.emit()
        self.framed.emit()


@QmlElement
class CameraView(QQuickPaintedItem):
    """Draws the newest frame in the middle; frames come in the size in which they are shown."""

    cameraChanged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)  # type: ignore[arg-type]  # Qt Quick gives an item
        self._camera: CameraModel | None = None

    def _get_camera(self) -> QObject | None:
        return self._camera

    def _set_camera(self, camera: QObject | None) -> None:
        if self._camera is not None:
            self._camera.framed.disconnect(self._look)
        self._camera = camera if isinstance(camera, CameraModel) else None
        if self._camera is not None:
            self._camera.framed.connect(self._look)
        self.cameraChanged.emit()

    camera = Property(QObject, _get_camera, _set_camera, notify=cameraChanged)

    @Slot()
    def _look(self) -> None:
        self.update()

    def paint(self, painter: QPainter) -> None:
        """Draw, and ask for the next frame."""
        if self._camera is None or self._camera.frame.isNull():
            return
        # Whole pixels and no scaling: anything else costs milliseconds.
        frame = self._camera.frame
        place = QPoint(round((self.width() - frame.width()) / 2), round((self.height() - frame.height()) / 2))
        painter.drawImage(place, frame)
        self._camera.painted()
