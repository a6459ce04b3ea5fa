"""What a slip says, in blocks from top to bottom. No fonts, no dots: how it looks is `picture`'s business.

Texts are plain Unicode. A line may end at a space and at ZERO WIDTH SPACE (U+200B); whoever composes a Thai text puts
one between its words, since that takes a dictionary.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Heading:
    """What this paper is, in one or two words, large."""

    text: str


@dataclass(frozen=True)
class Paragraph:
    """A sentence or two, centred. `small`: what may be read, but need not."""

    text: str
    small: bool = False


@dataclass(frozen=True)
class Fact:
    """A label, and below it what it is."""

    label: str
    value: str


@dataclass(frozen=True)
class Number:
    """What is read aloud from the paper, as large as the paper is wide; lines end after a hyphen only."""

    text: str


@dataclass(frozen=True)
class Code:
    """A QR code of a text."""

    text: str


@dataclass(frozen=True)
class Rule:
    """A line across."""


@dataclass(frozen=True)
class Large:
    """Blocks in large print: letters of 18 points and more."""

    blocks: tuple[Block, ...]


Block = Heading | Paragraph | Fact | Number | Code | Rule | Large
Document = tuple[Block, ...]
