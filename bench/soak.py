"""Sessions without end: does a terminal that has served many people take more than one that has served few?

Each session is a whole one (card in, notice, search, form, send, receipt, card out), as fast as the screen follows, in
the real processes: supervisor, views, agent, gateway. Memory (PSS), open files and threads are those of all of the
terminal's processes, at every receipt; frames are those of the session, painted without a pause.
``SESSIONS=100 python -m bench soak`` for another number than 500.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench.percentile import percentile
from demo.__main__ import SERVICE
from demo.answers import LEAK
from demo.citizen import Citizen
from demo.processes import family, handles, memory_kb, threads
from demo.puppet_client import Puppet
from demo.stage import Stage
from drivers.people import PEOPLE
from drivers.steering import insert, pull
from govchannel.contract.catalog import Form

SESSIONS = 500
WARM_UP = 10
"""Sessions before the first that count."""
WORDS = ("ท่อประปา", "ทะเบียนบ้าน", "บัตรประชาชน")
VISITORS = [key for key, person in PEOPLE.items() if key in ("malee", "somchai", "anna", "boonmee", "sunee")]


@dataclass(frozen=True)
class Sample:
    """At one receipt. `frames` in ms; `memory` in KiB of screen and agent together."""

    memory: int
    screen: int
    agent: int
    handles: int
    threads: int
    seconds: float
    frames: list[float]


def run() -> None:
    """Print figures of the first and the last sessions, side by side."""
    count = int(os.environ.get("SESSIONS", SESSIONS))
    part = max(1, min(50, (count - WARM_UP) // 2))
    print(f"soak: {count} sessions in real processes; medians of the first (after {WARM_UP}) and the last {part}")
    with tempfile.TemporaryDirectory() as folder, Stage(Path(folder), settings='voice = "none"\n') as stage:
        stage.start_agent()
        form = stage.form(SERVICE)
        log = Path(folder) / "ui.log"
        with Puppet(stage.env(), ["--supervised"], log=log) as screen:
            samples = [_session(number, stage, screen, form) for number in range(count)]
        died = log.read_text().count("view died") + log.read_text().count("view hangs")
    _tell(samples[WARM_UP : WARM_UP + part], samples[-part:])
    print(f"  views that died or hung {died}; {statistics.median(one.seconds for one in samples):.2f} s a session")


def _session(number: int, stage: Stage, screen: Puppet, form: Form) -> Sample:
    started = time.monotonic()
    citizen = Citizen(screen)
    insert(stage.card_file, VISITORS[number % len(VISITORS)])
    citizen.agrees()
    screen.watch_frames()
    screen.type("search-field", WORDS[number % len(WORDS)])
    screen.tap("home")
    citizen.finds(WORDS[0], SERVICE)
    citizen.fills_in(form, LEAK)
    frames = screen.frames()
    citizen.sends()
    view = screen.view_pid()
    shown, agent = family(screen.pid), family(stage.agent_pid)
    memory = memory_kb(shown), memory_kb(agent)
    sample = Sample(
        sum(memory), *memory, handles(shown | agent), threads(shown | agent), time.monotonic() - started, frames
    )
    pull(stage.card_file)
    while screen.view_pid() == view:
        time.sleep(0.01)
    if sys.stdout.isatty():
        print(f"\r  {number + 1}", end="\r", flush=True)
    return sample


def _tell(first: list[Sample], last: list[Sample]) -> None:
    rows: dict[str, tuple[list[float], list[float]]] = {
        "memory MB": ([one.memory / 1024 for one in first], [one.memory / 1024 for one in last]),
        "  screen, spare, supervisor": ([one.screen / 1024 for one in first], [one.screen / 1024 for one in last]),
        "  agent": ([one.agent / 1024 for one in first], [one.agent / 1024 for one in last]),
        "open files": ([one.handles for one in first], [one.handles for one in last]),
        "threads": ([one.threads for one in first], [one.threads for one in last]),
        "frame p50 ms": ([percentile(one.frames, 50) for one in first], [percentile(one.frames, 50) for one in last]),
        "frame p99 ms": ([percentile(one.frames, 99) for one in first], [percentile(one.frames, 99) for one in last]),
        "session s": ([one.seconds for one in first], [one.seconds for one in last]),
    }
    print(f"  {'':28} {'first':>8} {'last':>8} {'growth':>8}")
    for name, (early, late) in rows.items():
        before, after = statistics.median(early), statistics.median(late)
        print(f"  {name:28} {before:8.2f} {after:8.2f} {(after / before - 1) * 100:7.1f}%")
