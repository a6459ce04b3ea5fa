"""Pictures of screens, kept among the artefacts of a run."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QImage

PICTURES = Path(__file__).parents[2] / "artefacts" / "pictures" / "screens"


def keep(picture: QImage, name: str) -> None:
    """As `name`, which may begin with a folder. JPEG: a run keeps a thousand, and PNG takes three times as long."""
    file = PICTURES / f"{name}.jpg"
    file.parent.mkdir(parents=True, exist_ok=True)
    assert picture.save(str(file), quality=90), f"{file} cannot be written"
