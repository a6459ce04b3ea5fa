"""Requests into the gateway against a bare insert-and-commit loop.

One a call, as agents send what has queued up (up to a hundred a call), and a terminal's queue of a thousand. SQLite and
PostgreSQL with the same durability on both sides; the gateway is a real process on loopback, every call signed and
checked. Sealing is done before.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import sqlite3
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import psycopg
import structlog
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from demo.gateway_process import GatewayProcess
from demo.postgres import PostgresServer
from govchannel.contract import envelope, wire
from govchannel.contract.wire import MAX_BATCH
from govchannel.store import fleet
from govchannel.store.database import open_database
from kiosk import keys
from kiosk.agent import Agent
from kiosk.clock import SystemClock
from kiosk.gateway import HttpGateway
from kiosk.number import new_number
from kiosk.outbox import Outbox

QUEUED, BYTES = 1_000, 2_000
SECONDS = 4.0
POUCHDB_SECONDS = 0.38
"""What PouchDB's replication needed for the same queue, loopback, two cores."""
_KEY = X25519PrivateKey.generate().public_key()


@dataclass(frozen=True)
class Door:
    """A gateway, and a terminal's way in."""

    url: str
    database: str

    def enter(self, name: str) -> HttpGateway:
        """A connection of a new terminal."""
        engine = open_database(self.database)
        key = ec.generate_private_key(ec.SECP256R1())
        code = fleet.add(engine, name, "stable", datetime.now(UTC), _LIFE)
        enrol = wire.Enrol(terminal=name, code=code, public_key=keys.public_bytes(key))
        fleet.enrol(engine, enrol, datetime.now(UTC))
        engine.dispose()
        return HttpGateway(self.url, name, key, SystemClock())


_LIFE = datetime(2027, 1, 1, tzinfo=UTC) - datetime(2026, 1, 1, tzinfo=UTC)


def run() -> None:
    """Print both databases."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    print(f"intake: requests of {BYTES:,} bytes, durably accepted; every call signed and checked")
    with tempfile.TemporaryDirectory() as folder:
        _measure("SQLite", Path(folder), None, _bare_sqlite)
    with tempfile.TemporaryDirectory() as folder, PostgresServer() as server:
        url = server.fresh()
        _measure("PostgreSQL", Path(folder), url, lambda _: _bare_postgres(server.fresh()))


def _measure(name: str, folder: Path, url: str | None, bare: Callable[[Path], float]) -> None:
    home = folder / "govchannel"
    home.mkdir()
    if url:
        (home / "config.toml").write_text(f"database_url = {json.dumps(url)}\n")
    gateway = GatewayProcess(home)
    gateway.start()
    try:
        door = Door(gateway.url, url or f"sqlite:///{home / 'gateway.db'}")
        floor = bare(folder)
        rates = {(clients, batch): _calls(door, clients, batch) for batch in (1, MAX_BATCH) for clients in (1, 32)}
        queue = _queue(door, folder)
    finally:
        gateway.stop()
    print(f"  {name:11} bare insert and commit {floor:8.0f} /s")
    for (clients, batch), rate in rates.items():
        how = f"{clients:2} terminals, {batch:3} a call"
        print(f"  {'':11} {how} {rate:8.0f} /s  ratio {rate / floor:5.2f}")
    ratio = queue / POUCHDB_SECONDS
    print(f"  {'':11} queue of {QUEUED:,}         {queue:8.2f} s   PouchDB {POUCHDB_SECONDS} s, ratio {ratio:5.2f}")


def _sealed(terminal: str) -> wire.SealedRequest:
    number = new_number()
    binding = envelope.Binding(number, terminal, "pwa-leak", "PWA", "k1")
    content = envelope.seal(os.urandom(BYTES), envelope.X25519, _KEY, binding)
    return wire.SealedRequest(
        number=number,
        service="pwa-leak",
        agency="PWA",
        key_id="k1",
        created_at=datetime.now(UTC),
        status_key=os.urandom(32).hex(),
        digest=hashlib.sha256(content).hexdigest(),
        envelope=content,
    )


def _calls(door: Door, terminals: int, batch: int) -> float:
    """Durable requests a second when every call carries `batch` of them; sealing apart."""
    names = [f"t-{terminals}-{batch}-{number}" for number in range(terminals)]
    connections = [door.enter(name) for name in names]
    # One envelope serves many requests here: what it holds does not matter to the gateway, its size does.
    samples = {name: _sealed(name) for name in names}
    counts = [0] * terminals
    started = time.monotonic()

    def work(place: int) -> None:
        sample = samples[names[place]]
        while time.monotonic() - started < SECONDS:
            requests = [
                msgspec.structs.replace(sample, number=new_number(), status_key=os.urandom(32).hex())
                for _ in range(batch)
            ]
            answers = connections[place].exchange(requests).answers
            assert all(answer.outcome == "accepted" for answer in answers)
            counts[place] += batch

    threads = [threading.Thread(target=work, args=(place,)) for place in range(terminals)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.monotonic() - started
    for connection in connections:
        connection.close()
    return sum(counts) / seconds


def _queue(door: Door, folder: Path) -> float:
    """Seconds until a queue is durably accepted and noted as such."""
    connection = door.enter("queue")
    outbox = Outbox(folder / "outbox.db")
    for _ in range(QUEUED):
        outbox.append(_sealed("queue"))
    agent = Agent(outbox, connection, SystemClock())
    started = time.monotonic()
    while outbox.next_due(time.time()) is not None:
        agent.pass_once()
    seconds = time.monotonic() - started
    outbox.close()
    connection.close()
    return seconds


def _bare_sqlite(folder: Path) -> float:
    db = sqlite3.connect(folder / "bare.db", isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    db.execute("CREATE TABLE bare (id TEXT PRIMARY KEY, content BLOB)")
    rate = _loop(lambda: db.execute("INSERT INTO bare VALUES (?, ?)", (new_number(), os.urandom(BYTES))))
    db.close()
    return rate


def _bare_postgres(url: str) -> float:
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as db:
        db.execute("CREATE TABLE bare (id TEXT PRIMARY KEY, content BYTEA)")
        return _loop(lambda: db.execute("INSERT INTO bare VALUES (%s, %s)", (new_number(), os.urandom(BYTES))))


def _loop(insert: Callable[[], object]) -> float:
    count, started = 0, time.monotonic()
    while time.monotonic() - started < SECONDS:
        insert()
        count += 1
    return count / SECONDS
