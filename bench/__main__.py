"""``make bench``, or ``python -m bench card`` for one of them."""

from __future__ import annotations

import importlib
import sys

BENCHES = ("card", "search", "releases", "intake", "kills", "interface", "frames", "television")
LONG = ("soak",)
"""Half an hour: only when named."""


def main() -> int:
    """Run what is asked, or all; a bench that cannot run says why."""
    failed = 0
    for name in sys.argv[1:] or BENCHES:
        if name not in BENCHES + LONG:
            print(f"there is no bench {name!r}; there are: {', '.join(BENCHES + LONG)}", file=sys.stderr)
            return 2
        try:
            importlib.import_module(f"bench.{name}").run()
        except RuntimeError as error:
            print(f"{name}: {error}", file=sys.stderr)
            failed = 1
    return failed


if __name__ == "__main__":
    sys.exit(main())
