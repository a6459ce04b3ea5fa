"""What a process gives back to the system is there again when it is wanted."""

from __future__ import annotations

import subprocess
import sys

GIVES_BACK = """
from pathlib import Path
import PySide6.QtQuick
from PySide6.QtCore import QUrl
from ui.memory import _unwritten, give_back

def resident():
    return int(Path("/proc/self/statm").read_text().split()[1])

kept = [bytearray(1000) for _ in range(50_000)]
before = resident()
del kept
give_back()
after = resident()
print(before - after > 5_000, after > 0, len(_unwritten()) > 20)
give_back()
print(PySide6.QtQuick.QQuickItem().isVisible(), QUrl("https://a.example/b").host(), sum(map(len, map(str, range(9)))))
"""

WRITTEN = """
from pathlib import Path
from ui.memory import _unwritten

written = []
for line in Path("/proc/self/maps").read_text().splitlines():
    place, rights, *_ = line.split()
    if "w" in rights:
        written.append([int(end, 16) for end in place.split("-")])
print([hex(a) for a, n in _unwritten() for start, end in written if a < end and start < a + n])
"""


LOADS_MEANWHILE = """
import _ctypes, os, sys, threading
from ui.memory import give_back

def load():
    while not done.is_set():
        _ctypes.dlclose(_ctypes.dlopen("libBrokenLocale.so.1", os.RTLD_NOW))

done = threading.Event()
sys.setswitchinterval(1e-6)
loader = threading.Thread(target=load, daemon=True)
loader.start()
for _ in range(20):
    give_back()
done.set()
loader.join()
print("both went on")
"""
"""The library is one that nobody has loaded. Threads take turns as often as they can."""


def said(code: str) -> list[str]:
    command = [sys.executable, "-c", code]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout.splitlines()


def test_what_was_given_back_comes_again_when_it_is_needed() -> None:
    assert said(GIVES_BACK) == ["True True True", "True a.example 9"]


def test_nothing_that_is_written_to_is_given_back() -> None:
    assert said(WRITTEN) == ["[]"]


def test_another_thread_may_load_a_library_meanwhile() -> None:
    assert said(LOADS_MEANWHILE) == ["both went on"]


LARGE = """
import ctypes
from pathlib import Path
from ui.heap import prepare

def heap():
    found, inside = None, False
    for line in Path("/proc/self/smaps").read_text().splitlines():
        name, *rest = line.split()
        if "-" in name and not name.endswith(":"):
            inside = rest[-1] == "[heap]"
            place = [int(end, 16) for end in name.split("-")]
        elif inside and name == "VmFlags:":
            found = place, rest
    return found

framed = prepare()
(begin, end), flags = heap()
picture = ctypes.create_string_buffer(8 << 20)
print("hg" in flags, begin < ctypes.addressof(picture) + len(picture) <= end)
framed()
_, flags = heap()
print("hg" in flags, "nh" in flags)
"""


def test_a_first_frames_picture_comes_in_large_pieces_and_what_comes_later_does_not() -> None:
    done = subprocess.run([sys.executable, "-c", LARGE], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "True", "False", "True"]
