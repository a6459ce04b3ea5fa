"""An agency changes its key while terminals are on the road: nothing that a citizen sent is ever unreadable."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from govchannel.agency import keys as agency_keys
from govchannel.catalog.lint import lint
from govchannel.contract import envelope, wire
from govchannel.contract.agency_keys import begins, chosen
from govchannel.contract.catalog import AgencyKey
from govchannel.errors import GovChannelError
from kiosk import keys
from kiosk.catalog import Catalog
from kiosk.clock import SystemClock
from kiosk.gateway import HttpGateway
from tests.govchannel.agency_system import request_to
from tests.govchannel.conftest import Backend
from tests.quiet_gateway import assert_quiet

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


# --- which key --------------------------------------------------------------------------------------------------------


def key(key_id: str, days: float | None = None, suite: str = envelope.X25519, agency: str = "DOPA") -> AgencyKey:
    """A key that begins so many days from now."""
    public = (
        X25519PrivateKey.from_private_bytes(hashlib.sha256(key_id.encode()).digest()).public_key().public_bytes_raw()
    )
    return AgencyKey(agency, key_id, suite, public, None if days is None else NOW + timedelta(days=days))


@pytest.mark.parametrize(
    ("keys", "meant"),
    [
        ([], None),
        ([key("a", agency="PWA")], None),
        ([key("a", suite="post-quantum")], None),
        ([key("a")], "a"),
        ([key("a"), key("b", -1)], "b"),
        ([key("a", -2), key("b", +1)], "a"),
        ([key("a", -2), key("b", 0)], "b"),
        ([key("a", -2), key("b", -1, suite="post-quantum")], "a"),
        ([key("b", +2), key("a", +1)], "a"),
        ([key("c", -1), key("a"), key("b", -3)], "c"),
    ],
)
def test_the_newest_key_that_has_begun_is_meant(keys: list[AgencyKey], meant: str | None) -> None:
    found = chosen("DOPA", keys, NOW)
    assert (found and found.key_id) == meant


@given(st.permutations([key("a"), key("b", -5), key("c", -1), key("d", 3), key("e", 9)]), st.integers(-4000, 4000))
def test_every_terminal_means_the_same_key(keys: list[AgencyKey], days: int) -> None:
    now = NOW + timedelta(days=days)
    found = chosen("DOPA", keys, now)
    assert found == chosen("DOPA", sorted(keys, key=begins), now)
    assert found is not None
    assert begins(found) <= now


def test_a_terminal_whose_clock_is_dead_takes_requests_too() -> None:
    found = chosen("DOPA", [key("a", -2), key("b", -1)], datetime(2001, 1, 1, tzinfo=UTC))
    assert found is not None
    assert found.key_id == "a"


def test_keys_made_in_one_second_are_not_in_doubt(tmp_path: Path) -> None:
    made = [agency_keys.generate(tmp_path, "DOPA", NOW) for _ in range(3)]
    assert len({begins(one) for one in made}) == 3
    assert [one.key_id for one in agency_keys.public_keys(tmp_path)] == [one.key_id for one in made]


# --- what is found before terminals see it ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ([key("a"), key("b")], "a and b begin at the same time"),
        ([key("a", -1), key("b", -2), key("c", -1)], "a and c begin at the same time"),
        ([key("a"), key("a", 1)], "two keys are called a"),
        ([key("a", suite="post-quantum")], "key a: unknown suite"),
        ([AgencyKey("DOPA", "a", envelope.X25519, b"short")], "key a: not a public key"),
        ([key("a"), AgencyKey("DOPA", "b", envelope.X25519, key("a").public_key, NOW)], "a and b are the same key"),
    ],
)
def test_keys_in_doubt_are_found(entries: Path, keys: list[AgencyKey], words: str) -> None:
    findings = [one for one in lint(entries, keys) if one.rule == "key"]
    assert any(words in one.text for one in findings), findings
    assert {one.file for one in findings} == {str(entries / "agencies.yaml")}
    assert all(one.remedy for one in findings)


def test_keys_that_overlap_in_order_are_faultless(entries: Path) -> None:
    assert lint(entries, [key("a"), key("b", -1), key("c", 10)]) == []


# --- keys as files ----------------------------------------------------------------------------------------------------


def test_a_key_made_elsewhere_is_taken_once_and_without_its_private_half(tmp_path: Path) -> None:
    there, here = tmp_path / "agency", tmp_path / "gateway"
    made = agency_keys.generate(there, "DOPA", NOW)
    record = there / "DOPA" / f"{made.key_id}.json"
    assert agency_keys.add_public(here, record) == made
    assert agency_keys.public_keys(here) == [made]
    assert [file.name for file in (here / "DOPA").iterdir()] == [record.name]
    with pytest.raises(GovChannelError, match="is here already"):
        agency_keys.add_public(here, record)
    with pytest.raises(GovChannelError, match="no key of DOPA"):
        agency_keys.private_keys(here, "DOPA")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff",
        b"[]",
        b"{}",
        b'{"key": {"agency": "../x", "key_id": "k", "suite": "x25519-hkdf-sha256-aes256gcm", "public_key": "AAAA"}}',
        b'{"key": {"agency": "DOPA", "key_id": "../../k", "suite": "x", "public_key": "AAAA"}}',
        b'{"key": {"agency": "DOPA", "key_id": "k", "suite": "x25519-hkdf-sha256-aes256gcm", "public_key": "AAAA"}}',
        b"{" * 20_000,
    ],
)
def test_a_file_that_is_no_public_key_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "key.json"
    file.write_bytes(content)
    with pytest.raises(GovChannelError, match="not an agency's public key"):
        agency_keys.add_public(tmp_path / "keys", file)
    assert not (tmp_path / "keys").exists()


def test_a_key_from_before_there_were_records_still_counts(tmp_path: Path) -> None:
    old = agency_keys.generate(tmp_path, "DOPA", NOW)
    (tmp_path / "DOPA" / f"{old.key_id}.json").unlink()
    new = agency_keys.generate(tmp_path, "DOPA", NOW)
    offered = agency_keys.public_keys(tmp_path)
    assert [one.key_id for one in offered] == [old.key_id, new.key_id]
    assert chosen("DOPA", offered, NOW) == new
    agency_keys.withdraw(tmp_path, "DOPA", old.key_id, NOW)
    assert agency_keys.public_keys(tmp_path) == [new]
    assert set(agency_keys.private_keys(tmp_path, "DOPA")) == {old.key_id, new.key_id}


def test_the_only_key_and_the_present_one_before_the_next_begins_stay(tmp_path: Path) -> None:
    first = agency_keys.generate(tmp_path, "DOPA", NOW)
    with pytest.raises(GovChannelError, match="has no other key"):
        agency_keys.withdraw(tmp_path, "DOPA", first.key_id, NOW)
    agency_keys.generate(tmp_path, "DOPA", NOW, NOW + timedelta(days=7))
    with pytest.raises(GovChannelError, match="has no other key"):
        agency_keys.withdraw(tmp_path, "DOPA", first.key_id, NOW + timedelta(days=6))
    agency_keys.withdraw(tmp_path, "DOPA", first.key_id, NOW + timedelta(days=8))


def test_an_id_is_never_given_again(tmp_path: Path) -> None:
    first, second = (agency_keys.generate(tmp_path, "DOPA", NOW) for _ in range(2))
    with pytest.raises(GovChannelError, match="is in use"):
        agency_keys.remove(tmp_path, "DOPA", first.key_id, NOW)
    agency_keys.withdraw(tmp_path, "DOPA", first.key_id, NOW + timedelta(days=1))
    agency_keys.remove(tmp_path, "DOPA", first.key_id, NOW + timedelta(days=2))
    third = agency_keys.generate(tmp_path, "DOPA", NOW)
    assert third.key_id not in (first.key_id, second.key_id)


# --- a rotation, with a gateway and a terminal ------------------------------------------------------------------------


class House:
    """A gateway and a terminal, worked on with the product's commands."""

    def __init__(self, folder: Path, entries: Path) -> None:
        self.entries = entries
        (folder / "govchannel").mkdir()
        self.backend = Backend(folder / "govchannel")
        self.kiosk_home = folder / "kiosk"
        self.does("agency", "keygen", "DOPA")
        self.does("catalog", "init")
        self.publish()
        self.backend.gateway.start()
        self.kiosk("enrol", "t-1", self.backend.code("t-1"), "--gateway", self.backend.gateway.url)
        self.kiosk("catalog", "update")
        self.key = keys.load_key(self.kiosk_home / "terminal.key")
        self.terminal = HttpGateway(self.backend.gateway.url, "t-1", self.key, SystemClock())

    def does(self, *command: str) -> str:
        return self.backend.does(*command)

    def refuses(self, *command: str) -> str:
        with pytest.raises(GovChannelError) as caught:
            self.does(*command)
        return str(caught.value)

    def publish(self) -> None:
        self.does("catalog", "publish", "--from", str(self.entries), "--channel", "stable")

    def kiosk(self, *command: str) -> None:
        program = Path(sys.executable).parent / "kiosk"
        env = {**os.environ, "KIOSK_HOME": str(self.kiosk_home)}
        subprocess.run([program, *command], env=env, check=True, capture_output=True, timeout=60)

    def sends(self) -> wire.SealedRequest:
        """A citizen at the terminal, with the catalog that it has."""
        catalog = Catalog(self.kiosk_home / "catalog.db")
        present = chosen("DOPA", catalog.keys("DOPA"), datetime.now(UTC))
        catalog.close()
        request = request_to("DOPA", "t-1", key=self.key, sealed_to=present)
        assert self.terminal.exchange([request]).answers[0].outcome == "accepted"
        return request

    def reports(self) -> None:
        """The terminal says which release it has."""
        catalog = Catalog(self.kiosk_home / "catalog.db")
        self.terminal.heartbeat(wire.Heartbeat(program="0", release=catalog.release().number))
        catalog.close()

    def opened(self) -> set[str]:
        return {one["number"] for one in json.loads(self.does("agency", "open", "DOPA", "--json"))}

    def ids(self) -> list[str]:
        return [one["key_id"] for one in json.loads(self.does("agency", "keys", "DOPA", "--json"))]


@pytest.fixture
def house(tmp_path: Path, entries: Path) -> Iterator[House]:
    house = House(tmp_path, entries)
    yield house
    house.terminal.close()
    house.backend.gateway.stop()
    assert_quiet(house.backend.home)


def test_a_key_is_changed_while_a_terminal_is_offline(house: House) -> None:
    (old,) = house.ids()
    before = house.sends()
    house.does("agency", "keygen", "DOPA")
    _, new = house.ids()
    house.publish()
    offline = house.sends()
    house.kiosk("catalog", "update")
    after = house.sends()
    assert [one.key_id for one in (before, offline, after)] == [old, old, new]
    # Both keys are here and open all of them; then the old one is let go, step by step.
    assert "2 not opened" in house.refuses("agency", "remove-key", "DOPA", old)
    assert house.opened() == {one.number for one in (before, offline, after)}
    house.does("agency", "withdraw-key", "DOPA", old)
    assert "offered in stable" in house.refuses("agency", "remove-key", "DOPA", old)
    house.publish()
    assert "1 terminals may seal to it" in house.refuses("agency", "remove-key", "DOPA", old)
    house.kiosk("catalog", "update")
    house.reports()
    late = [house.sends().key_id for _ in range(2)]
    assert late == [new, new]
    shown = house.does("agency", "keys", "DOPA")
    assert "withdrawn" in shown
    assert "2 requests, 0 not opened" in shown
    house.does("agency", "remove-key", "DOPA", old)
    assert not (house.backend.home / "agency-keys" / "DOPA" / f"{old}.key").exists()
    # What was opened long ago is let go quietly; what is new opens.
    assert len(house.opened()) == 3
    # A roll-back brings entries back, not a key that nobody has any more.
    house.does("catalog", "rollback", "stable", "--to", "1")
    house.kiosk("catalog", "update")
    assert house.sends().key_id == new


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (("keygen", "DOPA", "--from", "tomorrow"), "is no date"),
        (("keygen", "DOPA", "--from", "2020-01-01"), "is over"),
        (("keys", "../x"), "no agency's id"),
        (("import-key", "/dev/zero"), "not an agency's public key"),
        (("import-key", "nothing.json"), "No such file"),
        (("withdraw-key", "DOPA", "k"), "has no key k"),
        (("remove-key", "DOPA", "k"), "not the gateway's folder"),
    ],
)
def test_a_wrong_key_command_is_told(tmp_path: Path, command: tuple[str, ...], words: str) -> None:
    with pytest.raises(GovChannelError, match=words):
        Backend(tmp_path).does("agency", *command)
