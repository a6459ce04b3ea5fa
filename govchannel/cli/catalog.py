"""`govchannel catalog`: entries judged, released, and moved from channel to channel."""

from __future__ import annotations

import sys
from pathlib import Path

import click

import resources
from govchannel.agency.keys import public_keys
from govchannel.catalog.lint import lint as judge
from govchannel.cli.output import print_json
from govchannel.settings import load_config

ENTRIES = resources.FOLDER / "catalog"

entries = click.option(
    "--from",
    "folder",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=ENTRIES,
    help="folder of entries (default: the one that comes with the program)",
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
