"""A card service of its own: pcscd with the virtual reader driver, on a private socket and port.

Beside the machine's own pcscd, as root in a mount namespace of its own; see `PcscStack.environment` for the clients.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from drivers.vpcd import VpcdCard

DRIVERS = Path("/usr/lib/pcsc/drivers/serial/libifdvpcd.so"), Path("/usr/lib/x86_64-linux-gnu/libifdvpcd.so")
INSTALL = "packaging/install-packages test"
START_SECONDS = 10.0

_START = 'mount --bind "$0/run" /run/pcscd && exec pcscd --foreground --error $2 --config "$0/$1"'


class PcscStack:
    """pcscd and vpcd in `folder`; a virtual card is plugged into `port`."""

    def __init__(self, folder: Path) -> None:
        """Starts nothing yet. Raises `RuntimeError` with the command that installs what is missing."""
        driver = next((path for path in DRIVERS if path.exists()), None)
        if driver is None or not shutil.which("pcscd") or not shutil.which("unshare"):
            raise RuntimeError(f"pcscd and its virtual reader driver are needed: {INSTALL}")
        self._folder = folder
        self.port = _free_ports()
        self._process: subprocess.Popen[bytes] | None = None
        (folder / "run").mkdir(parents=True, exist_ok=True)
        (folder / "none.d").mkdir(exist_ok=True)
        (folder / "readers.d").mkdir(exist_ok=True)
        (folder / "readers.d" / "vpcd").write_text(
            f'FRIENDLYNAME "Virtual PCD"\nDEVICENAME /dev/null:{self.port}\nLIBPATH {driver}\nCHANNELID {self.port}\n'
        )

    @property
    def socket(self) -> Path:
        """Where the service listens."""
        return self._folder / "run" / "pcscd.comm"

    @property
    def environment(self) -> dict[str, str]:
        """What a client process needs to find this service and no other."""
        return {"PCSCLITE_CSOCK_NAME": str(self.socket)}

    def start(self, readers: bool = True) -> None:
        """Start the service, with the virtual reader or without any."""
        Path("/run/pcscd").mkdir(exist_ok=True)
        for left in (self.socket, self._folder / "run" / "pcscd.pid"):
            left.unlink(missing_ok=True)
        known = subprocess.run(["pcscd", "--help"], capture_output=True, text=True, check=False)
        polkit = "--disable-polkit" if "--disable-polkit" in known.stdout + known.stderr else ""
        root = [] if os.geteuid() == 0 else ["-Ur"]
        namespace = ["unshare", *root, "--mount", "--propagation", "private"]
        self._process = subprocess.Popen(
            [*namespace, "sh", "-c", _START, str(self._folder), "readers.d" if readers else "none.d", polkit],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        deadline = time.monotonic() + START_SECONDS
        while not self.socket.exists():
            if self._process.poll() is not None or time.monotonic() > deadline:
                said = self._process.stderr.read().decode() if self._process.stderr else ""
                raise RuntimeError(f"pcscd did not start: {said.strip()}")
            time.sleep(0.01)

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        """Stop the service; SIGKILL for a crash."""
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(10)
            if self._process.stderr:
                self._process.stderr.close()
            self._process = None

    @contextmanager
    def card(self, file: Path) -> Iterator[None]:
        """A virtual card before the reader, steered by `file`."""
        card = VpcdCard(self.port, file)
        thread = threading.Thread(target=card.run, name="virtual card")
        thread.start()
        try:
            yield
        finally:
            card.stop()
            thread.join()

    def __enter__(self) -> PcscStack:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()


def _free_ports() -> int:
    """A port that is free, as is the next one: the driver has two slots."""
    while True:
        with socket.socket() as first, socket.socket() as second:
            first.bind(("0.0.0.0", 0))
            port: int = first.getsockname()[1]
            try:
                second.bind(("0.0.0.0", port + 1))
            except OSError:
                continue
            return port
