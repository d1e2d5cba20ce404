"""The columns a file of studies has, by the measure that is made of them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from wervel.errors import UnknownName
from wervel.evidence.rows import Field, Kind
from wervel.evidence.study import Measure


class Made(StrEnum):
    """What is made of the rows of a file."""

    MD = "md"
    SMD = "smd"
    SMCC = "smcc"
    SMCR = "smcr"
    RR = "rr"
    OR = "or"
    RD = "rd"
    GIVEN = "given"


EVENTS: Mapping[Made, Measure] = {
    Made.RR: Measure.RISK_RATIO,
    Made.OR: Measure.ODDS_RATIO,
    Made.RD: Measure.RISK_DIFFERENCE,
}
GIVEN: Mapping[str, Measure] = {
    "md": Measure.MEAN_DIFFERENCE,
    "smd": Measure.STANDARDISED_MEAN_DIFFERENCE,
    "smc": Measure.STANDARDISED_MEAN_CHANGE,
    "rr": Measure.RISK_RATIO,
    "or": Measure.ODDS_RATIO,
    "rd": Measure.RISK_DIFFERENCE,
}
"""What an effect that is given may be of."""

_NUMBER = Field(required=True)
_SIZE = Field(kind=Kind.COUNT, required=True)
_STUDY = {"study": Field(kind=Kind.TEXT, required=True)}
_MEANS = _STUDY | {
    "n1": _SIZE,
    "mean1": _NUMBER,
    "sd1": _NUMBER,
    "n2": _SIZE,
    "mean2": _NUMBER,
    "sd2": _NUMBER,
}
_CHANGE = _STUDY | {"n": _SIZE, "mean_before": _NUMBER, "mean_after": _NUMBER}
_COUNTS = _STUDY | {"events1": _SIZE, "n1": _SIZE, "events2": _SIZE, "n2": _SIZE}
COLUMNS: Mapping[Made, Mapping[str, Field]] = {
    Made.MD: _MEANS,
    Made.SMD: _MEANS,
    Made.SMCC: _CHANGE
    | {
        "sd_change": Field(),
        "sd_before": Field(),
        "sd_after": Field(),
        "r": Field(),
    },
    Made.SMCR: _CHANGE | {"sd_before": _NUMBER, "sd_after": Field(), "r": Field()},
    Made.RR: _COUNTS,
    Made.OR: _COUNTS,
    Made.RD: _COUNTS,
    Made.GIVEN: _STUDY
    | {
        "estimate": _NUMBER,
        "se": Field(),
        "low": Field(),
        "high": Field(),
        "confidence": Field(),
    },
}


def made(name: str) -> Made:
    """What that name stands for. Raises UnknownName."""
    if name not in {*Made}:
        raise UnknownName(
            "a measure to pool",
            name,
            where="--measure",
            do="choose from: " + ", ".join(Made),
        )
    return Made(name)


def given(name: str | None) -> Measure:
    """What a given effect is of; not stated where nobody says. Raises UnknownName."""
    if name is None:
        return Measure.NOT_STATED
    if name not in GIVEN:
        raise UnknownName(
            "what the effects are of",
            name,
            where="--of",
            do="choose from: " + ", ".join(GIVEN),
        )
    return GIVEN[name]
