"""A program that begins as the screen does, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def begun(home: Path, code: str) -> str:
    """What it says; `code` is run on a terminal's data folder."""
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, env=env(home), capture_output=True, text=True, check=True, timeout=60)
    return done.stdout


def env(home: Path) -> dict[str, str]:
    """Where it finds that folder, and shows itself to nobody."""
    return {**os.environ, "KIOSK_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
