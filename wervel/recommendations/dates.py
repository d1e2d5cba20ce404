"""When the recommendations added in one round were read, and should be read again."""

from __future__ import annotations

from datetime import date

REVIEWED, NEXT_REVIEW = date(2026, 11, 24), date(2028, 11, 24)
