"""A disk that is full, read-only or failing: what was promised is kept, nothing is promised that cannot be kept."""

from __future__ import annotations

import resource
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import resources
from demo.answers import LEAK
from demo.bad_disk import BadDisk
from demo.bad_line import BadLine, Fault
from demo.citizen import Citizen
from demo.puppet_client import Puppet
from drivers.steering import insert, pull
from tests.faults.house import SERVICE, House, leak_form
from tests.quiet_gateway import assert_quiet
from tests.quiet_screen import quiet_screen
from tests.waiting import until

TERMINALS_DISK = 64_000_000
GATEWAYS_DISK = 16_000_000
SETTINGS = "[line]\nanswer_seconds = 5.0\n"
NOT_SENT = "คำขอของท่านยังไม่ถูกส่ง"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with BadLine() as line, House(tmp_path_factory.mktemp("house"), line=line, settings=SETTINGS) as house:
        yield house
        house.inside = ()


@pytest.fixture(scope="module")
def disk(house: House) -> Iterator[BadDisk]:
    """The terminal's data folder on a small disk of its own, the agent at work there."""
    with BadDisk(house.kiosk_home) as disk:
        disk.becomes_small(TERMINALS_DISK)
        house.inside, house.elsewhere = disk.inside, True
        house.start_agent()
        yield disk
        house.stop_agent()
        house.everything_arrived_once()
    assert "Traceback" not in (house.folder / "agent.log").read_text()
    assert_quiet(house.govchannel_home)


@pytest.fixture(scope="module")
def citizen(house: House, disk: BadDisk) -> Iterator[Citizen]:
    with quiet_screen(house, house.folder / "ui.log", disk.inside) as screen:
        yield Citizen(screen)


def comes_in(citizen: Citizen, house: House) -> None:
    pull(house.card_file)
    until(lambda: citizen.screen.screen() in ("Welcome", "Goodbye"), "the last session to end")
    insert(house.card_file, "malee")
    citizen.agrees()


def test_a_disk_that_fills_while_a_citizen_writes_costs_no_answer(
    citizen: Citizen, house: House, disk: BadDisk
) -> None:
    comes_in(citizen, house)
    citizen.finds("ท่อประปา", SERVICE)
    citizen.fills_in(leak_form(house), LEAK)
    disk.fill()
    citizen.screen.tap("submit")
    citizen.screen.wait("failure")
    assert NOT_SENT in " ".join(citizen.screen.texts())
    assert house.doctor("disk")["level"] == "error"
    disk.free()
    house.receipts.append(citizen.sends())
    house.arrives(house.receipts[-1])
    assert house.doctor("disk")["level"] == "error", "64 MB are not enough for a terminal"
    assert house.doctor("outbox")["level"] == "ok"


def test_with_a_full_disk_nobody_fills_in_a_form_for_nothing(citizen: Citizen, house: House, disk: BadDisk) -> None:
    disk.fill()
    comes_in(citizen, house)
    citizen.screen.type("search-field", "ท่อประปา")
    citizen.screen.tap(f"service-{SERVICE}")
    citizen.screen.wait("no-room")
    disk.free()


def test_a_failing_write_costs_no_answer_and_stops_no_log(citizen: Citizen, house: House) -> None:
    """Not one byte can be written by the screen, wherever: neither the outbox nor its log."""
    comes_in(citizen, house)
    citizen.finds("ท่อประปา", SERVICE)
    citizen.fills_in(leak_form(house), LEAK)
    limits = resource.prlimit(citizen.screen.pid, resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
    citizen.screen.tap("submit")
    citizen.screen.wait("failure")
    resource.prlimit(citizen.screen.pid, resource.RLIMIT_FSIZE, limits)
    house.receipts.append(citizen.sends())
    house.arrives(house.receipts[-1])


def test_an_answer_that_cannot_be_noted_is_noted_later(house: House, disk: BadDisk) -> None:
    assert house.line is not None
    since = house.log_end()
    house.line.becomes(Fault(seconds=1.0))
    number = house.hands_in()
    disk.fill()
    until(lambda: _events(house, since, "outbox cannot be used"), "the agent to say so")
    assert house.agent_lives()
    assert len(house.opened_by("PWA")) == len(house.receipts), "the gateway has it"
    house.line.becomes(Fault(port="closed"))
    disk.free()
    # The line is dead: what the gateway said is noted without asking again.
    house.arrives(number)
    house.line.mend()
    assert len(_events(house, since, "outbox cannot be used")) == 1, "said once"


def test_an_update_that_finds_no_room_leaves_the_old_catalog(house: House, disk: BadDisk, tmp_path: Path) -> None:
    _publish_something_new(house, tmp_path)
    before = house.says("catalog", "show", SERVICE)
    disk.fill()
    assert "disk" in house.says("catalog", "update", expected=1)
    assert house.says("catalog", "show", SERVICE) == before
    disk.free()
    house.says("catalog", "update")
    assert house.says("catalog", "show", SERVICE) != before


@pytest.mark.usefixtures("disk")
def test_a_gateway_without_room_accepts_nothing(house: House) -> None:
    since = house.log_end()
    house.gateway.stop()
    with BadDisk(house.govchannel_home) as gateways:
        gateways.becomes_small(GATEWAYS_DISK)
        house.gateway.inside = gateways.inside
        house.gateway.start()
        gateways.fill()
        number = house.hands_in()
        item = house.tried(number)
        assert (item.state, item.last_answer) == ("waiting", "offline")
        assert "503" in _events(house, since, "not sent")[-1]["reason"]
        gateways.free()
        house.retry()
        house.arrives(number)
        # From the small disk back to the large one, for the tests that follow.
        house.gateway.stop()
        for file in gateways.seen.iterdir():
            if file.is_file():
                shutil.copy(file, house.govchannel_home)
    house.gateway.inside = ()
    house.gateway.start()


def test_a_read_only_disk_is_told_and_survived(house: House, disk: BadDisk) -> None:
    house.stop_agent()
    pull(house.card_file)
    since = house.log_end()
    with BadDisk(house.kiosk_home) as other:
        other.becomes_read_only()
        house.inside = other.inside
        house.start_agent()
        until(lambda: _events(house, since, "outbox cannot be used"), "the agent to say so")
        log = house.folder / "ui-read-only.log"
        with Puppet(house.env(), log=log, inside=other.inside) as screen:
            screen.tap("begin")
            screen.type("search-field", "ท่อประปา")
            screen.tap(f"service-{SERVICE}")
            screen.wait("no-room")
        assert "Traceback" not in log.read_text()
        assert house.doctor("outbox")["level"] == "error"
        assert "outbox.db" in house.says("outbox", "list", expected=1)
        assert house.agent_lives()
        house.stop_agent()
    house.inside = disk.inside
    house.start_agent()


def _events(house: House, since: int, event: str) -> list[dict[str, str]]:
    return [one for one in house.agent_says(since) if one["event"] == event]


def _publish_something_new(house: House, folder: Path) -> None:
    entries = folder / "entries"
    shutil.copytree(resources.FOLDER / "catalog", entries)
    file = entries / "services" / f"{SERVICE}.yaml"
    file.write_text(file.read_text("utf-8").replace("  en: Report of", "  en: Report about", 1))
    house.run("govchannel", "catalog", "publish", "--channel", "stable", "--from", str(entries))
