"""`govchannel openapi`: the published contract."""

from __future__ import annotations

import click
from sqlalchemy import create_engine

from govchannel.cli.output import print_json
from govchannel.gateway.app import make_app
from govchannel.gateway.clock import system_clock


@click.command()
def openapi() -> None:
    """Print the OpenAPI document, made from the types that both sides use."""
    app = make_app(create_engine("sqlite://"), "http://localhost", system_clock)
    print_json(app.openapi_schema.to_schema())
