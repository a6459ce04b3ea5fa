"""What the screen loads before its first frame: nothing that takes long and that this frame does without."""

import subprocess
import sys

from PySide6.QtCore import Qt

from ui.keys import Key
from ui.lines import DISPLAY_ROLE, FIRST_ROLE

ENUMERATIONS = """
import enum

made = []
make = enum.EnumType.__new__


def noted(kind, name, *rest, **more):
    made.append(name)
    return make(kind, name, *rest, **more)


enum.EnumType.__new__ = noted
import ui.app

print("AlignmentFlag" in made)
from PySide6.QtCore import Qt

print("AlignmentFlag" in made)
"""


def test_every_key_has_qts_number() -> None:
    for key in Key:
        assert key.value == Qt.Key["Key_" + "".join(word.capitalize() for word in key.name.split("_"))].value


def test_roles_have_qts_numbers() -> None:
    assert (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.UserRole) == (DISPLAY_ROLE, FIRST_ROLE)


def test_nothing_asks_for_all_of_qts_enumerations_at_the_start() -> None:
    said = subprocess.run([sys.executable, "-c", ENUMERATIONS], capture_output=True, text=True, check=True).stdout
    assert said.split() == ["False", "True"]


def test_the_first_screen_does_without_what_is_loaded_later() -> None:
    late = ("structlog", "asyncio", "click", "cryptography", "jsonschema_rs", "PIL", "qrcode", "requests", "stdnum")
    code = f"import sys, ui.app; print([name for name in {late!r} if name in sys.modules])"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said.strip() == "[]"
