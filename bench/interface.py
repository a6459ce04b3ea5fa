"""Start to the first frame and to the first touch that is answered, and memory, against Chromium in kiosk mode.

Chromium shows an equal page. Both run in this machine's memory on a virtual display of 1080 x 1920 without a GPU, five
times by turns, medians. The first frame is interactive if a finger that is there already is answered: it touches the
one button as soon as there is something to be seen, and the next frame that shows something else ends the wait. At
Chromium a script presses the button; ours is touched by a finger, and opens the catalog. Beside the clock stands what
the processor did until then: that says more on a machine with other work. Memory is the proportional set size of all
processes of a program, three seconds after its first frame, where nobody touched it: ours with the spare view. Both
have been read from the disk as after a machine's start: what was just unpacked lies in memory in large pieces, which
newer kernels count to a program as a whole, however little of them it uses.
"""

from __future__ import annotations

import base64
import http.server
import itertools
import os
import shutil
import signal
import socketserver
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from demo.processes import family, memory_kb, processor_seconds
from demo.puppet_client import Puppet
from demo.stage import BIN
from drivers.steering import insert, pull

RUNS = 5
BROWSER = Path("/usr/lib/chromium")
SETTLE_SECONDS = 3.0
ROOT = Path(__file__).parent.parent

PAGE = """<!doctype html><html lang="th"><meta charset="utf-8"><style>
@font-face{{font-family:S;src:url(data:font/ttf;base64,{font})}}
body{{margin:0;background:#f3f6f8;color:#13202b;font:34px/1.3 S;text-align:center}}
header{{background:#fff;border-bottom:2px solid #bfccd6;padding:40px;text-align:left;font-weight:600}}
h1{{font-size:58px}}button{{font:600 34px S;width:984px;padding:32px;border:3px solid #0b5472;border-radius:20px;
background:#fff;color:#0b5472}}svg{{width:620px;height:430px}}</style>
<header>บริการภาครัฐ</header><h1>บริการภาครัฐในที่เดียว</h1>
<p>ยื่นคำขอถึงหน่วยงาน หรือดูว่าต้องเตรียมอะไร เสียเท่าไร ไปที่ไหน</p>
<svg viewBox="0 0 620 430"><rect x="100" y="40" width="420" height="265" rx="24" fill="#deeef5" stroke="#0b5472"/>
<rect x="30" y="320" width="560" height="100" rx="20"/></svg><h2>เสียบบัตรประชาชน หันชิปเข้าเครื่อง</h2>
<button>ดูบริการโดยไม่ใช้บัตร</button>
<script>const seen=then=>requestAnimationFrame(()=>requestAnimationFrame(then));
const button=document.querySelector("button");
button.onclick=()=>{{document.querySelector("h1").textContent="บริการ";seen(()=>fetch("/answered"))}};
seen(()=>{{fetch("/painted");if(location.hash)button.click()}})</script></html>"""


class Begun(NamedTuple):
    """Seconds from a program's start to its first frame, and to its answer to a touch, and the processor's until each;
    megabytes where nobody touches it."""

    frame: float
    frame_work: float
    answer: float
    answer_work: float
    memory: float


def run() -> None:
    """Print both and their ratios."""
    print("interface: process start to first frame, to first touch answered, and memory (PSS), 1080x1920 without GPU")
    browser = shutil.which("chromium")
    if browser is None or shutil.which("Xvfb") is None:
        raise RuntimeError("chromium and Xvfb are needed: packaging/install-packages bench")
    _forget(Path(sysconfig.get_path("purelib")), BROWSER)
    _ours()
    _chromium(browser)
    runs = [(_ours(), _chromium(browser)) for _ in range(RUNS)]
    ours, theirs = (Begun(*map(statistics.median, zip(*rows, strict=True))) for rows in zip(*runs, strict=True))
    print("                     first frame  processor   answered  processor     memory")
    for name, row in (("kiosk-ui", ours), ("chromium --kiosk", theirs)):
        times = "".join(f"{seconds * 1000:8.0f} ms" for seconds in row[:4])
        print(f"  {name:18} {times} {row.memory:7.0f} MB")
    print(f"  {'ratio':18} {''.join(f'{our / their:11.2f}' for our, their in zip(ours, theirs, strict=True))}")
    print(f"  from one session's process to the next {_changed(RUNS) * 1000:.0f} ms; the screen stays meanwhile")


def _forget(*folders: Path) -> None:
    """Have the kernel read the programs' files anew."""
    os.sync()
    for file in itertools.chain.from_iterable(folder.rglob("*") for folder in folders):
        if file.is_file():
            with file.open("rb") as data:
                os.posix_fadvise(data.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _installed() -> dict[str, str]:
    """An environment in which a program starts as installed: with its bytecode, and without the finder that leads an
    editable installation to its files."""
    env = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return env | {"PYTHONPATH": os.pathsep.join((str(ROOT), sysconfig.get_path("purelib")))}


def _ours() -> Begun:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "config.toml").write_text(f'reader = "virtual:{home}/card.json"\n')
        env = _installed() | {"KIOSK_HOME": folder}
        subprocess.run([BIN / "kiosk", "catalog", "load"], env=env, check=True, capture_output=True)
        touched, _ = _our_start(env, ["--touch", "begin"], "answer")
        left, memory = _our_start(env, [], "frame")
        frame, frame_work = left["frame"]
        # What lies between is the puppet's: it loads its hand.
        free, touch, end = (touched[what] for what in ("free", "touch", "answer"))
        answer, answer_work = (begun + later - before for begun, before, later in zip(free, touch, end, strict=True))
        return Begun(frame, frame_work, answer, answer_work, memory)


def _our_start(env: Mapping[str, str], options: list[str], until: str) -> tuple[dict[str, tuple[float, float]], float]:
    started = time.monotonic()
    python = (sys.executable, "-S")
    with Puppet(env, ["--supervised", *options], log=Path(env["KIOSK_HOME"]) / "ui.log", python=python) as screen:
        while until not in screen.begun():
            time.sleep(0.01)
        time.sleep(SETTLE_SECONDS)
        times = {what: (when - started, worked) for what, (when, worked) in screen.begun().items()}
        return times, memory_kb(family(screen.pid)) / 1024


def _changed(changes: int) -> float:
    """Median seconds from a card that is pulled to another process's goodbye on the screen."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        card = home / "card.json"
        (home / "config.toml").write_text(f'reader = "virtual:{card}"\n')
        env = _installed() | {"KIOSK_HOME": folder}
        subprocess.run([BIN / "kiosk", "catalog", "load"], env=env, check=True, capture_output=True)
        times = []
        with Puppet(env, ["--supervised"], log=home / "ui.log") as screen:
            for _ in range(changes):
                insert(card, "malee")
                screen.tap("agree")
                screen.wait("search-field")
                view = screen.view_pid()
                time.sleep(SETTLE_SECONDS)
                started = time.monotonic()
                pull(card)
                while screen.view_pid() == view or not screen.begun():
                    time.sleep(0.001)
                times.append(time.monotonic() - started)
        return statistics.median(times)


def _chromium(browser: str) -> Begun:
    frame, frame_work, memory = _their_start(browser, "/painted", "")
    answer, answer_work, _ = _their_start(browser, "/answered", "#press")
    return Begun(frame, frame_work, answer, answer_work, memory)


def _their_start(browser: str, until: str, then: str) -> tuple[float, float, float]:
    font = base64.b64encode((ROOT / "resources" / "fonts" / "Sarabun_400Regular.ttf").read_bytes()).decode()
    page = PAGE.format(font=font).encode()
    come = threading.Event()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == until:
                come.set()
            self.send_response(200)
            self.send_header("content-type", "text/html")
            self.end_headers()
            self.wfile.write(page if self.path == "/" else b"")

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class's name
            pass

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server, tempfile.TemporaryDirectory() as profile:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        display = f":{90 + os.getpid() % 100}"
        screen = subprocess.Popen(["Xvfb", display, "-screen", "0", "1080x1920x24"], stderr=subprocess.DEVNULL)
        while not Path(f"/tmp/.X11-unix/X{display[1:]}").exists():
            time.sleep(0.01)
        flags = ["--no-sandbox", "--no-first-run", "--disable-gpu", "--window-size=1080,1920", "--disable-extensions"]
        url = f"http://127.0.0.1:{server.server_address[1]}/{then}"
        started = time.monotonic()
        process = subprocess.Popen(
            [browser, "--kiosk", *flags, f"--user-data-dir={profile}", url],
            env={**os.environ, "DISPLAY": display},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            if not come.wait(60):
                raise RuntimeError("chromium painted nothing within a minute")
            seconds = time.monotonic() - started
            worked = sum(map(processor_seconds, family(process.pid)))
            time.sleep(SETTLE_SECONDS)
            return seconds, worked, memory_kb(family(process.pid)) / 1024
        finally:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            screen.terminate()
            screen.wait()
            server.shutdown()
            time.sleep(0.3)
