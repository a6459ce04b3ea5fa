"""What a window stands on: Qt's application, how large it draws, and an engine of QML that has begun to read ahead."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine, QQmlComponent

import resources
from kiosk.config import Settings
from ui.fingers import press_firmly
from ui.options import PORTRAIT
from ui.scale import scale, slide

QML = Path(__file__).parent / "qml"

AHEAD = ("Panel", "Press", "Page", "CardPicture", "Headline", "Letters", "Screens", "Spoken")
"""Controls that the first screen is made of, themselves or by what they are made of, and that need no model of ours."""


def make_application() -> QGuiApplication:
    """Qt, with the on-screen keyboard, the bundled typeface and no look at the desktop around it."""
    os.environ.setdefault("QT_IM_MODULE", "qtvirtualkeyboard")
    # Where none of our own is loaded, as on a smart box, Qt would open one in a window of its own.
    os.environ.setdefault("QT_VIRTUALKEYBOARD_DESKTOP_DISABLE", "1")
    os.environ.setdefault("QT_QUICK_CONTROLS_STYLE", "Basic")
    # Measured: the software scene graph starts faster, takes half the memory and is steadier without a GPU.
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    application = QGuiApplication(sys.argv[:1])
    application.setApplicationName("kiosk-ui")
    for file in sorted((resources.FOLDER / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
    application.setFont(QFont("Sarabun"))
    return application


def screen_size() -> tuple[int, int]:
    """Pixels of the screen. Qt says it only to an application, and only a new one draws larger."""
    application = QGuiApplication(sys.argv[:1])
    screen = application.primaryScreen()
    size = screen.size() * screen.devicePixelRatio()
    application.shutdown()
    return size.width(), size.height()


def fit(size: tuple[int, int] | None, settings: Settings) -> tuple[QGuiApplication, tuple[int, int] | None]:
    """Qt, drawing as large as `settings` wish; and the window's size in design pixels, None for the whole screen.

    `size` in pixels, None = as the settings say.
    """
    if size is None and (settings.size or settings.windowed):
        size = settings.size or PORTRAIT
    glass = size or screen_size()
    factor = 1.0
    # Who said how large pixels are drawn, as `--windowed` does, knows better.
    if "QT_SCALE_FACTOR" not in os.environ:
        factor = scale(glass, settings)
    if factor != 1:
        os.environ["QT_SCALE_FACTOR"] = str(factor)
    application = make_application()
    press_firmly(application, slide(glass, settings))
    return application, size and (round(size[0] / factor), round(size[1] / factor))


def make_engine() -> QQmlApplicationEngine:
    """An engine whose thread reads what the first screen is made of, while Python goes on: on one core it takes no
    longer than later, on two it is done by then."""
    engine = QQmlApplicationEngine()
    for name in AHEAD:
        url = QUrl.fromLocalFile(str(QML / "controls" / f"{name}.qml"))
        # Belongs to the engine, and is no more than what keeps its file in memory.
        QQmlComponent(engine, url, QQmlComponent.CompilationMode.Asynchronous, engine)
    return engine
