"""What settings say of the screen; a wrong value is one line that names it."""

from pathlib import Path

import pytest

from kiosk.config import load_config
from kiosk.errors import NotSetUp


def test_nothing_said_is_a_kiosk(tmp_path: Path) -> None:
    settings = load_config(tmp_path).settings
    assert (settings.profile, settings.inches, settings.size) == ("kiosk", None, None)


def test_a_smart_box(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('profile = "smartbox"\ninches = 55\nsize = [3840, 2160]\n')
    settings = load_config(tmp_path).settings
    assert (settings.profile, settings.inches, settings.size) == ("smartbox", 55.0, (3840, 2160))


@pytest.mark.parametrize(
    "line", ['profile = "phone"', "inches = 0", 'inches = "21"', "inches = nan", "size = [0, 0]", "size = [1080]"]
)
def test_a_wrong_value_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "config.toml").write_text(line + "\n")
    with pytest.raises(NotSetUp, match=line.split(maxsplit=1)[0]):
        load_config(tmp_path)
