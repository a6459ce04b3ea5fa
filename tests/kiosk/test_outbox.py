"""The precious file: nothing lost, nothing doubled, every trouble a known error."""

import hashlib
import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
from datetime import UTC, datetime
from pathlib import Path

import pytest

from govchannel.contract.wire import SealedRequest
from kiosk.errors import OutboxUnavailable
from kiosk.number import new_number
from kiosk.outbox import Outbox

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


def sealed(content: bytes = b"sealed") -> SealedRequest:
    return SealedRequest(
        number=new_number(),
        service="dopa-house-copy",
        agency="DOPA",
        key_id="k1",
        created_at=NOW,
        status_key="0" * 64,
        digest=hashlib.sha256(content).hexdigest(),
        envelope=content,
    )


@pytest.fixture
def outbox(tmp_path: Path) -> Outbox:
    return Outbox(tmp_path / "outbox.db")


def test_a_request_waits_until_the_gateway_has_it(outbox: Outbox) -> None:
    request = sealed()
    outbox.append(request)
    assert outbox.due(NOW.timestamp(), 10) == [request]
    outbox.accepted([request.number], NOW)
    assert outbox.due(NOW.timestamp(), 10) == []
    assert [item.state for item in outbox.items()] == ["accepted"]


def test_the_sealed_bytes_are_gone_from_the_disk_once_accepted(tmp_path: Path) -> None:
    content = os.urandom(5000)
    outbox = Outbox(tmp_path / "outbox.db")
    request = sealed(content)
    outbox.append(request)
    outbox.accepted([request.number], NOW)
    outbox.close()
    assert content[100:150] not in b"".join(file.read_bytes() for file in tmp_path.iterdir())


def test_a_postponed_request_waits_its_time_and_no_longer(outbox: Outbox) -> None:
    request = sealed()
    outbox.append(request)
    later = NOW.timestamp() + 60
    outbox.postpone(request.number, "offline", 60, later)
    assert outbox.due(later - 1, 10) == []
    assert outbox.next_due() == later
    assert outbox.due(later, 10) == [request]


def test_a_clock_that_was_wrong_by_years_strands_nothing(outbox: Outbox) -> None:
    request = sealed()
    outbox.append(request)
    outbox.postpone(request.number, "offline", 60, datetime(2040, 1, 1, tzinfo=UTC).timestamp())
    assert outbox.due(NOW.timestamp(), 10) == [request]


def test_a_damaged_row_is_set_aside_and_holds_nobody_up(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path / "outbox.db")
    bad, good = sealed(b"one"), sealed(b"two")
    outbox.append(bad)
    outbox.append(good)
    with sqlite3.connect(tmp_path / "outbox.db") as db:
        db.execute("UPDATE request SET envelope = x'00' WHERE number = ?", (bad.number,))
    db.close()
    assert outbox.due(NOW.timestamp(), 10) == [good]
    item = outbox.item(bad.number)
    assert item
    assert (item.state, item.last_answer) == ("refused", "damaged")


def test_a_newer_file_is_left_alone(tmp_path: Path) -> None:
    Outbox(tmp_path / "outbox.db").close()
    with sqlite3.connect(tmp_path / "outbox.db") as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(OutboxUnavailable, match="version 99"):
        Outbox(tmp_path / "outbox.db")


def test_a_file_that_is_no_database_is_a_known_error(tmp_path: Path) -> None:
    (tmp_path / "outbox.db").write_bytes(b"not a database" * 100)
    with pytest.raises(OutboxUnavailable):
        Outbox(tmp_path / "outbox.db")


def test_another_process_sees_that_something_was_appended(tmp_path: Path) -> None:
    screen, agent = Outbox(tmp_path / "outbox.db"), Outbox(tmp_path / "outbox.db")
    before = agent.data_version()
    screen.append(sealed())
    assert agent.data_version() != before


def test_what_was_acknowledged_survives_kill_9(tmp_path: Path) -> None:
    """A writer prints each number after `append` returned, and is killed in the middle of its work."""
    code = textwrap.dedent("""
        import sys
        from pathlib import Path
        from kiosk.outbox import Outbox
        from tests.kiosk.test_outbox import sealed
        outbox = Outbox(Path(sys.argv[1]))
        while True:
            request = sealed()
            outbox.append(request)
            print(request.number, flush=True)
    """)
    path = tmp_path / "outbox.db"
    for _ in range(3):
        writer = subprocess.Popen([sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE, text=True)
        assert writer.stdout
        told = [writer.stdout.readline().strip() for _ in range(50)]
        writer.send_signal(signal.SIGKILL)
        told += writer.stdout.read().split()
        writer.wait()
        writer.stdout.close()
        kept = [item.number for item in Outbox(path).items()]
        complete = {number for number in told if len(number) == 17}
        assert complete <= set(kept)
        assert len(kept) == len(set(kept))
