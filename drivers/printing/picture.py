"""A document as dots: slip printers rarely shape Thai rightly, so that every text is drawn here, black on white."""

from __future__ import annotations

import itertools
import math
import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import qrcode
from PIL import Image, ImageDraw, ImageFont, features

from drivers.printing.document import Block, Code, Document, Fact, Heading, Large, Number, Paragraph, Rule
from drivers.printing.seam import DOTS, CannotDraw, Fonts

MOST_ROWS = 6000
"""75 cm: no document of ours is longer, whatever is written in it."""

QUIET_MODULES = 4
"""White around a QR code, as its standard wants."""

PLAIN = "Hgก"
"""What every line has room for."""

LEADING = 4
"""White between two lines: a fourth of the letters' size."""

BLACK, WHITE = 0, 1


class Sheet(msgspec.Struct, frozen=True):
    """A paper: its width and what the sizes are on it, all in dots (8 to a millimetre)."""

    width: int
    margin: int
    gap: int
    heading: int
    text: int
    small: int
    number: int
    least_number: int

    @property
    def inside(self) -> int:
        """Dots of a line."""
        return self.width - 2 * self.margin


SHEETS = {
    DOTS[80]: Sheet(576, margin=24, gap=18, heading=50, text=34, small=29, number=76, least_number=48),
    DOTS[58]: Sheet(384, margin=12, gap=16, heading=42, text=30, small=29, number=76, least_number=48),
}
"""Nothing is smaller than 10 points: 29 dots."""

LARGE_SHEETS = {
    DOTS[80]: Sheet(576, margin=24, gap=22, heading=64, text=54, small=52, number=104, least_number=76),
    DOTS[58]: Sheet(384, margin=12, gap=20, heading=60, text=54, small=52, number=104, least_number=76),
}
"""Nothing is smaller than 18 points: 51 dots."""

Draw = Callable[[Image.Image, int], None]
Piece = tuple[int, Draw]
"""Rows it takes, and what draws it from a row on."""


def draw(document: Document, width: int, fonts: Fonts) -> Image.Image:
    """A picture of 1 bit a dot, `width` dots wide (one of `DOTS`). Raises `CannotDraw`."""
    try:
        return _drawn(document, _Pen(SHEETS[width], fonts))
    except (OSError, ValueError) as error:
        raise CannotDraw(f"{fonts.text.name}, {fonts.bold.name}: {error}") from error


def _drawn(document: Document, pen: _Pen) -> Image.Image:
    gap = pen.sheet.gap
    pieces = pen.all_pieces(document)
    rows = sum(height for height, _ in pieces) + gap
    if rows > MOST_ROWS:
        raise CannotDraw(f"{rows} rows")
    picture = Image.new("1", (pen.sheet.width, rows), WHITE)
    top = gap
    for height, draw_piece in pieces:
        draw_piece(picture, top)
        top += height
    return picture


def _nothing(_picture: Image.Image, _top: int) -> None:
    """White."""


class _Pen:
    def __init__(self, sheet: Sheet, fonts: Fonts) -> None:
        # Without it marks above Thai letters would stand on each other.
        if not features.check("raqm"):
            raise CannotDraw("libraqm or libfribidi is missing: Thai cannot be shaped")
        self.sheet = sheet
        self._fonts = fonts
        self._heading = self._font(fonts.bold, sheet.heading)
        self._bold = self._font(fonts.bold, sheet.text)
        self._text = self._font(fonts.text, sheet.text)
        self._small = self._font(fonts.text, sheet.small)

    @staticmethod
    def _font(file: Path, size: int) -> ImageFont.FreeTypeFont:
        return ImageFont.truetype(str(file), size, layout_engine=ImageFont.Layout.RAQM)

    def all_pieces(self, document: Document) -> list[Piece]:
        """What a document is made of, with white below every block."""
        return [piece for block in document for piece in (*self.pieces(block), (self.sheet.gap, _nothing))]

    def pieces(self, block: Block) -> list[Piece]:
        """What a block is made of, from top to bottom."""
        match block:
            case Heading(text):
                return self._lines(text, self._heading, centred=True)
            case Paragraph(text, small):
                return self._lines(text, self._small if small else self._text, centred=True)
            case Fact(label, value):
                return [*self._lines(label, self._small), *self._lines(value, self._bold)]
            case Number(text):
                return self._number(text)
            case Code(text):
                return [self._code(text)]
            case Rule():
                return [(3, self._rule)]
            case Large(blocks):
                return _Pen(LARGE_SHEETS[self.sheet.width], self._fonts).all_pieces(blocks)

    def _lines(self, text: str, font: ImageFont.FreeTypeFont, centred: bool = False) -> list[Piece]:
        lines = list(wrapped(text, self.sheet.inside, font.getlength))
        return self._set(lines, font, centred)

    def _set(self, lines: list[str], font: ImageFont.FreeTypeFont, centred: bool) -> list[Piece]:
        """Lines at one distance from each other: what the highest and the lowest of them need."""
        ascent, descent = _reach(font, "".join(lines))
        return [(ascent + descent, self._line(line, font, ascent, centred)) for line in lines]

    def _line(self, line: str, font: ImageFont.FreeTypeFont, ascent: int, centred: bool) -> Draw:
        def draw_line(picture: Image.Image, top: int) -> None:
            pen = ImageDraw.Draw(picture)
            pen.fontmode = "1"
            left = self.sheet.margin + (int(self.sheet.inside - font.getlength(line)) // 2 if centred else 0)
            pen.text((left, top + ascent), line, fill=BLACK, font=font, anchor="ls")

        return draw_line

    def _number(self, text: str) -> list[Piece]:
        """On one line where it is still large there, else a line for each group."""
        for lines in ([text], re.findall(r"[^-]*-|[^-]+", text)):
            size = self.sheet.number
            while size > self.sheet.least_number and self._widest(lines, size) > self.sheet.inside:
                size -= 1
            font = self._font(self._fonts.bold, size)
            if max(map(font.getlength, lines), default=0) <= self.sheet.inside:
                return self._set(lines, font, centred=True)
        return self._lines(text, self._bold, centred=True)

    def _widest(self, lines: list[str], size: int) -> float:
        return max(map(self._font(self._fonts.bold, size).getlength, lines), default=0)

    def _code(self, text: str) -> Piece:
        code = qrcode.QRCode(border=QUIET_MODULES, error_correction=qrcode.constants.ERROR_CORRECT_M)
        try:
            code.add_data(text)
            matrix = code.get_matrix()
        except ValueError as error:
            raise CannotDraw("a text too long for a QR code") from error
        scale = max(1, self.sheet.inside * 3 // 4 // len(matrix))
        side = scale * len(matrix)

        def draw_code(picture: Image.Image, top: int) -> None:
            pen = ImageDraw.Draw(picture)
            left = (self.sheet.width - side) // 2
            for y, row in enumerate(matrix):
                for x, dark in enumerate(row):
                    if dark:
                        corner = left + x * scale, top + y * scale
                        pen.rectangle((*corner, corner[0] + scale - 1, corner[1] + scale - 1), fill=BLACK)

        return side, draw_code

    def _rule(self, picture: Image.Image, top: int) -> None:
        right = self.sheet.width - self.sheet.margin
        ImageDraw.Draw(picture).rectangle((self.sheet.margin, top, right - 1, top + 2), fill=BLACK)


def _reach(font: ImageFont.FreeTypeFont, text: str) -> tuple[int, int]:
    """Dots above and below a line that a text needs: marks on marks reach further than the font says, others less."""
    _, top, _, bottom = font.getbbox(PLAIN + text, anchor="ls")
    leading = font.size / LEADING
    return math.ceil(-top + leading / 2), math.ceil(bottom + leading / 2)


# --- lines ------------------------------------------------------------------------------------------------------------


def wrapped(text: str, width: float, length: Callable[[str], float]) -> Iterator[str]:
    """The lines of a text: each at most `width` by `length`, ended between words where that is possible."""
    for paragraph in text.splitlines():
        clean = "".join(letter for letter in paragraph if unicodedata.category(letter) not in ("Cc", "Cs"))
        line = ""
        for word in re.findall(r"[^ \u200b]+[ \u200b]*|[ \u200b]+", clean):
            for piece in _fitting(word.replace("\u200b", ""), width, length):
                if line.strip() and length((line + piece).rstrip()) > width:
                    yield line.rstrip()
                    line = piece.lstrip()
                else:
                    line += piece
        if line.strip():
            yield line.rstrip()


def _fitting(word: str, width: float, length: Callable[[str], float]) -> Iterator[str]:
    """The word; one that is wider than a line in pieces, none of which begins with a mark."""
    if length(word.rstrip()) <= width:
        yield word
        return
    starts = [place for place, letter in enumerate(word) if place == 0 or not _hangs(letter)]
    piece = ""
    for start, end in itertools.pairwise([*starts, len(word)]):
        if piece and length((piece + word[start:end]).rstrip()) > width:
            yield piece
            piece = ""
        piece += word[start:end]
    yield piece


def _hangs(letter: str) -> bool:
    """Whether it belongs to the letter before it."""
    return unicodedata.category(letter).startswith("M") or letter == "\u0e33"
