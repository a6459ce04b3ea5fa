"""`govchannel db`: the database by hand."""

from __future__ import annotations

import click

from govchannel.cli.output import opened


@click.group()
def db() -> None:
    """Bring the database up to date."""


@db.command()
def upgrade() -> None:
    """Run the migrations that are missing; `serve` does so by itself."""
    with opened() as (_, engine):
        click.echo(f"{engine.dialect.name}: up to date")
