"""A view's line to the supervisor: says how it is, hears when to show itself, ends with it."""

from __future__ import annotations

import select
import socket
from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier, QTimer, Slot

from kiosk.journey.handover import Handover, decoded
from kiosk.log import log
from ui.supervisor import ALIVE, ALIVE_SECONDS, LARGEST, OVER, READY, SHOWN, be_nice


class Link(QObject):
    """Lives on the Qt thread: a thread that hangs says nothing, and is heard not to."""

    def __init__(self, line: socket.socket, show: Callable[[Handover], None]) -> None:
        """`show` is called once, when this view is to show itself and to go on from there."""
        super().__init__()
        self._line = line
        self._show = show
        line.setblocking(False)
        self._notifier = QSocketNotifier(line.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)
        self._timer = QTimer(self)
        self._timer.setInterval(round(ALIVE_SECONDS * 1000))
        self._timer.timeout.connect(self._live)

    def is_waited_for(self) -> bool:
        """Whether this view is to show itself already, while it is being loaded."""
        return bool(select.select([self._line], [], [], 0)[0])

    def ready(self) -> None:
        """Loaded; from now on there are signs of life."""
        self._say(READY)
        self._timer.start()

    def over(self, left: Handover) -> None:
        """Nothing happens here any more: the next view goes on."""
        self._say(OVER + left.encoded())

    @Slot()
    def shown(self) -> None:
        """The first frame is on the screen."""
        self._say(SHOWN)

    @Slot()
    def _live(self) -> None:
        self._say(ALIVE)

    def _say(self, message: bytes) -> None:
        with suppress(OSError):  # a supervisor that is stopped hears later; one that is gone is seen in `_hear`
            self._line.send(message)

    @Slot()
    def _hear(self) -> None:
        try:
            message = self._line.recv(LARGEST)
        except BlockingIOError:
            return
        except OSError:
            message = b""
        if not message:
            self._notifier.setEnabled(False)
            QCoreApplication.quit()
            return
        be_nice(0)
        self._show(_handover(message[1:]))


def _handover(received: bytes) -> Handover:
    if not received:
        return Handover()
    try:
        return decoded(received)
    except ValueError:
        log.warning("handover not understood")
        return Handover()
