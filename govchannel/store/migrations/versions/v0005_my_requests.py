"""Each request may keep a hash by which the citizen who sent it finds it again."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the column and its index; requests that are here are found by their receipts only."""
    op.add_column("request", sa.Column("card_key", sa.String(64)))
    op.create_index("request_card_key", "request", ["card_key", "received_at"])
