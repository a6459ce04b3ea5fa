"""Sealed attachments of requests, and the pieces in which they come."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add the two tables."""
    op.create_table(
        "attachment",
        sa.Column("terminal", sa.String(64), sa.ForeignKey("terminal.id"), primary_key=True),
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("arrived", sa.Integer, nullable=False),
        sa.Column("begun_at", sa.DateTime, nullable=False),
        sa.Column("number", sa.String(17), sa.ForeignKey("request.number")),
    )
    op.create_index("attachment_number", "attachment", ["number", "begun_at"])
    op.create_table(
        "piece",
        sa.Column("terminal", sa.String(64), primary_key=True),
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("start", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.ForeignKeyConstraint(
            ["terminal", "digest"], ["attachment.terminal", "attachment.digest"], ondelete="CASCADE"
        ),
    )
