"""A disk that is small, full or read-only, for the processes that are started inside it, and for nobody else.

A mount namespace: the kernel's own ENOSPC and EROFS, without rights where user namespaces are allowed. The folder looks
as ever to everybody outside.
"""

from __future__ import annotations

import errno
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

BALLAST = "ballast"
_PIECE = 1_000_000


class BadDisk:
    """`folder`, as seen by the commands that `inside` stands before."""

    def __init__(self, folder: Path) -> None:
        """Starts nothing yet."""
        self._folder = folder
        self._holder: subprocess.Popen[str] | None = None
        self._user = [] if os.geteuid() == 0 else ["--user"]

    @property
    def inside(self) -> Sequence[str]:
        """What stands before a command so that it sees this disk; it keeps its working folder."""
        assert self._holder
        as_me = ["--preserve-credentials"] if self._user else []
        target = ["--target", str(self._holder.pid)]
        return ["nsenter", *target, *self._user, "--mount", *as_me, f"--wd={Path.cwd()}"]

    @property
    def seen(self) -> Path:
        """The folder inside, for plain files (SQLite resolves links and would look outside)."""
        assert self._holder
        return Path(f"/proc/{self._holder.pid}/root{self._folder}")

    def becomes_small(self, size: int) -> None:
        """A disk of its own of `size` bytes, with what was in the folder."""
        aside = f"{self._folder}.outside"
        self._do(
            f'mkdir -p "{aside}" && mount --bind "$0" "{aside}" && mount -t tmpfs -o size={size},mode=700 tmpfs "$0"'
            f' && cp -a "{aside}/." "$0/"'
        )

    def becomes_read_only(self) -> None:
        """Nothing can be written from now on; whoever writes already must have ended."""
        self._do('mount --bind "$0" "$0" && mount -o remount,bind,ro "$0"')

    def becomes_writable(self) -> None:
        """As before `becomes_read_only`."""
        self._do('umount "$0"')

    def fill(self) -> None:
        """Take the last byte."""
        with (self.seen / BALLAST).open("ab", buffering=0) as file:
            for size in (_PIECE, 4096, 1):
                try:
                    while file.write(bytes(size)):
                        pass
                except OSError as error:
                    if error.errno != errno.ENOSPC:
                        raise

    def free(self) -> None:
        """Give back what `fill` took."""
        (self.seen / BALLAST).unlink()

    def __enter__(self) -> BadDisk:
        user = ["--user", "--map-root-user"] if self._user else []
        self._holder = subprocess.Popen(
            ["unshare", *user, "--mount", "--propagation", "private", "sh", "-c", "echo ready && exec cat"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._holder.stdout
        if self._holder.stdout.readline() != "ready\n":
            raise RuntimeError(
                "no mount namespace: this needs root, or user namespaces (kernel.unprivileged_userns_clone=1)"
            )
        return self

    def __exit__(self, *_: object) -> None:
        if self._holder is not None:
            assert self._holder.stdin
            assert self._holder.stdout
            self._holder.stdin.close()
            self._holder.wait(10)
            self._holder.stdout.close()
            self._holder = None

    def _do(self, script: str) -> None:
        done = subprocess.run(
            [*self.inside, "sh", "-c", script, str(self._folder)], capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise RuntimeError(f"the disk does not change: {done.stderr.strip()}")
