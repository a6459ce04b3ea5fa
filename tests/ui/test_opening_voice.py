"""Somebody asks to hear the screen, and the voice takes its time, or there is none."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest

from kiosk.journey import states
from kiosk.journey.comfort import Comfort, Language
from tests.ui.conftest import Screen
from tests.ui.listener import Listener
from tests.ui.measure import faults, unpainted
from tests.ui.moments import moments
from tests.ui.pictures import keep
from tests.ui.test_screens import WAYS
from tests.waiting import until
from ui.aloud import GATHER_MS
from ui.sounds import Player, Sound
from ui.speech import FileVoice, Speaker, Utterance, Voice

BOTH = frozenset({"th", "en"})


class Waiting(Listener):
    """Hears the voice of a test, which opens when it is let, and what is heard without words."""

    def __init__(self, screen: Screen, folder: Path) -> None:
        super().__init__(screen)
        self.aloud = screen.program.senses.aloud
        self.file = folder / "said"
        self.opens = threading.Event()
        self.languages = BOTH
        self._sounds = screen.program.terminal.config.home / "heard"
        self._before = len(self._all_notes())
        self._usual = self.aloud._speaker
        self.has(self._open)

    def has(self, make: Callable[[], Voice] | None) -> None:
        self.aloud._speaker = Speaker(make, self.aloud._told.post)

    def _open(self) -> Voice:
        self.opens.wait()
        return FileVoice(self.file, self.languages)

    def _all_notes(self) -> list[str]:
        lines = self._sounds.read_text("utf-8").splitlines() if self._sounds.exists() else []
        return [json.loads(line)["sound"] for line in lines]

    @property
    def notes(self) -> list[str]:
        return self._all_notes()[self._before :]

    @property
    def said(self) -> list[str]:
        return [str(line["say"]) for line in self.lines() if "say" in line]

    def asks(self) -> None:
        """For the screen to be read; it is not waited for."""
        QTest.keyClick(self.window, Qt.Key.Key_F2)
        self.waits(lambda: not self.aloud._timer.isActive(), "the moment when it would be read")

    def is_told(self) -> str:
        """All that is said first, once the voice is open."""
        self.waits(lambda: self.said, "something to be said")
        self.waits(lambda: not self.aloud._timer.isActive(), "all of it")
        (said,) = self.said
        return said

    def sees(self) -> str:
        """What is said of the voice on the screen."""
        return "".join(str(item.property("text")) for item in self.named("remark"))

    def leaves(self) -> None:
        super().leaves()
        self.opens.set()
        self.aloud._speaker.end()
        self.aloud._speaker, self.aloud._voices = self._usual, None
        self.screen.program.comfort_model.tell_voices(BOTH)


@pytest.fixture
def waiting(screen: Screen, tmp_path: Path) -> Iterator[Waiting]:
    waiting = Waiting(screen, tmp_path)
    yield waiting
    waiting.leaves()


def test_what_is_on_the_screen_is_read_once_the_voice_is_open(waiting: Waiting) -> None:
    waiting.comes_to(states.Welcome())
    waiting.asks()
    assert waiting.said == []
    waiting.opens.set()
    said = waiting.is_told()
    assert "กดลูกศร" in said
    assert "บริการภาครัฐในที่เดียว" in said


def test_who_goes_on_meanwhile_hears_where_they_are_then(waiting: Waiting) -> None:
    waiting.comes_to(states.Welcome())
    waiting.asks()
    elsewhere = moments(waiting.screen.catalog)["help"].state
    waiting.conductor.journey = replace(waiting.conductor.journey, state=elsewhere)
    waiting.screen.shows(waiting.conductor.journey)
    waiting.opens.set()
    said = waiting.is_told()
    assert "กดลูกศร" in said
    assert "บริการภาครัฐในที่เดียว" not in said


def test_two_notes_are_heard_at_once_and_pressed_again_it_goes_on_opening(waiting: Waiting) -> None:
    waiting.comes_to(states.Welcome())
    waiting.asks()
    waiting.waits(lambda: waiting.notes == ["voice-comes"], "two notes")
    assert waiting.sees() == "อีกสักครู่เครื่องจะอ่านหน้าจอให้ฟัง"
    for number, key in enumerate((Qt.Key.Key_F2, Qt.Key.Key_F1), 2):
        QTest.keyClick(waiting.window, key)
        waiting.waits(lambda: waiting.notes == ["voice-comes"] * number, "two notes once more")  # noqa: B023  # at once
    assert waiting.conductor.journey.comfort.spoken
    waiting.opens.set()
    assert "กดลูกศร" in waiting.is_told()
    assert waiting.sees() == ""
    QTest.keyClick(waiting.window, Qt.Key.Key_F2)
    assert not waiting.conductor.journey.comfort.spoken, "once it is read, the same key ends it"


def test_a_voice_that_is_open_is_announced_by_no_note(waiting: Waiting) -> None:
    waiting.opens.set()
    waiting.comes_to(states.Welcome())
    for _ in range(2):
        assert "กดลูกศร" in waiting.asks_to_hear()
        waiting.presses(Qt.Key.Key_F2)
    assert waiting.asks_to_hear()
    assert "no-voice" not in waiting.notes


def test_a_key_that_is_held_ends_it_once(waiting: Waiting) -> None:
    waiting.opens.set()
    waiting.comes_to(states.Welcome())
    waiting.asks_to_hear()
    for held in (False, True, True, True):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier, "", held)
        QCoreApplication.sendEvent(waiting.window, event)
    assert not waiting.conductor.journey.comfort.spoken


def nobody() -> Voice:
    raise OSError("no speech service")


def nonsense() -> Voice:
    raise ValueError("what nobody foresaw")


@pytest.mark.parametrize("make", [nobody, nonsense, None])
def test_without_a_voice_falling_notes_are_heard_and_the_screen_says_so(
    waiting: Waiting, make: Callable[[], Voice] | None
) -> None:
    waiting.has(make)
    waiting.comes_to(states.Welcome())
    waiting.asks()
    waiting.waits(lambda: waiting.notes[-1:] == ["no-voice"], "falling notes")
    assert "ไม่มีเสียงอ่านภาษาไทย" in waiting.sees()
    QTest.keyClick(waiting.window, Qt.Key.Key_F2)
    assert not waiting.conductor.journey.comfort.spoken
    assert waiting.sees() == ""


def test_a_voice_that_failed_is_tried_again(waiting: Waiting) -> None:
    waiting.has(lambda: waiting._open() if waiting.opens.is_set() else nobody())
    waiting.comes_to(states.Welcome())
    waiting.asks()
    waiting.waits(lambda: waiting.notes[-1:] == ["no-voice"], "falling notes")
    QTest.keyClick(waiting.window, Qt.Key.Key_F2)
    waiting.opens.set()
    assert "กดลูกศร" in waiting.asks_to_hear()
    assert waiting.sees() == ""


def test_without_an_english_voice_it_is_notes_that_say_so(waiting: Waiting) -> None:
    waiting.languages = frozenset({"th"})
    waiting.opens.set()
    waiting.comes_to(states.Welcome())
    assert "กดลูกศร" in waiting.asks_to_hear()
    QTest.keyClick(waiting.window, Qt.Key.Key_F7)
    waiting.waits(lambda: waiting.notes[-1:] == ["no-voice"], "falling notes")
    assert "No English voice" in waiting.sees()
    assert "กดลูกศร" in waiting.presses(Qt.Key.Key_F7) or "บริการภาครัฐ" in waiting.said[-1]


def test_a_voice_that_hangs_counts_as_none_until_it_opens(waiting: Waiting) -> None:
    usual = waiting.aloud._patience.interval()
    waiting.aloud._patience.setInterval(1)
    waiting.comes_to(states.Welcome())
    waiting.asks()
    waiting.waits(lambda: waiting.notes[-1:] == ["no-voice"], "falling notes")
    assert "ไม่มีเสียงอ่านภาษาไทย" in waiting.sees()
    waiting.aloud._patience.setInterval(usual)
    waiting.opens.set()
    assert "กดลูกศร" in waiting.is_told()
    assert waiting.sees() == ""


class HeldSink:
    """A sound device that plays until it is let go."""

    def __init__(self) -> None:
        self.ended = threading.Event()

    def play(self, _sound: Sound, _volume: int) -> None:
        self.ended.wait()


@pytest.fixture
def sink(waiting: Waiting) -> Iterator[HeldSink]:
    sink = HeldSink()
    sounds = waiting.screen.program.senses.sounds
    usual, sounds._player = sounds._player, Player(lambda: sink)
    yield sink
    sink.ended.set()
    sounds._player.end()
    sounds._player = usual


def test_the_voice_begins_when_the_notes_have_ended(waiting: Waiting, sink: HeldSink) -> None:
    """A sound card without mixing would drop one of them."""
    waiting.comes_to(states.Welcome())
    waiting.asks()
    waiting.opens.set()
    waiting.waits(lambda: waiting.aloud._held.hasExpired(3 * GATHER_MS), "the voice, while the notes last")
    assert waiting.said == []
    sink.ended.set()
    assert "กดลูกศร" in waiting.is_told()


@pytest.mark.usefixtures("sink")
def test_a_sound_device_that_hangs_keeps_nobody_from_hearing(waiting: Waiting) -> None:
    waiting.comes_to(states.Welcome())
    waiting.asks()
    waiting.opens.set()
    assert "กดลูกศร" in waiting.is_told()


@pytest.mark.parametrize("text", ["\ud800", "\x00 \ud800 two"])
def test_a_text_that_cannot_be_said_ends_no_voice(tmp_path: Path, text: str, capfd: pytest.CaptureFixture[str]) -> None:
    told: list[frozenset[str]] = []
    file = tmp_path / "said"
    speaker = Speaker(lambda: FileVoice(file), told.append)
    speaker.open()
    until(lambda: told, "a voice")
    speaker.say(Utterance(text, "en", 0, 3))
    speaker.open()
    until(lambda: len(told) > 1, "what was not said")
    speaker.say(Utterance("Good morning", "en", 0, 3))
    until(lambda: "Good morning" in file.read_text(), "the next text")
    speaker.end()
    assert '"event": "bug"' in capfd.readouterr().err


@pytest.mark.parametrize("name", ["form-1-troubles", "form-2-troubles", "field-list-troubles", "form-1"])
def test_a_page_is_read_once_and_whole_however_late_its_parts_come(waiting: Waiting, name: str) -> None:
    waiting.opens.set()
    waiting.comes_to(states.Welcome())
    waiting.asks_to_hear()
    waiting.presses(Qt.Key.Key_F1)
    before = len(waiting.said)
    usual = waiting.aloud._timer.interval()
    # Before the second frame, as on a slow machine.
    waiting.aloud._timer.setInterval(0)
    moment = replace(moments(waiting.screen.catalog)[name], comfort=Comfort(spoken=True))
    waiting.conductor.journey = replace(moment, touched=waiting.screen.program.terminal.clock.monotonic())
    waiting.screen.program._show(waiting.conductor.journey)
    waiting.waits(lambda: len(waiting.said) > before and waiting.window.property("whole"), "the page")
    waiting.screen.is_whole()
    waiting.waits(lambda: not waiting.aloud._timer.isActive(), "all of it")
    waiting.aloud._timer.setInterval(usual)
    (said,) = waiting.said[before:]
    troubles = [item.property("text") for item in waiting.named("trouble-subdistrict")]
    assert all(text in said for text in troubles)


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("way", ["portrait", "landscape", "narrow-largest", "low-largest", "smartbox-largest"])
def test_what_is_said_of_a_voice_that_opens_has_its_place(waiting: Waiting, language: Language, way: str) -> None:
    size, comfort = WAYS[way]
    waiting.comes_to(states.Choosing(None), size)
    waiting.asks()
    comfort = replace(comfort, language=language, spoken=True)
    waiting.screen.shows(replace(waiting.conductor.journey, comfort=comfort, remote="smartbox" in way), size)
    picture = waiting.screen.picture()
    keep(picture, f"{language}-{way}/voice-opens")
    assert waiting.sees()
    assert faults(waiting.window) + unpainted(waiting.window, picture) == []
