"""What the screen loads before its first frame: nothing that takes long and that this frame does without."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.ui.beginning import begun
from ui.keys import Key
from ui.lines import DISPLAY_ROLE, FIRST_ROLE

BEGIN = """
import ui.loading
import enum, gc, linecache, threading

made = {}
make = enum.EnumType.__new__


def noted(kind, name, *rest, **more):
    made[name] = threading.current_thread().name
    return make(kind, name, *rest, **more)


def framed():
    program.window.frameSwapped.disconnect(framed)
    print("AlignmentFlag" in made, gc.isenabled(), len(linecache.cache) > 9, flush=True)


def loaded():
    print(made.get("AlignmentFlag"), flush=True)
    program._application.quit()


enum.EnumType.__new__ = noted
from ui.app import build
from ui.options import Options

program = build(Options((1080, 1920)))
program.window.frameSwapped.connect(framed)
program.warm_up = loaded
program.start()
program.run()
program.stop()
"""


def test_every_key_has_qts_number() -> None:
    for key in Key:
        assert key.value == Qt.Key["Key_" + "".join(word.capitalize() for word in key.name.split("_"))].value


def test_roles_have_qts_numbers() -> None:
    assert (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.UserRole) == (DISPLAY_ROLE, FIRST_ROLE)


def test_the_first_frame_comes_without_enumerations_collector_and_sources(home: Path) -> None:
    said = begun(home, BEGIN)
    assert said.split() == ["False", "False", "False", "MainThread"]


MEANWHILE = """
import enum, os, resource, threading
from PySide6 import QtCore

resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
begun = threading.Event()


def never(*_, **more):
    begun.set()
    threading.Event().wait()


enum.EnumType.__new__ = never
threading.Thread(target=lambda: QtCore.Qt.Key, daemon=True).start()
begun.wait()
try:
    print({asks}, flush=True)
except AttributeError as error:
    print(error, flush=True)
os._exit(0)
"""


@pytest.mark.parametrize(
    ("asks", "code", "says"),
    [
        ("QtCore.Qt.FocusReason", 0, "type object 'PySide6.QtCore.Qt' has no attribute 'FocusReason'\n"),
        ("QtCore.QLocale().textDirection()", -signal.SIGSEGV, ""),
    ],
)
def test_control_while_another_thread_makes_enumerations_none_is_there(asks: str, code: int, says: str) -> None:
    """Of PySide: in a version in which this fails, any thread may make them."""
    command = [sys.executable, "-c", MEANWHILE.format(asks=asks)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (code, says)


def test_a_part_with_a_process_of_its_own_loads_nothing_of_the_screen() -> None:
    code = """
import sys, types
from ui.own_process import MODULES

part = types.ModuleType(MODULES["--slip"])
part.main = lambda home: 0
sys.modules[part.__name__] = part
sys.argv = ["kiosk-ui", "--slip", "/home"]
from ui.start import main

try:
    main()
finally:
    print([name for name in sys.modules if name.startswith(("ui.app", "PySide6"))])
"""
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said.strip() == "[]"


LATE = ("structlog", "asyncio", "click", "cryptography", "jsonschema_rs", "PIL", "qrcode", "requests", "stdnum")
"""Modules of others that the first screen does without."""


def test_the_first_screen_does_without_what_is_loaded_later() -> None:
    code = f"import sys, ui.app, ui.program; print([name for name in {LATE!r} if name in sys.modules])"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said.strip() == "[]"


ASK_WHAT_IS_LOADED = """
import ui.loading
import sys
from ui.app import build
from ui.options import Options


def framed():
    mine = {name: vars(sys.modules[name]) for name in ui.loading.LATER if name in sys.modules}
    print([name for name, module in mine.items() if module.get("_waiting", 0) is None], flush=True)
    program._application.quit()


program = build(Options((1080, 1920)))
program.window.frameSwapped.connect(framed)
program.start()
program.run()
program.stop()
"""


def test_what_comes_later_has_not_come_with_the_first_frame(home: Path) -> None:
    # PySide6 calls that after each of its modules.
    assert begun(home, ASK_WHAT_IS_LOADED).strip() == "['shibokensupport.signature.importhandler']"


WRONGLY = """
import ui.loading
import ui.libraries
from PySide6.QtCore import QObject

try:
    QObject().setObjectName(3)
except TypeError as error:
    print(error)
print(QObject.setObjectName.__doc__)
"""


def test_a_function_of_qt_that_is_called_wrongly_says_how_it_wants_to_be_called() -> None:
    said = subprocess.run([sys.executable, "-c", WRONGLY], capture_output=True, text=True, check=True).stdout
    assert "setObjectName(int)" in said
    assert said.count("setObjectName(") == 3


def test_nobody_stands_in_for_pythons_import() -> None:
    code = "import builtins, ui.loading, ui.libraries, PySide6.QtQuick; print(hasattr(builtins, '__orig_import__'))"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said.strip() == "False"


LOADED = """
import ui.loading
from ui.start import load

load()
import sys
print([name for name in ui.loading.OURS if vars(sys.modules[name]).get("_waiting")])
"""


def test_the_views_to_come_share_what_the_first_one_loads_late(home: Path) -> None:
    assert begun(home, LOADED).strip() == "[]"
