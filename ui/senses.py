"""What else there is of a screen than the picture: keys that steer, a voice, sounds, a hand that trembles, a jack."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtQuick import QQuickWindow

from drivers.registry import NO_DEVICE, open_jack
from kiosk.journey.states import Journey
from kiosk.terminal import Terminal
from ui.aloud import Aloud
from ui.comfort_model import ComfortModel
from ui.jackroom import JackRoom
from ui.mailbox import Post
from ui.sounds import Sounds, sink_of
from ui.speech import voice_of
from ui.steady import Steady
from ui.steering import Steering


class Senses:
    """Of one window. `start` when the first frame is out, `show` with each moment that is painted, `stop`."""

    def __init__(
        self, window: QQuickWindow, terminal: Terminal, comfort: ComfortModel, touched: Callable[[], None], post: Post
    ) -> None:
        """`touched`: by a key. Raises `KioskError`, `DriverError`: the settings name what there is not."""
        settings = terminal.config.settings
        # Without a voice nothing is read aloud, whatever is plugged in.
        self._jack = JackRoom(open_jack(settings.headphones if settings.voice not in NO_DEVICE else ""), post)
        self.sounds = Sounds(sink_of(settings.sound))
        self.steering = Steering(window, touched, always=settings.smart_box)
        self.aloud = Aloud(window, self.steering, comfort, voice_of(settings.voice), self.sounds)
        self.steady = Steady(window, terminal.clock.monotonic)

    def start(self) -> None:
        """Begin to listen for headphones."""
        self._jack.start()

    def show(self, journey: Journey, *, arrived: bool, over: bool) -> None:
        """Another moment is painted; `arrived`: with another screen; `over`: whoever goes on says it whole."""
        self.steady.wish(journey.comfort.steady)
        if arrived:
            self.steering.arrived()
        if not over:
            self.aloud.show(journey)
            self.sounds.show(journey)

    def forget(self) -> None:
        """The citizen left: nothing of what was said can be said again."""
        self.aloud.forget()
        self.steering.forget()

    def stop(self) -> None:
        """Stop for good."""
        self._jack.stop()
        self.sounds.end()
        self.aloud.end()
