"""For all tests: how fast a machine is decides about none of them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, settings

import resources
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


@pytest.fixture(scope="session")
def entries(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalog of one agency with one service."""
    folder = tmp_path_factory.mktemp("entries")
    (folder / "services").mkdir()
    shutil.copy(resources.FOLDER / "catalog" / "services" / "dopa-house-copy.yaml", folder / "services")
    shutil.copy(resources.FOLDER / "catalog" / "holidays.yaml", folder)
    for name, wanted in (("agencies", {"DOPA"}), ("life-events", {"identity", "home"})):
        listed = yaml.safe_load((resources.FOLDER / "catalog" / f"{name}.yaml").read_text("utf-8"))
        kept = [one for one in listed if one["id"] in wanted]
        (folder / f"{name}.yaml").write_text(yaml.safe_dump(kept, allow_unicode=True), "utf-8")
    return folder
