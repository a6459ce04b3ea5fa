"""A disk that takes its time: the screen says, by sight and by ear, that something is still to come; then it comes."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from demo.answers import LEAK
from demo.citizen import Citizen
from demo.stage import Stage
from drivers.steering import insert
from tests.copied_stage import CopiedStage
from tests.faults.house import SERVICE
from tests.quiet_screen import quiet_screen
from tests.waiting import until

WAIT = "กรุณารอสักครู่"


@contextmanager
def slow(database: Path) -> Iterator[None]:
    """Whoever reads it waits, as on a disk that does not answer: for so long SQLite waits patiently, 5 s."""
    with closing(sqlite3.connect(database, isolation_level=None)) as held:
        held.execute("BEGIN EXCLUSIVE")
        yield
        held.execute("ROLLBACK")


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with CopiedStage(tmp_path, settings=f'voice = "file:{tmp_path}/said"\n') as stage:
        yield stage


@pytest.fixture
def citizen(stage: Stage, tmp_path: Path) -> Iterator[Citizen]:
    with quiet_screen(stage, tmp_path / "ui.log") as screen:
        screen.wait("begin")
        yield Citizen(screen)


def test_a_citizen_is_told_to_wait_and_gets_what_they_came_for(citizen: Citizen, stage: Stage) -> None:
    catalog = stage.kiosk_home / "catalog.db"
    screen = citizen.screen
    insert(stage.card_file, "malee")
    citizen.agrees()
    with slow(catalog):
        screen.type("search-field", "ท่อประปา")
        screen.wait("moment")
    screen.wait(f"service-{SERVICE}")
    with slow(catalog):
        screen.tap(f"service-{SERVICE}")
        screen.wait("moment")
        assert WAIT in screen.texts()
    screen.wait("apply")
    assert "moment" not in screen.names()
    citizen.fills_in(stage.form(SERVICE), LEAK)
    with slow(stage.kiosk_home / "outbox.db"):
        screen.tap("submit")
        screen.wait_screen("Sending")
        assert "กำลังปิดผนึกคำขอของท่าน" in screen.texts()
    screen.wait("receipt-number")


def test_who_sees_nothing_hears_it(citizen: Citizen, stage: Stage, tmp_path: Path) -> None:
    def said() -> list[str]:
        lines = (tmp_path / "said").read_text("utf-8").splitlines() if (tmp_path / "said").exists() else []
        return [str(words) for line in lines if (words := json.loads(line).get("say"))]

    screen = citizen.screen
    screen.press("F2")
    until(said, "the welcome")
    screen.tap("begin")
    screen.type("search-field", "ท่อประปา")
    until(lambda: "ท่อประปา" in said()[-1], "what was typed")
    screen.wait(f"service-{SERVICE}")
    with slow(stage.kiosk_home / "catalog.db"):
        screen.tap(f"service-{SERVICE}")
        until(lambda: said()[-1] == f"{WAIT}.", "to be told to wait")
        before = len(said())
    until(lambda: len(said()) > before, "the service")
    assert said()[before].startswith("แจ้งท่อประปา")
    assert said().count(f"{WAIT}.") == 1
