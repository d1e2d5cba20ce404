"""The table of feedback on cards."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from wervel.errors import OutputError

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the table, with nothing in it."""
    op.create_table(
        "card_feedback",
        sa.Column("card", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("service", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("accepted", sa.JSON(), nullable=False),
        sa.Column("reason_system", sa.String(), nullable=False),
        sa.Column("reason_code", sa.String(), nullable=False),
        sa.Column("had_comment", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("received", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("card", name="pk_card_feedback"),
        sa.CheckConstraint(
            "outcome IN ('accepted', 'overridden')",
            name=op.f("ck_card_feedback_outcome"),
        ),
    )
    op.create_index("ix_card_feedback_at", "card_feedback", ["at"])


def downgrade() -> None:
    """Refused: before this step there was nowhere to keep what people told."""
    raise OutputError(
        "a step back that keeps what people told us",
        "the first step, before which there are no tables",
        where="registry schema 0001",
        do="restore a copy; or drop the tables by hand, knowing what goes",
    )
