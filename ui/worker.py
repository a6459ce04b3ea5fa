"""Everything else that may wait, off the Qt thread: finding, opening, sealing and keeping, one after another."""

from __future__ import annotations

import importlib
import queue
import sys
import threading

import msgspec
from msgspec.structs import replace

from govchannel.contract.places import load_places
from kiosk import amounts, form_check, places
from kiosk.catalog import Overview
from kiosk.errors import KioskError
from kiosk.journey import effects, events
from kiosk.journey.comfort import Language
from kiosk.log import log
from kiosk.process import bug
from kiosk.service import Listing
from kiosk.terminal import Terminal
from ui import memory
from ui.mailbox import Post
from ui.pictures import read_icons

LATER = ("jsonschema_rs", "kiosk.number", "kiosk.seal", "kiosk.search.naming", "qrcode", "stdnum.th.pin")
"""Modules that the first screen does without."""


class LoadOverview(msgspec.Struct, frozen=True):
    """Fetch life events and agencies, news and apps."""


class LoadRest(msgspec.Struct, frozen=True):
    """Load what the first screens do without. Somebody is there."""


class LoadPlaces(msgspec.Struct, frozen=True):
    """Read the names of places, which pages and answers say: the screen never waits for them. Somebody is there."""


class KeepRequest(msgspec.Struct, frozen=True):
    """Seal a request and keep it; `language` is that of the notice that was shown."""

    order: effects.Append
    language: Language


class NoteStep(msgspec.Struct, frozen=True):
    """Log that a session moved from one state to another: writing a log is I/O too."""

    from_state: str
    to_state: str


class AllDone(msgspec.Struct, frozen=True):
    """An order, and its answer: all that was ordered before is done."""


Order = (
    AllDone
    | LoadOverview
    | LoadPlaces
    | LoadRest
    | KeepRequest
    | NoteStep
    | effects.Find
    | effects.Open
    | effects.FindPlaces
)


class Worker:
    """One thread that does what `advance` ordered and posts what came of it."""

    def __init__(self, terminal: Terminal, post: Post) -> None:
        """`terminal` is used by this thread only, from `start` on."""
        self._terminal = terminal
        self._post = post
        self._orders: queue.SimpleQueue[Order | None] = queue.SimpleQueue()
        self._wanted: effects.Find | effects.FindPlaces | None = None
        self._thread = threading.Thread(target=self._work, name="worker")

    def start(self) -> None:
        """Begin to work."""
        self._thread.start()

    def order(self, order: Order) -> None:
        """Have something done."""
        if isinstance(order, (effects.Find, effects.FindPlaces)):
            self._wanted = order
        self._orders.put(order)

    def stop(self) -> None:
        """End when all that was ordered is done: a request that is being kept is kept."""
        self._orders.put(None)
        self._thread.join()

    def _work(self) -> None:
        try:
            read_icons()
            while (order := self._orders.get()) is not None:
                self._do(order)
        finally:
            self._terminal.catalog.close()

    def _do(self, order: Order) -> None:
        catalog = self._terminal.catalog
        try:
            match order:
                case AllDone():
                    self._post(order)
                case NoteStep(from_state, to_state):
                    log.info("step", from_state=from_state, to_state=to_state)
                case LoadOverview():
                    self._post(events.RoomTold(self._terminal.has_room()))
                    self._post(replace(catalog.overview(), bulletin=catalog.bulletin(self._terminal.today())))
                case LoadRest():
                    if load_later():
                        memory.give_back()
                case LoadPlaces():
                    load_places()
                case effects.Find(query) if order is self._wanted:
                    self._post(events.Found(query, catalog.listing(query)))
                case effects.Open(service_id):
                    self._post(self._opened(service_id))
                case effects.FindPlaces(asked) if order is self._wanted:
                    lines = places.find(asked.typed) if asked.typed else places.within(asked.within)
                    self._post(events.PlacesFound(asked, tuple(lines)))
                case KeepRequest(append, language):
                    receipt = self._terminal.submit(append.card, append.draft, language, append.photo, append.checked)
                    self._post(events.Appended(receipt, self._terminal.slip))
        except KioskError as error:
            log.warning("not done", error=error.code, reason=error.detail)
            self._fail(order, error.code)
        except Exception as error:  # noqa: BLE001  # a bug must not leave a citizen waiting before a screen for ever
            bug(error)
            self._fail(order, KioskError.code)

    def _fail(self, order: Order, code: str) -> None:
        failure = _failure(order, code)
        if failure is not None:
            self._post(failure)

    def _opened(self, service_id: str) -> events.Opened:
        """A service with all that its page and its form need, so that the screen reads no file for it."""
        catalog = self._terminal.catalog
        service = catalog.service(service_id)
        agency = catalog.agency(service.agency) if service else None
        told = events.Opened(
            service_id,
            service,
            agency.hours if agency else None,
            phones=self._terminal.phones,
            agency=agency.name if agency else None,
        )
        if service is None or service.form is None:
            return told
        self._post(events.RoomTold(self._terminal.has_room()))
        usable = form_check.can_be_asked(service.form)
        here = self._terminal.has_camera or not form_check.needs_camera(service.form)
        if not usable:
            log.error("form cannot be shown", service=service_id)
        if any(field.type == "amount" for field in service.form.fields):
            amounts.in_words(0)  # loads what says amounts, before a finger waits for it
        return msgspec.structs.replace(told, usable=usable and here)


def load_later() -> bool:
    """Load what the first screen does without, before anybody waits for it; whether anything was still to be loaded."""
    waiting = [name for name in LATER if name not in sys.modules]
    for name in waiting:
        importlib.import_module(name)
    return bool(waiting)


def load_all() -> None:
    """Load what all processes forked from this one share."""
    load_later()
    load_places()


def _failure(order: Order, code: str) -> object | None:
    """What is told of an order that failed; nothing where nobody waits for it."""
    match order:
        case LoadPlaces() | LoadRest() | NoteStep() | AllDone():
            return None
        case LoadOverview():
            return Overview((), ())
        case effects.Find(query):
            return events.Found(query, Listing(None, ()))
        case effects.Open(service_id):
            return events.Opened(service_id, None)
        case effects.FindPlaces(asked):
            return events.PlacesFound(asked, ())
        case KeepRequest():
            return events.AppendFailed(code)
