"""A frame on a television: the smart box's screens at 3840x2160 and at 1920x1080, painted whole and where arrows move.

The product's own window on Qt's offscreen platform, software renderer. A frame is timed from the request to paint to
its end; what moves is the focus, one step an arrow, as a remote control moves it.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SIZES = {"1920x1080": (1920, 1080), "3840x2160": (3840, 2160)}
FRAMES = 40


def run() -> None:
    """Print milliseconds of a frame for each size."""
    print("television: milliseconds of a frame without a GPU, median and worst of", FRAMES)
    for name, size in SIZES.items():
        done = subprocess.run(
            [sys.executable, "-m", "bench.television", *map(str, size)], capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise RuntimeError(done.stderr[-2000:])
        figures = json.loads(done.stdout.splitlines()[-1])
        for what, times in figures.items():
            print(f"  {name:10} {what:18} {statistics.median(times):6.1f} {max(times):6.1f}")


def main(size: tuple[int, int]) -> None:
    """Measure one size in this process and print JSON: what was painted -> milliseconds."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import Qt  # noqa: PLC0415  # the size decides how large Qt draws, before it is loaded
    from PySide6.QtTest import QTest  # noqa: PLC0415

    import resources  # noqa: PLC0415
    from govchannel.contract.entries import read_folder  # noqa: PLC0415
    from kiosk.catalog_file import write_catalog  # noqa: PLC0415
    from ui.app import build  # noqa: PLC0415
    from ui.options import Options  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "config.toml").write_text('profile = "smartbox"\nvoice = ""\n')
        write_catalog(read_folder(resources.FOLDER / "catalog"), home / "catalog.db")
        program = build(Options(size), home)
        window, application = program.window, program._application
        spans: list[float] = []
        began = [0.0]

        def begin() -> None:
            began[0] = time.perf_counter()

        def end() -> None:
            spans.append((time.perf_counter() - began[0]) * 1000)

        window.beforeSynchronizing.connect(begin)
        window.frameSwapped.connect(end)
        program.start()

        def frames(change: object) -> list[float]:
            spans.clear()
            while len(spans) < FRAMES:
                change() if callable(change) else None
                count, deadline = len(spans), time.monotonic() + 0.2
                while len(spans) == count and time.monotonic() < deadline:
                    application.processEvents()
            return list(spans)

        def settle() -> None:
            deadline = time.monotonic() + 1
            while time.monotonic() < deadline:
                application.processEvents()

        settle()
        QTest.keyClick(window, Qt.Key.Key_Return)
        settle()
        keys = (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Left)
        steps = iter(keys * FRAMES * 4)
        figures = {"an arrow": frames(lambda: QTest.keyClick(window, next(steps)))}
        themes = iter(("dark", "light") * FRAMES * 4)
        figures["the whole screen"] = frames(lambda: program.comfort_model.chooseTheme(next(themes)))
        program.stop()
    print(json.dumps(figures))


if __name__ == "__main__":
    main((int(sys.argv[1]), int(sys.argv[2])))
