"""Request numbers survive being read aloud."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.number import ALPHABET, new_number, parse_number


def test_numbers_have_no_look_alikes_and_differ() -> None:
    numbers = {new_number() for _ in range(1000)}
    assert len(numbers) == 1000
    assert not set("".join(numbers)) & set("01ILOU")


def test_a_number_is_found_as_someone_types_it() -> None:
    number = new_number()
    assert parse_number(number.lower().replace("-", " ")) == number


@given(st.integers(0, 14), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_noticed(place: int, other: str) -> None:
    number = new_number().replace("-", "")
    if number[place] != other:
        with pytest.raises(ValueError, match="not a request number"):
            parse_number(number[:place] + other + number[place + 1 :])


@given(st.text(max_size=40))
def test_anything_else_is_refused_politely(text: str) -> None:
    try:
        number = parse_number(text)
    except ValueError:
        return
    assert parse_number(number) == number
