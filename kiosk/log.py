"""A structured log that cannot print a person: only keys of an allow-list pass, as JSON lines on stderr."""

from __future__ import annotations

import logging
import os
from collections.abc import MutableMapping
from typing import Any

import structlog

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


def set_up_log(program: str) -> None:
    """Log JSON lines to stderr under the program's name."""
    structlog.configure(
        processors=[
            lambda _logger, _method, line: {"program": program, **line},
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            only_allowed,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(_Stderr()),  # type: ignore[arg-type]
        cache_logger_on_first_use=False,
    )


class _Stderr:
    """Where a log goes. When it cannot be written (its disk is full, its reader gone), the work goes on without it."""

    def write(self, text: str) -> int:
        """Write at once, a line in one piece."""
        try:
            return os.write(2, text.encode("utf-8", "backslashreplace"))
        except OSError:
            return len(text)

    def flush(self) -> None:
        """Nothing is held back."""


def only_allowed(_logger: Any, _method: str, line: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Drop every key that is not on the list, whatever a caller passes."""
    return {key: value for key, value in line.items() if key in ALLOWED}
