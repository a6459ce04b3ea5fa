"""Waits for what another process or thread does; a test never sleeps for a guessed time."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

SECONDS = 15.0
LOOK_SECONDS = 0.02


def until(happened: Callable[[], T], what: str, seconds: float = SECONDS) -> T:
    """The first truthy answer of `happened`. Fails naming `what` when none comes in time."""
    deadline = time.monotonic() + seconds
    pause = threading.Event()
    while True:
        answer = happened()
        if answer:
            return answer
        assert time.monotonic() < deadline, f"waited {seconds} s for {what}"
        pause.wait(LOOK_SECONDS)
