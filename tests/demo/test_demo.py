"""`make demo` without a display, as a newcomer runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_demo_plays_the_journey_and_leaves_numbered_pictures() -> None:
    env = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY")}
    done = subprocess.run(
        [sys.executable, "-m", "demo"], env=env, cwd=ROOT, capture_output=True, text=True, timeout=180, check=False
    )
    assert done.returncode == 0, done.stderr
    folder = ROOT / done.stdout.splitlines()[-1].removeprefix("pictures: ")
    for journey in ("th-portrait", "en-landscape"):
        names = [file.name for file in sorted((folder / journey).glob("*.png"))]
        assert [name[:2] for name in names] == [f"{number:02d}" for number in range(1, len(names) + 1)]
        shown = {name[3:-4] for name in names}
        assert {"welcome", "notice", "home", "service", "review", "receipt", "printed", "slip"} <= shown
    assert "is opened by the agency" in done.stdout
    assert "หน้าบ้านเลขที่ 9 ซอยสมมุติ 5" in done.stdout
