"""What a process gives back to the system is there again when it is wanted."""

from __future__ import annotations

import subprocess
import sys

GIVES_BACK = """
from pathlib import Path
import PySide6.QtQuick
from PySide6.QtCore import QUrl
from ui.memory import _read_only, give_back

def resident():
    return int(Path("/proc/self/statm").read_text().split()[1])

kept = [bytearray(1000) for _ in range(50_000)]
before = resident()
del kept
give_back()
after = resident()
print(before - after > 5_000, after > 0, len(_read_only()) > 20)
give_back()
print(PySide6.QtQuick.QQuickItem().isVisible(), QUrl("https://a.example/b").host(), sum(map(len, map(str, range(9)))))
"""

WRITTEN = """
from pathlib import Path
from ui.memory import _read_only

written = []
for line in Path("/proc/self/maps").read_text().splitlines():
    place, rights, *_ = line.split()
    if "w" in rights:
        written.append([int(end, 16) for end in place.split("-")])
print([hex(a) for a, n in _read_only() for start, end in written if a < end and start < a + n])
"""


def said(code: str) -> list[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.splitlines()


def test_what_was_given_back_comes_again_when_it_is_needed() -> None:
    assert said(GIVES_BACK) == ["True True True", "True a.example 9"]


def test_nothing_that_is_written_to_is_given_back() -> None:
    assert said(WRITTEN) == ["[]"]
