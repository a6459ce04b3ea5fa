"""Power cuts: at every moment a request is wholly there or wholly absent; with a receipt it is there."""

from __future__ import annotations

import hashlib
import os
import random
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from types import MappingProxyType

import msgspec

from govchannel.contract.wire import Attachment, SealedRequest
from kiosk.errors import OutboxUnavailable
from kiosk.outbox import Outbox
from tests.kiosk.power import RecordedOutbox, RecordingFs, Tape, cuts
from tests.kiosk.test_outbox import NOW, sealed


def with_picture(request: SealedRequest, size: int) -> tuple[SealedRequest, dict[str, bytes]]:
    picture = os.urandom(size)
    digest = hashlib.sha256(picture).hexdigest()
    listed = [Attachment(digest=digest, size=size)]
    return msgspec.structs.replace(request, attachments=listed), {digest: picture}


def recorded(
    folder: Path,
    requests: list[SealedRequest],
    accepted: int = 0,
    attachments: Mapping[str, bytes] = MappingProxyType({}),
) -> Tape:
    """What happens on the disk while these requests are submitted, and some of them accepted."""
    tape = Tape()
    name = f"recorder-{folder.parent.name}"
    system = RecordingFs(tape, name)
    outbox = RecordedOutbox(folder / "outbox.db", name)
    for request in requests:
        outbox.append(request, attachments)
        tape.done += 1
    for request in requests[:accepted]:
        outbox.accepted([request.number], NOW)
    outbox.close()
    system.unregister()
    return tape


def after_a_cut(folder: Path, disk: dict[str, bytes]) -> list[SealedRequest]:
    """What the terminal finds when the power is back."""
    for name, content in disk.items():
        (folder / name).write_bytes(content)
    with closing(sqlite3.connect(folder / "outbox.db")) as db:
        assert db.execute("PRAGMA quick_check").fetchone() == ("ok",)
    outbox = Outbox(folder / "outbox.db")
    try:
        assert all(item.state == "waiting" for item in outbox.items())
        attached = outbox.due(NOW.timestamp(), 100, attached=True)
        for request in attached:
            assert all(outbox.attachment(request.number, one.digest) for one in request.attachments), "half a picture"
        return outbox.due(NOW.timestamp(), 100) + attached
    finally:
        outbox.close()


def test_a_request_is_wholly_there_or_wholly_absent_whenever_the_power_goes(tmp_path: Path) -> None:
    (tmp_path / "live").mkdir()
    requests = [sealed(os.urandom(size)) for size in (300, 9_000, 2_000)]
    requests[1], attachments = with_picture(requests[1], 21_000)
    tape = recorded(tmp_path / "live", requests, attachments=attachments)
    assert len(tape.acts) > 20
    assert sum(act.kind == "sync" for act in tape.acts) >= len(requests), "every receipt has its flush"
    tried = absent = 0
    for number, (done, disk) in enumerate(cuts(tape, random.Random(1))):
        folder = tmp_path / str(number)
        folder.mkdir()
        found = {request.number: request for request in after_a_cut(folder, disk)}
        tried += 1
        for place, request in enumerate(requests):
            if place < done:
                assert found.get(request.number) == request, f"a receipt was shown, and at cut {number} it is not there"
            elif request.number in found:
                assert found[request.number] == request, "half a request"
            else:
                absent += 1
    assert tried > 80
    assert absent > 0, "no cut came early enough to matter"


def test_what_the_gateway_has_is_not_sent_again_in_another_form(tmp_path: Path) -> None:
    """A cut while acceptances are noted may send a request once more; it is then the same to the byte."""
    (tmp_path / "live").mkdir()
    requests = [sealed(os.urandom(1_500)) for _ in range(2)]
    tape = recorded(tmp_path / "live", requests, accepted=2)
    for number, (_, disk) in enumerate(cuts(tape, random.Random(2))):
        folder = tmp_path / str(number)
        folder.mkdir()
        for name, content in disk.items():
            (folder / name).write_bytes(content)
        outbox = Outbox(folder / "outbox.db")
        assert all(request in requests for request in outbox.due(NOW.timestamp(), 100))
        outbox.close()


def test_the_flush_is_what_keeps_a_receipt_true(tmp_path: Path) -> None:
    """The tape can show a loss: without the flushes of the log, a cut takes what was acknowledged."""
    (tmp_path / "live").mkdir()
    requests = [sealed(os.urandom(2_000))]
    tape = recorded(tmp_path / "live", requests)
    tape.acts = [act for act in tape.acts if not (act.kind == "sync" and act.file.endswith("-wal"))]
    lost = 0
    for number, (done, disk) in enumerate(cuts(tape, random.Random(3))):
        folder = tmp_path / str(number)
        folder.mkdir()
        for name, content in disk.items():
            (folder / name).write_bytes(content)
        try:
            outbox = Outbox(folder / "outbox.db")
            lost += done == 1 and not outbox.due(NOW.timestamp(), 100)
            outbox.close()
        except OutboxUnavailable:
            lost += done == 1
    assert lost > 0
