"""What somebody hears who does not see the screen, and when nothing is to be heard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtQuick import QQuickItem

from drivers.people import PEOPLE
from kiosk.journey import events, states
from kiosk.journey.comfort import USUAL
from kiosk.journey.states import Consent, Goodbye
from tests.ui.conftest import Screen
from tests.ui.listener import Listener
from tests.ui.moments import moments, visit
from tests.waiting import until
from ui.speech import FileVoice, Speaker, SystemVoice, UnknownVoice, Utterance, voice_of
from ui.spelling import sentences, spelled


@pytest.fixture
def listener(screen: Screen) -> Iterator[Listener]:
    listener = Listener(screen)
    yield listener
    listener.leaves()


def test_nothing_is_said_unless_asked_for(listener: Listener) -> None:
    before = listener.lines()
    listener.comes_to(Consent(visit()))
    listener.sees_a_frame()
    assert listener.lines() == before


def test_a_person_is_told_where_they_are_and_how_to_go_on(listener: Listener) -> None:
    listener.comes_to(states.Welcome())
    said = listener.asks_to_hear()
    assert "กดลูกศร" in said
    assert "บริการภาครัฐในที่เดียว" in said
    assert "เสียบบัตร" in listener.presses(Qt.Key.Key_Down)
    assert listener.presses(Qt.Key.Key_Down).endswith("ปุ่ม.")


def test_the_language_changes_half_way(listener: Listener) -> None:
    listener.comes_to(moments(listener.screen.catalog)["form-2"].state)
    assert "หน้า 2" in listener.asks_to_hear() or listener.lines()[-1]["language"] == "th"
    assert "Page 2 of 3" in listener.presses(Qt.Key.Key_F7)
    assert listener.lines()[-1]["language"] == "en"
    assert listener.listens_for("Main pipe").endswith("chosen.")


def test_who_neither_sees_nor_draws_signs_by_keys(listener: Listener) -> None:
    listener.comes_to(moments(listener.screen.catalog)["field-signature-troubles"].state)
    listener.asks_to_hear()
    listener.presses(Qt.Key.Key_F7)
    assert listener.chooses("I cannot draw: confirm with my card instead, not chosen").endswith(", chosen.")
    assert listener.state.draft.answers["signature"] == "by-card"


def test_somebody_goes_through_what_was_said_sentence_by_sentence(listener: Listener) -> None:
    listener.comes_to(Consent(visit()))
    listener.asks_to_hear()
    whole = listener.presses(Qt.Key.Key_F7)
    assert len(sentences(whole)) > 2
    heard = [listener.presses(Qt.Key.Key_F9) for _ in sentences(whole)]
    assert heard == sentences(whole)
    assert listener.presses(Qt.Key.Key_F9) == heard[-1], "there is no more"
    assert listener.presses(Qt.Key.Key_F8) == heard[-2]
    assert listener.presses(Qt.Key.Key_F1) == whole
    listener.presses(Qt.Key.Key_Down)
    assert listener.presses(Qt.Key.Key_F9) != heard[0], "of what was said last"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Before we begin. Go on? Yes", ["Before we begin.", "Go on?", "Yes"]),
        ("Number: 7, Q, K, 2, M. 9, X. Sent at 10:30.", ["Number:", "7, Q, K, 2, M. 9, X. Sent at 10:30."]),
        ("22 พฤศจิกายน พ.ศ. 2569 เวลา 00:55 น.", ["22 พฤศจิกายน พ.ศ. 2569 เวลา 00:55 น."]),
        ("ข้อมูลของท่านส่งถึงหน่วยงานที่ท่านเลือกเท่านั้น และจะไม่ส่งต่อ", ["ข้อมูลของท่านส่งถึงหน่วยงานที่ท่านเลือกเท่านั้น", "และจะไม่ส่งต่อ"]),
        ("", []),
    ],
)  # fmt: skip
def test_sentences(text: str, said: list[str]) -> None:
    assert sentences(text) == said


@given(st.text())
def test_no_word_is_lost_between_sentences(text: str) -> None:
    assert " ".join(sentences(text)).split() == text.split()


def test_rate_and_volume_change_by_keys_and_are_usual_again_afterwards(listener: Listener) -> None:
    listener.comes_to(states.Welcome())
    listener.asks_to_hear()
    listener.presses(Qt.Key.Key_F7)
    assert listener.presses(Qt.Key.Key_F4) == "Speed 5 of 7"
    for _ in range(4):
        listener.presses(Qt.Key.Key_F6)
    assert listener.presses(Qt.Key.Key_VolumeUp) == "Volume 5 of 5"
    assert (listener.lines()[-1]["rate"], listener.lines()[-1]["volume"]) == (1, 5)
    assert listener.presses(Qt.Key.Key_F3) == "Speed 4 of 7"
    listener.comes_to(Goodbye(states.Reason.ENDED), idle=60)
    listener.waits(lambda: listener.conductor.journey.comfort == USUAL, "the next person's comfort")


def test_the_end_of_a_session_is_silence_and_nothing_can_be_repeated(listener: Listener) -> None:
    listener.comes_to(moments(listener.screen.catalog)["review"].state)
    listener.asks_to_hear()
    listener.listens_for("นางมาลี")
    listener.conductor.receive(events.Ended())
    assert "นางมาลี" not in listener.hears()
    assert "นางมาลี" not in listener.presses(Qt.Key.Key_F1)
    tail = listener.lines()
    spoken = next(place for place, line in enumerate(tail) if "นางมาลี" in str(line.get("say", "")))
    assert {"stop": True} in tail[spoken:], "it fell silent before it said goodbye"


def test_the_citizen_number_is_said_only_where_somebody_goes_to_it(listener: Listener) -> None:
    listener.comes_to(Consent(visit()))
    listener.asks_to_hear()
    for _ in range(12):
        listener.presses(Qt.Key.Key_Down)
    number = PEOPLE["malee"].citizen_id
    assert not [line for line in listener.lines() if spelled(number) in str(line) or number in str(line)]


def test_the_countdown_is_said_and_a_key_gives_more_time(listener: Listener) -> None:
    listener.comes_to(moments(listener.screen.catalog)["form-2"].state, idle=0)
    listener.asks_to_hear()
    listener.presses(Qt.Key.Key_F7)
    now = listener.screen.program.terminal.clock.monotonic()
    limit = states.LIMITS[type(listener.state)]
    listener.conductor.journey = replace(listener.conductor.journey, touched=now - limit + 20)
    warning = listener.hears()
    assert "Are you still there?" in warning
    assert "This session ends in" in warning
    assert "Press Enter for more time. I need more time, button" in warning
    listener.waits(lambda: (listener.conductor.journey.seconds_left or 99) < 19, "some seconds")
    assert sum("Are you still there?" in str(line) for line in listener.lines()) == 1, "not again every second"
    listener.conductor.journey = replace(listener.conductor.journey, touched=now - limit + 9)
    assert "Are you still there?" in listener.hears(), "once more before it is too late"
    listener.presses(Qt.Key.Key_Escape)
    assert listener.conductor.journey.seconds_left is None


def test_without_a_thai_voice_that_is_said_in_english_and_shown_in_thai(listener: Listener, tmp_path: Path) -> None:
    aloud, file = listener.screen.program.senses.aloud, tmp_path / "said"
    usual, voices = aloud._speaker, aloud._voices
    aloud._speaker = Speaker(lambda: FileVoice(file, frozenset({"en"})), aloud._told.post)
    aloud._voices = None
    listener.file = file
    try:
        listener.comes_to(states.Welcome())
        assert "No Thai voice" in listener.asks_to_hear()
        assert listener.lines()[-1]["language"] == "en"
        remark: QQuickItem = listener.item("remark")
        assert "ไม่มีเสียงอ่านภาษาไทย" in remark.property("text")
        assert "Government services" in listener.presses(Qt.Key.Key_F7)
        assert sum("No Thai voice" in str(line) for line in listener.lines()) == 1
    finally:
        aloud._speaker.end()
        aloud._speaker, aloud._voices = usual, voices
        listener.screen.program.comfort_model.tell_voices(voices or frozenset({"th", "en"}))


def test_the_machines_own_voice_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    """Qt TextToSpeech over a speech-dispatcher of its own; nothing is said, for a machine without sound hangs at it."""
    with TemporaryDirectory() as folder:
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        told: list[frozenset[str]] = []
        speaker = Speaker(SystemVoice, told.append)
        speaker.open()
        until(lambda: told, "a voice", seconds=40)
        (service,) = [Path("/proc") / file.read_text().strip() for file in Path(folder).glob("kiosk-voice-*/pid")]
        assert service.exists()
        speaker.end(10)
        assert not service.exists(), "it ends with whoever started it"
        assert "en" in told[0], "apt-get install speech-dispatcher speech-dispatcher-espeak-ng espeak-ng"


def test_a_voice_that_cannot_be_opened_says_nothing_and_harms_nothing(tmp_path: Path) -> None:
    told: list[frozenset[str]] = []
    speaker = Speaker(lambda: FileVoice(tmp_path / "nowhere" / "said"), told.append)
    speaker.open()
    assert until(lambda: told, "to hear that there is none") == [frozenset()]
    speaker.say(Utterance("Good morning", "en", 0, 3))
    speaker.end()


def test_a_wrong_setting_is_told() -> None:
    assert voice_of("") is voice_of("none") is None
    for wrong in ("file:", "loud", "system:x"):
        with pytest.raises(UnknownVoice):
            voice_of(wrong)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1 1037 00000 01 7", "1. 1, 0, 3, 7. 0, 0, 0, 0, 0. 0, 1. 7"),
        ("7QK2M-9XDT4-ZRB8W", "7, Q, K, 2, M. 9, X, D, T, 4. Z, R, B, 8, W"),
        ("0812345678", "0, 8, 1, 2, 3, 4, 5, 6, 7, 8"),
        ("1,250,000.50 baht in 2569", "1,250,000.50 baht in 2569"),
        ("8.30–16.30", "8.30–16.30"),
    ],
)
def test_numbers_that_name_something_are_said_digit_by_digit(text: str, said: str) -> None:
    assert spelled(text) == said
