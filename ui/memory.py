"""Giving memory back to the system: what a process has read once, and what it has freed. Linux with glibc."""

from __future__ import annotations

import ctypes
import mmap
import re
from pathlib import Path

_UNWRITTEN = re.compile(
    rb"^([0-9a-f]+)-([0-9a-f]+) r-.p .*\.so[.0-9]*\n(?:[A-Z].*\n)*?Anonymous: +0 kB\n", re.MULTILINE
)
"""How the kernel lists a part of a library that may not be written to and has each page as it is in the file. What the
loader has relocated, and locked then, is no such part."""

_libc = ctypes.CDLL(None)


def give_back() -> None:
    """Return what was freed, and forget what libraries were read for only while they were loaded.

    Of a library the parts that were never written: what is needed again comes from the page cache, without a disk where
    memory is not short. Costs some ten milliseconds.
    """
    _libc.malloc_trim(0)
    for start, length in _unwritten():
        # Refused for what is locked in memory: then it stays.
        _libc.madvise(ctypes.c_void_p(start), ctypes.c_size_t(length), mmap.MADV_DONTNEED)


def _unwritten() -> list[tuple[int, int]]:
    """Address and length of all that libraries are read from and nobody has written to.

    The kernel is asked and not the loader (`dl_iterate_phdr`): a callback in Python may wait for the interpreter while
    it holds the loader's lock, and another thread for that lock while it holds the interpreter.
    """
    found = _UNWRITTEN.findall(Path("/proc/self/smaps").read_bytes())
    ends = ((int(first, 16), int(last, 16)) for first, last in found)
    return [(first, last - first) for first, last in ends]
