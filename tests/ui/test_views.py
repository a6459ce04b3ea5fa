"""A process for each session: what a person sees when one takes the place of another, however the first one ended."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from demo.processes import family
from demo.puppet_client import TOLERATED, Puppet
from drivers.steering import insert, pull
from tests.waiting import until

BIN = Path(sys.executable).parent
CAGE_SAYS = ("00:0", "qt.qpa.wayland: qtvirtualkeyboard currently is not supported")
"""Cage tells of what a display without hardware lacks; Qt's keyboard works there, as is seen below."""

STILL_SECONDS = 1.0
"""A screen that looks the same for so long has settled."""


class Place:
    """A terminal with the shipped catalog and a reader that is steered by a file."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.card = home / "card.json"
        self.log = home / "ui.log"
        self.env = {**os.environ, "KIOSK_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
        (home / "config.toml").write_text(f'reader = "virtual:{self.card}"\nvoice = "none"\n')
        subprocess.run([BIN / "kiosk", "catalog", "load"], env=self.env, check=True, capture_output=True)

    def said(self, event: str) -> int:
        return self.log.read_text().count(f'"event": "{event}"')


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    place = Place(tmp_path)
    yield place
    tolerated = ("{", *TOLERATED, *CAGE_SAYS)
    assert [line for line in place.log.read_text().splitlines() if not line.startswith(tolerated)] == []


@pytest.fixture
def screen(place: Place) -> Iterator[Puppet]:
    with Puppet(place.env, ["--supervised"], log=place.log) as screen:
        screen.wait("begin")
        yield screen


def comes_in(place: Place, screen: Puppet, who: str = "malee") -> int:
    """Somebody puts a card in and agrees; the process that serves them."""
    insert(place.card, who)
    screen.tap("agree")
    screen.wait("search-field")
    return screen.view_pid()


def gone(pid: int) -> None:
    until(lambda: not Path(f"/proc/{pid}").exists(), "the process to be gone")


def test_goodbye_is_said_by_another_process_that_knows_of_the_card_left_behind(place: Place, screen: Puppet) -> None:
    screen.tap("language-en")
    first = comes_in(place, screen)
    screen.tap("end")
    screen.wait("goodbye")
    until(lambda: screen.view_pid() != first, "the next process")
    gone(first)
    assert {"Please take your card", "Your name, photo and answers are gone from this terminal."} <= set(screen.texts())
    pull(place.card)
    until(lambda: "Thank you" in screen.texts(), "the card to be taken")
    screen.wait_screen("Welcome")
    screen.wait("language-en")
    second = comes_in(place, screen, "somchai")
    assert second != first
    pull(place.card)
    screen.wait_screen("Goodbye")
    gone(second)
    assert place.said("view died") == 0


def test_who_only_looked_at_the_welcome_needs_no_new_process(place: Place, screen: Puppet) -> None:
    pid = screen.view_pid()
    insert(place.card, "malee", fault={"mute": True})
    screen.wait_screen("Trouble")
    pull(place.card)
    screen.wait_screen("Welcome")
    assert screen.view_pid() == pid


def test_when_it_dies_the_next_one_is_there_and_reads_the_card(place: Place, screen: Puppet) -> None:
    comes_in(place, screen)
    pid = screen.strike(signal.SIGSEGV)
    screen.wait("agree")
    assert screen.view_pid() != pid
    assert place.said("view died") == 1


def test_when_it_hangs_the_next_one_takes_over(place: Place, screen: Puppet) -> None:
    comes_in(place, screen)
    pid = screen.strike(signal.SIGSTOP)
    screen.wait("agree")
    assert screen.view_pid() != pid
    assert place.said("view hangs") == 1


def test_a_spare_one_that_cannot_start_harms_nobody_and_without_any_all_ends_with_one_line(place: Place) -> None:
    screen = Puppet(place.env, ["--supervised"], log=place.log)
    screen.start()
    screen.wait("begin")
    until(lambda: len(family(screen.pid)) == 3, "the spare process")
    (spare,) = family(screen.pid) - {screen.pid, screen.view_pid()}
    (place.home / "config.toml").write_text("reeder = 1\n")
    os.kill(spare, signal.SIGKILL)
    until(lambda: place.log.read_text().count("reeder") > 1, "starts that fail")
    comes_in(place, screen)
    os.kill(screen.view_pid(), signal.SIGKILL)
    assert screen.ends(20) == 1
    lines = place.log.read_text().splitlines()
    assert len({line for line in lines if "reeder" in line}) == 1
    place.log.write_text("")


def test_without_a_supervisor_its_views_end(place: Place) -> None:
    screen = Puppet(place.env, ["--supervised"], log=place.log)
    screen.start()
    screen.wait("begin")
    until(lambda: len(family(screen.pid)) == 3, "the spare process")
    family_ = family(screen.pid)
    screen.kill()
    for pid in family_:
        gone(pid)


@pytest.fixture
def display(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """A display for a compositor: the environment."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x720x24", "-nolisten", "tcp", "-ac"]
    server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as told:
        number = told.readline().strip()
    runtime = tmp_path_factory.mktemp("run")
    runtime.chmod(0o700)
    yield {
        "DISPLAY": f":{number}",
        "XDG_RUNTIME_DIR": str(runtime),
        "WLR_BACKENDS": "x11",
        "WLR_RENDERER": "pixman",
        "QT_QPA_PLATFORM": "wayland",
    }
    server.terminate()
    server.wait()


def test_under_cage_one_window_takes_over_from_the_other_without_a_flash(
    place: Place, display: dict[str, str], tmp_path: Path
) -> None:
    # Cage does not run as root: here it is called by another name.
    cage = ("unshare", "--user", "--map-user=1000", "--map-group=1000", "cage", "-d", "--")
    screen = Puppet(place.env | display, ["--supervised", "--full-screen"], log=place.log, inside=cage)

    pictures: list[Image.Image] = []

    def seen() -> Image.Image:
        file = tmp_path / f"seen-{len(pictures):03}.ppm"
        subprocess.run(
            ["grim", "-t", "ppm", file], env=place.env | display | {"WAYLAND_DISPLAY": "wayland-0"}, check=True
        )
        pictures.append(Image.open(file).copy())
        return pictures[-1]

    def settled() -> Image.Image:
        """The screen once it changes no more: what was looked for is found, a key is no longer lit."""
        since = time.monotonic()
        last = seen()
        while time.monotonic() - since < STILL_SECONDS:
            if not same(last, now := seen()):
                since, last = time.monotonic(), now
        return last

    with screen:
        screen.wait("begin")
        pid = comes_in(place, screen)
        screen.tap("search-field")
        screen.press_keys("กข")
        until(lambda: "กข" in " ".join(screen.texts()), "what was typed on the screen's own keyboard")
        session = settled()
        pictures.clear()
        pull(place.card)
        while Path(f"/proc/{pid}").exists():
            seen()
        until(lambda: screen.screen() == "Goodbye", "goodbye")
        goodbye = settled()
        strange = [n for n, one in enumerate(pictures) if not same(one, session) and not same(one, goodbye)]
        assert not strange, f"something else was to be seen in between: {strange} of {tmp_path}/seen-*"
        assert not same(session, goodbye)


def same(one: Image.Image, other: Image.Image) -> bool:
    """Whether two pictures of the display show the same screen: but for a cursor that blinks, a line at the edge."""
    return ImageStat.Stat(ImageChops.difference(one, other).convert("L")).mean[0] < 0.5
