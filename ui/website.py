"""The screen's side of a website: starts its process for a visit, talks with it, and kills it.

What somebody does on the page is nowhere but in that process and in the picture of it on the screen.
"""

from __future__ import annotations

import html
import importlib.util
import mmap
import os
import select
import shutil
import signal
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import msgspec
from PySide6.QtGui import QImage

import resources
from kiosk.log import log
from kiosk.process import bug
from ui import website_words as words
from ui.own_process import command

START_SECONDS = 20.0
"""After so long without a word the process counts as broken."""
MEMORY = Path("/dev/shm")  # noqa: S108  # a folder of one's own is made in it
"""What Chromium insists on writing lies in memory, and goes with the visit."""

Hear = Callable[[int, "words.FromPage | None"], None]
"""Takes a visit's number and a word of its page, or None: its process has ended. Called on a thread."""


def installed() -> bool:
    """Whether Qt WebEngine is there. Asks without loading it."""
    try:
        return importlib.util.find_spec("PySide6.QtWebEngineQuick") is not None
    except ImportError:
        return False


class Visit(msgspec.Struct):
    """One visit of a page: its process, and the memory that it paints into."""

    number: int
    opened: words.Opened
    memory: mmap.mmap
    fd: int
    process: subprocess.Popen[bytes] | None = None
    over: threading.Event = msgspec.field(default_factory=threading.Event)


def sweep() -> None:
    """Delete what visits left in memory: the process that would have done it was killed."""
    for folder in MEMORY.glob("website-*"):
        if not Path(f"/proc/{folder.name.split('-')[1]}").exists():
            shutil.rmtree(folder, ignore_errors=True)


class WebsiteRoom:
    """A process and a thread for each visit; what comes of an earlier one is dropped."""

    def __init__(self, hear: Hear) -> None:
        """`hear` is called on a thread."""
        self._hear = hear
        self._visits = 0
        self._visit: Visit | None = None
        self._thread: threading.Thread | None = None

    def open(self, opened: words.Opened) -> int:
        """Begin a visit; its number."""
        self.close()
        self._visits += 1
        fd = os.memfd_create("website")
        os.ftruncate(fd, words.SLOTS * opened.slot_bytes)
        self._visit = Visit(self._visits, opened, mmap.mmap(fd, 0, prot=mmap.PROT_READ), fd)
        self._thread = threading.Thread(target=self._work, args=(self._visit,), name="website", daemon=True)
        self._thread.start()
        return self._visits

    def image(self, frame: words.Frame) -> QImage:
        """The picture that lies in shared memory, until `words.Painted` is said; null where it cannot lie there."""
        visit = self._visit
        size = frame.width * frame.height * 4
        if visit is None or size > visit.opened.slot_bytes:
            return QImage()
        start = frame.slot * visit.opened.slot_bytes
        data = memoryview(visit.memory)[start : start + size]
        return QImage(data, frame.width, frame.height, frame.width * 4, QImage.Format.Format_RGB32)

    def say(self, word: words.ToPage) -> None:
        """To the page; never waits. A process that does not listen any more is ended."""
        visit = self._visit
        process = visit.process if visit else None
        if process is None or process.stdin is None:
            return
        said = words.line(word)
        with suppress(OSError, ValueError):  # it ended: its thread tells
            if process.stdin.write(said) != len(said):
                _end(process)

    def close(self) -> None:
        """End the visit; nothing comes of it any more. Pictures of it must be forgotten before."""
        visit, self._visit = self._visit, None
        if visit is not None:
            visit.over.set()
            if visit.process is not None:
                _end(visit.process)

    def stop(self) -> None:
        """End it for good."""
        self.close()
        if self._thread is not None:
            self._thread.join(3)

    def _work(self, visit: Visit) -> None:
        """One visit, from its process's start to its end."""
        sweep()
        home = tempfile.mkdtemp(prefix=f"website-{os.getpid()}-", dir=MEMORY if MEMORY.is_dir() else None)
        try:
            with subprocess.Popen(
                command("--website", str(visit.fd)),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,  # what pages say may hold anything
                bufsize=0,
                pass_fds=[visit.fd],
                env=environment(Path(home)),
                start_new_session=True,
            ) as process:
                try:
                    self._talk(visit, process)
                finally:
                    _end(process)
        except Exception as error:  # noqa: BLE001  # a bug must not leave a citizen waiting for a page
            bug(error)
        finally:
            os.close(visit.fd)
            shutil.rmtree(home, ignore_errors=True)
        if not visit.over.is_set():
            log.warning("website ended", error="website")
            self._hear(visit.number, None)

    def _talk(self, visit: Visit, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(words.line(visit.opened))
        os.set_blocking(process.stdin.fileno(), False)
        visit.process = process
        if visit.over.is_set():
            return
        for said in _lines(process.stdout.fileno()):
            if visit.over.is_set():
                return
            try:
                word = words.from_page(said)
            except (msgspec.ValidationError, msgspec.DecodeError):
                log.warning("website not understood", error="website")
                return
            self._hear(visit.number, word)


FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
<dir>{}</dir>
</fontconfig>
"""
"""A machine may have no Thai letters but ours."""


def environment(home: Path) -> dict[str, str]:
    """Of a website's process: a home of its own, our typeface, and nothing of the terminal's."""
    fonts = home / "fonts.conf"
    fonts.write_text(FONTS.format(html.escape(str(resources.FOLDER / "fonts"))))
    own = {name: value for name, value in os.environ.items() if not name.startswith(("KIOSK_", "XDG_", "DBUS_"))}
    return own | {
        "HOME": str(home),
        "TMPDIR": str(home),
        "FONTCONFIG_FILE": str(fonts),
        "DBUS_SESSION_BUS_ADDRESS": "disabled:",
    }


def _end(process: subprocess.Popen[bytes]) -> None:
    """With all processes that it started."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)


def _lines(fd: int) -> Iterator[bytes]:
    """What is said, line by line, until the end, silence at the start, or a line that is too long."""
    rest, patience = b"", START_SECONDS
    while len(rest) <= words.MOST_LINE_BYTES:
        if patience and not select.select([fd], [], [], patience)[0]:
            return
        patience = 0.0
        piece = os.read(fd, 1 << 16)
        if not piece:
            return
        *lines, rest = (rest + piece).split(b"\n")
        yield from lines
