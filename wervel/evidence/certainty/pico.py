"""A question as one party asks it, and the rules that say which studies answer it."""

from __future__ import annotations

from dataclasses import dataclass

from wervel.evidence.certainty.levels import Importance
from wervel.evidence.study import Design, Publication
from wervel.text import Text


@dataclass(frozen=True, kw_only=True)
class PicoOutcome:
    """One row per outcome a party names, with the weight it gives to it."""

    id: str
    name: Text
    importance: Importance
    item: str = ""


@dataclass(frozen=True, kw_only=True)
class Admits:
    """Which studies the question admits; an empty rule asks nothing.

    ``populations`` are P- items; ``near_populations`` count too, as indirect evidence,
    and ``indirect_comparators`` likewise. ``interventions``, ``comparators`` and
    ``first_line`` are in the words of ``Characteristics``. ``weeks`` is the shortest
    follow-up.
    """

    designs: tuple[Design, ...] = ()
    publications: tuple[Publication, ...] = (Publication.PUBLISHED,)
    populations: tuple[str, ...] = ()
    near_populations: tuple[str, ...] = ()
    interventions: tuple[str, ...] = ()
    comparators: tuple[str, ...] = ()
    indirect_comparators: tuple[str, ...] = ()
    first_line: tuple[str, ...] = ()
    weeks: float | None = None


@dataclass(frozen=True, kw_only=True)
class Pico:
    """Population, intervention, comparator, outcomes, time: as a party stated them.

    ``population_item`` is the P- item of the population. A comparator that is None is
    not asked for; what a party leaves open says so in ``note``.
    """

    id: str
    party: str
    items: tuple[str, ...]
    population_item: str
    population: Text
    intervention: Text
    outcomes: tuple[PicoOutcome, ...]
    admits: Admits
    locator: str
    comparator: Text | None = None
    time: Text | None = None
    note: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Characteristics:
    """One row per study: what it compared, in words that rules can compare.

    ``interventions`` are all names it goes by, ``comparators`` all it was compared
    with; ``first_line`` says whether its participants had unsuccessful primary care
    first: ``failed``, ``none`` or empty. What is empty, the source does not state.
    ``who`` reads it so, where a profile names a party's own reading.
    """

    study: str
    locator: str
    interventions: tuple[str, ...] = ()
    comparators: tuple[str, ...] = ()
    first_line: str = ""
    populations: tuple[str, ...] = ()
    note: Text | None = None
    who: str = ""
