"""What a slip says, in blocks from top to bottom. No fonts, no dots: how it looks is `picture`'s business.

Texts are plain Unicode. A line may end at a space and at ZERO WIDTH SPACE (U+200B); whoever composes a Thai text puts
one between its words, since that takes a dictionary.
"""

from __future__ import annotations

import msgspec


class Heading(msgspec.Struct, frozen=True):
    """What this paper is, in one or two words, large."""

    text: str


class Paragraph(msgspec.Struct, frozen=True):
    """A sentence or two, centred. `small`: what may be read, but need not."""

    text: str
    small: bool = False


class Fact(msgspec.Struct, frozen=True):
    """A label, and below it what it is."""

    label: str
    value: str


class Number(msgspec.Struct, frozen=True):
    """What is read aloud from the paper, as large as the paper is wide; lines end after a hyphen only."""

    text: str


class Code(msgspec.Struct, frozen=True):
    """A QR code of a text."""

    text: str


class Rule(msgspec.Struct, frozen=True):
    """A line across."""


class Large(msgspec.Struct, frozen=True):
    """Blocks in large print: letters of 18 points and more."""

    blocks: tuple[Block, ...]


Block = Heading | Paragraph | Fact | Number | Code | Rule | Large
Document = tuple[Block, ...]
