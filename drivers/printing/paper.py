"""A printer's paper that exists in files only: slips become pictures, and a file steers what goes wrong.

``{"roll": 2, "rows": 300, "low": true, "cover_open": false, "opens_at": 120, "cutter_stuck": false}``: `rows` is how
many dots of the roll are left when it is put in (none said: plenty; another `roll` is another one put in), `opens_at`
the row at which somebody opens the cover. For the imitation only: `answers` (``right``, ``asked``: tells
nothing by itself, ``none``, ``garbage``, ``zeros``) and `hangs_up_at`, the row at which the cable is pulled. A missing
file is a printer that is well.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import msgspec
from PIL import Image

from drivers.printing.status import STOPS, Sign

KEPT = 200
"""Pictures in the folder; the oldest go."""


class Condition(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the steering file says."""

    roll: int = 1
    rows: int | None = None
    low: bool = False
    cover_open: bool = False
    opens_at: int | None = None
    cutter_stuck: bool = False
    answers: Literal["right", "asked", "none", "garbage", "zeros"] = "right"
    hangs_up_at: int | None = None


class Paper:
    """Rows go on it one after another, until it is cut. `folder` gets ``slip-0001.png`` and so on."""

    def __init__(self, folder: Path, file: Path) -> None:
        """`file` steers; neither need exist."""
        self._folder = folder
        self._file = file
        self._rows: list[bytes] = []
        self._of_roll = 0
        self.condition = Condition()
        self.look()

    def look(self) -> None:
        """Read the steering file; one that says nonsense changes nothing."""
        try:
            condition = msgspec.json.decode(self._file.read_bytes() or b"{}", type=Condition)
        except FileNotFoundError:
            condition = Condition()
        except (OSError, msgspec.MsgspecError):
            return
        if condition.roll != self.condition.roll:
            self._of_roll = 0
        self.condition = condition

    @property
    def of_roll(self) -> int:
        """Rows printed on this roll."""
        return self._of_roll

    def signs(self) -> frozenset[Sign]:
        """What the printer's sensors say."""
        now = self.condition
        found = {
            Sign.COVER_OPEN: now.cover_open or (now.opens_at is not None and self._of_roll >= now.opens_at),
            Sign.PAPER_END: now.rows is not None and self._of_roll >= now.rows,
            Sign.CUTTER: now.cutter_stuck,
            Sign.PAPER_LOW: now.low,
        }
        signs = frozenset(sign for sign, there in found.items() if there)
        return signs | {Sign.OFFLINE} if signs & STOPS else signs

    @property
    def stopped(self) -> bool:
        """Whether no row can be printed now."""
        return Sign.OFFLINE in self.signs()

    def print(self, row: bytes) -> None:
        """One row of dots, eight to a byte, 1 is black."""
        self._rows.append(row)
        self._of_roll += 1

    def cut(self) -> Path | None:
        """A slip is whole: its picture."""
        return self._keep("")

    def tear(self) -> Path | None:
        """A slip stays half printed: the picture of what there is of it."""
        return self._keep("-torn")

    def _keep(self, ending: str) -> Path | None:
        rows, self._rows = self._rows, []
        if not rows:
            return None
        width = max(map(len, rows))
        dots = b"".join(row.ljust(width, b"\0") for row in rows)
        picture = Image.frombytes("1", (width * 8, len(rows)), dots, "raw", "1;I")
        self._folder.mkdir(parents=True, exist_ok=True)
        slips = sorted(self._folder.glob("slip-*.png"))
        found = re.match(r"slip-(\d+)", slips[-1].name) if slips else None
        file = self._folder / f"slip-{int(found.group(1)) + 1 if found else 1:04d}{ending}.png"
        aside = file.with_name(f".{file.name}")
        picture.save(aside, "PNG")
        aside.replace(file)
        for old in slips[: max(0, len(slips) + 1 - KEPT)]:
            old.unlink(missing_ok=True)
        return file


def rows_of(picture: Image.Image) -> Sequence[bytes]:
    """A picture of 1 bit a dot as rows for `Paper.print`."""
    dots = picture.tobytes("raw", "1;I")
    width = (picture.width + 7) // 8
    return [dots[start : start + width] for start in range(0, len(dots), width)]
