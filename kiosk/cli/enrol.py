"""`kiosk enrol`: the technician's one command."""

from __future__ import annotations

import click

from kiosk import enrolment
from kiosk.cli.output import print_json
from kiosk.clock import SystemClock
from kiosk.config import load_config


@click.command()
@click.argument("name")
@click.argument("code")
@click.option("--gateway", required=True, metavar="URL", help="the gateway's address")
@click.option("--json", "as_json", is_flag=True, help="print JSON")
def enrol(name: str, code: str, gateway: str, as_json: bool) -> None:
    """Make this machine the terminal NAME with a one-time CODE from an operator."""
    enrolled = enrolment.enrol(load_config(), gateway, name, code, SystemClock())
    if as_json:
        print_json(enrolled)
    else:
        click.echo(f"This is terminal {enrolled.terminal} on channel {enrolled.channel}.")
