"""An operator's day: keys made, a release published, tried, widened, halted, taken back; and what goes wrong."""

from __future__ import annotations

import concurrent.futures
import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import requests
from cryptography.hazmat.primitives.asymmetric import ec

import resources
from demo.gateway_process import GatewayProcess
from demo.loopback import files
from govchannel.contract import wire
from govchannel.releases import online
from govchannel.releases.repository import Repository
from govchannel.store import rollout
from govchannel.store.database import open_database
from kiosk import keys
from kiosk.catalog import Catalog
from kiosk.clock import SystemClock
from kiosk.gateway import HttpGateway
from tests.govchannel import command
from tests.quiet_gateway import assert_quiet
from tests.waiting import until

BIN = Path(sys.executable).parent
AGENCIES = ("BMA", "DCY", "DDPM", "DLA", "DLPW", "DLT", "DOPA", "NHSO", "OCPB", "PEA", "PWA", "SSO")


class House:
    """A gateway's and a terminal's data folders, worked on with the product's commands."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.home = folder / "govchannel"
        self.kiosk_home = folder / "kiosk"
        self.entries = folder / "entries"
        self.gateway = GatewayProcess(self.home)

    def run(self, program: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [BIN / program, *arguments],
            env=self.env() | environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def env(self) -> dict[str, str]:
        return {**os.environ, "GOVCHANNEL_HOME": str(self.home), "KIOSK_HOME": str(self.kiosk_home)}

    def does(self, *arguments: str, **environment: str) -> str:
        return command.done(self.home, *arguments, **environment)

    def status(self) -> dict[str, list[dict[str, object]]]:
        told: dict[str, list[dict[str, object]]] = json.loads(self.does("catalog", "status", "--json"))
        return told

    def edit(self, service: str, words: str) -> None:
        """Change an entry's English description."""
        file = self.entries / "services" / f"{service}.yaml"
        lines = file.read_text("utf-8").splitlines()
        place = lines.index("description:") + 2
        lines[place] = f"  en: {words}"
        file.write_text("\n".join(lines) + "\n", "utf-8")

    def publish(self, *options: str) -> str:
        return self.does("catalog", "publish", "--from", str(self.entries), *options)

    def enrol(self) -> None:
        code = json.loads(self.does("terminal", "add", "t-1", "--json"))["code"]
        done = self.run("kiosk", "enrol", "t-1", code, "--gateway", self.gateway.url)
        assert done.returncode == 0, done.stderr

    def served(self) -> int:
        catalog = Catalog(self.kiosk_home / "catalog.db")
        try:
            return catalog.release().number
        finally:
            catalog.close()


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with keys and an empty repository; copied by each test that spoils one."""
    house = House(tmp_path_factory.mktemp("begun"))
    house.does("agency", "keygen", *AGENCIES)
    house.does("catalog", "init")
    shutil.copytree(resources.FOLDER / "catalog", house.entries)
    return house.folder


@pytest.fixture
def house(begun: Path, tmp_path: Path) -> Iterator[House]:
    shutil.copytree(begun, tmp_path / "house")
    house = House(tmp_path / "house")
    yield house
    house.gateway.stop()
    assert_quiet(house.home)


def test_a_release_from_the_entries_to_the_screen_and_back(house: House) -> None:
    house.publish("--channel", "stable", "--note", "the first")
    house.gateway.start()
    house.enrol()
    taken = json.loads(house.run("kiosk", "catalog", "update", "--json").stdout)
    assert (taken["release"], taken["way"]) == (1, "snapshot")
    with (house.folder / "agent.log").open("w") as log:
        agent = subprocess.Popen([BIN / "kiosk", "agent"], env=house.env(), stderr=log)
    try:
        until(lambda: house.status()["releases"][0]["terminals"] == 1, "the agent's report")
        house.edit("dlt-book", "Renewed while somebody reads.")
        told = house.publish("--channel", "stable")
        assert "~ service dlt-book" in told
        until(lambda: house.served() == 2, "the push to arrive")
        until(lambda: house.status()["releases"][1]["terminals"] == 1, "the terminal's report")
        shown = json.loads(house.run("kiosk", "catalog", "show", "dlt-book").stdout)
        assert shown["description"]["en"] == "Renewed while somebody reads."
        house.does("catalog", "rollback", "stable")
        until(lambda: house.served() == 3, "the way back")
        assert house.status()["releases"][2]["note"] == "back to release 1"
        shown = json.loads(house.run("kiosk", "catalog", "show", "dlt-book").stdout)
        assert shown["description"]["en"] != "Renewed while somebody reads."
    finally:
        agent.terminate()
        started = time.monotonic()
        agent.wait(10)
        assert time.monotonic() - started < 5, "the agent waits for news while it should end"
    started = time.monotonic()
    house.gateway.stop()
    assert time.monotonic() - started < 8, "the gateway waits for those who wait for news"
    assert "Traceback" not in (house.folder / "agent.log").read_text()


def test_a_terminal_that_cannot_be_reached_by_news_still_updates_itself(house: House) -> None:
    """Any static web server will do: no time, no news, only files."""
    house.publish("--channel", "stable")
    house.gateway.start()
    house.enrol()
    with files(house.home / "releases") as server:
        file = house.kiosk_home / "enrolment.json"
        enrolment = json.loads(file.read_text())
        enrolment["releases"] = server.url
        file.write_text(json.dumps(enrolment))
        done = house.run("kiosk", "catalog", "update", "--json")
    assert json.loads(done.stdout)["release"] == 1, done.stderr


def test_a_release_goes_from_channel_to_channel_by_shares(house: House) -> None:
    house.publish("--channel", "canary")
    house.does("catalog", "promote", "stable")
    house.edit("dlt-book", "Another text.")
    house.publish()
    assert "release 1, 100 % -> release 2, 10 %" in house.does("catalog", "promote", "stable", "--share", "10")
    stable = next(one for one in house.status()["channels"] if one["channel"] == "stable")
    assert stable == {"channel": "stable", "release": 2, "share": 10, "before": 1}
    house.does("catalog", "promote", "stable")
    stable = next(one for one in house.status()["channels"] if one["channel"] == "stable")
    assert stable == {"channel": "stable", "release": 2, "share": 100, "before": 1}


def contents(folder: Path) -> dict[str, str]:
    files = [file for file in sorted(folder.rglob("*")) if file.is_file() and "gateway.db" not in file.name]
    return {str(file): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


@pytest.mark.parametrize(
    "command",
    [
        ("publish",),
        ("promote", "stable"),
        ("rollback", "canary"),
        ("rotate", "targets"),
        ("rotate", "root"),
    ],
)
def test_a_dry_run_says_what_would_be_done_and_does_nothing(house: House, command: tuple[str, ...]) -> None:
    house.publish()
    house.edit("dlt-book", "Another text.")
    house.publish()
    before = contents(house.home)
    told = house.does("catalog", *command, "--dry-run")
    assert told.startswith("would: ")
    assert all(line.startswith("would: ") for line in told.splitlines())
    assert contents(house.home) == before


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (("init",), "there is a repository already"),
        (("init", "--count", "2", "--threshold", "3"), "3 of 2 keys"),
        (("promote", "stable"), "no channel has a release yet"),
        (("promote", "stable", "--release", "7"), "no channel tried release 7"),
        (("promote", "stable", "--release", "7", "--force"), "no release 7"),
        (("promote", "../x", "--release", "1"), "no channel's name"),
        (("rollback", "nowhere"), "no channel 'nowhere'"),
        (("halt", "3"), "no release 3"),
        (("resume", "3"), "not halted"),
        (("publish", "--channel", "a b"), "no channel's name"),
        (("publish", "--from", "/proc"), "findings"),
        (("rotate", "root", "--root-keys", "/nonexistent"), "0 of the root keys"),
    ],
)
def test_a_wrong_command_is_one_line(house: House, command: tuple[str, ...], words: str) -> None:
    done = house.run("govchannel", "catalog", *command)
    assert done.returncode == 1
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert "Traceback" not in done.stderr


def test_entries_with_a_fault_are_not_published(house: House) -> None:
    house.edit("dlt-book", "''")
    done = house.run("govchannel", "catalog", "publish", "--from", str(house.entries))
    assert done.returncode == 1
    assert "dlt-book.yaml:" in done.stderr
    assert house.status()["releases"] == []


def test_without_the_operators_key_nothing_is_published(house: House) -> None:
    for file in (house.home / "release-keys").glob("targets-*"):
        file.unlink()
    done = house.run("govchannel", "catalog", "publish", "--from", str(house.entries))
    assert done.returncode == 1
    assert "too few keys of the role targets" in done.stderr
    assert house.status()["releases"] == []


def test_keys_with_a_passphrase_need_it(tmp_path: Path) -> None:
    house = House(tmp_path)
    house.does("catalog", "init", GOVCHANNEL_KEY_PASSPHRASE="correct horse")
    for file in [*(house.home / "release-keys").iterdir(), *(house.home / "root-keys").iterdir()]:
        assert b"ENCRYPTED" in file.read_bytes()
        assert file.stat().st_mode & 0o077 == 0
    wrong = house.run("govchannel", "catalog", "rotate", "targets", GOVCHANNEL_KEY_PASSPHRASE="wrong")
    assert (wrong.returncode, len(wrong.stderr.splitlines())) == (1, 1)
    assert house.run("govchannel", "catalog", "rotate", "targets").returncode == 1
    house.does("catalog", "rotate", "targets", GOVCHANNEL_KEY_PASSPHRASE="correct horse")


def test_a_root_key_that_was_lost_is_replaced_with_the_others(house: House) -> None:
    folder = house.home / "root-keys"
    lost = sorted(folder.iterdir())[0]
    lost.unlink()
    told = house.does("catalog", "rotate", "root")
    assert "signed by 2 of 3 keys" in told
    assert f"no longer believes key {lost.stem.removeprefix('root-')}" in told
    for file in sorted(folder.iterdir())[:2]:
        file.unlink()
    assert house.run("govchannel", "catalog", "rotate", "dates").returncode == 1


def test_the_gateway_keeps_the_timestamp_fresh(begun: Path, tmp_path: Path) -> None:
    shutil.copytree(begun, tmp_path / "house")
    home = tmp_path / "house" / "govchannel"
    repository = Repository(home / "releases")
    now = datetime.now(UTC)
    first = repository.timestamp().signed
    assert not online.renew(repository, home / "release-keys", now)
    assert online.renew(repository, home / "release-keys", now + timedelta(days=2.5))
    later = repository.timestamp().signed
    assert later.version == first.version + 1
    assert later.expires > first.expires


def test_an_operators_command_and_the_gateway_may_renew_at_the_same_moment(house: House) -> None:
    repository = Repository(house.home / "releases")
    later = datetime.now(UTC) + timedelta(days=2.5)
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        done = list(pool.map(lambda _: online.renew(repository, house.home / "release-keys", later), range(16)))
    assert done.count(True) == 1, "one renews, the others find it done"
    assert repository.timestamp().signed.version == 2


def test_a_repository_from_an_old_backup_is_not_signed(house: House) -> None:
    house.publish()
    repository = Repository(house.home / "releases")
    newest = max(repository.metadata.glob("*.targets.json"), key=lambda file: int(file.name.split(".")[0]))
    newest.unlink()
    done = house.run("govchannel", "catalog", "rotate", "dates")
    assert done.returncode == 1
    assert "old copy" in done.stderr


# How terminals fare


@pytest.fixture
def fleet(house: House) -> Iterator[Callable[[str], HttpGateway]]:
    """Enrols terminals at a running gateway."""
    house.publish()
    house.gateway.start()
    connections = []

    def enrol(name: str) -> HttpGateway:
        code = json.loads(house.does("terminal", "add", name, "--json"))["code"]
        key = ec.generate_private_key(ec.SECP256R1())
        connections.append(HttpGateway(house.gateway.url, name, key, SystemClock()))
        connections[-1].enrol(code, keys.public_bytes(key))
        return connections[-1]

    yield enrol
    for connection in connections:
        connection.close()


def well(release: int) -> wire.Heartbeat:
    return wire.Heartbeat(program="1", release=release)


def badly(release: int) -> wire.Heartbeat:
    return wire.Heartbeat(program="1", release=1, failed_release=release, reason="wrong-digest")


def test_a_release_that_too_many_cannot_take_halts_by_itself(house: House, fleet: Callable[[str], HttpGateway]) -> None:
    house.edit("dlt-book", "A bad one.")
    house.publish()
    terminals = [fleet(f"t-{number}") for number in range(6)]
    for terminal in terminals[:4]:
        assert terminal.heartbeat(well(2)).halted == []
    assert terminals[4].heartbeat(badly(2)).halted == [], "one failure may be the terminal's own"
    assert terminals[5].heartbeat(badly(2)).halted == [2]
    (release,) = [one for one in house.status()["releases"] if one["release"] == 2]
    assert (release["terminals"], release["failing"]) == (4, 2)
    assert release["halted"] == "2 of 6 terminals that tried it failed"
    refused = house.run("govchannel", "catalog", "promote", "stable", "--release", "2")
    assert refused.returncode == 1
    assert "was halted" in refused.stderr
    house.does("catalog", "resume", "2")
    assert terminals[0].heartbeat(well(2)).halted == []
    house.does("catalog", "promote", "stable", "--release", "2")


def test_an_operator_halts_a_release_by_hand(house: House, fleet: Callable[[str], HttpGateway]) -> None:
    house.does("catalog", "halt", "1", "--reason", "a wrong fee")
    assert fleet("t-1").heartbeat(well(0)).halted == [1]


def test_only_the_terminals_last_word_counts(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path / 'gateway.db'}")
    now = datetime.now(UTC)
    with engine.begin() as db:
        for number in range(30):
            db.exec_driver_sql(
                "INSERT INTO terminal (id, channel, state, added_at) VALUES (?, 'stable', 'active', ?)",
                (f"t-{number}", "2026-01-01 00:00:00.000000"),
            )
    for number in range(30):
        rollout.note(engine, f"t-{number}", well(2), now)
    for _ in range(10):
        assert rollout.note(engine, "t-0", badly(2), now) == []
    assert rollout.note(engine, "t-1", badly(2), now) == []
    assert rollout.note(engine, "t-2", badly(2), now) == []
    assert rollout.note(engine, "t-3", badly(2), now) == [2], "4 of 30 are more than a tenth"
    engine.dispose()


@pytest.mark.parametrize(
    "path",
    ["/releases/metadata/../../release-keys/", "/releases/metadata/%2e%2e/%2e%2e/config.toml", "/releases/targets/"],
)
def test_only_the_repositorys_files_are_served(house: House, path: str) -> None:
    (house.home / "config.toml").write_text("halt_share = 0.2\n")
    house.gateway.start()
    session = requests.Session()
    prepared = session.prepare_request(requests.Request("GET", house.gateway.url))
    prepared.url = house.gateway.url + path
    answer = session.send(prepared)
    assert answer.status_code == 404
    assert "halt_share" not in answer.text
    session.close()


@pytest.mark.parametrize(
    "query", ["", "?after=x", "?after=1&seconds=-1", "?after=1&seconds=1e9", "?after=1&seconds=nan"]
)
def test_a_wrong_question_for_news_is_refused_at_once(house: House, query: str) -> None:
    house.gateway.start()
    started = time.monotonic()
    assert requests.get(f"{house.gateway.url}/releases/wait{query}", timeout=20).status_code == 400
    assert time.monotonic() - started < 5
    assert requests.get(f"{house.gateway.url}/releases/time?nonce=short", timeout=20).status_code == 400
