"""`govchannel openapi`: the published contract."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click
from sqlalchemy import create_engine

from govchannel.cli.output import print_json
from govchannel.gateway.app import make_app
from govchannel.gateway.clock import system_clock
from govchannel.releases.online import Online
from govchannel.releases.repository import Repository


@click.command()
def openapi() -> None:
    """Print the OpenAPI document, made from the types that both sides use."""
    with tempfile.TemporaryDirectory() as folder:
        online = Online(Repository(Path(folder)), Path(folder), system_clock)
        app = make_app(create_engine("sqlite://"), "http://localhost", system_clock, online)
        print_json(app.openapi_schema.to_schema())
