"""The lines of a list: what stays on the screen is changed, not made anew, and what comes is made a few at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QPersistentModelIndex

Index = QModelIndex | QPersistentModelIndex
Line = Callable[[Any], Mapping[str, object]]

AT_ONCE = 2
"""Lines that are made for one frame."""
SCREENFUL = 12
"""Once so many lines are there, all others can be: the view makes them as they come into sight."""

NOWHERE = QModelIndex()
DISPLAY_ROLE, FIRST_ROLE = 0x0000, 0x0100
"""`Qt.ItemDataRole`'s `DisplayRole` and `UserRole` by their numbers: see `ui.keys`."""


class Lines(QAbstractListModel):
    """Lines as roles of a list. A view asks for more when it has made those that are there."""

    def __init__(self, *roles: str) -> None:
        """No lines yet; `roles` are the names of what a line says."""
        super().__init__()
        self._roles = dict(enumerate(roles, FIRST_ROLE))
        self._rows: Sequence[object] = ()
        self._line: Line = dict
        self._said: tuple[int, Mapping[str, object]] | None = None
        self._there = 0

    def show(self, rows: Sequence[object], line: Line) -> bool:
        """Show other rows, or the same ones said otherwise; `line` says of a row its roles. Whether they are others."""
        others = rows is not self._rows
        self._leave(len(rows))
        self._rows, self._line, self._said = rows, line, None
        if self._there:
            self.dataChanged.emit(self.index(0), self.index(self._there - 1))
        self._let_in(AT_ONCE if self._there < AT_ONCE else len(rows))
        return others

    def begin(self) -> None:
        """A view that is made anew begins with a few lines."""
        self._leave(AT_ONCE)

    def show_all(self) -> None:
        """All lines now, for who looks for one of them."""
        self._let_in(len(self._rows))

    def _leave(self, count: int) -> None:
        if count < self._there:
            self.beginRemoveRows(NOWHERE, count, self._there - 1)
            self._there = count
            self.endRemoveRows()

    def _let_in(self, count: int) -> None:
        count = min(count, len(self._rows))
        if count > self._there:
            self.beginInsertRows(NOWHERE, self._there, count - 1)
            self._there = count
            self.endInsertRows()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many lines a view may have."""
        return 0 if parent.isValid() else self._there

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there are more lines."""
        return not parent.isValid() and self._there < len(self._rows)

    def fetchMore(self, parent: Index) -> None:  # noqa: ARG002  # Qt's name
        """A few more; all once the screen is full."""
        self._let_in(self._there + AT_ONCE if self._there < SCREENFUL else len(self._rows))

    def data(self, index: Index, role: int = DISPLAY_ROLE) -> object:
        """What a line says."""
        name, row = self._roles.get(role), index.row()
        if not name or not 0 <= row < len(self._rows):
            return None
        # A view asks for one role of a line after the other.
        if self._said is None or self._said[0] != row:
            self._said = row, self._line(self._rows[row])
        return self._said[1][name]

    def roleNames(self) -> dict[int, QByteArray]:
        """What a line says, by the names that QML knows."""
        return {role: QByteArray(name.encode()) for role, name in self._roles.items()}
