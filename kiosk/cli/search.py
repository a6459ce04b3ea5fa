"""`kiosk search`: find services by what a person would type."""

from __future__ import annotations

import click

from kiosk.catalog import Catalog
from kiosk.cli.output import print_services
from kiosk.config import load_config
from kiosk.service import Query


@click.command()
@click.argument("query")
@click.option("--limit", type=click.IntRange(1), default=10, show_default=True, help="how many at most")
@click.option("--json", "as_json", is_flag=True, help="print JSON")
def search(query: str, limit: int, as_json: bool) -> None:
    """Find services by words in Thai or English."""
    print_services(Catalog(load_config().catalog).listing(Query("search", query), limit).services, as_json)
