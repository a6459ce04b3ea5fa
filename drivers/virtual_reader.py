"""A card reader that exists in a file only: the virtual card in this process, steered from another one."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from drivers.base import (
    CardConnection,
    CardGone,
    CardInserted,
    CardLeft,
    CardMute,
    CardRemoved,
    CardSilent,
    NoReader,
    NoService,
    ReaderEvent,
    ReaderFound,
    ReaderLost,
    ServiceLost,
)
from drivers.steering import Steering, read_steering
from drivers.virtual_card import VirtualCard

NAME = "Virtual Reader"
LOOK_SECONDS = 0.02


class VirtualReader:
    """`CardReader` over a steering file. A file that says nonsense is an empty reader until it is mended."""

    def __init__(self, file: Path, name: str | None = None) -> None:
        """`file` need not exist yet. With a `name` that is no part of this reader's there is no reader."""
        self._file = file
        self._wanted = name is None or name.casefold() in NAME.casefold()
        self._closed = threading.Event()
        self._numbers = itertools.count(1)
        self._inside: tuple[int, VirtualCard, int] | None = None
        self._left: CardLeft | None = None

    def go_on(self, left: CardLeft) -> None:
        """That card is in."""
        self._left = left
        self._numbers = itertools.count(left.insertion + 1)

    def watch(self) -> Iterator[ReaderEvent]:
        """Events as the file changes."""
        known = Steering(reader=False)
        if left := self._left:
            now = self._look()
            known = Steering(insertion=left.count, reader=False)
            if now.card is None or now.insertion != left.count:
                yield CardRemoved(NAME, left.insertion)
            else:
                self._inside = (left.insertion, VirtualCard(now.card), now.insertion)
        while not self._closed.is_set():
            now = self._look()
            yield from self._changes(known, now)
            known = now
            self._closed.wait(LOOK_SECONDS)

    @contextmanager
    def connect(self, insertion: int) -> Iterator[CardConnection]:
        """The card of that insertion."""
        inside = self._inside
        if inside is None or inside[0] != insertion:
            raise CardGone
        _, card, steered = inside
        if card.mute:
            raise CardSilent
        card.power_up()
        yield _Connection(self, card, steered)

    def close(self) -> None:
        """End `watch`."""
        self._closed.set()

    def check(self, steered: int) -> None:
        """Whether the card of that steering is still in. Raises `CardGone`, `NoReader`, `NoService`."""
        now = self._look()
        if not now.service:
            raise NoService
        if not now.reader:
            raise NoReader
        if now.card is None or now.insertion != steered:
            raise CardGone

    def spend(self, seconds: float) -> None:
        """Let the card's time pass."""
        if seconds > 0:
            self._closed.wait(seconds)

    def _look(self) -> Steering:
        try:
            return read_steering(self._file)
        except ValueError:
            return Steering()

    def _changes(self, known: Steering, now: Steering) -> Iterator[ReaderEvent]:
        there = now.reader and now.service and self._wanted
        was_there = known.reader and known.service and self._wanted
        gone = not there or now.card is None or now.insertion != known.insertion
        if self._inside and gone:
            insertion, self._inside = self._inside[0], None
            yield CardRemoved(NAME, insertion)
        if was_there and not there:
            yield ReaderLost(NAME)
        if known.service and not now.service:
            yield ServiceLost()
        if there and not was_there:
            yield ReaderFound(NAME)
        if there and now.card is not None and self._inside is None:
            insertion, card = next(self._numbers), VirtualCard(now.card)
            self._inside = (insertion, card, now.insertion)
            count = now.insertion
            yield CardMute(NAME, insertion, count) if card.mute else CardInserted(NAME, insertion, card.atr, count)


class _Connection:
    def __init__(self, reader: VirtualReader, card: VirtualCard, steered: int) -> None:
        self._reader = reader
        self._card = card
        self._steered = steered

    def transmit(self, apdu: bytes) -> bytes:
        """One exchange, in the card's time."""
        self._reader.check(self._steered)
        answer = self._card.transmit(apdu)
        self._reader.spend(self._card.timing.seconds(len(apdu), len(answer)))
        self._reader.check(self._steered)
        return answer
