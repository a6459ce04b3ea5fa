"""A command of `govchannel` without a process of its own: for what a test only needs to have happened."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from govchannel.cli import govchannel


def done(home: Path, *arguments: str, **environment: str) -> str:
    """What it says on stdout. Raises what it raises."""
    told = CliRunner().invoke(govchannel, arguments, env={"GOVCHANNEL_HOME": str(home), **environment})
    if told.exception is not None:
        raise told.exception
    return told.stdout
