"""The terminal's settings, one frozen value: `config.toml` in the data folder, and what enrolment wrote."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from kiosk.errors import NotSetUp

Seconds = Annotated[float, msgspec.Meta(ge=0.1, le=300)]


class Patience(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How long the gateway is waited for: until a connection is made, and until it answers.

    Time for what is sent comes on top of it, as a slow line needs it.
    """

    connect_seconds: Seconds = 5.0
    answer_seconds: Seconds = 15.0


Profile = Literal["kiosk", "smartbox"]
"""A kiosk is touched at arm's length; a smart box shows on a television three metres away and is steered by arrows."""

Pixels = Annotated[int, msgspec.Meta(ge=320, le=16384)]
Inches = Annotated[float, msgspec.Meta(ge=5, le=200)]
Overscan = Annotated[float, msgspec.Meta(ge=0, le=10)]
Minutes = Annotated[float, msgspec.Meta(ge=0, le=1440)]


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`config.toml`, written by hand or by packaging. `reader` is ``pcsc`` or ``virtual:FILE`` (a simulator).

    `printer` as `drivers.registry.open_printer` wants it, on a roll of `printer_paper` mm; `printer_at_once`: a slip is
    printed for every request, not only when the citizen asks for one. `camera` is empty for none, ``qt``, ``qt:`` and a
    part of the camera's name, or ``file:PATH`` (a simulator that sees an image file).
    `voice`: who reads aloud: ``system`` (speech-dispatcher), ``file:PATH`` (a simulator), or nobody. `headphones`: the
    jack at which reading aloud begins, as `drivers.registry.open_jack` wants it. `sound`: ``system`` (ALSA),
    ``file:PATH`` (a simulator), or none. `websites`: agencies' own pages are opened here, in a locked view; else they
    are handed to a phone.
    `size` in pixels; `inches`: the screen's diagonal, from which follows how large things are drawn. `overscan`: how
    many percent of a smart box's picture its television may hide at each edge. `dim_minutes`: after so long without
    anybody the screen is dimmed; 0 for never.
    """

    reader: str = "pcsc"
    printer: str = "none"
    printer_paper: Literal[58, 80] = 80
    printer_at_once: bool = False
    camera: Annotated[str, msgspec.Meta(pattern=r"^$|^qt$|^qt:.+$|^file:.+$")] = ""
    voice: str = "system"
    headphones: str = ""
    sound: str = "system"
    websites: bool = False
    windowed: bool = False
    size: tuple[Pixels, Pixels] | None = None
    profile: Profile = "kiosk"
    inches: Inches | None = None
    overscan: Overscan = 3.5
    dim_minutes: Minutes = 5.0
    line: Patience = Patience()

    @property
    def smart_box(self) -> bool:
        """Whether this is a smart box: it takes no cards and is steered by a remote control."""
        return self.profile == "smartbox"


class Enrolment(msgspec.Struct, frozen=True):
    """`enrolment.json`: who this terminal is. Addresses are without a trailing slash.

    `releases`: where the catalog's releases are; None where the gateway had none at enrolment.
    """

    terminal: str
    channel: str
    gateway: str
    status_url: str
    releases: str | None = None

    @property
    def phones(self) -> str:
        """Where phones find the gateway: the address that it gave for its status pages, not the terminal's own way."""
        return self.status_url.rpartition("/")[0]


class Config(msgspec.Struct, frozen=True):
    """All settings and where the files lie."""

    home: Path
    settings: Settings

    @property
    def outbox(self) -> Path:
        """The precious file."""
        return self.home / "outbox.db"

    @property
    def counter(self) -> Path:
        """The socket where the screen asks the agent what only the gateway knows."""
        return self.home / "agent.sock"

    @property
    def catalog(self) -> Path:
        """The catalog that is served."""
        return self.home / "catalog.db"

    @property
    def trusted_root(self) -> Path:
        """The TUF root that enrolment brought: where trust in releases begins."""
        return self.home / "releases" / "root.json"

    @property
    def trusted_metadata(self) -> Path:
        """What the TUF client keeps between looks."""
        return self.home / "releases" / "metadata"

    @property
    def time_floor(self) -> Path:
        """The latest signed time that was seen."""
        return self.home / "releases" / "time"

    @property
    def update_state(self) -> Path:
        """How the last look for a release ended."""
        return self.home / "releases" / "update.json"

    @property
    def key(self) -> Path:
        """The terminal's private key."""
        return self.home / "terminal.key"

    @property
    def enrolment_file(self) -> Path:
        """Who this terminal is."""
        return self.home / "enrolment.json"

    def enrolment(self) -> Enrolment:
        """Who this terminal is. Raises `NotSetUp` before enrolment or for a damaged file."""
        try:
            return msgspec.json.decode(self.enrolment_file.read_bytes(), type=Enrolment)
        except FileNotFoundError as error:
            raise NotSetUp("not enrolled; run: kiosk enrol") from error
        except (OSError, ValueError) as error:
            raise NotSetUp(f"{self.enrolment_file.name}: {error}") from error


def home_folder() -> Path:
    """The data folder: ``KIOSK_HOME``, else ``~/.kiosk``."""
    return Path(os.environ.get("KIOSK_HOME") or Path.home() / ".kiosk")


def load_config(home: Path | None = None) -> Config:
    """Read the settings; a missing file means the defaults. Raises `NotSetUp` naming file and fault."""
    home = (home or home_folder()).absolute()
    file = home / "config.toml"
    values: dict[str, object] = {}
    try:
        values = tomllib.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        pass
    except (OSError, ValueError) as error:
        raise NotSetUp(f"{file}: {error}") from error
    if reader := os.environ.get("KIOSK_READER"):
        values["reader"] = reader
    try:
        return Config(home, msgspec.convert(values, Settings))
    except msgspec.ValidationError as error:
        raise NotSetUp(f"{file}: {error}") from error
