"""`govchannel agency`'s keys: made, told, withdrawn from the terminals, removed when nothing needs them any more."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from govchannel.agency import keys as agency_keys
from govchannel.agency import rotation
from govchannel.agency.keys import Record, fingerprint
from govchannel.cli.output import check_agency, opened, print_json
from govchannel.contract.agency_keys import begins, chosen
from govchannel.contract.delivery import KeyUse
from govchannel.contract.thai_time import BANGKOK
from govchannel.errors import GovChannelError
from govchannel.gateway.clock import system_clock
from govchannel.releases.repository import Repository
from govchannel.settings import load_config
from govchannel.store import fleet


@click.command()
@click.argument("agencies", nargs=-1, required=True)
@click.option("--from", "start", help="when terminals begin to seal to it: 2027-01-31, or with a time (default: now)")
def keygen(agencies: tuple[str, ...], start: str | None) -> None:
    """Make a key pair for each of AGENCIES; older keys stay. Prints each key's id and fingerprint."""
    folder, now = load_config().agency_keys, system_clock()
    begin = None if start is None else _time(start)
    if begin is not None and begin < now:
        raise GovChannelError(f"{start} is over; leave --from out to begin now")
    for name in agencies:
        check_agency(name)
    for name in agencies:
        key = agency_keys.generate(folder, name, now, begin)
        click.echo(f"{key.key_id}  {fingerprint(key)}")


@click.command()
@click.argument("name", required=False)
@click.option("--json", "as_json", is_flag=True, help="print the public keys as JSON, for: kiosk catalog load --keys")
def keys(name: str | None, as_json: bool) -> None:
    """All keys, or those of agency NAME: since when, fingerprint, and what still needs each."""
    if name is not None:
        check_agency(name)
    with opened() as (config, engine):
        found = agency_keys.records(config.agency_keys, name) if name else agency_keys.all_records(config.agency_keys)
        if as_json:
            print_json([one.key for one in found if one.withdrawn_at is None])
            return
        use = {one.key_id: one for one in rotation.key_use(engine, Repository(config.releases), name)}
    now = system_clock()
    for one in found:
        words = _needs(use.get(one.key.key_id))
        click.echo(f"{one.key.key_id:28} {fingerprint(one.key)}  {_state(one, found, now):34} {words}")


@click.command("import-key")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def import_key(file: Path) -> None:
    """Take an agency's public key from FILE, which its own `keygen` wrote (<id>.json). Compare the fingerprint."""
    key = agency_keys.add_public(load_config().agency_keys, file)
    click.echo(f"{key.key_id}  {fingerprint(key)}")


@click.command("withdraw-key")
@click.argument("name")
@click.argument("key_id")
def withdraw_key(name: str, key_id: str) -> None:
    """Offer a key of agency NAME to no terminal any more, from the next release on."""
    check_agency(name)
    agency_keys.withdraw(load_config().agency_keys, name, key_id, system_clock())


@click.command("remove-key")
@click.argument("name")
@click.argument("key_id")
def remove_key(name: str, key_id: str) -> None:
    """Delete a withdrawn private key for good. Refused while a request may still need it."""
    check_agency(name)
    with opened() as (config, engine):
        if not fleet.everyone(engine):
            raise GovChannelError(
                "no terminal is known here, so this is not the gateway's folder; ask there which keys are needed"
            )
        use = rotation.use_of(engine, Repository(config.releases), name, key_id)
        if use.needed:
            raise GovChannelError(f"{key_id} is still needed: {_needs(use)}")
        agency_keys.remove(config.agency_keys, name, key_id, system_clock())


def _state(one: Record, known: list[Record], now: datetime) -> str:
    if one.removed_at is not None:
        return f"removed {one.removed_at:%Y-%m-%d}"
    if one.withdrawn_at is not None:
        return f"withdrawn {one.withdrawn_at:%Y-%m-%d}"
    offered = [other.key for other in known if other.withdrawn_at is None]
    if chosen(one.key.agency, offered, now) is one.key:
        return "present"
    if begins(one.key) > now:
        return f"from {begins(one.key).astimezone(BANGKOK):%Y-%m-%d %H:%M}"
    return "older"


def _needs(use: KeyUse | None) -> str:
    if use is None:
        return "no requests"
    words = [f"{use.requests} requests, {use.unopened} not opened"]
    if use.channels:
        words.append(f"offered in {', '.join(use.channels)}")
    if use.terminals:
        words.append(f"{use.terminals} terminals may seal to it")
    return "; ".join(words)


def _time(said: str) -> datetime:
    try:
        time = datetime.fromisoformat(said)
    except ValueError as error:
        raise GovChannelError(f"{said!r} is no date") from error
    return time if time.tzinfo else time.replace(tzinfo=BANGKOK)
