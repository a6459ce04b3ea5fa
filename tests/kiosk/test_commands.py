"""The terminal's commands as a technician types them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kiosk.checks import CHECKS, run_checks
from kiosk.cli import COMMANDS
from kiosk.config import load_config
from kiosk.outbox import Outbox
from tests.kiosk.test_outbox import sealed

KIOSK = Path(sys.executable).parent / "kiosk"


def kiosk(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "KIOSK_HOME": str(home), "KIOSK_READER": f"virtual:{home / 'card.json'}"}
    return subprocess.run([KIOSK, *arguments], env=env, capture_output=True, text=True, timeout=60, check=False)


def as_json(home: Path, *arguments: str) -> Any:
    done = kiosk(home, *arguments, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS)])
def test_every_command_explains_itself(tmp_path: Path, command: list[str]) -> None:
    done = kiosk(tmp_path, *command, "--help")
    assert done.returncode == 0
    assert "Usage:" in done.stdout


def test_the_catalog_is_loaded_listed_searched_and_shown(tmp_path: Path) -> None:
    loaded = as_json(tmp_path, "catalog", "load")
    assert (loaded["services"], loaded["keys"]) == (176, 0)
    assert loaded["forms"] >= 12
    assert len(as_json(tmp_path, "catalog", "list")) == 176
    found = as_json(tmp_path, "search", "ท่อประปา")
    assert found[0]["id"] == "pwa-leak"
    assert {"id", "name_th", "name_en", "agency_th"} <= set(found[0])
    assert len(as_json(tmp_path, "search", "ใบอนุญาต", "--limit", "3")) == 3
    assert json.loads(kiosk(tmp_path, "catalog", "show", "pwa-leak").stdout)["agency"] == "PWA"
    told = as_json(tmp_path, "catalog", "bulletin")
    assert (len(told["articles"]), len(told["apps"])) == (loaded["articles"], loaded["apps"])
    assert "flood-season" in kiosk(tmp_path, "catalog", "bulletin").stdout


def test_many_queries_are_answered_by_one_process(tmp_path: Path) -> None:
    kiosk(tmp_path, "catalog", "load")
    env = {**os.environ, "KIOSK_HOME": str(tmp_path)}
    typed = "ท่อประปา\n\npassport\n".encode() + b"\xff\xfe\n"
    done = subprocess.run(
        [KIOSK, "search", "--stdin", "--json", "--limit", "2"], env=env, input=typed, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [[hit["id"] for hit in answer][:1] for answer in answers] == [["pwa-leak"], [], ["dca-passport"], []]


def test_the_outbox_tells_numbers_and_states_only(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path / "outbox.db")
    request = sealed()
    outbox.append(request)
    outbox.close()
    (item,) = as_json(tmp_path, "outbox", "list")
    assert (item["number"], item["state"]) == (request.number, "waiting")
    assert "envelope" not in item
    typed = request.number.lower().replace("-", " ")
    assert as_json(tmp_path, "outbox", "show", typed)["number"] == request.number
    assert as_json(tmp_path, "outbox", "retry") == {"due": 1}


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (("catalog", "list"), "catalog.db"),
        (("search", "x"), "catalog.db"),
        (("agent", "--once"), "not enrolled"),
        (("enrol", "t", "CODE", "--gateway", "ftp://x"), "not the address"),
        (("enrol", "t", "CODE", "--gateway", "http://127.0.0.1:9"), "cannot reach the gateway"),
        (("outbox", "show", "ABC"), "ABC"),
    ],
)
def test_a_wrong_command_is_one_line_and_an_exit_code(tmp_path: Path, command: tuple[str, ...], words: str) -> None:
    done = kiosk(tmp_path, *command)
    assert done.returncode == 1
    assert words in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize(
    "content",
    [
        "reader = 7\n",
        "nonsense",
        'profile = "tablet"\n',
        "\x00",
        'size = ["a", "b"]\n',
        "reader = 'usb'\n",
        "camera = 'usb'\n",
    ],
)
def test_a_wrong_settings_file_stops_with_one_line(tmp_path: Path, content: str) -> None:
    (tmp_path / "config.toml").write_text(content)
    env = {**os.environ, "KIOSK_HOME": str(tmp_path)}
    env.pop("KIOSK_READER", None)
    done = subprocess.run(
        [KIOSK, "card", "read", "--timeout", "0"], env=env, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode in (1, 2)
    assert len(done.stderr.strip().splitlines()) == 1
    assert "Traceback" not in done.stderr


def test_doctor_names_every_trouble_and_its_remedy(tmp_path: Path) -> None:
    done = kiosk(tmp_path, "doctor", "--json")
    assert done.returncode == 1
    findings = {finding["check"]: finding for finding in json.loads(done.stdout)}
    assert {"enrolment", "catalog", "outbox", "disk", "reader", "simulators", "gateway"} <= set(findings)
    assert findings["reader"]["level"] == "ok"
    for finding in findings.values():
        assert finding["level"] == "ok" or finding["remedy"], finding


def test_doctor_looks_for_the_camera_that_the_settings_name(tmp_path: Path) -> None:
    seen = tmp_path / "seen.jpg"
    (tmp_path / "config.toml").write_text(f'reader = "virtual:{tmp_path}/card.json"\ncamera = "file:{seen}"\n')
    findings = [CHECKS["camera"](load_config(tmp_path))]
    seen.write_bytes(b"x")
    findings.append(CHECKS["camera"](load_config(tmp_path)))
    (tmp_path / "config.toml").write_text("")
    findings.append(CHECKS["camera"](load_config(tmp_path)))
    assert [(one.level, bool(one.remedy)) for one in findings] == [("error", True), ("ok", False), ("ok", False)]


def test_doctor_says_which_packages_the_voice_lacks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    voice = CHECKS["voice"](load_config(tmp_path))
    assert voice.level == "error"
    assert "espeak-ng" in voice.remedy
    (tmp_path / "config.toml").write_text('voice = ""\n')
    assert CHECKS["voice"](load_config(tmp_path)).level == "ok"


def test_doctor_looks_for_player_and_sound_device(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    sound = CHECKS["sound"](load_config(tmp_path))
    assert (sound.level, sound.remedy) == ("error", "apt-get install alsa-utils")
    player = tmp_path / "aplay"
    for lists, level in (("", "warning"), ("card 0: PCH [HDA Intel PCH]", "ok")):
        player.write_text(f"#!/bin/sh\necho '{lists}'\n")
        player.chmod(0o755)
        assert CHECKS["sound"](load_config(tmp_path)).level == level
    (tmp_path / "config.toml").write_text('sound = ""\n')
    assert CHECKS["sound"](load_config(tmp_path)).level == "ok"


def test_doctor_looks_for_the_headphone_jack(tmp_path: Path) -> None:
    def says(settings: str) -> tuple[str, str]:
        (tmp_path / "config.toml").write_text(settings)
        finding = CHECKS["headphones"](load_config(tmp_path))
        return finding.level, finding.text

    assert says("")[0] == "ok"
    assert says('headphones = "/dev/input/event999"\n') == ("error", "/dev/input/event999 is not there")
    assert says('headphones = "auto"\nvoice = ""\n')[0] == "warning"
    assert says(f'headphones = "file:{tmp_path}/jack"\n') == ("ok", f"{tmp_path}/jack")
    assert CHECKS["simulators"](load_config(tmp_path)).level == "warning"


def test_doctor_looks_for_what_websites_need(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def finding() -> tuple[str, str, str]:
        found = CHECKS["websites"](load_config(tmp_path))
        return found.level, found.text, found.remedy

    assert finding()[0] == "ok", "they go to the phone"
    (tmp_path / "config.toml").write_text("websites = true\n")
    allowed, forbidden = tmp_path / "allowed", tmp_path / "forbidden"
    allowed.write_text("1\n")
    forbidden.write_text("0\n")
    monkeypatch.setattr("kiosk.checks.NO_NAMESPACES", {str(allowed): "0", str(tmp_path / "no such file"): "0"})
    assert finding()[:2] == ("ok", "opened here, locked to the agency's own pages")
    monkeypatch.setattr("kiosk.checks.NO_NAMESPACES", {str(forbidden): "0"})
    level, text, remedy = finding()
    assert (level, str(forbidden) in text, bool(remedy)) == ("error", True, True)
    monkeypatch.setattr("kiosk.checks.WEB_LIBRARIES", ("nss3", "nobody-has-this"))
    assert finding()[:2] == ("error", "no page can be opened: nobody-has-this missing")
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    assert finding()[1] == "Qt WebEngine is missing: a code hands them to a phone"


def test_a_wrong_jack_is_one_line_in_both_languages(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('headphones = "yes"\n')
    (finding,) = [one for one in run_checks(load_config(tmp_path)) if one.check == "headphones"]
    assert finding.level == "error"
    assert "'yes' is none of auto" in finding.text
