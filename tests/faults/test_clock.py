"""Clocks that jump by years, of the terminal and of the gateway, while the processes run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from demo.answers import LEAK
from demo.bad_clock import BadClock
from demo.bad_line import BadLine, Fault
from demo.citizen import Citizen
from demo.puppet_client import Puppet
from drivers.steering import insert, pull
from tests.faults.house import SERVICE, House, leak_form
from tests.quiet_gateway import assert_quiet


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("house")


@pytest.fixture(scope="module")
def clock(folder: Path) -> BadClock:
    """The terminal's clock: of its agent, its screen, its commands."""
    return BadClock(folder / "clock")


@pytest.fixture(scope="module")
def gateways_clock(folder: Path) -> BadClock:
    return BadClock(folder / "gateways-clock")


@pytest.fixture(scope="module")
def house(folder: Path, clock: BadClock, gateways_clock: BadClock) -> Iterator[House]:
    # Without TLS, which a clock that is wrong by years ends before anything else: see test_line.
    with BadLine() as line, House(folder, line=line) as house:
        house.gateway.stop()
        house.gateway.inside = gateways_clock.inside
        house.gateway.start()
        house.inside = clock.inside
        house.start_agent()
        yield house
        house.stop_agent()
        house.inside = ()
        house.everything_arrived_once()
    assert "Traceback" not in (folder / "agent.log").read_text()
    assert_quiet(folder / "govchannel")


@pytest.fixture(autouse=True)
def right(clock: BadClock, gateways_clock: BadClock, house: House) -> Iterator[None]:
    yield
    clock.jump(0)
    gateways_clock.jump(0)
    assert house.line is not None
    house.line.mend()


def test_what_was_put_off_to_2041_goes_out_when_the_clock_is_right(house: House, clock: BadClock) -> None:
    assert house.line is not None
    house.line.becomes(Fault(port="closed"))
    clock.jump(15)
    number = house.hands_in()
    item = house.tried(number)
    assert item.not_before > 2.2e9, "it was put off by a clock in 2041"
    house.line.mend()
    clock.jump(0)
    house.arrives(number)


def test_requests_of_a_wrong_clock_arrive(house: House, clock: BadClock) -> None:
    for years in (-56, -25, 15):  # 1970, 2001, 2041
        clock.jump(years)
        house.arrives(house.hands_in())
    finding = house.doctor("clock")
    assert (finding["level"], "ahead" in finding["text"]) == ("warning", True)
    clock.jump(0)
    house.arrives(house.hands_in())
    assert house.doctor("clock")["level"] == "ok"


def test_a_gateway_whose_clock_jumps_is_understood_and_does_no_lasting_harm(
    house: House, gateways_clock: BadClock
) -> None:
    house.says("catalog", "update")
    gateways_clock.jump(15)
    house.arrives(house.hands_in())
    assert "expired" in house.says("catalog", "update", expected=1), "it is believed: its answer is signed"
    gateways_clock.jump(0)
    house.arrives(house.hands_in())
    house.says("catalog", "update")


def test_a_clock_that_jumps_in_the_middle_of_a_session(house: House, clock: BadClock) -> None:
    log = house.folder / "ui.log"
    with Puppet(house.env(), log=log, inside=house.inside) as screen:
        citizen = Citizen(screen)
        screen.wait("begin")
        insert(house.card_file, "malee")
        citizen.agrees()
        clock.jump(15)
        citizen.finds("ท่อประปา", SERVICE)
        clock.jump(-25)
        citizen.fills_in(leak_form(house), LEAK)
        clock.jump(15)
        assert screen.screen() == "Review", "a session's limits do not hang on the date"
        clock.jump(0)
        house.receipts.append(citizen.sends())
        pull(house.card_file)
        screen.wait_screen("Goodbye")
    house.arrives(house.receipts[-1])
    assert "Traceback" not in log.read_text()
