"""The precious file: nothing lost, nothing doubled, every trouble a known error."""

import contextlib
import hashlib
import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from govchannel.contract.wire import Attachment, SealedRequest
from kiosk.errors import OutboxFull, OutboxUnavailable
from kiosk.number import new_number
from kiosk.outbox import Outbox
from kiosk.outbox_care import damaged, mend

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


def with_pictures(*pictures: bytes) -> tuple[SealedRequest, dict[str, bytes]]:
    attachments = {hashlib.sha256(picture).hexdigest(): picture for picture in pictures}
    listed = [Attachment(digest=digest, size=len(data)) for digest, data in attachments.items()]
    return msgspec.structs.replace(sealed(os.urandom(900)), attachments=listed), attachments


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


def test_attachments_wait_with_their_request_and_go_with_it(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path / "outbox.db")
    picture = os.urandom(9000)
    request, attachments = with_pictures(picture, b"another")
    outbox.append(request, attachments)
    assert outbox.due(NOW.timestamp(), 10) == []
    assert outbox.due(NOW.timestamp(), 10, attached=True) == [request]
    for digest, data in attachments.items():
        assert outbox.attachment(request.number, digest) == data
    outbox.accepted([request.number], NOW)
    outbox.close()
    assert picture[4000:4050] not in b"".join(file.read_bytes() for file in tmp_path.iterdir())


def test_a_request_without_its_attachments_is_not_kept(outbox: Outbox) -> None:
    request, attachments = with_pictures(b"one", b"two")
    with pytest.raises(KeyError):
        outbox.append(request, dict(list(attachments.items())[:1]))
    assert outbox.items() == []


@pytest.mark.parametrize("damage", ["sealed = x'00'", "digest = 'lost'"])
def test_a_damaged_attachment_sets_its_request_aside(tmp_path: Path, damage: str) -> None:
    outbox = Outbox(tmp_path / "outbox.db")
    request, attachments = with_pictures(b"one")
    outbox.append(request, attachments)
    with sqlite3.connect(tmp_path / "outbox.db") as db:
        db.execute(f"UPDATE attachment SET {damage}")
    db.close()
    assert outbox.attachment(request.number, next(iter(attachments))) is None
    assert [(item.state, item.last_answer) for item in outbox.items()] == [("refused", "damaged")]


def test_a_damaged_list_of_attachments_holds_nobody_up(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path / "outbox.db")
    outbox.append(*with_pictures(b"one"))
    good = with_pictures(b"two")
    outbox.append(*good)
    with sqlite3.connect(tmp_path / "outbox.db") as db:
        db.execute("UPDATE request SET attachments = '[{' WHERE number != ?", (good[0].number,))
    db.close()
    assert outbox.due(NOW.timestamp(), 10, attached=True) == [good[0]]


@pytest.mark.parametrize("version", [1, 2])
def test_a_file_of_an_older_program_goes_on(tmp_path: Path, version: int) -> None:
    outbox = Outbox(tmp_path / "outbox.db")
    request = sealed()
    outbox.append(request)
    for later in ("DROP TABLE attachment", "ALTER TABLE request DROP COLUMN attachments"):
        outbox._db.execute(later)
    if version == 1:
        outbox._db.execute("ALTER TABLE request DROP COLUMN card_key")
    outbox._db.execute(f"PRAGMA user_version = {version}")
    outbox.close()
    outbox = Outbox(tmp_path / "outbox.db")
    outbox.append(*with_pictures(b"one"))
    assert outbox.due(NOW.timestamp(), 10) == [request]
    outbox.close()


def test_a_postponed_request_waits_its_time_and_no_longer(outbox: Outbox) -> None:
    request = sealed()
    outbox.append(request)
    later = NOW.timestamp() + 60
    outbox.postpone(request.number, "offline", 60, later)
    assert outbox.due(later - 1, 10) == []
    assert outbox.next_due(later - 1) == later
    assert outbox.due(later, 10) == [request]


def test_a_clock_that_was_wrong_by_years_strands_nothing(outbox: Outbox) -> None:
    request = sealed()
    outbox.append(request)
    outbox.postpone(request.number, "offline", 60, datetime(2040, 1, 1, tzinfo=UTC).timestamp())
    assert outbox.due(NOW.timestamp(), 10) == [request]
    assert outbox.next_due(NOW.timestamp()) == 0, "the agent does not wait for 2040"


@pytest.mark.parametrize("damage", ["envelope = x'00'", "created_at = '2026-'", "created_at = '2026-11-20T12:00:00'"])
def test_a_damaged_row_is_set_aside_and_holds_nobody_up(tmp_path: Path, damage: str) -> None:
    outbox = Outbox(tmp_path / "outbox.db")
    bad, good = sealed(b"one"), sealed(b"two")
    outbox.append(bad)
    outbox.append(good)
    with sqlite3.connect(tmp_path / "outbox.db") as db:
        db.execute(f"UPDATE request SET {damage} WHERE number = ?", (bad.number,))
    db.close()
    outbox.room(NOW)
    assert len(outbox.items()) == 2
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
from kiosk.outbox_care import damaged, mend
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


# Bounds: an early refusal rather than a loss


def test_there_is_room_until_too_many_wait(outbox: Outbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.outbox.MOST_WAITING", 3)
    for number in range(3):
        outbox.room(NOW)
        outbox.append(sealed(b"%d" % number))
    with pytest.raises(OutboxFull):
        outbox.room(NOW)
    outbox.accepted([outbox.items()[0].number], NOW)
    outbox.room(NOW)


def test_there_is_room_until_too_much_waits(outbox: Outbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.outbox.MOST_BYTES", 1000)
    outbox.append(sealed(b"x" * 999))
    outbox.room(NOW)
    outbox.append(sealed(b"y"))
    with pytest.raises(OutboxFull):
        outbox.room(NOW)


def test_pictures_count_as_what_waits(outbox: Outbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.outbox.MOST_BYTES", 10_000)
    request, attachments = with_pictures(b"x" * 9_500)
    outbox.append(request, attachments)
    with pytest.raises(OutboxFull):
        outbox.room(NOW)
    outbox.accepted([request.number], NOW)
    outbox.room(NOW)


def test_a_line_that_is_dead_for_a_month_takes_no_more_requests(outbox: Outbox) -> None:
    outbox.append(sealed())
    outbox.room(NOW + timedelta(days=29))
    with pytest.raises(OutboxFull):
        outbox.room(NOW + timedelta(days=31))


def test_a_disk_that_is_nearly_full_takes_no_more_requests(outbox: Outbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.outbox.LEAST_FREE_BYTES", 10**18)
    with pytest.raises(OutboxFull):
        outbox.room(NOW)


def test_numbers_are_forgotten_a_month_after_they_were_accepted(outbox: Outbox) -> None:
    requests = [sealed(b"a"), sealed(b"b"), sealed(b"c")]
    for request in requests:
        outbox.append(request)
    outbox.accepted([requests[0].number], NOW)
    outbox.refused(requests[1].number, "conflict", NOW)
    assert outbox.prune(NOW + timedelta(days=29)) == 0
    assert outbox.prune(NOW + timedelta(days=31)) == 1
    assert {item.number for item in outbox.items()} == {requests[1].number, requests[2].number}


def test_what_was_sent_costs_nothing(outbox: Outbox) -> None:
    """Every question that is asked again and again uses an index of what waits."""
    asked: list[str] = []
    outbox._db.set_trace_callback(asked.append)
    outbox.room(NOW)
    outbox.due(NOW.timestamp(), 10)
    outbox.due(NOW.timestamp(), 1, attached=True)
    outbox.next_due(NOW.timestamp())
    outbox._db.set_trace_callback(None)
    for statement in asked:
        plan = " ".join(row[3] for row in outbox._db.execute(f"EXPLAIN QUERY PLAN {statement}"))
        assert "request_due" in plan, (statement, plan)


# Damage


def test_a_sound_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "outbox.db"
    assert mend(path, NOW) is None
    outbox = Outbox(path)
    outbox.append(sealed())
    outbox.close()
    assert mend(path, NOW) is None
    assert damaged(path) == []


def _spoilt(path: Path, place: float) -> None:
    data = bytearray(path.read_bytes())
    at = int(len(data) * place) // 4096 * 4096
    data[at : at + 4096] = b"\xa5" * 4096
    path.write_bytes(data)


@pytest.mark.parametrize("place", [0.0, 0.3, 0.5, 0.7, 0.95])
def test_a_damaged_file_is_set_aside_and_what_can_be_read_goes_on(tmp_path: Path, place: float) -> None:
    path = tmp_path / "outbox.db"
    outbox = Outbox(path)
    requests = {request.number: request for request in (sealed(os.urandom(1500)) for _ in range(200))}
    for request in requests.values():
        outbox.append(request)
    outbox.close()
    before = path.read_bytes()
    _spoilt(path, place)
    spoilt = path.read_bytes()
    assert before != spoilt
    found = mend(path, NOW)
    assert found is not None
    assert (found.folder / "outbox.db").read_bytes() == spoilt, "nothing of the damaged file is lost"
    outbox = Outbox(path)
    going_on = outbox.due(NOW.timestamp(), 1000)
    outbox.close()
    assert all(requests[request.number] == request for request in going_on), "what goes on is whole"
    assert len(going_on) == found.saved
    if place in (0.3, 0.5, 0.7):
        assert found.saved > 20, "one bad page does not cost the others"
    assert damaged(path) == [found]
    assert mend(path, NOW) is None


@pytest.mark.parametrize("place", [0.2, 0.5, 0.8])
def test_of_a_damaged_file_a_request_goes_on_with_all_its_attachments_or_not(tmp_path: Path, place: float) -> None:
    path = tmp_path / "outbox.db"
    outbox = Outbox(path)
    kept = [with_pictures(os.urandom(9_000), os.urandom(5_000)) for _ in range(40)]
    for request, attachments in kept:
        outbox.append(request, attachments)
    outbox.close()
    _spoilt(path, place)
    found = mend(path, NOW)
    assert found is not None
    assert 20 < found.saved < 40
    outbox = Outbox(path)
    going_on = outbox.due(NOW.timestamp(), 100, attached=True)
    assert len(going_on) == found.saved
    whole = {request.number: (request, attachments) for request, attachments in kept}
    for request in going_on:
        assert request == whole[request.number][0]
        for digest, data in whole[request.number][1].items():
            assert outbox.attachment(request.number, digest) == data
    outbox.close()


def test_a_file_that_is_in_use_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "outbox.db"
    outbox = Outbox(path)
    for number in range(50):
        outbox.append(sealed(b"%d" % number * 500))
    assert mend(path, NOW) is None, "an agent starts while the screen keeps a request"
    outbox._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    _spoilt(path, 0.5)
    with pytest.raises(OutboxUnavailable):
        mend(path, NOW)
    assert damaged(path) == []
    outbox.close()
    assert mend(path, NOW) is not None


def test_something_else_under_the_name_is_kept_too(tmp_path: Path) -> None:
    path = tmp_path / "outbox.db"
    path.write_bytes(b"a letter to a friend" * 1000)
    found = mend(path, NOW)
    assert found is not None
    assert found.saved == 0
    assert (found.folder / "outbox.db").read_bytes().startswith(b"a letter")
    Outbox(path).close()


@pytest.mark.parametrize("left", [None, b""], ids=["gone", "emptied"])
def test_an_outbox_that_was_here_and_is_gone_is_told(tmp_path: Path, left: bytes | None) -> None:
    path = tmp_path / "outbox.db"
    assert mend(path, NOW) is None, "a new terminal"
    outbox = Outbox(path)
    outbox.append(sealed())
    outbox.close()
    path.unlink()
    if left is not None:
        path.write_bytes(left)
    with pytest.raises(OutboxUnavailable, match="gone"):
        Outbox(path)
    found = mend(path, NOW)
    assert found is not None
    assert (found.saved, damaged(path)) == (0, [found])
    Outbox(path).close()


def test_a_folder_in_its_place_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "outbox.db"
    path.mkdir()
    (path / "letter").write_text("from a friend")
    found = mend(path, NOW)
    assert found is not None
    assert (found.folder / "outbox.db" / "letter").exists()
    Outbox(path).close()


def test_mending_may_be_killed_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever step it dies at, the next try finds everything that was readable, once."""
    real = Path.rename
    for survive in range(6):
        home = tmp_path / str(survive)
        home.mkdir()
        path = home / "outbox.db"
        outbox = Outbox(path)
        kept = set()
        for _ in range(100):
            request = sealed(os.urandom(1500))
            kept.add(request.number)
            outbox.append(request)
        outbox.close()
        (home / "outbox.db-wal").write_bytes(b"left over")
        _spoilt(path, 0.5)
        moves = 0

        def dies(self: Path, target: Path) -> Path:
            nonlocal moves
            moves += 1
            if moves > survive:  # noqa: B023
                raise KeyboardInterrupt
            return real(self, target)

        monkeypatch.setattr(Path, "rename", dies)
        with contextlib.suppress(KeyboardInterrupt):
            mend(path, NOW)
        monkeypatch.setattr(Path, "rename", real)
        mend(path, NOW + timedelta(seconds=1))
        with contextlib.closing(Outbox(path)) as mended:
            going_on = {item.number for item in mended.items()}
        assert len(going_on) > 80
        assert going_on <= kept
        assert damaged(path)[-1].saved == len(going_on)
