"""The Qt thread does no I/O: a session is played with an ear on everything that is opened."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

LISTENER = """
import ui.loading, ui.libraries
import sys, threading
heard = []
def hear(event, arguments):
    if heard is not None and LIVE and threading.current_thread() is threading.main_thread():
        if event in ("open", "sqlite3.connect", "socket.connect", "subprocess.Popen", "os.listdir", "os.scandir"):
            heard.append(f"{event} {arguments[0]!r}")
LIVE = False
sys.addaudithook(hear)
import json, time
from msgspec.structs import replace
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from drivers.steering import insert
from kiosk.journey import events
from kiosk.journey.states import Choosing, Consent, Done, Filling, Reviewing, Slip, Welcome
from kiosk.receipt import Receipt
from kiosk.service import Query
from ui.app import build
from ui.options import Options
program = build(Options((1080, 1920)))
steering = Path(sys.argv[1])
program.start()
def until(happened):
    deadline = time.monotonic() + 10
    while not happened():
        if time.monotonic() > deadline:
            program.stop()
            sys.exit(f"waited in vain in {program.conductor.journey.state}")
        QCoreApplication.processEvents()
state = lambda: program.conductor.journey.state
until(lambda: program.conductor.journey.readers)
insert(steering, "malee")
until(lambda: isinstance(state(), Consent) and state().visit.photo_done)
LIVE = True
post = program.mailbox.post
post(events.Agreed()); until(lambda: isinstance(state(), Choosing))
for words in ("ท", "ท่อ", "ท่อประปา"):
    post(events.Asked(Query("search", words)))
until(lambda: state().view.listing and state().view.listing.services[0].id == "pwa-leak")
post(events.LanguageChosen("en")); post(events.Chosen("pwa-leak"))
until(lambda: getattr(state().view, "service", None))
service = state().view.service
post(events.Applied()); until(lambda: isinstance(state(), Filling))
post(events.Answered("location", "x")); post(events.Next())
receipt = Receipt("2", service.title, service.title, program.terminal.clock.now(), "https://x/s/t")
done = Done(None, receipt, Slip.OFFERED)
program.conductor.journey = replace(program.conductor.journey, state=done)
post(events.SlipWanted())
until(lambda: state().slip is Slip.PRINTED)
post(events.Ended())
until(lambda: not isinstance(state(), Done))
LIVE = False
program.stop()
print(json.dumps(heard))
"""


def test_the_qt_thread_opens_nothing_during_a_session(tmp_path: Path) -> None:
    steering = tmp_path / "card.json"
    settings = f'reader = "virtual:{steering}"\nprinter = "png:{tmp_path}/slips"\n'
    (tmp_path / "config.toml").write_text(settings)
    env = {**os.environ, "KIOSK_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    kiosk = Path(sys.executable).parent / "kiosk"
    subprocess.run([kiosk, "catalog", "load"], env=env, check=True, capture_output=True)
    command = [sys.executable, "-c", LISTENER, str(steering)]
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=90, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_terminal_that_is_not_set_up_says_so_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('reeder = "pcsc"\n')
    env = {**os.environ, "KIOSK_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [Path(sys.executable).parent / "kiosk-ui"], env=env, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert "reeder" in done.stderr
