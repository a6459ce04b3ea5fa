"""Card readers over PC/SC. The only file that imports `smartcard`, and of it only the bare functions.

pyscard's own monitors are not used: they miss a card swapped for another of the same series and die with the service
(docs/decisions/0003). One blocking wait over all readers tells of cards and of readers that come and go.
"""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from smartcard import scard

from drivers.base import (
    CardConnection,
    CardGone,
    CardInserted,
    CardLeft,
    CardMute,
    CardRemoved,
    CardSilent,
    CardUnreadable,
    DriverError,
    NoReader,
    NoService,
    ReaderBusy,
    ReaderEvent,
    ReaderFound,
    ReaderLost,
    ServiceLost,
)

PNP = "\\\\?PnP?\\Notification"
"""A reader that does not exist: its state changes when readers come or go."""

WAIT_MS = 1000
"""A wait that nobody cancelled ends by itself: SCardCancel does nothing when it comes a moment too early."""
SETTLE_WAIT_MS = 100
"""While a card settles. pcscd itself makes this wait 0.4 s longer for a silent card."""
SETTLE_SECONDS = 0.3
SETTLE_TRIES = 5
"""Contacts bounce while a card goes in, and a new try at once does not help."""
SILENT_SECONDS = 0.7
"""A card that is silent for longer stays so; with PC/SC's own delays it is told within 2 s."""
BOUNCE_SECONDS = 2.0
"""While contacts bounce, and when a silent card gets power, the slot looks empty now and then: still the same card."""
SERVICE_SECONDS = 0.5
LOST_SECONDS = 0.1

_GONE = (scard.SCARD_W_REMOVED_CARD, scard.SCARD_E_NO_SMARTCARD, scard.SCARD_E_NOT_TRANSACTED, scard.SCARD_W_RESET_CARD)
_SILENT = (scard.SCARD_W_UNPOWERED_CARD, scard.SCARD_W_UNRESPONSIVE_CARD, scard.SCARD_E_PROTO_MISMATCH)
_NO_READER = (
    scard.SCARD_E_READER_UNAVAILABLE,
    scard.SCARD_E_UNKNOWN_READER,
    scard.SCARD_E_NO_READERS_AVAILABLE,
    scard.SCARD_E_INVALID_VALUE,
    scard.SCARD_E_INVALID_HANDLE,
)
_NO_SERVICE = (
    scard.SCARD_E_NO_SERVICE,
    scard.SCARD_E_SERVICE_STOPPED,
    scard.SCARD_F_COMM_ERROR,
    scard.SCARD_W_SECURITY_VIOLATION,  # polkit lets this user not talk to the service: nothing that a card could mend
)
_SETTLING = (*_SILENT, *_GONE, scard.SCARD_E_SHARING_VIOLATION)
"""A first connect may fail like this although the card stays in: contacts that bounce, a program that looks at it."""
ERRORS: dict[int, type[DriverError]] = {
    **dict.fromkeys(_GONE, CardGone),
    **dict.fromkeys(_SILENT, CardSilent),
    scard.SCARD_W_UNSUPPORTED_CARD: CardSilent,
    **dict.fromkeys(_NO_READER, NoReader),
    **dict.fromkeys(_NO_SERVICE, NoService),
    scard.SCARD_E_SHARING_VIOLATION: ReaderBusy,
}
"""PC/SC code -> what it means for people. Every other one is a card that cannot be read."""


def error(code: int) -> DriverError:
    """A PC/SC code as one of the seam's errors."""
    return ERRORS.get(code, CardUnreadable)(f"{code & 0xFFFFFFFF:08X} {scard.SCardGetErrorMessage(code)}")


def _check(code: int) -> None:
    if code != scard.SCARD_S_SUCCESS:
        raise error(code)


@dataclass
class _Slot:
    """A reader as it was last seen. `count` is PC/SC's number of insertions and removals, `card` our own number.

    `mute`: it was told that `card` does not answer.
    `silent_since` (monotonic seconds): since when a card does not answer; None when it does, or somebody was told.
    `tried` (the same clock): when it was last asked again.
    """

    state: int = scard.SCARD_STATE_UNAWARE
    card: int | None = None
    mute: bool = False
    silent_since: float | None = None
    tried: float = 0.0

    @property
    def count(self) -> int:
        return self.state >> 16 & 0xFFFF

    @property
    def settling(self) -> bool:
        return self.silent_since is not None and bool(self.state & scard.SCARD_STATE_PRESENT)


class PcscReader:
    """`CardReader` over all PC/SC readers, or those whose name contains `name`.

    `watch` belongs to one thread; `connect` may be used from another, it has a context of its own.
    """

    def __init__(self, name: str | None = None) -> None:
        """Nothing is opened yet: a service that does not run is told by `watch`."""
        self._name = name
        self._numbers = itertools.count(1)
        self._slots: dict[str, _Slot] = {}
        self._closed = threading.Event()
        self._context: Any = None

    def go_on(self, left: CardLeft) -> None:
        """That card is in, as far as is known: PC/SC tells at once what has changed since."""
        self._slots[left.reader] = _Slot(left.count << 16 | scard.SCARD_STATE_PRESENT, left.insertion)
        self._numbers = itertools.count(left.insertion + 1)

    def watch(self) -> Iterator[ReaderEvent]:
        """Events of all readers; a lost service is waited for."""
        yield from [ReaderFound(name) for name in self._slots]
        told = False
        while not self._closed.is_set():
            code, context = scard.SCardEstablishContext(scard.SCARD_SCOPE_USER)
            if code != scard.SCARD_S_SUCCESS:
                if not told:
                    told = True
                    yield ServiceLost()
                self._closed.wait(SERVICE_SECONDS)
                continue
            told = False
            self._context = context
            try:
                yield from self._watch(context)
            except DriverError:
                # Whatever the code: a context that fails once never recovers, everything begins anew.
                yield from self._forget(list(self._slots))
                told = True
                yield ServiceLost()
                self._closed.wait(LOST_SECONDS)
            finally:
                self._context = None
                scard.SCardReleaseContext(context)

    @contextmanager
    def connect(self, insertion: int) -> Iterator[CardConnection]:
        """The card of that insertion, shared but alone in a transaction."""
        name, count = self._place_of(insertion)
        code, context = scard.SCardEstablishContext(scard.SCARD_SCOPE_USER)
        _check(code)
        try:
            card, protocol = self._connected(context, name, count)
            try:
                _check(scard.SCardBeginTransaction(card))
                self._check_same(context, name, count)
                yield _Connection(card, protocol)
            finally:
                scard.SCardEndTransaction(card, scard.SCARD_LEAVE_CARD)
                # Any other disposition within pcscd's polling time leaves the slot empty for good.
                scard.SCardDisconnect(card, scard.SCARD_LEAVE_CARD)
        finally:
            scard.SCardReleaseContext(context)

    def close(self) -> None:
        """End `watch`."""
        self._closed.set()
        context = self._context
        if context is not None:
            scard.SCardCancel(context)

    def _place_of(self, insertion: int) -> tuple[str, int]:
        """Reader and count of an insertion."""
        for name, slot in list(self._slots.items()):
            # The card last: `watch`, in its own thread, takes it off before it counts on.
            count, mute = slot.count, slot.mute
            if slot.card == insertion:
                if mute:
                    # To be asked again would make it look pulled and put in.
                    raise CardSilent
                return name, count
        raise CardGone

    def _connected(self, context: Any, name: str, count: int) -> tuple[Any, int]:
        for _ in range(SETTLE_TRIES):
            code, card, protocol = scard.SCardConnect(
                context, name, scard.SCARD_SHARE_SHARED, scard.SCARD_PROTOCOL_T0 | scard.SCARD_PROTOCOL_T1
            )
            if code == scard.SCARD_S_SUCCESS:
                return card, scard.SCARD_PCI_T1 if protocol == scard.SCARD_PROTOCOL_T1 else scard.SCARD_PCI_T0
            if code not in _SETTLING:
                break
            time.sleep(SETTLE_SECONDS)
            self._check_same(context, name, count)
        raise error(code)

    def _check_same(self, context: Any, name: str, count: int) -> None:
        """Whether no card moved since the insertion was told. A swap shows in the count only."""
        code, states = scard.SCardGetStatusChange(context, 0, [(name, scard.SCARD_STATE_UNAWARE)])
        _check(code)
        if states[0][1] >> 16 & 0xFFFF != count:
            raise CardGone("another insertion")

    def _watch(self, context: Any) -> Iterator[ReaderEvent]:
        pnp = scard.SCARD_STATE_UNAWARE
        while not self._closed.is_set():
            yield from self._list(context)
            settling = any(slot.settling for slot in self._slots.values())
            timeout = SETTLE_WAIT_MS if settling else WAIT_MS
            asked = [(name, slot.state) for name, slot in self._slots.items()]
            code, states = scard.SCardGetStatusChange(context, timeout, [*asked, (PNP, pnp)])
            if code in (scard.SCARD_E_UNKNOWN_READER, scard.SCARD_E_CANCELLED):
                continue
            if code != scard.SCARD_E_TIMEOUT:
                _check(code)
                for name, state, atr in states:
                    if name == PNP:
                        pnp = state & ~scard.SCARD_STATE_CHANGED
                    elif state & scard.SCARD_STATE_CHANGED:
                        yield from self._changed(name, state & ~scard.SCARD_STATE_CHANGED, bytes(atr))
            for name, slot in self._slots.items():
                if slot.settling:
                    yield from self._settle(context, name, slot)

    def _list(self, context: Any) -> Iterator[ReaderEvent]:
        code, names = scard.SCardListReaders(context, [])
        if code == scard.SCARD_E_NO_READERS_AVAILABLE:
            names = []
        else:
            _check(code)
        wanted = [name for name in names if self._name is None or self._name.casefold() in name.casefold()]
        yield from self._forget([name for name in self._slots if name not in wanted])
        for name in wanted:
            if name not in self._slots:
                self._slots[name] = _Slot()
                yield ReaderFound(name)

    def _forget(self, names: list[str]) -> Iterator[ReaderEvent]:
        for name in names:
            slot = self._slots.pop(name)
            if slot.card is not None:
                yield CardRemoved(name, slot.card)
            yield ReaderLost(name)

    def _changed(self, name: str, state: int, atr: bytes) -> Iterator[ReaderEvent]:
        slot = self._slots[name]
        moved = state >> 16 & 0xFFFF != slot.count
        present = bool(state & scard.SCARD_STATE_PRESENT)
        gone = slot.card if moved or not present else None
        if gone is not None:
            slot.card = None
            slot.mute = False
        slot.state = state
        if gone is not None:
            yield CardRemoved(name, gone)
        if not present or slot.card is not None:
            return
        now = time.monotonic()
        if not state & scard.SCARD_STATE_MUTE:
            slot.silent_since = None
            slot.card = next(self._numbers)
            yield CardInserted(name, slot.card, atr, slot.count)
        elif slot.silent_since is None or now - slot.silent_since > BOUNCE_SECONDS:
            slot.silent_since = now

    def _settle(self, context: Any, name: str, slot: _Slot) -> Iterator[ReaderEvent]:
        """Ask a silent card once more: it may have settled. Tell of it when its time is over."""
        assert slot.silent_since is not None
        now = time.monotonic()
        if now - slot.silent_since > SILENT_SECONDS:
            slot.silent_since = None
            slot.mute = True
            slot.card = next(self._numbers)
            yield CardMute(name, slot.card, slot.count)
            return
        if now - slot.tried < SETTLE_SECONDS:
            return
        slot.tried = now
        code, card, _ = scard.SCardConnect(context, name, scard.SCARD_SHARE_SHARED, scard.SCARD_PROTOCOL_ANY)
        if code == scard.SCARD_S_SUCCESS:
            _, _, _, _, atr = scard.SCardStatus(card)
            scard.SCardDisconnect(card, scard.SCARD_LEAVE_CARD)
            slot.silent_since = None
            slot.card = next(self._numbers)
            yield CardInserted(name, slot.card, bytes(atr), slot.count)


class _Connection:
    def __init__(self, card: Any, protocol: int) -> None:
        self._card = card
        self._protocol = protocol

    def transmit(self, apdu: bytes) -> bytes:
        """One exchange. What stands beside an error code is not looked at: it may be stale memory."""
        code, answer = scard.SCardTransmit(self._card, self._protocol, list(apdu))
        _check(code)
        if not answer:
            # How a pulled card looks behind some drivers: success, and nothing.
            raise CardGone("empty answer")
        return bytes(byte & 0xFF for byte in answer)
