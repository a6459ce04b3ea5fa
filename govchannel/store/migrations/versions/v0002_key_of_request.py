"""Each request keeps the key its terminal had, so that it still opens after the terminal got another one."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the column; requests that are here get their terminal's present key."""
    # The default is for rows already here: SQLite adds no NOT NULL column without one.
    op.add_column("request", sa.Column("terminal_key", sa.LargeBinary, nullable=False, server_default=sa.text("''")))
    terminal = sa.table("terminal", sa.column("id"), sa.column("public_key"))
    request = sa.table("request", sa.column("terminal"), sa.column("terminal_key"))
    key = sa.select(terminal.c.public_key).where(terminal.c.id == request.c.terminal).scalar_subquery()
    op.execute(sa.update(request).values(terminal_key=key))
