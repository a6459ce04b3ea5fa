"""The gateway's settings: `config.toml` in the data folder, every key optional."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Annotated

import msgspec

from govchannel.errors import GovChannelError

HALT_SHARE = 0.10
"""A release halts when more than this share of the terminals that tried it failed."""


PHONE_CHANNEL = "stable"


class GovernmentApi(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where DGA's data exchange is and what it knows this gateway by: `agent_id` is an officer's citizen id or this
    system's English name. Key and secret are files with one line each, so that no secret stands among settings.
    """

    url: str
    agent_id: Annotated[str, msgspec.Meta(min_length=1)]
    consumer_key_file: str
    consumer_secret_file: str


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`public_url` is the address terminals and phones use (default: where the gateway listens), `database_url`
    SQLAlchemy's (default: SQLite in the data folder). A release halts when more than `halt_share` of the terminals that
    tried it report failure. With `government_api`, cards are checked against the register where citizens agree.
    Webhooks may lead to private addresses in `webhook_networks` only ("10.20.0.0/16"); an agency has `webhook_seconds`
    to answer one. Phones get the forms of the channel `phone_channel`; "": none.
    """

    public_url: str | None = None
    database_url: str | None = None
    halt_share: Annotated[float, msgspec.Meta(ge=0, le=1)] = HALT_SHARE
    government_api: GovernmentApi | None = None
    phone_channel: str = PHONE_CHANNEL
    webhook_networks: list[str] = []
    webhook_seconds: Annotated[float, msgspec.Meta(ge=0.1, le=60)] = 10.0


class Config(msgspec.Struct, frozen=True):
    """The settings and where the files lie."""

    home: Path
    settings: Settings

    @property
    def database_url(self) -> str:
        """Where requests are kept."""
        return self.settings.database_url or f"sqlite:///{self.home / 'gateway.db'}"

    @property
    def agency_keys(self) -> Path:
        """Private keys of agencies that open their requests here: one folder an agency."""
        return self.home / "agency-keys"

    @property
    def releases(self) -> Path:
        """The TUF repository: public files, for the gateway or any static web server."""
        return self.home / "releases"

    @property
    def release_keys(self) -> Path:
        """The operators' targets key and the gateway's online key."""
        return self.home / "release-keys"

    @property
    def webhook_key(self) -> Path:
        """The gateway's key that webhooks' secrets are derived from."""
        return self.home / "webhook.key"

    @property
    def root_keys(self) -> Path:
        """Where root keys are made and, at a rotation, looked for; between the two they lie in a safe."""
        return self.home / "root-keys"


def load_config(home: Path | None = None) -> Config:
    """Read the settings of a data folder (``GOVCHANNEL_HOME``, else ``~/.govchannel``) and make the folder.

    Raises `GovChannelError` naming file and fault.
    """
    home = (home or Path(os.environ.get("GOVCHANNEL_HOME") or Path.home() / ".govchannel")).absolute()
    file = home / "config.toml"
    try:
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        settings = msgspec.convert(tomllib.loads(file.read_text("utf-8")), Settings)
    except FileNotFoundError:
        settings = Settings()
    except (OSError, ValueError) as error:
        raise GovChannelError(f"{file}: {error}") from error
    return Config(home, settings)
