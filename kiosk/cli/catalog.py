"""`kiosk catalog`: load the catalog, list it, show one service."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec
from msgspec.structs import asdict

import resources
from govchannel.contract.catalog import AgencyKey
from govchannel.contract.entries import EntryError, read_folder
from kiosk.catalog import Catalog
from kiosk.catalog_file import write_catalog
from kiosk.checks import failing
from kiosk.cli.output import print_json, print_services
from kiosk.clock import SystemClock
from kiosk.config import load_config
from kiosk.errors import CatalogBroken, ServiceUnknown
from kiosk.gateway import open_gateway
from kiosk.releases.keeper import Keeper
from kiosk.releases.update import Updates
from kiosk.service import Query
from kiosk.terminal import open_terminal


@click.group()
def catalog() -> None:
    """Load and browse the catalog of services."""


@catalog.command()
@click.option(
    "--from",
    "folder",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=resources.FOLDER / "catalog",
    help="folder of entries (default: the one that comes with the program)",
)
@click.option(
    "--keys",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="the agencies' public keys, as printed by: govchannel agency keys --json",
)
@click.option("--json", "as_json", is_flag=True, help="print JSON")
def load(folder: Path, keys: Path | None, as_json: bool) -> None:
    """Build catalog.db from reviewable files and swap it in."""
    try:
        known = msgspec.json.decode(keys.read_bytes(), type=list[AgencyKey]) if keys else []
        content = read_folder(folder, known)
    except (EntryError, OSError, ValueError) as error:
        raise CatalogBroken(str(error)) from error
    write_catalog(content, load_config().catalog)
    forms = sum(service.form is not None for service in content.services)
    if as_json:
        told = {"articles": len(content.articles), "apps": len(content.apps)}
        print_json({"services": len(content.services), "forms": forms, "keys": len(content.keys), **told})
    else:
        click.echo(f"{len(content.services)} services, {forms} with a form, {len(content.keys)} agency keys")
        click.echo(f"{len(content.articles)} pieces of news, {len(content.apps)} apps")


@catalog.command()
@click.option("--json", "as_json", is_flag=True, help="print JSON")
def update(as_json: bool) -> None:
    """Look for a release now, and take it."""
    config, clock = load_config(), SystemClock()
    updates = Updates(config, clock)
    keeper = Keeper(config, updates, open_gateway(config, clock), clock, lambda: failing(config))
    try:
        keeper.beat()
        done = updates.update(keeper.channel, keeper.halted)
    finally:
        keeper.beat()
        keeper.close()
    if as_json:
        print_json(asdict(done))
    elif done.way == "none":
        click.echo(f"release {done.release} is what this terminal has")
    else:
        click.echo(f"release {done.release} by {done.way}: {done.received:,} bytes, {done.seconds:.2f} s")


@catalog.command("list")
@click.option("--json", "as_json", is_flag=True, help="print JSON")
def list_(as_json: bool) -> None:
    """All services."""
    print_services(Catalog(load_config().catalog).listing(Query("all")).services, as_json)


@catalog.command()
@click.option("--json", "as_json", is_flag=True, help="print JSON")
def bulletin(as_json: bool) -> None:
    """The news that are shown today, the newest first, and the apps."""
    terminal = open_terminal()
    told = terminal.catalog.bulletin(terminal.today())
    articles, apps = [item.entry for item in told.articles], [item.entry for item in told.apps]
    if as_json:
        print_json({"day": terminal.today(), "articles": articles, "apps": apps})
        return
    for article in articles:
        click.echo(f"{article.published}  {article.id}: {article.title.th}")
    for app in apps:
        click.echo(f"app         {app.id}: {app.name.th}")


@catalog.command()
@click.argument("service_id")
def show(service_id: str) -> None:
    """One service whole, as JSON."""
    service = Catalog(load_config().catalog).service(service_id)
    if service is None:
        raise ServiceUnknown(service_id)
    print_json(service)
