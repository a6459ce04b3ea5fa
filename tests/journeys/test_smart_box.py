"""Somebody with a remote control before a television: a service is found, and its form goes to the phone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from demo.puppet_client import TOLERATED, Puppet
from demo.stage import Stage
from tests.copied_stage import CopiedStage
from tests.waiting import until

PATIENCE = 60
"""Keys after which somebody gives up."""


class Viewer:
    """Presses the keys of a remote control, one after another, as the eye leads."""

    def __init__(self, screen: Puppet) -> None:
        self.screen = screen

    def goes_to(self, name: str) -> None:
        for _ in range(PATIENCE):
            here = self.screen.focused()
            if here == name:
                return
            (x, y), (now_x, now_y) = self.screen.place(name), self.screen.place(here)
            if abs(y - now_y) > 20:
                self.screen.press("Down" if y > now_y else "Up")
            else:
                self.screen.press("Right" if x > now_x else "Left")
        raise AssertionError(f"{name} is not reached; in focus is {self.screen.focused()}")

    def chooses(self, name: str) -> None:
        self.screen.wait(name)
        self.goes_to(name)
        self.screen.press("Return")


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    # No card service is there, and none is missed.
    nowhere = {"PCSCLITE_CSOCK_NAME": str(tmp_path / "no-pcscd")}
    settings = f'profile = "smartbox"\nsize = [1920, 1080]\nvoice = "file:{tmp_path}/said"\n'
    with CopiedStage(tmp_path, reader="pcsc", environment=nowhere, settings=settings) as stage:
        yield stage


@pytest.fixture
def viewer(stage: Stage, tmp_path: Path) -> Iterator[Viewer]:
    log = tmp_path / "ui.log"
    with Puppet(stage.env(), ["--landscape"], log=log) as screen:
        screen.wait("begin")
        yield Viewer(screen)
    complaints = [line for line in log.read_text().splitlines() if not line.startswith(("{", *TOLERATED))]
    assert not complaints


def test_finds_a_service_with_the_remote_and_takes_its_code_to_the_phone(
    viewer: Viewer, stage: Stage, tmp_path: Path
) -> None:
    screen = viewer.screen
    assert screen.screen() == "RemoteWelcome"
    assert all(text in screen.texts() for text in ("ปุ่ม OK: เลือก", "กด OK เพื่อเริ่ม"))
    assert "no-reader" not in screen.names(), "a smart box misses no card reader"
    screen.press("Return")
    screen.wait_screen("Browse")
    viewer.chooses("search-field")
    for letter in "ท่อ":
        viewer.chooses(f"letter-{letter}")
    viewer.chooses("letters-done")
    screen.wait("service-pwa-leak")
    assert "กรอกแบบฟอร์มทางมือถือได้" in screen.texts()
    viewer.chooses("service-pwa-leak")
    screen.wait_screen("Service")
    until(lambda: "แจ้งท่อประปาแตกรั่ว" in screen.texts(), "the service")
    seen = tmp_path / "seen.png"

    def code() -> str:
        screen.picture(seen)
        found = zxingcpp.read_barcodes(Image.open(seen))
        return found[0].text if found else ""

    address = until(code, "a code on the television")
    assert address == f"{stage.url}/forms/pwa-leak?lang=th"
    before = screen.texts()
    for _ in range(8):
        screen.press("Down")
    assert any("1662" in text for text in screen.texts()), before
    screen.press("Back")
    screen.wait_screen("Browse")
    viewer.chooses("end")
    screen.wait_screen("RemoteWelcome", seconds=20)
