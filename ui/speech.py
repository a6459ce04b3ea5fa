"""Who reads aloud. A voice may take seconds to open and may hang: it has a thread of its own, nobody waits for it."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import msgspec

from drivers.registry import UnknownDriver
from kiosk.journey.comfort import RATES, VOLUMES
from kiosk.log import log
from ui.audible import HeardFile, opener
from ui.voice_service import VoiceService


class UnknownVoice(UnknownDriver):
    """The settings name a voice that does not exist."""

    th = "ค่าตั้งเสียงอ่านไม่ถูกต้อง"
    en = "The setting for the voice is wrong."


class Voice(Protocol):
    """Says texts, one at a time. Belongs to the thread that made it. `rate` of `RATES`, `volume` of `VOLUMES`."""

    rate: int
    volume: int

    def languages(self) -> frozenset[str]:
        """Which of ``th`` and ``en`` it speaks; none where nothing can be said at all."""

    def say(self, text: str, language: str) -> None:
        """Begin to say a text instead of the one before."""

    def stop(self) -> None:
        """Fall silent."""

    def close(self) -> None:
        """Fall silent for good."""


class FileVoice(HeardFile):
    """A simulator; a line has ``say``, ``language``, ``rate``, ``volume``; or ``stop``.

    The file holds what people heard: never in service.
    """

    def __init__(self, file: Path, languages: frozenset[str] = frozenset({"th", "en"})) -> None:
        """Raises `OSError` for a file that cannot be written."""
        super().__init__(file)
        self.rate, self.volume = 0, 3
        self._languages = languages

    def languages(self) -> frozenset[str]:
        """What it was made with."""
        return self._languages

    def say(self, text: str, language: str) -> None:
        """A line."""
        self.write(say=text, language=language, rate=self.rate, volume=self.volume)

    def stop(self) -> None:
        """A line as well."""
        self.write(stop=True)

    def close(self) -> None:
        """Nothing: no file is open."""


class SystemVoice:
    """Qt TextToSpeech over speech-dispatcher: whichever voices the machine has."""

    def __init__(self) -> None:
        """Takes seconds where speech-dispatcher has to be started first."""
        # Half a second of start-up that most sessions do not need.
        from PySide6.QtCore import QCoreApplication, QLocale  # noqa: PLC0415
        from PySide6.QtTextToSpeech import QTextToSpeech  # noqa: PLC0415

        self._service = VoiceService()
        self.rate, self.volume = 0, 3
        self._live = QCoreApplication.processEvents
        self._locale = QLocale
        # By name: where this one is missing, Qt would take an engine that says nothing.
        self._speech = QTextToSpeech("speechd")
        known = {locale.name().partition("_")[0] for locale in self._speech.availableLocales()}
        broken = self._speech.state() == QTextToSpeech.State.Error
        self._languages = frozenset() if broken else frozenset(known & set(LOCALES))

    def languages(self) -> frozenset[str]:
        """Those it found voices for."""
        return self._languages

    def say(self, text: str, language: str) -> None:
        """Over speech-dispatcher."""
        self.stop()
        self._speech.setLocale(self._locale(LOCALES[language]))
        self._speech.setRate(0.8 * self.rate / RATES[-1])
        self._speech.setVolume(self.volume / VOLUMES[-1])
        self._speech.say(text)

    def stop(self) -> None:
        """Drop what is being said."""
        self._speech.stop()
        # The engine's notes on how far it is come as events of this thread; nobody else takes them.
        self._live()

    def close(self) -> None:
        """End the service."""
        self._service.close()


LOCALES = {"th": "th_TH", "en": "en_US"}


def voice_of(setting: str) -> Callable[[], Voice] | None:
    """What opens the voice that a setting means; None for none. Raises `UnknownVoice`."""
    return opener(setting, SystemVoice, FileVoice, UnknownVoice)


class Utterance(msgspec.Struct, frozen=True):
    """Something to say. Its text is personal: it is shown in no `repr`."""

    text: str
    language: str
    rate: int
    volume: int

    def __repr__(self) -> str:
        return f"Utterance({self.language})"


class Speaker:
    """One thread that opens the voice when it is first wanted, and says the newest of what it is given."""

    def __init__(self, make: Callable[[], Voice] | None, tell: Callable[[frozenset[str]], None]) -> None:
        """`tell` gets the voice's languages, from the thread."""
        self._make = make
        self._tell = tell
        self._orders: queue.SimpleQueue[Callable[[Voice], None] | None] = queue.SimpleQueue()
        self._wanted: Utterance | None = None
        self._thread: threading.Thread | None = None

    def open(self) -> None:
        """Have a voice ready; its languages are told once there is one, or none. One that failed is tried again."""
        if self._make is None:
            return
        if not self._working():
            self._orders = queue.SimpleQueue()
            # A speech service that hangs must not keep a terminal from being stopped.
            self._thread = threading.Thread(target=self._work, args=(self._orders,), name="speaker", daemon=True)
            self._thread.start()

    def say(self, utterance: Utterance) -> None:
        """Say this, instead of whatever is being said or still to be said."""
        self._wanted = utterance
        self._orders.put(lambda voice: self._say(voice, utterance))

    def stop(self) -> None:
        """Say nothing more of what was given so far."""
        self._wanted = None
        if self._working():
            self._orders.put(lambda voice: voice.stop())

    def end(self, seconds: float = 2.0) -> None:
        """Stop for good."""
        if self._thread is not None and self._working():
            self.stop()
            self._orders.put(None)
            self._thread.join(seconds)

    def _working(self) -> bool:
        return self._thread is not None and self._thread.is_alive()

    def _say(self, voice: Voice, utterance: Utterance) -> None:
        if utterance is self._wanted and utterance.language in voice.languages():
            voice.rate, voice.volume = utterance.rate, utterance.volume
            voice.say(utterance.text, utterance.language)

    def _work(self, orders: queue.SimpleQueue[Callable[[Voice], None] | None]) -> None:
        assert self._make is not None
        try:
            voice = self._make()
        except (ImportError, OSError) as error:
            log.warning("no voice", error=type(error).__name__)
            self._tell(frozenset())
            return
        languages = voice.languages()
        log.info("voice", count=len(languages))
        self._tell(languages)
        while languages and (order := orders.get()) is not None:
            try:
                order(voice)
            except OSError as error:
                log.warning("not said", error=type(error).__name__)
        voice.close()
