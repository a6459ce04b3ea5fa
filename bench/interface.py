"""Start to the first interactive frame, and memory: the touch screen against Chromium in kiosk mode with an equal page.

Both run in this machine's memory on a virtual display of 1080 x 1920 without a GPU, five times, medians. Memory is the
proportional set size of all processes of a program, three seconds after its first frame: ours with the spare view.
"""

from __future__ import annotations

import base64
import http.server
import os
import shutil
import signal
import socketserver
import statistics
import subprocess
import tempfile
import threading
import time
from pathlib import Path

from demo.processes import family, memory_kb
from demo.puppet_client import Puppet
from demo.stage import BIN
from drivers.steering import insert, pull

RUNS = 5
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
<script>requestAnimationFrame(()=>requestAnimationFrame(()=>fetch("/painted")))</script></html>"""


def run() -> None:
    """Print both and their ratios."""
    print("interface: process start to first interactive frame, and memory (PSS), 1080x1920 without GPU")
    browser = shutil.which("chromium")
    if browser is None or shutil.which("Xvfb") is None:
        raise RuntimeError("chromium and Xvfb are needed: packaging/install-packages bench")
    _ours()
    ours = _median([_ours() for _ in range(RUNS)])
    theirs = _median([_chromium(browser) for _ in range(RUNS)])
    for name, (seconds, megabytes) in (("kiosk-ui", ours), ("chromium --kiosk", theirs)):
        print(f"  {name:18} {seconds * 1000:6.0f} ms  {megabytes:6.0f} MB")
    changed = _changed(RUNS)
    print(f"  {'ratio':18} {ours[0] / theirs[0]:6.2f}     {ours[1] / theirs[1]:6.2f}")
    print(f"  from one session's process to the next {changed * 1000:.0f} ms; the screen stays meanwhile")


def _median(rows: list[tuple[float, float]]) -> tuple[float, float]:
    return statistics.median(row[0] for row in rows), statistics.median(row[1] for row in rows)


def _ours() -> tuple[float, float]:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "config.toml").write_text(f'reader = "virtual:{home}/card.json"\n')
        # As installed, a program has its bytecode beside it.
        env = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        env["KIOSK_HOME"] = folder
        subprocess.run([BIN / "kiosk", "catalog", "load"], env=env, check=True, capture_output=True)
        started = time.monotonic()
        with Puppet(env, ["--supervised"], log=home / "ui.log") as screen:
            while not screen.first_frame_ms():
                time.sleep(0.002)
            seconds = time.monotonic() - started
            time.sleep(SETTLE_SECONDS)
            return seconds, _memory(screen.pid)


def _changed(changes: int) -> float:
    """Median seconds from a card that is pulled to another process's goodbye on the screen."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        card = home / "card.json"
        (home / "config.toml").write_text(f'reader = "virtual:{card}"\n')
        env = {**os.environ, "KIOSK_HOME": folder}
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
                while screen.view_pid() == view or not screen.first_frame_ms():
                    time.sleep(0.001)
                times.append(time.monotonic() - started)
        return statistics.median(times)


def _chromium(browser: str) -> tuple[float, float]:
    font = base64.b64encode((ROOT / "resources" / "fonts" / "Sarabun_400Regular.ttf").read_bytes()).decode()
    page = PAGE.format(font=font).encode()
    painted = threading.Event()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/painted":
                painted.set()
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
        url = f"http://127.0.0.1:{server.server_address[1]}/"
        started = time.monotonic()
        process = subprocess.Popen(
            [browser, "--kiosk", *flags, f"--user-data-dir={profile}", url],
            env={**os.environ, "DISPLAY": display},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            if not painted.wait(60):
                raise RuntimeError("chromium painted nothing within a minute")
            seconds = time.monotonic() - started
            time.sleep(SETTLE_SECONDS)
            return seconds, _memory(process.pid)
        finally:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            screen.terminate()
            screen.wait()
            server.shutdown()
            time.sleep(0.3)


def _memory(pid: int) -> float:
    """Megabytes of a process and all that it started."""
    return memory_kb(family(pid)) / 1024
