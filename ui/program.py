"""All of the screen in one process: window, models, rooms; built by hand, started, stopped in the right order."""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import Q_ARG, QCoreApplication, QLoggingCategory, QMetaObject, QTimer, QTranslator, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine, QQmlComponent
from PySide6.QtQuick import QQuickItem, QQuickWindow

import resources
from drivers.base import DriverError
from drivers.registry import NO_DEVICE
from kiosk.catalog import Overview
from kiosk.errors import KioskError
from kiosk.journey.handover import Handover
from kiosk.journey.states import Journey, Welcome
from kiosk.terminal import Terminal
from ui import enumerations, memory, rooms, senses, website
from ui.bulletin_model import BulletinModel
from ui.camera_model import CameraModel
from ui.catalog_model import CatalogModel
from ui.comfort_model import ComfortModel
from ui.conductor import Conductor
from ui.form_model import FormModel
from ui.health_model import HealthModel
from ui.journey_model import JourneyModel
from ui.mailbox import Mailbox
from ui.mine_model import MineModel
from ui.pictures import AddressCode, Icons, Photo, QrCode, Taken
from ui.screens import DELEGATES, REMOTE_SCREENS, SCREENS
from ui.website_model import WebsiteModel
from ui.window import QML
from ui.writing import same_cursor

AHEAD = (
    "Reading", "Notice", "Browse", "News", "Service", "FormPage", "Review", "Sending", "ReceiptPage", "Help", "Apps",
    "Article", "App", "HealthRights", "MyRequests",
)  # fmt: skip
"""Screens that a session may well show, the likeliest first: made before anybody comes."""
OF_CARDS = frozenset(
    {"Reading", "Notice", "FormPage", "Review", "Sending", "ReceiptPage", "HealthRights", "MyRequests"}
)
"""Those that a smart box, which takes no cards, never shows."""
UNSEEN_MS = 500
"""A display that is switched off shows no first frame; whoever puts a card in is read all the same."""
WARM_MS = 300
"""After the first frame: a finger that is there already comes first."""


class Program:
    """Everything of the screen. `start`, then `run`; `stop` ends threads, then QML, then the models, in this order."""

    def __init__(
        self,
        application: QGuiApplication,
        engine: QQmlApplicationEngine,
        terminal: Terminal,
        size: tuple[int, int] | None = None,
        hand_over: Callable[[Handover], None] | None = None,
    ) -> None:
        """Builds the window, of a `size` in design pixels, or for the whole screen; nothing moves and nothing is to be
        seen yet. `hand_over` as for the `Conductor`."""
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
        self._engine = engine
        self._components: list[QQmlComponent] = []
        self._cold = [
            QML / folder / f"{name}.qml"
            for folder, names in (("screens", SCREENS | REMOTE_SCREENS), ("answers", DELEGATES))
            for name in sorted(set(names.values()))
        ]
        self._ahead = [name for name in reversed(AHEAD) if not (settings.smart_box and name in OF_CARDS)]
        self._lean = False
        self._attended = False
        self._wrong: KioskError | DriverError | None = None
        self._warming = QTimer()
        self._warming.timeout.connect(self._warm)
        self._unseen = QTimer(singleShot=True)
        self._unseen.timeout.connect(self._live)
        self.conductor = Conductor(
            terminal.clock,
            self._show,
            self._show_overview,
            self._wipe,
            journey=self._nobody,
            hand_over=hand_over,
        )
        self.mailbox.posted.connect(self.conductor.receive)
        self._translate("th")
        self.journey_model.show(self._nobody)
        self._full_screen = size is None
        self._load(size)

    @property
    def _nobody(self) -> Journey:
        """How this terminal stands before anybody comes."""
        settings = self.terminal.config.settings
        return Journey(
            remote=settings.smart_box,
            dims_after=settings.dim_minutes * 60 or None,
            listed=False,
            readers_told=settings.smart_box,
        )

    def _load(self, size: tuple[int, int] | None) -> None:
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
        if size:
            models |= {"width": size[0], "height": size[1]}
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

    def start(self, last: Handover | None = None, seen: Callable[[], None] | None = None) -> None:
        """Begin to live, where the `last` process left off. `seen` is called when the first frame is out."""
        if self.terminal.config.settings.websites:
            website.sweep()
        self.conductor.start(last)
        self._seen = seen
        self.window.frameSwapped.connect(self._framed)
        self._unseen.start(UNSEEN_MS)
        if self._full_screen:
            # A compositor learns of the wish for the full screen with the first frame: that one has its size already.
            self.window.setGeometry(self._application.primaryScreen().geometry())
            self.window.showFullScreen()
        else:
            self.window.show()

    def _framed(self) -> None:
        """The first frame is out."""
        self.window.frameSwapped.disconnect(self._framed)
        self._live()
        if self._seen and self._wrong is None:
            self._seen()
        QTimer.singleShot(WARM_MS, self.window, self._load_rest)

    def _live(self) -> None:
        """Once: cards, disk and everything else that is not to be seen."""
        if self._unseen.isActive():
            self._unseen.stop()
            _load_items()
            try:
                self.attend()
            except (KioskError, DriverError) as error:
                self._wrong = error
                self._application.exit(1)
                return
            self.conductor.live()
            self.senses.start()
            self.senses.show(self.conductor.journey, arrived=True, over=self.conductor.over)

    def attend(self) -> None:
        """Make what is not to be seen. Once: before a first frame that nobody waits for yet, or with it.

        Raises `KioskError`, `DriverError`: the settings name what there is not.
        """
        if not self._attended:
            post = self.mailbox.post
            self.senses = senses.Senses(self.window, self.terminal, self.comfort_model, self.journey_model.touch, post)
            self.conductor.rooms = rooms.Rooms(self.terminal, post)
            self._attended = True

    def _load_rest(self) -> None:
        enumerations.make()
        self.warm_up()

    def warm_up(self) -> None:
        """The keyboard, all screens and answers, once the first one is to be seen and before a finger waits for one."""
        _load_items()
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
            # The kernel is asked for it: not while a finger may wait.
            if not self._lean and isinstance(self.conductor.journey.state, Welcome):
                self._lean = True
                memory.give_back()

    def run(self) -> int:
        """Until the window is closed. Raises `KioskError`, `DriverError`: the settings name what there is not."""
        code = self._application.exec()
        if self._wrong is not None:
            raise self._wrong
        return code

    def stop(self) -> None:
        """End everything. A request that is being kept is kept."""
        self._warming.stop()
        self.conductor.stop()
        self.camera_model.stop()
        self.website_model.stop()
        if self._attended:
            self.senses.stop()
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
        self.catalog_model.show(journey)
        self.form_model.show(journey)
        self.mine_model.show(journey)
        self.bulletin_model.show(journey)
        self.health_model.show(journey)
        self.website_model.show(journey)
        before = self.journey_model.property("screen")
        self.journey_model.show(journey)
        if self._attended:
            arrived = self.journey_model.property("screen") != before
            self.senses.show(journey, arrived=arrived, over=self.conductor.over)

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
        self.senses.forget()
        self._photo.show(None)
        self._code.show("")
        self._taken.show({})
        self.camera_model.close()
        self.website_model.close()
        self.window.releaseResources()


def _load_items() -> None:
    """Items of QML that no screen has which is seen first. The Qt thread reads them: it is where QML hears of them."""
    import ui.website_view  # noqa: F401, PLC0415


def _translators() -> dict[str, QTranslator]:
    """The languages of the screens; English is what the QML files say."""
    thai = QTranslator()
    if not thai.load(str(resources.FOLDER / "translations" / "kiosk_th.qm")):
        raise RuntimeError("the Thai texts are missing; run: make setup")
    return {"th": thai, "en": QTranslator()}


def _looks(journey: Journey) -> tuple[str, ...]:
    """What changes every text, or every colour, of every screen."""
    return journey.language, journey.comfort.text_size, journey.comfort.theme
