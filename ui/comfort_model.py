"""How the screen is shown, and the person's wishes for it."""

from __future__ import annotations

from typing import Any, get_args

from msgspec.structs import replace
from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.journey import events
from kiosk.journey.comfort import RATES, USUAL, VOLUMES, Comfort, Language, TextSize, Theme, faster, louder
from kiosk.journey.states import Journey
from ui.mailbox import Post

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class ComfortModel(QObject):
    """A `Comfort` as values for QML. `speaks`: there is a voice for it; `sounds`: there are sounds; `overscan`: the
    part of a television's picture that its frame may hide at each edge."""

    changed = Signal()

    def __init__(self, post: Post, *, speaks: bool = True, sounds: bool = True, overscan: float = 0.0) -> None:
        """`post` takes events."""
        super().__init__()
        self._post = post
        self._overscan = overscan
        self._remote = False
        self._speaks = speaks
        self._sounds = sounds
        self._voices: frozenset[str] | None = None
        self._opening = False
        self._comfort = USUAL

    def show(self, journey: Journey) -> None:
        """Paint another moment."""
        if (journey.comfort, journey.remote) != (self._comfort, self._remote):
            self._comfort, self._remote = journey.comfort, journey.remote
            self.changed.emit()

    def tell_opening(self) -> None:
        """Learn that a voice is being opened, and takes its time."""
        self._opening = True
        self.changed.emit()

    def tell_voices(self, languages: frozenset[str]) -> None:
        """Learn which languages can be read aloud."""
        self._voices, self._opening = languages, False
        self.changed.emit()

    @Property(bool, notify=changed)
    def remote(self) -> bool:
        """Whether this is a smart box: nobody can touch the screen, arrows steer it."""
        return self._remote

    @Property(float, notify=changed)
    def overscan(self) -> float:
        """The part of the picture at each edge where nothing may stand."""
        return self._overscan if self._remote else 0.0

    @Property(str, notify=changed)
    def language(self) -> str:
        """``th`` or ``en``."""
        return self._comfort.language

    @Property(str, notify=changed)
    def theme(self) -> str:
        """A theme of the style."""
        return self._comfort.theme

    @Property(str, notify=changed)
    def textSize(self) -> str:
        """A text size of the style."""
        return self._comfort.text_size

    @Property(bool, notify=changed)
    def low(self) -> bool:
        """Whether everything is in the lower half."""
        return self._comfort.low

    @Property(bool, notify=changed)
    def still(self) -> bool:
        """Whether nothing moves."""
        return self._comfort.still

    @Property(bool, notify=changed)
    def steady(self) -> bool:
        """Whether the same press again within half a second is none."""
        return self._comfort.steady

    @Property(bool, constant=True)
    def speaks(self) -> bool:
        """Whether the screen can be read aloud at all."""
        return self._speaks

    @Property(bool, constant=True)
    def sounds(self) -> bool:
        """Whether there are sounds."""
        return self._sounds

    @Property(bool, notify=changed)
    def spoken(self) -> bool:
        """Whether the screen is read aloud."""
        return self._comfort.spoken

    @Property(bool, notify=changed)
    def voiceComes(self) -> bool:
        """Whether it will be read aloud as soon as the voice is open."""
        return self._comfort.spoken and self._opening

    @Property(bool, notify=changed)
    def voiceMissing(self) -> bool:
        """Whether it should be read aloud, and no voice speaks the language of now."""
        return self._comfort.spoken and self._voices is not None and self._comfort.language not in self._voices

    @Property(int, notify=changed)
    def rate(self) -> int:
        """How fast is read aloud, from 1."""
        return RATES.index(self._comfort.rate) + 1

    @Property(int, notify=changed)
    def volume(self) -> int:
        """How loud is read aloud, from 1."""
        return VOLUMES.index(self._comfort.volume) + 1

    @Property(bool, notify=changed)
    def usual(self) -> bool:
        """Whether nothing but the language was changed."""
        return replace(self._comfort, language=USUAL.language) == USUAL

    def _choose(self, **wish: Any) -> None:
        self._post(events.ComfortChosen(replace(self._comfort, **wish)))

    @Slot(str)
    def chooseLanguage(self, language: str) -> None:
        """Another language."""
        if language in get_args(Language):
            self._choose(language=language)

    @Slot(str)
    def chooseTheme(self, theme: str) -> None:
        """Other colours."""
        if theme in get_args(Theme):
            self._choose(theme=theme)

    @Slot(str)
    def chooseTextSize(self, size: str) -> None:
        """Larger or smaller texts."""
        if size in get_args(TextSize):
            self._choose(text_size=size)

    @Slot(bool)
    def chooseLow(self, low: bool) -> None:
        """Everything in the lower half, or not."""
        self._choose(low=low)

    @Slot(bool)
    def chooseStill(self, still: bool) -> None:
        """Nothing moves, or it does."""
        self._choose(still=still)

    @Slot(bool)
    def chooseSteady(self, steady: bool) -> None:
        """The same press again within half a second is none, or it is."""
        self._choose(steady=steady)

    @Slot(bool)
    def chooseSpoken(self, spoken: bool) -> None:
        """Read the screen aloud, or not; where there is no voice, that is told."""
        self._choose(spoken=spoken)

    @Slot(int)
    def chooseFaster(self, steps: int) -> None:
        """Read faster, or slower."""
        self._post(events.ComfortChosen(faster(self._comfort, steps)))

    @Slot(int)
    def chooseLouder(self, steps: int) -> None:
        """Read louder, or less loud."""
        self._post(events.ComfortChosen(louder(self._comfort, steps)))

    @Slot()
    def reset(self) -> None:
        """As the terminal is usually, in the language of now."""
        self._post(events.ComfortChosen(Comfort(self._comfort.language)))
