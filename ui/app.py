"""The program of the touch screen: built by hand, run, stopped in the right order."""

from __future__ import annotations

import argparse
import gc
import os
import signal
import socket
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import msgspec
import shiboken6
from PySide6.QtCore import Q_ARG, QCoreApplication, QLoggingCategory, QMetaObject, QTimer, QTranslator, QUrl
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine, QQmlComponent
from PySide6.QtQuick import QQuickItem, QQuickWindow

import resources
import ui.website_view  # noqa: F401  # an item of QML
from drivers.base import DriverError
from drivers.registry import NO_DEVICE, open_jack
from kiosk.catalog import Overview
from kiosk.errors import KioskError
from kiosk.journey.handover import Handover
from kiosk.journey.states import Journey, Welcome
from kiosk.process import begin
from kiosk.terminal import Terminal, open_terminal
from ui.aloud import Aloud
from ui.asker import Asker
from ui.bulletin_model import BulletinModel
from ui.camera_model import CameraModel
from ui.cardroom import CardRoom
from ui.catalog_model import CatalogModel
from ui.comfort_model import ComfortModel
from ui.conductor import Conductor
from ui.form_model import FormModel
from ui.health_model import HealthModel
from ui.jackroom import JackRoom
from ui.journey_model import JourneyModel
from ui.link import Link
from ui.mailbox import Mailbox
from ui.memory import give_back
from ui.mine_model import MineModel
from ui.pictures import AddressCode, Icons, Photo, QrCode, Taken
from ui.printroom import PrintRoom
from ui.scale import scale
from ui.screens import DELEGATES, REMOTE_SCREENS, SCREENS
from ui.sounds import Sounds, sink_of
from ui.speech import voice_of
from ui.steady import Steady
from ui.steering import Steering
from ui.supervisor import Supervisor
from ui.website import sweep
from ui.website_model import WebsiteModel
from ui.worker import Worker, load_all
from ui.writing import same_cursor

QML = Path(__file__).parent / "qml"
PORTRAIT = (1080, 1920)
LANDSCAPE = (1920, 1080)

AHEAD = (
    "Reading", "Notice", "Browse", "News", "Service", "FormPage", "Review", "Sending", "ReceiptPage", "Help", "Apps",
    "Article", "App", "HealthRights", "MyRequests",
)  # fmt: skip
"""Screens that a session may well show, the likeliest first: made before anybody comes."""
OF_CARDS = frozenset(
    {"Reading", "Notice", "FormPage", "Review", "Sending", "ReceiptPage", "HealthRights", "MyRequests"}
)
"""Those that a smart box, which takes no cards, never shows."""
WARM_MS = 300
"""After the first frame: a finger that is there already comes first."""


class Options(msgspec.Struct, frozen=True):
    """How the window opens; `size` in pixels, None = the whole screen."""

    size: tuple[int, int] | None = None


class Program:
    """Everything of the screen. `start`, then `run`; `stop` ends threads, then QML, then the models, in this order."""

    def __init__(
        self,
        application: QGuiApplication,
        terminal: Terminal,
        options: Options,
        hand_over: Callable[[Handover], None] | None = None,
    ) -> None:
        """Builds the window; nothing moves and nothing is to be seen yet. `hand_over` as for the `Conductor`."""
        self._application = application
        self.terminal = terminal
        self.mailbox = Mailbox()
        self._photo, self._code, self._taken, self._website_code = Photo(), QrCode(), Taken(), QrCode()
        self._addresses = AddressCode()
        post = self.mailbox.post
        self.camera_model = CameraModel(terminal.config.settings.camera, post)
        self.journey_model = JourneyModel(post, self._photo.show, self._code.show)
        self.catalog_model = CatalogModel(post)
        self.bulletin_model = BulletinModel(post)
        self.form_model = FormModel(post, self.camera_model, self._taken.show)
        self.mine_model = MineModel(post)
        self.health_model = HealthModel()
        settings = terminal.config.settings
        self.website_model = WebsiteModel(settings.websites, self._website_code.show)
        self.comfort_model = ComfortModel(
            post,
            speaks=settings.voice not in NO_DEVICE,
            sounds=settings.sound not in NO_DEVICE,
            overscan=settings.overscan / 100,
        )
        self._translators = _translators()
        self._translator = self._translators["en"]
        self._language = "en"
        self._looks = _looks(self._nobody)
        self._engine = QQmlApplicationEngine()
        self._components: list[QQmlComponent] = []
        self._cold = [
            QML / folder / f"{name}.qml"
            for folder, names in (("screens", SCREENS | REMOTE_SCREENS), ("answers", DELEGATES))
            for name in sorted(set(names.values()))
        ]
        self._ahead = [name for name in reversed(AHEAD) if not (settings.smart_box and name in OF_CARDS)]
        self._lean = False
        self._warming = QTimer()
        self._warming.timeout.connect(self._warm)
        cards = CardRoom(terminal.reader(), post)
        worker = Worker(terminal, post)
        asker = Asker(terminal.config, post)
        printer = PrintRoom(terminal.config.home if terminal.printer() else None, post)
        rooms = (cards, worker, asker, printer)
        self.conductor = Conductor(
            terminal.clock,
            *rooms,
            self._show,
            self._show_overview,
            self._wipe,
            journey=self._nobody,
            hand_over=hand_over,
        )
        self.mailbox.posted.connect(self.conductor.receive)
        # Without a voice nothing is read aloud, whatever is plugged in.
        self._jack = JackRoom(open_jack(settings.headphones if settings.voice not in NO_DEVICE else ""), post)
        self.sounds = Sounds(sink_of(settings.sound))
        self._translate("th")
        self.journey_model.show(self._nobody)
        self._full_screen = options.size is None
        self._load(options)

    @property
    def _nobody(self) -> Journey:
        """How this terminal stands before anybody comes."""
        settings = self.terminal.config.settings
        return Journey(remote=settings.smart_box, dims_after=settings.dim_minutes * 60 or None, listed=False)

    def _load(self, options: Options) -> None:
        engine = self._engine
        engine.addImageProvider("icon", Icons())
        engine.addImageProvider("photo", self._photo)
        engine.addImageProvider("qr", self._code)
        engine.addImageProvider("address", self._addresses)
        engine.addImageProvider("taken", self._taken)
        engine.addImageProvider("website", self._website_code)
        models: dict[str, object] = {
            "journey": self.journey_model,
            "catalog": self.catalog_model,
            "form": self.form_model,
            "mine": self.mine_model,
            "bulletin": self.bulletin_model,
            "health": self.health_model,
            "comfort": self.comfort_model,
            "website": self.website_model,
        }
        if options.size:
            models |= {"width": options.size[0], "height": options.size[1]}
        engine.setInitialProperties(models)
        engine.load(QUrl.fromLocalFile(str(QML / "Main.qml")))
        if not engine.rootObjects():
            raise RuntimeError("the interface does not load")
        window = engine.rootObjects()[0]
        assert isinstance(window, QQuickWindow)
        self.window = window
        screens = window.findChild(QQuickItem, "screen")
        assert screens is not None
        self._screens = screens
        settings = self.terminal.config.settings
        self.steering = Steering(window, self.journey_model.touch, always=settings.smart_box)
        self.aloud = Aloud(window, self.steering, self.comfort_model, voice_of(settings.voice), self.sounds)
        self.steady = Steady(window, self.terminal.clock.monotonic)

    def start(self, last: Handover | None = None, seen: Callable[[], None] | None = None) -> None:
        """Begin to live, where the `last` process left off. `seen` is called when the first frame is out."""
        if self.terminal.config.settings.websites:
            sweep()
        self.conductor.start(last)
        self._jack.start()
        self.steering.arrived()
        self._seen = seen
        self.window.frameSwapped.connect(self._framed)
        if self._full_screen:
            # A compositor learns of the wish for the full screen with the first frame: that one has its size already.
            self.window.setGeometry(self._application.primaryScreen().geometry())
            self.window.showFullScreen()
        else:
            self.window.show()

    def _framed(self) -> None:
        """The first frame is out."""
        self.window.frameSwapped.disconnect(self._framed)
        if self._seen:
            self._seen()
        QTimer.singleShot(WARM_MS, self.window, self._load_rest)

    def _load_rest(self) -> None:
        self.conductor.load_rest()
        self.warm_up()

    def warm_up(self) -> None:
        """The keyboard, all screens and answers, once the first one is to be seen and before a finger waits for one."""
        # A list of Qt's keyboard hides a property of Qt's own lists, and Qt would say so in the log of every session.
        QLoggingCategory.setFilterRules("qt.qml.propertyCache.append.warning=false")
        self.window.setProperty("warm", True)
        QLoggingCategory.setFilterRules("")
        self._warming.start()

    def _warm(self) -> None:
        """One of them, between two events; once somebody is here no screen is made that they may not want."""
        if self._cold:
            self._components.append(QQmlComponent(self._engine, QUrl.fromLocalFile(str(self._cold.pop()))))
        elif self._ahead and isinstance(self.conductor.journey.state, Welcome):
            QMetaObject.invokeMethod(self._screens, "make", Q_ARG("QString", self._ahead.pop()))
        else:
            self._warming.stop()
            if not self._lean:
                self._lean = True
                give_back()

    def run(self) -> int:
        """Until the window is closed."""
        return self._application.exec()

    def stop(self) -> None:
        """End everything. A request that is being kept is kept."""
        self._jack.stop()
        self._warming.stop()
        self.conductor.stop()
        self.sounds.end()
        self.camera_model.stop()
        self.website_model.stop()
        self.aloud.end()
        # Python would free the models first, and QML would look into nothing.
        self._components.clear()
        shiboken6.delete(self._engine)

    def _show(self, journey: Journey) -> None:
        if journey.language == self._language:
            self._show_all(journey)
        else:
            with same_cursor(self.window):
                self._show_all(journey)

    def _show_all(self, journey: Journey) -> None:
        looks = _looks(journey)
        if looks != self._looks:
            self._looks = looks
            # Where a finger came before, it was done when it came down.
            QMetaObject.invokeMethod(self._screens, "forget")
        self._translate(journey.language)
        self.comfort_model.show(journey)
        self.steady.wish(journey.comfort.steady)
        self.catalog_model.show(journey)
        self.form_model.show(journey)
        self.mine_model.show(journey)
        self.bulletin_model.show(journey)
        self.health_model.show(journey)
        self.website_model.show(journey)
        before = self.journey_model.property("screen")
        self.journey_model.show(journey)
        if self.journey_model.property("screen") != before:
            self.steering.arrived()
        if not self.conductor.over:  # whoever goes on says it whole
            self.aloud.show(journey)
            self.sounds.show(journey)

    def _show_overview(self, overview: Overview) -> None:
        self.journey_model.show_overview(overview)
        self.form_model.show_overview(overview)
        self.catalog_model.show_overview(overview)
        self.bulletin_model.show_bulletin(overview.bulletin)

    def _translate(self, language: str) -> None:
        if language == self._language:
            return
        self._language = language
        QCoreApplication.removeTranslator(self._translator)
        self._translator = self._translators[language]
        QCoreApplication.installTranslator(self._translator)
        self._engine.setUiLanguage(language)
        self._engine.retranslate()

    def _wipe(self) -> None:
        """Forget pictures and what was said; the models forget with the next journey that is shown, screens are built
        anew."""
        self.aloud.forget()
        self.steering.forget()
        self._photo.show(None)
        self._code.show("")
        self._taken.show({})
        self.camera_model.close()
        self.website_model.close()
        self.window.releaseResources()


def _translators() -> dict[str, QTranslator]:
    """The languages of the screens; English is what the QML files say."""
    thai = QTranslator()
    if not thai.load(str(resources.FOLDER / "translations" / "kiosk_th.qm")):
        raise RuntimeError("the Thai texts are missing; run: make setup")
    return {"th": thai, "en": QTranslator()}


def _looks(journey: Journey) -> tuple[str, ...]:
    """What changes every text, or every colour, of every screen."""
    return journey.language, journey.comfort.text_size, journey.comfort.theme


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


def build(options: Options, home: Path | None = None, hand_over: Callable[[Handover], None] | None = None) -> Program:
    """The program on a terminal's data folder. Raises `KioskError`, `DriverError`."""
    terminal = open_terminal(home)
    settings = terminal.config.settings
    if options.size is None and (settings.size or settings.windowed):
        options = Options(settings.size or PORTRAIT)
    factor = 1.0
    # Who said how large pixels are drawn, as `--windowed` does, knows better.
    if "QT_SCALE_FACTOR" not in os.environ:
        factor = scale(options.size or screen_size(), settings)
    if factor != 1:
        os.environ["QT_SCALE_FACTOR"] = str(factor)
    if options.size:
        options = Options((round(options.size[0] / factor), round(options.size[1] / factor)))
    return Program(make_application(), terminal, options, hand_over)


def _kiosk_ui() -> int:
    """The touch screen of the terminal whose data folder KIOSK_HOME names; the exit code."""
    parser = argparse.ArgumentParser("kiosk-ui", description=_kiosk_ui.__doc__)
    sizes = parser.add_mutually_exclusive_group()
    for name, size in (("--portrait", PORTRAIT), ("--landscape", LANDSCAPE)):
        wide = "x".join(map(str, size))
        sizes.add_argument(name, dest="size", action="store_const", const=size, help=f"a window of {wide}")
    parser.add_argument("--windowed", action="store_true", help="a window that fits on a desk")
    parser.add_argument("gallery", nargs="?", choices=["gallery"], help="every component of the screens instead")
    asked = parser.parse_args()
    begin("ui")
    if asked.windowed or asked.gallery:
        # A kiosk's pixels on a desk's display: everything at half its size.
        os.environ.setdefault("QT_SCALE_FACTOR", "0.5")
        asked.size = asked.size or PORTRAIT
    if asked.gallery:
        return _show_gallery(asked.size)
    # On a desk, a window for each session would jump about.
    return _live(build(Options(asked.size))) if asked.windowed else supervise(Options(asked.size))


def _live(program: Program) -> int:
    gc.freeze()
    program.start()
    return _run(program)


def _run(program: Program) -> int:
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: QCoreApplication.quit())
    code = program.run()
    program.stop()
    return code


def supervise(options: Options, shown: Callable[[Program], None] | None = None) -> int:
    """The screen, in a process for each session; the exit code. `shown` is called in each of them as it appears."""
    return Supervisor(partial(_view, options, shown), _load_rest).run()


def _load_rest() -> None:
    """In the supervisor, whose first view is to be seen."""
    load_all()
    gc.enable()


def _view(options: Options, shown: Callable[[Program], None] | None, line: socket.socket) -> int:
    """One of these processes."""
    gc.disable()

    def show(last: Handover) -> None:
        program.start(last, link.shown)
        if shown:
            shown(program)

    def hand_over(left: Handover) -> None:
        link.over(left)

    try:
        program = build(options, hand_over=hand_over)
    except (KioskError, DriverError) as error:
        return _refuse(error)
    link = Link(line, show)
    if not link.is_waited_for():
        program.warm_up()
    link.ready()
    return _run(program)


def _show_gallery(size: tuple[int, int]) -> int:
    """Every component of the screens in all its states; no terminal is needed."""
    from ui.gallery import Gallery  # noqa: PLC0415

    gc.enable()
    gallery = Gallery(make_application(), size)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    code = gallery.run()
    gallery.stop()
    return code


def main() -> None:
    """Run; a known error is one line in Thai and English on stderr and exit code 1."""
    try:
        sys.exit(_kiosk_ui())
    except (KioskError, DriverError) as error:
        sys.exit(_refuse(error))


def _refuse(error: KioskError | DriverError) -> int:
    print(f"kiosk-ui: {error.th} / {error}", file=sys.stderr)  # noqa: T201
    return 1
