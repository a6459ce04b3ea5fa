"""A short campaign of kill -9; `make bench` has the long one."""

from __future__ import annotations

from pathlib import Path

from bench.kills import campaign


def test_what_a_citizen_has_a_receipt_for_arrives_once_and_whole(tmp_path: Path) -> None:
    result = campaign(tmp_path, kills=100, seed=2026)
    assert result.receipts > 20, "the campaign has to hit something"
    assert (result.lost, result.doubled, result.half) == (0, 0, 0), result
