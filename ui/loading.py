"""How the program of the screen is loaded fast. To be imported before anything else of it, where a process begins.

Nearly nothing becomes garbage while a program is loaded, and Python's collector looks for it again and again: it rests.
A view says itself when there is something to collect (`ui.conductor`), the supervisor once its first view is seen.

PySide6 stands in for Python's `import`, so that a module may choose other names for Qt's functions (``__feature__``),
and for that it reads and keeps the source of every module that is imported after it. Nobody here chooses.
"""

from __future__ import annotations

import builtins
import gc

gc.disable()

_import = builtins.__import__
import PySide6.QtCore  # noqa: E402, F401

builtins.__import__ = _import
