"""The tables of the registry, as they are after the last migration.

Times are UTC, and without a zone in the database, so that SQLite and PostgreSQL hold
and compare the same.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    DateTime,
    Index,
    MetaData,
    Named,
    String,
    Table,
    TypedColumns,
    Uuid,
)

NAMING = {
    "pk": "pk_%(table_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
}
"""How constraints are called, the same in every database, so that a step finds them."""

METADATA = MetaData(naming_convention=NAMING)


class CardFeedbackColumns(TypedColumns):
    """One row per card that got feedback: the last word on it."""

    card: Named[str] = Column(Uuid(as_uuid=False), primary_key=True)
    about: Named[str] = Column(String())
    service: Named[str] = Column(String())
    outcome: Named[str] = Column(String())
    accepted: Named[list[str]] = Column(JSON())
    reason_system: Named[str] = Column(String())
    reason_code: Named[str] = Column(String())
    had_comment: Named[bool] = Column(Boolean())
    at: Named[datetime] = Column(DateTime())
    received: Named[datetime] = Column(DateTime())


card_feedback = Table(
    "card_feedback",
    METADATA,
    CardFeedbackColumns,
    CheckConstraint("outcome IN ('accepted', 'overridden')", name="outcome"),
    Index(None, "at"),
)
"""One row per card that got feedback. No reason given is an empty text, not a null:
rows are compared whole to decide which of two words is the last."""
