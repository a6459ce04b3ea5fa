"""A PostgreSQL server of one's own: a fresh data folder and a local socket; nothing listens on the network."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path

FOLDERS = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name), reverse=True)
OWNER = "postgres"
"""The server refuses to run as root; then it runs as the user that its package made."""


class PostgresServer:
    """`folder` must not exist yet."""

    def __init__(self) -> None:
        """Starts nothing yet. `folder` is its own: nobody else changes who may enter it."""
        self.folder = Path(tempfile.mkdtemp(prefix="postgres-"))
        self._databases = 0
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Make the database and serve it. Raises `RuntimeError` naming what installs the server."""
        if not FOLDERS:
            raise RuntimeError("PostgreSQL is not installed: packaging/install-packages test")
        if os.geteuid() == 0:
            owner = pwd.getpwnam(OWNER)
            os.chown(self.folder, owner.pw_uid, owner.pw_gid)
        data = self.folder / "data"
        self._run(
            "initdb", "--pgdata", str(data), "--username", OWNER, "--auth", "trust", "--encoding", "UTF8", "--no-sync"
        )
        options = ["-D", str(data), "-k", str(self.folder), "-c", "listen_addresses="]
        log = (self.folder / "log").open("wb")
        with log:
            self._process = subprocess.Popen(
                [*_as_owner(), str(FOLDERS[0] / "postgres"), *options], stdout=log, stderr=log, cwd="/"
            )
        self._run("pg_isready", "--host", str(self.folder), "--timeout", "30", again=100)

    def fresh(self) -> str:
        """A new empty database; its address for SQLAlchemy."""
        self._databases += 1
        name = f"govchannel{self._databases}"
        self._run("createdb", "--host", str(self.folder), "--username", OWNER, name)
        return f"postgresql+psycopg://{OWNER}@/{name}?host={self.folder}"

    def stop(self) -> None:
        """Stop at once and remove the data."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(30)
            self._process = None
        shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self) -> PostgresServer:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _run(self, program: str, *arguments: str, again: int = 1) -> None:
        for _ in range(again):
            done = subprocess.run(
                [*_as_owner(), str(FOLDERS[0] / program), *arguments],
                capture_output=True,
                text=True,
                check=False,
                cwd="/",
            )
            if done.returncode == 0:
                return
            if self._process is not None and self._process.poll() is not None:
                break
        raise RuntimeError(f"{program}: {(done.stderr or done.stdout).strip()[-300:]}")


def _as_owner() -> list[str]:
    return ["setpriv", f"--reuid={OWNER}", f"--regid={OWNER}", "--clear-groups"] if os.geteuid() == 0 else []
