"""A picture from the camera to the agency's eyes: over a line that breaks, and never left at the terminal."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageStat

from demo.answers import PICTURE
from demo.bad_line import BadLine, Fault
from demo.citizen import Citizen
from demo.stage import Stage
from drivers.steering import insert, pull
from kiosk.uploads import PIECE_BYTES
from tests.waiting import until

TYPED: dict[str, Any] = {
    "phone": "0812345678", "same": True, "since": "today", "people": 4, "damage": ["inside", "goods"], "photo": "",
    "promptpay": True, "true_statement": True, "signature": "",
}  # fmt: skip


@pytest.fixture
def line() -> Iterator[BadLine]:
    """A line to the gateway that can be cut."""
    with BadLine() as line:
        yield line


@pytest.fixture
def settings(tmp_path: Path) -> str:
    """A camera that sees a file."""
    seen = tmp_path / "seen.png"
    # As a camera gives it: fine grain everywhere, so that the picture is as large as one may be.
    with Image.open(_file(tmp_path)) as drawn:
        grain = Image.effect_noise(drawn.size, 60).convert("RGB")
        ImageChops.add(drawn, grain, 1, -128).resize((1600, 1200)).save(seen)
    return f'camera = "file:{seen}"\n'


def _file(folder: Path) -> Path:
    file = folder / "damage.jpg"
    file.write_bytes(PICTURE)
    return file


def comes_to_the_picture(citizen: Citizen, stage: Stage) -> None:
    citizen.screen.wait("begin")
    insert(stage.card_file, "malee")
    citizen.agrees()
    citizen.finds("น้ำท่วม", "ddpm-flood")


def test_the_agency_sees_what_the_camera_saw_over_a_line_that_breaks(
    citizen: Citizen, stage: Stage, line: BadLine, tmp_path: Path
) -> None:
    comes_to_the_picture(citizen, stage)
    citizen.fills_in(stage.form("ddpm-flood"), TYPED)
    number = citizen.sends()
    pull(stage.card_file)
    citizen.screen.wait_screen("Goodbye")
    line.becomes(Fault(request_bytes=3 * PIECE_BYTES))
    line.carried = 0
    stage.start_agent()
    until(lambda: stage.outbox()[0]["attempts"] > 0, "a broken try")
    assert [item["state"] for item in stage.outbox()] == ["waiting"]
    before = line.carried
    assert before > 2 * PIECE_BYTES
    line.mend()
    stage.run("kiosk", "outbox", "retry")
    until(lambda: stage.outbox()[0]["state"] == "accepted", "the gateway to accept")
    folder = tmp_path / "pictures"
    stage.run("govchannel", "agency", "open", "DDPM", "--attachments", str(folder))
    (opened,) = stage.opened_by("DDPM")
    assert opened["number"] == number
    (file,) = folder.iterdir()
    assert file.name == f"{number}-1.jpg"
    data = file.read_bytes()
    said = {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data), "type": "image/jpeg"}
    assert opened["answers"]["photo"] == said, "to the byte what the citizen's terminal signed"
    assert len(data) > 4 * PIECE_BYTES, "large enough to be cut"
    assert line.carried < 1.5 * len(data), "what was there already is not sent again"
    with Image.open(file) as found, Image.open(tmp_path / "seen.png") as seen:
        assert found.getexif() == {}
        assert found.size == seen.size
        blurred = [picture.convert("RGB").resize((40, 30)) for picture in (found, seen)]
        assert max(ImageStat.Stat(ImageChops.difference(*blurred)).mean) < 10


def test_a_card_pulled_before_the_camera_leaves_nothing_of_a_picture(
    citizen: Citizen, stage: Stage, tmp_path: Path
) -> None:
    comes_to_the_picture(citizen, stage)
    citizen.screen.tap("apply")
    citizen.screen.type("field-phone", "0812345678")
    citizen.screen.tap("next")
    citizen.screen.tap("field-photo")
    citizen.screen.tap("field-photo-take")
    citizen.screen.wait("field-photo-picture")
    citizen.screen.tap("field-photo-again")
    citizen.screen.wait("field-photo-take")
    pull(stage.card_file)
    citizen.screen.wait_screen("Goodbye")
    assert not [name for name in citizen.screen.names() if "photo" in name]
    assert stage.outbox() == []
    jpeg = b"\xff\xd8\xff\xe0\x00\x10JFIF"
    for file in (*stage.kiosk_home.rglob("*"), tmp_path / "ui.log"):
        if file.is_file() and file.name != "catalog.db":
            assert jpeg not in file.read_bytes(), file.name
