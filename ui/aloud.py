"""What is read aloud: the screen as somebody meets it who does not see it, and the keys for it.

Nothing is said unless somebody asks for it, and nothing is remembered beyond the session. All words are those of the
screen (texts, accessible names) or of ``Spoken.qml``: translated once, said and shown alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6 import QtGui
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtQml import QJSValue
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.journey.comfort import USUAL, faster, louder
from kiosk.journey.states import Journey
from ui.comfort_model import ComfortModel
from ui.items import around, in_reading_order, is_read, is_target, is_writing, layer
from ui.keys import Key
from ui.mailbox import Mailbox
from ui.speech import Speaker, Utterance, Voice
from ui.spelling import sentences, spelled
from ui.steering import ENTER, TURNERS, Direction, Steering

GATHER_MS = 80
"""How long is waited for what belongs together: a new screen, its trouble, what is in focus."""

NO_THAI_VOICE = "No Thai voice is installed on this terminal. Press F7 for English."
"""Said where Thai cannot be: the one text that is not of the screen's language."""

ENGLISH_ONLY = frozenset({"en"})

MANY = 3
"""More new texts than this are another page, not news."""

LAST_SECONDS = 10
"""When the countdown is said a second time."""

SIGNS = {" ": "space", "\n": "line", ".": "dot", ",": "comma", "-": "hyphen", "/": "slash", "@": "at", "_": "underline"}
"""Typed, and silent unless they are called by name."""

SWITCH = (Key.F2,)
REPEAT = (Key.F1, Key.HELP)
RATE: dict[int, int] = {Key.F3: -1, Key.F4: 1}
LOUDNESS = (Key.VOLUME_DOWN, Key.VOLUME_UP)
"""Keys for the volume also of sounds, whether or not the screen is read aloud."""
VOLUME: dict[int, int] = {Key.F5: -1, Key.VOLUME_DOWN: -1, Key.F6: 1, Key.VOLUME_UP: 1}
LANGUAGE = (Key.F7,)
SKIP: dict[int, int] = {Key.F8: -1, Key.F9: 1}
ARROWS = frozenset(direction.value for direction in Direction)


class Aloud(QObject):
    """Watches screen, focus and keys of a window, and has said what a person should hear of it."""

    def __init__(
        self, window: QQuickWindow, steering: Steering, comfort: ComfortModel, make: Callable[[], Voice] | None
    ) -> None:
        """`make` opens a voice; None where there is none."""
        super().__init__()
        self._window = window
        self._steering = steering
        self._model = comfort
        self._told = Mailbox()
        self._told.posted.connect(self._opened)
        self._speaker = Speaker(make, self._told.post)
        self._voices: frozenset[str] | None = None
        self._apologised = self._introduced = False
        self._comfort = USUAL
        self._journey = Journey()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(GATHER_MS)
        self._timer.timeout.connect(self._gather)
        self._last = ""
        self._sentence: int | None = None
        self._forget_screen()
        window.installEventFilter(self)
        window.activeFocusItemChanged.connect(self._due)
        for name in ("display", "letters", "countdown"):
            cover = window.findChild(QQuickItem, name)
            if cover is not None:
                cover.visibleChanged.connect(self._due)

    def _forget_screen(self) -> None:
        """Whatever is there is new."""
        self._place: tuple[object, ...] = ()
        self._texts: set[str] = set()
        self._field = ""
        self._described = ""
        self._question = ""
        self._value = ""
        self._buttons: set[str] = set()
        self._asked = False

    # --- from outside -------------------------------------------------------------------------------------------------

    def show(self, journey: Journey) -> None:
        """Another moment is painted."""
        unplugged = self._journey.headphones and not journey.headphones
        old, self._comfort, self._journey = self._comfort, journey.comfort, journey
        new = self._comfort
        if new.spoken != old.spoken:
            # Who pulled the headphones out would hear the last word in the room, and so would everybody.
            self._switch(new.spoken, word=not unplugged)
        elif new.spoken and new.language != old.language:
            self._forget_screen()
            self._apologise()
        elif new.spoken and (new.rate, new.volume) != (old.rate, old.volume):
            self._say_level("rate" if new.rate != old.rate else "volume")
            return
        self._due()

    def forget(self) -> None:
        """Fall silent at once; nothing of what was said can be said again."""
        self._timer.stop()
        self._speaker.stop()
        self._last, self._sentence = "", None
        self._forget_screen()

    def end(self) -> None:
        """Stop for good."""
        self.forget()
        self._speaker.end()

    # --- keys ---------------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's way in: True where the key was ours."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._pressed(event.key())
        return super().eventFilter(watched, event)

    def _pressed(self, key: int) -> bool:
        spoken = self._comfort.spoken
        if key in SWITCH or (key in REPEAT and not spoken):
            self._model.chooseSpoken(not spoken)
            return True
        if not spoken and key not in LOUDNESS:
            return False
        if key in REPEAT:
            self._repeat()
        elif key in SKIP:
            self._skip(SKIP[key])
        elif key in RATE:
            if faster(self._comfort, RATE[key]) == self._comfort:
                self._say_level("rate")
            self._model.chooseFaster(RATE[key])
        elif key in VOLUME:
            if louder(self._comfort, VOLUME[key]) == self._comfort:
                self._say_level("volume")
            self._model.chooseLouder(VOLUME[key])
        elif key in LANGUAGE:
            self._model.chooseLanguage("en" if self._comfort.language == "th" else "th")
        else:
            # Who presses on has heard enough; at the end of a page they hear again where they are.
            self._speaker.stop()
            self._asked = key in ARROWS or key in ENTER
            self._due()
            return False
        return True

    def _repeat(self) -> None:
        """What was said last; in a field all that is written in it, not only the last letter."""
        here = self._steering.here()
        if here is not None and is_writing(here):
            self._described, self._asked = "", True
            self._due()
        else:
            self._say(self._last)

    def _skip(self, by: int) -> None:
        """One sentence of what was said last: the first of them, and from there on and back."""
        parts = sentences(self._last)
        if parts:
            place = 0 if self._sentence is None else self._sentence + by
            self._sentence = min(max(place, 0), len(parts) - 1)
            self._say(parts[self._sentence], keep=False)

    # --- the voice ----------------------------------------------------------------------------------------------------

    def _switch(self, spoken: bool, *, word: bool) -> None:
        self._steering.read(spoken)
        self._forget_screen()
        if spoken:
            self._apologised = self._introduced = False
            self._speaker.open()
            if self._voices:
                self._apologise()
            return
        self.forget()
        if word and self._journey.comfort.language in (self._voices or ()):
            self._say(self._word("end"), keep=False)

    def _opened(self, languages: object) -> None:
        assert isinstance(languages, frozenset)
        self._voices = languages
        self._model.tell_voices(languages)
        if self._comfort.spoken:
            self._apologise()
            self._due()

    def _apologise(self) -> None:
        if self._comfort.language == "th" and self._voices == ENGLISH_ONLY and not self._apologised:
            self._apologised = True
            self._speaker.say(Utterance(NO_THAI_VOICE, "en", self._comfort.rate, self._comfort.volume))

    def _say(self, text: str, *, keep: bool = True) -> None:
        if keep:
            self._last, self._sentence = text, None
        if text and self._comfort.language in (self._voices or ()):
            self._speaker.say(Utterance(text, self._comfort.language, self._comfort.rate, self._comfort.volume))

    def _word(self, name: str) -> str:
        words = self._window.findChild(QObject, "spoken-words")
        return str(words.property(name)) if words is not None else ""

    def _say_level(self, name: str) -> None:
        """How fast or how loud it is now."""
        self._say(self._word(name).replace("%1", str(self._model.property(name))), keep=False)

    # --- what there is to say -----------------------------------------------------------------------------------------

    def _due(self) -> None:
        if self._comfort.spoken and not self._timer.isActive():
            self._timer.start()

    def _gather(self) -> None:
        """Say what is new: the screen, its news, what is in focus or was changed there."""
        if not self._comfort.spoken:
            return
        parts = [] if self._introduced else [self._word("begin")]
        self._introduced = True
        top = layer(self._window)
        screen = self._steering.page() if top is self._window.contentItem() else top
        read = [item for item in in_reading_order(screen) if is_read(item)] if screen is not None else []
        title = _title(read)
        parts += self._arrive(top, read, title) or self._news(top, read)
        parts += self._focused(title)
        if text := " ".join(_sentence(part) for part in parts if part.strip()):
            self._say(text)

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
        self._asked = False
        troubles = [self._trouble(item) for item in read if _is_alert(item)]
        if counting:
            self._steering.begin_with(next((item for item in in_reading_order(top) if is_target(item)), None))
            return [*(_name(item) for item in read), self._word("stay")]
        if troubles:
            self._go_to_trouble(read)
        else:
            self._steering.begin_with(title)
        after = next(iter(read[read.index(title) + 1 :]), None) if title is not None else None
        about = _name(title) if title is not None else _name(top)
        off = self._unavailable(top)
        return [about, _name(after) if after is not None else "", *troubles, *off, self._word("onward")]

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
            f"{_name(item)}, {self._word('unavailable')}"
            for item in in_reading_order(screen)
            if item.inherits("QQuickAbstractButton")
            and not item.isEnabled()
            and item.objectName() not in TURNERS
            and not _question(item)
        ]

    def _focused(self, title: QQuickItem | None) -> list[str]:
        """What is in focus, where that is another thing or another state than was said; what is typed."""
        item = self._steering.here()
        asked, self._asked = self._asked, False
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
                parts.append(self._word("button"))
                if face.state().checkable:
                    parts.append(self._word("chosen" if face.state().checked else "notChosen"))
            case QtGui.QAccessible.Role.CheckBox | QtGui.QAccessible.Role.RadioButton:
                parts.append(self._word("chosen" if face.state().checked else "notChosen"))
            case QtGui.QAccessible.Role.EditableText:
                parts += [self._word("field"), face.text(QtGui.QAccessible.Text.Description)]
        return ", ".join(part.strip() for part in parts if part.strip())

    def _written(self, value: str) -> str:
        return spelled(value.strip()) or self._word("empty")

    def _echo(self, old: str, new: str) -> str:
        if len(new) == len(old) + 1 and new.startswith(old):
            return self._letter(new[-1])
        if len(old) == len(new) + 1 and old.startswith(new):
            return self._word("deleted").replace("%1", self._letter(old[-1]))
        return self._written(new)

    def _letter(self, letter: str) -> str:
        return self._word(SIGNS[letter]) if letter in SIGNS else letter


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
