"""Moments in Thailand's time and people's words, on screens and slips alike."""

from __future__ import annotations

from datetime import datetime

from drivers.thai_id import PartialDate
from govchannel.contract.thai_time import BANGKOK
from kiosk.identity import date_text


def moment_text(moment: datetime, language: str) -> str:
    """A date and time in Bangkok."""
    local = moment.astimezone(BANGKOK)
    day = date_text(PartialDate(local.year, local.month, local.day), language)
    return f"{day} เวลา {local:%H:%M} น." if language == "th" else f"{day}, {local:%H:%M}"
