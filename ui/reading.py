"""What of the screen is said, and once: where somebody is, what is new there, what is in focus, what was changed.

All words are those of the screen (texts, accessible names) or of ``Spoken.qml``: translated once, said and shown alike.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6 import QtGui
from PySide6.QtCore import QObject
from PySide6.QtQml import QJSValue
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.journey.states import Choosing, Journey
from ui.items import around, in_reading_order, is_read, is_target, is_writing, layer
from ui.spelling import spelled
from ui.steering import TURNERS, Steering

MANY = 3
"""More new texts than this are another page, not news."""

LAST_SECONDS = 10
"""When the countdown is said a second time."""

SIGNS = {" ": "space", "\n": "line", ".": "dot", ",": "comma", "-": "hyphen", "/": "slash", "@": "at", "_": "underline"}
"""Typed, and silent unless they are called by name."""


class Reader:
    """Reads the screen of a window as somebody meets it who does not see it, and remembers what it has read."""

    def __init__(self, window: QQuickWindow, steering: Steering) -> None:
        """Has read nothing yet."""
        self._window = window
        self._steering = steering
        self._journey = Journey()
        self._introduced = False
        self.forget()

    def begin(self) -> None:
        """Somebody asks to hear the screen: they are told how that goes."""
        self._introduced = False
        self.forget()

    def forget(self) -> None:
        """Whatever is there is new."""
        self._place: tuple[object, ...] = ()
        self._texts: set[str] = set()
        self._field = ""
        self._described = ""
        self._question = ""
        self._value = ""
        self._buttons: set[str] = set()
        self.asked = False
        """What is in focus is wanted, also if it was read before."""
        self._waited = False

    def ask_all(self) -> None:
        """What is in focus is wanted once more, and of a field all that is written in it."""
        self._described, self.asked = "", True

    def word(self, name: str) -> str:
        """One that stands nowhere on the screen."""
        words = self._window.findChild(QObject, "spoken-words")
        return str(words.property(name)) if words is not None else ""

    @property
    def writing(self) -> bool:
        """Whether somebody writes: each letter is said at once."""
        here = self._steering.here()
        return here is not None and is_writing(here)

    def read(self, journey: Journey) -> str:
        """What is new on the screen that shows `journey`; empty for nothing."""
        self._journey = journey
        top = layer(self._window)
        screen = self._steering.page() if top is self._window.contentItem() else top
        read = [item for item in in_reading_order(screen) if is_read(item)] if screen is not None else []
        if journey.awaited is not None and top is not screen:
            parts = self._wait(read)
        else:
            title = _title(read)
            parts = self._arrive(top, read, title) or self._news(top, read) or self._come()
            parts += self._focused(title)
            self._waited = False
        if parts and not self._introduced:
            self._introduced = True
            parts = [self.word("begin"), *parts]
        return " ".join(_sentence(part) for part in parts if part.strip())

    def _wait(self, read: list[QQuickItem]) -> list[str]:
        """While something is fetched: that it takes its time, once, and what somebody does meanwhile."""
        if isinstance(self._journey.state, Choosing) and not self.writing:
            # What comes is another page, or the one before it once more: it is read from its beginning.
            self._place = ()
        slow = next((_name(item) for item in read if item.objectName() == "moment"), "")
        new = slow if not self._waited else ""
        self._waited = self._waited or bool(slow)
        return [new] * bool(new) + (self._focused(None) if self.writing or self.asked else [])

    def _come(self) -> list[str]:
        """To who was told to wait: there it is, where no new page says so."""
        return [self.word("come")] if self._waited else []

    def _arrive(self, top: QQuickItem, read: list[QQuickItem], title: QQuickItem | None) -> list[str]:
        """Another screen, page or cover: its title, what comes next, how to go on."""
        left = self._journey.seconds_left
        counting = top.objectName() == "countdown"
        shown = _name(title) if title is not None and not counting else ""
        place: tuple[object, ...] = (
            top.objectName(),
            type(self._journey.state),
            getattr(self._journey.state, "step", 0),
            shown,
        )
        if counting:
            place = (*place, left is not None and left <= LAST_SECONDS)
        writing = self._steering.here()
        if place == self._place or (
            place[:3] == self._place[:3] and writing is not None and is_writing(writing) and not counting
        ):
            return []
        self._place, self._texts = place, {_name(item) for item in read}
        self._described = self._question = ""
        self.asked = False
        troubles = [self._trouble(item) for item in read if _is_alert(item)]
        if counting:
            self._steering.begin_with(next((item for item in in_reading_order(top) if is_target(item)), None))
            return [*(_name(item) for item in read), self.word("stay")]
        if troubles:
            self._go_to_trouble(read)
        else:
            self._steering.begin_with(title)
        after = next(iter(read[read.index(title) + 1 :]), None) if title is not None else None
        about = _name(title) if title is not None else _name(top)
        off = self._unavailable(top)
        return [about, _name(after) if after is not None else "", *troubles, *off, self.word("onward")]

    def _news(self, top: QQuickItem, read: list[QQuickItem]) -> list[str]:
        """Texts that came up on the same page: trouble first, and all of it."""
        if top.objectName() == "countdown":
            return []
        new = [item for item in read if _name(item) not in self._texts]
        self._texts = {_name(item) for item in read}
        alerts = [item for item in new if _is_alert(item)]
        if alerts:
            self._go_to_trouble(alerts)
            return [self._trouble(item) for item in alerts]
        return [_name(item) for item in new] if len(new) <= MANY else []

    def _trouble(self, item: QQuickItem) -> str:
        label = _question(item).get("label", "")
        return f"{label}: {_name(item)}" if label else _name(item)

    def _go_to_trouble(self, alerts: list[QQuickItem]) -> None:
        """To the first question that something is wrong with."""
        for alert in alerts:
            asking = next((one for one in around(alert) if _asked(one)), None)
            if asking is None:
                continue
            for item in in_reading_order(asking):
                if is_target(item):
                    self._steering.begin_with(item)
                    return

    def _unavailable(self, top: QQuickItem) -> list[str]:
        """Buttons of the page that cannot be pressed: arrows pass them by, and their words say why."""
        screen = self._steering.page()
        if screen is None or top is not self._window.contentItem():
            return []
        return [
            f"{_name(item)}, {self.word('unavailable')}"
            for item in in_reading_order(screen)
            if item.inherits("QQuickAbstractButton")
            and not item.isEnabled()
            and item.objectName() not in TURNERS
            and not _question(item)
        ]

    def _focused(self, title: QQuickItem | None) -> list[str]:
        """What is in focus, where that is another thing or another state than was said; what is typed."""
        item = self._steering.here()
        asked, self.asked = self.asked, False
        if item is None:
            self._described = ""
            return []
        described = self._describe(item)
        parts = [described]
        if is_writing(item):
            value = str(item.property("text"))
            old, self._value = self._value, value
            # With the first letter goes what was wrong with the field: that is no news to who writes there.
            before, self._field = self._field, item.objectName()
            if value != old and (described == self._described or (self._described and before == self._field)):
                self._described = described
                return [self._echo(old, value)]
            parts.append(self._written(value))
        if described == self._described and not asked:
            return self._beside(item, same=True)
        question = str(_question(item).get("label", ""))
        parts += self._beside(item, same=question == self._question)
        if question != self._question and question not in described:
            parts = [question, str(_question(item).get("help", "")), *parts]
        came = not self._described and item is title
        self._described, self._question = described, question
        return [] if came and not asked else [", ".join(part for part in parts if part)]

    def _beside(self, item: QQuickItem, *, same: bool) -> list[str]:
        """What else changed in the same question, as a date does by the button for today."""
        asking = next((one for one in around(item) if _asked(one)), None)
        buttons = [one for one in in_reading_order(asking) if _is_button(one)] if asking is not None else []
        old, self._buttons = self._buttons, {_name(one) for one in buttons}
        new = [_name(one) for one in buttons if _name(one) not in old and one is not item]
        return new if same and len(new) <= MANY else []

    def _describe(self, item: QQuickItem) -> str:
        face = QtGui.QAccessible.queryAccessibleInterface(item)
        parts = [_name(item)]
        match face.role():
            case QtGui.QAccessible.Role.Button:
                parts.append(self.word("button"))
                if face.state().checkable:
                    parts.append(self.word("chosen" if face.state().checked else "notChosen"))
            case QtGui.QAccessible.Role.CheckBox | QtGui.QAccessible.Role.RadioButton:
                parts.append(self.word("chosen" if face.state().checked else "notChosen"))
            case QtGui.QAccessible.Role.EditableText:
                parts += [self.word("field"), face.text(QtGui.QAccessible.Text.Description)]
        return ", ".join(part.strip() for part in parts if part.strip())

    def _written(self, value: str) -> str:
        return spelled(value.strip()) or self.word("empty")

    def _echo(self, old: str, new: str) -> str:
        if len(new) == len(old) + 1 and new.startswith(old):
            return self._letter(new[-1])
        if len(old) == len(new) + 1 and old.startswith(new):
            return self.word("deleted").replace("%1", self._letter(old[-1]))
        return self._written(new)

    def _letter(self, letter: str) -> str:
        return self.word(SIGNS[letter]) if letter in SIGNS else letter


def _sentence(part: str) -> str:
    """With a pause at its end; a single letter stays alone."""
    part = part.strip()
    return part if len(part) == 1 or part.endswith((".", "?", "!", ":")) else part + "."


def _name(item: QQuickItem) -> str:
    """What it is called, as it is said."""
    face = QtGui.QAccessible.queryAccessibleInterface(item)
    return spelled(face.text(QtGui.QAccessible.Text.Name)) if face is not None else ""


def _is_alert(item: QQuickItem) -> bool:
    face = QtGui.QAccessible.queryAccessibleInterface(item)
    return face is not None and face.role() is QtGui.QAccessible.Role.AlertMessage


def _is_button(item: QQuickItem) -> bool:
    face = QtGui.QAccessible.queryAccessibleInterface(item) if item.inherits("QQuickAbstractButton") else None
    return face is not None and face.role() is QtGui.QAccessible.Role.Button


def _title(read: list[QQuickItem]) -> QQuickItem | None:
    """The heading of a page: what says so of itself, else the first of the largest texts."""
    for item in read:
        face = QtGui.QAccessible.queryAccessibleInterface(item)
        if face is not None and face.role() is QtGui.QAccessible.Role.Heading:
            return item
    texts = [item for item in read if item.inherits("QQuickText")]
    return max(texts, key=_size, default=None)


def _size(item: QQuickItem) -> int:
    return int(item.property("font").pixelSize())


def _asked(item: QObject) -> dict[str, object]:
    """The question that an item is the whole of; empty for other items."""
    asked: object = item.property("asked")
    values: object = asked.toVariant() if isinstance(asked, QJSValue) else asked
    return values if isinstance(values, dict) else {}


def _question(item: QQuickItem) -> dict[str, object]:
    """The question that an item is a part of; empty outside of questions."""
    return next(_questions(item), {})


def _questions(item: QQuickItem) -> Iterator[dict[str, object]]:
    for parent in around(item):
        if asked := _asked(parent):
            yield asked
