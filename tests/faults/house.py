"""What the tests of faults do with a stage: hand in requests, look what became of them, count them at the agency."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from demo.answers import LEAK
from demo.stage import BIN
from drivers.people import PEOPLE
from drivers.thai_id import decode
from govchannel.contract.catalog import Form
from kiosk import forms
from kiosk.outbox import Item, Outbox
from kiosk.terminal import open_terminal
from tests.copied_stage import CopiedStage
from tests.waiting import until

SERVICE, AGENCY = "pwa-leak", "PWA"
ANSWERS = LEAK | {"seen_date": "2026-11-21"}


class House(CopiedStage):
    """A stage that remembers every receipt that was shown. `elsewhere`: its files are seen from inside only."""

    def set_up(self) -> None:
        """As a stage, without any receipt."""
        self.receipts: list[str] = []
        self.elsewhere = False
        super().set_up()

    def hands_in(self) -> str:
        """Somebody sends a request and gets a receipt; its number. What the window does on *Send*, without a window."""
        number = self._hand_in_inside() if self.inside else hand_in(self.kiosk_home)
        self.receipts.append(number)
        return number

    def item(self, number: str) -> Item:
        """A request's place in the outbox."""
        if self.elsewhere:
            items = msgspec.json.decode(self.run("kiosk", "outbox", "list", "--json"), type=list[Item])
            return next(item for item in items if item.number == number)
        with closing(Outbox(self.kiosk_home / "outbox.db")) as outbox:
            item = outbox.item(number)
        assert item is not None
        return item

    def _hand_in_inside(self) -> str:
        code = "import sys, pathlib, tests.faults.house as house; print(house.hand_in(pathlib.Path(sys.argv[1])))"
        done = self._try(sys.executable, "-c", code, str(self.kiosk_home))
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def _try(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([*self.inside, *command], env=self.env(), capture_output=True, text=True, check=False)

    def tried(self, number: str, seconds: float = 15.0) -> Item:
        """Wait until the agent tried to send it once more."""
        before = self.item(number).attempts
        until(lambda: self.item(number).attempts > before, "a try", seconds)
        return self.item(number)

    def retry(self) -> None:
        """As `kiosk outbox retry`."""
        if self.elsewhere:
            self.run("kiosk", "outbox", "retry")
            return
        with closing(Outbox(self.kiosk_home / "outbox.db")) as outbox:
            outbox.retry()

    def arrives(self, number: str, seconds: float = 15.0) -> None:
        """Wait until the gateway has it."""
        until(lambda: self.item(number).state == "accepted", "the gateway to accept", seconds)

    def everything_arrived_once(self) -> None:
        """Every receipt that was shown is one request at the agency, whole; and nothing else is there."""
        opened = self.opened_by(AGENCY)
        assert sorted(one["number"] for one in opened) == sorted(self.receipts)
        for one in opened:
            assert one["answers"] == {**ANSWERS, **{key: one["answers"][key] for key in ("name", "seen_date")}}

    def says(self, *arguments: str, expected: int = 0) -> str:
        """What one of the terminal's commands prints; it may fail, but only with one line."""
        done = self._try(str(BIN / "kiosk"), *arguments)
        assert done.returncode == expected, (done.returncode, done.stdout, done.stderr)
        assert len(done.stderr.splitlines()) == (expected != 0 and arguments[0] != "doctor"), done.stderr
        return done.stdout + done.stderr

    def doctor(self, check: str) -> dict[str, Any]:
        """One finding of `kiosk doctor`."""
        done = self._try(str(BIN / "kiosk"), "doctor", "--json")
        assert not done.stderr, done.stderr
        findings = json.loads(done.stdout)
        assert done.returncode == any(one["level"] == "error" for one in findings)
        return next(one for one in findings if one["check"] == check)

    def agent_says(self, since: int = 0) -> list[dict[str, Any]]:
        """The agent's log from a place on (see `log_end`), line for line."""
        text = (self.folder / "agent.log").read_bytes()[since:].decode()
        return [json.loads(line) for line in text.splitlines()]

    def log_end(self) -> int:
        """Where the agent's log ends now."""
        log = self.folder / "agent.log"
        return log.stat().st_size if log.exists() else 0

    def agent_lives(self) -> bool:
        """Whether the agent's process is there."""
        return self._agent is not None and self._agent.poll() is None


def hand_in(home: Path) -> str:
    """Seal and keep a request on a terminal; its number."""
    terminal = open_terminal(home)
    service = terminal.catalog.service(SERVICE)
    assert service is not None
    card = decode.card_text(PEOPLE["malee"].memory(), simulated=True)
    draft = forms.begin(service, card)
    receipt = terminal.submit(card, replace(draft, answers={**draft.answers, **ANSWERS}), "th")
    terminal.catalog.close()
    return receipt.number


def leak_form(house: House) -> Form:
    """The form that these tests fill in."""
    return house.form(SERVICE)
