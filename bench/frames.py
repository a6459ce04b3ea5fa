"""What the screen needs for a frame: scrolling 10,000 services, changing screens, typing, moving the focus by arrows.

The product's own processes at 1080x1920, without a GPU. A frame is all that the Qt thread does from the end of one to
the end of the next, waiting left out: events, QML, layout, painting; where nothing changes there is none. Wall time has
in it what else runs on the machine, processor time has not. A screen is cold in a session's new process, and warm when
it comes again in the same one. ``SESSIONS=1`` for fewer sessions than 5, ``ACTS=1`` for every act by itself.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import msgspec

import resources
from bench.percentile import percentile
from bench.releases import grown
from demo.__main__ import SERVICE
from demo.answers import LEAK
from demo.citizen import Citizen
from demo.puppet_client import Puppet, Work
from demo.stage import Stage
from drivers.steering import insert, pull
from govchannel.contract.catalog import Form
from govchannel.contract.entries import read_folder
from kiosk.catalog_file import write_catalog

SERVICES = 10_000
SESSIONS = int(os.environ.get("SESSIONS", "5"))
FRAME_MS = 16.7
QUIET_SECONDS = 0.35
"""After an act, until its last frame is out: movements of screens and keyboard take less."""
SETTLE_SECONDS = 4.0
"""For the spare process to be loaded, as it is long before the next person comes."""


class Seen(NamedTuple):
    """The frames that an act took."""

    act: str
    frames: list[Work]


class Watcher:
    """Notes frames by what led to them."""

    def __init__(self, screen: Puppet) -> None:
        self.screen = screen
        self.seen: list[Seen] = []

    @contextmanager
    def during(self, act: str) -> Iterator[None]:
        """What is painted meanwhile, and shortly after, is due to `act`."""
        self.screen.work()
        yield
        time.sleep(QUIET_SECONDS)
        self.seen.append(Seen(act, self.screen.work()))

    def tap(self, name: str, then: str, act: str) -> None:
        """Touch something; `then` is what comes of it."""
        self.screen.wait(name)
        with self.during(act):
            self.screen.tap(name)
            self.screen.wait(then)

    def take(self) -> list[Seen]:
        """All since the last call."""
        seen, self.seen = self.seen, []
        return seen


def run() -> None:
    """Print a table."""
    print(f"frames: milliseconds that the Qt thread needs for one, 1080x1920 without GPU; {SESSIONS} sessions")
    print(f"  {'':26} {'':6} {'wall':>23}   {'processor':>31}")
    head = f"{'p50':>7} {'p99':>7} {'worst':>7}"
    print(f"  {'':26} {'frames':>6} {head}   {head} {f'> {FRAME_MS}':>7}")
    _scrolling()
    _sessions()


def _scrolling() -> None:
    catalog = read_folder(resources.FOLDER / "catalog")
    agency = catalog.agencies[0].id
    services = [msgspec.structs.replace(one, agency=agency) for one in grown(SERVICES).services]
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "config.toml").write_text(f'reader = "virtual:{home}/card.json"\nvoice = "none"\n')
        write_catalog(msgspec.structs.replace(catalog, services=services), home / "catalog.db")
        with Puppet({**os.environ, "KIOSK_HOME": folder}, ["--supervised"], log=home / "ui.log") as screen:
            time.sleep(SETTLE_SECONDS)
            watcher = Watcher(screen)
            screen.tap("begin")
            screen.tap("by-agency")
            watcher.tap(f"group-{agency}", "home", f"a list of {SERVICES:,}")
            listed = watcher.take()
            place = screen.place("services")
            for _ in range(10):
                with watcher.during("flick"):
                    _flick(screen, *place)
                    time.sleep(1)
            _tell("scrolling by a finger", watcher.take())
            for _ in range(10):
                watcher.tap("page-down", "page-down", "more")
            _tell("scrolling by a button", watcher.take())
            _tell(f"opening a list of {SERVICES:,}", listed)


def _flick(screen: Puppet, x: float, y: float) -> None:
    """A quick stroke of a finger, upwards."""
    screen.finger("press", x, y)
    for step in range(1, 7):
        time.sleep(0.008)
        screen.finger("move", x, y - step * 60)
    screen.finger("release", x, y - 360)


def _sessions() -> None:
    cold: list[Seen] = []
    warm: list[Seen] = []
    keys: list[Seen] = []
    arrows: list[Seen] = []
    with tempfile.TemporaryDirectory() as folder, Stage(Path(folder), settings='voice = "none"\n') as stage:
        stage.start_agent()
        form = stage.form(SERVICE)
        with Puppet(stage.env(), ["--supervised"], log=Path(folder) / "ui.log") as screen:
            for _ in range(SESSIONS):
                time.sleep(SETTLE_SECONDS)
                watcher = Watcher(screen)
                _comes(watcher, stage.card_file)
                _looks(watcher)
                _finds(watcher)
                cold += watcher.take()
                _looks(watcher)
                _finds(watcher)
                warm += watcher.take()
                _types(watcher)
                keys += watcher.take()
                _steers(watcher)
                arrows += watcher.take()
                _asks(watcher, form)
                cold += watcher.take()
                view = screen.view_pid()
                pull(stage.card_file)
                while screen.view_pid() == view:
                    time.sleep(0.01)
                screen.wait_screen("Welcome", 30)
    _tell("screens, cold", cold)
    _tell("screens, warm", warm)
    _tell("typing on its keyboard", keys)
    _tell("focus by arrows", arrows)
    if os.environ.get("ACTS"):
        _tell_acts(cold)
        print()
        _tell_acts(warm)


def _comes(watcher: Watcher, card: Path) -> None:
    screen = watcher.screen
    screen.wait("begin")
    with watcher.during("card in, notice"):
        insert(card, "malee")
        screen.wait("agree")
    watcher.tap("agree", "search-field", "start")


def _looks(watcher: Watcher) -> None:
    """At everything that the start leads to."""
    screen = watcher.screen
    for name, then, back in (
        ("news", "back", "back"),
        ("apps", "back", "back"),
        ("help", "back", "back"),
        ("health-rights", "back", "back"),
        ("my-requests", "back", "back"),
    ):
        watcher.tap(name, then, name)
        if name in ("news", "apps"):
            kind = {"news": "article-", "apps": "app-"}[name]
            one = next((one for one in screen.names() if one.startswith(kind)), "")
            if one:
                watcher.tap(one, "back", f"one of {name}")
                watcher.tap("back", "back", f"back to {name}")
        watcher.tap(back, "search-field", "back to the start")
    watcher.tap("by-agency", "by-life-event", "by agency")
    watcher.tap("by-life-event", "by-agency", "by life event")
    watcher.tap("language-en", "language-th", "English")
    watcher.tap("language-th", "language-en", "Thai")
    watcher.tap("display", "display-done", "display sheet")
    watcher.tap("display-done", "search-field", "display sheet closed")


def _finds(watcher: Watcher) -> None:
    screen = watcher.screen
    group = next(one for one in screen.names() if one.startswith("group-"))
    watcher.tap(group, "home", "a list")
    watcher.tap("home", "by-agency", "start from a list")
    screen.wait("search-field")
    with watcher.during("search field, keyboard comes"):
        screen.tap("search-field")
    with watcher.during("results come"):
        screen.type("search-field", "ท่อประปาแตก")
        screen.wait(f"service-{SERVICE}")
    watcher.tap(f"service-{SERVICE}", "apply", "a service")
    watcher.tap("apply", "page-1", "a form")
    watcher.tap("back", "apply", "back to the service")
    watcher.tap("back", "search-field", "back to results")
    watcher.tap("home", "by-agency", "start from results")


def _types(watcher: Watcher) -> None:
    screen = watcher.screen
    screen.tap("search-field")
    for key in "บตรประชาชน":
        with watcher.during(f"key {key}"):
            screen.press_keys(key)
    watcher.tap("home", "by-agency", "start from results")
    screen.tap("language-en")
    screen.tap("search-field")
    for key in "passport":
        with watcher.during(f"key {key}"):
            screen.press_keys(key)
    screen.tap("home")
    screen.tap("language-th")
    screen.wait("by-agency")
    watcher.seen = [seen for seen in watcher.seen if seen.act.startswith("key")]


def _steers(watcher: Watcher) -> None:
    for key in ("Down", "Down", "Right", "Down", "Left", "Up", "Down", "Down", "Down", "Right", "Up", "Up", "Left"):
        with watcher.during(key):
            watcher.screen.press(key)


def _asks(watcher: Watcher, form: Form) -> None:
    screen = watcher.screen
    citizen = Citizen(screen)
    citizen.finds("ท่อประปาแตก", SERVICE)
    for number, step in enumerate(form.steps, 1):
        watcher.tap("apply" if number == 1 else "next", f"page-{number}", f"form page {number}")
        for field in step.fields:
            if field.name in LEAK:
                citizen.answers(field, LEAK[field.name])
    watcher.tap("next", "submit", "review")
    watcher.tap("submit", "receipt-number", "receipt")


def _tell(what: str, seen: list[Seen]) -> None:
    frames = [frame for one in seen for frame in one.frames]
    wall, cpu = [frame.wall for frame in frames], [frame.cpu for frame in frames]
    late = sum(one > FRAME_MS for one in cpu)
    print(f"  {what:26} {len(frames):6,} {_figures(wall)}   {_figures(cpu)} {late:7}")
    worst = max(seen, key=lambda one: max((frame.cpu for frame in one.frames), default=0.0))
    print(f"    the worst: {worst.act}", flush=True)


def _tell_acts(seen: list[Seen]) -> None:
    """Each act by the frame that took it longest, the worst act first."""
    acts: dict[str, list[Work]] = {}
    for one in seen:
        if one.frames:
            acts.setdefault(one.act, []).append(max(one.frames, key=lambda frame: frame.cpu))
    for act, frames in sorted(acts.items(), key=lambda item: -max(frame.cpu for frame in item[1])):
        print(f"    {act:30}", " ".join(f"{frame.cpu:5.1f}/{frame.wall:5.1f}" for frame in frames))


def _figures(values: list[float]) -> str:
    return f"{percentile(values, 50):7.1f} {percentile(values, 99):7.1f} {max(values):7.1f}"
