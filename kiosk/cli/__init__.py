"""Command line of the terminal; one small file per area, loaded when it is called."""

from __future__ import annotations

import importlib
import sys
import unicodedata

import click

from drivers.base import DriverError
from kiosk.errors import KioskError

COMMANDS = {
    "agent": "carry requests from the outbox to the gateway",
    "card": "read a Thai national ID card",
    "catalog": "load and browse the catalog of services",
    "doctor": "check everything this terminal needs",
    "enrol": "make this machine a terminal with a one-time code",
    "outbox": "see the requests that this terminal keeps",
    "printer": "see how the slip printer is, print a test",
    "search": "find services",
    "tuf-client": "our TUF client alone, for the public conformance suite",
    "ui": "open the touch screen",
}
"""Command -> what it does. Each lives in the file of its name, with _ for -."""


class Areas(click.Group):
    """Loads a command's file only when it is called: `kiosk card` needs no network stack."""

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
        name = cmd_name.replace("-", "_")
        command: click.Command = getattr(importlib.import_module(f"kiosk.cli.{name}"), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  # click's
        """The commands with their lines, without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Areas, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="govchannel-kiosk")
def kiosk() -> None:
    """The Government Kiosk terminal. KIOSK_HOME names its data folder (default: ~/.kiosk)."""


def main() -> None:
    """Run a command; a known error is one line in Thai and English on stderr and exit code 1."""
    try:
        kiosk()
    except (KioskError, DriverError) as error:
        click.echo(f"kiosk: {error.th} / {error}", err=True)
        sys.exit(1)
    except BrokenPipeError:
        sys.exit(1)
