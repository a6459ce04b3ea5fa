"""What is heard without words: when, how loud, and that a machine without sound goes on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import wave
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

import resources
from drivers import base
from drivers.people import PEOPLE
from drivers.thai_id import decode
from kiosk.journey import events, states
from kiosk.journey.comfort import VOLUMES, Comfort
from kiosk.journey.states import Goodbye, Journey, Reading
from tests.ui.conftest import Screen
from tests.ui.moments import moments
from tests.ui.person import Person
from ui.items import items
from ui.sounds import FileSink, Player, Sound, SystemSink, UnknownSound, heard, quieter, sink_of

ROOT = Path(__file__).parents[2]
MALEE = decode.card_text(PEOPLE["malee"].memory(), simulated=True)


class Hearing(Person):
    """Somebody who hears the lines of the terminal's file sink."""

    def __init__(self, screen: Screen) -> None:
        super().__init__(screen)
        self.file: Path = screen.program.terminal.config.home / "heard"
        self._past = len(self.lines())

    def lines(self) -> list[dict[str, Any]]:
        if not self.file.exists():
            return []
        return [json.loads(line) for line in self.file.read_text("utf-8").splitlines()]

    def hears(self) -> dict[str, Any]:
        """The next sound; waits for it."""
        self.waits(lambda: len(self.lines()) > self._past, "a sound")
        self._past += 1
        return self.lines()[self._past - 1]


@pytest.fixture
def hearing(screen: Screen) -> Hearing:
    return Hearing(screen)


def test_a_session_as_it_is_heard(hearing: Hearing) -> None:
    hearing.comes_to(Reading(1))
    hearing.conductor.receive(events.TextRead(1, MALEE))
    assert hearing.hears() == {"sound": "accepted", "volume": 3}
    form = moments(hearing.screen.catalog)["form-1-troubles"].state
    assert isinstance(form, states.Filling)
    hearing.comes_to(replace(form, troubles=()))
    hearing.conductor.receive(events.Next())
    assert hearing.hears()["sound"] == "error"
    hearing.comes_to(moments(hearing.screen.catalog)["receipt"].state)
    assert hearing.hears()["sound"] == "done"
    hearing.conductor.receive(base.CardInserted("reader", 1, b"\x3b"))
    hearing.conductor.receive(events.Ended())
    assert hearing.hears()["sound"] == "take-card"
    hearing.leaves()


def test_a_card_left_in_is_asked_for_until_it_is_taken(hearing: Hearing) -> None:
    sounds = hearing.screen.program.senses.sounds
    hearing.stands_at(moments(hearing.screen.catalog)["goodbye-ended"])
    assert hearing.hears()["sound"] == "take-card"
    assert sounds._timer.isActive()
    sounds._timer.start(1)
    assert hearing.hears()["sound"] == "take-card"
    usual = sounds._timer.interval()
    hearing.stands_at(moments(hearing.screen.catalog)["goodbye-card-forgotten"])
    sounds._timer.start(1)
    assert hearing.hears()["sound"] == "take-card"
    assert sounds._timer.interval() > usual, "whoever it belongs to is gone"
    hearing.conductor.receive(base.CardRemoved("reader", 1))
    assert not sounds._timer.isActive()
    hearing.leaves()


def test_it_is_as_loud_as_was_wished_and_somebody_who_turns_it_hears_how_loud(hearing: Hearing) -> None:
    hearing.comes_to(states.Welcome())
    QTest.keyClick(hearing.window, Qt.Key.Key_VolumeUp)
    assert hearing.hears()["volume"] == 4
    hearing.taps("display")
    hearing.waits(lambda: "louder" in [item.objectName() for item in items(hearing.window.contentItem())], "the sheet")
    hearing.screen.program.comfort_model.chooseLouder(1)
    assert hearing.hears()["volume"] == 5
    hearing.window.findChild(QQuickItem, "display").setProperty("open", False)  # type: ignore[union-attr]
    hearing.leaves()


def test_that_the_session_is_about_to_end_is_heard_once(hearing: Hearing) -> None:
    review = moments(hearing.screen.catalog)["review"].state
    hearing.comes_to(review, idle=states.LIMITS[type(review)] - 20)
    hearing.conductor.receive(events.Tick())
    assert hearing.hears()["sound"] == "attention"
    counting = hearing.conductor.journey
    assert counting.seconds_left is not None
    assert heard(counting, replace(counting, seconds_left=counting.seconds_left - 1)) is None
    hearing.leaves()


def test_what_is_no_event_makes_no_sound(screen: Screen) -> None:
    for name, journey in moments(screen.catalog).items():
        assert heard(journey, journey) is None, name
        assert heard(journey, replace(journey, comfort=Comfort("en"))) is None, name
    pulled = Journey(Goodbye(states.Reason.CARD_OUT))
    assert heard(moments(screen.catalog)["review"], pulled) is None


@pytest.mark.parametrize("fault", states.CardFault)
def test_every_trouble_with_a_card_is_heard_once(fault: states.CardFault) -> None:
    trouble = Journey(states.CardTrouble(fault))
    assert heard(Journey(Reading(1)), trouble) is Sound.ERROR
    assert heard(trouble, replace(trouble, readers=frozenset())) is None


def test_each_answer_that_is_mended_is_not_blamed_again(screen: Screen) -> None:
    wrong = moments(screen.catalog)["form-1-troubles"]
    assert isinstance(wrong.state, states.Filling)
    mended = replace(wrong, state=replace(wrong.state, troubles=wrong.state.troubles[1:]))
    assert heard(wrong, mended) is None
    assert heard(mended, wrong) is Sound.ERROR


def test_one_step_of_the_volume_is_heard_and_the_loudest_is_the_file_itself() -> None:
    data = (resources.FOLDER / "sounds" / "done.wav").read_bytes()
    assert quieter(data, VOLUMES[-1]) == data
    peaks = []
    for volume in VOLUMES:
        changed = quieter(data, volume)
        assert len(changed) == len(data)
        samples = memoryview(changed[44:]).cast("h")
        peaks.append(max(samples))
    assert all(later > 1.5 * sooner for sooner, later in pairwise(peaks))
    assert 0.5 < peaks[-1] / 32767 < 0.7


def test_the_files_are_what_the_script_makes_of_them(tmp_path: Path) -> None:
    subprocess.run([sys.executable, ROOT / "packaging" / "sounds.py", str(tmp_path)], check=True)
    bundled = resources.FOLDER / "sounds"
    assert sorted(file.name for file in bundled.glob("*.wav")) == sorted(f"{sound.value}.wav" for sound in Sound)
    for sound in Sound:
        assert (tmp_path / f"{sound.value}.wav").read_bytes() == (bundled / f"{sound.value}.wav").read_bytes()
        with wave.open(str(bundled / f"{sound.value}.wav")) as file:
            assert file.getnframes() / file.getframerate() < 1


def logged(capfd: pytest.CaptureFixture[str]) -> list[str]:
    """What happened, as the log says; nothing else was said."""
    out, lines = capfd.readouterr()
    assert out == ""
    return [json.loads(line)["event"] for line in lines.splitlines()]


def test_the_machines_own_player_plays_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """ALSA, told to write what it would play into a file."""
    played = tmp_path / "played.raw"
    config = tmp_path / "asound.conf"
    config.write_text(f'pcm.!default {{ type file\n slave.pcm {{ type null }}\n file "{played}"\n format raw }}\n')
    monkeypatch.setenv("ALSA_CONFIG_PATH", f"/usr/share/alsa/alsa.conf:{config}")
    player = Player(SystemSink)
    player.play(Sound.TAKE_CARD, VOLUMES[-1])
    player.end(seconds=20)
    assert logged(capfd) == [], "apt-get install alsa-utils"
    with wave.open(str(resources.FOLDER / "sounds" / "take-card.wav")) as file:
        assert played.read_bytes()[: 2 * file.getnframes()] == file.readframes(file.getnframes())


@pytest.mark.parametrize("path", ["", os.environ["PATH"]])
def test_a_machine_without_sound_goes_on_and_says_so_once(
    path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "asound.conf"
    empty.write_text("")
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(empty))
    monkeypatch.setenv("PATH", path)
    player = Player(SystemSink)
    for sound in Sound:
        player.play(sound, 3)
    player.end(seconds=20)
    assert logged(capfd) == ["no sound"]


def test_a_sound_that_cannot_be_played_ends_no_other(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    class Spoilt(FileSink):
        def play(self, sound: Sound, volume: int) -> None:
            if sound is Sound.ERROR:
                raise ValueError("what nobody foresaw")
            super().play(sound, volume)

    player = Player(lambda: Spoilt(tmp_path / "heard"))
    for sound in (Sound.ERROR, Sound.DONE):
        player.play(sound, 3)
    player.end()
    assert "done" in (tmp_path / "heard").read_text()
    assert not player.playing, "nothing that is said waits for it"
    assert logged(capfd) == ["bug"]


def test_a_file_that_cannot_be_written_harms_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    make = sink_of(f"file:{tmp_path}/nowhere/heard")
    assert make is not None
    player = Player(make)
    player.play(Sound.DONE, 3)
    player.end()
    assert logged(capfd) == ["no sound"]


def test_a_wrong_setting_is_told() -> None:
    assert sink_of("") is sink_of("none") is None
    for wrong in ("file:", "loud", "system:x"):
        with pytest.raises(UnknownSound):
            sink_of(wrong)
