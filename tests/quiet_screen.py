"""A touch screen in a process of its own, of which nothing may come but its log."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from demo.puppet_client import TOLERATED, Puppet
from demo.stage import Stage


@contextmanager
def quiet_screen(
    stage: Stage, log: Path, inside: Sequence[str] = (), arguments: Sequence[str] = ()
) -> Iterator[Puppet]:
    """The screen of a stage; what Qt or Python complain of fails the test. `inside` stands before its command."""
    with Puppet(stage.env(), arguments, log=log, inside=inside) as screen:
        yield screen
    assert [line for line in log.read_text().splitlines() if not line.startswith(("{", *TOLERATED))] == []
