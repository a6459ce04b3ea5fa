"""`kiosk card` as a technician uses it: output, exit codes, one line for each trouble."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from drivers.people import PEOPLE
from drivers.steering import insert, steer
from drivers.virtual_card import BANK

KIOSK = Path(sys.executable).parent / "kiosk"


def kiosk(home: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    surroundings = {**os.environ, "KIOSK_HOME": str(home), "KIOSK_READER": f"virtual:{home / 'card.json'}"}
    return subprocess.run(
        [KIOSK, "card", *arguments],
        env=surroundings | environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def read(home: Path, *arguments: str) -> dict[str, Any]:
    done = kiosk(home, "read", "--json", *arguments)
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def test_the_whole_card_as_json(tmp_path: Path) -> None:
    insert(tmp_path / "card.json", "malee")
    photo = tmp_path / "photo.jpg"
    card = read(tmp_path, "--nhso", "--photo", str(photo))
    assert card["citizen_id"] == PEOPLE["malee"].citizen_id
    assert card["citizen_id_valid"] is True
    assert card["name_th"] == {"title": "นาง", "first": "มาลีสมมุติ", "middle": "", "last": "ทดสอบดี"}
    assert (card["birth_date"], card["sex"], card["expiry_date"]) == ("1957-07-30", "female", "2030-07-29")
    assert set(card["address"]) == {"house_no", "moo", "trok", "soi", "road", "subdistrict", "district", "province"}
    assert card["photo"] == {"bytes": 3500, "complete": True}
    assert photo.read_bytes() == PEOPLE["malee"].photo
    assert card["nhso"]["main_hospital"] == "โรงพยาบาลสมมุติ"
    assert card["exchanges"] == 43
    assert set(card["elapsed_ms"]) == {"text", "all"}
    assert card["reader"]
    assert card["atr"].startswith("3B ")


def test_without_photo_it_takes_seven_exchanges(tmp_path: Path) -> None:
    insert(tmp_path / "card.json", "malee")
    card = read(tmp_path, "--no-photo")
    assert (card["photo"], card["nhso"], card["exchanges"]) == (None, None, 7)


@pytest.mark.parametrize(
    ("person", "birth_date", "expiry_date", "valid"),
    [
        ("boonmee", "1941", None, True),
        ("sunee", "1952-07", None, True),
        ("expired", "1987-02", "2020-02-28", True),
        ("wrong-digit", "1990-03-03", "2030-07-29", False),
    ],
)
def test_dates_and_check_digits(
    tmp_path: Path, person: str, birth_date: str, expiry_date: str | None, valid: bool
) -> None:
    insert(tmp_path / "card.json", person)
    card = read(tmp_path, "--no-photo")
    assert (card["birth_date"], card["expiry_date"], card["citizen_id_valid"]) == (birth_date, expiry_date, valid)


@pytest.mark.parametrize(
    ("card", "fault", "code"),
    [
        (None, None, 3),
        (BANK, None, 4),
        ("malee", {"pulled_at": 4}, 5),
        ("malee", {"mute": True}, 6),
        ("malee", {"blank": True}, 6),
    ],
)
def test_each_trouble_has_its_exit_code_and_one_line(
    tmp_path: Path, card: str | None, fault: dict[str, Any] | None, code: int
) -> None:
    if card:
        insert(tmp_path / "card.json", card, fault=fault)
    done = kiosk(tmp_path, "read", "--timeout", "1")
    assert done.returncode == code, done.stderr
    assert done.stdout == ""
    assert len(done.stderr.strip().splitlines()) == 1
    assert "Traceback" not in done.stderr


def test_without_reader_or_service(tmp_path: Path) -> None:
    steer(tmp_path / "card.json", reader=False)
    assert kiosk(tmp_path, "read", "--timeout", "1").returncode == 2
    steer(tmp_path / "card.json", service=False)
    assert kiosk(tmp_path, "read", "--timeout", "1").returncode == 2
    nowhere = kiosk(tmp_path, "read", "--timeout", "1", KIOSK_READER="pcsc", PCSCLITE_CSOCK_NAME=str(tmp_path / "no"))
    assert nowhere.returncode == 2


def test_a_card_that_is_in_is_read_without_waiting(tmp_path: Path) -> None:
    insert(tmp_path / "card.json", "malee")
    assert read(tmp_path, "--no-photo", "--timeout", "0")["citizen_id"] == PEOPLE["malee"].citizen_id


def test_only_the_reader_that_was_named(tmp_path: Path) -> None:
    insert(tmp_path / "card.json", "malee")
    assert read(tmp_path, "--no-photo", "--reader", "virtual")["reader"] == "Virtual Reader"
    assert kiosk(tmp_path, "read", "--reader", "another", "--timeout", "1").returncode == 2


def test_a_photo_is_not_asked_for_and_declined_at_once(tmp_path: Path) -> None:
    insert(tmp_path / "card.json", "malee")
    done = kiosk(tmp_path, "read", "--no-photo", "--photo", str(tmp_path / "photo.jpg"))
    assert (done.returncode, done.stdout) == (1, "")


def test_reading_a_card_needs_no_network_stack_and_no_qt(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import sys, kiosk.cli.card; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
    )
    assert not {"requests", "PySide6", "sqlalchemy"} & set(done.stdout.split())


def test_watching_prints_one_line_an_event(tmp_path: Path) -> None:
    file = tmp_path / "card.json"
    surroundings = {**os.environ, "KIOSK_HOME": str(tmp_path), "KIOSK_READER": f"virtual:{file}"}
    with subprocess.Popen(
        [KIOSK, "card", "watch", "--json"], env=surroundings, stdout=subprocess.PIPE, text=True
    ) as watch:
        assert watch.stdout
        assert json.loads(watch.stdout.readline())["event"] == "reader-found"
        insert(file, "malee")
        inserted = json.loads(watch.stdout.readline())
        assert (inserted["event"], inserted["atr"][:2]) == ("card-inserted", "3B")
        steer(file, card=None)
        removed = json.loads(watch.stdout.readline())
        assert (removed["event"], removed["insertion"]) == ("card-removed", inserted["insertion"])
        watch.terminate()
