"""Files that are not what they were: nothing that can be read is lost, the rest is set aside, and it is told."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from demo.citizen import Citizen
from demo.puppet_client import Puppet
from drivers.steering import insert, pull, read_steering
from kiosk.catalog import Catalog
from kiosk.errors import CatalogBroken, OutboxUnavailable
from kiosk.outbox import Outbox
from tests.faults.house import SERVICE, House
from tests.quiet_screen import quiet_screen
from tests.waiting import until

PICTURES = Path(__file__).parent.parent.parent / "artefacts" / "pictures" / "faults"
WITHOUT_RIGHTS = ("unshare", "--user", "--map-user=1000", "--map-group=1000")
"""Root, too, is then stopped by a file's mode."""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with House(tmp_path_factory.mktemp("house")) as house:
        yield house
        house.stop_agent()
        house.everything_arrived_once()
    assert "Traceback" not in (house.folder / "agent.log").read_text()


@pytest.fixture
def citizen(house: House, tmp_path: Path) -> Iterator[Citizen]:
    pull(house.card_file)
    with quiet_screen(house, tmp_path / "ui.log") as screen:
        yield Citizen(screen)


def _random(file: Path) -> None:
    """In one step: of a file that is emptied first, SQLite makes a new one under whoever looks in that moment."""
    aside = file.with_name("random-bytes")
    aside.write_bytes(random.Random(7).randbytes(40_000))
    aside.replace(file)


def _truncated(file: Path) -> None:
    os.truncate(file, 6_000)


def _empty(file: Path) -> None:
    os.truncate(file, 0)


def _folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


DAMAGE: dict[str, Callable[[Path], None]] = {
    "random bytes": _random,
    "cut short": _truncated,
    "emptied": _empty,
    "a folder in its place": _folder,
    "gone": Path.unlink,
}


@pytest.mark.parametrize("name", DAMAGE)
def test_an_agent_starts_with_a_damaged_outbox(house: House, name: str) -> None:
    """What was in it has arrived before: what this test is about is that the terminal goes on."""
    outbox = house.kiosk_home / "outbox.db"
    Outbox(outbox).close()
    DAMAGE[name](outbox)
    since = house.log_end()
    house.start_agent()
    until(lambda: [one for one in house.agent_says(since) if one["event"] == "damaged outbox set aside"], "the agent")
    house.arrives(house.hands_in())
    house.stop_agent()
    assert "set aside" in house.doctor("outbox")["text"]
    for folder in house.kiosk_home.glob("outbox-damaged-*"):
        folder.rename(house.folder / f"taken-away-{name}-{folder.name}")


def test_a_waiting_request_survives_a_spoilt_page(house: House) -> None:
    number = house.hands_in()
    others = [house.hands_in() for _ in range(20)]
    with (house.kiosk_home / "outbox.db").open("r+b") as file:
        # An index's first page: no request's bytes are in it, and SQLite cannot work with the file any more.
        file.seek(2 * 4096)
        file.write(b"\xa5" * 4096)
    house.start_agent()
    for one in (number, *others):
        until(lambda one=one: _arrived(house, one), "every request to arrive")  # type: ignore[misc]
    house.stop_agent()
    for folder in house.kiosk_home.glob("outbox-damaged-*"):
        folder.rename(house.folder / f"taken-away-{folder.name}")


def test_an_outbox_without_rights_is_told_and_left_alone(house: House) -> None:
    outbox = house.kiosk_home / "outbox.db"
    number = house.hands_in()
    outbox.chmod(0)
    house.inside = WITHOUT_RIGHTS
    since = house.log_end()
    house.start_agent()
    (said,) = until(lambda: house.agent_says(since)[:1], "the agent to say so")
    assert (said["event"], said["error"]) == ("outbox cannot be used", "outbox-unavailable")
    assert "outbox.db" in house.says("outbox", "list", expected=1)
    assert house.doctor("outbox")["level"] == "error"
    outbox.chmod(0o600)
    house.inside = ()
    house.arrives(number)
    house.stop_agent()


def test_a_screen_before_a_damaged_outbox_takes_no_requests_until_it_is_mended(house: House, citizen: Citizen) -> None:
    citizen.screen.wait("begin")
    _random(house.kiosk_home / "outbox.db")
    _goes_to_the_service(house, citizen)
    citizen.screen.wait("no-room")
    house.start_agent()
    until(lambda: list(house.kiosk_home.glob("outbox-damaged-*")), "the agent to mend it")
    _goes_to_the_service(house, citizen)
    citizen.screen.wait("apply")
    house.stop_agent()


@pytest.mark.parametrize("name", ["random bytes", "emptied", "gone", "one bit"])
def test_a_damaged_catalog_is_fetched_anew(house: House, name: str) -> None:
    file = house.kiosk_home / "catalog.db"
    if name == "one bit":
        with file.open("r+b") as stream:
            stream.seek(300_000)
            byte = stream.read(1)[0]
            stream.seek(300_000)
            stream.write(bytes([byte ^ 1]))
    else:
        DAMAGE[name](file)
    broken = file.read_bytes() if file.exists() else b""
    house.start_agent()
    until(lambda: file.exists() and file.read_bytes() != broken and _serves(file), "a sound catalog")
    house.stop_agent()


def test_a_screen_without_a_catalog_says_so_and_recovers(house: House, tmp_path: Path) -> None:
    file = house.kiosk_home / "catalog.db"
    _random(file)
    pull(house.card_file)
    log = tmp_path / "ui.log"
    with Puppet(house.env(), log=log) as screen:
        citizen = Citizen(screen)
        screen.tap("begin")
        screen.wait("search-field")
        PICTURES.mkdir(parents=True, exist_ok=True)
        screen.picture(PICTURES / "no-catalog.png")
        screen.wait("no-services")
        assert house.doctor("catalog")["level"] == "error"
        house.start_agent()
        until(lambda: _serves(file), "a sound catalog")
        _goes_to_the_service(house, citizen)
        screen.wait("apply")
        house.stop_agent()
    assert "Traceback" not in log.read_text()


def _goes_to_the_service(house: House, citizen: Citizen) -> None:
    if read_steering(house.card_file).card:
        pull(house.card_file)
        until(lambda: citizen.screen.screen() in ("Welcome", "Goodbye"), "the last session to end")
    insert(house.card_file, "malee")
    citizen.agrees()
    citizen.screen.type("search-field", "ท่อประปา")
    citizen.screen.tap(f"service-{SERVICE}")


def _arrived(house: House, number: str) -> bool:
    try:
        return house.item(number).state == "accepted"
    except (OutboxUnavailable, AssertionError):  # the agent is mending the file
        return False


def _serves(file: Path) -> bool:
    catalog = Catalog(file)
    try:
        return catalog.service(SERVICE) is not None
    except CatalogBroken:
        return False
    finally:
        catalog.close()
