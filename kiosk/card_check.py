"""What the card register is asked about a card, and what becomes of its answer."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Literal

import msgspec

from drivers.thai_id import CardText
from govchannel.contract import wire
from govchannel.contract.thai_time import BUDDHIST_ERA

_LASER_CODE = re.compile(r"[A-Z]{2}[0-9]{10}")


class Checked(msgspec.Struct, frozen=True):
    """The register said at `at` that the card is in force, asked with a consent in that language."""

    at: datetime
    language: Literal["th", "en"]


def laser_code(typed: str) -> str | None:
    """The code of a card's back in its one spelling, ``JT9990000017``; None for what cannot be one."""
    code = re.sub(r"[\s–-]", "", typed).upper()
    return code if _LASER_CODE.fullmatch(code) else None


def question(card: CardText, code: str) -> wire.CheckCard | None:
    """The question about a card; None where it does not say enough of its owner to be asked about."""
    born, name = card.birth_date, card.name_th
    if born is None or not name.first or not card.citizen_id_valid:
        return None
    return wire.CheckCard(
        citizen_id=card.citizen_id,
        first_name=name.first,
        last_name=name.last,
        birth_date=f"{born.year + BUDDHIST_ERA:04}{born.month or 0:02}{born.day or 0:02}",
        laser_code=code,
    )
