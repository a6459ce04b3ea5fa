"""Group commit: calls that come while a commit is under way share the next one, and each still waits for its own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from sqlalchemy.exc import SQLAlchemyError

Job = TypeVar("Job")
Result = TypeVar("Result")

LARGEST_GROUP = 64
"""Calls in one transaction: a bound on how long the last of them waits."""


class GroupCommit(Generic[Job, Result]):
    """Hands jobs to `work`, as many at once as are waiting. Belongs to one event loop.

    `work` runs in a thread, one call of it at a time; it does all jobs in one transaction and gives a result for each,
    in their order.
    """

    def __init__(self, work: Callable[[Sequence[Job]], Sequence[Result]]) -> None:
        self._work = work
        self._waiting: list[tuple[Job, asyncio.Future[Result]]] = []
        self._running: asyncio.Task[None] | None = None

    async def do(self, job: Job) -> Result:
        """The job's result, once it is committed. Raises what `work` raises for this job."""
        future: asyncio.Future[Result] = asyncio.get_running_loop().create_future()
        self._waiting.append((job, future))
        if self._running is None:
            self._running = asyncio.create_task(self._run())
        return await future

    async def _run(self) -> None:
        try:
            while self._waiting:
                group, self._waiting = self._waiting[:LARGEST_GROUP], self._waiting[LARGEST_GROUP:]
                await self._commit(group)
        finally:
            self._running = None

    async def _commit(self, group: list[tuple[Job, asyncio.Future[Result]]]) -> None:
        try:
            results = await asyncio.to_thread(self._work, [job for job, _ in group])
        except SQLAlchemyError as error:
            if len(group) == 1:
                _settle(group[0][1], error)
                return
            # Nothing of the group was kept. Alone, each gets its own verdict: one of them may be the trouble.
            for one in group:
                await self._commit([one])
        except Exception as error:  # noqa: BLE001  # belongs to the callers, who wait for it
            for _, future in group:
                _settle(future, error)
        else:
            for (_, future), result in zip(group, results, strict=True):
                if not future.done():  # its caller may have gone away
                    future.set_result(result)


def _settle(future: asyncio.Future[Result], error: Exception) -> None:
    if not future.done():
        future.set_exception(error)
