"""The rooms with a thread of their own, in which all is done that the screen must not wait for."""

from __future__ import annotations

from drivers.base import CardLeft
from kiosk.terminal import Terminal
from ui.asker import Asker
from ui.cardroom import CardRoom
from ui.mailbox import Post
from ui.printroom import PrintRoom
from ui.worker import Worker


class Rooms:
    """Cards, disk, gateway and printer of a terminal."""

    def __init__(self, terminal: Terminal, post: Post) -> None:
        """Begins nothing yet; `post` may be called from any thread.

        Raises `KioskError`, `DriverError`: the settings name what there is not.
        """
        self.cards = CardRoom(terminal.reader(), post)
        self.worker = Worker(terminal, post)
        self.asker = Asker(terminal.config, post)
        self.printer = PrintRoom(terminal.config.home if terminal.printer() else None, post)

    def start(self, left: CardLeft | None) -> None:
        """Begin; `left` is a card that another process saw put in."""
        self.cards.start(left)
        self.worker.start()
        self.asker.start()
        self.printer.start()

    def stop(self) -> None:
        """End the threads. A request that is being kept is kept."""
        self.cards.stop()
        self.worker.stop()
        self.asker.stop()
        self.printer.stop()
