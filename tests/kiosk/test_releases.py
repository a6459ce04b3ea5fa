"""Releases on a terminal: what is genuine comes, by the shortest way; what is not leaves the old catalog serving."""

from __future__ import annotations

import resource
import sqlite3
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import msgspec
import pytest
import zstandard

from demo.loopback import drip, flood, reply
from govchannel.contract import releases as contract
from govchannel.contract.content import Package, content_of, difference
from govchannel.contract.releases import takes_part, unpack
from govchannel.releases.ceremony import rotate_role
from govchannel.releases.channels import Channels
from govchannel.releases.keys import load_keys
from kiosk import catalog as reading
from kiosk.catalog import Catalog
from kiosk.clock import HandClock
from kiosk.errors import NotSetUp
from kiosk.releases import fetcher, refused
from kiosk.releases.refused import UpdateRefused
from kiosk.releases.state import State
from kiosk.releases.update import Updates
from kiosk.service import Query
from tests.kiosk.site import NOW, Site, Terminal, catalog, instead


@pytest.fixture
def terminal(tmp_path: Path, site: Site) -> Terminal:
    return Terminal(tmp_path / "kiosk", site, HandClock(NOW))


def titles(terminal: Terminal) -> dict[str, str]:
    """What is served, read as the screen reads it."""
    served = Catalog(terminal.config.catalog)
    try:
        return {one.id: one.title.th for one in served.listing(Query("all")).services}
    finally:
        served.close()


def refuses(terminal: Terminal, reason: str) -> None:
    """The update fails for that reason, the old catalog serves, and the heartbeat will say why."""
    before = titles(terminal) if terminal.config.catalog.exists() else None
    with pytest.raises(UpdateRefused) as caught:
        terminal.updates.update("stable")
    assert caught.value.reason == reason, str(caught.value)
    assert terminal.updates.state().reason == reason
    assert (titles(terminal) if terminal.config.catalog.exists() else None) == before
    strays = [file for file in terminal.home.iterdir() if file.name.startswith(".catalog")]
    assert strays == []


# What comes


def test_the_first_release_comes_whole_and_the_next_as_its_difference(site: Site, terminal: Terminal) -> None:
    site.publish(catalog(**{f"s{number}": f"บริการที่ {number}" for number in range(200)}))
    first = terminal.updates.update("stable")
    assert (first.release, first.way) == (1, "snapshot")
    assert len(titles(terminal)) == 200
    changed = {f"s{number}": f"บริการที่ {number}" for number in range(200)} | {"s7": "บริการใหม่", "s200": "อีกหนึ่ง"}
    del changed["s9"]
    site.publish(catalog(**changed))
    second = terminal.updates.update("stable")
    assert (second.release, second.way) == (2, "delta")
    assert titles(terminal) == changed
    assert second.received < first.received
    assert terminal.updates.update("stable").way == "none"
    assert terminal.updates.state() == State()


def test_a_file_made_of_differences_is_the_file_made_whole(site: Site, terminal: Terminal, tmp_path: Path) -> None:
    for number in range(4):
        site.publish(catalog(**{f"s{k}": f"บริการ {k} {number if k % 3 else ''}" for k in range(30 + number)}))
        terminal.updates.update("stable")
    other = Terminal(tmp_path / "other", site, HandClock(NOW))
    assert other.updates.update("stable").way == "snapshot"
    assert titles(other) == titles(terminal)
    for words in ("บริการ 7", "บริการ 3 1", "บริการ"):
        found = [Catalog(one.config.catalog).listing(Query("search", words)).services for one in (terminal, other)]
        scores = [sorted((hit.score for hit in hits), reverse=True) for hits in found]
        assert scores[0] == scores[1] != [], "only among equals may the order differ"


def test_the_screen_reads_on_while_the_file_is_swapped(site: Site, terminal: Terminal) -> None:
    site.publish(catalog(a="เก่า"))
    terminal.updates.update("stable")
    screen = reading.Catalog(terminal.config.catalog)
    assert screen.service("a") is not None
    site.publish(catalog(b="ใหม่"))
    terminal.updates.update("stable")
    assert screen.service("a") is None
    assert screen.service("b") is not None


def test_a_terminal_far_behind_takes_several_steps_or_the_whole(site: Site, terminal: Terminal) -> None:
    many = {f"s{number}": f"บริการที่ {number}" for number in range(300)}
    site.publish(catalog(**many))
    terminal.updates.update("stable")
    for number in range(8):
        site.publish(catalog(**many, one=f"รุ่น {number}"))
    done = terminal.updates.update("stable")
    assert (done.release, done.way) == (9, "delta")
    assert sum(".delta." in path for path in site.asked) == 2


def test_a_catalog_that_was_loaded_by_hand_is_replaced(site: Site, terminal: Terminal) -> None:
    site.publish(catalog(a="หนึ่ง"))
    terminal.config.catalog.write_bytes(b"no database")
    assert terminal.updates.update("stable").way == "snapshot"
    assert titles(terminal) == {"a": "หนึ่ง"}


def test_a_file_that_is_not_what_it_says_is_replaced_whole(site: Site, terminal: Terminal) -> None:
    many = {f"s{number}": f"บริการที่ {number}" for number in range(100)}
    site.publish(catalog(**many))
    terminal.updates.update("stable")
    with sqlite3.connect(terminal.config.catalog) as db:
        db.execute("UPDATE entry SET json = replace(json, 'ที่ 5', 'ที่ 6') WHERE kind = 'service'")
    db.close()
    site.publish(catalog(**many, one="ใหม่"))
    assert terminal.updates.update("stable").way == "snapshot"
    assert titles(terminal) == many | {"one": "ใหม่"}


def test_a_release_that_is_taken_back_is_a_new_release(site: Site, terminal: Terminal) -> None:
    site.publish(catalog(a="ดี"))
    terminal.updates.update("stable")
    site.publish(catalog(a="แย่"))
    terminal.updates.update("stable")
    channels = Channels(site.repository)
    channels.roll_back("stable", None, site.now)
    site.sign(channels)
    done = terminal.updates.update("stable")
    assert (done.release, titles(terminal)) == (3, {"a": "ดี"})


def test_only_a_share_of_the_terminals_gets_a_release_at_first(site: Site, terminal: Terminal) -> None:
    site.publish(catalog(a="หนึ่ง"))
    share = next(share for share in range(1, 101) if takes_part("t-1", 2, share))
    assert share > 1
    site.publish(catalog(a="สอง"), share=share - 1)
    assert terminal.updates.update("stable").release == 1
    channels = Channels(site.repository)
    channels.promote("stable", 2, share)
    site.sign(channels)
    assert terminal.updates.update("stable").release == 2


def test_a_halted_release_is_not_taken(site: Site, terminal: Terminal) -> None:
    site.publish(catalog(a="หนึ่ง"))
    terminal.updates.update("stable")
    site.publish(catalog(a="สอง"))
    assert terminal.updates.update("stable", halted=[2]).way == "none"
    assert titles(terminal) == {"a": "หนึ่ง"}


def test_keys_change_hands(site: Site, terminal: Terminal) -> None:
    site.publish(catalog(a="หนึ่ง"))
    terminal.updates.update("stable")
    for role in ("online", "targets", "root", "root", "online", "dates"):
        rotate_role(site.repository, role, site.folder / "root", site.keys, site.now, dry_run=False)
        site.renew()
    site.publish(catalog(a="สอง"))
    assert terminal.updates.update("stable").release == 2


# What is refused


def test_a_tampered_file(site: Site, terminal: Terminal) -> None:
    site.publish(catalog(a="หนึ่ง"))
    (snapshot,) = (site.repository.targets_folder / "catalog").glob("*snapshot*")
    data = bytearray(snapshot.read_bytes())
    data[len(data) // 2] ^= 1
    snapshot.write_bytes(data)
    refuses(terminal, refused.TAMPERED)


@pytest.mark.parametrize("part", ["/time?", "timestamp", "snapshot.json", "targets.json", "channel", "snapshot.zst"])
@pytest.mark.parametrize("what", [b"", b"{}", b"<html>Please log in</html>", b'{"signed": {}, "signatures": []}'])
def test_nonsense_instead_of_a_file(site: Site, terminal: Terminal, part: str, what: bytes) -> None:
    site.publish(catalog(a="หนึ่ง"))
    site.fault = instead(part, lambda call: reply(call, what))
    if part == "/time?":
        assert terminal.updates.update("stable").release == 1
        return
    with pytest.raises(UpdateRefused):
        terminal.updates.update("stable")
    site.fault = None
    assert terminal.updates.update("stable").release == 1, "nothing wrong was kept"


def test_an_older_state_of_the_repository(site: Site, terminal: Terminal) -> None:
    site.publish(catalog(a="หนึ่ง"))
    old = (site.repository.metadata / "timestamp.json").read_bytes()
    site.publish(catalog(a="สอง"))
    terminal.updates.update("stable")
    (site.repository.metadata / "timestamp.json").write_bytes(old)
    refuses(terminal, refused.ROLLBACK)


def test_a_repository_that_stands_still(site: Site, terminal: Terminal) -> None:
    site.publish(catalog(a="หนึ่ง"))
    terminal.updates.update("stable")
    terminal.clock.move(timedelta(days=4).total_seconds())
    site.knows_time = False
    refuses(terminal, refused.EXPIRED)


def test_parts_of_two_states_put_together(site: Site, terminal: Terminal) -> None:
    site.publish(catalog(a="หนึ่ง"))
    old = (site.repository.metadata / "2.targets.json").read_bytes()
    site.publish(catalog(a="สอง"))
    (site.repository.metadata / "3.targets.json").write_bytes(old)
    refuses(terminal, refused.ROLLBACK)


def test_a_channel_file_under_another_channels_name(site: Site, terminal: Terminal) -> None:
    site.publish(catalog(a="หนึ่ง"), channel="canary")
    channels = Channels(site.repository)
    told = msgspec.json.encode(channels.channels()["canary"])
    channels._add("channel/stable.json", told)
    site.sign(channels)
    refuses(terminal, refused.MALFORMED)


def test_somebody_elses_keys(site: Site, terminal: Terminal, tmp_path: Path) -> None:
    site.publish(catalog(a="หนึ่ง"))
    terminal.updates.update("stable")
    other = Site(tmp_path / "other")
    other.publish(catalog(a="ปลอม"))
    other.publish(catalog(a="ปลอมกว่า"))
    site.repository = other.repository
    try:
        refuses(terminal, refused.BAD_SIGNATURE)
    finally:
        other.close()


def test_a_root_that_too_few_signed(site: Site, terminal: Terminal, tmp_path: Path) -> None:
    one_key = tmp_path / "one"
    one_key.mkdir()
    first = sorted((site.folder / "root").glob("*.pem"))[0]
    (one_key / first.name).write_bytes(first.read_bytes())
    with pytest.raises(Exception, match="1 of the root keys"):
        rotate_role(site.repository, "dates", one_key, site.keys, site.now, dry_run=False)
    metadata = site.repository.root()
    metadata.signed.version = 2
    metadata.signatures.clear()
    metadata.sign(load_keys(one_key, "root")[0])
    (site.repository.metadata / "2.root.json").write_bytes(metadata.to_bytes())
    refuses(terminal, refused.BAD_SIGNATURE)


def test_a_target_larger_than_any_release(site: Site, terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    site.publish(catalog(a="หนึ่ง"))
    monkeypatch.setattr("kiosk.releases.update.LARGEST_PACKED", 100)
    asked = len(site.asked)
    refuses(terminal, refused.TOO_LARGE)
    assert not any("snapshot.zst" in path for path in site.asked[asked:]), "it was not even asked for"


@pytest.mark.parametrize("part", ["timestamp.json", "2.snapshot.json", "2.targets.json", "channel/", "snapshot.zst"])
def test_data_without_end(site: Site, terminal: Terminal, part: str) -> None:
    site.publish(catalog(a="หนึ่ง"))
    site.fault = instead(part, flood)
    refuses(terminal, refused.TOO_LARGE)


@pytest.mark.parametrize("part", ["timestamp.json", "channel/", "snapshot.zst"])
def test_a_server_that_drips(site: Site, terminal: Terminal, part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    site.publish(catalog(**{f"s{number}": f"บริการที่ {number}" for number in range(300)}))
    monkeypatch.setattr(fetcher, "GRACE_SECONDS", 0.2)
    terminal.looks_with(Ticking(NOW))
    site.fault = instead(part, drip)
    refuses(terminal, refused.SLOW)


class Ticking(HandClock):
    """A clock whose every look is a tenth of a second after the last."""

    def monotonic(self) -> float:
        self.move(0.1)
        return super().monotonic()


def test_a_server_that_is_not_there(site: Site, terminal: Terminal) -> None:
    site.publish(catalog(a="หนึ่ง"))
    terminal.updates.update("stable")
    site.close()
    refuses(terminal, refused.OFFLINE)


def test_a_server_that_sends_us_elsewhere(site: Site, terminal: Terminal) -> None:
    site.publish(catalog(a="หนึ่ง"))

    def elsewhere(call: BaseHTTPRequestHandler) -> None:
        reply(call, status=302, headers={"location": "http://127.0.0.1:9/"})

    site.fault = instead("timestamp.json", elsewhere)
    refuses(terminal, refused.OFFLINE)


def packed(body: bytes) -> bytes:
    """A package's body behind an empty list of names."""
    head = zstandard.ZstdCompressor().compress(b"[]")
    return len(head).to_bytes(4) + head + body


def test_a_bomb_takes_no_more_memory_than_was_signed() -> None:
    bomb = packed(zstandard.ZstdCompressor(level=3).compress(bytes(1_000_000_000)))
    assert len(bomb) < 100_000
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(ValueError, match="another size"):
        unpack(bomb, 10_000)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 200_000, f"{grown} kB"


def test_a_release_whose_package_is_a_bomb(site: Site, terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = packed(zstandard.ZstdCompressor().compress(bytes(50_000_000)))
    monkeypatch.setattr("govchannel.releases.channels.pack", lambda *_: (bomb, 1000))
    site.publish(catalog(a="หนึ่ง"))
    refuses(terminal, refused.MALFORMED)


def test_a_package_that_is_another_catalog(site: Site, terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    other = difference({}, content_of(catalog(b="อื่น")))
    real = contract.pack
    monkeypatch.setattr(
        "govchannel.releases.channels.pack", lambda p, _: real(Package(p.model, p.base, p.digest, other))
    )
    site.publish(catalog(a="หนึ่ง"))
    refuses(terminal, refused.DIGEST)


def test_a_catalog_of_a_model_that_this_program_does_not_know(
    site: Site, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("govchannel.releases.channels.model_of", lambda _: 99)
    site.publish(catalog(a="หนึ่ง"))
    refuses(terminal, refused.OUTDATED)
    assert terminal.updates.state().failed_release == 1


def test_a_full_disk_speaks_not_against_the_release(
    site: Site, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.publish(catalog(a="หนึ่ง"))
    terminal.updates.update("stable")
    site.publish(catalog(a="สอง"))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kiosk.catalog_file._flush", full)
    refuses(terminal, refused.DISK)
    assert terminal.updates.state().failed_release is None


def test_a_line_that_breaks_speaks_not_against_the_release(site: Site, terminal: Terminal) -> None:
    site.publish(catalog(a="หนึ่ง"))
    site.fault = instead("snapshot.zst", lambda call: call.send_error(503))
    refuses(terminal, refused.OFFLINE)
    assert terminal.updates.state().failed_release is None


def test_two_updates_at_once(site: Site, terminal: Terminal) -> None:
    site.publish(catalog(a="หนึ่ง"))
    with terminal.updates._alone(), pytest.raises(UpdateRefused) as caught:
        Updates(terminal.config, terminal.clock).update("stable")
    assert caught.value.reason == refused.BUSY


def test_a_terminal_that_was_enrolled_without_releases(tmp_path: Path, site: Site) -> None:
    terminal = Terminal(tmp_path / "kiosk", site, HandClock(NOW))
    terminal.config.trusted_root.unlink()
    with pytest.raises(NotSetUp):
        Updates(terminal.config, terminal.clock)


# A clock that is wrong by years


DEAD, AHEAD = datetime(2001, 1, 1, tzinfo=UTC), datetime(2041, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("wrong", [DEAD, AHEAD])
def test_a_wrong_clock_is_no_matter_where_the_gateway_tells_the_time(
    tmp_path: Path, site: Site, wrong: datetime
) -> None:
    site.publish(catalog(a="หนึ่ง"))
    terminal = Terminal(tmp_path / "kiosk", site, HandClock(wrong))
    assert terminal.updates.update("stable").release == 1


def test_a_dead_clock_does_not_make_an_old_state_new(tmp_path: Path, site: Site) -> None:
    site.publish(catalog(a="หนึ่ง"))
    terminal = Terminal(tmp_path / "kiosk", site, HandClock(DEAD))
    site.now += timedelta(days=30)
    site.renew()
    terminal.updates.update("stable")
    site.knows_time = False
    # Somebody replays what was served a month ago to a terminal that has forgotten all versions it saw.
    for file in terminal.config.trusted_metadata.glob("*.json"):
        file.unlink()
    timestamp = site.repository.timestamp()
    timestamp.signed.expires = NOW + timedelta(days=3)
    timestamp.signatures.clear()
    timestamp.sign(load_keys(site.keys, "online")[0])
    (site.repository.metadata / "timestamp.json").write_bytes(timestamp.to_bytes())
    refuses(terminal, refused.EXPIRED)


def test_a_clock_that_once_ran_ahead_does_no_lasting_harm(tmp_path: Path, site: Site) -> None:
    site.publish(catalog(a="หนึ่ง"))
    site.knows_time = False
    terminal = Terminal(tmp_path / "kiosk", site, HandClock(AHEAD))
    refuses(terminal, refused.EXPIRED)
    terminal.looks_with(HandClock(NOW))
    assert terminal.updates.update("stable").release == 1


def test_a_time_that_somebody_else_tells_is_not_believed(tmp_path: Path, site: Site) -> None:
    site.publish(catalog(a="หนึ่ง"))
    site.knows_time = False
    other = Site(tmp_path / "other")
    other.now = NOW
    terminal = Terminal(tmp_path / "kiosk", site, HandClock(AHEAD))

    def lie(call: BaseHTTPRequestHandler) -> None:
        nonce = call.path.partition("nonce=")[2]
        reply(call, msgspec.json.encode(other._online.signed_time(nonce)))

    site.fault = instead("/time?", lie)
    refuses(terminal, refused.EXPIRED)
    other.close()


def test_an_answer_about_the_time_is_good_once(site: Site, terminal: Terminal) -> None:
    site.publish(catalog(a="หนึ่ง"))
    kept = msgspec.json.encode(site._online.signed_time("A" * 32))
    site.fault = instead("/time?", lambda call: reply(call, kept))
    terminal.looks_with(HandClock(AHEAD))
    refuses(terminal, refused.EXPIRED)
