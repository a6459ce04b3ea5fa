"""For all tests: how fast a machine is decides about none of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from demo.stage import Stage
from tests.copied_stage import CopiedStage

settings.register_profile("any-machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any-machine")


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Everything is made once; each stage begins with a copy."""
    stage = Stage(tmp_path_factory.mktemp("template"))
    stage.set_up()
    stage.close()
    CopiedStage.template = stage
    yield
    CopiedStage.template = None
