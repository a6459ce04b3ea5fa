"""The one way from other threads to the Qt thread."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

Post = Callable[[object], None]
"""Hands a message over and goes on; may be called from any thread."""


class Mailbox(QObject):
    """Whatever is posted, from any thread, arrives in order at the slot that `posted` is connected to."""

    posted = Signal(object)

    def post(self, message: object) -> None:
        """Hand a message over and go on."""
        self.posted.emit(message)
