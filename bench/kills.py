"""kill -9 at random moments: a citizen's program that submits, the agent, the gateway. Nothing lost, doubled or half.

Each is a real process of its own that runs what is run in service; a fork server makes starting them cheap. The
citizen's program notes a number only when it got the receipt, so every number that was noted must arrive.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import multiprocessing.process
import os
import random
import signal
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import requests
from sqlalchemy import select

from demo.answers import filled
from demo.stage import Stage
from drivers.people import PEOPLE
from drivers.thai_id import CardText, decode
from govchannel.agency.keys import private_keys
from govchannel.agency.opening import open_all
from govchannel.settings import load_config
from govchannel.store import tables
from govchannel.store.database import open_database
from kiosk.outbox import Outbox

KILLS = 2_000
SERVICE, AGENCY = "pwa-leak", "PWA"
SOONEST, LATEST = 0.005, 0.12
"""Seconds between two kills."""
SETTLE_SECONDS = 120.0
_CONTEXT = multiprocessing.get_context("forkserver")
_CONTEXT.set_forkserver_preload(
    [
        "govchannel.cli.serve",
        "govchannel.gateway.app",
        "kiosk.cli.agent",
        "kiosk.terminal",
        "kiosk.seal",
        "jsonschema_rs",
    ]
)


@dataclass(frozen=True)
class Result:
    """What came of a campaign; the last three are to be 0."""

    kills: int
    seconds: float
    receipts: int
    stored: int
    lost: int
    doubled: int
    half: int


def run() -> None:
    """Print what came of the whole campaign."""
    print(f"kills: {KILLS:,} times kill -9 of the submitting program, the agent or the gateway, at random moments")
    with tempfile.TemporaryDirectory() as folder:
        result = campaign(Path(folder), KILLS, seed=1)
    print(f"  {result.receipts:,} receipts in {result.seconds:.0f} s, {result.stored:,} requests at the gateway")
    print(f"  lost {result.lost}  doubled {result.doubled}  half-visible {result.half}")


def campaign(folder: Path, kills: int, seed: int) -> Result:
    """Kill so often; then let everything come to rest and count."""
    chance = random.Random(seed)
    started = time.monotonic()
    stage = Stage(folder)
    stage.set_up()
    url = stage.gateway.url
    stage.gateway.stop()
    notes = folder / "receipts.txt"
    notes.touch()
    house = (str(stage.kiosk_home), str(stage.govchannel_home))
    programs: dict[str, Callable[[], multiprocessing.process.BaseProcess]] = {
        "citizen": lambda: _CONTEXT.Process(target=_citizen, daemon=True, args=(*house, str(notes))),
        "agent": lambda: _CONTEXT.Process(target=_agent, daemon=True, args=house),
        "gateway": lambda: _CONTEXT.Process(target=_gateway, daemon=True, args=(*house, int(url.rpartition(":")[2]))),
    }
    alive = {name: _started(make) for name, make in programs.items()}
    for _ in range(kills):
        time.sleep(chance.uniform(SOONEST, LATEST))
        name = chance.choice(list(programs))
        victim = alive[name]
        assert victim.pid is not None
        os.kill(victim.pid, signal.SIGKILL)
        victim.join()
        alive[name] = _started(programs[name])
    _end(alive.pop("citizen"))
    _wait_for(url)
    _settle(stage)
    for process in alive.values():
        _end(process)
    return _count(stage, notes, kills, time.monotonic() - started)


def _started(make: Callable[[], multiprocessing.process.BaseProcess]) -> multiprocessing.process.BaseProcess:
    process = make()
    process.start()
    return process


def _end(process: multiprocessing.process.BaseProcess) -> None:
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join()


def _live(kiosk_home: str, govchannel_home: str, log: str) -> None:
    """What every program does first: its data folders, its log."""
    os.environ.update(KIOSK_HOME=kiosk_home, GOVCHANNEL_HOME=govchannel_home)
    descriptor = os.open(Path(kiosk_home).parent / log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(descriptor, 1)
    os.dup2(descriptor, 2)


def _citizen(kiosk_home: str, govchannel_home: str, notes: str) -> None:
    from kiosk.terminal import open_terminal  # noqa: PLC0415  # preloaded by the fork server

    _live(kiosk_home, govchannel_home, "citizen.log")
    terminal = open_terminal()
    card = _card()
    service = terminal.catalog.service(SERVICE)
    assert service is not None
    draft = filled(service, card)
    note = os.open(notes, os.O_WRONLY | os.O_APPEND)
    while True:
        receipt = terminal.submit(card, draft, "th")
        os.write(note, f"{receipt.number}\n".encode())
        time.sleep(0.02)


def _agent(kiosk_home: str, govchannel_home: str) -> None:
    from kiosk.cli.agent import agent  # noqa: PLC0415

    _live(kiosk_home, govchannel_home, "agent.log")
    agent.main([], standalone_mode=False)


def _gateway(kiosk_home: str, govchannel_home: str, port: int) -> None:
    from govchannel.cli.serve import serve  # noqa: PLC0415

    _live(kiosk_home, govchannel_home, "gateway.log")
    serve.main(["--port", str(port)], standalone_mode=False)


def _card() -> CardText:
    return decode.card_text(PEOPLE["malee"].memory(), simulated=True)


def _wait_for(url: str) -> None:
    deadline = time.monotonic() + SETTLE_SECONDS
    while time.monotonic() < deadline:
        with contextlib.suppress(requests.RequestException):
            if requests.get(f"{url}/v1/health", timeout=1).ok:
                return
        time.sleep(0.05)
    raise RuntimeError("the gateway did not come back")


def _settle(stage: Stage) -> None:
    """Until nothing waits any more."""
    deadline = time.monotonic() + SETTLE_SECONDS
    outbox = Outbox(stage.kiosk_home / "outbox.db")
    try:
        while outbox.next_due(time.time()) is not None:
            if time.monotonic() > deadline:
                raise RuntimeError("requests are still waiting")
            outbox.retry()
            time.sleep(0.3)
    finally:
        outbox.close()


def _count(stage: Stage, notes: Path, kills: int, seconds: float) -> Result:
    # A kill may tear the last line; a number that is not whole was never seen by anybody.
    noted = [line for line in notes.read_text().splitlines() if len(line) == 17]
    outbox = Outbox(stage.kiosk_home / "outbox.db")
    kept = {item.number: item.state for item in outbox.items()}
    outbox.close()
    config = load_config(stage.govchannel_home)
    engine = open_database(config.database_url)
    with engine.connect() as db:
        stored = list(db.execute(select(tables.request.c.number)).scalars())
        received = list(db.execute(select(tables.change.c.number).where(tables.change.c.state == "received")).scalars())
    opened = list(open_all(engine, AGENCY, private_keys(config.agency_keys, AGENCY)))
    engine.dispose()
    half = set(stored) ^ set(received)
    half |= {one.request.number for one in opened if one.content is None}
    half |= {number for number, state in kept.items() if state != "accepted" or number not in stored}
    return Result(
        kills=kills,
        seconds=seconds,
        receipts=len(noted),
        stored=len(stored),
        lost=len(set(noted) - set(stored)),
        doubled=len(stored) - len(set(stored)) + len(received) - len(set(received)) + len(noted) - len(set(noted)),
        half=len(half),
    )
