"""The slip printer, off the Qt thread and off the worker: paper takes seconds, a stuck printer a minute."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass

import structlog

from drivers.printing.seam import Printer, PrinterError
from kiosk.journey import effects, events
from kiosk.journey.comfort import Language
from kiosk.slip import slip

Post = Callable[[object], None]

log = structlog.get_logger()


@dataclass(frozen=True)
class PrintIn:
    """Print a receipt as the screen is read: in its language, `large` where its letters are."""

    order: effects.PrintSlip
    language: Language
    large: bool = False


class PrintRoom:
    """One thread that prints what was ordered and posts whether it came out; nothing starts without a printer."""

    def __init__(self, printer: Printer | None, post: Post) -> None:
        """`post` may be called from any thread."""
        self._printer = printer
        self._post = post
        self._orders: queue.SimpleQueue[PrintIn | None] = queue.SimpleQueue()
        self._wanted: PrintIn | None = None
        self._stopped = threading.Event()
        # A printer that hangs must not keep a terminal from being stopped: the paper is all that is at stake.
        self._thread = threading.Thread(target=self._work, name="printer", daemon=True)

    def start(self) -> None:
        """Begin to wait for receipts."""
        if self._printer is not None:
            self._thread.start()

    def order(self, order: PrintIn) -> None:
        """Have a receipt printed. One that has not begun yet is of somebody who has left: it is dropped."""
        self._wanted = order
        self._orders.put(order)

    def stop(self, seconds: float = 2.0) -> None:
        """End; a slip that is coming out has `seconds` to do so."""
        self._orders.put(None)
        if self._thread.is_alive():
            self._thread.join(seconds)
        self._stopped.set()

    def _work(self) -> None:
        assert self._printer is not None
        self._printer.prepare()
        while (order := self._orders.get()) is not None:
            if order is self._wanted:
                self._print(self._printer, order)

    def _print(self, printer: Printer, wanted: PrintIn) -> None:
        receipt = wanted.order.receipt
        try:
            after = printer.print(slip(receipt, wanted.language, large=wanted.large))
        except PrinterError as error:
            log.warning("slip not printed", number=receipt.number, error=type(error).__name__, reason=error.detail)
            self._tell(events.SlipFailed(receipt.number, error.state))
            return
        log.info("slip printed", number=receipt.number, reason=after.state)
        self._tell(events.SlipPrinted(receipt.number))

    def _tell(self, event: events.Event) -> None:
        if not self._stopped.is_set():
            self._post(event)
