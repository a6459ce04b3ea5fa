"""What the screen and a website's process say to each other: a line of JSON each.

The process shows pages that anyone may have made: what comes from it is judged as any input is, and is never long.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

MOST_LINE_BYTES = 64 * 1024
SLOTS = 2
"""Places for frames in the shared memory, one after another, each as large as the first size needs."""

MOST_SIDE = 8192
Side = Annotated[int, Meta(ge=1, le=MOST_SIDE)]
Zoom = Annotated[float, Meta(ge=0.25, le=5)]
Address = Annotated[str, Meta(max_length=2000)]
Place = tuple[float, float]


class Word(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """Base of all."""


# --- from the screen ------------------------------------------------------------------------------------------------


class Opened(Word, frozen=True):
    """The first word. Pixels of the glass; `zoom`: of them for a CSS pixel; `slot_bytes`: of memory for a frame;
    `authorities`: files with certificates of further ones."""

    address: str
    origins: list[str]
    width: Side
    height: Side
    zoom: Zoom
    slot_bytes: Annotated[int, Meta(ge=4, le=4 * MOST_SIDE * MOST_SIDE)]
    language: Literal["th", "en"]
    authorities: list[str] = []


class Resized(Word, frozen=True):
    """Another size or zoom."""

    width: Side
    height: Side
    zoom: Zoom


class Touch(Word, frozen=True):
    """One finger of those on the page."""

    finger: int
    phase: Literal["pressed", "moved", "held", "released"]
    place: Place


class Touched(Word, frozen=True):
    """Fingers, in pixels of the page."""

    touches: list[Touch]


class Pressed(Word, frozen=True):
    """A key went down and up; `key` is Qt's number."""

    key: int
    text: str = ""


class Typed(Word, frozen=True):
    """The on-screen keyboard wrote something."""

    text: str


class Went(Word, frozen=True):
    """To another page of those that were seen, or once more to this one."""

    to: Literal["back", "forward", "again"]


class Answered(Word, frozen=True):
    """To what the page asked."""

    yes: bool


class Painted(Word, frozen=True):
    """The last frame is on the screen; its place may be written to."""


# --- from the page --------------------------------------------------------------------------------------------------


class Frame(Word, frozen=True):
    """A picture of the page lies in a slot, pixels of `QImage.Format_RGB32` without gaps."""

    slot: Annotated[int, Meta(ge=0, lt=SLOTS)]
    width: Side
    height: Side


class At(Word, frozen=True):
    """Where it is, and what it could do."""

    address: Address
    back: bool
    forward: bool
    loading: bool


class LedOut(Word, frozen=True):
    """The page wanted to go where nobody may; empty: its address is too long to be told."""

    address: Address


class Said(Word, frozen=True):
    """The page wants something read; `asks`: and a yes or no."""

    text: Annotated[str, Meta(max_length=600)]
    asks: bool


class Writing(Word, frozen=True):
    """Whether something on the page is written in now; `hints` are Qt's, `place` is that of the cursor."""

    on: bool
    hints: int = 0
    place: tuple[float, float, float, float] = (0, 0, 0, 0)


class Denied(Word, frozen=True):
    """Something that is not done at a terminal: a file that is kept, or one to be chosen."""

    what: Literal["download", "file"]


class Failed(Word, frozen=True):
    """There is no page to be seen."""

    why: Literal["offline", "certificate", "crashed", "hung"]


class TabbedOut(Word, frozen=True):
    """Tab went past the last thing on the page, or before its first."""

    forward: bool


ToPage = Opened | Resized | Touched | Pressed | Typed | Went | Answered | Painted
FromPage = Frame | At | LedOut | Said | Writing | Denied | Failed | TabbedOut

_to_page: msgspec.json.Decoder[ToPage] = msgspec.json.Decoder(ToPage)
_from_page: msgspec.json.Decoder[FromPage] = msgspec.json.Decoder(FromPage)


def line(word: ToPage | FromPage) -> bytes:
    """As it is sent."""
    return msgspec.json.encode(word) + b"\n"


def to_page(said: bytes) -> ToPage:
    """What the screen said. Raises `msgspec.ValidationError`, `msgspec.DecodeError`."""
    return _to_page.decode(said)


def from_page(said: bytes) -> FromPage:
    """What a page's process said. Raises `msgspec.ValidationError`, `msgspec.DecodeError`."""
    return _from_page.decode(said)
