"""Thailand's time and era, the same on screens, slips, pages and command lines."""

from __future__ import annotations

from datetime import timedelta, timezone

from govchannel.contract.catalog import Text

BANGKOK = timezone(timedelta(hours=7))
"""Thailand has one time zone and no summer time."""
BUDDHIST_ERA = 543
"""Years from the common era to the Buddhist Era, for every date a card can hold in full.

Before 1941 the Thai year began in April; the register converted those dates long ago.
"""
MONTHS = (
    Text(th="มกราคม", en="January"),
    Text(th="กุมภาพันธ์", en="February"),
    Text(th="มีนาคม", en="March"),
    Text(th="เมษายน", en="April"),
    Text(th="พฤษภาคม", en="May"),
    Text(th="มิถุนายน", en="June"),
    Text(th="กรกฎาคม", en="July"),
    Text(th="สิงหาคม", en="August"),
    Text(th="กันยายน", en="September"),
    Text(th="ตุลาคม", en="October"),
    Text(th="พฤศจิกายน", en="November"),
    Text(th="ธันวาคม", en="December"),
)
