"""The citizen's own requests on the screen."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.journey import events
from kiosk.journey.states import Journey, MyRequest, MyRequests
from kiosk.mine import Mine, Request
from kiosk.moments import moment_text
from ui.mailbox import Post
from ui.texts import said

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class MineModel(QObject):
    """A list of requests, and one of them, as values for QML; empty on every other screen."""

    changed = Signal()

    def __init__(self, post: Post) -> None:
        """`post` takes events."""
        super().__init__()
        self._post = post
        self._state: MyRequests | MyRequest | None = None
        self._language = "th"

    def show(self, journey: Journey) -> None:
        """Paint another moment."""
        state = journey.state if isinstance(journey.state, (MyRequests, MyRequest)) else None
        if (state, journey.language) == (self._state, self._language):
            return
        self._state, self._language = state, journey.language
        self.changed.emit()

    @property
    def _mine(self) -> Mine | None:
        return self._state.mine if self._state else None

    @Property(bool, notify=changed)
    def asking(self) -> bool:
        """Whether the answer has yet to come."""
        return self._state is not None and self._state.mine is None

    @Property(str, notify=changed)
    def failure(self) -> str:
        """Why only a part, or nothing, is known: ``no-photo`` or a `KioskError`'s code; empty when all is."""
        return (self._mine.failure or "") if self._mine else ""

    @Property(bool, notify=changed)
    def more(self) -> bool:
        """Whether there are older ones that are not shown."""
        return self._mine is not None and self._mine.more

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def requests(self) -> list[dict[str, Any]]:
        """The list: `number`, `service`, `agency`, `time`, `state`."""
        return [self._line(one) for one in self._mine.requests] if self._mine else []

    @Property("QVariantMap", notify=changed)  # type: ignore[arg-type]
    def request(self) -> dict[str, Any]:
        """The one looked at: as in the list, and `phone`, `steps` of `state` and `time`, the last one first."""
        if not isinstance(self._state, MyRequest):
            return {}
        number = self._state.number
        one = next(one for one in self._state.mine.requests if one.number == number)
        steps = [
            {"state": step.state, "time": moment_text(step.at, self._language)} for step in reversed(one.history)
        ] or [{"state": one.state, "time": moment_text(one.at, self._language)}]
        return {**self._line(one), "phone": one.phone or "", "steps": steps}

    def _line(self, one: Request) -> dict[str, Any]:
        return {
            "number": one.number,
            "service": said(one.service, self._language),
            "agency": said(one.agency, self._language),
            "time": moment_text(one.at, self._language),
            "state": one.state,
        }

    @Slot(str)
    def look(self, number: str) -> None:
        """One was chosen."""
        self._post(events.Looked(number))
