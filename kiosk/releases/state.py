"""How the last look for a release ended: written by the agent, read by the heartbeat and the technician's checks."""

from __future__ import annotations

import msgspec

from kiosk.config import Config


class State(msgspec.Struct, frozen=True):
    """`update.json`. `failed_release` and `reason` are None after a look that went well."""

    failed_release: int | None = None
    reason: str | None = None


def last_state(config: Config) -> State:
    """How the last look ended; a file that is missing or damaged says nothing."""
    try:
        return msgspec.json.decode(config.update_state.read_bytes(), type=State)
    except (OSError, ValueError):
        return State()
