"""Whether somebody is at the counter now."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, timedelta

from govchannel.contract.catalog import Hours, Weekday

DAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LOOK_AHEAD = 14
"""Days in which the next opening is looked for; the longest holidays take half of it."""


def is_open(hours: Hours, now: datetime, holidays: Collection[date]) -> bool:
    """Whether it is open at `now`, a time in Thailand (aware or not)."""
    if now.date() in holidays and not hours.on_holidays:
        return False
    at = f"{now:%H:%M}"
    today = DAYS[now.weekday()]
    return any(today in period.days and period.opens <= at < period.closes for period in hours.periods)


def opens_next(hours: Hours, now: datetime, holidays: Collection[date]) -> tuple[date, str] | None:
    """The next day and time at which it opens; None when not within two weeks."""
    for ahead in range(LOOK_AHEAD):
        day = now.date() + timedelta(days=ahead)
        if day in holidays and not hours.on_holidays:
            continue
        times = sorted(period.opens for period in hours.periods if DAYS[day.weekday()] in period.days)
        later = [time for time in times if ahead or time > f"{now:%H:%M}"]
        if later:
            return day, later[0]
    return None
