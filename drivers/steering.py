"""The file that steers a virtual reader: another process puts cards in, pulls them out and chooses faults.

``{"reader": true, "service": true, "insertion": 3, "card": "malee", "fault": {"pulled_at": 9}, "timing": {…}}``;
``"card": null`` = no card. Every other `insertion` is another card put in. A missing file is an empty reader.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec

from drivers.virtual_card import Setting, setting


class Steering(msgspec.Struct, frozen=True):
    """What the file says. `reader`: one is plugged in; `service`: the card service runs; `card`: what is in it."""

    insertion: int = 0
    card: Setting | None = None
    reader: bool = True
    service: bool = True


def read_steering(file: Path) -> Steering:
    """What the file says now. Raises `ValueError` naming the file for what it should not say."""
    try:
        values = json.loads(file.read_bytes() or b"{}")
        if not isinstance(values, dict):
            raise ValueError("not a JSON object")  # noqa: TRY301, TRY004  # one kind of error for one kind of fault
        return Steering(
            insertion=int(values.get("insertion", 0)),
            card=None if values.get("card") is None else setting(values),
            reader=bool(values.get("reader", True)),
            service=bool(values.get("service", True)),
        )
    except FileNotFoundError:
        return Steering()
    except (OSError, ValueError, TypeError) as error:
        raise ValueError(f"{file}: {error}") from error


def steer(file: Path, **changes: Any) -> None:
    """Change what the file says, in one step; a `card` that is put in is a new insertion."""
    try:
        values = json.loads(file.read_bytes())
    except FileNotFoundError:
        values = {}
    values |= changes
    if changes.get("card") is not None:
        values["insertion"] = int(values.get("insertion", 0)) + 1
    aside = file.with_name(f".{file.name}.new")
    aside.write_text(json.dumps(values, ensure_ascii=False))
    aside.replace(file)


def insert(file: Path, card: str, **how: Any) -> None:
    """Put a card in: `fault` and `timing` as in the file, none unless given."""
    steer(file, **({"fault": None, "timing": None} | how | {"card": card}))


def pull(file: Path) -> None:
    """Pull the card out."""
    steer(file, card=None)
