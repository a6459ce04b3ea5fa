"""How to get from the release that is here to the one that shall be: the fewest bytes."""

from __future__ import annotations

import heapq

from govchannel.contract.releases import Delta, Release


def route(have: int | None, wanted: Release, deltas: list[Delta]) -> list[Delta] | None:
    """The deltas to apply, in order; None when the snapshot is smaller or the only way."""
    if have is None:
        return None
    queue: list[tuple[int, int, int, list[Delta]]] = [(0, 0, have, [])]
    seen: set[int] = set()
    while queue:
        cost, _, at, way = heapq.heappop(queue)
        if at == wanted.number:
            return way
        if at in seen:
            continue
        seen.add(at)
        for number, delta in enumerate(deltas):
            more = cost + delta.packed.length
            if delta.base == at and more < wanted.snapshot.length:
                # The place in the list breaks ties; ways are not compared.
                heapq.heappush(queue, (more, number, delta.release, [*way, delta]))
    return None
