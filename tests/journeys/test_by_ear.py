"""A request by somebody who sees nothing: they know only what was said, and press only keys."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from demo.puppet_client import Puppet
from demo.stage import Stage
from drivers.people import PEOPLE
from drivers.steering import insert, pull
from tests.copied_stage import CopiedStage
from tests.quiet_screen import quiet_screen
from tests.waiting import until
from ui.spelling import spelled

PATIENCE = 80
"""Arrows after which somebody gives up."""

LETTERS = re.compile(r"(?:[2-9A-Z], ){4}[2-9A-Z]\. (?:[2-9A-Z], ){4}[2-9A-Z]\. (?:[2-9A-Z], ){4}[2-9A-Z]")
"""A request number, letter by letter."""


class Ear:
    """Presses keys and hears what the terminal's file voice writes."""

    def __init__(self, screen: Puppet, file: Path) -> None:
        self._screen = screen
        self._file = file
        self._past = 0

    def everything(self) -> list[dict[str, object]]:
        text = self._file.read_text("utf-8") if self._file.exists() else ""
        return [json.loads(line) for line in text.splitlines()]

    def hears(self, beginning: str = "") -> str:
        """The next that is said, or the next with these words in it."""

        def said() -> str | None:
            lines = [str(line["say"]) for line in self.everything()[self._past :] if "say" in line]
            return next((line for line in lines if beginning in line), None)

        text = until(said, f"{beginning or 'something'} to be said") or ""
        self._past = len(self.everything())
        return text

    def presses(self, key: str, then: str = "") -> str:
        self._past = len(self.everything())
        self._screen.press(key)
        return self.hears(then)

    def goes_on_to(self, words: str, key: str = "Down") -> str:
        """One arrow after another until it is said."""
        for _ in range(PATIENCE):
            if words in (said := self.presses(key)):
                return said
        raise AssertionError(f"{words!r} was never said; last: {said!r}")

    def chooses(self, words: str, then: str = "") -> str:
        self.goes_on_to(words)
        return self.presses("Return", then)

    def goes_on_to_the_number(self) -> str:
        """The request number, written down letter by letter."""
        for _ in range(PATIENCE):
            if heard := LETTERS.search(self.presses("Down")):
                return "-".join(group.replace(", ", "") for group in heard.group().split(". "))
        raise AssertionError("no request number was said")

    def writes(self, text: str) -> None:
        for letter in text:
            assert self.presses(letter) == {" ": "space."}.get(letter, letter)


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with CopiedStage(tmp_path, settings=f'voice = "file:{tmp_path}/said"\n') as stage:
        yield stage


@pytest.fixture
def ear(stage: Stage, tmp_path: Path) -> Iterator[Ear]:
    with quiet_screen(stage, tmp_path / "ui.log") as screen:
        screen.wait("begin")
        yield Ear(screen, tmp_path / "said")


def test_finds_a_service_and_sends_a_request(ear: Ear, stage: Stage) -> None:
    assert ear.everything() == [], "nothing is said unless somebody asks for it"
    assert "บริการภาครัฐในที่เดียว" in ear.presses("F2")
    assert "Government services in one place" in ear.presses("F7")
    ear.goes_on_to("Put your ID card in")
    insert(stage.card_file, "malee")
    ear.hears("Before we begin: your data")
    ear.chooses("I agree, button", then="Search for a service")
    ear.chooses("Home and utilities, button", then="Home and utilities")
    assert "Can be requested here" in ear.goes_on_to("water pipe")
    ear.presses("Return", then="Report of broken water pipe")
    ear.goes_on_to("What it costs")
    ear.chooses("Request it here, button", then="Where it leaks")
    troubles = ear.chooses("Next, button", then="Please answer this")
    assert "Subdistrict: Please answer this" in troubles
    assert "House number, lane, road, village, field to write in, Please answer this., empty" in troubles
    ear.writes("Soi 5")
    for question, answer in (("Subdistrict", "Nai Mueang"), ("District", "Mueang"), ("Province", "Khon Kaenn")):
        ear.goes_on_to(f"{question}, field")
        ear.writes(answer)
    assert "n deleted" in ear.presses("Backspace")
    assert "Khon Kaen." in ear.presses("F1")
    ear.chooses("Next, button", then="What you see")
    assert "chosen" in ear.chooses("Main pipe along or under the road, not chosen")
    assert "chosen" in ear.chooses("Bursting out, not chosen")
    assert "chosen" in ear.chooses("Yes, not chosen")
    assert "Year 20" in ear.chooses("Today, button")
    ear.chooses("Next, button", then="About you")
    ear.goes_on_to("Phone number, field")
    ear.writes("0812345678")
    assert "0, 8, 1, 2, 3, 4, 5, 6, 7, 8" in ear.presses("F1")
    ear.chooses("Next, button", then="Is everything right?")
    ear.goes_on_to("Khon Kaen")
    ear.chooses("Yes, send it, button", then="Your request is on its way")
    number = ear.goes_on_to_the_number()
    assert LETTERS.search(ear.presses("F1")), "the number again"
    (kept,) = stage.outbox()
    assert kept["number"] == number
    ear.chooses("I am done, button", then="Please take your card")
    pull(stage.card_file)
    ear.hears("Thank you")
    assert spelled(PEOPLE["malee"].citizen_id) not in str(ear.everything()), "nobody went to where it stands"
