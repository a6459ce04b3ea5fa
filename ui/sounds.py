"""What is heard without words: the one place of sounds. Played by a thread of its own; nobody waits for it."""

from __future__ import annotations

import io
import queue
import subprocess
import threading
import wave
from array import array
from collections.abc import Callable
from enum import StrEnum
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

import resources
from drivers.registry import UnknownDriver
from kiosk.journey.comfort import USUAL, VOLUMES
from kiosk.journey.states import (
    CardTrouble,
    Consent,
    Done,
    ExpiredCard,
    Filling,
    Goodbye,
    HealthRights,
    Journey,
    Reading,
    Reviewing,
    Welcome,
)
from kiosk.log import log
from kiosk.process import bug
from ui.audible import HeardFile, opener


class Sound(StrEnum):
    """Each is a file in ``resources/sounds``, made by ``packaging/sounds.py``."""

    ACCEPTED = "accepted"
    ERROR = "error"
    ATTENTION = "attention"
    TAKE_CARD = "take-card"
    DONE = "done"
    VOICE_COMES = "voice-comes"
    NO_VOICE = "no-voice"


REPEAT_MS = 4_000
"""A card that is left in is asked for again and again."""
REPEAT_LATER_MS = 20_000
"""Once it is a forgotten one, seldom: whoever it belongs to is out of hearing, and others are not."""

STEP_DB = 5
"""How much louder one step of the volume is."""
PLAY_SECONDS = 5.0
"""A sound device that hangs is left alone after so long; the longest sound takes one second."""


def heard(old: Journey, new: Journey) -> Sound | None:
    """What is to be heard when `new` follows `old`; None for most moments."""
    before, state = old.state, new.state
    if new.seconds_left is not None and old.seconds_left is None:
        return Sound.ATTENTION
    match state:
        case Consent() | ExpiredCard() if isinstance(before, Reading):
            return Sound.ACCEPTED
        case Done() if not isinstance(before, Done):
            return Sound.DONE
        case CardTrouble() if state != before:
            return Sound.ERROR
        case Filling(troubles=troubles) if set(troubles) - set(getattr(before, "troubles", ())):
            return Sound.ERROR
        case Reviewing(failure=str()) if state is not before:
            return Sound.ERROR
        case HealthRights(step="failed") if getattr(before, "step", "") != "failed":
            return Sound.ERROR
    return None


def asks_for_card(journey: Journey) -> bool:
    """Whether the session is over and the card is still in."""
    return isinstance(journey.state, Goodbye) and journey.inserted is not None


class Sink(Protocol):
    """Where sounds go. Belongs to the thread that made it."""

    def play(self, sound: Sound, volume: int) -> None:
        """Play a sound to its end, as loud as `volume` of `VOLUMES` says. Raises `OSError`."""


class FileSink(HeardFile):
    """A simulator; a line has ``sound``, ``volume``."""

    def play(self, sound: Sound, volume: int) -> None:
        """A line."""
        self.write(sound=sound.value, volume=volume)


class SystemSink:
    """The machine's loudspeaker, by ALSA's own player.

    A process of its own for half a second: Qt Multimedia would load 20 MB of codecs into the process that holds a
    citizen's data, and complains on a machine without sound (docs/decisions/0022-sounds-and-headphones.md).
    """

    def __init__(self) -> None:
        """Reads the sounds."""
        folder = resources.FOLDER / "sounds"
        self._sounds = {sound: (folder / f"{sound.value}.wav").read_bytes() for sound in Sound}

    def play(self, sound: Sound, volume: int) -> None:
        """Wait until it is over. Raises `OSError` where nothing can be heard."""
        command = ["aplay", "--quiet", "-"]
        data = quieter(self._sounds[sound], volume)
        try:
            done = subprocess.run(command, input=data, capture_output=True, check=False, timeout=PLAY_SECONDS)
        except subprocess.TimeoutExpired as error:
            raise TimeoutError("the sound device hangs") from error
        if done.returncode:
            raise OSError("no sound device")


def quieter(data: bytes, volume: int) -> bytes:
    """A WAV file of 16-bit samples as loud as `volume` of `VOLUMES` says; the highest is the file itself."""
    gain = 10 ** (STEP_DB * (volume - VOLUMES[-1]) / 20)
    with wave.open(io.BytesIO(data)) as file:
        form, frames = file.getparams(), file.readframes(file.getnframes())
    samples = array("h", (round(gain * value) for value in array("h", frames)))
    changed = io.BytesIO()
    with wave.open(changed, "wb") as file:
        file.setparams(form)
        file.writeframes(samples.tobytes())
    return changed.getvalue()


class UnknownSound(UnknownDriver):
    """The settings name a way of making sounds that does not exist."""

    th = "ค่าตั้งเสียงเตือนไม่ถูกต้อง"
    en = "The setting for sounds is wrong."


def sink_of(setting: str) -> Callable[[], Sink] | None:
    """What opens the sink that a setting means; None for none. Raises `UnknownSound`."""
    return opener(setting, SystemSink, FileSink, UnknownSound)


class Player:
    """One thread that opens the sink when the first sound is wanted, and plays one after another."""

    def __init__(self, make: Callable[[], Sink]) -> None:
        """Starts nothing yet."""
        self._make = make
        self._orders: queue.SimpleQueue[tuple[Sound, int] | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._told = False
        self._ordered = self._played = 0

    @property
    def playing(self) -> bool:
        """Whether a sound is to be heard now, or soon."""
        return self._played < self._ordered

    def play(self, sound: Sound, volume: int) -> None:
        """Have a sound played, after those before."""
        if self._thread is None:
            # A sound device that hangs must not keep a terminal from being stopped.
            self._thread = threading.Thread(target=self._work, name="sounds", daemon=True)
            self._thread.start()
        self._ordered += 1
        self._orders.put((sound, volume))

    def end(self, seconds: float = 2.0) -> None:
        """Stop for good."""
        if self._thread is not None:
            self._orders.put(None)
            self._thread.join(seconds)

    def _work(self) -> None:
        sink: Sink | None = None
        while (order := self._orders.get()) is not None:
            try:
                sink = sink or self._make()
                sink.play(*order)
            except OSError as error:
                # Once: a machine without sound is no news with every card.
                if not self._told:
                    log.warning("no sound", error=type(error).__name__)
                self._told = True
            except Exception as error:  # noqa: BLE001  # one sound that cannot be played must not end all others
                bug(error)
            else:
                self._told = False
            self._played += 1


class Sounds(QObject):
    """Watches the journey; lives on the Qt thread."""

    def __init__(self, make: Callable[[], Sink] | None) -> None:
        """`make` opens a sink; None where there shall be no sounds."""
        super().__init__()
        self._player = Player(make) if make else None
        self._journey = Journey()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._remind)

    def show(self, journey: Journey) -> None:
        """Another moment is painted."""
        old, self._journey = self._journey, journey
        if sound := heard(old, journey):
            self.play(sound)
        elif _is_louder(old, journey):
            self.play(Sound.ACCEPTED)
        if not asks_for_card(journey):
            self._timer.stop()
        elif not self._timer.isActive():
            self._remind()

    def play(self, sound: Sound) -> None:
        """Have a sound played, as loud as the person wishes."""
        if self._player:
            self._player.play(sound, self._journey.comfort.volume)

    @property
    def playing(self) -> bool:
        """Whether a sound is to be heard now, or soon."""
        return self._player is not None and self._player.playing

    def end(self) -> None:
        """Stop for good."""
        self._timer.stop()
        if self._player:
            self._player.end()

    def _remind(self) -> None:
        self.play(Sound.TAKE_CARD)
        state = self._journey.state
        self._timer.start(REPEAT_LATER_MS if isinstance(state, Goodbye) and state.forgotten else REPEAT_MS)


def _is_louder(old: Journey, new: Journey) -> bool:
    """Whether somebody turned the volume, and would like to hear how loud it is; a voice says it itself."""
    reset = isinstance(new.state, Welcome) and new.comfort == USUAL
    return new.comfort.volume != old.comfort.volume and not reset and not new.comfort.spoken
