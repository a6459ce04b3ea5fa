"""A gateway of which nothing may come but its log."""

from __future__ import annotations

import json
from pathlib import Path


def assert_quiet(home: Path) -> None:
    """Every line of a gateway's log is one that it wrote itself: no traceback, no warning of Python or a library."""
    log = home / "gateway.log"
    for line in log.read_text("utf-8").splitlines() if log.exists() else ():
        assert line.startswith("{"), line
        json.loads(line)
