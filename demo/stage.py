"""A whole house on one machine: gateway process, agencies' keys, an enrolled terminal with catalog, agent process.

Everything is done with the product's own commands, as an operator and a technician would. Tests and benchmarks stand on
the same stage.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, Self

import resources
from demo.bad_line import BadLine
from demo.gateway_process import GatewayProcess
from govchannel.contract.catalog import Form
from govchannel.contract.entries import read_folder
from kiosk.catalog import Catalog

BIN = Path(sys.executable).parent
TERMINAL = "demo-01"


class Stage:
    """`folder` gets the data folders `kiosk` and `govchannel`; `reader` is the terminal's reader setting."""

    def __init__(
        self,
        folder: Path,
        reader: str | None = None,
        environment: Mapping[str, str] | None = None,
        line: BadLine | None = None,
        settings: str = "",
        printer: str | None = None,
    ) -> None:
        """Starts nothing yet. Without `reader` the card is a virtual one, steered by `card_file`; without `printer`
        slips become pictures in `slips`.

        With `line`, which listens already, the terminal reaches the gateway over it; `settings` are more lines of the
        terminal's ``config.toml``. `inside` may be set to what stands before each of the terminal's commands, such as
        `demo.bad_disk.BadDisk.inside`.
        """
        self.folder = folder
        self.kiosk_home = folder / "kiosk"
        self.govchannel_home = folder / "govchannel"
        self.card_file = folder / "card.json"
        self.reader = reader or f"virtual:{self.card_file}"
        self.slips = folder / "slips"
        self.printer = printer or f"png:{self.slips}"
        self.environment = dict(environment or {})
        self.gateway = GatewayProcess(self.govchannel_home)
        self.line = line
        self.inside: Sequence[str] = ()
        self._settings = settings
        self._agent: subprocess.Popen[bytes] | None = None

    def set_up(self) -> None:
        """Gateway up, keys made, catalog published, terminal enrolled and up to date. The agent is started apart.

        Where anything of it fails, no process stays behind.
        """
        try:
            self._set_up()
        except BaseException:
            self.close()
            raise

    def _set_up(self) -> None:
        self.write_settings()
        self.run("govchannel", "agency", "keygen", *receiving_agencies())
        self.run("govchannel", "catalog", "init")
        self.run("govchannel", "catalog", "publish", "--channel", "stable")
        self.gateway.start()
        if self.line:
            self.line.upstream = self.gateway.port
        added = json.loads(self.run("govchannel", "terminal", "add", TERMINAL, "--json"))
        self.run("kiosk", "enrol", TERMINAL, added["code"], "--gateway", self.url)
        self.run("kiosk", "catalog", "update")

    def write_settings(self) -> None:
        """``config.toml`` of the terminal, and of the gateway where it has an address of its own."""
        self.kiosk_home.mkdir(parents=True, exist_ok=True)
        devices = f"reader = {json.dumps(self.reader)}\nprinter = {json.dumps(self.printer)}\n"
        (self.kiosk_home / "config.toml").write_text(devices + self._settings)
        if self.line:
            self.govchannel_home.mkdir(parents=True, exist_ok=True)
            (self.govchannel_home / "config.toml").write_text(f"public_url = {json.dumps(self.line.url)}\n")

    @property
    def url(self) -> str:
        """Where the terminal finds the gateway."""
        return self.line.url if self.line else self.gateway.url

    def start_agent(self) -> None:
        """Start the agent process."""
        with (self.folder / "agent.log").open("ab") as log:
            self._agent = subprocess.Popen(
                [*self.inside, BIN / "kiosk", "agent"], env=self.env(), stdout=log, stderr=log
            )

    def stop_agent(self, how: signal.Signals = signal.SIGTERM) -> None:
        """Stop the agent process; SIGKILL for a crash."""
        if self._agent is not None:
            self._agent.send_signal(how)
            self._agent.wait(10)
            self._agent = None

    @property
    def agent_pid(self) -> int:
        """The agent's process."""
        assert self._agent is not None
        return self._agent.pid

    def close(self) -> None:
        """Stop every process."""
        self.stop_agent()
        self.gateway.stop()

    def __enter__(self) -> Self:
        self.set_up()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def env(self) -> dict[str, str]:
        """The environment of every process on the stage."""
        return {
            **os.environ,
            "KIOSK_HOME": str(self.kiosk_home),
            "GOVCHANNEL_HOME": str(self.govchannel_home),
            **self.environment,
        }

    def run(self, program: str, *arguments: str) -> str:
        """Run one of the product's commands; what it printed. Raises `RuntimeError` with its error line."""
        command = [*self.inside, str(BIN / program), *arguments]
        done = subprocess.run(command, env=self.env(), capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"{program} {' '.join(arguments)}: {done.stderr.strip()}")
        return done.stdout

    def form(self, service: str) -> Form:
        """What a service asks, as the terminal's catalog says."""
        with closing(Catalog(self.kiosk_home / "catalog.db")) as catalog:
            found = catalog.service(service)
        assert found is not None
        assert found.form is not None
        return found.form

    def outbox(self) -> list[dict[str, Any]]:
        """The terminal's requests, as `kiosk outbox list` tells them."""
        return list(json.loads(self.run("kiosk", "outbox", "list", "--json")))

    def opened_by(self, agency: str) -> list[dict[str, Any]]:
        """What an agency reads with its private key."""
        return list(json.loads(self.run("govchannel", "agency", "open", agency, "--json")))


def receiving_agencies() -> list[str]:
    """Agencies of the shipped catalog that take requests."""
    entries = read_folder(resources.FOLDER / "catalog")
    return sorted({service.agency for service in entries.services if service.form})
