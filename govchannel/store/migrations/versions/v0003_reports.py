"""What terminals report of themselves and of their catalog, and the releases that were halted for it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """From 0002 to 0003."""
    op.create_table(
        "report",
        sa.Column("terminal", sa.String(64), sa.ForeignKey("terminal.id"), primary_key=True),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("program", sa.String(32), nullable=False),
        sa.Column("release", sa.Integer),
        sa.Column("failed_release", sa.Integer),
        sa.Column("reason", sa.String(64)),
        sa.Column("troubles", sa.String(400), nullable=False),
    )
    op.create_index("ix_report_release", "report", ["release"])
    op.create_index("ix_report_failed_release", "report", ["failed_release"])
    op.create_table(
        "halt",
        sa.Column("release", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("reason", sa.String(200), nullable=False),
    )


def downgrade() -> None:
    """Back to 0002."""
    op.drop_table("halt")
    op.drop_table("report")
