"""Giving memory back to the system: what a process has read once, and what it has freed. Linux with glibc."""

from __future__ import annotations

import ctypes
import mmap

_PT_LOAD, _WRITTEN = 1, 2
_PAGE = mmap.PAGESIZE


class _Segment(ctypes.Structure):
    """ELF's Elf64_Phdr."""

    _fields_ = (
        ("type", ctypes.c_uint32),
        ("flags", ctypes.c_uint32),
        ("offset", ctypes.c_uint64),
        ("address", ctypes.c_uint64),
        ("physical", ctypes.c_uint64),
        ("file_size", ctypes.c_uint64),
        ("size", ctypes.c_uint64),
        ("align", ctypes.c_uint64),
    )


class _Library(ctypes.Structure):
    """The beginning of glibc's struct dl_phdr_info."""

    _fields_ = (
        ("base", ctypes.c_uint64),
        ("name", ctypes.c_char_p),
        ("segments", ctypes.POINTER(_Segment)),
        ("count", ctypes.c_uint16),
    )


_Told = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(_Library), ctypes.c_size_t, ctypes.c_void_p)
# The interpreter's lock is kept: whoever waited for it in the middle of a list of libraries would hold the loader's.
_libc = ctypes.PyDLL(None)


def give_back() -> None:
    """Return what was freed, and forget what libraries were read for only while they were loaded.

    Of a library the pages that are never written: what is needed again comes from the page cache, without a disk where
    memory is not short. Costs a millisecond or two.
    """
    _libc.malloc_trim(0)
    for start, length in _read_only():
        # Refused for what is locked in memory: then it stays.
        _libc.madvise(ctypes.c_void_p(start), ctypes.c_size_t(length), mmap.MADV_DONTNEED)


def _read_only() -> list[tuple[int, int]]:
    """Address and length of all that libraries are read from and nobody writes to; relocations are in none of it."""
    found = []

    def note(library: ctypes._Pointer[_Library], _size: int, _data: None) -> int:
        told = library.contents
        for segment in told.segments[: told.count]:
            if segment.type == _PT_LOAD and not segment.flags & _WRITTEN:
                start = told.base + segment.address
                first = start // _PAGE * _PAGE
                # The last page may be the first of what is written.
                found.append((first, (start + segment.file_size) // _PAGE * _PAGE - first))
        return 0

    _libc.dl_iterate_phdr(_Told(note), None)
    return [(start, length) for start, length in found if length > 0]
