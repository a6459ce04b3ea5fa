"""What releases are made of: differences, packages, the way with the fewest bytes, a share of the terminals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govchannel.contract.content import Package, applied, content_of, difference, digest_of, rows_of
from govchannel.contract.releases import Delta, Packed, Release, pack, takes_part, unpack
from kiosk.releases.route import route
from tests.kiosk.site import NOW, catalog


@given(
    st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("กขค")),
    st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("กขค")),
)
def test_a_difference_leads_from_one_content_to_the_other(old: dict[str, str], new: dict[str, str]) -> None:
    one, two = content_of(catalog(**old)), content_of(catalog(**new))
    assert applied(one, difference(one, two)) == two
    package = Package(3, None, digest_of(rows_of(two)), difference(one, two))
    assert unpack(*pack(package)) == package
    data, size = pack(package, one)
    assert unpack(data, size, lambda kind, key: {**one}.get((kind, key))) == package


@given(st.binary(max_size=200), st.integers(min_value=1, max_value=1000))
def test_any_bytes_are_a_known_error(data: bytes, size: int) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # msgspec's and ours
        unpack(data, size)


@pytest.mark.parametrize(
    ("have", "lengths", "way"),
    [
        (None, {(1, 5): 10}, None),
        (1, {(1, 5): 10}, [1]),
        (1, {(1, 5): 200}, None),
        (1, {(1, 5): 60, (1, 3): 10, (3, 5): 20}, [1, 3]),
        (1, {(1, 3): 60, (3, 5): 60}, None),
        (2, {(1, 5): 10}, None),
        (1, {(1, 2): 1, (2, 1): 1, (2, 5): 1}, [1, 2]),
    ],
)
def test_the_way_with_the_fewest_bytes(
    have: int | None, lengths: dict[tuple[int, int], int], way: list[int] | None
) -> None:
    deltas = [Delta(a, b, Packed(f"{a}-{b}", length, 1)) for (a, b), length in lengths.items()]
    wanted = Release(5, 1, "0" * 64, NOW, Packed("5", 100, 1))
    found = route(have, wanted, deltas)
    assert (found if found is None else [delta.base for delta in found]) == way


def test_a_share_is_drawn_anew_for_each_release() -> None:
    names = [f"t-{number}" for number in range(2000)]
    first, second = ({name for name in names if takes_part(name, release, 10)} for release in (1, 2))
    assert 120 < len(first) < 280
    assert len(first & second) < 60
    assert all(takes_part(name, 1, 100) for name in names)
    assert {name for name in names if takes_part(name, 1, 30)} > first
