"""What the screen loads before its first frame: nothing that takes long and that this frame does without."""

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import Qt

from ui.keys import Key
from ui.lines import DISPLAY_ROLE, FIRST_ROLE

BEGIN = """
import ui.loading
import enum, gc, linecache

made = []
make = enum.EnumType.__new__


def noted(kind, name, *rest, **more):
    made.append(name)
    return make(kind, name, *rest, **more)


def framed():
    print("AlignmentFlag" in made, gc.isenabled(), len(linecache.cache) > 9, flush=True)
    load_later()
    print("AlignmentFlag" in made, flush=True)
    program._application.quit()


enum.EnumType.__new__ = noted
from ui.app import Options, build
from ui.worker import load_later

program = build(Options((1080, 1920)))
program.window.frameSwapped.connect(framed)
program.start()
program.run()
program.stop()
"""


def test_every_key_has_qts_number() -> None:
    for key in Key:
        assert key.value == Qt.Key["Key_" + "".join(word.capitalize() for word in key.name.split("_"))].value


def test_roles_have_qts_numbers() -> None:
    assert (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.UserRole) == (DISPLAY_ROLE, FIRST_ROLE)


def test_the_first_frame_comes_without_enumerations_collector_and_sources(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text(f'reader = "virtual:{tmp_path}/card.json"\n')
    env = {**os.environ, "KIOSK_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    kiosk = Path(sys.executable).parent / "kiosk"
    subprocess.run([kiosk, "catalog", "load"], env=env, check=True, capture_output=True)
    said = subprocess.run([sys.executable, "-c", BEGIN], env=env, capture_output=True, text=True, check=True).stdout
    assert said.split() == ["False", "False", "False", "True"]


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


def test_the_first_screen_does_without_what_is_loaded_later() -> None:
    late = ("structlog", "asyncio", "click", "cryptography", "jsonschema_rs", "PIL", "qrcode", "requests", "stdnum")
    code = f"import sys, ui.app; print([name for name in {late!r} if name in sys.modules])"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said.strip() == "[]"
