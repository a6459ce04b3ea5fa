"""An agency with its private key: opens exactly what was sealed to it, and nothing that was tampered with."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from sqlalchemy import Engine, update

from govchannel.agency import keys as agency_keys
from govchannel.agency.opening import open_all
from govchannel.contract import wire
from govchannel.contract.catalog import AgencyKey
from govchannel.store import fleet, intake, tables
from govchannel.store.database import open_database
from kiosk import keys
from kiosk.forms import Draft
from kiosk.number import new_number
from kiosk.seal import seal
from tests.govchannel.conftest import Backend
from tests.kiosk.given import FILLED, MALEE, service

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
KEY = ec.generate_private_key(ec.SECP256R1())


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """A gateway's database with one enrolled terminal."""
    engine = open_database(f"sqlite:///{tmp_path / 'gateway.db'}")
    code = fleet.add(engine, "t-1", "stable", NOW, timedelta(hours=1))
    fleet.enrol(engine, wire.Enrol(terminal="t-1", code=code, public_key=keys.public_bytes(KEY)), NOW)
    yield engine
    engine.dispose()


def request_to(*agency: AgencyKey) -> wire.SealedRequest:
    return seal(
        Draft(service(), FILLED),
        MALEE,
        number=new_number(),
        terminal="t-1",
        key=KEY,
        agency_keys=agency,
        notice="n",
        token=new_number(),
        now=NOW,
    ).request


def hand_over(engine: Engine, batch: list[wire.SealedRequest]) -> None:
    terminal_key = keys.public_bytes(KEY)
    (answers,) = intake.take(engine, [intake.Handover("t-1", terminal_key, batch, NOW)])
    assert [answer.outcome for answer in answers] == ["accepted"] * len(batch)


def problems(engine: Engine, folder: Path) -> list[str | None]:
    return [one.problem for one in open_all(engine, "DOPA", agency_keys.private_keys(folder, "DOPA"))]


def test_old_requests_open_after_a_new_key_was_made(engine: Engine, tmp_path: Path) -> None:
    first = agency_keys.generate(tmp_path / "keys", "DOPA", NOW - timedelta(days=1))
    old = request_to(first)
    second = agency_keys.generate(tmp_path / "keys", "DOPA", NOW)
    new = request_to(first, second)
    assert (old.key_id, new.key_id) == (first.key_id, second.key_id)
    hand_over(engine, [old, new])
    opened = list(open_all(engine, "DOPA", agency_keys.private_keys(tmp_path / "keys", "DOPA")))
    assert [one.content.answers for one in opened if one.content] == [FILLED, FILLED]


def test_one_that_does_not_open_does_not_stop_the_others(engine: Engine, tmp_path: Path) -> None:
    key = agency_keys.generate(tmp_path / "keys", "DOPA", NOW)
    stranger = agency_keys.generate(tmp_path / "other", "DOPA", NOW)
    batch = [request_to(key), request_to(replace_key_id(stranger, "lost")), request_to(key)]
    hand_over(engine, batch)
    found = problems(engine, tmp_path / "keys")
    assert found.count(None) == 2
    assert [problem for problem in found if problem] == ["sealed to key lost, which is not here"]


def replace_key_id(key: AgencyKey, key_id: str) -> AgencyKey:
    return AgencyKey(agency=key.agency, key_id=key_id, suite=key.suite, public_key=key.public_key)


@pytest.mark.parametrize("column", ["terminal", "service", "number"])
def test_an_envelope_that_was_moved_does_not_open(engine: Engine, tmp_path: Path, column: str) -> None:
    key = agency_keys.generate(tmp_path / "keys", "DOPA", NOW)
    first, second = request_to(key), request_to(key)
    hand_over(engine, [first, second])
    fleet.add(engine, "t-2", "stable", NOW, timedelta(hours=1))
    r = tables.request
    with engine.begin() as db:
        match column:
            case "number":
                db.execute(update(r).where(r.c.number == second.number).values(envelope=first.envelope))
            case "terminal":
                db.execute(update(r).where(r.c.number == second.number).values(terminal="t-2"))
            case "service":
                db.execute(update(r).where(r.c.number == second.number).values(service="other"))
    assert sorted(map(bool, problems(engine, tmp_path / "keys"))) == [False, True]


def test_a_request_signed_by_another_key_is_told(engine: Engine, tmp_path: Path) -> None:
    key = agency_keys.generate(tmp_path / "keys", "DOPA", NOW)
    hand_over(engine, [request_to(key)])
    other = keys.public_bytes(ec.generate_private_key(ec.SECP256R1()))
    with engine.begin() as db:
        db.execute(update(tables.request).values(terminal_key=other))
    assert problems(engine, tmp_path / "keys") == ["the terminal's signature does not fit"]


def test_requests_open_after_their_terminal_got_another_key(engine: Engine, tmp_path: Path) -> None:
    key = agency_keys.generate(tmp_path / "keys", "DOPA", NOW)
    hand_over(engine, [request_to(key)])
    code = fleet.add(engine, "t-1", "stable", NOW, timedelta(hours=1))
    other = keys.public_bytes(ec.generate_private_key(ec.SECP256R1()))
    fleet.enrol(engine, wire.Enrol(terminal="t-1", code=code, public_key=other), NOW)
    assert problems(engine, tmp_path / "keys") == [None]


def test_requests_of_an_older_database_open_after_its_upgrade(engine: Engine, tmp_path: Path) -> None:
    key = agency_keys.generate(tmp_path / "keys", "DOPA", NOW)
    hand_over(engine, [request_to(key)])
    with engine.begin() as db:
        for later in ("piece", "attachment", "report", "halt", "webhook", "client", "feed"):
            db.exec_driver_sql(f"DROP TABLE {later}")
        for index in ("request_card_key", "request_position"):
            db.exec_driver_sql(f"DROP INDEX {index}")
        for later in ("card_key", "position", "terminal_key"):
            db.exec_driver_sql(f"ALTER TABLE request DROP COLUMN {later}")
        db.exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")
    upgraded = open_database(f"sqlite:///{tmp_path / 'gateway.db'}")
    assert problems(upgraded, tmp_path / "keys") == [None]
    upgraded.dispose()


def test_private_keys_are_for_their_owner_only(tmp_path: Path) -> None:
    agency_keys.generate(tmp_path, "DOPA", NOW)
    (file,) = (tmp_path / "DOPA").glob("*.key")
    assert file.stat().st_mode & 0o077 == 0


def test_the_commands_of_an_agency(backend: Backend) -> None:
    assert backend.run("agency", "keygen", "DOPA", "PWA").returncode == 0
    listed = json.loads(backend.run("agency", "keys", "--json").stdout)
    assert {key["agency"] for key in listed} >= {"DOPA", "PWA"}
    assert json.loads(backend.run("agency", "open", "DOPA", "--json").stdout) == []


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (("agency", "open", "NOBODY"), "no key of NOBODY"),
        (("agency", "keygen", "../evil"), "no agency's id"),
        (("agency", "keygen", ".."), "no agency's id"),
        (("agency", "status", "DOPA", "22222-22222-22222", "completed"), "has no request"),
        (("terminal", "add", "a b"), "is no name"),
        (("terminal", "suspend", "nobody"), "no terminal nobody"),
        (("serve", "--host", "203.0.113.1"), "cannot listen"),
    ],
)
def test_a_wrong_command_is_one_line(backend: Backend, command: tuple[str, ...], words: str) -> None:
    done = backend.run(*command)
    assert done.returncode == 1
    assert words in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_gateway_is_told_its_folder(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "config.toml").write_text("public_urll = 'x'\n")
    done = Backend(tmp_path / "own").run("serve", "--home", str(tmp_path / "other"))
    assert (done.returncode, str(tmp_path / "other" / "config.toml") in done.stderr) == (1, True)
    assert not (tmp_path / "own").exists()


def test_a_wrong_settings_file_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("public_urll = 'x'\n")
    done = Backend(tmp_path).run("terminal", "list")
    assert (done.returncode, "public_urll" in done.stderr) == (1, True)
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_database_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    backend = Backend(tmp_path)
    assert backend.run("db", "upgrade").returncode == 0
    engine = open_database(f"sqlite:///{tmp_path / 'gateway.db'}")
    with engine.begin() as db:
        db.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    engine.dispose()
    done = backend.run("terminal", "list")
    assert done.returncode == 1
    assert "another version" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_migrations_make_what_the_tables_say(engine: Engine) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with engine.connect() as db:
        context = MigrationContext.configure(db, opts={"compare_type": False})
        differences = compare_metadata(context, tables.metadata)
    assert [one for one in differences if "alembic_version" not in str(one)] == []


def test_the_published_contract_is_of_today(backend: Backend) -> None:
    published = Path(__file__).parents[2] / "docs" / "openapi.json"
    assert json.loads(published.read_text()) == json.loads(backend.run("openapi").stdout)
