"""`govchannel terminal`: the fleet, one terminal at a time."""

from __future__ import annotations

from datetime import timedelta

import click
import msgspec

from govchannel.cli.output import opened, print_json
from govchannel.contract import wire
from govchannel.errors import GovChannelError
from govchannel.gateway.clock import system_clock
from govchannel.store import fleet


@click.group()
def terminal() -> None:
    """Add terminals, suspend and retire them."""


@terminal.command()
@click.argument("name")
@click.option("--channel", default="stable", show_default=True, help="which catalog releases it gets")
@click.option("--hours", type=click.IntRange(1, 720), default=24, show_default=True, help="how long the code lasts")
@click.option("--json", "as_json", is_flag=True, help="print JSON")
def add(name: str, channel: str, hours: int, as_json: bool) -> None:
    """Create the terminal NAME, or give it a new code, and print its one-time code."""
    for value in (name, channel):
        try:
            msgspec.convert(value, wire.Name)
        except msgspec.ValidationError as error:
            raise GovChannelError(f"{value!r} is no name: up to 64 letters, digits, dots, dashes") from error
    now = system_clock()
    with opened() as (_, engine):
        code = fleet.add(engine, name, channel, now, timedelta(hours=hours))
    if as_json:
        print_json({"terminal": name, "channel": channel, "code": code, "expires_at": now + timedelta(hours=hours)})
    else:
        click.echo(f"terminal {name}, code {code}, good for {hours} h and one enrolment")


@terminal.command("list")
@click.option("--json", "as_json", is_flag=True, help="print JSON")
def list_(as_json: bool) -> None:
    """All terminals."""
    with opened() as (_, engine):
        terminals = fleet.everyone(engine)
    if as_json:
        print_json([{k: v for k, v in vars(t).items() if k != "public_key"} for t in terminals])
        return
    for one in terminals:
        click.echo(f"{one.id:24} {one.state:10} {one.channel:12} {one.enrolled_at or '-'}")


@terminal.command()
@click.argument("name")
def suspend(name: str) -> None:
    """Accept nothing from a terminal until it is resumed; it keeps its requests."""
    with opened() as (_, engine):
        fleet.change_state(engine, name, ("active",), "suspended")


@terminal.command()
@click.argument("name")
def resume(name: str) -> None:
    """Accept a suspended terminal again."""
    with opened() as (_, engine):
        fleet.change_state(engine, name, ("suspended",), "active")


@terminal.command()
@click.argument("name")
def retire(name: str) -> None:
    """Never accept a terminal again."""
    with opened() as (_, engine):
        fleet.change_state(engine, name, ("added", "active", "suspended"), "retired")
