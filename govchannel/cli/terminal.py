"""`govchannel terminal`: the fleet, one terminal at a time."""

from __future__ import annotations

import math
from datetime import timedelta
from typing import Any

import click
import msgspec

from govchannel.cli.output import opened, print_json
from govchannel.contract import wire
from govchannel.errors import GovChannelError
from govchannel.gateway.clock import system_clock
from govchannel.store import fleet


class Hours(click.FloatRange):
    """Hours and parts of them. What is no number at all is in every range."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """As click does."""
        hours = float(super().convert(value, param, ctx))
        if math.isnan(hours):
            self.fail(f"{value!r} is not a number of hours", param, ctx)
        return hours


@click.group()
def terminal() -> None:
    """Add terminals, suspend and retire them."""


@terminal.command()
@click.argument("name")
@click.option("--channel", default="stable", show_default=True, help="which catalog releases it gets")
@click.option("--hours", type=Hours(0.01, 720), default=24.0, show_default=True, help="how long the code lasts")
@click.option("--json", "as_json", is_flag=True, help="print JSON")
def add(name: str, channel: str, hours: float, as_json: bool) -> None:
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
        click.echo(f"terminal {name}, code {code}, good for {hours:g} h and one enrolment")


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
