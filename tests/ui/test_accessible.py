"""What a screen reader, a switch or any other helper finds: every control's name, role, state and actions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, get_args

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtQml import QJSValue
from PySide6.QtQuick import QQuickItem

from kiosk.journey import states
from kiosk.journey.comfort import Comfort, Language
from kiosk.journey.states import Choosing, Consent, Filling
from tests.ui.conftest import Screen
from tests.ui.measure import is_text
from tests.ui.moments import moments, visit
from tests.ui.person import Person
from ui.items import around, is_target, is_writing, items, layer

THAI = re.compile("[ก-๛]")
LATIN = re.compile("[A-Za-z]")
OTHER_LANGUAGE = ("language-en", "language-th", "choose-en", "choose-th")
"""Controls that name a language in itself."""

Role = QAccessible.Role
PRESSED = {Role.Button, Role.RadioButton, Role.CheckBox}
CHECKED = {Role.RadioButton, Role.CheckBox}


@dataclass(frozen=True)
class Control:
    """Something to press or write in, and what a helper is told of it.

    Values only: Qt frees its interfaces with their items, and one that is kept here would name what comes next.
    """

    item: QQuickItem = field(repr=False)
    key: str
    name: str
    description: str
    role: QAccessible.Role
    checkable: bool
    checked: bool
    disabled: bool
    focusable: bool
    focused: bool
    actions: tuple[str, ...]

    @classmethod
    def of(cls, item: QQuickItem) -> Control:
        """How a helper sees an item."""
        told = QAccessible.queryAccessibleInterface(item)
        assert told is not None, f"{item.objectName()} is unknown to helpers"
        state = told.state()
        return cls(
            item, item.objectName(),
            told.text(QAccessible.Text.Name), told.text(QAccessible.Text.Description), told.role(),
            bool(state.checkable), bool(state.checked), bool(state.disabled),
            bool(state.focusable), bool(state.focused), tuple(told.actionInterface().actionNames()),
        )  # fmt: skip

    def does(self, action: str) -> None:
        """What a helper asks for."""
        QAccessible.queryAccessibleInterface(self.item).actionInterface().doAction(action)


PRESS = QAccessibleActionInterface.pressAction()
FOCUS = QAccessibleActionInterface.setFocusAction()


@pytest.fixture(autouse=True)
def helper() -> Iterator[None]:
    """A screen reader is there."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def controls(screen: Screen) -> list[Control]:
    """All that can be used now, but for the keys of the on-screen keyboard, which are Qt's own."""
    window = screen.program.window
    keyboard = window.findChild(QObject, "keyboard")
    ours = [
        item
        for item in items(layer(window))
        if is_target(item) and not any(parent is keyboard for parent in around(item))
    ]
    return [Control.of(item) for item in ours]


def reached(root: QAccessibleInterface) -> Iterator[QObject]:
    """What a helper finds that walks down from the window."""
    yield root.object()
    for place in range(root.childCount()):
        child = root.child(place)
        if child is not None:
            yield from reached(child)


def wrong_with(control: Control, language: Language) -> Iterator[str]:
    """What a helper would stumble over."""
    name, role = control.name, control.role
    if not name.strip():
        yield "has no name"
    elif name == control.key:
        yield "is called as programmers call it"
    # Who says what they see must be understood by what listens for names.
    yield from (f"shows {words!r} and is called {name!r}" for words in _words_on(control.item) if _misses(name, words))
    other = LATIN if language == "th" else THAI
    if control.key not in OTHER_LANGUAGE and other.search(name + control.description) and not _both(control):
        yield f"speaks the other language: {name!r}, {control.description!r}"
    if is_writing(control.item):
        if role is not Role.EditableText:
            yield f"is written in and says {role.name}"
    else:
        if role not in PRESSED:
            yield f"is pressed and says {role.name}"
        if PRESS not in control.actions:
            yield "cannot be pressed"
    if (role in CHECKED or bool(control.item.property("one"))) != control.checkable:
        yield f"says {role.name} and not whether it can be chosen"
    if control.checkable and control.checked != _looks_chosen(control.item):
        yield "does not say whether it is chosen"
    if control.disabled == control.item.isEnabled():
        yield "does not say whether it can be used"
    if control.item.isEnabled() and (not control.focusable or FOCUS not in control.actions):
        yield "cannot be in focus"


def _words_on(item: QQuickItem) -> Iterator[str]:
    """What is written on a button, and beside a field; the letter that shows a size of texts is a picture of it."""
    if is_writing(item):
        label = next((parent.property("asked") for parent in around(item) if parent.property("asked")), None)
        if label is not None:
            yield str((label.toVariant() if isinstance(label, QJSValue) else label)["label"])
        return
    for text in items(item):
        if is_text(text) and text.property("text") != item.property("sample"):
            yield str(text.property("text"))


def _misses(name: str, words: str) -> bool:
    return _plain(words) not in _plain(name)


def _plain(words: str) -> str:
    return " ".join(words.replace("\u200b", "").split()).casefold()


def _both(control: Control) -> bool:
    """Whether there are Latin letters on the screen itself, within Thai: an abbreviation, a request's number."""
    return bool(THAI.search(control.name)) and any(
        LATIN.search(str(text.property("text"))) for text in items(control.item) if is_text(text)
    )


def _looks_chosen(item: QQuickItem) -> bool:
    """Whether somebody sees that it is chosen: a tick or a stronger edge, a button that is filled."""
    return bool(item.property("on")) if item.property("quiet") is None else not item.property("quiet")


def walk(screen: Screen, language: Language) -> Iterator[str]:
    """Shows every moment, and every page's choices of display; yields its name."""
    for name, journey in moments(screen.catalog).items():
        screen.shows_anew(replace(journey, comfort=Comfort(language=language)))
        screen.picture()
        yield name
    screen.shows(replace(moments(screen.catalog)["form-1"], comfort=Comfort(language=language)))
    display = screen.program.window.findChild(QObject, "display")
    assert display is not None
    display.setProperty("open", True)
    screen.is_whole()
    yield "display"


@pytest.mark.parametrize("language", get_args(Language))
def test_every_control_says_what_it_is(screen: Screen, language: Language) -> None:
    wrong, seen, roles = [], 0, set()
    for moment in walk(screen, language):
        found = controls(screen)
        seen += len(found)
        roles |= {control.role for control in found}
        wrong += [f"{moment}: {one.key} {fault}" for one in found for fault in wrong_with(one, language)]
        alike: dict[tuple[str, str], str] = {}
        for control in found:
            other = alike.setdefault((control.name, control.description), control.key)
            if other != control.key:
                wrong.append(f"{moment}: {control.key} and {other} sound alike: {control.name!r}")
        tree = set(reached(QAccessible.queryAccessibleInterface(screen.program.window)))
        wrong += [f"{moment}: {one.key} is not in the tree" for one in found if one.item not in tree]
    assert not wrong, "\n".join(wrong)
    assert seen > 200
    assert roles == {Role.EditableText, *PRESSED}


@pytest.mark.parametrize("language", get_args(Language))
def test_a_field_tells_what_is_wrong_with_it(screen: Screen, language: Language) -> None:
    told = 0
    for moment, journey in moments(screen.catalog).items():
        if not moment.endswith("troubles"):
            continue
        screen.shows_anew(replace(journey, comfort=Comfort(language=language)))
        everything = {one.key: one.description for one in controls(screen)}
        for item in items(screen.program.window.contentItem()):
            name = item.objectName().removeprefix("trouble-")
            if not item.objectName().startswith("trouble-") or not item.property("text"):
                continue
            beside = [description for key, description in everything.items() if key.startswith(f"field-{name}")]
            if name == "signature":
                canvas = next(
                    item
                    for item in items(screen.program.window.contentItem())
                    if item.objectName() == "field-signature"
                )
                beside = [QAccessible.queryAccessibleInterface(canvas).text(QAccessible.Text.Description)]
            assert any(str(item.property("text")) in one for one in beside), f"{moment}: {name}: {beside}"
            told += 1
    assert told > 8


def test_who_hears_one_control_knows_its_question(screen: Screen) -> None:
    for moment, key, heard in (
        ("form-2", "field-no_water-yes", "Yes Is there no water at home too? "),
        ("form-2", "field-seen_date-month", "Month November Date you saw it "),
        ("field-list", "field-witnesses.0.name", "People who saw it, Item 1: Name"),
    ):
        screen.shows(replace(moments(screen.catalog)[moment], comfort=Comfort(language="en")))
        control = next(one for one in controls(screen) if one.key == key)
        assert f"{control.name} {control.description}".startswith(heard)


class Helper(Person):
    """A program that presses for somebody, by names."""

    @property
    def answers(self) -> Mapping[str, Any]:
        return self.state.draft.answers  # type: ignore[no-any-return]

    def finds(self, key: str) -> Control:
        return next(one for one in controls(self.screen) if one.key == key)

    def presses(self, key: str) -> None:
        self.finds(key).does(PRESS)
        self.screen.is_whole()


@pytest.fixture
def assistant(screen: Screen) -> Iterator[Helper]:
    assistant = Helper(screen)
    yield assistant
    assistant.leaves()


def test_pressing_by_name_does_what_a_finger_does(assistant: Helper) -> None:
    assistant.comes_to(states.Welcome())
    assistant.presses("begin")
    assert isinstance(assistant.state, Choosing)
    assistant.presses("by-agency")
    assert assistant.finds("by-agency").checked
    assert not assistant.finds("by-life-event").checked
    assistant.comes_to(Consent(visit()))
    assistant.presses("agree")
    assert isinstance(assistant.state, Choosing)
    assistant.comes_to(moments(assistant.screen.catalog)["field-place"].state)
    chosen = set(assistant.answers["damage"])
    for key, toggled in (("farm", chosen ^ {"farm"}), ("farm", chosen)):
        assistant.presses(f"field-damage-{key}")
        assert set(assistant.answers["damage"]) == toggled, "a press counts once"
        assert isinstance(assistant.answers["damage"], list), "what the form's check can read"
    assistant.presses("field-same-yes")
    assert assistant.answers["same"] is True
    assert assistant.finds("field-same-yes").checked
    assistant.presses("display")
    assistant.presses("theme-dark")
    assert assistant.conductor.journey.comfort.theme == "dark"
    assert assistant.finds("theme-dark").checked
    assistant.presses("display-done")
    assert isinstance(assistant.state, Filling)


def test_back_to_the_usual_settings_loses_nothing(assistant: Helper) -> None:
    assistant.comes_to(moments(assistant.screen.catalog)["field-place"].state)
    before = dict(assistant.answers)
    assistant.presses("display")
    assert assistant.finds("display-usual").disabled
    for wish in ("theme-white-on-black", "text-largest", "still", "display-usual"):
        assistant.presses(wish)
    assert assistant.conductor.journey.comfort == Comfort()
    assistant.presses("display-done")
    assert dict(assistant.answers) == before


def test_what_cannot_be_used_cannot_be_pressed_by_name(assistant: Helper) -> None:
    assistant.comes_to(moments(assistant.screen.catalog)["service"].state)
    assistant.screen.shows(moments(assistant.screen.catalog)["service-no-room"])
    before = assistant.state
    assert assistant.finds("apply").disabled
    assistant.presses("apply")
    assert assistant.state is before
    assistant.comes_to(moments(assistant.screen.catalog)["service"].state)
    assistant.presses("apply")
    assert isinstance(assistant.state, Filling)


def test_a_field_is_focused_and_written_in_by_name(assistant: Helper) -> None:
    assistant.comes_to(moments(assistant.screen.catalog)["form-1"].state)
    landmark = assistant.finds("field-landmark")
    landmark.does(FOCUS)
    assistant.screen.settles()
    assert assistant.finds("field-landmark").focused
    assert assistant.window.activeFocusItem() is landmark.item
    QAccessible.queryAccessibleInterface(landmark.item).setText(QAccessible.Text.Value, "ตรงข้ามวัด")
    assistant.screen.settles()
    assert assistant.answers["landmark"] == "ตรงข้ามวัด"
