"""Reading a card in blocks, against the way of public readers: field by field, photo in twenty chunks to its end."""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

from drivers.base import CardInserted
from drivers.iso7816 import exchange, select
from drivers.steering import insert, pull
from drivers.thai_id import layout
from drivers.thai_id.session import ThaiIdSession
from drivers.virtual_reader import VirtualReader

TIMING = {"exchange_ms": 20, "byte_ms": 0.1}
PUBLIC_FIELDS = (
    layout.CITIZEN_ID,
    layout.NAME_TH,
    layout.NAME_EN,
    layout.BIRTH_DATE,
    layout.SEX,
    layout.ISSUER,
    layout.ISSUE_DATE,
    layout.EXPIRY_DATE,
    layout.Span(layout.ADDRESS.offset, 100),
)
"""What the public readers fetch, one field a read."""
PUBLIC_CHUNKS = [layout.Span(layout.PHOTO.offset + 255 * number, 255) for number in range(20)]


def run() -> None:
    """Print exchanges and times of both ways, on a virtual card of 20 ms an exchange and 0.1 ms a byte."""
    print("card: text and a 3,500-byte photo, virtual card of 20 ms an exchange and 0.1 ms a byte")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "card.json"
        insert(file, "malee", timing=TIMING)
        reader = VirtualReader(file)
        inserted = next(event for event in reader.watch() if isinstance(event, CardInserted))
        ours, theirs = _ours(reader, inserted), _public(reader, inserted)
        notice = _notices(file, VirtualReader(file))
    for name, row in (("this reader, blocks", ours), ("public readers, field by field", theirs)):
        print(f"  {name:32} text {row[0]:3} exchanges {row[1]:6.0f} ms   all {row[2]:3} exchanges {row[3]:6.0f} ms")
    print(f"  {'card in or out, to its event':32} {notice:.0f} ms (virtual reader)")
    ratios = [mine / other for mine, other in zip(ours, theirs, strict=True)]
    print(f"  {'ratio':32} text {ratios[0]:.2f} exchanges {ratios[1]:.2f} time   all {ratios[2]:.2f}, {ratios[3]:.2f}")


def _notices(file: Path, reader: VirtualReader) -> float:
    """Median milliseconds from the act of putting a card in or pulling it to its event."""
    waits = []
    events = reader.watch()
    next(event for event in events if isinstance(event, CardInserted))
    for number in range(20):
        started = time.monotonic()
        if number % 2:
            insert(file, "malee")
        else:
            pull(file)
        next(events)
        waits.append((time.monotonic() - started) * 1000)
    return statistics.median(waits)


def _ours(reader: VirtualReader, inserted: CardInserted) -> tuple[int, float, int, float]:
    started = time.monotonic()
    with reader.connect(inserted.insertion) as connection:
        session = ThaiIdSession(connection, inserted.atr)
        session.read_text()
        text = (session.exchanges, (time.monotonic() - started) * 1000)
        session.read_photo()
        return (*text, session.exchanges, (time.monotonic() - started) * 1000)


def _public(reader: VirtualReader, inserted: CardInserted) -> tuple[int, float, int, float]:
    count = 0
    started = time.monotonic()
    with reader.connect(inserted.insertion) as connection:

        def transmit(command: bytes) -> bytes:
            nonlocal count
            count += 1
            return connection.transmit(command)

        exchange(transmit, select(layout.PERSONAL), fetch=False)
        for span in PUBLIC_FIELDS:
            exchange(transmit, layout.read(span))
        text = (count, (time.monotonic() - started) * 1000)
        for span in PUBLIC_CHUNKS:
            exchange(transmit, layout.read(span))
        return (*text, count, (time.monotonic() - started) * 1000)
