"""A structured log that cannot print a person: only keys of an allow-list pass, as JSON lines on stderr."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from datetime import UTC, datetime

ALLOWED = frozenset(
    {
        "event",
        "level",
        "timestamp",
        "program",
        "terminal",
        "number",
        "service",
        "agency",
        "reader",
        "insertion",
        "from_state",
        "to_state",
        "reason",
        "fault",
        "count",
        "attempts",
        "seconds",
        "error",
        "version",
        "release",
        "way",
        "bytes",
    }
)
"""Keys a log line may hold. None of them ever carries what a card says or a citizen typed."""


class Log:
    """Writes a line for what happens, with values under keys of `ALLOWED`; every other key is dropped.

    When a line cannot be written (its disk is full, its reader gone), the work goes on without it.
    """

    def __init__(self) -> None:
        """`program` stands in every line: the process that says it."""
        self.program = ""

    def info(self, event: str, **values: object) -> None:
        """What goes as it should."""
        self._write("info", event, values)

    def warning(self, event: str, **values: object) -> None:
        """What does not, and the work goes on."""
        self._write("warning", event, values)

    def error(self, event: str, **values: object) -> None:
        """What somebody has to look after."""
        self._write("error", event, values)

    def _write(self, level: str, event: str, values: dict[str, object]) -> None:
        now = datetime.now(UTC).isoformat().replace("+00:00", "Z")
        passed = {key: value for key, value in values.items() if key in ALLOWED}
        line = {"program": self.program, **passed, "event": event, "level": level, "timestamp": now}
        text = json.dumps(line, ensure_ascii=False, default=repr) + "\n"
        with suppress(OSError):
            os.write(2, text.encode("utf-8", "backslashreplace"))  # in one piece


log = Log()
"""The log of this process; `kiosk.process.begin` names it."""
