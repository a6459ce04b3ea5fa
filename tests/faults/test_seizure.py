"""A terminal is seized after ten sessions, most of which ended badly: nobody's data are found on it in clear.

Searched are all files of the terminal (data folder, home, caches, temporary files, shared memory, logs, core files) and
the gateway's, for each person's numbers, names, address, birth date, photo and answers, in every form they might have.
"""

from __future__ import annotations

import hashlib
import json
import re
import resource
import signal
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from demo.answers import LEAK
from demo.citizen import Citizen
from demo.pcscd import PcscStack
from demo.processes import family
from demo.puppet_client import Puppet
from drivers.people import PEOPLE
from drivers.steering import insert, pull
from tests.faults.house import SERVICE, House, leak_form
from tests.faults.secrets import Trace, found_in, found_in_memory, phone, secrets_of, typed
from tests.waiting import until

REPORT = Path(__file__).parent.parent.parent / "artefacts" / "seizure.json"
TAKE_IT = "กรุณารับบัตรคืน"
LOOK_SECONDS = 1.0
"""pcscd looks into a slot every 0.4 s: one card that goes and another that comes sooner are the same card to it."""


class Terminal:
    """The house and its screen, which comes back after every death as it does in service."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.screen = Puppet(house.env(), ["--supervised"], log=house.folder / "ui.log")
        self.citizen = Citizen(self.screen)

    def visited_by(self, key: str) -> None:
        """A card is put in, its owner agrees."""
        pull(self.house.card_file)
        threading.Event().wait(LOOK_SECONDS)
        # Trouble: after a process that died, the next one was still reading the card when it was pulled.
        until(lambda: self.screen.screen() in ("Welcome", "Goodbye", "Trouble"), "the last session to end")
        until(lambda: TAKE_IT not in self.screen.texts(), "the last card to be gone")
        insert(self.house.card_file, key)
        if key == "expired":
            self.screen.tap("go-on")
        self.citizen.agrees()

    def fills_in(self, key: str) -> None:
        """The whole form, up to the review."""
        self.citizen.finds("ท่อประปา", SERVICE)
        self.citizen.fills_in(leak_form(self.house), LEAK | {"location": typed(key), "phone": phone(key)})

    def writes(self, key: str) -> None:
        """A few answers, and no more."""
        self.citizen.finds("ท่อประปา", SERVICE)
        self.screen.tap("apply")
        self.screen.type("field-location", typed(key))

    def sends(self) -> None:
        """To the receipt."""
        self.house.receipts.append(self.citizen.sends())

    def dies(self, how: signal.Signals) -> None:
        """The session's process dies; the next one takes its place."""
        self.screen.strike(how)
        pull(self.house.card_file)

    def processes(self) -> set[int]:
        """All of the terminal's processes."""
        return family(self.screen.pid) | family(self.house.agent_pid)


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Terminal]:
    folder = tmp_path_factory.mktemp("seized")
    home, temporary = folder / "home", folder / "tmp"
    home.mkdir()
    temporary.mkdir()
    (folder / "bug").mkdir()
    (folder / "bug" / "sitecustomize.py").write_text(BUG)
    own = {
        "HOME": str(home),
        "PYTHONPATH": str(folder / "bug"),
        "TMPDIR": str(temporary),
        "XDG_RUNTIME_DIR": str(temporary),
        **{f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CACHE", "DATA", "STATE", "CONFIG")},
    }
    with PcscStack(tmp_path_factory.mktemp("pcsc")) as cards:
        house = House(folder, reader="pcsc", environment={**cards.environment, **own})
        with cards.card(house.card_file), house:
            house.start_agent()
            terminal = Terminal(house)
            before = resource.getrlimit(resource.RLIMIT_CORE)
            # As a system that keeps every crash would start it.
            resource.setrlimit(resource.RLIMIT_CORE, (before[1], before[1]))
            terminal.screen.start()
            yield terminal
            resource.setrlimit(resource.RLIMIT_CORE, before)
            terminal.screen.stop()


def test_nothing_of_ten_citizens_is_found_on_a_seized_terminal(terminal: Terminal) -> None:
    shared = set(Path("/dev/shm").iterdir())
    lying_about = set(Path.cwd().glob("core*"))
    for session in (
        _sends_a_request,
        _pulls_the_card_in_the_middle,
        _ends_before_sending,
        _sends_while_the_gateway_is_away,
        _sees_the_screen_killed,
        _sees_a_segmentation_fault,
        _sees_an_abort,
        _meets_a_full_disk,
        _meets_a_bug,
        _sends_in_english,
    ):
        session(terminal)
    pull(terminal.house.card_file)
    terminal.screen.wait_screen("Goodbye")
    threading.Event().wait(1.0)
    people = {key: PEOPLE[key] for key in VISITORS}
    left = found_in_memory(terminal.processes(), people)
    _report(left)
    assert left == []
    until(lambda: all(i["state"] == "accepted" for i in terminal.house.outbox()), "every request to arrive", 40)
    files = [file for file in terminal.house.folder.rglob("*") if file.is_file()]
    files += [file for file in set(Path("/dev/shm").iterdir()) - shared if file.is_file()]
    files += set(Path.cwd().glob("core*")) - lying_about
    assert not [file for file in files if re.match(r"core(\.|$)", file.name)], "no core dump"
    files.remove(terminal.house.card_file)  # the card is not the terminal's
    assert len(files) > 40, "the search has to see something"
    assert found_in(files, people) == set()
    logs = (terminal.house.folder / "ui.log").read_text() + (terminal.house.folder / "agent.log").read_text()
    assert "Traceback" not in logs
    assert '"event": "bug"' in logs, "the bug that was raised on purpose is told"


def test_the_search_finds_what_is_there(tmp_path: Path) -> None:
    """The control: each form of each secret, once on the disk, is found."""
    person = {"malee": PEOPLE["malee"]}
    for number, secret in enumerate(secrets_of("malee", PEOPLE["malee"])):
        for name, form in secret.forms().items():
            (tmp_path / f"{number}-{name}").write_bytes(b"something before\n" + form + b"and after")
    (tmp_path / "photo").write_bytes(b"x" * 99 + PEOPLE["malee"].photo[900:1100])
    files = list(tmp_path.iterdir())
    assert {file for file, _, _, _ in found_in(files, person)} == {file.name for file in files}


VISITORS = (
    "malee",
    "somchai",
    "anna",
    "monk",
    "boonmee",
    "sunee",
    "expired",
    "torn-photo",
    "longest",
    "no-photo",
)


def _sends_a_request(terminal: Terminal) -> None:
    terminal.visited_by("malee")
    terminal.fills_in("malee")
    terminal.sends()


def _pulls_the_card_in_the_middle(terminal: Terminal) -> None:
    terminal.visited_by("somchai")
    terminal.writes("somchai")


def _ends_before_sending(terminal: Terminal) -> None:
    terminal.visited_by("anna")
    terminal.fills_in("anna")
    terminal.screen.tap("end")


def _sends_while_the_gateway_is_away(terminal: Terminal) -> None:
    terminal.house.gateway.stop()
    terminal.visited_by("monk")
    terminal.fills_in("monk")
    terminal.sends()
    terminal.house.gateway.start()


def _sees_the_screen_killed(terminal: Terminal) -> None:
    terminal.visited_by("boonmee")
    terminal.fills_in("boonmee")
    terminal.dies(signal.SIGKILL)


def _sees_a_segmentation_fault(terminal: Terminal) -> None:
    terminal.visited_by("sunee")
    terminal.writes("sunee")
    terminal.dies(signal.SIGSEGV)


def _sees_an_abort(terminal: Terminal) -> None:
    terminal.visited_by("expired")
    terminal.writes("expired")
    terminal.dies(signal.SIGABRT)


def _meets_a_full_disk(terminal: Terminal) -> None:
    terminal.visited_by("torn-photo")
    terminal.fills_in("torn-photo")
    limits = resource.prlimit(terminal.screen.view_pid(), resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
    terminal.screen.tap("submit")
    terminal.screen.wait("failure")
    resource.prlimit(terminal.screen.view_pid(), resource.RLIMIT_FSIZE, limits)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


BUG = f"""
import hashlib, importlib.abc, importlib.util, sys

class Finder(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name != "kiosk.form_check":
            return None
        sys.meta_path.remove(self)
        spec = importlib.util.find_spec(name)
        load = spec.loader.exec_module
        def spoil(module):
            load(module)
            right = module.check_step
            def wrong(draft, step):
                said = draft.answers.get("location", "").encode()
                if hashlib.sha256(said).hexdigest() == "{_digest(typed("longest"))}":
                    raise ValueError(f"nobody foresaw {{dict(draft.answers)}}")
                return right(draft, step)
            module.check_step = wrong
        spec.loader.exec_module = spoil
        return spec

sys.meta_path.insert(0, Finder())
"""
"""Put before every program of the terminal: a mistake whose message holds what the citizen typed."""


def _meets_a_bug(terminal: Terminal) -> None:
    terminal.visited_by("longest")
    terminal.writes("longest")
    terminal.screen.tap("next")
    log = terminal.house.folder / "ui.log"
    until(lambda: '"event": "bug"' in log.read_text(), "the program to stumble")


def _sends_in_english(terminal: Terminal) -> None:
    terminal.visited_by("no-photo")
    terminal.citizen.chooses_language("en")
    terminal.fills_in("no-photo")
    found = {what for _, who, what, _ in found_in_memory(terminal.processes(), {"no-photo": PEOPLE["no-photo"]})}
    assert found >= {"citizen id", "name", "address", "typed"}, "what is in memory is found"
    terminal.sends()


def _report(left: list[Trace]) -> None:
    """How often something is left in the memory of the terminal's processes, a second after a session."""
    counts = Counter(f"{what}, {'pieces' if what == 'photo' else form}" for _, _, what, form in left)
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(json.dumps({"left": counts}, indent=2, ensure_ascii=False))
