"""Lines of a list: whatever is shown after whatever, a view hears of each change, and gets all lines in the end."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt

from ui.lines import AT_ONCE, Lines

NAME = int(Qt.ItemDataRole.UserRole)


def names(lines: Lines) -> list[object]:
    return [lines.data(lines.index(row), NAME) for row in range(lines.rowCount())]


def shown(lines: Lines, count: int) -> bool:
    return lines.show([f"line {number}" for number in range(count)], lambda row: {"name": row})


def test_a_view_that_is_made_anew_gets_a_few_lines_and_asks_for_the_others() -> None:
    lines = Lines("name")
    shown(lines, 50)
    assert lines.rowCount() == AT_ONCE
    while lines.canFetchMore(QModelIndex()):
        lines.fetchMore(QModelIndex())
    assert names(lines) == [f"line {number}" for number in range(50)]
    lines.begin()
    assert lines.rowCount() == AT_ONCE
    lines.show_all()
    assert lines.rowCount() == 50


def test_the_same_lines_in_other_words_are_no_other_lines() -> None:
    lines, rows = Lines("name"), ("a", "b")
    assert lines.show(rows, lambda row: {"name": row})
    assert not lines.show(rows, lambda row: {"name": row.upper()})
    assert names(lines) == ["A", "B"]


@given(st.lists(st.integers(0, 40) | st.sampled_from(["begin", "more", "all"]), max_size=20))
def test_in_any_order_the_model_is_sound_and_nothing_is_left_out(acts: list[int | str]) -> None:
    lines, last = Lines("name"), 0
    heard: list[int] = []
    lines.rowsInserted.connect(lambda _, first, end: heard.append(end - first + 1))
    lines.rowsRemoved.connect(lambda _, first, end: heard.append(first - end - 1))
    for act in acts:
        match act:
            case "begin":
                lines.begin()
            case "more":
                lines.fetchMore(QModelIndex())
            case "all":
                lines.show_all()
            case int():
                shown(lines, last := act)
        assert sum(heard) == lines.rowCount() <= last
        assert lines.rowCount() == last or lines.canFetchMore(QModelIndex())
        assert names(lines) == [f"line {number}" for number in range(lines.rowCount())]
    lines.show_all()
    assert lines.rowCount() == last
