"""Qt's libraries and what Python knows of them. To be imported before anything of Qt.

Python holds its interpreter while it imports a library; a call of C does not. So another thread reads what the first
frame needs while Python loads what needs no Qt: half of the time that Qt's libraries take is gone where there are two
cores, and nothing is lost where there is one.
"""

from __future__ import annotations

import ctypes
import os
import sys
from contextlib import suppress
from threading import Thread
from types import ModuleType, SimpleNamespace
from typing import cast

QT = ("Core", "Gui", "Network", "Qml", "OpenGL", "Quick")
AHEAD = (
    *(f"Qt/lib/libQt6{name}.so.6" for name in QT),
    *(f"Qt{name}.abi3.so" for name in QT),
    "Qt/lib/libQt6QuickTemplates2.so.6",
    "Qt/lib/libQt6QuickLayouts.so.6",
    "Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so",
    "Qt/lib/libQt6Svg.so.6",
)
"""In PySide6's folder. What is not there is left to whoever needs it."""


def _read_ahead() -> None:
    folder = next((path for path in sys.path if os.path.isdir(f"{path}/PySide6/Qt")), "")  # noqa: PTH112
    dlopen = ctypes.CDLL(None).dlopen
    dlopen.argtypes = ctypes.c_char_p, ctypes.c_int
    dlopen.restype = ctypes.c_void_p
    for file in AHEAD:
        dlopen(f"{folder}/PySide6/{file}".encode(), os.RTLD_NOW)
    with suppress(OSError):
        ctypes.CDLL("libfontconfig.so.1").FcInit()
    with suppress(OSError):
        # The first line that is broken has its dictionary read.
        ctypes.CDLL("libthai.so.0").th_brk(b"\xa1\xa2", (ctypes.c_int * 2)(), ctypes.c_size_t(2))


# msgspec loads `uuid`, which asks `platform` for the system's name: that has a dozen regular expressions. And it wants
# names of types that Python 3.11 has itself.
STAND_INS: dict[str, object] = {
    "platform": SimpleNamespace(system=lambda: os.uname().sysname),
    "typing_extensions": None,
}
_standing = {name: cast("ModuleType", it) for name, it in STAND_INS.items() if name not in sys.modules}
sys.modules |= _standing
import msgspec  # noqa: E402, F401

for _name in _standing:
    del sys.modules[_name]

reader = Thread(target=_read_ahead)
reader.start()
# Before PySide6: that would stand in for Python's `import` else, so that a module may choose other names for Qt's
# functions (``__feature__``), and would read and keep the source of each module for that. Nobody here chooses.
import shiboken6  # noqa: E402, F401

import kiosk.terminal  # noqa: E402, F401
