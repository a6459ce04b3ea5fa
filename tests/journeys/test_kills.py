"""A short campaign of kill -9; `make bench` has the long one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import msgspec

from bench.kills import Result

CAMPAIGN = """
import sys
from pathlib import Path
import msgspec
from bench.kills import campaign
sys.stdout.buffer.write(msgspec.json.encode(campaign(Path(sys.argv[1]), kills=100, seed=2026)))
"""


def test_what_a_citizen_has_a_receipt_for_arrives_once_and_whole(tmp_path: Path) -> None:
    # In a process of its own: the server that forks the programs may serve another test here already.
    done = subprocess.run([sys.executable, "-c", CAMPAIGN, str(tmp_path)], stdout=subprocess.PIPE, check=True)
    result = msgspec.json.decode(done.stdout, type=Result)
    assert result.receipts > 20, "the campaign has to hit something"
    assert (result.lost, result.doubled, result.half) == (0, 0, 0), result
