"""The form on the screen: one page's questions, what is wrong with answers, all answers at the end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from govchannel.contract.catalog import Field, Text
from kiosk import forms, notice
from kiosk.catalog import Overview
from kiosk.forms import Draft
from kiosk.journey import events
from kiosk.journey.states import Filling, Journey, Reviewing
from ui.screens import DELEGATES
from ui.texts import answer_text, said, today

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

Post = Callable[[object], None]


@QmlElement
class FormModel(QObject):
    """A draft as values for QML.

    `pageChanged` tells of other questions, `changed` of other answers: a question keeps its place, its cursor and its
    keyboard while it is being answered. `refused`: the page cannot be left before its troubles are mended.
    """

    changed = Signal()
    pageChanged = Signal()
    refused = Signal()

    def __init__(self, post: Post) -> None:
        """`post` takes events."""
        super().__init__()
        self._post = post
        self._state: Filling | Reviewing | None = None
        self._language = "th"
        self._agencies: dict[str, Text] = {}

    def show(self, journey: Journey) -> None:
        """Paint another moment."""
        state = journey.state if isinstance(journey.state, (Filling, Reviewing)) else None
        if state is self._state and journey.language == self._language:
            return
        old, self._state = self._state, state
        translated = journey.language != self._language
        self._language = journey.language
        if translated or _page(old) != _page(state):
            self.pageChanged.emit()
        self.changed.emit()

    def show_overview(self, overview: Overview) -> None:
        """Learn the agencies' names."""
        self._agencies = {group.id: group.name for group in overview.agencies}

    @property
    def _draft(self) -> Draft | None:
        return self._state.draft if self._state else None

    @Property(str, notify=pageChanged)
    def service(self) -> str:
        """What is asked for."""
        return said(self._draft.service.title, self._language) if self._draft else ""

    @Property(str, notify=pageChanged)
    def title(self) -> str:
        """The page's title."""
        if not isinstance(self._state, Filling):
            return ""
        return said(self._state.draft.form.steps[self._state.step].title, self._language)

    @Property(int, notify=pageChanged)
    def page(self) -> int:
        """The page's number, from 1."""
        return self._state.step + 1 if isinstance(self._state, Filling) else 0

    @Property(int, notify=pageChanged)
    def pages(self) -> int:
        """How many pages there are."""
        return len(self._draft.form.steps) if self._draft else 0

    @Property(bool, notify=pageChanged)
    def returning(self) -> bool:
        """Whether this page leads back to the review."""
        return isinstance(self._state, Filling) and self._state.reviewing

    @Property("QVariantList", notify=pageChanged)  # type: ignore[arg-type]
    def questions(self) -> list[dict[str, Any]]:
        """The page's questions: `name`, `delegate`, `kind`, `label`, `help`, `value`, `shown`, `fixed`, `optional`,
        `options`.
        """
        if not isinstance(self._state, Filling):
            return []
        return [self._question(field) for field in forms.shown_fields(self._state.draft, self._state.step)]

    def _question(self, field: Field) -> dict[str, Any]:
        assert self._draft is not None
        value = self._draft.answers.get(field.name)
        form = self._draft.form
        from_card = field.name in self._draft.given
        return {
            "name": field.name,
            "delegate": DELEGATES[field.type],
            "kind": field.type,
            "label": said(field.label, self._language),
            "help": said(field.help, self._language),
            "value": value if value is not None else "",
            "shown": "" if value is None else answer_text(field, value, self._language),
            "fromCard": from_card,
            "fixed": from_card and not field.editable,
            "optional": field.name not in form.schema.get("required", []),
            "longest": int(form.schema["properties"][field.name].get("maxLength", 200)),
            "options": [{"key": key, "title": said(text, self._language)} for key, text in field.options.items()],
        }

    @Property(str, notify=pageChanged)
    def today(self) -> str:
        """The day in Thailand, ISO 8601."""
        return today().isoformat()

    @Property("QVariantMap", notify=changed)  # type: ignore[arg-type]
    def troubles(self) -> dict[str, str]:
        """What is wrong, by question."""
        if not isinstance(self._state, Filling):
            return {}
        return {trouble.field: said(trouble.text, self._language) for trouble in self._state.troubles}

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def answers(self) -> list[dict[str, Any]]:
        """Everything for the review, page by page: `title`, `step`, `lines` of `label`, `shown`."""
        draft = self._draft
        if draft is None or not isinstance(self._state, Reviewing):
            return []
        return [
            {
                "title": said(step.title, self._language),
                "step": number,
                "lines": [
                    {
                        "label": said(field.label, self._language),
                        "shown": answer_text(field, draft.answers[field.name], self._language),
                    }
                    for field in step.fields
                    if field.name in draft.answers
                ],
            }
            for number, step in enumerate(draft.form.steps)
        ]

    @Property(str, notify=pageChanged)
    def sending(self) -> str:
        """What sending means: recipient, purpose, how long it is kept."""
        if self._draft is None:
            return ""
        service = self._draft.service
        recipient = self._agencies.get(service.agency, Text(th=service.agency, en=service.agency))
        return said(notice.for_service(service, recipient), self._language)

    @Slot(str, "QVariant")
    def answer(self, name: str, value: Any) -> None:
        """A question was answered."""
        self._post(events.Answered(name, self._typed(name, value)))

    def _typed(self, name: str, value: Any) -> Any:
        """A number as a number; what is none stays a text, and the form says so."""
        draft = self._draft
        kinds = {f.name: f.type for step in draft.form.steps for f in step.fields} if draft else {}
        if kinds.get(name) == "number" and isinstance(value, str) and value.strip():
            try:
                number = float(value.replace(",", ""))
            except ValueError:
                return value
            return int(number) if number.is_integer() else number
        return value

    @Slot()
    def next(self) -> None:
        """To the next page."""
        self._post(events.Next())
        if self.troubles:
            self.refused.emit()

    @Slot(int)
    def change(self, step: int) -> None:
        """Back to a page, from the review."""
        self._post(events.Changed(step))

    @Slot()
    def submit(self) -> None:
        """Send the request."""
        self._post(events.Submitted())


def _page(state: Filling | Reviewing | None) -> object:
    """What makes a page another one: also the questions that an answer brought or took away."""
    if not isinstance(state, Filling):
        return type(state)
    names = tuple(field.name for field in forms.shown_fields(state.draft, state.step))
    return state.step, state.reviewing, state.draft.service.id, names
