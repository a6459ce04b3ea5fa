"""Terminals, codes, requests, their history, nonces."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "terminal",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("channel", sa.String(64), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("public_key", sa.LargeBinary),
        sa.Column("added_at", sa.DateTime, nullable=False),
        sa.Column("enrolled_at", sa.DateTime),
    )
    op.create_table(
        "code",
        sa.Column("terminal", sa.String(64), sa.ForeignKey("terminal.id"), primary_key=True),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("expires_at", sa.DateTime, nullable=False),
        sa.Column("attempts_left", sa.Integer, nullable=False),
        sa.Column("redeemed_by", sa.LargeBinary),
    )
    op.create_table(
        "request",
        sa.Column("number", sa.String(17), primary_key=True),
        sa.Column("terminal", sa.String(64), sa.ForeignKey("terminal.id"), nullable=False),
        sa.Column("service", sa.String(64), nullable=False),
        sa.Column("agency", sa.String(64), nullable=False),
        sa.Column("key_id", sa.String(64), nullable=False),
        sa.Column("created_at", sa.DateTime, nullable=False),
        sa.Column("received_at", sa.DateTime, nullable=False),
        sa.Column("status_key", sa.String(64), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("envelope", sa.LargeBinary, nullable=False),
    )
    op.create_index("request_agency", "request", ["agency", "received_at"])
    op.create_index("request_status_key", "request", ["status_key"])
    op.create_table(
        "change",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("number", sa.String(17), sa.ForeignKey("request.number"), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
    )
    op.create_index("ix_change_number", "change", ["number"])
    op.create_table(
        "nonce",
        sa.Column("terminal", sa.String(64), primary_key=True),
        sa.Column("nonce", sa.String(128), primary_key=True),
        sa.Column("expires_at", sa.DateTime, nullable=False),
    )
    op.create_index("ix_nonce_expires_at", "nonce", ["expires_at"])
