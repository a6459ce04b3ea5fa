"""A screen in a public place: a television and its remote control, letters to choose from, darkness at night."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import zxingcpp
from msgspec.structs import replace
from PIL import Image
from PySide6.QtCore import QObject, QPointF, Qt
from PySide6.QtTest import QTest

from kiosk.journey import states
from kiosk.journey.states import LIMITS, ArticlePage, Choosing, Consent, Filling, Home, Journey, Results, Welcome
from tests.ui.conftest import Screen
from tests.ui.measure import faults
from tests.ui.moments import moments, visit
from tests.ui.test_keys import Remote, TwoSwitches
from tests.ui.test_screens import BOX
from ui.items import items, layer

KEYS = Qt.Key


class Viewer(Remote):
    """Somebody before a television."""

    def sits_down(self, state: object) -> None:
        self.stands_at(Journey(state, remote=True), BOX)  # type: ignore[arg-type]
        self.screen.program.senses.steering.forget()

    def chooses(self, name: str) -> None:
        """Goes there by the shortest way, as the eye leads, and presses OK."""
        for _ in range(60):
            if self.focused.objectName() == name:
                return self.presses(KEYS.Key_Return)
            there, here = self._middle(name), self._middle(self.focused.objectName())
            down, right = there.y() - here.y(), there.x() - here.x()
            if abs(down) > 20:
                self.presses(KEYS.Key_Down if down > 0 else KEYS.Key_Up)
            else:
                self.presses(KEYS.Key_Right if right > 0 else KEYS.Key_Left)
        raise AssertionError(f"{name} is not reached; in focus is {self.focused.objectName()}")

    def _middle(self, name: str) -> QPointF:
        item = self.item(name)
        return item.mapToScene(QPointF(item.width() / 2, item.height() / 2))


@pytest.fixture
def viewer(screen: Screen) -> Iterator[Viewer]:
    viewer = Viewer(screen)
    yield viewer
    viewer.leaves()


@pytest.fixture
def switches(screen: Screen) -> Iterator[TwoSwitches]:
    switches = TwoSwitches(screen)
    switches.screen.program.senses.steering.forget()
    yield switches
    switches.leaves()


def test_a_headline_is_read_from_afar_and_ok_still_begins(viewer: Viewer) -> None:
    viewer.sits_down(Welcome())
    viewer.presses(KEYS.Key_Down)
    assert viewer.focused.objectName() == "begin", "what the button says is what OK does"
    viewer.goes_to("headline", KEYS.Key_Up)
    viewer.presses(KEYS.Key_Return)
    viewer.waits(lambda: isinstance(viewer.state, Choosing), "the article")
    assert isinstance(viewer.state.view, ArticlePage)


def test_a_service_is_found_by_letters(viewer: Viewer) -> None:
    viewer.sits_down(Choosing(None))
    viewer.presses(KEYS.Key_Down)
    viewer.goes_to("search-field", KEYS.Key_Up, KEYS.Key_Left)
    viewer.presses(KEYS.Key_Return)
    assert layer(viewer.window).objectName() == "letters"
    assert faults(viewer.window) == []
    for letter in "ท่อก":
        viewer.chooses(f"letter-{letter}")
    viewer.chooses("letters-delete")
    assert viewer.item("letters-written").property("text").startswith("ท่อ▏")
    viewer.waits(lambda: getattr(viewer.state.view, "listing", None), "the list")
    assert viewer.state.view.query.key == "ท่อ"
    viewer.chooses("letters-done")
    assert layer(viewer.window) is viewer.window.contentItem()
    viewer.goes_to("service-pwa-leak", KEYS.Key_Down)


def test_letters_of_the_other_language_capitals_and_spaces(viewer: Viewer) -> None:
    viewer.sits_down(Choosing(None))
    viewer.presses(KEYS.Key_Down)
    viewer.goes_to("search-field", KEYS.Key_Up, KEYS.Key_Left)
    viewer.presses(KEYS.Key_Return)
    viewer.chooses("letters-other")
    viewer.chooses("letters-capital")
    viewer.chooses("letter-I")
    viewer.chooses("letter-D")
    viewer.chooses("letters-space")
    viewer.chooses("letters-capital")
    viewer.chooses("letter-c")
    viewer.presses(KEYS.Key_Back)
    viewer.waits(lambda: isinstance(viewer.state.view, Results), "the list")
    assert viewer.state.view.query.key == "ID c"
    assert viewer.focused.property("text") == "ID c"


def test_who_types_on_a_keyboard_sees_no_letters_to_choose_from(viewer: Viewer) -> None:
    viewer.sits_down(Choosing(None))
    viewer.presses(KEYS.Key_Down)
    viewer.goes_to("search-field", KEYS.Key_Up, KEYS.Key_Left)
    QTest.keyClick(viewer.window, "a")  # type: ignore[call-overload]  # a letter is taken as well
    viewer.presses(KEYS.Key_Space)
    viewer.presses(KEYS.Key_Return)
    assert layer(viewer.window) is viewer.window.contentItem()
    viewer.waits(lambda: isinstance(viewer.state.view, Results), "the list")


def test_letters_go_with_what_is_written_in(viewer: Viewer) -> None:
    viewer.comes_to(moments(viewer.screen.catalog)["form-1"].state)
    viewer.screen.program.senses.steering.forget()
    viewer.presses(KEYS.Key_Down)
    viewer.goes_to("field-landmark", KEYS.Key_Down)
    viewer.presses(KEYS.Key_Return)
    viewer.chooses("letter-ก")
    assert viewer.state.draft.answers["landmark"].endswith("ก")
    viewer.screen.program._wipe()
    viewer.screen.shows(Journey(states.Goodbye(states.Reason.CARD_OUT)))
    assert layer(viewer.window) is viewer.window.contentItem()
    letters = viewer.window.findChild(QObject, "letters")
    assert letters is not None
    assert letters.property("written") == ""


def test_two_switches_write_a_word(switches: TwoSwitches) -> None:
    switches.comes_to(moments(switches.screen.catalog)["form-1"].state)
    switches.moves_to("field-landmark")
    switches.presses(KEYS.Key_Space)
    assert layer(switches.window).objectName() == "letters"
    before = switches.state.draft.answers["landmark"]
    for letter in "วัด":
        row = switches.item(f"letter-{letter}").parentItem().parentItem()
        switches.screen.settles()
        while switches.focused.parentItem() is not row:
            switches.presses(KEYS.Key_Tab)
        switches.presses(KEYS.Key_Space)
        while switches.focused.objectName() != f"letter-{letter}":
            switches.presses(KEYS.Key_Tab)
            assert switches.focused.parentItem().parentItem() is row, "the letters of the row come one after another"
        switches.sees_the_focus()
        switches.presses(KEYS.Key_Space)
        assert switches.focused.objectName() == "row-0", "the next letter begins at the top"
    switches.selects("letters-done")
    assert switches.state.draft.answers["landmark"] == before + "วัด"
    switches.selects("next")
    assert isinstance(switches.state, Filling)


def test_digits_are_all_that_a_phone_number_needs(switches: TwoSwitches) -> None:
    switches.comes_to(moments(switches.screen.catalog)["form-3"].state)
    switches.moves_to("field-phone")
    switches.presses(KEYS.Key_Space)
    assert switches.item("letter-7").isVisible()
    names = {item.objectName() for item in items(layer(switches.window))}
    assert not {"letter-ก", "letters-other", "letters-space"} & names


@pytest.mark.parametrize("remote", [False, True])
def test_the_first_key_wakes_the_screen_and_presses_nothing(viewer: Viewer, remote: bool) -> None:
    for key in (KEYS.Key_Return, KEYS.Key_Space, KEYS.Key_Down, KEYS.Key_Back, KEYS.Key_A):
        viewer.stands_at(replace(viewer.conductor.journey, state=Welcome(), remote=remote, dimmed=True), BOX)
        assert layer(viewer.window).objectName() == "dimmed"
        viewer.item("begin").forceActiveFocus(Qt.FocusReason.TabFocusReason)
        viewer.presses(key)
        assert isinstance(viewer.state, Welcome), key
        assert not viewer.conductor.journey.dimmed
    viewer.item("begin").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    viewer.presses(KEYS.Key_Return)
    assert isinstance(viewer.state, Choosing)


def test_the_first_touch_wakes_the_screen_and_presses_nothing(viewer: Viewer) -> None:
    viewer.stands_at(replace(viewer.conductor.journey, state=Welcome(), dimmed=True))
    viewer.taps("begin")
    viewer.waits(lambda: not viewer.conductor.journey.dimmed, "light")
    assert isinstance(viewer.state, Welcome)
    viewer.taps("begin")
    assert isinstance(viewer.state, Choosing)


def test_what_is_dimmed_moves_about_and_what_is_below_stands_still(viewer: Viewer) -> None:
    viewer.stands_at(replace(viewer.conductor.journey, state=Welcome(), dimmed=True))
    words, places = viewer.item("dimmed-words"), set()
    for number in range(9):
        viewer.item("dimmed").setProperty("moves", number)
        places.add((words.x(), words.y()))
        assert (
            viewer.window.contentItem().boundingRect().contains(words.x() + words.width(), words.y() + words.height())
        )
    assert len(places) == 9
    moving = viewer.window.findChild(QObject, "card-moves")
    assert moving is not None
    assert not moving.property("running")


@pytest.mark.parametrize("key", [KEYS.Key_Return, KEYS.Key_Space, KEYS.Key_A, KEYS.Key_Back])
def test_any_key_gives_more_time(viewer: Viewer, key: Qt.Key) -> None:
    viewer.stands_at(Journey(Choosing(None), remote=True, seconds_left=12), BOX)
    viewer.waits(lambda: viewer.conductor.journey.seconds_left, "the countdown")
    viewer.presses(key)
    assert viewer.conductor.journey.seconds_left is None
    assert viewer.state.trail == (Home(),), "what lies below is not pressed"


def test_two_switches_give_more_time(switches: TwoSwitches) -> None:
    now = switches.screen.program.terminal.clock.monotonic()
    left = replace(switches.conductor.journey, state=Choosing(None), touched=now - LIMITS[Choosing] + 20)
    switches.conductor.journey = left
    switches.waits(lambda: switches.conductor.journey.seconds_left, "the countdown")
    switches.selects("more-time")
    assert switches.conductor.journey.seconds_left is None


def test_the_citizen_number_is_seen_by_a_key_for_a_moment(switches: TwoSwitches) -> None:
    switches.comes_to(Consent(visit()))
    full = switches.screen.program.journey_model.property("fullId")

    def seen() -> bool:
        return any(item.property("text") == full for item in items(switches.item("screen")))

    assert not seen()
    switches.selects("show-id")
    assert seen()
    switches.presses(KEYS.Key_Space)
    assert not seen()
    switches.presses(KEYS.Key_Space)
    switches.presses(KEYS.Key_Tab)
    assert not seen(), "who goes on hides it"


def test_a_finger_sees_the_citizen_number_while_it_presses(viewer: Viewer) -> None:
    viewer.comes_to(Consent(visit()))
    full = viewer.screen.program.journey_model.property("fullId")
    place = viewer.middle("show-id")

    def seen() -> bool:
        return any(item.property("text") == full for item in items(viewer.item("screen")))

    viewer.puts_down(place)
    assert seen()
    viewer.lifts(place)
    assert not seen()


@pytest.mark.parametrize("name", ["service-no-reader", "remote-service"])
@pytest.mark.parametrize("theme", ["light", "white-on-black"])
def test_a_form_goes_to_the_phone(
    viewer: Viewer, name: str, theme: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    moment = moments(viewer.screen.catalog)[name]
    size = BOX if moment.remote else (1080, 1920)
    viewer.stands_at(replace(moment, comfort=replace(moment.comfort, theme=theme)), size)
    file = tmp_path_factory.mktemp("seen") / "seen.png"

    def code() -> str:
        assert viewer.screen.picture().save(str(file))
        found = zxingcpp.read_barcodes(Image.open(file))
        return found[0].text if found else ""

    viewer.waits(code, "a code")
    assert code() == "https://gateway.example/forms/pwa-leak?lang=th"
    names = {item.objectName() for item in items(viewer.window.contentItem())}
    assert "apply" not in names, "nobody is asked for a card that cannot be read"


def test_the_whole_page_is_read_with_the_arrow_down(viewer: Viewer) -> None:
    viewer.stands_at(moments(viewer.screen.catalog)["remote-service-longest"], BOX)
    viewer.presses(KEYS.Key_Down)
    page = viewer.item("page-flick")
    for _ in range(20):
        viewer.presses(KEYS.Key_Down)
    assert page.property("atYEnd")
    for _ in range(20):
        viewer.presses(KEYS.Key_Up)
    assert page.property("atYBeginning")
