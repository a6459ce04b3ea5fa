"""A whole house for each journey: card service, virtual card, gateway, agent, touch screen, each its own process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from demo.bad_line import BadLine
from demo.citizen import Citizen
from demo.pcscd import PcscStack
from demo.stage import Stage
from tests.copied_stage import CopiedStage
from tests.quiet_gateway import assert_quiet
from tests.quiet_screen import quiet_screen

PICTURES = Path(__file__).parent.parent.parent / "artefacts" / "pictures"


@pytest.fixture(scope="session", autouse=True)
def copied(template: None) -> None:
    """Each stage begins with a copy."""


@pytest.fixture
def card_service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PcscStack]:
    """pcscd with the virtual reader driver; its socket's path has to be short."""
    with PcscStack(tmp_path_factory.mktemp("pcsc")) as stack:
        yield stack


@pytest.fixture
def line() -> BadLine | None:
    """None: the terminal reaches the gateway without anything in between."""
    return None


@pytest.fixture
def settings() -> str:
    """More lines of the terminal's ``config.toml``."""
    return ""


@pytest.fixture
def stage(tmp_path: Path, card_service: PcscStack, line: BadLine | None, settings: str) -> Iterator[Stage]:
    """Gateway up, terminal enrolled, a virtual card in front of the reader."""
    stage = CopiedStage(tmp_path, reader="pcsc", environment=card_service.environment, line=line, settings=settings)
    with card_service.card(stage.card_file), stage:
        yield stage
    assert_quiet(stage.govchannel_home)


@pytest.fixture
def citizen(stage: Stage, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Citizen]:
    """Somebody before the touch screen; what the screen complains of fails the test."""
    with quiet_screen(stage, tmp_path / "ui.log") as screen:
        yield Citizen(screen, PICTURES / request.node.name)
