"""`kiosk ui`: starts the program beside this one. `kiosk` itself runs on a machine without Qt."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click


@click.command(context_settings={"ignore_unknown_options": True, "allow_extra_args": True})
@click.pass_context
def ui(ctx: click.Context) -> None:
    """Open the touch screen; options are those of kiosk-ui."""
    program = Path(sys.argv[0]).resolve().with_name("kiosk-ui")
    if not program.exists():
        raise click.ClickException(f"{program} is not there: this installation has no screen")
    os.execv(program, [str(program), *ctx.args])  # noqa: S606  # a program of ours, no shell
