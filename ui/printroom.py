"""The slip printer, off the Qt thread and off the worker: paper takes seconds, a stuck printer a minute.

Each slip has a process of its own, which goes on when the session's process ends.
"""

from __future__ import annotations

import queue
import subprocess
import threading
from pathlib import Path

import msgspec

from drivers.printing.seam import PrinterFault
from kiosk.journey import effects, events
from kiosk.journey.comfort import Language
from kiosk.log import log
from ui.mailbox import Post
from ui.own_process import command
from ui.slip_process import Told, Wanted


class PrintIn(msgspec.Struct, frozen=True):
    """Print a receipt as the screen is read: in its language, `large` where its letters are."""

    order: effects.PrintSlip
    language: Language
    large: bool = False


class PrintRoom:
    """One thread that has printed what was ordered and posts whether it came out; nothing starts without a printer."""

    def __init__(self, home: Path | None, post: Post) -> None:
        """`home` is the folder of a terminal with a printer; `post` may be called from any thread."""
        self._home = home
        self._post = post
        self._orders: queue.SimpleQueue[PrintIn | None] = queue.SimpleQueue()
        self._wanted: PrintIn | None = None
        self._stopped = threading.Event()
        # Nobody waits for a printer that hangs.
        self._thread = threading.Thread(target=self._work, name="printer", daemon=True)

    def start(self) -> None:
        """Begin to wait for receipts."""
        if self._home is not None:
            self._thread.start()

    def order(self, order: PrintIn) -> None:
        """Have a receipt printed. One that has not begun yet is of somebody who has left: it is dropped."""
        self._wanted = order
        self._orders.put(order)

    def stop(self) -> None:
        """End; a slip that is coming out comes out."""
        self._stopped.set()
        self._orders.put(None)

    def _work(self) -> None:
        while (order := self._orders.get()) is not None:
            if order is self._wanted:
                self._print(order)

    def _print(self, wanted: PrintIn) -> None:
        receipt = wanted.order.receipt
        told = self._told(Wanted(receipt, wanted.language, wanted.large))
        if told.error:
            log.warning("slip not printed", number=receipt.number, error=told.error, reason=told.detail)
            self._tell(events.SlipFailed(receipt.number, told.state))
            return
        log.info("slip printed", number=receipt.number, reason=told.state)
        self._tell(events.SlipPrinted(receipt.number))

    def _told(self, wanted: Wanted) -> Told:
        assert self._home is not None
        try:
            done = subprocess.run(
                command("--slip", str(self._home)),
                input=msgspec.json.encode(wanted),
                stdout=subprocess.PIPE,
                check=False,
                # Whoever ends the session's process ends what it has started; but not this.
                start_new_session=True,
            )
            return msgspec.json.decode(done.stdout, type=Told)
        except (OSError, ValueError) as error:
            return Told(PrinterFault.state, type(error).__name__)

    def _tell(self, event: events.Event) -> None:
        if not self._stopped.is_set():
            self._post(event)
