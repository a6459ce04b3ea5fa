"""One suite for every printer: the one in a folder, and ESC/POS on each kind of line to a printer that imitates one."""

from __future__ import annotations

import itertools
import os
import pty
import select
import socket
import subprocess
import sys
import threading
import time
import tty
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image

from drivers.printing import escpos
from drivers.printing.document import Code, Document, Fact, Heading, Number, Paragraph, Rule
from drivers.printing.escpos import EscPosPrinter
from drivers.printing.imitation import BUFFER, Imitation
from drivers.printing.line import Line, open_line
from drivers.printing.png import STEERING
from drivers.printing.seam import (
    DOTS,
    CannotDraw,
    CoverOpen,
    Fonts,
    OutOfPaper,
    Printer,
    PrinterError,
    PrinterFault,
    PrinterSilent,
    PrinterState,
)
from drivers.registry import UnknownPrinter, open_printer
from drivers.steering import steer
from kiosk.printers import FONTS
from tests.waiting import until

ADDRESS = "https://gateway.example/s/abcdefghijklmnopqrstuv"
SLIP: Document = (
    Heading("ใบรับคำขอ"),
    Number("KW2MX-R5QVP-72Y8E"),
    Rule(),
    Fact("บริการ", "แจ้ง\u200bท่อ\u200bประปา\u200bแตก"),
    Code(ADDRESS),
    Paragraph("ใบ\u200bนี้\u200bไม่มี\u200bข้อมูล\u200bส่วน\u200bตัว", small=True),
)
LINES = ("tcp", "file", "serial")
ROW_IN_THE_MIDDLE = 300


class Bench:
    """A printer, the file that steers what goes wrong with it, and the folder its slips fall into."""

    def __init__(self, printer: Printer, folder: Path) -> None:
        self.printer = printer
        self.folder = folder
        self.rolls = itertools.count(2)

    def steers(self, **changes: Any) -> None:
        self.folder.mkdir(exist_ok=True)
        steer(self.folder / STEERING, **changes)

    def puts_paper_in(self) -> None:
        self.steers(roll=next(self.rolls), rows=None)

    def slips(self, torn: bool = False) -> list[Path]:
        return [file for file in sorted(self.folder.glob("slip-*.png")) if ("torn" in file.name) == torn]

    def state(self) -> PrinterState:
        return self.printer.status().state


@contextmanager
def imitation(folder: Path, kind: str) -> Iterator[str]:
    """A printer on a line; the setting that leads to it."""
    printer = Imitation(folder, folder / STEERING)
    if kind == "tcp":
        listener = printer.listen()
        place = f"tcp:127.0.0.1:{listener.getsockname()[1]}"
        thread, ends = threading.Thread(target=printer.accept, args=(listener,)), []
    else:
        ends = list(pty.openpty())
        tty.setraw(ends[1])
        place = f"{kind}:{os.ttyname(ends[1])}"
        thread = threading.Thread(target=printer.serve, args=(ends[0],))
    thread.start()
    try:
        yield place
    finally:
        printer.stop()
        thread.join()
        for end in ends:
            os.close(end)
    assert printer.machine.unknown == 0, "the printer was sent what it does not know"


@pytest.fixture(params=["png", *LINES])
def bench(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Bench]:
    folder = tmp_path / "slips"
    if request.param == "png":
        yield Bench(open_with(f"png:{folder}"), folder)
        return
    with imitation(folder, request.param) as place:
        yield Bench(open_with(f"escpos:{place}"), folder)


@pytest.fixture
def on_the_network(tmp_path: Path) -> Iterator[Bench]:
    with imitation(tmp_path / "slips", "tcp") as place:
        yield Bench(open_with(f"escpos:{place}"), tmp_path / "slips")


def open_with(setting: str, paper: int = 80) -> Printer:
    printer = open_printer(setting, paper, FONTS)
    assert printer is not None
    return printer


def picture(file: Path) -> Image.Image:
    with Image.open(file) as opened:
        opened.load()
    return opened


def read_back(file: Path) -> list[str]:
    """What a phone reads of a slip."""
    return [code.text for code in zxingcpp.read_barcodes(picture(file))]


# --- what every printer does ------------------------------------------------------------------------------------------


def test_a_slip_comes_out_whole(bench: Bench) -> None:
    assert bench.state() is PrinterState.READY
    assert bench.printer.print(SLIP).state is PrinterState.READY
    (slip,) = bench.slips()
    assert picture(slip).width == DOTS[80]
    assert read_back(slip) == [ADDRESS]


def test_one_slip_after_another(bench: Bench) -> None:
    for _ in range(3):
        bench.printer.print(SLIP)
    assert len(bench.slips()) == 3
    assert len({picture(slip).tobytes() for slip in bench.slips()}) == 1


def test_low_paper_is_told_and_prints(bench: Bench) -> None:
    bench.steers(low=True)
    assert bench.state() is PrinterState.PAPER_LOW
    assert bench.printer.print(SLIP).state is PrinterState.PAPER_LOW
    assert len(bench.slips()) == 1


@pytest.mark.parametrize(
    ("wrong", "right", "error"),
    [
        ({"rows": 0}, {"rows": None}, OutOfPaper),
        ({"cover_open": True}, {"cover_open": False}, CoverOpen),
        ({"cutter_stuck": True}, {"cutter_stuck": False}, PrinterFault),
    ],
    ids=["no paper", "cover open", "cutter stuck"],
)
def test_what_is_wrong_before_is_told_and_nothing_is_printed(
    bench: Bench, wrong: dict[str, Any], right: dict[str, Any], error: type[PrinterError]
) -> None:
    bench.steers(**wrong)
    assert bench.state() is error.state
    with pytest.raises(error):
        bench.printer.print(SLIP)
    assert bench.slips() == bench.slips(torn=True) == []
    bench.steers(**right)
    bench.printer.print(SLIP)
    assert read_back(bench.slips()[-1]) == [ADDRESS]


@pytest.mark.parametrize(
    ("wrong", "error"),
    [({"rows": ROW_IN_THE_MIDDLE}, OutOfPaper), ({"opens_at": ROW_IN_THE_MIDDLE}, CoverOpen)],
    ids=["no paper", "cover open"],
)
def test_what_goes_wrong_in_the_middle_is_told_and_the_next_slip_is_whole(
    bench: Bench, wrong: dict[str, Any], error: type[PrinterError]
) -> None:
    bench.steers(**wrong)
    with pytest.raises(error):
        bench.printer.print(SLIP)
    assert bench.slips() == []
    bench.steers(opens_at=None)
    bench.puts_paper_in()
    bench.printer.print(SLIP)
    (slip,) = bench.slips()
    assert read_back(slip) == [ADDRESS]
    (torn,) = bench.slips(torn=True)
    assert picture(torn).height >= ROW_IN_THE_MIDDLE


def test_what_is_left_of_a_slip_is_forgotten_even_if_the_printer_speaks_in_that_moment(
    on_the_network: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once it has paper again it says so by itself, as soon as somebody calls."""
    on_the_network.steers(rows=ROW_IN_THE_MIDDLE)
    with pytest.raises(OutOfPaper):
        on_the_network.printer.print(SLIP)
    on_the_network.puts_paper_in()

    @contextmanager
    def call_and_be_spoken_to(place: str) -> Iterator[Line]:
        with open_line(place) as line:
            select.select([line._descriptor], [], [], 5)
            yield line

    monkeypatch.setattr(escpos, "open_line", call_and_be_spoken_to)
    on_the_network.printer.print(SLIP)
    assert [read_back(slip) for slip in on_the_network.slips()] == [[ADDRESS]]


def test_on_narrow_paper_too(tmp_path: Path) -> None:
    with imitation(tmp_path, "tcp") as place:
        open_with(f"escpos:{place}", paper=58).print(SLIP)
    (slip,) = tmp_path.glob("slip-*.png")
    assert picture(slip).width == DOTS[58]
    assert read_back(slip) == [ADDRESS]


# --- what only lines and strangers do ---------------------------------------------------------------------------------


def test_paper_that_ends_with_a_full_buffer_is_told_by_the_printer_itself(on_the_network: Bench) -> None:
    """No question reaches a printer that takes no more: the slip is longer than its memory and the network's."""
    long: Document = (*SLIP, *(Paragraph("ยาว " * 40) for _ in range(12)))
    on_the_network.steers(rows=10)
    started = time.monotonic()
    with pytest.raises(OutOfPaper):
        on_the_network.printer.print(long)
    assert time.monotonic() - started < escpos.SET_OUT_SECONDS
    assert on_the_network.state() is PrinterState.OUT_OF_PAPER
    on_the_network.puts_paper_in()
    on_the_network.printer.print(SLIP)
    assert read_back(on_the_network.slips()[-1]) == [ADDRESS]
    assert picture(on_the_network.slips()[-1]).height * DOTS[80] // 8 > BUFFER


def test_a_printer_that_tells_nothing_by_itself_is_asked(on_the_network: Bench) -> None:
    """The paper ends with the last strip: all was taken, and nothing comes back."""
    on_the_network.printer.print(SLIP)
    whole = picture(on_the_network.slips()[0]).height
    on_the_network.steers(answers="asked", roll=next(on_the_network.rolls), rows=whole - 60)
    with pytest.raises(OutOfPaper):
        on_the_network.printer.print(SLIP)
    # What was left of it is forgotten: with new paper nothing comes out by itself.
    (torn,) = until(lambda: on_the_network.slips(torn=True), "the torn slip")
    assert picture(torn).height == whole - 60


@pytest.mark.parametrize("answers", ["none", "garbage", "zeros"])
def test_a_printer_that_answers_nothing_or_nonsense_is_silent(
    on_the_network: Bench, answers: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(escpos, "HELLO_SECONDS", 0.3)
    on_the_network.steers(answers=answers)
    assert on_the_network.state() is PrinterState.OFFLINE
    with pytest.raises(PrinterSilent):
        on_the_network.printer.print(SLIP)
    assert on_the_network.slips() == []


def test_a_cable_pulled_in_the_middle_is_told_and_survived(on_the_network: Bench) -> None:
    on_the_network.steers(hangs_up_at=ROW_IN_THE_MIDDLE)
    with pytest.raises(PrinterSilent):
        on_the_network.printer.print(SLIP)
    on_the_network.steers(hangs_up_at=None)
    on_the_network.printer.print(SLIP)
    assert read_back(on_the_network.slips()[-1]) == [ADDRESS]


@contextmanager
def stranger(serve: Any) -> Iterator[Printer]:
    """Something on a port that is no printer."""
    listener = socket.create_server(("127.0.0.1", 0))

    def accept() -> None:
        line, _ = listener.accept()
        with line:
            serve(line)

    thread = threading.Thread(target=accept)
    thread.start()
    yield open_with(f"escpos:tcp:127.0.0.1:{listener.getsockname()[1]}")
    thread.join()
    listener.close()


def swallows(line: socket.socket) -> None:
    """Says "online, paper there" whenever it is asked, and swallows the slip."""
    line.settimeout(0.05)
    while True:
        try:
            heard = line.recv(4096)
            if not heard:
                return
            if len(heard) == 3:
                line.sendall(b"\x12")
        except TimeoutError:
            pass
        except OSError:
            return


def test_a_slip_is_never_said_to_be_printed_unless_the_printer_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(escpos, "CONFIRM_SECONDS", 0.5)
    with stranger(swallows) as printer, pytest.raises(PrinterSilent, match="done"):
        printer.print(SLIP)


def talks_without_end(line: socket.socket) -> None:
    """Sends "done" for ever, as fast as it goes."""
    try:
        while True:
            line.sendall(bytes(65536))
    except OSError:
        return


def test_a_printer_that_talks_without_end_is_left_at_once() -> None:
    started = time.monotonic()
    with stranger(talks_without_end) as printer:
        assert printer.status().state is PrinterState.OFFLINE
    assert time.monotonic() - started < escpos.HELLO_SECONDS


def test_a_printer_that_takes_nothing_more_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its memory and the line are full, and it tells nothing by itself: no question reaches it."""
    monkeypatch.setattr(escpos, "STALL_SECONDS", 0.3)
    monkeypatch.setattr(escpos, "ANSWER_SECONDS", 0.3)
    steer(tmp_path / STEERING, answers="asked", rows=10)
    with imitation(tmp_path, "serial") as place, pytest.raises(PrinterSilent):
        open_with(f"escpos:{place}").print(SLIP)


def test_nothing_listens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("drivers.printing.line.BUSY_SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        place = f"tcp:127.0.0.1:{taken.getsockname()[1]}"
    for setting in (
        place,
        "file:/dev/no-such-printer",
        "file:/etc/hostname",
        "serial:/dev/no-such-line",
        "serial:/dev/null",
    ):
        status = open_with(f"escpos:{setting}").status()
        assert status.state is PrinterState.OFFLINE, setting
        assert status.detail, setting


def test_a_serial_line_that_goes_away_in_the_middle(tmp_path: Path) -> None:
    """As when the USB adapter is unplugged: the other end of the pseudo-terminal is closed."""
    master, slave = pty.openpty()
    tty.setraw(slave)
    machine = Imitation(tmp_path, tmp_path / STEERING)
    steer(tmp_path / STEERING, hangs_up_at=ROW_IN_THE_MIDDLE)

    def serve() -> None:
        machine.serve(master)
        os.close(master)

    thread = threading.Thread(target=serve)
    thread.start()
    with pytest.raises(PrinterSilent):
        EscPosPrinter(f"serial:{os.ttyname(slave)}", DOTS[80], FONTS).print(SLIP)
    thread.join()
    os.close(slave)


def test_a_port_in_use_is_waited_for(tmp_path: Path) -> None:
    """The agent asks for the state while a citizen's slip is on its way."""
    with imitation(tmp_path, "tcp") as place:
        printers = [open_with(f"escpos:{place}") for _ in range(3)]
        threads = [threading.Thread(target=printer.print, args=(SLIP,)) for printer in printers[1:]]
        for thread in threads:
            thread.start()
        states = {printers[0].status().state for _ in range(5)}
        for thread in threads:
            thread.join()
    assert states == {PrinterState.READY}
    assert len(list(tmp_path.glob("slip-*.png"))) == 2


@pytest.mark.parametrize(
    "setting",
    [
        "usb", "png", "png:", "escpos", "escpos:", "escpos:tcp", "escpos:tcp:host", "escpos:tcp::9100",
        "escpos:tcp:host:0", "escpos:tcp:host:70000", "escpos:tcp:host:٣", "escpos:file:lp0", "escpos:serial:ttyS0",
        "escpos:serial:/dev/ttyS0@fast", "escpos:serial:/dev/ttyS0@0", "escpos:bluetooth:x",
        "escpos:file:/dev/\0", "escpos:tcp:a\0b:9100", "png:a\0b",
    ],
)  # fmt: skip
def test_a_setting_that_cannot_be_is_named(setting: str) -> None:
    with pytest.raises(UnknownPrinter) as found:
        open_printer(setting, 80, FONTS)
    assert found.value.detail


def test_no_printer_is_no_error() -> None:
    assert open_printer("none", 80, FONTS) is open_printer("", 80, FONTS) is None


def test_a_missing_font_is_told(tmp_path: Path) -> None:
    printer = open_printer(f"png:{tmp_path}", 80, Fonts(tmp_path / "no.ttf", tmp_path / "no.ttf"))
    assert printer is not None
    with pytest.raises(CannotDraw, match=r"no\.ttf"):
        printer.print(SLIP)


def test_the_imitation_as_a_program(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    program = [sys.executable, "-m", "drivers.printing.imitation", str(port), str(tmp_path), str(tmp_path / STEERING)]
    with subprocess.Popen(program) as process:
        printer = open_with(f"escpos:tcp:127.0.0.1:{port}")
        until(lambda: printer.status().state is PrinterState.READY, "the printer to listen")
        printer.print(SLIP)
        process.terminate()
    assert read_back(tmp_path / "slip-0001.png") == [ADDRESS]
