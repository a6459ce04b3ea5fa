"""``make demo``: a gateway, an enrolled terminal, a virtual card and the touch screen.

With a display: the window, and a small panel to put cards in. Without one: the same programs offscreen; a citizen's
journey is played and every screen kept as a numbered picture.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from demo.answers import LEAK
from demo.citizen import Citizen
from demo.puppet_client import Puppet
from demo.stage import BIN, Stage
from drivers.printing.png import STEERING
from drivers.steering import insert, pull

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "artefacts" / "demo"
TIMING = {"exchange_ms": 20, "byte_ms": 0.1}
SERVICE = "pwa-leak"
SECONDS = 30.0


def play(stage: Stage, language: str, orientation: str, words: str) -> str:
    """One journey from the welcome to the goodbye; the request's number."""
    pictures = PICTURES / f"{language}-{orientation}"
    with Puppet(stage.env(), [f"--{orientation}"], stage.folder / "ui.log") as screen:
        citizen = Citizen(screen, pictures)
        screen.wait("begin")
        if language == "en":
            citizen.chooses_language("en")
        citizen.keeps("welcome")
        insert(stage.card_file, "malee", timing=TIMING)
        screen.wait("photo")
        citizen.agrees()
        citizen.finds(words, SERVICE)
        citizen.fills_in(stage.form(SERVICE), LEAK)
        number = citizen.sends()
        citizen.prints_the_slip(stage.slips)
        screen.tap("finish")
        screen.wait("goodbye")
        citizen.keeps("take-your-card")
        pull(stage.card_file)
        return number


def offscreen() -> int:
    """Play the journey twice and show what the agency reads."""
    shutil.rmtree(PICTURES, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix="kiosk-demo-") as folder, Stage(Path(folder)) as stage:
        stage.start_agent()
        for language, orientation, words in (("th", "portrait", "ท่อประปา"), ("en", "landscape", "water pipe")):
            number = play(stage, language, orientation, words)
            print(f"request {number} is kept on the terminal")
        _until(lambda: all(item["state"] == "accepted" for item in stage.outbox()))
        for request in stage.opened_by("PWA"):
            print(f"request {request['number']} is opened by the agency:")
            for name, answer in request["answers"].items():
                print(f"    {name}: {answer}")
    print(f"pictures: {PICTURES.relative_to(Path.cwd()) if PICTURES.is_relative_to(Path.cwd()) else PICTURES}")
    return 0


def on_display() -> int:
    """The window and the panel, until the window is closed."""
    with tempfile.TemporaryDirectory(prefix="kiosk-demo-") as folder, Stage(Path(folder)) as stage:
        stage.start_agent()
        print(f"gateway {stage.gateway.url}, data in {folder}, slips in {stage.slips}; close the window to end")
        files = [str(stage.card_file), str(stage.slips / STEERING)]
        panel = subprocess.Popen([sys.executable, "-m", "demo.panel", *files], env=stage.env())
        try:
            return subprocess.run([BIN / "kiosk-ui", "--windowed"], env=stage.env(), check=False).returncode
        finally:
            panel.terminate()
            panel.wait(10)


def _until(happened: Callable[[], bool]) -> None:
    deadline = time.monotonic() + SECONDS
    while not happened():
        if time.monotonic() > deadline:
            raise RuntimeError("the gateway did not accept the requests in time")
        time.sleep(0.1)


def main() -> int:
    """Choose by the display."""
    display = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    try:
        if display and os.environ.get("QT_QPA_PLATFORM") != "offscreen":
            return on_display()
        return offscreen()
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
