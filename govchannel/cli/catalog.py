"""`govchannel catalog`: entries judged, released, and moved from channel to channel."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import click
import msgspec

import resources
from govchannel.agency.keys import public_keys
from govchannel.catalog.lint import lint as judge
from govchannel.catalog.schema import catalog_schema
from govchannel.cli.output import opened, print_json
from govchannel.contract import wire
from govchannel.contract.content import content_of
from govchannel.contract.entries import EntryError, read_folder
from govchannel.errors import GovChannelError
from govchannel.gateway.clock import system_clock
from govchannel.releases import online
from govchannel.releases.ceremony import ROTATED, begin, rotate_role
from govchannel.releases.channels import Channels, Plan
from govchannel.releases.repository import ROLES, Repository
from govchannel.settings import Config, load_config
from govchannel.store import rollout

ENTRIES = resources.FOLDER / "catalog"
RELEASE = click.IntRange(1, 2**31 - 1)

entries = click.option(
    "--from",
    "folder",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=ENTRIES,
    help="folder of entries (default: the one that comes with the program)",
)
dry_run = click.option("--dry-run", is_flag=True, help="say what would be done, and do nothing")
share_of = click.option(
    "--share",
    type=click.IntRange(1, 100),
    default=100,
    show_default=True,
    help="percent of the channel's terminals that get it now; say it again with more later",
)
root_keys = click.option(
    "--root-keys",
    type=click.Path(path_type=Path, file_okay=False),
    help="folder with the offline root keys (default: root-keys in the data folder)",
)


@click.group()
def catalog() -> None:
    """Judge entries, publish releases, roll them out step by step, take them back."""


@catalog.command()
@entries
@click.option("--keys", is_flag=True, help="also ask whether every receiving agency has a key here")
@click.option("--json", "as_json", is_flag=True, help="print JSON")
def lint(folder: Path, keys: bool, as_json: bool) -> None:
    """Judge the entries: one line a finding, with file, line and remedy. Exit code 1 when there is one."""
    findings = judge(folder, public_keys(load_config().agency_keys) if keys else None)
    if as_json:
        print_json([finding._asdict() for finding in findings])
    else:
        for one in findings:
            click.echo(f"{one.file}:{one.line}: {one.rule}: {one.text}; {one.remedy}")
    sys.exit(bool(findings))


@catalog.command()
def schema() -> None:
    """Print the JSON Schema (2020-12) of the entries, for editors and other programs."""
    print_json(catalog_schema())


@catalog.command()
@root_keys
@click.option("--count", type=click.IntRange(1, 16), default=3, show_default=True, help="how many root keys")
@click.option("--threshold", type=click.IntRange(1, 16), default=2, show_default=True, help="how many must sign")
@dry_run
def init(root_keys: Path | None, count: int, threshold: int, dry_run: bool) -> None:
    """Make the keys and an empty repository. Then take the root keys away from this machine."""
    config = load_config()
    if threshold > count:
        raise GovChannelError(f"{threshold} of {count} keys can never sign")
    folder = root_keys or config.root_keys
    if dry_run:
        click.echo(f"would make {count} root keys in {folder}, of which {threshold} must sign,")
        click.echo(f"a targets key and an online key in {config.release_keys}, and the repository {config.releases}")
        return
    begin(Repository(config.releases), folder, config.release_keys, count, threshold, system_clock())
    click.echo(f"repository: {config.releases}")
    click.echo(f"root keys:  {folder} - keep each on a medium of its own, in a safe, not here")
    click.echo(f"other keys: {config.release_keys}")


@catalog.command()
@entries
@click.option("--channel", default="canary", show_default=True, help="where the release begins")
@click.option("--note", default="", help="a line for those who read the status")
@share_of
@dry_run
def publish(folder: Path, channel: str, note: str, share: int, dry_run: bool) -> None:
    """Make a numbered release of the entries and the agencies' keys, and give it to a channel."""
    _name(channel)
    config = load_config()
    keys = public_keys(config.agency_keys)
    findings = judge(folder, keys)
    if findings:
        first = findings[0]
        raise GovChannelError(f"{len(findings)} findings, the first: {first.file}:{first.line}: {first.text}")
    try:
        content = content_of(read_folder(folder, keys))
    except EntryError as error:
        raise GovChannelError(str(error)) from error
    channels, now = Channels(Repository(config.releases)), system_clock()
    _carry_out(config, channels, channels.publish(content, channel, now, note, share), now, dry_run)


@catalog.command()
@click.argument("channel")
@click.option("--release", type=RELEASE, help="which one (default: the newest that another channel has)")
@share_of
@click.option("--force", is_flag=True, help="also a release that was halted, or that no other channel tried")
@dry_run
def promote(channel: str, release: int | None, share: int, force: bool, dry_run: bool) -> None:
    """Give CHANNEL a release that another channel has tried, to a share of its terminals."""
    _name(channel)
    config, now = load_config(), system_clock()
    channels = Channels(Repository(config.releases))
    known = channels.channels()
    elsewhere = [one.current.number for name, one in known.items() if name != channel]
    tried = {one.current.number for one in known.values()}
    if release is None and not tried:
        raise GovChannelError("no channel has a release yet; publish one first")
    number = release or max(elsewhere or tried)
    with opened() as (_, engine):
        halted = rollout.halted(engine)
        there = rollout.reports(engine, channel)
    if number in halted and not force:
        raise GovChannelError(f"release {number} was halted: {halted[number]}; --force gives it all the same")
    if number not in tried and not force:
        raise GovChannelError(f"no channel tried release {number} yet; --force gives it all the same")
    plan = channels.promote(channel, number, share)
    plan.lines.append(f"channel {channel}: {len(there)} terminals reported lately")
    _carry_out(config, channels, plan, now, dry_run)


@catalog.command()
@click.argument("channel")
@click.option("--to", type=RELEASE, help="the release to go back to (default: the one that the channel had before)")
@dry_run
def rollback(channel: str, to: int | None, dry_run: bool) -> None:
    """Give CHANNEL the content of an earlier release again, as a new release, to all its terminals."""
    config, now = load_config(), system_clock()
    channels = Channels(Repository(config.releases))
    _carry_out(config, channels, channels.roll_back(channel, to, now), now, dry_run)


@catalog.command()
@click.argument("release", type=RELEASE)
@click.option("--reason", default="halted by an operator", show_default=True, help="what the status says")
def halt(release: int, reason: str) -> None:
    """Stop RELEASE: no further terminal takes it. Those that have it keep it until a rollback."""
    if release not in Channels(Repository(load_config().releases)).releases():
        raise GovChannelError(f"there is no release {release}")
    with opened() as (_, engine):
        rollout.halt(engine, release, reason, system_clock())


@catalog.command()
@click.argument("release", type=RELEASE)
def resume(release: int) -> None:
    """Let RELEASE go on; failures that were reported before count no more."""
    with opened() as (_, engine):
        if not rollout.resume(engine, release):
            raise GovChannelError(f"release {release} is not halted")


@catalog.command()
@click.argument("role", type=click.Choice(ROTATED))
@root_keys
@dry_run
def rotate(role: str, root_keys: Path | None, dry_run: bool) -> None:
    """Give ROLE a new key; the old one is believed no more. Needs the root keys; "dates" only renews root's date."""
    config, now = load_config(), system_clock()
    repository = Repository(config.releases)
    lines = rotate_role(repository, role, root_keys or config.root_keys, config.release_keys, now, dry_run)
    for line in lines:
        click.echo(f"would: {line}" if dry_run else line)
    if not dry_run:
        online.renew(repository, config.release_keys, now)


@catalog.command()
@click.option("--json", "as_json", is_flag=True, help="print JSON")
def status(as_json: bool) -> None:
    """What is signed until when, what each channel has, and how the terminals fare with it."""
    config, now = load_config(), system_clock()
    repository = Repository(config.releases)
    channels = Channels(repository)
    with opened() as (_, engine):
        halted = rollout.halted(engine)
        reports = rollout.reports(engine)
    told: dict[str, Any] = {
        "roles": [_role(repository, role, now) for role in ROLES],
        "channels": [
            {
                "channel": name,
                "release": one.current.number,
                "share": one.share,
                "before": one.before.number if one.before else None,
            }
            for name, one in channels.channels().items()
        ],
        "releases": [
            {
                "release": number,
                "published_at": one.published_at,
                "digest": one.digest,
                "bytes": one.snapshot.length,
                "note": one.note,
                "terminals": sum(report.release == number for report in reports),
                "failing": sum(report.failed_release == number for report in reports),
                "halted": halted.get(number),
            }
            for number, one in channels.releases().items()
        ],
    }
    if as_json:
        print_json(told)
        return
    for role in told["roles"]:
        click.echo(
            f"{role['role']:10} version {role['version']:<5} until {role['expires']:%Y-%m-%d %H:%M}Z{role['alarm']}"
        )
    for channel in told["channels"]:
        before = f", the others {channel['before']}" if channel["before"] and channel["share"] < 100 else ""
        click.echo(f"channel    {channel['channel']:12} release {channel['release']}, {channel['share']} %{before}")
    for release in told["releases"]:
        fate = f", HALTED: {release['halted']}" if release["halted"] else ""
        click.echo(
            f"release    {release['release']:<5} {release['published_at']:%Y-%m-%d %H:%M}Z  {release['bytes']:,} bytes"
            f"  {release['terminals']} terminals, {release['failing']} failing{fate}  {release['note']}"
        )


def _carry_out(config: Config, channels: Channels, plan: Plan, now: datetime, dry_run: bool) -> None:
    for line in plan.lines:
        click.echo(f"would: {line}" if dry_run else line)
    if dry_run:
        return
    channels.carry_out(config.release_keys, now)


def _role(repository: Repository, role: str, now: datetime) -> dict[str, Any]:
    signed = getattr(repository, role)().signed
    days = (signed.expires - now).days
    alarm = (
        "  EXPIRED"
        if signed.expires <= now
        else f"  {days} days left"
        if role in ("root", "targets") and days < 30
        else ""
    )
    return {"role": role, "version": signed.version, "expires": signed.expires, "alarm": alarm}


def _name(channel: str) -> None:
    try:
        msgspec.convert(channel, wire.Name)
    except msgspec.ValidationError as error:
        raise GovChannelError(f"{channel!r} is no channel's name: letters, digits, dots, dashes") from error
