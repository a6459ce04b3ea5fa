"""The parts of this program that run in a process of their own: how one is started, and becomes what it is to be."""

from __future__ import annotations

import importlib
import sys

MODULES = {"--camera": "ui.camera_process", "--slip": "ui.slip_process", "--website": "ui.website_process"}
"""Each has `main(*arguments)`, the exit code. The last loads Chromium: nowhere but in a process of its own."""


def command(option: str, *arguments: str) -> list[str]:
    """What starts a process of `MODULES`; frozen, the program is its own interpreter."""
    if getattr(sys, "frozen", False):
        return [sys.executable, option, *arguments]
    return [sys.executable, "-m", MODULES[option], *arguments]


def become() -> None:
    """Where a frozen program was started by such a `command`: be that process, and end with it."""
    option, *arguments = sys.argv[1:] or [""]
    if option in MODULES:
        sys.exit(importlib.import_module(MODULES[option]).main(*arguments))
