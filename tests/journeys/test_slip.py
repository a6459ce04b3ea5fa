"""A receipt on paper, from the card to the code that a phone reads: gateway, terminal, printer on a port."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
import zxingcpp
from PIL import Image

from demo.citizen import Citizen
from drivers.printing.imitation import Imitation
from drivers.steering import insert, pull, steer
from tests.copied_stage import CopiedStage
from tests.journeys.test_request import asks_for_the_leak_to_be_mended
from tests.quiet_screen import quiet_screen
from tests.waiting import until


class House:
    """A terminal with an ESC/POS printer on the network."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.tray = folder / "tray"
        self.steering = folder / "printer.json"
        self.printer = Imitation(self.tray, self.steering)
        self.listener = self.printer.listen()
        port = self.listener.getsockname()[1]
        self.thread = threading.Thread(target=self.printer.accept, args=(self.listener,))
        self.stage = CopiedStage(folder, printer=f"escpos:tcp:127.0.0.1:{port}")

    def slips(self) -> list[Path]:
        return sorted(self.tray.glob("slip-????.png"))


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    house = House(tmp_path_factory.mktemp("house"))
    house.thread.start()
    try:
        with house.stage:
            yield house
    finally:
        house.printer.stop()
        house.thread.join()


@pytest.fixture
def citizen(house: House) -> Iterator[Citizen]:
    with quiet_screen(house.stage, house.folder / "ui.log", arguments=["--supervised"]) as screen:
        yield Citizen(screen)
        pull(house.stage.card_file)


def test_out_of_paper_in_the_middle_then_a_slip_that_leads_to_the_status(citizen: Citizen, house: House) -> None:
    house.stage.start_agent()
    steer(house.steering, rows=300)
    number = asks_for_the_leak_to_be_mended(citizen, house.stage)
    citizen.screen.tap("print-slip")
    citizen.screen.wait("slip-out-of-paper")
    assert number in citizen.screen.texts()
    assert house.slips() == []
    steer(house.steering, roll=2, rows=None)
    citizen.screen.tap("print-slip")
    citizen.screen.wait("slip-printed")
    (slip,) = house.slips()
    with Image.open(slip) as picture:
        (code,) = zxingcpp.read_barcodes(picture)
    until(lambda: [i for i in house.stage.outbox() if i["state"] == "accepted"], "the gateway to accept")
    page = requests.get(code.text, timeout=10)
    assert page.status_code == 200
    assert number in page.text


def test_the_card_pulled_while_printing_still_prints_and_the_next_citizen_is_welcome(
    citizen: Citizen, house: House
) -> None:
    before = len(house.slips())
    number = asks_for_the_leak_to_be_mended(citizen, house.stage)
    citizen.screen.tap("print-slip")
    # A card that is gone before the finger has left prints nothing.
    until(lambda: {"slip-printing", "slip-printed"}.intersection(citizen.screen.names()), "the press to be heeded")
    pull(house.stage.card_file)
    citizen.screen.wait_screen("Goodbye")
    until(lambda: len(house.slips()) == before + 1, "the slip")
    assert number in [item["number"] for item in house.stage.outbox()]
    citizen.screen.wait("begin", seconds=20)
    insert(house.stage.card_file, "somchai")
    citizen.screen.wait("agree")
