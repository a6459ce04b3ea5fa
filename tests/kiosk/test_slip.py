"""What a printed slip says, and how a session goes on around it."""

from __future__ import annotations

import ctypes
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest
import zxingcpp
from msgspec.structs import replace

import resources
from drivers import base
from drivers.printing.document import Code, Document, Heading, Number, Paragraph
from drivers.printing.picture import draw, wrapped
from drivers.printing.seam import DOTS, PrinterState
from govchannel.contract import thai_words
from govchannel.contract.catalog import Text
from govchannel.contract.entries import read_folder
from kiosk.journey import effects, events
from kiosk.journey.comfort import Language
from kiosk.journey.states import Done, Goodbye, Slip
from kiosk.printers import FONTS
from kiosk.receipt import Receipt
from kiosk.slip import slip, trial_slip
from kiosk.terminal import open_terminal
from tests.kiosk.test_journey import Person, at_review

RECEIPT = Receipt(
    "KW2MX-R5QVP-72Y8E",
    Text(th="แจ้งท่อประปาแตกรั่ว", en="Report of broken water pipe"),
    Text(th="การประปาส่วนภูมิภาค", en="Provincial Waterworks Authority"),
    datetime(2026, 11, 21, 17, 55, tzinfo=UTC),
    "https://gateway.example/s/abcdefghijklmnopqrstuv",
    "1662",
)


def words(document: Document) -> str:
    """All that can be read on a slip, without the marks that say where a line may end."""
    texts = [str(text) for block in document for text in msgspec.structs.astuple(block)]
    return "\n".join(texts).replace(thai_words.MAY_BREAK, "")


def test_a_thai_slip_says_everything_in_thai_with_the_buddhist_era() -> None:
    said = words(slip(RECEIPT, "th"))
    for piece in ("KW2MX-R5QVP-72Y8E", "แจ้งท่อประปาแตกรั่ว", "การประปาส่วนภูมิภาค", "โทร 1662", RECEIPT.status_url):
        assert piece in said
    # Five to eight in the evening in London is the next day here.
    assert "22 พฤศจิกายน 2569 เวลา 00:55 น." in said
    assert "Report" not in said


def test_an_english_slip_says_it_in_thai_too_and_its_number_and_code_once() -> None:
    document = slip(RECEIPT, "en")
    said = words(document)
    for piece in ("Report of broken water pipe", "22 November 2026", "แจ้งท่อประปาแตกรั่ว", "22 พฤศจิกายน 2569"):
        assert piece in said
    assert sum(isinstance(block, Number) for block in document) == 1
    assert sum(isinstance(block, Code) for block in document) == 1


def test_without_a_telephone_the_agency_is_asked() -> None:
    mute = replace(RECEIPT, phone=None)
    assert "หรือโทร" not in words(slip(mute, "th"))
    assert "สอบถามหน่วยงาน" in words(slip(mute, "th"))


@pytest.mark.parametrize("large", [False, True], ids=["usual", "large"])
@pytest.mark.parametrize("language", ["th", "en"])
def test_drawn_it_can_be_read_by_a_phone_on_either_paper(language: Language, large: bool) -> None:
    for width in DOTS.values():
        (code,) = zxingcpp.read_barcodes(draw(slip(RECEIPT, language, large=large), width, FONTS))
        assert code.text == RECEIPT.status_url


def test_the_names_of_all_services_wrap_between_words() -> None:
    """Libthai says where words end; a line of a slip ends there and nowhere else."""
    titles = [service.title.th for service in read_folder(resources.FOLDER / "catalog").services]
    assert len(titles) > 100
    for title in titles:
        marked = thai_words.marked(title)
        assert marked.replace(thai_words.MAY_BREAK, "") == title
        pieces = marked.replace(" ", thai_words.MAY_BREAK).split(thai_words.MAY_BREAK)
        lines = list(wrapped(marked, 22, thai_words.columns))
        assert len(lines) > 1 or thai_words.columns(title) <= 22
        for line in lines:
            rest = line.replace(" ", "")
            while rest:
                first = next((piece for piece in pieces if piece and rest.startswith(piece)), None)
                assert first, f"{title}: {line} begins or ends inside a word"
                rest = rest.removeprefix(next(p for p in sorted(pieces, key=len, reverse=True) if rest.startswith(p)))


@pytest.mark.parametrize("width", DOTS.values())
def test_the_longest_names_fit_on_a_slip_in_large_print(width: int) -> None:
    entries = read_folder(resources.FOLDER / "catalog")
    for choice in (lambda text: len(text.th), lambda text: len(text.en)):
        service = max((one.title for one in entries.services), key=choice)
        agency = max((one.name for one in entries.agencies), key=choice)
        draw(slip(replace(RECEIPT, service=service, agency=agency), "en", large=True), width, FONTS)


def test_an_abbreviation_stays_on_one_line() -> None:
    assert "มอก." in thai_words.marked("มาตรฐานผลิตภัณฑ์อุตสาหกรรม (มอก.)")
    assert "พ.ศ." in thai_words.marked("พ.ศ. 2569")


def test_without_libthai_a_slip_is_still_a_slip(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_name: str) -> Any:
        raise OSError

    monkeypatch.setattr(ctypes, "CDLL", missing)
    thai_words._library.cache_clear()
    try:
        said = slip(RECEIPT, "th")
    finally:
        thai_words._library.cache_clear()
    assert all(thai_words.MAY_BREAK not in str(block) for block in said)
    draw(said, DOTS[58], FONTS)


def test_a_test_slip_has_the_hard_letters_and_a_code() -> None:
    document = trial_slip("desk-1", datetime(2026, 11, 21, tzinfo=UTC))
    assert "desk-1" in words(document)
    assert {type(block) for block in document} >= {Heading, Paragraph, Code}
    for width in DOTS.values():
        assert zxingcpp.read_barcodes(draw(document, width, FONTS))


# --- the session ------------------------------------------------------------------------------------------------------


def at_receipt(fate: Slip) -> Person:
    person = at_review().does(events.Submitted(), events.CardVerified(1, same=True), events.Appended(RECEIPT, fate))
    assert isinstance(person.state(), Done)
    return person


def test_a_slip_is_printed_when_it_is_asked_for() -> None:
    person = at_receipt(Slip.OFFERED)
    assert person.ordered(effects.PrintSlip) == 0
    person.does(events.SlipWanted())
    assert person.state().slip is Slip.PRINTING
    assert person.orders[-1] == effects.PrintSlip(RECEIPT)
    person.does(events.SlipPrinted(RECEIPT.number))
    assert person.state().slip is Slip.PRINTED


@pytest.mark.parametrize(
    ("settings", "fate"),
    [
        ("", Slip.NONE),
        ('printer = "none"\nprinter_at_once = true', Slip.NONE),
        ('printer = "escpos:file:/dev/usb/lp0"', Slip.OFFERED),
        ('printer = "escpos:file:/dev/usb/lp0"\nprinter_at_once = true', Slip.PRINTING),
    ],
)
def test_the_settings_say_what_becomes_of_a_slip(tmp_path: Path, settings: str, fate: Slip) -> None:
    (tmp_path / "config.toml").write_text(settings)
    terminal = open_terminal(tmp_path)
    assert terminal.slip is fate
    assert (terminal.printer() is None) == (fate is Slip.NONE)


def test_pressing_twice_prints_once() -> None:
    person = at_receipt(Slip.OFFERED).does(events.SlipWanted(), events.SlipWanted())
    person.does(events.SlipPrinted(RECEIPT.number), events.SlipWanted())
    assert person.ordered(effects.PrintSlip) == 1


def test_where_the_settings_say_so_it_is_printed_at_once() -> None:
    person = at_receipt(Slip.PRINTING)
    assert person.ordered(effects.PrintSlip) == 1


def test_without_a_printer_there_is_nothing_to_press() -> None:
    person = at_receipt(Slip.NONE).does(events.SlipWanted(), events.SlipPrinted(RECEIPT.number))
    assert person.ordered(effects.PrintSlip) == 0
    assert person.state().slip is Slip.NONE


@pytest.mark.parametrize(
    ("printer", "told"),
    [
        (PrinterState.OUT_OF_PAPER, Slip.OUT_OF_PAPER),
        (PrinterState.COVER_OPEN, Slip.COVER_OPEN),
        (PrinterState.OFFLINE, Slip.FAILED),
        (PrinterState.FAULT, Slip.FAILED),
    ],
)
def test_what_is_wrong_is_told_and_pressing_again_prints_again(printer: PrinterState, told: Slip) -> None:
    person = at_receipt(Slip.OFFERED).does(events.SlipWanted(), events.SlipFailed(RECEIPT.number, printer))
    assert person.state().slip is told
    assert person.state().receipt == RECEIPT
    person.does(events.SlipWanted(), events.SlipPrinted(RECEIPT.number))
    assert person.ordered(effects.PrintSlip) == 2
    assert person.state().slip is Slip.PRINTED


def test_the_card_may_go_while_the_slip_is_printed() -> None:
    person = at_receipt(Slip.OFFERED).does(events.SlipWanted(), base.CardRemoved("reader", 1))
    assert isinstance(person.state(), Goodbye)
    before = person.journey
    person.does(events.SlipPrinted(RECEIPT.number), events.SlipFailed(RECEIPT.number, PrinterState.OFFLINE))
    assert person.journey == before


def test_news_of_the_last_persons_slip_means_nothing_to_the_next() -> None:
    person = at_receipt(Slip.OFFERED).does(events.SlipWanted(), events.SlipPrinted("another"))
    person.does(events.SlipFailed("another", PrinterState.OFFLINE))
    assert person.state().slip is Slip.PRINTING


def test_a_printer_does_not_keep_a_session_alive() -> None:
    person = at_receipt(Slip.OFFERED).does(events.SlipWanted())
    touched = person.journey.touched
    person.now += 60
    person.does(events.SlipFailed(RECEIPT.number, PrinterState.OUT_OF_PAPER))
    assert person.journey.touched == touched
