"""Event in, `advance`, effects out, show. The only place where a session changes, and where its changes are logged."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from drivers.base import CardLeft
from kiosk.catalog import Overview
from kiosk.clock import Clock
from kiosk.journey import effects, events
from kiosk.journey.advance import advance
from kiosk.journey.handover import Handover, handover, is_fresh, resumed
from kiosk.journey.states import Journey, Welcome
from ui import printroom, worker

if TYPE_CHECKING:
    from ui.rooms import Rooms

TICK_MS = 250
READERS_MS = 3000
"""Until then a terminal has told of its readers, also one that has to look for a service of the system first."""
RENEW_SECONDS = 60.0
"""How old the overview may get while nobody is here: news come, and those of yesterday go."""
REST_MS = 500
"""After the welcome, once what was touched is to be seen: what is wanted several screens later is loaded. Only the
first view has it not yet, and while nobody is there it does without."""
HANDED_MS = 20
LET_GO_MS = 3000
"""A disk that hangs must not keep a process alive that has seen somebody."""


class Conductor(QObject):
    """Lives on the Qt thread; every event of people, cards and workers comes here, one after another."""

    def __init__(
        self,
        clock: Clock,
        show: Callable[[Journey], None],
        show_overview: Callable[[Overview], None],
        wipe: Callable[[], None],
        *,
        journey: Journey,
        hand_over: Callable[[Handover], None] | None = None,
    ) -> None:
        """`show` paints a journey, `wipe` forgets pictures of it. `journey`: what it is before anybody comes.

        With `hand_over`, another process goes on once this one has seen somebody and their session is over.
        """
        super().__init__()
        self.journey = journey
        self._clock = clock
        self._show = show
        self._show_overview = show_overview
        self._wipe = wipe
        self._renewed = 0.0
        self._card_left: CardLeft | None = None
        self.rooms: Rooms
        """To be there before `live`: the first frame does without."""
        self._lives = False
        self._owed: Iterable[effects.Effect] = ()
        self._early: list[object] = []
        """What has to be done, and what came, before there is anybody to do it."""
        self._hand_over = hand_over
        self._fresh = True
        self._left: Handover | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)

    @property
    def over(self) -> bool:
        """Whether nothing happens here any more: another process goes on."""
        return self._left is not None

    def start(self, last: Handover | None = None) -> None:
        """Begin with a welcome, or where the `last` process left off. What comes and what has to be done waits."""
        last = last or Handover()
        self._card_left = last.left
        self.journey, self._owed = resumed(last, self.journey, self._clock.monotonic())
        # Python's collector would destroy Qt objects on whatever thread it happens to run.
        gc.disable()
        self._show(self.journey)

    def live(self) -> None:
        """Have the other threads begin: with the first frame they would take turns at the interpreter."""
        self._lives = True
        self.rooms.start(self._card_left)
        self._renew()
        self._perform(self._owed)
        self._timer.start()
        QTimer.singleShot(READERS_MS, self, lambda: self.receive(events.ReadersTold()))
        for message in self._early:
            self.receive(message)

    def stop(self) -> None:
        """End the threads; the window is closed by whoever owns it."""
        self._timer.stop()
        if self._lives:
            self.rooms.stop()

    @Slot(object)
    def receive(self, message: object) -> None:
        """An event, or an overview for the screen."""
        if not self._lives:
            self._early.append(message)
            return
        if isinstance(message, Overview):
            self._show_overview(message)
            message = events.Listed()
        if self._left is not None:
            if isinstance(message, worker.AllDone):
                self._leave()
            return
        old = self.journey
        self.journey, orders = advance(old, message, self._clock.monotonic())  # type: ignore[arg-type]
        self._fresh = self._fresh and is_fresh(self.journey)
        if self._hand_over and not self._fresh:
            self._left = handover(self.journey, self.rooms.cards.last, wiped=effects.Wipe() in orders)
        self._perform(order for order in orders if not self.over or isinstance(order, effects.Wipe))
        if type(old.state) is not type(self.journey.state):
            self.rooms.worker.order(worker.NoteStep(type(old.state).__name__, type(self.journey.state).__name__))
            if isinstance(old.state, Welcome):
                QTimer.singleShot(REST_MS, self, self._load_rest)
            if isinstance(self.journey.state, Welcome):
                self._renew()
        if self.journey is not old:
            self._show(self.journey)
        if self.over:
            self._timer.stop()
            self.rooms.worker.order(worker.AllDone())
            QTimer.singleShot(LET_GO_MS, self, self._let_go)

    def _leave(self) -> None:
        """Once a slip is with its process, which ends later than this one."""
        if self.rooms.printer.handed:
            self._let_go()
        else:
            QTimer.singleShot(HANDED_MS, self, self._leave)

    def _let_go(self) -> None:
        """Once. A request that was being kept is kept, what is to be logged is logged."""
        if self._hand_over and self._left:
            hand_over, self._hand_over = self._hand_over, None
            hand_over(self._left)

    def _perform(self, orders: Iterable[effects.Effect]) -> None:
        for order in orders:
            match order:
                case effects.ReadCard() | effects.VerifyCard() | effects.ReadLaserCode() | effects.ReadHealth():
                    self.rooms.cards.order(order)
                case effects.Find() | effects.Open() | effects.FindPlaces():
                    self.rooms.worker.order(order)
                case effects.FindMine() | effects.AskChecks() | effects.CheckCard():
                    self.rooms.asker.order(order)
                case effects.Append():
                    self.rooms.worker.order(worker.KeepRequest(order, self.journey.language))
                case effects.PrintSlip():
                    large = self.journey.comfort.text_size in ("large", "largest")
                    self.rooms.printer.order(printroom.PrintIn(order, self.journey.language, large))
                case effects.Wipe():
                    self.rooms.asker.forget()
                    self._wipe()
                    QTimer.singleShot(0, self, gc.collect)

    @Slot()
    def _load_rest(self) -> None:
        self.rooms.worker.order(worker.LoadRest())
        self.rooms.worker.order(worker.LoadPlaces())

    def _renew(self) -> None:
        self._renewed = self._clock.monotonic()
        self.rooms.worker.order(worker.LoadOverview())

    def _tick(self) -> None:
        self.receive(events.Tick())
        if isinstance(self.journey.state, Welcome):
            gc.collect(0)
            if self._clock.monotonic() - self._renewed >= RENEW_SECONDS:
                self._renew()
