"""`govchannel agency webhook`: where agencies want to be told that requests have come, and how that goes."""

from __future__ import annotations

import asyncio
from datetime import datetime

import click

from govchannel.cli.output import check_agency, opened, print_json
from govchannel.delivery import event
from govchannel.delivery.outward import Outward, Reply, check_url, read_networks
from govchannel.errors import GovChannelError
from govchannel.gateway.clock import system_clock
from govchannel.settings import Config
from govchannel.store import webhooks
from govchannel.store.webhooks import Webhook


@click.group()
def webhook() -> None:
    """Tell agencies' systems of requests as soon as they come (Standard Webhooks)."""


@webhook.command()
@click.argument("agency")
@click.argument("url")
@click.option("--json", "as_json", is_flag=True, help="print JSON")
def add(agency: str, url: str, as_json: bool) -> None:
    """Tell URL of AGENCY's requests from now on. Prints the webhook's id and, this once, its secret."""
    check_agency(agency)
    with opened() as (config, engine):
        check_url(url, read_networks(config.settings.webhook_networks))
        key = event.load_key(config.webhook_key, make=True)
        name = webhooks.add(engine, agency, url, system_clock())
    secret = event.secret_of(key, name)
    if as_json:
        print_json({"id": name, "agency": agency, "url": url, "secret": secret})
    else:
        click.echo(f"{name}\nsecret {secret}\nshown this once; give it to the agency by a way that others cannot read")


@webhook.command("list")
@click.option("--json", "as_json", is_flag=True, help="print JSON")
def list_(as_json: bool) -> None:
    """All webhooks, how far each is, and which fail."""
    with opened() as (_, engine):
        found = webhooks.everyone(engine)
    if as_json:
        print_json([vars(one) | {"state": state(one), "waiting": one.last - one.position} for one in found])
        return
    for one in found:
        click.echo(f"{one.id}  {one.agency:12} {_described(one):44} {one.last - one.position} waiting  {one.url}")


@webhook.command()
@click.argument("name", metavar="ID")
def remove(name: str) -> None:
    """Forget a webhook. Its requests stay in the feed."""
    with opened() as (_, engine):
        webhooks.remove(engine, name)


@webhook.command()
@click.argument("name", metavar="ID")
def resume(name: str) -> None:
    """Try a failing or disabled webhook again, at once."""
    with opened() as (_, engine):
        webhooks.resume(engine, name, system_clock())


@webhook.command()
@click.argument("name", metavar="ID")
def test(name: str) -> None:
    """Send one event of type "test" now and print what was answered. Exit code 1 when it was not taken."""
    with opened() as (config, engine):
        found = webhooks.find(engine, name)
    key = event.load_key(config.webhook_key)
    message, body = event.test(system_clock())
    sent = event.headers(message, body, event.secret_of(key, name), system_clock())
    reply = asyncio.run(_post(config, found.url, body, sent))
    if not reply.taken:
        raise GovChannelError(f"{name}: {reply.words}")
    click.echo(reply.words)


def state(one: Webhook) -> str:
    """``disabled``, ``failing`` or ``ok``."""
    if one.disabled_at is not None:
        return "disabled"
    return "failing" if one.failing_since is not None else "ok"


def _described(one: Webhook) -> str:
    if one.disabled_at is not None:
        return f"DISABLED {_time(one.disabled_at)}: {one.last_answer}"
    if one.failing_since is not None:
        return f"FAILING since {_time(one.failing_since)}: {one.last_answer}"
    return "ok"


def _time(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M}Z"


async def _post(config: Config, url: str, body: bytes, headers: dict[str, str]) -> Reply:
    outward = Outward(config.settings.webhook_seconds, read_networks(config.settings.webhook_networks))
    try:
        return await outward.post(url, body, headers)
    finally:
        await outward.close()
