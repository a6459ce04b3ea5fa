"""Memory for the first frame, in pieces of 2 MB. To be called where a process begins that will show a screen.

The kernel gives memory page by page, each at its first use, and a first frame uses some ten thousand: a fifth of what
the processor does until then. The heap is made large at once, and the kernel told that it may give it in pieces of 2 MB
(transparent huge pages; where it is told "always" or "never" to do so, this changes nothing). The picture of the screen
comes from there too. What is not used is not taken; `ui.memory` gives back what was freed. Linux with glibc.
"""

from __future__ import annotations

import ctypes
import mmap

PIECE = 2 << 20
AHEAD = 24 << 20
"""Bytes that the heap grows by: what a first frame of 1080 x 1920 takes."""
PICTURE = 16 << 20
"""Bytes below which a block is of the heap; a larger one comes and goes by itself. A screen's picture has 8 MB."""

M_TRIM_THRESHOLD, M_TOP_PAD, M_MMAP_THRESHOLD = -1, -2, -3
"""Of mallopt(3)."""


def prepare() -> None:
    """Make the heap large."""
    libc = ctypes.CDLL(None)
    libc.malloc.argtypes = (ctypes.c_size_t,)
    libc.free.argtypes = (ctypes.c_void_p,)
    libc.sbrk.argtypes = (ctypes.c_ssize_t,)
    libc.madvise.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int)
    libc.malloc.restype = libc.sbrk.restype = ctypes.c_void_p
    for option, value in ((M_MMAP_THRESHOLD, PICTURE), (M_TOP_PAD, AHEAD), (M_TRIM_THRESHOLD, 2 * AHEAD)):
        libc.mallopt(option, value)
    begin = -(-libc.sbrk(0) // PIECE) * PIECE
    libc.free(libc.malloc(PIECE))
    libc.madvise(begin, libc.sbrk(0) - begin, mmap.MADV_HUGEPAGE)
