"""The whole screen by arrows, Enter and Back: a remote control, a keyboard, or a switch that acts as one.

An arrow moves to the nearest thing in its direction that can be pressed or written in, and turns the page on the way.
Two switches do it too: Tab moves on to whatever comes next, round and round, Space or Enter presses it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtQuick import QQuickItem, QQuickWindow

from ui.items import (
    around,
    in_reading_order,
    is_read,
    is_target,
    is_website,
    is_writing,
    items,
    layer,
    list_around,
    scrolled_by,
    whole,
)
from ui.keys import Key

LEAVING = ("more-time", "letters-done", "display-done", "back", "disagree", "home")
"""What Back presses: the first one of these that is there."""

TURNERS = ("page-up", "page-down")
"""Buttons for fingers; arrows turn the page themselves."""

TURN = 0.6
"""How much of a page an arrow turns where there is only text to read."""


class Direction(Enum):
    """An arrow."""

    LEFT = Key.LEFT
    RIGHT = Key.RIGHT
    UP = Key.UP
    DOWN = Key.DOWN

    @property
    def upright(self) -> bool:
        """Up or down."""
        return self in (Direction.UP, Direction.DOWN)


ENTER = (Key.RETURN, Key.ENTER, Key.SELECT)
BACK = (Key.BACK, Key.ESCAPE)
NEXT = (Key.TAB, Key.BACKTAB)
"""On to the next, and with Shift back to the one before."""

MOVES = (*NEXT, *BACK, *(direction.value for direction in Direction))
"""Keys that lead somewhere."""


def nearest(here: QRectF, others: Iterable[QRectF], direction: Direction) -> int | None:
    """Which of `others` an arrow leads to from `here`, by place in the list; None where there is nothing.

    Who lies straight ahead comes before who lies nearer but aside.
    """
    best: tuple[float, int] | None = None
    for place, other in enumerate(others):
        ahead, aside = _distances(here, other, direction)
        if ahead is None:
            continue
        cost = max(ahead, 0) + 3 * aside
        if best is None or cost < best[0]:
            best = (cost, place)
    return best[1] if best else None


def _distances(here: QRectF, other: QRectF, direction: Direction) -> tuple[float | None, float]:
    """How far ahead `other` begins, None if it is not ahead; how far aside it is, 0 where the two face each other."""
    if direction.upright:
        ahead = other.top() - here.bottom() if direction is Direction.DOWN else here.top() - other.bottom()
        aside = max(other.left() - here.right(), here.left() - other.right(), 0.0)
    else:
        ahead = other.left() - here.right() if direction is Direction.RIGHT else here.left() - other.right()
        aside = max(other.top() - here.bottom(), here.top() - other.bottom(), 0.0)
        if aside > 0:
            # Sideways is within the same row: nobody means the bar above by it.
            return None, aside
    return (ahead if ahead > -4 else None), aside


def is_letter(text: str) -> bool:
    """Whether a key wrote something that only a keyboard can: switches and remote controls have a space at most."""
    return text.isprintable() and bool(text.strip())


class Steering(QObject):
    """Sees every key before the window does. Touch goes on as it was."""

    def __init__(self, window: QQuickWindow, touched: Callable[[], None], *, always: bool) -> None:
        """`touched`: by a key. `always`: something is in focus from the start; else from the first arrow on."""
        super().__init__()
        self._window = window
        self._touched = touched
        self._aloud = False
        self._used = self._always = always
        self._spells = True
        self._scans = False
        self._keyboard = window.findChild(QQuickItem, "keyboard")
        self._letters = window.findChild(QQuickItem, "letters")
        self._arriving = False
        window.wholeChanged.connect(self._came)  # type: ignore[attr-defined]  # of our QML
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's way in: True where the key was ours."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            top = layer(self._window).objectName()
            # What leads somewhere acts in the countdown, and it must not vanish; any other key is a sign of life.
            acts = top == "countdown" and (self.here() is not None or event.key() in MOVES)
            if not acts:
                self._touched()
            if top == "dimmed" or (top == "countdown" and not acts):
                # Who wakes the screen does not mean what lies below.
                return True
            if is_letter(event.text()):
                self._spells = False
            return self._pressed(event.key(), held=event.isAutoRepeat())
        return super().eventFilter(watched, event)

    def forget(self) -> None:
        """Nobody is here any more: the next person may have no keyboard, and no switches."""
        self._used, self._spells, self._scans = self._always, True, False
        self._window.setProperty("scanning", False)
        if self._letters is not None:
            self._letters.setProperty("field", None)

    def read(self, reading: bool) -> None:
        """Up and down lead from one text to the next as well, in the order of reading; or they do not any more."""
        self._aloud = reading
        self._used = self._used or reading

    def begin_with(self, item: QQuickItem | None) -> None:
        """Put in focus what is read first; None: the first thing of the page."""
        if item is not None:
            self._focus(item)
        else:
            self._begin()

    def arrived(self) -> None:
        """Another screen is shown: its first thing is in focus once all of it has come, where somebody steers."""
        self._arriving = self._used
        if self._used:
            QTimer.singleShot(0, self, self._came)

    @Slot()
    def _came(self) -> None:
        if self._arriving and self._window.property("whole"):
            self._arriving = False
            self._begin()

    def _pressed(self, key: int, *, held: bool) -> bool:
        here = self.here()
        if here is not None and is_website(here) and here.property("entered"):
            if key in BACK:
                here.setProperty("entered", False)
            return key in BACK
        writing = here is not None and is_writing(here)
        if held and (key in (*BACK, *NEXT) or (key in (*ENTER, Key.SPACE) and not writing)):
            # A hand that cannot let go in time has pressed once.
            return True
        if key in BACK:
            return self._leave()
        if here is not None and writing and self._spells and (key in ENTER or key == Key.SPACE):
            return self._spell(here)
        if key in ENTER or (key == Key.SPACE and not writing):
            return self._press()
        if key in NEXT:
            return self._step(here, 1 if key == Key.TAB else -1)
        if key not in {direction.value for direction in Direction}:
            return False
        direction = Direction(key)
        if here is not None and is_writing(here) and _writes_on(here, direction):
            return False
        self._used = True
        self._scan(False)
        if here is None:
            self._begin()
        elif self._aloud and direction.upright:
            self._read_on(here, direction)
        else:
            self._move(here, direction)
        return True

    def here(self) -> QQuickItem | None:
        """What is in focus and can be used, or read, now."""
        item = self._window.activeFocusItem()
        if item is None or not self._is_stop(item) or not item.isVisible():
            return None
        top = layer(self._window)
        return item if top in around(item) else None

    def _targets(self) -> list[QQuickItem]:
        return [item for item in self._all_targets() if item.objectName() not in TURNERS]

    def _all_targets(self) -> list[QQuickItem]:
        top = layer(self._window)
        found = (in_reading_order if self._aloud else items)(top, self._keyboard)
        return [item for item in found if self._is_stop(item) and item.isEnabled()]

    def _is_stop(self, item: QQuickItem) -> bool:
        return is_target(item) or (self._aloud and is_read(item))

    def _pages(self) -> list[QQuickItem]:
        """What can be scrolled."""
        return [item for item in items(layer(self._window), self._keyboard) if item.inherits("QQuickFlickable")]

    def _step(self, here: QQuickItem | None, by: int) -> bool:
        """To the next or the last thing in the order of reading; after the last one comes the first."""
        self._used = True
        self._scan(True)
        if here is None:
            self._begin()
            return True
        # Buttons that turn the page may go with the keyboard, when what is written in is left.
        targets = self._targets() if is_writing(here) else self._all_targets()
        order = sorted(targets, key=self._reading_order())
        self._focus(order[(order.index(here) + by) % len(order)])
        return True

    def _reading_order(self) -> Callable[[QQuickItem], tuple[bool, int, int, int, int]]:
        """What sorts into the order of reading: the page, what is pinned around it by its place, the bar above last."""
        page = self.page()
        covered = page is None or layer(self._window) not in around(page)

        def place(item: QQuickItem) -> tuple[bool, int, int, int, int]:
            outer, inner = whole(scrolled_by(item) or item), whole(item)
            aside = not covered and all(item is not page for item in around(item))
            return aside, round(outer.top()), round(outer.left()), round(inner.center().y()), round(inner.left())

        return place

    def page(self) -> QQuickItem | None:
        """The place of the screen of the moment."""
        return self._window.findChild(QQuickItem, "screen")

    def _begin(self) -> None:
        """The first thing of the page, or of what covers it; the bar above it comes last."""
        if self.here() is not None:
            return
        page, every = self.page(), self._targets()
        seen = [item for item in every if not self._seen(item).isEmpty()]
        # A page that was not laid out yet has nothing that is seen, and still comes before the bar above it.
        ours, coming = ([item for item in some if page is not None and page in around(item)] for some in (seen, every))
        if self._aloud and ours:
            self._focus(ours[0])
        elif found := ours or coming or seen:
            highest = min(found, key=lambda item: (whole(item).top(), whole(item).left()))
            self._focus(next((item for item in found if item is _first_of(page)), highest))

    def _move(self, here: QQuickItem, direction: Direction) -> None:
        flick = scrolled_by(here) if direction.upright else None
        if flick is not None and self._move_within(here, flick, direction):
            return
        others = [item for item in self._targets() if item is not here]
        if flick is not None:
            others = [item for item in others if scrolled_by(item) is not flick]
        seen = [item for item in others if not self._seen(item).isEmpty()]
        page = self._page_ahead(here, direction) if direction.upright and flick is None else None
        if page is not None:
            seen = self._before_or_on(page, here, seen, direction)
            if not seen and _turn(page, direction):
                return
            seen = seen or [item for item in others if not self._seen(item).isEmpty()]
        start = whole(here)
        if flick is not None:
            # It may be scrolled away: the page's own edges count.
            start = QRectF(start.left(), whole(flick).top(), start.width(), flick.height())
        place = nearest(start, [whole(item) for item in seen], direction)
        if place is not None:
            self._focus(seen[place])
        elif direction is Direction.DOWN and flick is None:
            self._read_below(here)

    def _read_below(self, here: QQuickItem) -> None:
        """Down from what is pinned below a page reads the page on: its end may be out of sight."""
        pages = self._pages()
        place = nearest(whole(here), [whole(page) for page in pages], Direction.UP)
        if place is not None:
            _turn(pages[place], Direction.DOWN)

    def _read_on(self, here: QQuickItem, direction: Direction) -> None:
        """The next thing, or the one before, however they lie; turns a list that has more."""
        view = list_around(here)
        for _ in range(3):
            stops = self._targets()
            place = stops.index(here) + (1 if direction is Direction.DOWN else -1) if here in stops else 0
            beside = stops[place] if 0 <= place < len(stops) else None
            if view is None or (beside is not None and list_around(beside) is view) or not _turn(view, direction):
                break
            view.ensurePolished()
        if beside is not None:
            self._focus(beside)

    def _page_ahead(self, here: QQuickItem, direction: Direction) -> QQuickItem | None:
        pages = self._pages()
        place = nearest(whole(here), [whole(page) for page in pages], direction)
        return None if place is None else pages[place]

    def _before_or_on(
        self, page: QQuickItem, here: QQuickItem, seen: list[QQuickItem], direction: Direction
    ) -> list[QQuickItem]:
        """What lies between here and a page, else what is on it: nobody jumps over a page they have not read."""
        edge, _ = _distances(whole(here), whole(page), direction)
        between = []
        for item in seen:
            ahead, _ = _distances(whole(here), whole(item), direction)
            if ahead is not None and edge is not None and ahead < edge and scrolled_by(item) is not page:
                between.append(item)
        return between or [item for item in seen if scrolled_by(item) is page]

    def _move_within(self, here: QQuickItem, flick: QQuickItem, direction: Direction) -> bool:
        """To the next thing of the same page or list; turns it where that is far, or not made yet."""
        for _ in range(2):
            beside = [item for item in self._targets() if item is not here and scrolled_by(item) is flick]
            place = nearest(whole(here), [whole(item) for item in beside], direction)
            if place is not None:
                ahead, _ = _distances(whole(here), whole(beside[place]), direction)
                far = ahead is not None and ahead > flick.height() * TURN
                if far and self._seen(beside[place]).isEmpty():
                    return _turn(flick, direction)
                self._focus(beside[place])
                return True
            if not _turn(flick, direction):
                return False
            flick.ensurePolished()
        return True

    def _seen(self, item: QQuickItem) -> QRectF:
        seen = whole(item).intersected(QRectF(0, 0, self._window.width(), self._window.height()))
        for parent in around(item):
            if parent.clip():
                seen = seen.intersected(whole(parent))
        return seen

    def _focus(self, item: QQuickItem) -> None:
        item.forceActiveFocus(QtCore.Qt.FocusReason.TabFocusReason)
        flick = scrolled_by(item)
        if flick is not None:
            _reveal(item, flick)

    def _scan(self, scans: bool) -> None:
        """Whether somebody has a switch that moves on, and no arrows."""
        if scans != self._scans:
            self._scans = scans
            self._window.setProperty("scanning", scans)

    def _spell(self, field: QQuickItem) -> bool:
        """Letters to choose from, for who has no keyboard."""
        if self._letters is None or field.property("readOnly"):
            return False
        self._letters.setProperty("scanning", self._scans)
        self._letters.setProperty("field", field)
        return True

    def _press(self) -> bool:
        here = self.here()
        if here is not None and is_website(here):
            here.setProperty("entered", True)
            return True
        if here is None or not here.inherits("QQuickAbstractButton"):
            return False
        here.click()  # type: ignore[attr-defined]
        return True

    def _leave(self) -> bool:
        names = {item.objectName(): item for item in self._targets()}
        button = next((names[name] for name in LEAVING if name in names), None)
        if button is None:
            return False
        button.click()  # type: ignore[attr-defined]
        return True


def _writes_on(field: QQuickItem, direction: Direction) -> bool:
    """Whether the cursor can still go there within the text."""
    place, length = int(field.property("cursorPosition")), int(field.property("length"))
    match direction:
        case Direction.LEFT:
            return place > 0
        case Direction.RIGHT:
            return place < length
    if field.inherits("QQuickTextInput"):
        return False
    cursor: QRectF = field.property("cursorRectangle")
    top = float(field.property("topPadding"))
    if direction is Direction.UP:
        return cursor.center().y() > top + cursor.height()
    return cursor.bottom() + cursor.height() / 2 < top + float(field.property("contentHeight"))


def _bounds(flick: QQuickItem) -> tuple[float, float]:
    first = float(flick.property("originY"))
    return first, max(first, first + float(flick.property("contentHeight")) - flick.height())


def _first_of(place: QQuickItem | None) -> object:
    """What a page names to begin with, itself."""
    page = place.property("item") if place is not None else None
    return page.property("first") if isinstance(page, QObject) else None


def _turn(flick: QQuickItem, direction: Direction) -> bool:
    """Turn a page or list; False at its end."""
    first, last = _bounds(flick)
    old = float(flick.property("contentY"))
    step = flick.height() * TURN
    new = min(last, max(first, old + (step if direction is Direction.DOWN else -step)))
    flick.setProperty("contentY", new)
    return abs(new - old) >= 1


def _reveal(item: QQuickItem, flick: QQuickItem) -> None:
    """Scroll until it is seen whole, with a little around it; its top where it is higher than the page."""
    margin = 32.0
    first, last = _bounds(flick)
    top = item.mapToItem(flick, QPointF(0, 0)).y()
    now = float(flick.property("contentY"))
    lowest = now + top + item.height() + margin - flick.height()
    highest = now + top - margin
    flick.setProperty("contentY", max(first, min(last, max(now, lowest), highest) if highest >= lowest else highest))
