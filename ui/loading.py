"""How the programs of the screen are loaded fast. To be imported before anything else of them, where a process begins.

Nearly nothing becomes garbage while a program is loaded, and Python's collector looks for it again and again: it rests.
A view says itself when there is something to collect (`ui.conductor`), the supervisor once its first view is seen.

What the first frame does without comes later (`ui.later`). Half of what shiboken loads is of that: it explains
functions, for `help`, for signatures, for what is said when one is called wrongly.
"""

from __future__ import annotations

import gc

gc.disable()

from ui.later import come_later  # noqa: E402

SHIBOKEN = ("errorhandler", "importhandler", "layout", "lib.enum_sig", "lib.pyi_generator", "lib.tool", "parser")
"""Not `mapping`: shiboken looks into that without asking."""

OURS = (
    "kiosk.outbox", "kiosk.printers", "kiosk.time_floor",
    "ui.memory", "ui.printroom", "ui.rooms", "ui.senses", "ui.website", "ui.website_words", "ui.worker",
)  # fmt: skip
"""Modules of this program; the supervisor loads them for the views to come."""
LATER = (
    *OURS,
    "argparse", "base64", "gettext", "hashlib", "hmac", "html", "inspect", "ipaddress", "json", "logging",
    "msgspec.inspect", "random", "secrets", "securesystemslib", "securesystemslib.formats", "shutil", "sqlite3",
    "subprocess", "tempfile", "traceback", "wave", "zipfile",
    *(f"shibokensupport.signature.{name}" for name in SHIBOKEN),
)  # fmt: skip

come_later(LATER)
