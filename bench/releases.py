"""Releases: bytes and time of a first pull and of a hundred changes among ten thousand services, from push to served.

The gateway, the agent and the screen are real processes on this machine; the line is loopback. Beside it stands what
people would do without any of this: fetch the whole catalog again as one compressed file, unverified.
"""

from __future__ import annotations

import gzip
import json
import statistics
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import requests

import resources
from bench.percentile import percentile
from demo.loopback import files
from demo.puppet_client import Puppet
from demo.stage import TERMINAL, Stage
from govchannel.contract.catalog import Catalog, Service, Text
from govchannel.contract.content import content_of
from govchannel.contract.entries import read_folder
from govchannel.releases.channels import Channels
from govchannel.releases.repository import Repository
from govchannel.settings import load_config
from kiosk.catalog import Catalog as Served
from kiosk.clock import SystemClock
from kiosk.config import load_config as kiosk_config
from kiosk.releases.update import Updates

SERVICES = 10_000
CHANGED = 100
FRAME_MS = 16.0
WATCHED_SECONDS = 4.0


def grown(size: int) -> Catalog:
    """The shipped catalog among made-up services: parts of real ones put together anew."""
    real = read_folder(resources.FOLDER / "catalog")
    services = list(real.services)
    for number in range(size - len(services)):
        one, two = real.services[number % 173], real.services[number * 7 % 171]
        half = len(one.title.th) // 2
        title = Text(
            th=f"{one.title.th[:half]}{two.title.th[len(two.title.th) // 2 :]} เขต {number}",
            en=f"{one.title.en.split(' ')[0]} {two.title.en} {number}",
        )
        keywords = [*one.keywords[:2], f"ม{number}"]
        services.append(msgspec.structs.replace(two, id=f"made-{number}", title=title, keywords=keywords, form=None))
    return msgspec.structs.replace(real, services=services)


def changed(catalog: Catalog, turn: int) -> Catalog:
    """A hundred services with another description."""
    step = len(catalog.services) // CHANGED

    def other(place: int, service: Service) -> Service:
        if place % step or place // step >= CHANGED:
            return service
        words = Text(th=f"{service.description.th} ปรับปรุงครั้งที่ {turn}", en=f"{service.description.en} Updated {turn}.")
        return msgspec.structs.replace(service, description=words)

    return msgspec.structs.replace(catalog, services=[other(*one) for one in enumerate(catalog.services)])


def run() -> None:
    """Print bytes, times and frames."""
    catalog = grown(SERVICES)
    with tempfile.TemporaryDirectory() as folder, Stage(Path(folder)) as stage:
        _publish(stage, catalog)
        print(f"releases: {SERVICES:,} services, then {CHANGED} of them changed; loopback")
        whole = _snapshot_bytes(stage)
        config = kiosk_config(stage.kiosk_home)
        config.catalog.unlink()
        updates = Updates(config, SystemClock())
        first = updates.update("stable")
        print(f"  first pull          {first.received:10,} bytes  {first.seconds:6.2f} s, of it the search index most")
        rows = []
        for turn in range(5):
            _publish(stage, changed(catalog, turn))
            rows.append(updates.update("stable"))
        updates.close()
        received = int(statistics.median(row.received for row in rows))
        seconds = statistics.median(row.seconds for row in rows)
        assert {row.way for row in rows} == {"delta"}
        print(f"  {CHANGED} changes         {received:10,} bytes  {seconds * 1000:6.0f} ms  with TUF metadata, durable")
        print(f"  of the snapshot     {received / whole:10.2%}")
        _file_again(catalog, received, seconds)
        _push(stage, catalog)


def _publish(stage: Stage, catalog: Catalog) -> float:
    """Publish to stable; when the new timestamp was there (monotonic seconds)."""
    config = load_config(stage.govchannel_home)
    channels, now = Channels(Repository(config.releases)), datetime.now(UTC)
    channels.publish(content_of(catalog), "stable", now)
    channels.carry_out(config.release_keys, now)
    return time.monotonic()


def _snapshot_bytes(stage: Stage) -> int:
    channels = Channels(Repository(load_config(stage.govchannel_home).releases))
    return channels.channels()["stable"].current.snapshot.length


def _file_again(catalog: Catalog, received: int, seconds: float) -> None:
    """The whole catalog as gzipped JSON from a plain web server, parsed and written, nothing verified or indexed."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "catalog.json.gz"
        file.write_bytes(gzip.compress(msgspec.json.encode(catalog), 6))
        with files(Path(folder)) as server:
            times = []
            for _ in range(5):
                started = time.perf_counter()
                data = requests.get(f"{server.url}/catalog.json.gz", timeout=60).content
                (Path(folder) / "new.json").write_bytes(msgspec.json.encode(json.loads(gzip.decompress(data))))
                times.append(time.perf_counter() - started)
        again = statistics.median(times)
        print(f"  the file again      {file.stat().st_size:10,} bytes  {again * 1000:6.0f} ms  unverified, not indexed")
        print(f"  ratio               {received / file.stat().st_size:10.3f}        {seconds / again:6.2f}")


def _push(stage: Stage, catalog: Catalog) -> None:
    """From the moment that the release is signed to the moment that the screen's next look reads it."""
    stage.start_agent()
    served = Served(stage.kiosk_home / "catalog.db")
    with Puppet(stage.env(), log=stage.folder / "ui.log") as screen:
        screen.wait_screen("Welcome")
        time.sleep(2)
        quiet = _frames(screen)
        times = []
        screen.watch_frames()
        for turn in range(5, 8):
            signed = _publish(stage, changed(catalog, turn))
            number = served.release().number
            while served.release().number == number and time.monotonic() - signed < 30:
                time.sleep(0.005)
            times.append(time.monotonic() - signed)
            time.sleep(1)
        swapping = screen.frames()
    served.close()
    print(
        f"  push to served      {statistics.median(times) * 1000:27.0f} ms  (terminal {TERMINAL}: real gateway, agent)"
    )
    for name, frames in (("no update", quiet), ("three swaps", swapping)):
        late = sum(frame > FRAME_MS for frame in frames)
        p99 = percentile(frames, 99)
        print(f"  screen, {name:11} {len(frames):10,} frames  p99 {p99:5.1f} ms, {late} over {FRAME_MS:.0f} ms")


def _frames(screen: Puppet) -> list[float]:
    screen.watch_frames()
    time.sleep(WATCHED_SECONDS)
    return screen.frames()
