"""The table of explanations that care sites write beside their numbers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from wervel.errors import OutputError

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table, with nothing in it."""
    op.create_table(
        "explanation",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("care_site_id", sa.String(), nullable=False),
        sa.Column("measure", sa.String(), nullable=False),
        sa.Column("every", sa.String(), nullable=False),
        sa.Column("interval_start", sa.Date(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("written_by", sa.String(), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("number", name="pk_explanation"),
        sa.UniqueConstraint("digest", name="uq_explanation_digest"),
        sa.CheckConstraint(
            "kind IN ('explain', 'adapt')", name=op.f("ck_explanation_kind")
        ),
    )
    op.create_index(
        "ix_explanation_care_site_id_measure",
        "explanation",
        ["care_site_id", "measure"],
    )


def downgrade() -> None:
    """Refused: before this step there was nowhere to keep explanations."""
    raise OutputError(
        "a step back that keeps what people told us",
        "the step that made the table of explanations",
        where="registry schema 0002",
        do="restore a copy; or drop the table by hand, knowing what goes",
    )
