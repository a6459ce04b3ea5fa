"""What is drawn in memory for the screen: read by a phone, never waited for by another thread."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import QSize
from PySide6.QtQml import QQmlImageProviderBase

from tests.ui.conftest import Screen
from ui.pictures import AddressCode, Icons, QrCode, Taken
from ui.program import Program
from ui.window import QML

PROVIDERS = ("icon", "photo", "qr", "address", "taken", "website")


@pytest.mark.parametrize("name", PROVIDERS)
def test_no_picture_is_made_by_a_thread_of_qts_own(program: Program, name: str) -> None:
    """It asks a provider what it is under a lock: the Qt thread, in Python, would wait for that lock for ever."""
    flags = program._engine.imageProvider(name).flags()
    assert not flags & QQmlImageProviderBase.Flag.ForceAsynchronousImageLoading
    assert not [file for file in QML.rglob("*.qml") if "asynchronous" in file.read_text("utf-8")]


@pytest.mark.parametrize("width", [0, 60, 300, 460, 1200])
@pytest.mark.parametrize("address", ["https://a.example", "https://gateway.example/s/" + "x" * 200, "ก" * 60])
def test_a_phone_reads_the_code_at_any_size(tmp_path: Path, address: str, width: int) -> None:
    name = AddressCode.picture(address).rpartition("/")[2]
    image = AddressCode().requestImage(name, QSize(), QSize(width, width))
    assert image.width() <= max(width, 200)
    image.scaled(image.width() * 4, image.height() * 4).save(str(tmp_path / "code.png"))
    assert [code.text for code in zxingcpp.read_barcodes(Image.open(tmp_path / "code.png"))] == [address]


@pytest.mark.parametrize("name", ["nothing", "../fonts/OFL", "/etc/passwd", "", "a" * 5000, "house.svg"])
def test_what_is_no_icon_is_empty(name: str) -> None:
    icons = Icons()
    house, nothing = (icons.requestImage(f"{one}/000000", QSize(), QSize(60, 60)) for one in ("house", name))
    assert any(house.pixelColor(x, 30).alpha() for x in range(60))
    assert not any(nothing.pixelColor(x, y).alpha() for x in range(60) for y in range(60))


def test_a_code_that_is_forgotten_is_empty() -> None:
    code = QrCode()
    code.show("https://a.example")
    assert code.requestImage("1", QSize(), QSize(300, 300)).width() > 8
    code.show("")
    assert code.requestImage("1", QSize(), QSize(300, 300)).width() == 8


def test_a_taken_picture_fits_and_a_broken_one_is_empty(screen: Screen) -> None:
    made = io.BytesIO()
    Image.new("RGB", (1600, 1200), "red").save(made, "JPEG")
    taken = Taken()
    taken.show({"whole": made.getvalue(), "half": made.getvalue()[:300], "none": b""})
    small = taken.requestImage("whole", QSize(), QSize(480, 480))
    assert (small.width(), small.height()) == (480, 360)
    assert taken.requestImage("whole", QSize(), QSize()).width() == 1600
    for broken in ("half", "none", "unknown"):
        assert taken.requestImage(broken, QSize(), QSize(480, 480)).width() == 8
    taken.show({})
    assert taken.requestImage("whole", QSize(), QSize(480, 480)).width() == 8
    screen.complaints.clear()  # what Qt says of a broken picture
