"""Who reads aloud. A voice may take seconds to open and may hang: it has a thread of its own, nobody waits for it."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

import msgspec

from drivers.registry import UnknownDriver
from kiosk.journey.comfort import RATES, VOLUMES
from kiosk.log import log
from kiosk.process import bug
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
    """One thread that opens the voice when it is wanted, and says the newest of what it is given."""

    def __init__(self, make: Callable[[], Voice] | None, tell: Callable[[frozenset[str]], None]) -> None:
        """`make` opens a voice, None where there is none; `tell` gets the voice's languages, from the thread."""
        self._make = make
        self._tell = tell
        self._orders: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._wanted: Utterance | None = None
        self._voice: Voice | None = None
        """Of the thread only."""
        # A speech service that hangs must not keep a terminal from being stopped.
        self._thread = threading.Thread(target=self._work, name="speaker", daemon=True)

    def open(self) -> None:
        """Have a voice ready. Its languages are told each time, none where there is no voice; one that could not be
        opened is tried again."""
        if not self._thread.is_alive():
            self._thread.start()
        self._orders.put(self._open)

    def say(self, utterance: Utterance) -> None:
        """Say this, instead of whatever is being said or still to be said."""
        self._wanted = utterance
        self._orders.put(partial(self._say, utterance))

    def stop(self) -> None:
        """Say nothing more of what was given so far."""
        self._wanted = None
        if self._thread.is_alive():
            self._orders.put(self._stop)

    def end(self, seconds: float = 2.0) -> None:
        """Stop for good."""
        if self._thread.is_alive():
            self.stop()
            self._orders.put(None)
            self._thread.join(seconds)

    def _open(self) -> None:
        languages: frozenset[str] = frozenset()
        try:
            if self._voice is None and self._make is not None:
                self._voice = _with_languages(self._make())
            if self._voice is not None:
                languages = self._voice.languages()
        except (ImportError, OSError) as error:
            log.warning("no voice", error=type(error).__name__)
        finally:
            # Whatever became of it: somebody waits for it.
            self._tell(languages)

    def _say(self, utterance: Utterance) -> None:
        voice = self._voice
        if voice and utterance is self._wanted and utterance.language in voice.languages():
            voice.rate, voice.volume = utterance.rate, utterance.volume
            voice.say(utterance.text, utterance.language)

    def _stop(self) -> None:
        if self._voice:
            self._voice.stop()

    def _work(self) -> None:
        while (order := self._orders.get()) is not None:
            try:
                order()
            except OSError as error:
                log.warning("not said", error=type(error).__name__)
            except Exception as error:  # noqa: BLE001  # one text that cannot be said must not end the voice
                bug(error)
        if self._voice:
            self._voice.close()


def _with_languages(voice: Voice) -> Voice | None:
    """A voice that was opened; None where it has no language to speak in."""
    languages = voice.languages()
    log.info("voice", count=len(languages))
    if languages:
        return voice
    voice.close()
    return None
