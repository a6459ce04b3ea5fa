"""How requests reach an agency's own system: each agency's feed, who may read it, and its webhooks."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """From 0003 to 0004. Requests that are here get their places when their agency is attached."""
    op.add_column("request", sa.Column("position", sa.Integer))
    op.create_index("request_position", "request", ["agency", "position"], unique=True)
    op.create_table(
        "feed",
        sa.Column("agency", sa.String(64), primary_key=True),
        sa.Column("last", sa.Integer, nullable=False),
    )
    op.create_table(
        "client",
        sa.Column("key_id", sa.String(64), primary_key=True),
        sa.Column("agency", sa.String(64), sa.ForeignKey("feed.agency"), nullable=False),
        sa.Column("public_key", sa.LargeBinary, nullable=False),
        sa.Column("added_at", sa.DateTime, nullable=False),
    )
    op.create_table(
        "webhook",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("agency", sa.String(64), sa.ForeignKey("feed.agency"), nullable=False),
        sa.Column("url", sa.String(2000), nullable=False),
        sa.Column("added_at", sa.DateTime, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("not_before", sa.DateTime, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("failing_since", sa.DateTime),
        sa.Column("last_answer", sa.String(80)),
        sa.Column("disabled_at", sa.DateTime),
    )


def downgrade() -> None:
    """Back to 0003."""
    op.drop_table("webhook")
    op.drop_table("client")
    op.drop_table("feed")
    op.drop_index("request_position", "request")
    op.drop_column("request", "position")
