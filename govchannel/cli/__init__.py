"""Command line of the backend; one small file per area, loaded when it is called."""

from __future__ import annotations

import importlib
import sys
import unicodedata

import click

from govchannel.errors import GovChannelError

COMMANDS = {
    "agency": "make keys, open requests, say what became of them",
    "catalog": "judge entries, publish releases, roll them out",
    "db": "bring the database up to date",
    "openapi": "print the OpenAPI document",
    "serve": "run the gateway",
    "terminal": "add terminals, suspend and retire them",
}
"""Command -> what it does. Each lives in the file of its name."""


class Areas(click.Group):
    """Loads a command's file only when it is called."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Refuse what is no text: bytes that are not UTF-8 and line ends would be found far from here."""
        for argument in args:
            if any(unicodedata.category(character) in ("Cc", "Cs") for character in argument):
                raise click.UsageError(f"{argument!r} is no text", ctx)
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        """All commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # click's
        """One command, or None."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(importlib.import_module(f"govchannel.cli.{cmd_name}"), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  # click's
        """The commands with their lines, without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Areas, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="govchannel-kiosk")
def govchannel() -> None:
    """The GovChannel gateway and its tools. GOVCHANNEL_HOME names its data folder (default: ~/.govchannel)."""


def main() -> None:
    """Run a command; a known error is one line on stderr and exit code 1."""
    try:
        govchannel()
    except GovChannelError as error:
        click.echo(f"govchannel: {error}", err=True)
        sys.exit(1)
    except BrokenPipeError:
        sys.exit(1)
