"""The composition root: a terminal built by hand from its settings. No container, no globals."""

from __future__ import annotations

import secrets
from pathlib import Path

from drivers.base import CardReader
from drivers.registry import open_reader
from drivers.thai_id import CardText
from kiosk import keys, notice
from kiosk.catalog import Catalog
from kiosk.clock import Clock, SystemClock
from kiosk.config import Config, load_config
from kiosk.errors import FormRefused, KioskError, ServiceUnknown
from kiosk.forms import Draft, check
from kiosk.journey.comfort import Language
from kiosk.number import new_number
from kiosk.outbox import Outbox
from kiosk.receipt import Receipt
from kiosk.seal import seal

TOKEN_BYTES = 16
"""128 random bits in the receipt's QR code: nobody finds a status page by guessing."""


class Terminal:
    """What every face of the terminal (screen, command line, test) works with."""

    def __init__(self, config: Config, clock: Clock) -> None:
        """Opens nothing yet; each part belongs to the thread that first uses it."""
        self.config = config
        self.clock = clock
        self.catalog = Catalog(config.catalog)

    def reader(self) -> CardReader:
        """The card readers, as the settings say. Raises `DriverError`, `NotSetUp`."""
        return open_reader(self.config.settings.reader)

    def submit(self, card: CardText, draft: Draft, language: Language) -> Receipt:
        """Seal a request and keep it durably; only then is there a receipt. Raises `KioskError`: nothing was kept."""
        if check(draft):
            raise FormRefused
        enrolment = self.config.enrolment()
        agency = self.catalog.agency(draft.service.agency)
        if agency is None:
            raise ServiceUnknown(draft.service.id)
        shown = notice.for_service(draft.service, agency.name)
        token = secrets.token_urlsafe(TOKEN_BYTES)
        now = self.clock.now()
        request = seal(
            draft,
            card,
            number=new_number(),
            terminal=enrolment.terminal,
            key=keys.load_key(self.config.key),
            agency_keys=self.catalog.keys(draft.service.agency),
            notice=getattr(notice.GENERAL, language) + "\n" + getattr(shown, language),
            token=token,
            now=now,
        )
        outbox = Outbox(self.config.outbox)
        try:
            outbox.room(now)
            outbox.append(request)
        finally:
            outbox.close()
        return Receipt(request.number, draft.service.title, agency.name, now, f"{enrolment.status_url}/{token}")

    def has_room(self) -> bool:
        """Whether a request could be kept now: asked before anybody fills in a form for nothing."""
        try:
            outbox = Outbox(self.config.outbox)
            try:
                outbox.room(self.clock.now())
            finally:
                outbox.close()
        except KioskError:
            return False
        return True


def open_terminal(home: Path | None = None, clock: Clock | None = None) -> Terminal:
    """The terminal of a data folder. Raises `NotSetUp` for settings that cannot be read."""
    return Terminal(load_config(home), clock or SystemClock())
