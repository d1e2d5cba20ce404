"""What a reader must know before using a pooled number; the words are elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What there is to doubt."""

    FEW_STUDIES = "few studies"
    MUCH_HETEROGENEITY = "much heterogeneity"
    NARROWER_THAN_CLASSIC = "Hartung-Knapp narrower than the classic interval"
    NO_SPREAD_FOR_KNAPP_HARTUNG = "no spread for Hartung-Knapp"
    EMPTY_TAU_INTERVAL = "empty interval of tau squared"
    NOT_SYMMETRIC = "interval not symmetric"
    CORRECTED = "continuity correction"
    LEFT_OUT = "no events, or nothing but events, in both arms"
    CORRELATION_ASSUMED = "correlation assumed"
    NAMED_TWICE = "study named twice"
    NOT_USED = "columns not used"
    LONE_GROUP = "subgroup of one study"
    MANTEL_HAENSZEL = "Mantel-Haenszel"
    TOO_FEW_FOR_ASYMMETRY = "too few for a small-study test"
    NOTHING_TO_TEST = "nothing to tell small studies by"
    TOO_FEW_FOR_REGRESSION = "too few for a meta-regression"


@dataclass(frozen=True)
class Doubt:
    """One doubt: its kind, the studies or columns it is about, and its numbers."""

    kind: Kind
    about: tuple[str, ...] = ()
    numbers: tuple[float, ...] = ()
