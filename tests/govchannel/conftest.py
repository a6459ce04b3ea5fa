"""A real gateway process, and terminals enrolled at it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from demo.gateway_process import GatewayProcess
from demo.postgres import PostgresServer
from kiosk import keys
from kiosk.clock import SystemClock
from kiosk.gateway import HttpGateway
from tests.govchannel import command
from tests.quiet_gateway import assert_quiet

Enrolled = tuple[HttpGateway, ec.EllipticCurvePrivateKey]


class Backend:
    """The gateway and its commands."""

    def __init__(self, home: Path, **settings: object) -> None:
        self.home = home
        self.gateway = GatewayProcess(home)
        if settings:
            lines = [f"{name} = {json.dumps(value)}\n" for name, value in settings.items()]
            (home / "config.toml").write_text("".join(lines))

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        program = Path(sys.executable).parent / "govchannel"
        env = {**os.environ, "GOVCHANNEL_HOME": str(self.home)}
        return subprocess.run([program, *arguments], env=env, capture_output=True, text=True, timeout=60, check=False)

    def does(self, *arguments: str) -> str:
        """A command without a process of its own, where only its effect matters. Raises what it raises."""
        return command.done(self.home, *arguments)

    def code(self, terminal: str, *options: str) -> str:
        return str(json.loads(self.does("terminal", "add", terminal, "--json", *options))["code"])


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A real server, for all tests that want one."""
    with PostgresServer() as server:
        yield server


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def backend(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Backend]:
    """The gateway on each database: what holds on one holds on the other."""
    settings: dict[str, object] = {"webhook_networks": ["127.0.0.1/32"], "webhook_seconds": 1.0}
    if request.param == "postgresql":
        settings["database_url"] = request.getfixturevalue("postgres").fresh()
    backend = Backend(tmp_path_factory.mktemp("govchannel"), **settings)
    backend.gateway.start()
    yield backend
    backend.gateway.stop()
    assert_quiet(backend.home)


@pytest.fixture
def connect(backend: Backend) -> Iterator[Callable[..., HttpGateway]]:
    """Connections that are closed at the end."""
    opened: list[HttpGateway] = []

    def connect(terminal: str, key: ec.EllipticCurvePrivateKey) -> HttpGateway:
        opened.append(HttpGateway(backend.gateway.url, terminal, key, SystemClock()))
        return opened[-1]

    yield connect
    for connection in opened:
        connection.close()


@pytest.fixture
def enrolled(
    backend: Backend, connect: Callable[..., HttpGateway], request: pytest.FixtureRequest
) -> tuple[str, HttpGateway, ec.EllipticCurvePrivateKey]:
    """A terminal named after the test, its connection and its key."""
    name = f"t-{abs(hash(request.node.name)) % 10**8}"
    key = ec.generate_private_key(ec.SECP256R1())
    connection = connect(name, key)
    connection.enrol(backend.code(name), keys.public_bytes(key))
    return name, connection, key
