"""`kiosk search`: find services by what a person would type."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click
import msgspec

from kiosk.catalog import Catalog
from kiosk.cli.output import print_services, services_json
from kiosk.config import load_config
from kiosk.service import Query


@click.command()
@click.argument("query", required=False)
@click.option("--limit", type=click.IntRange(1), default=10, show_default=True, help="how many at most")
@click.option("--stdin", "from_stdin", is_flag=True, help="answer one query a line from standard input")
@click.option("--json", "as_json", is_flag=True, help="print JSON; with --stdin one line an answer")
def search(query: str | None, limit: int, from_stdin: bool, as_json: bool) -> None:
    """Find services by words in Thai or English."""
    if from_stdin == (query is not None):
        raise click.UsageError("give a QUERY, or --stdin")
    catalog = Catalog(load_config().catalog)
    for words in _lines() if from_stdin else [query or ""]:
        found = catalog.listing(Query("search", words.strip()), limit).services
        if from_stdin and as_json:
            click.echo(msgspec.json.encode(services_json(found)).decode())
        else:
            print_services(found, as_json)


def _lines() -> Iterator[str]:
    """Standard input line by line; bytes that are no UTF-8 are no reason to stop."""
    for line in sys.stdin.buffer:
        yield line.decode("utf-8", errors="replace")
