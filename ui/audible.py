"""What voice and sounds have in common: what their setting may say, and a simulator's file."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from drivers.registry import NO_DEVICE, UnknownDriver

T = TypeVar("T")


def opener(
    setting: str, system: Callable[[], T], simulator: Callable[[Path], T], unknown: type[UnknownDriver]
) -> Callable[[], T] | None:
    """What opens what a setting means: ``system``, or ``file:PATH``, a simulator; None for none. Raises `unknown`."""
    if setting in NO_DEVICE:
        return None
    if setting == "system":
        return system
    kind, _, file = setting.partition(":")
    if kind != "file" or not file:
        raise unknown(f"{setting!r} is none of system, file:PATH, none")
    return lambda: simulator(Path(file))


class HeardFile:
    """What would be heard, as lines of JSON. The file is emptied at the start."""

    def __init__(self, file: Path) -> None:
        """Raises `OSError` for a file that cannot be written."""
        self._file = file
        file.write_text("", "utf-8")

    def write(self, **line: object) -> None:
        """A line more."""
        with self._file.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
