"""The form on the screen: one page's questions, what is wrong with answers, all answers at the end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QJSValue, QmlElement

from govchannel.contract.catalog import SIGNED_BY_CARD, Field, Text
from kiosk import form_check, forms, notice
from kiosk.amounts import read_amount
from kiosk.catalog import Overview
from kiosk.forms import Draft
from kiosk.journey import events
from kiosk.journey.states import Filling, Journey, Reviewing
from ui.answer_texts import answer_text, echo_text
from ui.camera_model import CameraModel
from ui.mailbox import Post
from ui.screens import DELEGATES
from ui.texts import said, today

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class FormModel(QObject):
    """A draft as values for QML.

    `pageChanged` tells of other questions, `changed` of other answers: a question keeps its place, its cursor and its
    keyboard while it is being answered. `refused`: the page cannot be left before its troubles are mended.
    """

    changed = Signal()
    pageChanged = Signal()
    refused = Signal()
    placesChanged = Signal()

    def __init__(self, post: Post, camera: CameraModel, show_taken: Callable[[Mapping[str, bytes]], None]) -> None:
        """`post` takes events; `show_taken` hands pictures to their provider."""
        super().__init__()
        self._post = post
        self._camera = camera
        self._show_taken = show_taken
        self._state: Filling | Reviewing | None = None
        self._language = "th"
        self._slow = False
        self._agencies: dict[str, Text] = {}

    def show(self, journey: Journey) -> None:
        """Paint another moment."""
        state = journey.state if isinstance(journey.state, (Filling, Reviewing)) else None
        if state is self._state and (journey.language, journey.slow) == (self._language, self._slow):
            return
        old, self._state = self._state, state
        waited, self._slow = self._slow, journey.slow
        self._show_pictures()
        translated = journey.language != self._language
        self._language = journey.language
        if translated or _page(old) != _page(state):
            self.pageChanged.emit()
        if translated or waited != self._slow or _places(old) != _places(state):
            self.placesChanged.emit()
        self.changed.emit()

    def _show_pictures(self) -> None:
        """The camera is on only while its question is on the screen and has no answer."""
        taken = dict(self._draft.attachments) if self._draft else {}
        self._show_taken(taken)
        asked = self._camera.asked
        if asked and not (isinstance(self._state, Filling) and self._wants_picture(self._state, asked)):
            self._camera.close()

    @staticmethod
    def _wants_picture(state: Filling, name: str) -> bool:
        shown = any(field.name == name for field in forms.shown_fields(state.draft, state.step))
        return shown and name not in state.draft.answers

    @Property(CameraModel, notify=pageChanged)
    def camera(self) -> CameraModel:
        """The terminal's camera."""
        return self._camera

    @Property("QVariantMap", notify=changed)  # type: ignore[arg-type]
    def pictures(self) -> dict[str, str]:
        """Address of the picture taken for a question, by question."""
        return self._pictures(self._draft) if self._draft else {}

    @staticmethod
    def _pictures(draft: Draft) -> dict[str, str]:
        fields = [field for field in draft.form.fields if field.type == "picture" and field.name in draft.answers]
        return {field.name: f"image://taken/{draft.answers[field.name]['sha256']}" for field in fields}

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
        """The page's questions: `name` (the answer's path), `delegate`, `kind`, `label`, `help`, `value`, `shown`,
        `fromCard`, `fixed`, `optional`, `longest`, `options`, `partial`.

        A person and a list also have `items` of `index`, `questions`, and `most`, how many items there may be.
        """
        if not isinstance(self._state, Filling):
            return []
        draft, schema = self._state.draft, self._state.draft.form.schema
        return [
            self._question(draft, f.name, f, schema) | {"optional": not form_check.must_be_answered(draft, f)}
            for f in forms.shown_fields(draft, self._state.step)
        ]

    def _question(self, draft: Draft, path: str, field: Field, within: dict[str, Any]) -> dict[str, Any]:
        """One question; `within` is the schema of what the field is a property of."""
        value = forms.value_at(draft, path)
        from_card = path in draft.given
        fixed = from_card and not field.editable
        schema = within["properties"][field.name]
        question = {
            "name": path,
            "delegate": "Question" if fixed else DELEGATES[field.type],
            "kind": field.type,
            "label": said(field.label, self._language),
            "help": said(field.help, self._language),
            "value": value if value is not None else "",
            "shown": "" if value is None else answer_text(field, value, self._language),
            "fromCard": from_card,
            "fixed": fixed,
            "optional": field.name not in within.get("required", []),
            "longest": int(schema.get("maxLength", 200)),
            "options": [{"key": key, "title": said(text, self._language)} for key, text in field.options.items()],
            "partial": field.partial,
        }
        if field.fields:
            listed = field.type == "list"
            inner = schema["items"] if listed else schema
            paths = [f"{path}.{index}" for index in range(len(value or []))] if listed else [path]
            question["items"] = [
                {"index": index, "questions": [self._question(draft, f"{at}.{f.name}", f, inner) for f in field.fields]}
                for index, at in enumerate(paths)
            ]
            question["most"] = forms.most_items(draft.form, field) if listed else 1
        return question

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

    @Property("QVariantMap", notify=changed)  # type: ignore[arg-type]
    def echoes(self) -> dict[str, str]:
        """What an answer means, by question, where that helps: an amount in words, a place as an address."""
        if not isinstance(self._state, Filling):
            return {}
        draft = self._state.draft
        echoed = {
            path: echo_text(field, forms.value_at(draft, path), self._language)
            for path, field in forms.paths(draft, forms.shown_fields(draft, self._state.step))
        }
        return {path: text for path, text in echoed.items() if text}

    @Property("QVariantMap", notify=placesChanged)  # type: ignore[arg-type]
    def places(self) -> dict[str, Any]:
        """Places to choose from: `field`, `typed`, `within`, `lines` of `name`, `around`, `last`.

        `stale`: they are those of before; `slow`: others take their time.
        """
        search = self._state.places if isinstance(self._state, Filling) else None
        if search is None:
            return {"field": "", "typed": "", "within": "", "lines": [], "stale": False, "slow": False}
        lines = [
            {
                "name": said(line.name, self._language),
                "around": said(line.around, self._language),
                "last": line.answer is not None,
            }
            for line in search.lines
        ]
        return {
            "field": search.field,
            "typed": search.typed,
            "within": search.within,
            "lines": lines,
            "stale": search.stale,
            "slow": self._slow,
        }

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def answers(self) -> list[dict[str, Any]]:
        """Everything for the review, page by page: `title`, `step`, `lines` of `label`, `shown`, `drawn`, `picture`."""
        draft = self._draft
        if draft is None or not isinstance(self._state, Reviewing):
            return []
        pictures = self._pictures(draft)
        return [
            {
                "title": said(step.title, self._language),
                "step": number,
                "lines": [
                    {
                        "label": said(field.label, self._language),
                        "shown": answer_text(field, draft.answers[field.name], self._language),
                        "drawn": _drawn(field, draft.answers[field.name]),
                        "picture": pictures.get(field.name, ""),
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
        if isinstance(value, QJSValue):  # how a list that grew in QML comes
            value = value.toVariant()
        self._post(events.Answered(name, self._typed(name, value)))

    def _typed(self, path: str, value: Any) -> Any:
        """A number as a number; what is none stays a text, and the form says so."""
        field = forms.field_at(self._draft.form, path) if self._draft else None
        if field is None or field.type not in ("number", "amount") or not isinstance(value, str) or not value.strip():
            return value
        number = read_amount(value)
        return value if number is None else number

    @Slot(str)
    def addItem(self, name: str) -> None:
        """One more item in a list."""
        self._post(events.ItemAdded(name))

    @Slot(str, int)
    def removeItem(self, name: str, index: int) -> None:
        """An item of a list is not wanted."""
        self._post(events.ItemRemoved(name, index))

    @Slot(str, str)
    def findPlaces(self, name: str, typed: str) -> None:
        """Places are looked for by what was typed; all provinces for nothing."""
        self._post(events.PlacesAsked(name, typed))

    @Slot(str, str)
    def showPlaces(self, name: str, within: str) -> None:
        """What lies in a place is wanted; the provinces for an empty code."""
        self._post(events.PlacesAsked(name, within=within))

    @Slot(int)
    def choosePlace(self, index: int) -> None:
        """One of the places was touched: the answer, or one step further down."""
        search = self._state.places if isinstance(self._state, Filling) else None
        if search is None or not 0 <= index < len(search.lines):
            return
        line = search.lines[index]
        if line.answer is None:
            self._post(events.PlacesAsked(search.field, within=line.code))
        else:
            self._post(events.Answered(search.field, dict(line.answer)))

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


def _drawn(field: Field, value: Any) -> str:
    """The lines of a signature; empty for other answers, and where it was given without drawing."""
    return str(value) if field.type == "signature" and value != SIGNED_BY_CARD else ""


def _page(state: Filling | Reviewing | None) -> object:
    """What makes a page another one: also the questions that an answer brought or took away."""
    if not isinstance(state, Filling):
        return type(state)
    shown = forms.shown_fields(state.draft, state.step)
    paths = tuple(path for path, _ in forms.paths(state.draft, shown))
    return state.step, state.reviewing, state.draft.service.id, paths


def _places(state: Filling | Reviewing | None) -> object:
    return state.places if isinstance(state, Filling) else None
