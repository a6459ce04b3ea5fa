"""A finger on the receipt's page: what the printer does is on the screen, in words, and the screen goes on."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from PIL import Image
from PySide6.QtTest import QTest

from drivers.printing.png import STEERING
from drivers.steering import steer
from kiosk.journey.handover import Handover
from kiosk.journey.states import Done, Goodbye, Slip
from tests.ui.conftest import Screen
from tests.ui.moments import moments
from tests.ui.person import Person


@pytest.fixture
def tray(screen: Screen) -> Iterator[Path]:
    """The printer's folder, mended afterwards."""
    folder = screen.program.terminal.config.home / "slips"
    folder.mkdir(exist_ok=True)
    yield folder
    (folder / STEERING).unlink(missing_ok=True)


def slips(tray: Path) -> set[Path]:
    return set(tray.glob("*.png"))


def at_the_receipt(person: Person, number: str) -> None:
    done = moments(person.screen.catalog)["receipt-slip-offered"].state
    assert isinstance(done, Done)
    person.comes_to(replace(done, receipt=replace(done.receipt, number=number)))


def sees(person: Person, fate: Slip) -> None:
    person.waits(lambda: getattr(person.state, "slip", None) is fate, f"the slip to be {fate}")
    person.item(f"slip-{fate.value}")


def test_one_press_prints_and_the_screen_says_so(person: Person, tray: Path) -> None:
    at_the_receipt(person, "22222-22222-22222")
    before = len(slips(tray))
    person.taps("print-slip")
    sees(person, Slip.PRINTED)
    assert len(slips(tray)) == before + 1
    with pytest.raises(AssertionError):
        person.item("print-slip")


def test_who_reads_large_letters_gets_them_on_paper(person: Person, tray: Path) -> None:
    rows = {}
    for number, size in (("55555-55555-55555", "usual"), ("66666-66666-66666", "large")):
        at_the_receipt(person, number)
        person.taps("display")
        person.taps(f"text-{size}")
        person.taps("display-done")
        person.screen.picture()
        before = slips(tray)
        person.taps("print-slip")
        sees(person, Slip.PRINTED)
        (slip,) = slips(tray) - before
        with Image.open(slip) as picture:
            rows[size] = picture.height
    assert rows["large"] > 1.3 * rows["usual"]


@pytest.mark.parametrize(
    ("wrong", "told"), [({"rows": 200}, Slip.OUT_OF_PAPER), ({"cover_open": True}, Slip.COVER_OPEN)], ids=str
)
def test_what_is_wrong_is_said_and_mended_it_prints(
    person: Person, tray: Path, wrong: dict[str, object], told: Slip
) -> None:
    steer(tray / STEERING, **wrong)
    at_the_receipt(person, "33333-33333-33333")
    person.taps("print-slip")
    sees(person, told)
    assert person.item("receipt-number").property("text") == "33333-33333-33333"
    (tray / STEERING).unlink()
    person.taps("print-slip")
    sees(person, Slip.PRINTED)


def test_the_session_may_end_while_it_prints(person: Person, tray: Path) -> None:
    before = len(slips(tray))
    at_the_receipt(person, "44444-44444-44444")
    person.taps("print-slip")
    person.taps("finish")
    assert isinstance(person.state, Goodbye)
    person.waits(lambda: len(slips(tray)) == before + 1, "the slip")
    assert isinstance(person.state, Goodbye)


def test_a_process_ends_no_sooner_than_its_slip_has_one_of_its_own(
    person: Person, tray: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = len(slips(tray))
    busy = threading.Event()
    left: list[Handover] = []
    conductor, start = person.conductor, subprocess.Popen

    def starts_slowly(*arguments: Any, **named: Any) -> subprocess.Popen[bytes]:
        assert busy.wait(15)
        return start(*arguments, **named)

    at_the_receipt(person, "77777-77777-77777")
    monkeypatch.setattr(subprocess, "Popen", starts_slowly)
    monkeypatch.setattr(conductor, "_hand_over", left.append)
    monkeypatch.setattr(conductor, "_left", None)
    monkeypatch.setattr(conductor, "_fresh", False)
    try:
        person.taps("print-slip")
        person.taps("finish")
        QTest.qWait(500)
        assert conductor.over
        assert not left
        busy.set()
        person.waits(lambda: left, "the process to be left")
        person.waits(lambda: len(slips(tray)) == before + 1, "the slip")
    finally:
        busy.set()
        # The other tests' sessions go on in this process.
        conductor._timer.start()
