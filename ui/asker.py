"""What only the gateway knows, asked through the agent while somebody stands there, on a thread of its own.

The network's libraries are the agent's; here is a local socket.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable

from kiosk.catalog import Catalog
from kiosk.config import Config
from kiosk.counter import Counter
from kiosk.journey import effects, events
from kiosk.mine_finding import find

Post = Callable[[object], None]
Order = effects.FindMine


class Asker:
    """One question at a time; a newer one, the end of a session and `stop` give up the one under way."""

    def __init__(self, config: Config, post: Post) -> None:
        """`post` may be called from any thread."""
        self._config = config
        self._post = post
        self._counter = Counter(config.counter)
        self._orders: queue.SimpleQueue[Order | None] = queue.SimpleQueue()
        self._wanted: Order | None = None
        self._thread = threading.Thread(target=self._work, name="asker")

    def start(self) -> None:
        """Begin to work."""
        self._thread.start()

    def order(self, order: Order) -> None:
        """Have something asked."""
        self._want(order)
        self._orders.put(order)

    def forget(self) -> None:
        """The citizen left: whatever was asked for them is of no use any more."""
        self._want(None)

    def stop(self) -> None:
        """End the thread."""
        self._want(None)
        self._orders.put(None)
        self._thread.join()

    def _want(self, order: Order | None) -> None:
        self._wanted = order
        self._counter.hang_up()

    def _work(self) -> None:
        catalog = Catalog(self._config.catalog)
        try:
            while (order := self._orders.get()) is not None:
                if order is self._wanted:
                    self._do(order, catalog)
        finally:
            catalog.close()

    def _do(self, order: Order, catalog: Catalog) -> None:
        match order:
            case effects.FindMine(insertion, token):
                mine = find(self._counter, self._config.outbox, catalog, token)
                self._post(events.MineTold(insertion, mine))
