"""`govchannel agency`: an agency's own side. `open` prints personal data: run it where the private key may be."""

from __future__ import annotations

import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import get_args

import click
import msgspec

from govchannel.agency import keys as agency_keys
from govchannel.agency.opening import Opened, open_all
from govchannel.cli.agency_client import client
from govchannel.cli.agency_keys import import_key, keygen, keys, remove_key, withdraw_key
from govchannel.cli.agency_webhook import webhook
from govchannel.cli.output import check_agency, opened, print_json
from govchannel.contract import wire
from govchannel.errors import GovChannelError
from govchannel.files import write_secret
from govchannel.gateway.clock import system_clock
from govchannel.releases.offered import PublishedForms
from govchannel.releases.repository import Repository
from govchannel.store import history


@click.group()
def agency() -> None:
    """Make keys, open requests, say what became of them."""


for command in (keygen, keys, import_key, withdraw_key, remove_key, client, webhook):
    agency.add_command(command)


@agency.command("open")
@click.argument("name")
@click.option("--number", help="only this request")
@click.option("--json", "as_json", is_flag=True, help="print JSON")
@click.option(
    "--attachments",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="write attachments into this folder, for its owner only",
)
def open_(name: str, number: str | None, as_json: bool, folder: Path | None) -> None:
    """Open the requests of agency NAME with its private keys. Exit code 1 when one does not open."""
    check_agency(name)
    failed = False
    with opened() as (config, engine):
        private = agency_keys.private_keys(config.agency_keys, name)
        removed = agency_keys.removed(config.agency_keys, name)
        requests = []
        form_of = PublishedForms(Repository(config.releases)).find
        for one in open_all(engine, name, private, number, form_of):
            if one.request.key_id in removed and number is None:
                continue  # opened long ago; with its key, it was let go on purpose
            if one.problem is not None:
                failed = True
                click.echo(f"govchannel: {one.request.number} does not open: {one.problem}", err=True)
                continue
            if folder is not None:
                _write_attachments(one, folder)
            if one.unjudged:
                click.echo(
                    f"govchannel: {one.request.number}: its form is in no release here, check its answers", err=True
                )
            history.note_opened(engine, name, one.request.number, system_clock())
            requests.append(replace(one, attachments=()))  # not kept in memory until all are printed
        if number is not None and not requests and not failed:
            raise GovChannelError(f"{name} has no request {number}")
    if as_json:
        print_json([_as_json(one) for one in requests])
    else:
        for one in requests:
            _print(one)
    sys.exit(failed)


def _write_attachments(one: Opened, folder: Path) -> None:
    """Write a request's attachments, `NUMBER-1.jpg` and on. Raises `GovChannelError`."""
    try:
        for place, data in enumerate(one.attachments, 1):
            with suppress(FileExistsError):  # the same as before: its name says which it is
                write_secret(folder / f"{one.request.number}-{place}.jpg", data)
    except OSError as error:
        raise GovChannelError(f"{folder}: {error.strerror}") from error


@agency.command()
@click.argument("name")
@click.argument("number")
@click.argument("state", type=click.Choice([state for state in get_args(wire.State) if state != "received"]))
def status(name: str, number: str, state: wire.State) -> None:
    """Say what became of request NUMBER; the citizen sees it."""
    with opened() as (_, engine):
        history.set_state(engine, name, number, state, system_clock())


def _as_json(one: Opened) -> dict[str, object]:
    assert one.content is not None
    content: dict[str, object] = msgspec.to_builtins(one.content)
    return content | {"terminal": one.request.terminal, "received_at": one.request.received_at}


def _print(one: Opened) -> None:
    assert one.content is not None
    click.echo(f"{one.request.number}  {one.content.service}  {one.content.submitted_at:%Y-%m-%d %H:%M}Z")
    click.echo(f"  from terminal {one.request.terminal}, {one.content.assurance}")
    for heading, values in (("citizen", one.content.citizen), ("answers", one.content.answers)):
        for key, value in values.items():
            click.echo(f"  {heading}.{key}: {value}")
