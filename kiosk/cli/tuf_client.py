"""`kiosk tuf-client`: the terminal's TUF client as the public conformance suite drives it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import click

from kiosk.clock import SystemClock
from kiosk.keys import write_durably
from kiosk.releases.fetcher import Fetcher
from kiosk.releases.refused import refusing
from kiosk.releases.trust import TrustedRepository

LARGEST_TARGET = 100_000_000


@click.group()
@click.option("--metadata-dir", type=click.Path(path_type=Path, file_okay=False), required=True)
@click.option("--metadata-url", default="")
@click.option("--target-name", "names", multiple=True)
@click.option("--target-base-url", default="")
@click.option("--target-dir", type=click.Path(path_type=Path, file_okay=False))
@click.pass_context
def tuf_client(
    context: click.Context,
    metadata_dir: Path,
    metadata_url: str,
    names: tuple[str, ...],
    target_base_url: str,
    target_dir: Path | None,
) -> None:
    """Look at a TUF repository with the terminal's own client. Exit code 1 when it is not to be trusted."""
    context.obj = (metadata_dir, metadata_url, names, target_base_url, target_dir)


@tuf_client.command()
@click.argument("root", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.pass_context
def init(context: click.Context, root: Path) -> None:
    """Trust the root metadata in the file ROOT."""
    with refusing():
        data = root.read_bytes()
    with _repository(context, data):
        # Making the client trusts the root and keeps it.
        return


@tuf_client.command()
@click.pass_context
def refresh(context: click.Context) -> None:
    """Bring the trusted metadata up to date."""
    with _repository(context) as repository:
        repository.refresh()


@tuf_client.command()
@click.pass_context
def download(context: click.Context) -> None:
    """Download the named targets, verified, into the target folder."""
    *_, names, _, folder = context.obj
    if folder is None or not names:
        raise click.UsageError("download needs --target-name and --target-dir")
    with _repository(context) as repository:
        for name in names:
            file = folder / quote(name, "")
            if not repository.is_cached(name, file):
                data = repository.target(name, LARGEST_TARGET)
                with refusing():
                    write_durably(file, data)


@contextmanager
def _repository(context: click.Context, root: bytes | None = None) -> Iterator[TrustedRepository]:
    metadata_dir, metadata_url, _, target_base_url, _ = context.obj
    fetcher = Fetcher(SystemClock())
    try:
        yield TrustedRepository(metadata_dir, metadata_url, fetcher, root=root, targets_url=target_base_url)
    finally:
        fetcher.close()
