"""A speech-dispatcher of this process's own. It keeps in its memory what it was given to say: so it ends with whoever
gave it, and the machine's common one, which lives on, is never asked.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from pathlib import Path

OPENS_SECONDS = 10.0
LOOK_SECONDS = 0.02


class VoiceService:
    """Runs from the beginning; Qt's speech plugin finds it by the environment. In the process group of its owner."""

    def __init__(self) -> None:
        """Blocks until it answers. Raises `OSError` when it cannot run."""
        # The supervisor's number: what a killed session left here is taken over by the next.
        folder = Path(os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir()) / f"kiosk-voice-{os.getppid()}"
        folder.mkdir(mode=0o700, exist_ok=True)
        if folder.stat().st_uid != os.geteuid():
            raise PermissionError(f"{folder} is somebody else's")
        socket, lock = folder / "socket", folder / "pid"
        for left in (socket, lock):
            left.unlink(missing_ok=True)
        places = ("--socket-path", socket, "--pid-file", lock, "--log-dir", folder, "--log-level", "1")
        self._process = subprocess.Popen(
            ["speech-dispatcher", "--run-single", "--communication-method", "unix_socket", *places],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.environ["SPEECHD_ADDRESS"] = f"unix_socket:{socket}"
        deadline = time.monotonic() + OPENS_SECONDS
        while not socket.exists():
            if self._process.poll() is not None or time.monotonic() > deadline:
                self.close()
                raise OSError("speech-dispatcher does not start")
            time.sleep(LOOK_SECONDS)

    def close(self) -> None:
        """End it."""
        self._process.terminate()
        try:
            self._process.wait(2)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
