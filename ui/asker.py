"""What only the gateway knows, asked through the agent while somebody stands there, on a thread of its own.

The network's libraries are the agent's; here is a local socket.
"""

from __future__ import annotations

import queue
import threading

from govchannel.contract import wire
from kiosk.catalog import Catalog
from kiosk.config import Config
from kiosk.counter import Counter
from kiosk.errors import KioskError
from kiosk.journey import effects, events
from kiosk.log import log
from kiosk.mine import Mine
from kiosk.mine_finding import find
from kiosk.process import bug
from ui.mailbox import Post

Order = effects.FindMine | effects.AskChecks | effects.CheckCard


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
                if order is not self._wanted:
                    continue
                try:
                    self._do(order, catalog)
                except Exception as error:  # noqa: BLE001  # a bug must not leave this citizen waiting, nor all who come after
                    bug(error)
                    self._post(_failure(order))
        finally:
            catalog.close()

    def _do(self, order: Order, catalog: Catalog) -> None:
        match order:
            case effects.FindMine(insertion, token):
                mine = find(self._counter, self._config.outbox, catalog, token)
                self._post(events.MineTold(insertion, mine))
            case effects.AskChecks():
                self._post(events.ChecksTold(self._checks_offered()))
            case effects.CheckCard(insertion, question):
                self._post(self._checked(insertion, question))

    def _checks_offered(self) -> bool:
        try:
            return self._counter.ask("card-checks", None, wire.CardChecks).offered
        except KioskError:
            return False

    def _checked(self, insertion: int, question: wire.CheckCard) -> events.CardChecked:
        try:
            told = self._counter.ask("check-card", question, wire.CardChecked)
        except KioskError as error:
            log.warning("card not checked", error=error.code)
            return events.CardChecked(insertion, "unavailable")
        return events.CardChecked(insertion, told.outcome, told.at)


def _failure(order: Order) -> object:
    match order:
        case effects.FindMine(insertion):
            return events.MineTold(insertion, Mine(failure=KioskError.code))
        case effects.AskChecks():
            return events.ChecksTold(False)
        case effects.CheckCard(insertion):
            return events.CardChecked(insertion, "unavailable")
