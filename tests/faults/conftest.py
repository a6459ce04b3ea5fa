"""A house whose line and disk go bad on command; every process is the real one."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from demo.bad_line import BadLine
from demo.certificates import make_certificates
from tests.faults.house import House
from tests.quiet_gateway import assert_quiet

SETTINGS = "[line]\nconnect_seconds = 1.0\nanswer_seconds = 1.5\n"


@pytest.fixture(scope="session", autouse=True)
def copied(template: None) -> None:
    """Each house begins with a copy."""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """Gateway behind a TLS line of a private authority, enrolled terminal, agent at work."""
    folder = tmp_path_factory.mktemp("house")
    authority, certificates = make_certificates(folder / "certificates")
    with BadLine(certificates) as line:
        environment = {"REQUESTS_CA_BUNDLE": str(authority)}
        with House(folder, environment=environment, line=line, settings=SETTINGS) as house:
            house.start_agent()
            yield house
            house.everything_arrived_once()
    for line_of_log in (folder / "agent.log").read_text().splitlines():
        json.loads(line_of_log)
    assert_quiet(folder / "govchannel")
