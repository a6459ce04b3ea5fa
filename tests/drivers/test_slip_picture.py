"""Slips as pictures: nothing cut off, wrapped between words, readable by a phone, on both papers."""

from __future__ import annotations

import unicodedata

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageFont, ImageOps

from drivers.printing.document import Block, Code, Fact, Heading, Large, Number, Paragraph, Rule
from drivers.printing.picture import SHEETS, draw, wrapped
from drivers.printing.seam import DOTS, CannotDraw
from kiosk.printers import FONTS

WIDTHS = tuple(DOTS.values())
STACKED = "ผู้ปู่กี๊ซื้อน้ำญี่ปุ่นฐานฎีกาที่ฟ้าฬ็"
LONG = "ก\u200b".join(["ขอรับเงินอุดหนุนเพื่อการเลี้ยงดูเด็กแรกเกิด"] * 4)


def ink(picture: Image.Image) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of what is black."""
    box = ImageOps.invert(picture.convert("L")).getbbox()
    assert box is not None
    return box


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    "block",
    [
        Heading(STACKED),
        Heading(LONG),
        Paragraph(STACKED),
        Paragraph(LONG, small=True),
        Fact(STACKED, LONG),
        Number("WWWWW-MMMMM-QQQQQ"),
        Number("W" * 40),
        Code("https://gateway.example/s/" + "x" * 120),
        Rule(),
    ],
    ids=lambda block: type(block).__name__,
)
def test_ink_stays_inside_the_margins(block: Block, width: int) -> None:
    picture = draw((block,), width, FONTS)
    sheet = SHEETS[width]
    left, top, right, bottom = ink(picture)
    assert (picture.width, picture.mode) == (width, "1")
    # An overhanging letter may reach a dot or two into the margin, never to the paper's edge.
    assert left >= sheet.margin - 4
    assert right <= width - sheet.margin + 4
    assert top >= 2
    assert bottom <= picture.height - 2


@pytest.mark.parametrize("width", WIDTHS)
def test_marks_on_marks_are_not_set_into_the_line_above(width: int) -> None:
    """Two lines of the highest and lowest letters: a white row is left between them."""
    for block in (Heading(f"{STACKED}\n{STACKED}"), Fact("", f"{STACKED}\n{STACKED}")):
        picture = draw((block,), width, FONTS).convert("L")
        _, top, _, bottom = ink(picture)
        rows = [min(picture.crop((0, row, width, row + 1)).tobytes()) for row in range(top, bottom)]
        assert 255 in rows


def test_thai_is_shaped_not_just_set() -> None:
    """The tone mark stands above the vowel, not on it: without shaping both lie on one another."""
    font = str(FONTS.bold)
    shaped = ImageFont.truetype(font, 60, layout_engine=ImageFont.Layout.RAQM)
    plain = ImageFont.truetype(font, 60, layout_engine=ImageFont.Layout.BASIC)
    assert shaped.getbbox("ที่", anchor="ls")[1] < plain.getbbox("ที่", anchor="ls")[1]


@pytest.mark.parametrize("width", WIDTHS)
def test_a_phone_reads_the_code(width: int) -> None:
    address = "https://status.gateway.example.go.th/s/abcdefghijklmnopqrstuv"
    (code,) = zxingcpp.read_barcodes(draw((Heading("ใบรับคำขอ"), Code(address), Paragraph("x")), width, FONTS))
    assert code.text == address


def test_the_number_is_the_largest_thing_and_its_groups_stay_whole() -> None:
    for width in WIDTHS:
        alone = ink(draw((Number("KW2MX-R5QVP-72Y8E"),), width, FONTS))
        word = ink(draw((Paragraph("KW2MX"),), width, FONTS))
        lines = 1 if width == DOTS[80] else 3
        assert (alone[3] - alone[1]) / lines > 1.3 * (word[3] - word[1])


DOTS_OF_A_MM = 203 / 25.4
CAPITAL = 0.7
"""Of the type size: `tests/ui/test_style.py` holds it."""


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(("large", "points"), [(False, 10), (True, 18)], ids=["usual", "large"])
def test_letters_on_paper_in_millimetres(width: int, large: bool, points: int) -> None:
    """A slip has letters of 10 points and more, in large print of 18; measured by a capital's ink."""
    for block in (Heading("H"), Paragraph("H"), Paragraph("H", small=True), Fact("H", ""), Fact("", "H"), Number("H")):
        _, top, _, bottom = ink(draw((Large((block,)) if large else block,), width, FONTS))
        size = (bottom - top) / CAPITAL / DOTS_OF_A_MM
        assert size >= points * 25.4 / 72, f"{block} has {size:.2f} mm"


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("block", [Heading(LONG), Paragraph(LONG), Fact(STACKED, LONG), Number("WWWWW-MMMMM-QQQQQ")])
def test_large_print_stays_inside_the_margins(block: Block, width: int) -> None:
    left, _, right, _ = ink(draw((Large((block,)),), width, FONTS))
    assert left >= SHEETS[width].margin - 4
    assert right <= width - SHEETS[width].margin + 4


def test_what_is_too_long_is_refused() -> None:
    with pytest.raises(CannotDraw):
        draw((Paragraph("ก " * 3000),), DOTS[58], FONTS)
    with pytest.raises(CannotDraw):
        draw((Code("x" * 5000),), DOTS[80], FONTS)


def test_control_characters_and_lone_surrogates_are_left_out() -> None:
    assert list(wrapped("a\x1b@\x10\x04\x01b\ud800c", 100, len)) == ["a@bc"]
    draw((Paragraph("a\x1b@\ud800"),), DOTS[80], FONTS)


def test_nothing_is_nothing() -> None:
    assert list(wrapped("", 10, len)) == []
    draw((Heading(""), Paragraph(" "), Fact("", ""), Number("")), DOTS[80], FONTS)


letters = st.text(st.sampled_from("กขคที่ปู่ผู้น้ำา ab-\u200b\n"), max_size=60)


@given(letters, st.integers(1, 30))
def test_lines_lose_nothing_and_begin_with_no_mark(text: str, width: int) -> None:
    lines = list(wrapped(text, width, lambda line: sum(unicodedata.category(c) != "Mn" for c in line)))

    def solid(words: str) -> str:
        return "".join(words.replace("\u200b", "").split())

    assert solid("".join(lines)) == solid(text)
    for line in lines:
        assert line == line.rstrip()
        # A mark that nothing stands before is as it was given; no line break makes one.
        begins_so = any(part.startswith(line[0]) for part in text.replace("\u200b", " ").split())
        assert unicodedata.category(line[0]) != "Mn" or begins_so


@given(st.lists(st.text(st.sampled_from("กขค"), min_size=1, max_size=8), max_size=12), st.integers(8, 30))
def test_a_line_ends_between_words(words: list[str], width: int) -> None:
    lines = list(wrapped("\u200b".join(words), width, len))
    assert all(len(line) <= width for line in lines)
    ends, place = {0}, 0
    for word in words:
        place += len(word)
        ends.add(place)
    place = 0
    for line in lines:
        place += len(line)
        assert place in ends
