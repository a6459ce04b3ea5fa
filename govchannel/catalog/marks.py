"""Where in a YAML file a value stands, so that a finding names its line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from govchannel.contract.entries import LOADER

Way = tuple[str | int, ...]
"""The way to a value: keys and positions, as in ``("bring", 0, "th")``."""


@dataclass(frozen=True)
class Source:
    """A file's value, the line of each value in it, and the keys that it says twice (with their lines)."""

    file: Path
    value: Any
    lines: dict[Way, int] = field(repr=False)
    doubled: list[tuple[Way, int]]

    def line(self, way: Way) -> int:
        """The line of a value, or of the nearest value around it that exists."""
        while way not in self.lines and way:
            way = way[:-1]
        return self.lines.get(way, 1)


def read_source(file: Path) -> Source:
    """Read a file. Raises `OSError`, `UnicodeDecodeError`, `yaml.YAMLError` (with a mark where it has one)."""
    text = file.read_text("utf-8")
    loader = LOADER(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return Source(file, None, {}, [])
        lines: dict[Way, int] = {}
        doubled: list[tuple[Way, int]] = []
        for way, line, again in _walk(node, ()):
            if again:
                doubled.append((way, line))
            lines[way] = line
        return Source(file, loader.construct_document(node), lines, doubled)
    finally:
        loader.dispose()


def _walk(node: yaml.Node, way: Way, line: int | None = None, again: bool = False) -> Iterator[tuple[Way, int, bool]]:
    """Every value with its line; a key's value counts as standing where the key does."""
    yield way, line or node.start_mark.line + 1, again
    if isinstance(node, yaml.MappingNode):
        seen = set()
        for key, value in node.value:
            name = str(key.value)
            yield from _walk(value, (*way, name), key.start_mark.line + 1, name in seen)
            seen.add(name)
    elif isinstance(node, yaml.SequenceNode):
        for place, item in enumerate(node.value):
            yield from _walk(item, (*way, place))
