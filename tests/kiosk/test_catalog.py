"""The catalog that the terminal serves: whole or not at all, and swapped under the reader's eyes."""

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govchannel.contract.catalog import AgencyKey, Catalog, LifeEvent
from govchannel.contract.entries import EntryError, read_folder
from kiosk import catalog as reading
from kiosk.catalog_file import spoilt, write_catalog
from kiosk.errors import CatalogBroken
from kiosk.service import Query
from tests.kiosk.given import AGENCY, service, text

HOME = LifeEvent(id="home", name=text("บ้าน"), icon="house")


def small(*ids: str) -> Catalog:
    key = AgencyKey(agency="DOPA", key_id="k1", suite="s", public_key=b"p")
    services = [service(service_id, title=text(f"บริการ {service_id}")) for service_id in ids]
    return Catalog(services=services, agencies=[AGENCY], life_events=[HOME], keys=[key])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "catalog.db"


def test_what_is_written_is_read(path: Path) -> None:
    write_catalog(small("a", "b"), path)
    served = reading.Catalog(path)
    assert served.service("a") == small("a").services[0]
    assert served.service("no-such") is None
    assert served.agency("DOPA") == AGENCY
    assert [key.key_id for key in served.keys("DOPA")] == ["k1"]
    overview = served.overview()
    assert [(group.id, group.icon, group.count) for group in overview.life_events] == [("home", "house", 2)]
    assert [(group.id, group.count) for group in overview.agencies] == [("DOPA", 2)]


@pytest.mark.parametrize("query", [Query("agency", "DOPA"), Query("life-event", "home"), Query("all")])
def test_both_ways_to_browse_lead_to_the_services(path: Path, query: Query) -> None:
    write_catalog(small("a", "b"), path)
    assert {s.id for s in reading.Catalog(path).listing(query).services} == {"a", "b"}


def test_a_group_is_listed_to_its_last_service(path: Path) -> None:
    keys = [f"s{number:03}" for number in range(1_000)]
    write_catalog(small(*keys), path)
    assert {s.id for s in reading.Catalog(path).listing(Query("agency", "DOPA")).services} == set(keys)


@pytest.mark.parametrize("words", ["", "   ", "%", '"', "'; DROP TABLE service; --", "\x00", "๑๑๑"])
def test_words_that_find_nothing_find_nothing(path: Path, words: str) -> None:
    write_catalog(small("a"), path)
    assert reading.Catalog(path).listing(Query("search", words)).services == ()


def test_a_new_catalog_is_served_at_once(path: Path) -> None:
    write_catalog(small("a"), path)
    served = reading.Catalog(path)
    assert served.service("b") is None
    write_catalog(small("b"), path)
    assert served.service("b") is not None
    assert served.service("a") is None


@pytest.mark.parametrize("content", [b"", b"not a database", b"SQLite format 3\x00" + b"\xff" * 4096])
def test_a_damaged_file_is_a_known_error(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(CatalogBroken):
        reading.Catalog(path).overview()


@settings(max_examples=20)
@given(place=st.integers(0, 2**20), bit=st.integers(0, 7))
def test_one_bit_that_flipped_anywhere_is_noticed(
    tmp_path_factory: pytest.TempPathFactory, place: int, bit: int
) -> None:
    path = tmp_path_factory.mktemp("catalog") / "catalog.db"
    write_catalog(small("a"), path)
    assert not spoilt(path)
    content = bytearray(path.read_bytes())
    content[place % len(content)] ^= 1 << bit
    path.write_bytes(content)
    assert spoilt(path)


def test_a_missing_or_future_file_is_a_known_error(path: Path) -> None:
    with pytest.raises(CatalogBroken):
        reading.Catalog(path).overview()
    write_catalog(small("a"), path)
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(CatalogBroken, match="99"):
        reading.Catalog(path).overview()


def test_a_catalog_that_cannot_be_written_leaves_the_old_one(path: Path) -> None:
    write_catalog(small("a"), path)
    twice = small("b", "b")
    with pytest.raises(CatalogBroken):
        write_catalog(twice, path)
    assert reading.Catalog(path).service("a") is not None
    assert sorted(file.name for file in path.parent.iterdir()) == ["catalog.db", "catalog.db.crc32"]


@pytest.mark.parametrize(
    ("file", "content", "words"),
    [
        ("services/a.yaml", "id: a\n", "missing"),
        ("services/a.yaml", "id: [\n", "line"),
        ("services/a.yaml", "\xff\xfe", "a.yaml"),
        ("services/a.yaml", "!!python/object/apply:os.system ['true']\n", "constructor"),
        ("agencies.yaml", "- id: X\n  nome: y\n", "nome"),
    ],
)
def test_a_wrong_entry_is_named_with_its_file(tmp_path: Path, file: str, content: str, words: str) -> None:
    (tmp_path / "services").mkdir()
    (tmp_path / "agencies.yaml").write_text("[]")
    (tmp_path / "life-events.yaml").write_text("[]")
    (tmp_path / file).write_bytes(content.encode("latin-1"))
    with pytest.raises(EntryError) as caught:
        read_folder(tmp_path)
    assert file.rpartition("/")[2] in str(caught.value)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)
