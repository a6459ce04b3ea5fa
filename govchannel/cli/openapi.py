"""`govchannel openapi`: the published contract."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click
from sqlalchemy import create_engine

from govchannel.cli.output import print_json
from govchannel.delivery.office import Office
from govchannel.delivery.outward import Outward
from govchannel.gateway.app import make_app
from govchannel.gateway.clock import system_clock
from govchannel.releases.online import Online
from govchannel.releases.repository import Repository


@click.command()
def openapi() -> None:
    """Print the OpenAPI document, made from the types that both sides use."""
    with tempfile.TemporaryDirectory() as folder:
        online = Online(Repository(Path(folder)), Path(folder), system_clock)
        engine = create_engine("sqlite://")
        office = Office(engine, Outward(1), Path(folder), system_clock)
        app = make_app(engine, "http://localhost", system_clock, online, office)
        print_json(app.openapi_schema.to_schema())
