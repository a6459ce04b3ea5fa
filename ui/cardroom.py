"""Everything PC/SC, off the Qt thread: one thread watches, one reads. Both end with `stop`."""

from __future__ import annotations

import queue
import threading

from drivers.base import CardGone, CardInserted, CardLeft, CardMute, CardReader, CardUnreadable, DriverError
from drivers.thai_id.session import ThaiIdSession
from kiosk.identity import expired
from kiosk.journey import effects, events
from kiosk.log import log
from kiosk.process import bug
from ui.mailbox import Post
from ui.texts import today

Order = effects.ReadCard | effects.VerifyCard | effects.ReadLaserCode | effects.ReadHealth


class CardRoom:
    """Posts what readers and cards do, and what a card says when it is asked."""

    def __init__(self, reader: CardReader | None, post: Post) -> None:
        """`post` may be called from any thread. Without a reader nothing ever comes, and nothing can be ordered."""
        self._reader = reader
        self._post = post
        self._orders: queue.SimpleQueue[Order | None] = queue.SimpleQueue()
        self._atrs: dict[int, bytes] = {}
        self.last: CardLeft | None = None
        """The card that was put in last."""
        self._threads = (
            [
                threading.Thread(target=self._watch, args=[reader], name="card watch"),
                threading.Thread(target=self._work, args=[reader], name="card read"),
            ]
            if reader
            else []
        )

    def start(self, left: CardLeft | None = None) -> None:
        """Begin to watch; `left` is a card that another process saw put in."""
        if left is not None and self._reader is not None:
            self.last = left
            self._reader.go_on(left)
        for thread in self._threads:
            thread.start()

    def order(self, order: Order) -> None:
        """Have a card read."""
        self._orders.put(order)

    def stop(self) -> None:
        """End both threads."""
        if self._reader:
            self._reader.close()
        self._orders.put(None)
        for thread in self._threads:
            thread.join()

    def _watch(self, reader: CardReader) -> None:
        for event in reader.watch():
            if isinstance(event, CardInserted):
                self._atrs = {event.insertion: event.atr}
            if isinstance(event, (CardInserted, CardMute)):
                self.last = CardLeft(event.reader, event.insertion, event.count)
            self._post(event)

    def _work(self, reader: CardReader) -> None:
        while (order := self._orders.get()) is not None:
            try:
                with reader.connect(order.insertion) as connection:
                    session = ThaiIdSession(connection, self._atrs.get(order.insertion, b""))
                    match order:
                        case effects.ReadCard():
                            self._read(order.insertion, session)
                        case effects.ReadLaserCode():
                            code = session.read_laser_id()
                            _expect(session, order.citizen_id)
                            self._post(events.LaserRead(order.insertion, code))
                        case effects.ReadHealth():
                            record = session.read_nhso()
                            _expect(session, order.citizen_id)
                            self._post(events.HealthRead(order.insertion, record))
                        case effects.VerifyCard():
                            same = session.read_citizen_id() == order.citizen_id
                            self._post(events.CardVerified(order.insertion, same))
            except DriverError as error:
                log.warning("card not read", error=type(error).__name__, insertion=order.insertion)
                self._post(events.ReadFailed(order.insertion, _kind(error)))
            except Exception as error:  # noqa: BLE001  # a bug must not leave this citizen waiting, nor all who come after
                bug(error)
                self._post(events.ReadFailed(order.insertion, CardUnreadable))

    def _read(self, insertion: int, session: ThaiIdSession) -> None:
        text = session.read_text()
        self._post(events.TextRead(insertion, text, expired(text, today())))
        try:
            photo = session.read_photo()
        except DriverError as error:
            # Without its photo a card is still good for a request; a pulled card is told by the watch.
            log.warning("photo not read", error=type(error).__name__, insertion=insertion)
            photo = None
        self._post(events.PhotoRead(insertion, photo.data if photo else None))


def _expect(session: ThaiIdSession, citizen_id: str) -> None:
    """What was just read bears no name: raises `CardGone` when it was another citizen's card that said it."""
    if session.read_citizen_id() != citizen_id:
        raise CardGone("another card")


def _kind(error: DriverError) -> type[DriverError]:
    """The seam's class of an error, whatever a driver made of it."""
    return next(kind for kind in type(error).__mro__ if kind.__module__ == "drivers.base")
