"""What printers answer, taken apart: every sign, any bytes, in pieces of any size."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.printing.imitation import BUFFER, LONGEST_AT_ONCE, Machine
from drivers.printing.paper import Paper
from drivers.printing.seam import PrinterState
from drivers.printing.status import (
    AUTOMATIC,
    ERROR_CAUSE,
    OFFLINE_CAUSE,
    PAPER,
    PRINTER,
    Automatic,
    Decoder,
    RealTime,
    Roll,
    Sign,
    real_time,
    status_of,
)


@pytest.mark.parametrize(
    ("n", "byte", "state"),
    [
        (PRINTER, 0x12, PrinterState.READY),
        (PRINTER, 0x16, PrinterState.READY),
        (PRINTER, 0x1A, PrinterState.FAULT),
        (OFFLINE_CAUSE, 0x16, PrinterState.COVER_OPEN),
        (OFFLINE_CAUSE, 0x32, PrinterState.OUT_OF_PAPER),
        (OFFLINE_CAUSE, 0x52, PrinterState.FAULT),
        (OFFLINE_CAUSE, 0x36, PrinterState.COVER_OPEN),
        (PAPER, 0x1E, PrinterState.PAPER_LOW),
        (PAPER, 0x7E, PrinterState.OUT_OF_PAPER),
        (PAPER, 0x72, PrinterState.OUT_OF_PAPER),
    ],
)
def test_answers_of_real_printers(n: int, byte: int, state: PrinterState) -> None:
    """Bytes as the makers' manuals give them."""
    (answer,) = Decoder().feed(bytes((byte,)))
    assert isinstance(answer, RealTime)
    assert status_of(real_time(n, answer)).state is state


@pytest.mark.parametrize("byte", [0x1A, 0x32, 0x52, 0x16])
def test_causes_count_only_for_a_printer_that_is_off_line(byte: int) -> None:
    """Some makers leave these bits undefined."""
    (cause,) = Decoder().feed(bytes((byte,)))
    assert isinstance(cause, RealTime)
    signs = real_time(ERROR_CAUSE, cause)
    assert status_of(signs).state is PrinterState.READY
    for stops in (Sign.OFFLINE, Sign.ERROR):
        status = status_of(signs | {stops})
        assert status.state is PrinterState.FAULT
        assert all(sign.value[1] in status.detail for sign in signs)


def test_an_automatic_status_says_all_at_once() -> None:
    (answer,) = Decoder().feed(bytes.fromhex("38 08 0f 0f"))
    assert answer == Automatic(frozenset({Sign.OFFLINE, Sign.COVER_OPEN, Sign.CUTTER, Sign.PAPER_LOW, Sign.PAPER_END}))


def test_kinds_are_told_apart_within_one_another() -> None:
    """A question answered right before and after a status that came by itself; flow control in between."""
    answers = Decoder().feed(bytes.fromhex("12 14 00 0c 00 11 1e 0c"))
    assert [type(answer) for answer in answers] == [RealTime, Automatic, RealTime, Roll]
    assert answers[1] == Automatic(frozenset({Sign.PAPER_END}))


@given(st.binary(max_size=200), st.lists(st.integers(0, 200), max_size=8))
def test_any_bytes_in_any_pieces_mean_the_same(data: bytes, cuts: list[int]) -> None:
    whole, pieces = Decoder(), Decoder()
    expected = whole.feed(data)
    places = [0, *sorted(min(cut, len(data)) for cut in cuts), len(data)]
    came = [answer for start, end in itertools.pairwise(places) for answer in pieces.feed(data[start:end])]
    assert came == expected
    assert pieces.nonsense == whole.nonsense <= len(data)
    for answer in came:
        if isinstance(answer, RealTime):
            for n in (PRINTER, OFFLINE_CAUSE, ERROR_CAUSE, PAPER):
                assert status_of(real_time(n, answer)).state in PrinterState


@given(st.frozensets(st.sampled_from(list(Sign))))
def test_the_worst_sign_is_the_state(signs: frozenset[Sign]) -> None:
    signs |= {Sign.OFFLINE}
    status = status_of(signs)
    order = list(PrinterState)
    assert all(order.index(status.state) <= order.index(sign.value[0]) for sign in signs)
    assert all(sign.value[1] in status.detail for sign in signs)


@given(st.frozensets(st.sampled_from([sign for table in AUTOMATIC for sign in table.values()])))
def test_what_one_side_says_the_other_understands(signs: frozenset[Sign]) -> None:
    sent = [sum(mask for mask, sign in table.items() if sign in signs) for table in AUTOMATIC]
    assert Decoder().feed(bytes((0x10 | sent[0], *sent[1:]))) == [Automatic(signs)]


words = st.sampled_from(
    [
        b"\x1b@",
        b"\x1da\x0e",
        b"\x1dv0\0\x02\0\x04\0" + b"\xff" * 8,
        b"\x1d(L\x0c\x000p0\x01\x011\x10\0\x01\0\xff\xff",
        b"\x1d(L\x02\x0002",
        b"\x1dr\x01",
        b"\x1bd\x02",
        b"\x1dV\x01",
        b"\x10\x04\x01",
        b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08",
    ]
)


@settings(max_examples=150)
@given(data=st.lists(st.one_of(words, st.binary(max_size=12)), max_size=30))
def test_the_imitation_survives_any_bytes(tmp_path_factory: pytest.TempPathFactory, data: list[bytes]) -> None:
    folder: Path = tmp_path_factory.mktemp("slips")
    machine = Machine(Paper(folder, folder / "printer.json"))
    for piece in data:
        machine.take(piece[: machine.room or LONGEST_AT_ONCE])
        machine.work()
        assert 0 <= machine.room <= BUFFER
