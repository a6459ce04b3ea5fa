"""Every screen in every language, theme, text size and shape: measured, photographed, and a sheet of small pictures.

``python -m tests.ui.contact_sheet`` takes ten minutes; with the word ``docs`` it takes only the pictures of the guides,
in one, and with ``gallery`` those of the gallery, in a second. Pictures go to ``artefacts/pictures/all``; the sheets,
the gallery and the pictures of the README to ``docs/pictures``. Exit code 1 if anything is cut, covered, too small or
not painted anywhere.
"""

from __future__ import annotations

import itertools
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from msgspec.structs import replace

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtQuick import QQuickItem

import resources
from govchannel.contract.entries import read_folder
from kiosk.catalog_file import write_catalog
from kiosk.journey.comfort import USUAL, Comfort, Language, TextSize, Theme
from tests.ui.conftest import Screen, settled
from tests.ui.measure import faults, unpainted
from tests.ui.moments import moments
from tests.ui.pictures import PICTURES
from tests.ui.test_screens import BOX, NARROW, shown_there
from tests.waiting import until
from ui.app import build
from ui.gallery import Gallery
from ui.options import LANDSCAPE, PORTRAIT, Options
from ui.window import make_application

ALL = PICTURES.parent / "all"
DOCS = Path(__file__).parents[2] / "docs" / "pictures"
SHAPES = {"portrait": PORTRAIT, "landscape": LANDSCAPE, "smartbox": BOX, "narrow": NARROW}
SHOWN = (
    "welcome", "notice", "home", "results", "service", "form-2", "review", "receipt",
    "remote-welcome", "remote-home-anonymous", "remote-results", "remote-service",
)  # fmt: skip
WIDTH = 150
SHEETS = {
    "sheet-portrait": [
        *(f"portrait-th-usual-{theme}" for theme in get_args(Theme)),
        *(f"portrait-th-{size}-light" for size in get_args(TextSize)),
        "portrait-th-largest-light-low",
    ],
    "sheet-landscape": [
        f"{shape}-en-{size}-light" for shape in ("landscape", "smartbox") for size in ("usual", "largest")
    ],
}
"""The sheets and their rows."""
README: dict[str, tuple[int, tuple[str, ...]]] = {
    "portrait-th-usual-light": (
        420, ("welcome", "notice", "home", "service", "form-2", "review", "receipt", "goodbye-ended"),
    ),
    "landscape-en-usual-light": (860, ("home",)),
}  # fmt: skip
"""What the README shows: how wide, and which moments."""


def ways() -> Iterator[tuple[str, tuple[int, int], Comfort]]:
    """Name of a folder, size of the window, wishes."""
    wishes = itertools.product(SHAPES, get_args(Language), get_args(TextSize), get_args(Theme), (False, True))
    for shape, language, size, theme, low in wishes:
        # Colours change no place: every colour is seen in the usual and in the largest text.
        if (theme != USUAL.theme and size not in (USUAL.text_size, "largest")) or (low and shape != "portrait"):
            continue
        name = f"{shape}-{language}-{size}-{theme}" + ("-low" if low else "")
        yield name, SHAPES[shape], Comfort(language, theme, size, low=low)


def sheet(rows: list[list[QImage]], file: Path) -> None:
    """Small pictures in rows."""
    small = [[one.scaledToWidth(WIDTH, Qt.TransformationMode.SmoothTransformation) for one in row] for row in rows]
    heights = [max(one.height() for one in row) + 8 for row in small]
    whole = QImage(max(len(row) for row in small) * (WIDTH + 8) + 8, sum(heights) + 8, QImage.Format.Format_RGB32)
    whole.fill(QColor("#808080"))
    painter = QPainter(whole)
    top = 8
    for row, height in zip(small, heights, strict=True):
        for place, one in enumerate(row):
            painter.drawImage(QPoint(8 + place * (WIDTH + 8), top), one)
        top += height
    painter.end()
    whole.save(str(file), quality=72)


def photograph_gallery(application: QGuiApplication) -> None:
    """A picture of every component in each theme."""
    gallery = Gallery(application, PORTRAIT)
    for theme in get_args(Theme):
        gallery.choose(Comfort("en", theme))
        until(lambda: _frame(gallery), "the gallery to be active")
        until(lambda: _whole(gallery), "room for all of it")
        picture = gallery.window.grabWindow()
        small = picture.scaledToWidth(480, Qt.TransformationMode.SmoothTransformation)
        small.save(str(DOCS / f"gallery-{theme}.jpg"), quality=82)
    gallery.stop()


def _frame(gallery: Gallery) -> bool:
    QGuiApplication.processEvents()
    return gallery.window.isActive()


def _whole(gallery: Gallery) -> bool:
    """Whether nothing of it has to be scrolled to; makes room for it."""
    QGuiApplication.processEvents()
    page = gallery.window.findChild(QQuickItem, "page-flick")
    assert page is not None
    missing = round(float(page.property("contentHeight")) - page.height())
    if missing > 0:
        gallery.window.setHeight(gallery.window.height() + missing)
    return missing <= 0


def main() -> int:
    """Walk all of it."""
    if sys.argv[1:] == ["gallery"]:
        photograph_gallery(make_application())
        return 0
    of_docs = sys.argv[1:] == ["docs"]
    home = Path(tempfile.mkdtemp())
    (home / "config.toml").write_text(f'reader = "virtual:{home}/card.json"\n')
    write_catalog(read_folder(resources.FOLDER / "catalog"), home / "catalog.db")
    program = build(Options(PORTRAIT), home)
    program.start()
    found = 0
    try:
        until(lambda: settled(program), "the reader and the overview")
        screen = Screen(program)
        shown = moments(screen.catalog)
        rows: dict[str, list[QImage]] = {}
        for way, size, comfort in ways():
            if of_docs and way not in README and all(way not in shapes for shapes in SHEETS.values()):
                continue
            folder = ALL / way
            folder.mkdir(parents=True, exist_ok=True)
            for name, journey in shown.items():
                if not shown_there(way, journey):
                    continue
                screen.shows(replace(journey, comfort=comfort), size)
                picture = screen.picture()
                picture.save(str(folder / f"{name}.jpg"), quality=80)
                wrong = [*faults(program.window), *unpainted(program.window, picture), *screen.complaints]
                screen.complaints.clear()
                found += len(wrong)
                for line in wrong:
                    print(f"{way}/{name}: {line}")
                width, of_readme = README.get(way, (0, ()))
                if name in of_readme:
                    small = picture.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
                    small.save(str(DOCS / f"{comfort.language}-{name.partition('-')[0]}.png"))
                if name in SHOWN:
                    rows.setdefault(way, []).append(picture.scaledToWidth(2 * WIDTH))
    finally:
        program.stop()
    for name, shapes in SHEETS.items():
        sheet([rows[way] for way in shapes], DOCS / f"{name}.jpg")
    photograph_gallery(program._application)
    print(f"{found} faults")
    return int(found > 0)


if __name__ == "__main__":
    sys.exit(main())
