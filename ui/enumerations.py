"""Qt's enumerations are made by the Qt thread, and by no other.

Asking for one of `Qt` makes all of them, two thousand members. Whoever asks for one while another thread is still at
it finds none; and where Qt itself hands one over, the process dies (PySide 6.11). No lock helps against that. So they
are made by the thread that uses them, after the first frame and before anybody needs one.
"""

from __future__ import annotations

from PySide6 import QtCore


def make() -> None:
    """Some 15 to 35 ms, the first time; the processes that are forked from this one have them."""
    _ = QtCore.Qt.Key
