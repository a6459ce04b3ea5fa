"""The composition root: a terminal built by hand from its settings. No container, no globals."""

from __future__ import annotations

import hashlib
import secrets
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from drivers.base import CardReader
from drivers.printing.seam import Printer
from drivers.registry import NO_DEVICE, open_reader
from drivers.thai_id import CardText
from govchannel.contract.thai_time import BANGKOK
from kiosk import notice, outbox, printers, time_floor
from kiosk.card_check import Checked
from kiosk.card_token import card_token
from kiosk.catalog import Catalog
from kiosk.clock import Clock, SystemClock
from kiosk.config import Config, load_config
from kiosk.errors import FormRefused, KioskError, NotSetUp, ServiceUnknown
from kiosk.form_check import check
from kiosk.forms import Draft
from kiosk.journey.comfort import Language
from kiosk.journey.states import Slip
from kiosk.receipt import Receipt

if TYPE_CHECKING:
    from govchannel.contract import envelope

TOKEN_BYTES = 16
"""128 random bits in the receipt's QR code: nobody finds a status page by guessing."""


class Terminal:
    """What every face of the terminal (screen, command line, test) works with."""

    def __init__(self, config: Config, clock: Clock) -> None:
        """Opens nothing yet; each part belongs to the thread that first uses it."""
        self.config = config
        self.clock = clock
        self.catalog = Catalog(config.catalog)

    def reader(self) -> CardReader | None:
        """The card readers, as the settings say; None at a smart box. Raises `DriverError`, `NotSetUp`."""
        return None if self.config.settings.smart_box else open_reader(self.config.settings.reader)

    def printer(self) -> Printer | None:
        """The slip printer, as the settings say; None without one. Raises `UnknownPrinter`."""
        return printers.terminal_printer(self.config)

    @property
    def slip(self) -> Slip:
        """What becomes of a receipt's slip here: none, one on demand, or one at once."""
        if self.config.settings.printer in NO_DEVICE:
            return Slip.NONE
        return Slip.PRINTING if self.config.settings.printer_at_once else Slip.OFFERED

    @property
    def phones(self) -> str:
        """Where phones find the gateway; empty before enrolment."""
        try:
            return self.config.enrolment().phones
        except NotSetUp:
            return ""

    @property
    def has_camera(self) -> bool:
        """Whether a picture can be taken here."""
        return bool(self.config.settings.camera)

    def submit(
        self,
        card: CardText,
        draft: Draft,
        language: Language,
        photo: bytes | None = None,
        checked: Checked | None = None,
    ) -> Receipt:
        """Seal a request and keep it durably; only then is there a receipt. Raises `KioskError`: nothing was kept.

        `photo` is the card's: with it the citizen finds the request again by the card. `checked`: the card is in force.
        """
        # What only this needs is loaded when it is needed, or before, while nobody waits for it.
        from kiosk import keys  # noqa: PLC0415
        from kiosk.number import new_number  # noqa: PLC0415
        from kiosk.seal import seal  # noqa: PLC0415

        if check(draft):
            raise FormRefused
        enrolment = self.config.enrolment()
        agency = self.catalog.agency(draft.service.agency)
        if agency is None:
            raise ServiceUnknown(draft.service.id)
        shown = notice.for_service(draft.service, agency.name)
        token = secrets.token_urlsafe(TOKEN_BYTES)
        now = self.clock.now()
        sealed = seal(
            draft,
            card,
            number=new_number(),
            terminal=enrolment.terminal,
            key=keys.load_key(self.config.key),
            agency_keys=self.catalog.keys(draft.service.agency),
            notice=notice.GENERAL.said(language) + "\n" + shown.said(language),
            token=token,
            card_token=card_token(card.citizen_id, photo),
            check=_card_check(checked) if draft.service.assurance == "card-verified" else None,
            now=now,
        )
        with closing(outbox.Outbox(self.config.outbox)) as kept:
            kept.room(now)
            kept.append(sealed.request, sealed.attachments)
        status_url = f"{enrolment.status_url}/{token}"
        return Receipt(sealed.request.number, draft.service.title, agency.name, now, status_url, agency.phone)

    def today(self) -> date:
        """The day in Thailand: what expires goes by it, so a clock that was set back brings no old news."""
        return time_floor.at_least(self.clock, self.config.time_floor).astimezone(BANGKOK).date()

    def has_room(self) -> bool:
        """Whether a request could be kept now: asked before anybody fills in a form for nothing."""
        try:
            with closing(outbox.Outbox(self.config.outbox)) as kept:
                kept.room(self.clock.now())
        except KioskError:
            return False
        return True


def _card_check(checked: Checked | None) -> envelope.CardCheck | None:
    """What the agency learns of a check."""
    if checked is None:
        return None
    from govchannel.contract import envelope  # noqa: PLC0415

    shown = notice.CARD_CHECK.said(checked.language)
    return envelope.CardCheck(envelope.Consent(hashlib.sha256(shown.encode()).hexdigest(), checked.at), checked.at)


def open_terminal(home: Path | None = None, clock: Clock | None = None) -> Terminal:
    """The terminal of a data folder. Raises `NotSetUp` for settings that cannot be read."""
    return Terminal(load_config(home), clock or SystemClock())
