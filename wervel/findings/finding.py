"""The four verdicts, and the finding."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Verdict(Enum):
    """What holding a recommendation against a moment comes to."""

    FOLLOWED = "followed"
    NOT_FOLLOWED = "not_followed"
    NOT_APPLICABLE = "not_applicable"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True)
class Finding:
    """One recommendation at one moment: the verdict, and the facts that decided it."""

    recommendation: str
    verdict: Verdict
    because: tuple[str, ...]
