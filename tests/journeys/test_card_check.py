"""Somebody asks for the old-age allowance, where the agency would like to know that the card is in force."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from demo import government_api as imitation
from demo.citizen import Citizen
from demo.government_api import GovernmentApi, Registered
from demo.processes import family, written_memory
from demo.stage import Stage
from drivers.people import PEOPLE
from drivers.steering import insert, pull
from tests.journeys.conftest import PICTURES
from tests.quiet_screen import quiet_screen
from tests.waiting import until

PERSONS = [PEOPLE[who] for who in ("malee", "boonmee", "somchai")]
SECRETS = ["JT9990000017", "QX1234567890", *(one.citizen_id for one in PERSONS), "มาลีสมมุติ", "บุญมีสมมุติ"]


@pytest.fixture(scope="module")
def api() -> Iterator[GovernmentApi]:
    with GovernmentApi() as api:
        yield api


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, api: GovernmentApi) -> Iterator[Stage]:
    """A gateway with a key to the register, and a terminal with its agent."""
    folder = tmp_path_factory.mktemp("house")
    (folder / "key").write_text(imitation.CONSUMER_KEY)
    (folder / "secret").write_text(imitation.CONSUMER_SECRET)
    values = {
        "url": api.url,
        "agent_id": imitation.AGENT_ID,
        "consumer_key_file": str(folder / "key"),
        "consumer_secret_file": str(folder / "secret"),
    }
    stage = Stage(folder / "stage")
    stage.govchannel_home.mkdir(parents=True)
    lines = [f"{name} = {json.dumps(value)}" for name, value in values.items()]
    (stage.govchannel_home / "config.toml").write_text("[government_api]\n" + "\n".join(lines) + "\n")
    with stage:
        stage.start_agent()
        until((stage.kiosk_home / "agent.sock").exists, "the agent's counter")
        yield stage


@pytest.fixture
def visitor(house: Stage, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Citizen]:
    """Somebody before the terminal's screen; what the screen complains of fails the test."""
    pull(house.card_file)
    with quiet_screen(house, tmp_path / "ui.log") as screen:
        screen.wait("begin")
        yield Citizen(screen, PICTURES / request.node.name)


def wants_the_allowance(visitor: Citizen, house: Stage, who: str) -> None:
    insert(house.card_file, who)
    visitor.agrees()
    visitor.finds("เบี้ยผู้สูงอายุ", "dla-old")


def is_offered(visitor: Citizen) -> bool:
    """Presses *Request it here*; where that leads to the form, one step back."""
    visitor.screen.tap("apply")
    until(lambda: visitor.screen.screen() != "Service", "the next page")
    if visitor.screen.screen() == "CheckCard":
        return True
    visitor.screen.tap("back")
    visitor.screen.wait("apply")
    return False


def agrees_to_the_check(visitor: Citizen, house: Stage, who: str) -> None:
    wants_the_allowance(visitor, house, who)
    # Whether cards can be checked is asked while the page is read; nobody waits for it.
    until(lambda: is_offered(visitor), "the offer")
    visitor.keeps("offer")
    visitor.screen.tap("agree-check")


def test_the_chip_tells_the_code(visitor: Citizen, house: Stage) -> None:
    agrees_to_the_check(visitor, house, "malee")
    visitor.screen.wait("told-in-force")
    visitor.keeps("in-force")
    visitor.screen.tap("skip-check")
    visitor.screen.wait("page-1")


def test_an_old_chip_half_a_code_and_the_right_one(visitor: Citizen, house: Stage, api: GovernmentApi) -> None:
    person = PEOPLE["boonmee"]
    agrees_to_the_check(visitor, house, "boonmee")
    visitor.screen.type("code-digits", "1234567890")
    visitor.screen.tap("check-code")
    visitor.screen.wait("code-wrong")
    visitor.keeps("half-a-code")
    visitor.screen.type("code-letters", "qx")
    visitor.screen.tap("check-code")
    until(lambda: "รหัสไม่ตรง" in " ".join(visitor.screen.texts()), "the register's answer")
    visitor.keeps("again")
    api.register[person.citizen_id] = Registered("บุญมีสมมุติ", "เก่าแก่", person.birth_date, "QX1234567890")
    visitor.screen.tap("check-code")
    visitor.screen.wait("told-in-force")


def test_a_card_that_is_not_in_force_any_more_is_told_and_may_go_on(
    visitor: Citizen, house: Stage, api: GovernmentApi
) -> None:
    known = api.register[PEOPLE["somchai"].citizen_id]
    api.register[PEOPLE["somchai"].citizen_id] = replace(known, in_force=False)
    agrees_to_the_check(visitor, house, "somchai")
    visitor.screen.wait("told-not-in-force")
    visitor.keeps("not-in-force")
    visitor.screen.tap("skip-check")
    visitor.screen.wait("page-1")


def test_nothing_of_it_stays_in_the_agents_memory(house: Stage) -> None:
    processes = family(house.agent_pid)
    memory = b"".join(piece for pid in processes for piece in written_memory(pid))
    assert len(processes) > 1
    assert b"agent.sock" in memory, "the search has to see something"
    for secret in SECRETS:
        for code in ("utf-8", "utf-16-le", "utf-32-le"):
            assert memory.count(secret.encode(code)) == 0, code


def test_the_register_is_lost_on_the_way_then_the_line(visitor: Citizen, house: Stage, api: GovernmentApi) -> None:
    wants_the_allowance(visitor, house, "malee")
    until(lambda: is_offered(visitor), "the offer")
    api.trouble = imitation.says(503, b"")
    visitor.screen.tap("agree-check")
    visitor.screen.wait("told-unavailable", seconds=20)
    api.trouble = None
    visitor.screen.tap("skip-check")
    visitor.screen.wait("page-1")
    pull(house.card_file)
    visitor.screen.wait_screen("Goodbye")
    house.stop_agent()
    wants_the_allowance(visitor, house, "somchai")
    until(lambda: not is_offered(visitor), "the form without an offer")
    house.start_agent()


def test_nothing_of_it_is_in_any_file_of_terminal_and_gateway(house: Stage) -> None:
    for file in house.folder.rglob("*"):
        if file.is_file() and file != house.card_file:
            content = file.read_bytes()
            for secret in SECRETS:
                assert secret.encode() not in content, file.name
