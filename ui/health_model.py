"""The health rights on the chip on the screen."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from drivers.thai_id import Nhso
from kiosk.identity import date_text
from kiosk.journey.states import HealthRights, Journey

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

WEBSITE = "https://www.nhso.go.th"
"""Whose application is on the chip: where its own register answers, as it does at the telephone number 1330."""


@QmlElement
class HealthModel(QObject):
    """A record as values for QML; empty on every other screen."""

    changed = Signal()

    def __init__(self) -> None:
        """Nothing to show yet."""
        super().__init__()
        self._state: HealthRights | None = None
        self._language = "th"

    def show(self, journey: Journey) -> None:
        """Paint another moment."""
        state = journey.state if isinstance(journey.state, HealthRights) else None
        if (state, journey.language) == (self._state, self._language):
            return
        self._state, self._language = state, journey.language
        self.changed.emit()

    @property
    def _record(self) -> Nhso | None:
        return self._state.record if self._state else None

    @Property(str, notify=changed)
    def step(self) -> str:
        """``card``, ``read``, ``told``, ``none`` or ``failed``; empty on other screens."""
        return self._state.step if self._state else ""

    @Property(str, notify=changed)
    def mainRight(self) -> str:
        """The right itself, as it is written."""
        return self._record.main_right if self._record else ""

    @Property(str, notify=changed)
    def subRight(self) -> str:
        """Its kind, as it is written."""
        return self._record.sub_right if self._record else ""

    @Property(str, notify=changed)
    def mainHospital(self) -> str:
        """The first of the two hospitals, as it is written."""
        return self._record.main_hospital if self._record else ""

    @Property(str, notify=changed)
    def subHospital(self) -> str:
        """The second, often a smaller place nearby."""
        return self._record.sub_hospital if self._record else ""

    @Property(str, notify=changed)
    def since(self) -> str:
        """Since when it holds."""
        return date_text(self._record.issue_date, self._language) if self._record else ""

    @Property(str, notify=changed)
    def until(self) -> str:
        """Until when; empty where the card names no end."""
        return date_text(self._record.expiry_date, self._language) if self._record else ""

    @Property(str, notify=changed)
    def written(self) -> str:
        """When it was written on the card, as far as the card says."""
        if self._record is None:
            return ""
        return date_text(self._record.update_date or self._record.issue_date, self._language)
