"""The tables of the registry, as they are after the last migration.

Times are UTC, and without a zone in the database, so that SQLite and PostgreSQL hold
and compare the same.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Index,
    Integer,
    MetaData,
    Named,
    String,
    Table,
    TypedColumns,
    UniqueConstraint,
    Uuid,
)

NAMING = {
    "pk": "pk_%(table_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
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


class ExplanationColumns(TypedColumns):
    """One row per explanation that a care site wrote beside a number of its own."""

    number: Named[int] = Column(Integer(), primary_key=True)
    digest: Named[str] = Column(String())
    source: Named[str] = Column(String())
    care_site_id: Named[str] = Column(String())
    measure: Named[str] = Column(String())
    every: Named[str] = Column(String())
    interval_start: Named[date | None] = Column(Date(), nullable=True)
    kind: Named[str] = Column(String())
    text: Named[str] = Column(String())
    written_by: Named[str] = Column(String())
    written_at: Named[datetime] = Column(DateTime())
    withdrawn_at: Named[datetime | None] = Column(DateTime(), nullable=True)


explanation = Table(
    "explanation",
    METADATA,
    ExplanationColumns,
    CheckConstraint("kind IN ('explain', 'adapt')", name="kind"),
    UniqueConstraint("digest"),
    Index(None, "care_site_id", "measure"),
)
"""One row per explanation. ``digest`` is of all it says, so that the same one comes in
once; of one that was withdrawn digest and text are gone, and the number stays."""
