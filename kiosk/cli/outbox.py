"""`kiosk outbox`: what this terminal still keeps. Numbers and states; never content."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click
import msgspec

from kiosk.cli.output import print_json
from kiosk.config import load_config
from kiosk.number import parse_number
from kiosk.outbox import Item, Outbox


@click.group()
def outbox() -> None:
    """See the requests that this terminal keeps."""


@outbox.command("list")
@click.option("--json", "as_json", is_flag=True, help="print JSON")
def list_(as_json: bool) -> None:
    """All requests, newest first."""
    with _opened() as opened:
        items = opened.items()
    if as_json:
        print_json([msgspec.to_builtins(item) for item in items])
        return
    for item in items:
        click.echo(_line(item))


@outbox.command()
@click.argument("number")
@click.option("--json", "as_json", is_flag=True, help="print JSON")
def show(number: str, as_json: bool) -> None:
    """One request."""
    number = _number(number)
    with _opened() as opened:
        item = opened.item(number)
    if item is None:
        raise click.ClickException(f"no request {number} on this terminal")
    if as_json:
        print_json(msgspec.to_builtins(item))
    else:
        click.echo(_line(item))


@outbox.command()
@click.argument("number", required=False)
@click.option("--json", "as_json", is_flag=True, help="print JSON")
def retry(number: str | None, as_json: bool) -> None:
    """Make waiting requests due now: all of them, or one."""
    with _opened() as opened:
        count = opened.retry(_number(number) if number else None)
    if as_json:
        print_json({"due": count})
    else:
        click.echo(f"{count} due now")


@contextmanager
def _opened() -> Iterator[Outbox]:
    opened = Outbox(load_config().outbox)
    try:
        yield opened
    finally:
        opened.close()


def _number(text: str) -> str:
    try:
        return parse_number(text)
    except ValueError as error:
        raise click.ClickException(f"{text!r} is {error}") from error


def _line(item: Item) -> str:
    return f"{item.number}  {item.state:8}  {item.service:20}  tries {item.attempts}  {item.last_answer or ''}".rstrip()
