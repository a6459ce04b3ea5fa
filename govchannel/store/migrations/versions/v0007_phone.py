"""Requests from citizens' phones: they belong to a row of the terminals that no terminal can take."""

from datetime import datetime

import sqlalchemy as sa
from alembic import op

from govchannel.errors import GovChannelError

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the row; retired, so that nobody enrols, signs or resumes under its name."""
    terminal = sa.table(
        "terminal",
        sa.column("id", sa.String),
        sa.column("channel", sa.String),
        sa.column("state", sa.String),
        sa.column("added_at", sa.DateTime),
    )
    state = op.get_bind().execute(sa.select(terminal.c.state).where(terminal.c.id == "phone")).scalar()
    if state is None:
        row = {"id": "phone", "channel": "phone", "state": "retired", "added_at": datetime(2026, 11, 21)}  # noqa: DTZ001  # UTC
        op.execute(sa.insert(terminal).values(row))
    elif state != "retired":
        raise GovChannelError("a terminal is called 'phone', which stands for citizens' phones now: retire it first")
