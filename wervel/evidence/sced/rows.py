"""An analysis as plain data: rows for CSV files, and all of it for JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from wervel.evidence.sced.analysis import Analysis
from wervel.evidence.sced.between_cases import BetweenCases
from wervel.evidence.sced.comparisons import levels
from wervel.evidence.sced.randomisation import RandomisationTest
from wervel.evidence.sced.scribe import ITEMS, Told
from wervel.evidence.sced.standards import answers, overall
from wervel.pages.components import Json

Lines = Sequence[Mapping[str, Json]]


def csv_rows(analysis: Analysis) -> Mapping[str, Lines]:
    """The tables to keep, by the name of their file; numbers unrounded."""
    return {
        "points": _points(analysis),
        "phases": _phases(analysis),
        "comparisons": _comparisons(analysis),
        "tests": _tests(analysis),
        "resemblance": _resemblance(analysis),
        "standards": _standards(analysis),
    }


def plain(analysis: Analysis) -> Json:
    """Everything that was reckoned, and the doubts, as plain data."""
    experiment, plan = analysis.experiment, analysis.plan
    return {
        "outcome": experiment.outcome,
        "better": str(experiment.better),
        "design": str(experiment.design),
        "baseline": experiment.baseline,
        "interventions": list(experiment.interventions),
        "plan": {key: _text(value) for key, value in asdict(plan).items()},
        "phases": _phases(analysis),
        "comparisons": _comparisons(analysis),
        "tests": _tests(analysis),
        "combined": None
        if analysis.combination is None
        else asdict(analysis.combination),
        "between_cases": _between(analysis.between),
        "between_cases_varying": _between(analysis.varying),
        "resemblance": _resemblance(analysis),
        "standards": _standards(analysis),
        "standards_overall": str(overall(answers(experiment))),
        "scribe": [
            {"item": each.number, "answered": each.told is not Told.NOTHING}
            for each in ITEMS
        ],
        "doubts": [{"kind": str(each.kind), **each.about} for each in analysis.doubts],
    }


def _text(value: object) -> Json:
    return value if isinstance(value, bool | int | None) else str(value)


def _between(found: BetweenCases | None) -> Json:
    return None if found is None else {**asdict(found), "intraclass": found.intraclass}


def _points(analysis: Analysis) -> Lines:
    return [
        {
            "case": one.case,
            "occasion": each.occasion,
            "phase": each.phase,
            "score": each.score,
            "criterion": each.criterion,
            "may_start": int(each.may_start),
        }
        for one in analysis.experiment.shown
        for each in one.points
    ]


def _phases(analysis: Analysis) -> Lines:
    return [
        {
            "case": one.case,
            "phase": each.name,
            "first_occasion": one.points[each.places[0]].occasion,
            "points": len(each.places),
            "mean": each.mean,
            "median": each.median,
            "sd": each.deviation,
            "slope": each.slope,
            "criterion": each.criterion,
        }
        for one in analysis.experiment.shown
        for each in levels(analysis.experiment, one)
    ]


def _comparisons(analysis: Analysis) -> Lines:
    return [
        {
            "case": each.series.case,
            "before": pair.before,
            "after": pair.after,
            "difference": pair.difference,
            "immediate": pair.immediate,
            **asdict(pair.overlap),
            "tau": pair.overlap.tau,
            "log_ratio": None if pair.ratio is None else pair.ratio.log_ratio,
            "log_ratio_error": None if pair.ratio is None else pair.ratio.error,
        }
        for each in analysis.cases
        for pair in each.comparisons
    ]


def _tests(analysis: Analysis) -> Lines:
    found = [(each.series.case, each.test) for each in analysis.cases]
    found.append(("all", analysis.together))
    return [_test(who, test) for who, test in found if test is not None]


def _test(who: str, test: RandomisationTest) -> Mapping[str, Json]:
    return {"who": who, **asdict(test), "statistic": str(test.statistic)}


def _resemblance(analysis: Analysis) -> Lines:
    return [
        {"case": each.series.case, **asdict(each.resemblance), **asdict(each.step)}
        for each in analysis.cases
        if each.resemblance is not None and each.step is not None
    ]


def _standards(analysis: Analysis) -> Lines:
    return [
        {
            "standard": str(each.standard),
            "verdict": str(each.verdict),
            "counted": each.counted,
            "wanted": each.wanted,
        }
        for each in answers(analysis.experiment)
    ]
