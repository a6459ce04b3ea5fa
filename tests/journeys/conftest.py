"""A whole house for each journey: card service, virtual card, gateway, agent, touch screen, each its own process."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from demo.citizen import Citizen
from demo.pcscd import PcscStack
from demo.puppet_client import TOLERATED, Puppet
from demo.stage import Stage
from drivers.vpcd import VpcdCard

PICTURES = Path(__file__).parent.parent.parent / "artefacts" / "pictures"


@pytest.fixture
def card_service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PcscStack]:
    """pcscd with the virtual reader driver; its socket's path has to be short."""
    with PcscStack(tmp_path_factory.mktemp("pcsc")) as stack:
        yield stack


@pytest.fixture
def stage(tmp_path: Path, card_service: PcscStack) -> Iterator[Stage]:
    """Gateway up, terminal enrolled, a virtual card in front of the reader."""
    stage = Stage(tmp_path, reader="pcsc", environment=card_service.environment)
    card = VpcdCard(card_service.port, stage.card_file)
    thread = threading.Thread(target=card.run, name="virtual card")
    thread.start()
    with stage:
        yield stage
    card.stop()
    thread.join()


@pytest.fixture
def citizen(stage: Stage, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Citizen]:
    """Somebody before the touch screen; what the screen complains of fails the test."""
    log = tmp_path / "ui.log"
    with Puppet(stage.env(), log=log) as screen:
        yield Citizen(screen, PICTURES / request.node.name)
    complaints = [line for line in log.read_text().splitlines() if not line.startswith(("{", *TOLERATED))]
    assert not complaints
