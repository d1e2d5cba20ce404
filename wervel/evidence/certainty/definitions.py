"""An evidence profile: one question, its outcomes, and what was said of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from wervel.errors import UnknownName
from wervel.evidence.certainty.levels import Certainty, Domain, Importance
from wervel.evidence.certainty.pico import Characteristics, Pico
from wervel.evidence.study import Better, Design
from wervel.text import Text


class Finding(StrEnum):
    """What a document says a study found, where it gives no number."""

    POSITIVE = "positive"
    NO_DIFFERENCE = "no difference"
    NEGATIVE = "negative"


@dataclass(frozen=True, kw_only=True)
class Stated:
    """What a party said of the certainty, in one domain or (without one) of all of it.

    ``levels`` is the step it takes (-1, -2, 1 …), which then counts instead of the
    proposed one; None where the party names a concern and no step: shown, not counted.
    """

    who: str
    because: Text
    locator: str
    domain: Domain | None = None
    levels: int | None = None
    item: str = ""


@dataclass(frozen=True, kw_only=True)
class Start:
    """Where a party starts studies of a design that others start elsewhere (C-26)."""

    who: str
    design: Design
    certainty: Certainty
    because: Text
    locator: str
    item: str = ""


@dataclass(frozen=True, kw_only=True)
class Said:
    """One row per result given in words alone: which study, and what it is said to be.

    ``who`` is the party whose reading it is.
    """

    study: str
    finding: Finding
    item: str
    locator: str
    who: str = ""


@dataclass(frozen=True, kw_only=True)
class ProfileOutcome:
    """One row per outcome of a profile: its rows of studies, and how they are taken.

    ``estimates`` are ``"study/estimate"``; ``model`` pools them (``reml``, ``dl``,
    ``pm``, ``fixed``), and without one ``not_pooled`` says why each stands alone.
    ``threshold`` is the smallest effect that matters, without a sign, in the unit of
    the estimates. ``of`` is the outcome of the question it answers.
    """

    id: str
    name: Text
    of: str
    importance: Importance
    estimates: tuple[str, ...] = ()
    better: Better = Better.NOT_STATED
    model: str = ""
    not_pooled: Text | None = None
    threshold: float | None = None
    threshold_from: str = ""
    unit: Text | None = None
    judgements: tuple[Stated, ...] = ()
    said: tuple[Said, ...] = ()
    note: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Profile:
    """One row per question of one party, with everything that was brought to it.

    ``candidates`` are the studies that were looked at: each is admitted or left out by
    ``pico.admits``. ``characteristics`` are how this party reads a study, instead of
    those that all share. ``stated`` is what bodies said of the certainty as a whole.
    """

    id: str
    title: Text
    question: Text
    pico: Pico
    items: tuple[str, ...]
    rows: tuple[ProfileOutcome, ...]
    candidates: tuple[str, ...]
    locator: str
    reviewed: date
    next_review: date
    characteristics: tuple[Characteristics, ...] = ()
    starts: tuple[Start, ...] = ()
    stated: tuple[Stated, ...] = ()
    note: Text | None = None
    checked_by: str = ""

    def row(self, name: str) -> ProfileOutcome:
        """The outcome of that id."""
        found = {each.id: each for each in self.rows}
        if name not in found:
            raise UnknownName(
                f"an outcome of profile {self.id}",
                name,
                where=f"wervel/profiles/{self.id}.toml",
                do="choose from: " + ", ".join(found),
            )
        return found[name]
