"""Reading the screen aloud: when something is said, by which voice, and the keys for it. What is said: `ui.reading`.

Nothing is said unless somebody asks for it, and nothing is remembered beyond the session. A voice may take seconds to
open: whoever asks for it hears two short notes at once, or falling ones where there is none.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.journey.comfort import USUAL, faster, louder
from kiosk.journey.states import Journey
from ui.comfort_model import ComfortModel
from ui.keys import Key
from ui.mailbox import Mailbox
from ui.reading import Reader
from ui.sounds import Sound, Sounds
from ui.speech import Speaker, Utterance, Voice
from ui.spelling import sentences
from ui.steering import ENTER, Direction, Steering

GATHER_MS = 80
"""How long is waited for what belongs together: a new screen, its trouble, what is in focus."""
MOST_HELD_MS = 1_200
"""How long at most, for the rest of a page and for the end of a note: the longest takes one second."""
OPENS_MS = 20_000
"""A voice that is not open after so long hangs, and counts as none until it is."""

NO_THAI_VOICE = "No Thai voice is installed on this terminal. Press F7 for English."
"""Said where Thai cannot be: the one text that is not of the screen's language."""

ENGLISH_ONLY = frozenset({"en"})

SWITCH = (Key.F2,)
REPEAT = (Key.F1, Key.HELP)
RATE: dict[int, int] = {Key.F3: -1, Key.F4: 1}
LOUDNESS = (Key.VOLUME_DOWN, Key.VOLUME_UP)
"""Keys for the volume also of sounds, whether or not the screen is read aloud."""
VOLUME: dict[int, int] = {Key.F5: -1, Key.VOLUME_DOWN: -1, Key.F6: 1, Key.VOLUME_UP: 1}
LANGUAGE = (Key.F7,)
ONCE = (*SWITCH, *REPEAT, *LANGUAGE)
"""Of these, a hand that cannot let go in time has pressed one."""
SKIP: dict[int, int] = {Key.F8: -1, Key.F9: 1}
ARROWS = frozenset(direction.value for direction in Direction)


class Aloud(QObject):
    """Watches screen, focus and keys of a window, and has said what a person should hear of it."""

    def __init__(
        self,
        window: QQuickWindow,
        steering: Steering,
        comfort: ComfortModel,
        make: Callable[[], Voice] | None,
        sounds: Sounds,
    ) -> None:
        """`make` opens a voice; None where there is none."""
        super().__init__()
        self._window = window
        self._steering = steering
        self._model = comfort
        self._sounds = sounds
        self._reader = Reader(window, steering)
        self._told = Mailbox()
        self._told.posted.connect(self._opened)
        self._speaker = Speaker(make, self._told.post)
        self._voices: frozenset[str] | None = None
        """What there are voices for; None while that is being found out."""
        self._promised = self._apologised = False
        self._comfort = USUAL
        self._journey = Journey()
        self._patience = self._clock(OPENS_MS, self._give_up)
        self._timer = self._clock(GATHER_MS, self._gather)
        self._held = QElapsedTimer()
        self._last = ""
        self._sentence: int | None = None
        window.installEventFilter(self)
        window.activeFocusItemChanged.connect(self._due)
        for name in ("display", "letters", "countdown"):
            cover = window.findChild(QQuickItem, name)
            if cover is not None:
                cover.visibleChanged.connect(self._due)

    def _clock(self, milliseconds: int, over: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(over)
        return timer

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
            self._reader.forget()
            self._apologised = False
        elif new.spoken and (new.rate, new.volume) != (old.rate, old.volume):
            self._say_level("rate" if new.rate != old.rate else "volume")
            return
        self._due()

    def forget(self) -> None:
        """Fall silent at once; nothing of what was said can be said again."""
        self._timer.stop()
        self._speaker.stop()
        self._last, self._sentence = "", None
        self._reader.forget()

    def end(self) -> None:
        """Stop for good."""
        self._patience.stop()
        self.forget()
        self._speaker.end()

    # --- keys ---------------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's way in: True where the key was ours."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            held = event.isAutoRepeat() and event.key() in ONCE
            return held or self._pressed(event.key())
        return super().eventFilter(watched, event)

    def _pressed(self, key: int) -> bool:
        spoken = self._comfort.spoken
        if key in SWITCH or (key in REPEAT and not spoken):
            self._wish()
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
            self._reader.asked = key in ARROWS or key in ENTER
            self._due()
            return False
        return True

    def _wish(self) -> None:
        """To hear the screen, or to hear it no more."""
        if self._comfort.spoken and self._voices is None:
            # Nothing was heard yet: who presses again wants to hear.
            self._promise(again=True)
        else:
            self._model.chooseSpoken(not self._comfort.spoken)

    def _repeat(self) -> None:
        """What was said last; in a field all that is written in it, not only the last letter."""
        if self._voices is None:
            self._promise(again=True)
        elif self._reader.writing:
            self._reader.ask_all()
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
        if spoken:
            self._reader.begin()
            self._promised = self._apologised = False
            self._voices = None
            self._patience.start()
            self._speaker.open()
            return
        self._patience.stop()
        self.forget()
        if word and self._journey.comfort.language in (self._voices or ()):
            self._say(self._reader.word("end"), keep=False)

    def _opened(self, languages: object) -> None:
        """A voice is open, or there is none. What is on the screen by then is read from its beginning."""
        assert isinstance(languages, frozenset)
        self._patience.stop()
        self._voices = languages
        self._model.tell_voices(languages)
        self._due()

    def _give_up(self) -> None:
        self._opened(frozenset())

    def _promise(self, *, again: bool = False) -> None:
        """A voice is being opened: somebody waits for it, and would take the silence for a key that does not work."""
        if again or not self._promised:
            self._promised = True
            self._sounds.play(Sound.VOICE_COMES)
            self._model.tell_opening()

    def _apologise(self) -> None:
        """No voice speaks the language of the screen, which says so too."""
        if self._apologised:
            return
        self._apologised = True
        if self._comfort.language == "th" and self._voices == ENGLISH_ONLY:
            self._speaker.say(Utterance(NO_THAI_VOICE, "en", self._comfort.rate, self._comfort.volume))
        else:
            self._sounds.play(Sound.NO_VOICE)

    def _say(self, text: str, *, keep: bool = True) -> None:
        if keep:
            self._last, self._sentence = text, None
        if text and self._comfort.language in (self._voices or ()):
            self._speaker.say(Utterance(text, self._comfort.language, self._comfort.rate, self._comfort.volume))

    def _say_level(self, name: str) -> None:
        """How fast or how loud it is now."""
        self._say(self._reader.word(name).replace("%1", str(self._model.property(name))), keep=False)

    # --- when it is said ----------------------------------------------------------------------------------------------

    def _due(self) -> None:
        if self._comfort.spoken and not self._timer.isActive():
            self._held.start()
            self._timer.start()

    def _gather(self) -> None:
        """Say what is new, once there is a voice, all of a page has come, and no note sounds any more."""
        if not self._comfort.spoken:
            return
        if self._voices is None:
            self._promise()
            return
        if self._is_held():
            self._timer.start()
        elif self._comfort.language not in self._voices:
            self._apologise()
        elif text := self._reader.read(self._journey):
            self._say(text)

    def _is_held(self) -> bool:
        """Whether a page still grows or a note sounds; not for long, and never for who writes."""
        grows = not self._window.property("whole")
        holds = grows or self._sounds.playing
        return holds and not self._held.hasExpired(MOST_HELD_MS) and not self._reader.writing
