"""Group commit: who waits together is kept together, and nobody suffers for another."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from govchannel.store import fleet, intake
from govchannel.store.database import open_database
from govchannel.store.group import LARGEST_GROUP, GroupCommit
from tests.govchannel.test_gateway import sealed


class Desk:
    """Doubles numbers; 13 breaks a whole group, as a violated constraint breaks a transaction."""

    def __init__(self) -> None:
        self.groups: list[list[int]] = []
        self.open = threading.Event()

    def work(self, jobs: Sequence[int]) -> list[int]:
        self.open.wait(10)
        self.groups.append(list(jobs))
        if 13 in jobs:
            raise IntegrityError("insert", {}, Exception("constraint"))
        if 66 in jobs:
            raise RuntimeError("a bug")
        return [2 * job for job in jobs]


def together(desk: Desk, jobs: list[int]) -> list[object]:
    """All jobs at once; they come while the first one is under way."""

    async def everybody() -> list[object]:
        group: GroupCommit[int, int] = GroupCommit(desk.work)
        tasks = [asyncio.ensure_future(group.do(job)) for job in jobs]
        await asyncio.sleep(0)
        desk.open.set()
        return list(await asyncio.gather(*tasks, return_exceptions=True))

    return asyncio.run(everybody())


def test_calls_that_wait_share_a_commit_of_bounded_size() -> None:
    desk = Desk()
    jobs = list(range(200, 200 + 3 * LARGEST_GROUP))
    assert together(desk, jobs) == [2 * job for job in jobs]
    assert [len(group) for group in desk.groups] == [LARGEST_GROUP] * 3


def test_one_that_cannot_be_kept_fails_alone() -> None:
    desk = Desk()
    first, bad, last = together(desk, [1, 13, 2])
    assert (first, last) == (2, 4)
    assert isinstance(bad, IntegrityError)


def test_after_a_bug_the_next_call_is_served() -> None:
    desk = Desk()
    assert [type(answer) for answer in together(desk, [66])] == [RuntimeError]
    assert together(desk, [5]) == [10]


def test_a_caller_who_gave_up_takes_nobody_along() -> None:
    desk = Desk()

    async def impatient() -> int:
        group: GroupCommit[int, int] = GroupCommit(desk.work)
        gone = asyncio.ensure_future(group.do(1))
        stays = asyncio.ensure_future(group.do(2))
        await asyncio.sleep(0)
        gone.cancel()
        desk.open.set()
        return await stays

    assert asyncio.run(impatient()) == 4


def test_two_calls_of_one_group_with_the_same_request_keep_it_once(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path / 'gateway.db'}")
    one = sealed("t-1")
    other = sealed("t-1", number=one.number, text=b"something else")
    fleet.add(engine, "t-1", "stable", one.created_at, timedelta(hours=1))
    calls = [intake.Handover("t-1", b"key", batch, one.created_at) for batch in ([one, one], [one], [other])]
    try:
        answers = intake.take(engine, calls)
        kept = intake.of_agency(engine, "PWA")
    finally:
        engine.dispose()
    assert [[answer.outcome for answer in call] for call in answers] == [["accepted"] * 2, ["accepted"], ["refused"]]
    assert [stored.envelope for stored in kept] == [one.envelope]


def test_when_a_group_breaks_nothing_of_it_is_kept(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path / 'gateway.db'}")
    one, other = sealed("t-1"), sealed("nobody")
    fleet.add(engine, "t-1", "stable", one.created_at, timedelta(hours=1))
    calls = [intake.Handover(name, b"key", [r], one.created_at) for name, r in (("t-1", one), ("nobody", other))]
    try:
        with pytest.raises(IntegrityError):
            intake.take(engine, calls)
        assert intake.of_agency(engine, "PWA") == []
    finally:
        engine.dispose()
