"""`kiosk ui gallery`: every component in all its states, without a terminal behind it."""

from __future__ import annotations

from pathlib import Path

import shiboken6
from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from kiosk.journey import events
from kiosk.journey.advance import advance
from kiosk.journey.comfort import Comfort
from kiosk.journey.states import Journey
from ui.comfort_model import ComfortModel
from ui.pictures import Icons
from ui.steering import Steering

FILE = Path(__file__).parent / "qml" / "Gallery.qml"


class Gallery:
    """A window that only knows how it is shown."""

    def __init__(self, application: QGuiApplication, size: tuple[int, int]) -> None:
        """Opens it; `size` in design pixels."""
        self._application = application
        self._journey = Journey()
        self._comfort = ComfortModel(self._receive)
        self._engine = QQmlApplicationEngine()
        self._engine.addImageProvider("icon", Icons())
        self._engine.setInitialProperties({"comfort": self._comfort, "width": size[0], "height": size[1]})
        self._engine.load(QUrl.fromLocalFile(str(FILE)))
        if not self._engine.rootObjects():
            raise RuntimeError("the gallery does not load")
        window = self._engine.rootObjects()[0]
        assert isinstance(window, QQuickWindow)
        self.window = window
        self._steering = Steering(window, lambda: None, always=False)
        window.show()
        window.requestActivate()

    def _receive(self, event: object) -> None:
        self._journey, _ = advance(self._journey, event, 0.0)  # type: ignore[arg-type]
        self._comfort.show(self._journey)

    def choose(self, comfort: Comfort) -> None:
        """Show it in another way."""
        self._receive(events.ComfortChosen(comfort))

    def run(self) -> int:
        """Until the window is closed."""
        return self._application.exec()

    def stop(self) -> None:
        """Python would free the model first, and QML would look into nothing."""
        shiboken6.delete(self._engine)
