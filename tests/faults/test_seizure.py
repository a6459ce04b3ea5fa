"""A terminal is seized after ten sessions, most of which ended badly: nobody's data are found on it in clear.

Searched are all files of the terminal (data folder, home, caches, temporary files, shared memory, logs, core files) and
the gateway's, for each person's numbers, names, address, birth date, photo and answers, in every form they might have.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import json
import os
import re
import resource
import signal
import subprocess
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import resources
from demo.answers import LEAK
from demo.citizen import Citizen
from demo.pcscd import PcscStack
from demo.puppet_client import Puppet
from drivers.people import PEOPLE, Person
from drivers.steering import insert, pull
from kiosk.identity import grouped_id
from tests.faults.house import SERVICE, House, leak_form
from tests.waiting import until

REPORT = Path(__file__).parent.parent.parent / "artefacts" / "seizure.json"
THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
PUBLIC = "".join(file.read_text("utf-8") for file in (resources.FOLDER / "catalog").rglob("*.yaml"))
TAKE_IT = "กรุณารับบัตรคืน"
"""A service whose form makes the program stumble: its rules are no rules."""


@dataclass(frozen=True)
class Secret:
    """Something of a person that must not be found."""

    person: str
    what: str
    text: str

    def forms(self) -> dict[str, bytes]:
        """The bytes that it may be on a disk as."""
        found = {code: self.text.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")}
        with contextlib.suppress(UnicodeEncodeError):
            found["tis-620"] = self.text.encode("cp874")
        raw = found["utf-8"]
        found["hex"] = raw.hex().encode()
        found["escaped"] = json.dumps(self.text)[1:-1].encode()
        for shift in range(3):
            # The same text gives three different base64 strings, as it stands in what is around it.
            coded = base64.b64encode(b"\0" * shift + raw)
            found[f"base64+{shift}"] = coded[(4 if shift else 0) : len(coded) - 4]
        return {name: form for name, form in found.items() if len(form) >= 6}


def secrets_of(key: str, person: Person) -> list[Secret]:
    """Everything that is searched for."""
    cid = person.citizen_id
    year, month, day = person.birth_date[:4], person.birth_date[4:6], person.birth_date[6:]
    names = [part for part in (person.name_th + "#" + person.name_en).split("#")[1:] if len(part) > 5]
    texts = {
        "citizen id": [cid, grouped_id(cid), grouped_id(cid).replace(" ", "-"), cid.translate(THAI_DIGITS)],
        # Some last names are everyday words, and stand in the catalog.
        "name": [name for name in names if name not in PUBLIC and not name.startswith(("Mr", "Miss", "Phra"))],
        "birth date": [person.birth_date, f"{int(year) - 543}-{month}-{day}", f"{day}/{month}/{year}"],
        "address": [person.address, " ".join(part for part in person.address.split("#") if part)],
        "typed": [typed(key), phone(key)],
    }
    return [Secret(key, what, text) for what, found in texts.items() for text in found]


def typed(key: str) -> str:
    """What this person writes, and nobody else."""
    return f"หน้าบ้านคุณ{key}เลขที่{sum(key.encode()) * 7919}"


def phone(key: str) -> str:
    """A number that only this person gives."""
    return f"08{sum(key.encode()) * 104_729 % 10**8:08d}"


class Terminal:
    """The house and its screen, which comes back after every death as it does in service."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.screen = Puppet(house.env(), log=house.folder / "ui.log")
        self.citizen = Citizen(self.screen)

    def visited_by(self, key: str) -> None:
        """A card is put in, its owner agrees."""
        pull(self.house.card_file)
        until(lambda: self.screen.screen() in ("Welcome", "Goodbye"), "the last session to end")
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
        """The screen's process is killed and started again."""
        self.screen.kill(how)
        pull(self.house.card_file)
        self.screen.start()


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
    until(lambda: all(i["state"] == "accepted" for i in terminal.house.outbox()), "every request to arrive", 40)
    threading.Event().wait(1.0)
    _report_what_is_in_memory(terminal.screen.pid)
    files = [file for file in terminal.house.folder.rglob("*") if file.is_file()]
    files += [file for file in set(Path("/dev/shm").iterdir()) - shared if file.is_file()]
    files += set(Path.cwd().glob("core*")) - lying_about
    assert not [file for file in files if re.match(r"core(\.|$)", file.name)], "no core dump"
    files.remove(terminal.house.card_file)  # the card is not the terminal's
    assert len(files) > 40, "the search has to see something"
    assert _found(files, {key: PEOPLE[key] for key in VISITORS}) == set()
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
    assert {file for file, _, _, _ in _found(files, person)} == {file.name for file in files}


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
    limits = resource.prlimit(terminal.screen.pid, resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
    terminal.screen.tap("submit")
    terminal.screen.wait("failure")
    resource.prlimit(terminal.screen.pid, resource.RLIMIT_FSIZE, limits)


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
    terminal.sends()


Trace = tuple[str, str, str, str]
"""File, person, what, and in which form."""


def _wanted(people: dict[str, Person]) -> dict[bytes, tuple[str, str, str]]:
    """What is searched for: the bytes -> person, what, in which form."""
    wanted = {}
    for key, person in people.items():
        for secret in secrets_of(key, person):
            for name, form in secret.forms().items():
                # The search goes line by line.
                wanted[max(form.split(b"\n"), key=len)] = (key, secret.what, name)
        # From inside a photo, whose head is that of any picture.
        for at in range(700, len(person.photo) - 48, 97):
            wanted[max(person.photo[at : at + 48].split(b"\n"), key=len)] = (key, "photo", f"at {at}")
    return {form: about for form, about in wanted.items() if len(form) >= 6}


def _found(files: list[Path], people: dict[str, Person]) -> set[Trace]:
    """Everything that is found in files."""
    return set(_searched(_wanted(people), [str(file) for file in files], None))


def _searched(wanted: dict[bytes, tuple[str, str, str]], files: list[str], content: bytes | None) -> Iterator[Trace]:
    """One pass over everything: a thousand forms in a hundred megabytes. `grep` is on every Debian."""
    with tempfile.NamedTemporaryFile() as patterns:
        patterns.write(b"\n".join(wanted))
        patterns.flush()
        flags = ("--text", "--only-matching", "--fixed-strings", "--with-filename", "--null", "--no-messages")
        done = subprocess.run(
            ["grep", *flags, f"--file={patterns.name}", *files],
            input=content,
            env={**os.environ, "LC_ALL": "C"},
            capture_output=True,
            check=False,
        )
    for line in done.stdout.split(b"\n"):
        file, _, form = line.partition(b"\0")
        if form in wanted:
            yield (Path(os.fsdecode(file)).name, *wanted[form])


def _report_what_is_in_memory(pid: int) -> None:
    """How often something is left in the idle screen's memory, a second after the wipe: measured, not judged."""
    try:
        memory = b"\n".join(_memory(pid))
    except PermissionError:
        # Only root may look into a process that does not want to be looked into.
        return
    people = {key: PEOPLE[key] for key in VISITORS}
    counts = Counter(
        f"{what}, {'pieces' if what == 'photo' else form}"
        for _, _, what, form in _searched(_wanted(people), [], memory)
    )
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(json.dumps({"bytes": len(memory), "left": counts}, indent=2, ensure_ascii=False))


def _memory(pid: int) -> Iterator[bytes]:
    with Path(f"/proc/{pid}/maps").open() as maps, Path(f"/proc/{pid}/mem").open("rb", 0) as memory:
        for line in maps:
            span, rights, *_ = line.split()
            if not rights.startswith("rw") or "[vvar" in line:
                continue
            start, end = (int(part, 16) for part in span.split("-"))
            memory.seek(start)
            try:
                yield memory.read(end - start)
            except OSError:
                continue
