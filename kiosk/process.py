"""How every process of a terminal begins: with a log, and without leaving a citizen's data behind if it dies.

A session is in memory. So there are no core dumps, nobody else of this user looks into the memory, and what nobody
foresaw is told by its kind and place: its text may hold what a citizen typed.
"""

from __future__ import annotations

import ctypes
import resource
import sys
import threading
import traceback
from types import TracebackType
from typing import Any

from kiosk.log import log

_PR_SET_DUMPABLE = 4


def begin(program: str) -> None:
    """To be called first. `program` is the name in the log."""
    log.program = program
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    sys.excepthook = _unforeseen
    threading.excepthook = lambda told: _unforeseen(told.exc_type, told.exc_value, told.exc_traceback)
    sys.unraisablehook = lambda told: _unforeseen(told.exc_type, told.exc_value, told.exc_traceback)


def bug(error: BaseException) -> None:
    """Log what nobody foresaw: its kind and its place."""
    _unforeseen(type(error), error, error.__traceback__)


def _unforeseen(kind: type[BaseException], _error: BaseException | None, trace: TracebackType | None) -> Any:
    frames = traceback.extract_tb(trace)
    place = f"{frames[-1].filename.rpartition('/')[2]}:{frames[-1].lineno} {frames[-1].name}" if frames else "nowhere"
    log.error("bug", error=kind.__name__, reason=place)
