"""`kiosk card`: read a card, watch readers and cards. Prints personal data: for the person in front of it only."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
import msgspec
from msgspec.structs import asdict

from drivers.base import (
    CardGone,
    CardInserted,
    CardMute,
    CardReader,
    CardRemoved,
    CardSilent,
    CardUnreadable,
    DriverError,
    NoReader,
    NoService,
    NotThaiId,
    ReaderBusy,
    ReaderFound,
    ReaderLost,
    ServiceLost,
)
from drivers.registry import UnknownDriver, open_reader
from drivers.thai_id import Address, CardText, Name, Nhso, PartialDate, Photo
from drivers.thai_id.session import ThaiIdSession
from kiosk.cli.output import print_json
from kiosk.config import load_config
from kiosk.identity import address_text, full_name

READER_SECONDS = 2.0
"""How long a reader may take to be found before there is none."""
LEAST_SECONDS = 0.5
"""What is in the reader already is told within this time: a shorter wait would miss it."""

EXIT_CODES: dict[type[DriverError], int] = {
    NoService: 2,
    NoReader: 2,
    UnknownDriver: 2,
    NotThaiId: 4,
    CardGone: 5,
    CardSilent: 6,
    CardUnreadable: 6,
    ReaderBusy: 6,
}
NO_CARD = 3


class NoCard(DriverError):
    """No card was put in, in the time given."""

    th = "ไม่มีบัตรในเครื่องอ่าน"
    en = "No card was put in."


@click.group()
def card() -> None:
    """Read a Thai national ID card."""


@card.command()
@click.option("--json", "as_json", is_flag=True, help="print JSON")
@click.option("--photo", type=click.Path(path_type=Path, dir_okay=False), help="write the photo (JPEG) to this file")
@click.option("--no-photo", is_flag=True, help="read the text only")
@click.option("--nhso", is_flag=True, help="read the health security record too")
@click.option(
    "--timeout", type=click.IntRange(0, 86_400), default=30, show_default=True, help="seconds to wait for a card"
)
@click.option("--reader", metavar="NAME", help="only readers whose name contains NAME")
def read(as_json: bool, photo: Path | None, no_photo: bool, nhso: bool, timeout: int, reader: str | None) -> None:
    """Read the card that is in, or the next one that is put in.

    Exit code: 0 read, 2 no card service or reader, 3 no card in time, 4 not a Thai ID card, 5 pulled out too early,
    6 cannot be read.
    """
    if photo is not None and no_photo:
        raise click.ClickException("--photo and --no-photo exclude each other")
    try:
        with _opened(reader) as readers:
            result, picture = _read(readers, timeout, with_photo=not no_photo, with_nhso=nhso)
    except DriverError as error:
        click.echo(f"kiosk: {error.th} / {error}", err=True)
        sys.exit(NO_CARD if isinstance(error, NoCard) else _exit_code(error))
    if photo is not None and picture is not None:
        try:
            photo.write_bytes(picture.data)
        except OSError as error:
            raise click.ClickException(f"{photo}: {error.strerror}") from error
    if as_json:
        print_json(result)
    else:
        _print(result)


@card.command()
@click.option("--json", "as_json", is_flag=True, help="print one JSON object a line")
@click.option("--reader", metavar="NAME", help="only readers whose name contains NAME")
def watch(as_json: bool, reader: str | None) -> None:
    """Print a line for each reader and card that comes or goes, until Ctrl+C."""
    try:
        with _opened(reader) as readers:
            for event in readers.watch():
                values: dict[str, Any] = {"event": _event_name(event)} | msgspec.structs.asdict(event)
                if isinstance(event, CardInserted):
                    values["atr"] = event.atr.hex(" ").upper()
                text = msgspec.json.encode(values).decode() if as_json else "  ".join(map(str, values.values()))
                click.echo(text)
                sys.stdout.flush()
    except KeyboardInterrupt:
        sys.exit(0)


def _event_name(event: object) -> str:
    name = type(event).__name__
    return "".join("-" + c.lower() if c.isupper() else c for c in name).removeprefix("-")


def _exit_code(error: DriverError) -> int:
    return next(code for kind, code in EXIT_CODES.items() if isinstance(error, kind))


@contextmanager
def _opened(name: str | None) -> Iterator[CardReader]:
    readers = open_reader(load_config().settings.reader, name)
    try:
        yield readers
    finally:
        readers.close()


def _read(
    readers: CardReader, timeout: float, with_photo: bool, with_nhso: bool
) -> tuple[dict[str, Any], Photo | None]:
    inserted = _wait_for_card(readers, timeout)
    started = time.monotonic()
    with readers.connect(inserted.insertion) as connection:
        session = ThaiIdSession(connection, inserted.atr)
        text = session.read_text()
        text_ms = (time.monotonic() - started) * 1000
        photo = session.read_photo() if with_photo else None
        record = session.read_nhso() if with_nhso else None
        all_ms = (time.monotonic() - started) * 1000
    result = _card_json(text) | {
        "photo": None if photo is None else {"bytes": len(photo.data), "complete": photo.complete},
        "nhso": None if record is None else _nhso_json(record),
        "reader": inserted.reader,
        "atr": inserted.atr.hex(" ").upper(),
        "exchanges": session.exchanges,
        "elapsed_ms": {"text": round(text_ms, 1), "all": round(all_ms, 1)},
    }
    return result, photo


def _wait_for_card(readers: CardReader, timeout: float) -> CardInserted:
    """The first card. Raises `NoCard`, `NoReader`, `NoService`, `CardSilent`; a closed `watch` is what ends a wait."""
    started = time.monotonic()
    timeout = max(timeout, LEAST_SECONDS)
    seen: set[str] = set()
    lost: DriverError | None = NoReader()
    timer = threading.Timer(timeout, readers.close)
    no_reader = threading.Timer(min(READER_SECONDS, timeout), lambda: readers.close() if not seen else None)
    for one in (timer, no_reader):
        one.daemon = True
        one.start()
    try:
        for event in readers.watch():
            match event:
                case CardInserted():
                    return event
                case CardMute():
                    raise CardSilent
                case ReaderFound(reader):
                    seen.add(reader)
                    lost = None
                case ReaderLost(reader):
                    seen.discard(reader)
                    lost = None if seen else NoReader()
                case ServiceLost():
                    seen.clear()
                    lost = NoService()
                case CardRemoved():
                    pass
    finally:
        timer.cancel()
        no_reader.cancel()
    raise lost or NoCard(f"after {time.monotonic() - started:.0f} s")


def _card_json(text: CardText) -> dict[str, Any]:
    return {
        "citizen_id": text.citizen_id,
        "citizen_id_valid": text.citizen_id_valid,
        "name_th": asdict(text.name_th),
        "name_en": asdict(text.name_en),
        "birth_date": _iso(text.birth_date),
        "sex": text.sex,
        "issuer": text.issuer,
        "issue_date": _iso(text.issue_date),
        "expiry_date": _iso(text.expiry_date),
        "address": asdict(text.address),
        "simulated": text.simulated,
    }


def _nhso_json(record: Nhso) -> dict[str, Any]:
    return {name: _iso(value) if isinstance(value, PartialDate) else value for name, value in asdict(record).items()}


def _iso(value: PartialDate | None) -> str | None:
    return None if value is None else value.isoformat()


def _print(result: dict[str, Any]) -> None:
    click.echo(f"{full_name(Name(**result['name_th']))} / {full_name(Name(**result['name_en']))}")
    click.echo(result["citizen_id"] + ("" if result["citizen_id_valid"] else "  (wrong check digit)"))
    click.echo(address_text(Address(**result["address"])))
    for label in ("birth_date", "issue_date", "expiry_date"):
        click.echo(f"{label.replace('_', ' ')}: {result[label] or '-'}")
    elapsed = result["elapsed_ms"]
    click.echo(f"{result['reader']}: {result['exchanges']} exchanges, text after {elapsed['text']} ms")
