"""Memory for the first frame, in pieces of 2 MB: for a process that loads everything and that somebody waits for.

The kernel gives memory page by page, each at its first use, and a first frame uses some ten thousand: a fifth of what
the processor does until then. The heap is made large at once, and the kernel told that it may give it in pieces of 2 MB
(transparent huge pages; where it is told "always" or "never" to do so, this changes nothing). The picture of the screen
comes from there too. What is not used is not taken; `ui.memory` gives back what was freed. Later pieces are pages as
ever: to empty 2 MB takes a part of a millisecond, and one key of the keyboard may want several. Linux with glibc.
"""

from __future__ import annotations

import ctypes
import mmap
from collections.abc import Callable
from functools import partial

PIECE = 2 << 20
AHEAD = 24 << 20
"""Bytes that the heap grows by: what a first frame of 1080 x 1920 takes."""
PICTURE = 16 << 20
"""Bytes below which a block is of the heap; a larger one comes and goes by itself. A screen's picture has 8 MB."""

M_TRIM_THRESHOLD, M_TOP_PAD, M_MMAP_THRESHOLD = -1, -2, -3
"""Of mallopt(3)."""


_libc = ctypes.CDLL(None)
_libc.malloc.argtypes = (ctypes.c_size_t,)
_libc.free.argtypes = (ctypes.c_void_p,)
_libc.sbrk.argtypes = (ctypes.c_ssize_t,)
_libc.madvise.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int)
_libc.malloc.restype = _libc.sbrk.restype = ctypes.c_void_p


def prepare() -> Callable[[], object]:
    """Make the heap large; what is returned is to be called once the first frame is out."""
    for option, value in ((M_MMAP_THRESHOLD, PICTURE), (M_TOP_PAD, AHEAD), (M_TRIM_THRESHOLD, 2 * AHEAD)):
        _libc.mallopt(option, value)
    begin = -(-_libc.sbrk(0) // PIECE) * PIECE
    _libc.free(_libc.malloc(PIECE))
    length = _libc.sbrk(0) - begin
    _libc.madvise(begin, length, mmap.MADV_HUGEPAGE)
    return partial(_libc.madvise, begin, length, mmap.MADV_NOHUGEPAGE)
