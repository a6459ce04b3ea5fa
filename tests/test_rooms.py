"""The arrows between the rooms, as docs/architecture.md draws them."""

import sys
from subprocess import run

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports


def test_no_room_imports_what_it_may_not() -> None:
    assert lint_imports(no_cache=True) == EXIT_STATUS_SUCCESS


@pytest.mark.parametrize("room", ["drivers", "kiosk", "govchannel"])
def test_a_room_below_the_screen_runs_without_qt(room: str) -> None:
    code = f"import sys; sys.modules['PySide6'] = None; import {room}"
    assert run([sys.executable, "-c", code], check=False).returncode == 0
