"""Measurements, side by side with what people would use instead: `python -m bench`, or `python -m bench NAME...`."""

from __future__ import annotations

import ast
import importlib
import sys
from pathlib import Path

BENCHES = ("card", "search", "releases", "intake", "kills", "interface", "frames", "television")
LONG = ("soak",)
"""Half an hour: only when named."""


def main(arguments: list[str]) -> int:
    """Run what is asked, or all but the long ones; a bench that cannot run says why. The exit code."""
    if {"-h", "--help"} & set(arguments):
        print(usage())
        return 0
    for name in arguments:
        if name not in BENCHES + LONG:
            print(f"there is no bench {name!r}; there are: {', '.join(BENCHES + LONG)}", file=sys.stderr)
            return 2
    failed = 0
    for name in arguments or BENCHES:
        try:
            importlib.import_module(f"bench.{name}").run()
        except RuntimeError as error:
            print(f"{name}: {error}", file=sys.stderr)
            failed = 1
    return failed


def usage() -> str:
    """What there is, each with its module's first line; only read, since some want what is not installed."""
    lines = [__doc__, ""]
    for name in BENCHES + LONG:
        words = ast.get_docstring(ast.parse((Path(__file__).parent / f"{name}.py").read_text("utf-8"))) or ""
        lines.append(f"  {name:<11} {words.partition(chr(10))[0]}{' (only when named)' if name in LONG else ''}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
