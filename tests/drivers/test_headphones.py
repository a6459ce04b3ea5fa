"""The headphone jack by the bytes of the kernel's input events, and where it is found."""

from __future__ import annotations

import os
import queue
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.headphones import EV_SW, EV_SYN, EVENT, EVIOCGSW, SW_HEADPHONE_INSERT, Headphones, _events, find_jack
from drivers.registry import UnknownJack, open_jack
from drivers.virtual_jack import plug

SECONDS = 10.0


class Watched:
    """A jack of the settings, and what is told of it."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.told: queue.Queue[Headphones] = queue.Queue()
        jack = open_jack(f"file:{file}")
        assert jack is not None
        self.jack = jack
        self.thread = threading.Thread(target=self._watch)
        self.thread.start()

    def _watch(self) -> None:
        for event in self.jack.watch():
            self.told.put(event)

    def tells(self) -> bool:
        return self.told.get(timeout=SECONDS).plugged

    def close(self) -> None:
        self.jack.close()
        self.thread.join(SECONDS)
        assert not self.thread.is_alive()


@pytest.fixture
def jack(tmp_path: Path) -> Iterator[Watched]:
    watched = Watched(tmp_path / "jack")
    yield watched
    watched.close()


def puts(jack: Watched, plugged: bool) -> None:
    """Once the jack is watched; a FIFO that nobody reads refuses."""
    for _ in range(1000):
        try:
            plug(jack.file, plugged=plugged)
        except OSError:
            threading.Event().wait(0.01)
        else:
            return
    raise AssertionError("nobody watches the jack")


def test_headphones_are_plugged_in_and_pulled_out(jack: Watched) -> None:
    puts(jack, True)
    assert jack.tells()
    puts(jack, True)
    puts(jack, False)
    assert not jack.tells(), "the same once more is no news"


def test_what_is_no_input_device_is_nothing_plugged_in(jack: Watched) -> None:
    puts(jack, True)
    assert jack.tells()
    line = os.open(jack.file, os.O_WRONLY | os.O_NONBLOCK)
    os.write(line, b"junk")
    os.close(line)
    assert not jack.tells()
    puts(jack, True)
    assert jack.tells(), "it is looked at again"


def test_a_jack_that_is_closed_while_something_is_in_it(tmp_path: Path) -> None:
    watched = Watched(tmp_path / "jack")
    puts(watched, True)
    assert watched.tells()
    watched.close()


WORD, VALUE = st.integers(0, 0xFFFF), st.integers(-(2**31), 2**31 - 1)
SWITCHED = st.tuples(st.just(EV_SW), st.just(SW_HEADPHONE_INSERT), VALUE)


@given(st.lists(st.tuples(WORD, WORD, VALUE) | SWITCHED, max_size=20))
def test_of_any_events_only_the_headphone_switch_counts(events: list[tuple[int, int, int]]) -> None:
    events = [event for event in events if event[:2] != (EV_SYN, 3)] + [(EV_SW, SW_HEADPHONE_INSERT, 1)]
    reading, writing = os.pipe()
    os.write(writing, b"".join(EVENT.pack(1, 2, *event) for event in events))
    told = list(_events(reading))
    os.close(reading)
    os.close(writing)
    assert told == [value != 0 for kind, code, value in events if (kind, code) == (EV_SW, SW_HEADPHONE_INSERT)]
    assert told[-1]


def test_the_kernels_number_of_the_question() -> None:
    # linux/input.h: EVIOCGSW(len) is _IOC(_IOC_READ, 'E', 0x1b, len).
    assert EVIOCGSW == 0x8004451B
    assert EVENT.size == 24 or os.sysconf("SC_LONG_BIT") == 32


@pytest.mark.parametrize(
    ("switches", "found"),
    [
        ({"event0": "0", "event3": "14"}, "event3"),
        ({"event10": "4", "event9": "14"}, "event9"),
        ({"event1": "1", "event2": "10"}, None),
        ({"event1": "0 4"}, "event1"),
        ({"event1": "4 0"}, None),
        ({"event1": "", "event2": "junk"}, None),
        ({}, None),
    ],
)
def test_the_jack_is_found_by_what_it_can(tmp_path: Path, switches: dict[str, str], found: str | None) -> None:
    for name, words in switches.items():
        folder = tmp_path / name / "device" / "capabilities"
        folder.mkdir(parents=True)
        (folder / "sw").write_text(words + "\n")
    (tmp_path / "event77").mkdir()
    assert find_jack(tmp_path, Path("/dev/input")) == (Path("/dev/input") / found if found else None)


def test_wrong_settings_are_told(tmp_path: Path) -> None:
    assert open_jack("") is open_jack("none") is None
    for wrong in ("file:", "yes", "/dev/null", f"file:{tmp_path}/none/jack"):
        with pytest.raises(UnknownJack):
            open_jack(wrong)
