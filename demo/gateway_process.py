"""A gateway as its own process, as in service; it comes back at the same address after a stop or a crash."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

GOVCHANNEL = Path(sys.executable).parent / "govchannel"


class GatewayProcess:
    """`govchannel serve` on loopback. `url` is known after the first `start`."""

    def __init__(self, home: Path) -> None:
        """`home` is its data folder; it logs to ``gateway.log`` in there. `inside` may be set as a stage's is."""
        self.home = home
        self.url = ""
        self.inside: Sequence[str] = ()
        self._port = 0
        self._process: subprocess.Popen[str] | None = None

    @property
    def port(self) -> int:
        """Where it listens; 0 before the first `start`."""
        return self._port

    def start(self) -> None:
        """Start it and wait until it can be called. Raises `RuntimeError` with what it said."""
        self.home.mkdir(parents=True, exist_ok=True)
        with (self.home / "gateway.log").open("a") as log:
            self._process = subprocess.Popen(
                [*self.inside, GOVCHANNEL, "serve", "--port", str(self._port)],
                env={**os.environ, "GOVCHANNEL_HOME": str(self.home), "PYTHONUNBUFFERED": "1"},
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line.startswith("listening on "):
            self.stop()
            raise RuntimeError(f"the gateway does not start: {(self.home / 'gateway.log').read_text()[-500:]}")
        self.url = line.removeprefix("listening on ").strip()
        self._port = urlsplit(self.url).port or 0

    def pause(self) -> None:
        """Let it hang: it takes calls and answers none."""
        self._signal(signal.SIGSTOP)

    def go_on(self) -> None:
        """End a pause."""
        self._signal(signal.SIGCONT)

    def _signal(self, how: signal.Signals) -> None:
        assert self._process
        self._process.send_signal(how)

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        """Stop it; SIGKILL for a crash."""
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(20)
            if self._process.stdout:
                self._process.stdout.close()
            self._process = None
