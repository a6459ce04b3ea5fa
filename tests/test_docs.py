"""The guides say what is so: their commands run, their links lead somewhere, every command and check is in one."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from demo.stage import Stage
from drivers.steering import insert
from tests.copied_stage import CopiedStage

ROOT = Path(__file__).parent.parent
GUIDES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")), ROOT / "resources" / "README.md"]
BIN = Path(sys.executable).parent
SERVERS = ("serve", "watch", "ui", "agent")
"""Commands that run until they are stopped: here they only have to know their options."""


def console_commands(guide: Path) -> list[str]:
    """The lines of a guide's console blocks that call our programs."""
    blocks = re.findall(r"```console\n(.*?)```", guide.read_text("utf-8"), re.DOTALL)
    lines = [line.split("#")[0].strip() for block in blocks for line in block.splitlines()]
    return [line.removeprefix(".venv/bin/") for line in lines if "kiosk " in line or "govchannel " in line]


@pytest.fixture(scope="module")
def stage(template: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:  # noqa: ARG001  # copied from
    with CopiedStage(tmp_path_factory.mktemp("docs")) as stage:
        insert(stage.card_file, "malee")
        (stage.folder / "resources").symlink_to(ROOT / "resources")
        yield stage


def named(stage: Stage, word: str) -> str:
    """What a word of a guide stands for that is made anew each time."""
    if word == "OLD-KEY":
        return str(json.loads(stage.run("govchannel", "agency", "keys", "DOPA", "--json"))[0]["key_id"])
    if word == "WEBHOOK":
        return str(json.loads(stage.run("govchannel", "agency", "webhook", "list", "--json"))[0]["id"])
    return word


@pytest.mark.parametrize("guide", [guide for guide in GUIDES if console_commands(guide)], ids=lambda guide: guide.stem)
def test_the_commands_of_a_guide_run(stage: Stage, guide: Path) -> None:
    for line in console_commands(guide):
        if line.startswith("export"):
            continue
        program, *arguments = shlex.split(line)
        if program == "kiosk" and arguments[0] == "enrol":
            name = f"docs-{guide.stem}"
            added = json.loads(stage.run("govchannel", "terminal", "add", name, "--json"))
            arguments = ["enrol", name, added["code"], "--gateway", stage.gateway.url]
        arguments = [named(stage, word) for word in arguments]
        served = next((place for place, word in enumerate(arguments) if word in SERVERS), None)
        if served is not None:
            arguments = [*arguments, "--help"]
        done = subprocess.run(
            [BIN / program, *arguments],
            env=stage.env(),
            cwd=stage.folder,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        expected = (0, 1) if arguments[0] == "doctor" else (0,)
        assert done.returncode in expected, f"{line}: {done.stderr}"
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: str(guide.relative_to(ROOT)))
def test_links_lead_somewhere(guide: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", guide.read_text("utf-8")):
        if not target.startswith("http"):
            assert (guide.parent / target).exists(), target


def test_make_help_explains_every_command_of_the_guides() -> None:
    shown = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for guide in GUIDES:
        for command in re.findall(r"^(?: {4})?make ([a-z]+)", guide.read_text("utf-8"), re.MULTILINE):
            assert f"make {command}" in shown


STATES = {"met", "in part", "not yet", "not applicable", "not ours"}


def test_what_is_claimed_of_accessibility_is_shown_by_tests() -> None:
    rows = re.findall(
        r"^\| ([^|]+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$",
        (ROOT / "docs" / "accessibility.md").read_text("utf-8"),
        re.M,
    )
    written = "\n".join(file.read_text("utf-8") for file in (ROOT / "tests").rglob("test_*.py"))
    known = set(re.findall(r"^(?:async )?def (test_\w+)", written, re.M))
    for number, _asked, state, shown in rows:
        if number == "no.":
            continue
        assert state in STATES, f"{number}: {state}"
        named = set(re.findall(r"`(test_\w+)`", shown))
        assert named <= known, f"{number}: {named - known}"
        assert named or state != "met", f"{number} is met, and no test is named"
    assert len(rows) > 80


def test_no_file_names_a_machine_or_an_index() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    wanted = re.compile("/" + "work/main|--index" + "-url|--extra-index" + "-url")
    for name in listed.stdout.splitlines():
        file = ROOT / name
        if file.suffix in {".py", ".md", ".toml", ".lock", ".yaml", ".qml", ".ts", ".in", ""} and file.is_file():
            assert not wanted.search(file.read_text("utf-8", errors="replace").replace("--no-emit-index-url", "")), name
