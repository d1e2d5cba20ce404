"""A trial read as plain data: for result.json and the CSV files, unrounded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wervel.evidence.trials.appraisal import Appraisal, ReadEstimate
from wervel.pages.components import Json
from wervel.text import Language, Text

Rows = Sequence[Mapping[str, Json]]


def csv_rows(read: Sequence[Appraisal], language: Language) -> Mapping[str, Rows]:
    """The tables to keep, by name of the file; those without rows are left out."""
    tables: Mapping[str, Rows] = {
        "estimates": [_reading(one) for each in read for one in each.readings],
        "checklist": [row for each in read for row in _answers(each, language)],
        "needed": [row for each in read for row in _needed(each)],
        "detectable": [row for each in read for row in _found(each)],
        "cross-over": [row for each in read for row in _crossed(each)],
        "baseline": [row for each in read for row in _baseline(each)],
    }
    return {name: rows for name, rows in tables.items() if rows}


def plain(read: Sequence[Appraisal], doubts: Sequence[str], language: Language) -> Json:
    """Everything of the trials read, with the doubts that the page sets apart."""
    return {
        "studies": [
            {
                "id": each.study.id,
                "items": list(each.study.items),
                "publication": str(each.study.publication),
                "checked_by": each.study.checked_by,
                "estimates": [_reading(one) for one in each.readings],
                "relevance": str(each.primary.weighed.relevance)
                if each.primary
                else None,
                "cross_over_turns_at": each.turns_at,
                "missing_must_gain": each.missing_gain,
                "needed": _needed(each),
                "detectable": _found(each),
                "cross_over": _crossed(each),
                "baseline": _baseline(each),
                "checklist": _answers(each, language),
                "not_stated": [_said(one, language) for one in each.study.not_stated],
            }
            for each in read
        ],
        "doubts": list(doubts),
    }


def _reading(reading: ReadEstimate) -> dict[str, Json]:
    row, weighed, found = reading.estimate, reading.weighed, reading.printed
    return {
        "study": reading.study,
        "id": row.id,
        "item": row.item,
        "outcome": row.outcome,
        "measure": str(row.measure),
        "weeks": row.weeks,
        "value": row.value,
        "low": row.low,
        "high": row.high,
        "confidence": row.confidence,
        "significant_stated": row.significant,
        "excludes_no_effect": found.excludes_none,
        "agrees": found.agrees,
        "relevance": str(weighed.relevance),
        "place": str(weighed.place),
        "lacking": str(weighed.lacking),
        "smallest_important": reading.outcome.smallest_important,
        "gain": weighed.gain,
        "gain_worst": weighed.worst,
        "gain_best": weighed.best,
        "contains": found.contains,
        "symmetry": str(found.symmetry),
        "linear_centre": found.linear_centre,
        "log_centre": found.log_centre,
        "se": found.se,
        "se_within": found.se_within,
        "p_rebuilt": found.p,
        "note": row.note,
        "locator": row.locator,
    }


def _answers(each: Appraisal, language: Language) -> list[dict[str, Json]]:
    return [
        {
            "study": each.study.name,
            "point": one.point,
            "judgement": str(one.holds),
            "says": _said(one.says, language),
            "item": one.item,
            "locator": one.locator,
        }
        for one in each.answers
    ]


def _needed(each: Appraisal) -> list[dict[str, Json]]:
    return [
        {
            "study": each.study.name,
            "sd_assumed": one.sd,
            "alpha_assumed": one.alpha,
            "power_assumed": one.power,
            "analysed_per_arm": one.analysed,
            "randomised_per_arm": one.randomised,
        }
        for one in each.needed
    ]


def _found(each: Appraisal) -> list[dict[str, Json]]:
    return [
        {
            "study": each.study.name,
            "dropout_assumed": one.dropout,
            "per_arm_assumed": one.analysed_per_arm,
            "sd_implied": one.sd,
            "power_assumed": one.power,
            "difference": one.difference,
        }
        for one in each.found
    ]


def _crossed(each: Appraisal) -> list[dict[str, Json]]:
    return [
        {
            "study": each.study.name,
            "comparison_treated": one.crossed,
            "treatment_not_had": one.untreated,
            "value": one.value,
            "low": one.low,
            "high": one.high,
            "relevance": str(one.relevance),
        }
        for one in each.undiluted
    ]


def _baseline(each: Appraisal) -> list[dict[str, Json]]:
    return [
        {
            "study": each.study.name,
            "outcome": one.outcome,
            "first": one.first,
            "second": one.second,
            "difference": one.difference,
            "standardised": one.standardised,
            "locator": one.locator,
        }
        for one in each.imbalances
    ]


def _said(text: Text, language: Language) -> str:
    return text.in_language(language)
