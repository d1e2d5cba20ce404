"""MeasureReports: the numbers of the measures table, masked as it is, on the sample.

The witness is the table itself, read row by row without the code that makes reports.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pandas as pd
import pytest
from made_up_practice import country, village

from wervel.errors import UnknownName
from wervel.exchange.artifact import pinned
from wervel.exchange.fhir import resources
from wervel.exchange.measure_report import (
    ABSENT,
    SUMMARIES,
    Reported,
    measure_reports,
    write_measure_reports,
)
from wervel.exchange.subject_list import SUBJECT_LISTS, write_subject_lists
from wervel.findings.assessment import assess
from wervel.findings.finding import Verdict
from wervel.practice.groups import groups_of
from wervel.practice.measures import measures
from wervel.recommendations.bodies import ALL, measured
from wervel.recommendations.nhg.low_back_pain import imaging
from wervel.records.opening import open_source
from wervel.records.sample import write_sample
from wervel.small_numbers import preset

EPOCH = date(1970, 1, 1)
COUNTS = {
    "denominator": "denominator",
    "numerator": "numerator",
    "cannot-tell": "cannot_tell",
}


def reported(rule="opensafely", **more):
    return Reported(reporter="a made-up place", rule=preset(rule), **more)


@pytest.fixture(scope="module")
def assessment(tmp_path_factory):
    """Two thousand made-up persons, held against what is measured."""
    folder = tmp_path_factory.mktemp("reports") / "sample"
    write_sample(folder, persons=2000, seed=1)
    return assess(open_source(str(folder)), recommendations=measured(ALL))


@cache
def of_country():
    """The rows of a made-up country, two measures of it, and their reports."""
    rows = country(sites=12).measures
    few = rows[rows["measure"].isin(["nhg-lbp-imaging", "nhg-lbp-opioid-chronic"])]
    return few, list(measure_reports(few, measured(ALL), reported=reported()))


def absent(element):
    """Why a value is not there; nothing where it is."""
    found = [
        each["valueCode"]
        for each in element.get("extension", [])
        if each["url"] == ABSENT
    ]
    return found[0] if found else None


def counts(part):
    """Each population's count, or why there is none."""
    return {
        each["code"]["coding"][0]["code"]: each["count"]
        if "count" in each
        else absent(each["_count"])
        for each in part["population"]
    }


def flat(report):
    """The report as rows: measure, kind of interval, first day, grouping, group."""
    measure, every, _ = report["id"].rsplit(".", 2)
    (group,) = report["group"]
    key = measure, every, report["period"]["start"]
    if "population" in group:
        yield (*key, "none", None), group
    for stratifier in group.get("stratifier", []):
        by = stratifier["code"][0]["coding"][0]["code"]
        for stratum in stratifier["stratum"]:
            value = stratum["value"]
            named = None if absent(value) == "unknown" else value["text"]
            yield (*key, by, named), stratum


def agrees(rows: pd.DataFrame, made) -> int:
    """How many rows; fails where a report says something else than its row."""
    told = dict(each for report in made for each in flat(report))
    for row in rows.itertuples():
        group = None if pd.isna(row.group) else row.group
        key = row.measure, row.every, row.interval_start.isoformat(), row.by, group
        part = told.pop(key)
        found = counts(part)
        for name, column in COUNTS.items():
            value = getattr(row, column)
            assert found[name] == ("masked" if pd.isna(value) else value)
        both = row.denominator, row.cannot_tell
        masked = any(pd.isna(each) for each in both)
        assert found["initial-population"] == ("masked" if masked else sum(both))
        score = part["measureScore"]
        if row.suppressed:
            assert absent(score) == "masked"
            assert "value" not in score
        elif row.denominator == 0:
            assert absent(score) == "not-applicable"
        else:
            assert score["value"] == row.ratio
    assert not told
    return len(rows)


def test_every_number_is_that_of_the_measures_table():
    rows, made = of_country()
    assert agrees(rows, made) > 500
    assert 0 < rows["suppressed"].mean() < 1


def test_on_the_sample_with_groups_of_several_kinds(assessment):
    groups = groups_of(assessment.source, ["none", "care_site", "sex"])
    rows = measures(
        assessment, rule=preset("opensafely"), groups=groups, every=["all", "year"]
    )
    made = list(measure_reports(rows, measured(ALL), reported=reported()))
    agrees(rows, made)
    assert len(made) == len(
        rows[["measure", "every", "interval_start"]].drop_duplicates()
    )


def test_what_is_suppressed_is_masked_and_no_zero_stands_for_it():
    """In a village nearly all is small; the zeros there are real ones."""
    rows = village().measures
    made = list(measure_reports(rows, measured(ALL), reported=reported()))
    agrees(rows, made)
    values = [
        each
        for report in made
        for _, part in flat(report)
        for each in counts(part).values()
    ]
    kinds = Counter("masked" if each == "masked" else "shown" for each in values)
    assert kinds["masked"] >= kinds["shown"] > 0
    zeros = int((rows[list(COUNTS.values())] == 0).sum().sum())
    assert sum(each == 0 for each in values) == zeros


def test_a_masked_part_masks_the_whole_it_could_be_subtracted_from():
    rows = country(sites=12).measures
    row = rows[rows["cannot_tell_suppressed"] & ~rows["suppressed"]].head(1)
    (made,) = measure_reports(row, measured(ALL), reported=reported())
    [(_, part)] = flat(made)
    found = counts(part)
    assert found["cannot-tell"] == found["initial-population"] == "masked"
    assert found["denominator"] > 0


def test_every_measure_is_in_the_export_in_that_version():
    rows = village().measures
    exported = {
        pinned(each) for each in resources(ALL) if each["resourceType"] == "Measure"
    }
    made = list(measure_reports(rows, measured(ALL), reported=reported()))
    assert {each["measure"] for each in made} <= exported
    assert len({each["measure"] for each in made}) == rows["measure"].nunique()


def test_populations_of_report_and_measure_have_the_same_names():
    rows = village().measures
    (measure,) = [
        each
        for each in resources([imaging])
        if each["resourceType"] == "Measure" and each["id"] == imaging.id
    ]
    declared = {each["id"] for each in measure["group"][0]["population"]}
    declared |= {each["id"] for each in measure["supplementalData"]}
    made = next(measure_reports(rows, measured(ALL), reported=reported()))
    for _, part in flat(made):
        assert counts(part).keys() == declared


def test_it_says_of_whom_when_by_which_rule_and_that_nobody_checked():
    rows, _ = of_country()
    row = rows[rows["every"] == "quarter"].head(1)
    made = next(
        measure_reports(row, measured(ALL), reported=reported(on=date(2024, 5, 1)))
    )
    start = row["interval_start"].iloc[0]
    end = row["interval_end"].iloc[0]
    assert made["period"] == {"start": start.isoformat(), "end": end.isoformat()}
    assert (made["type"], made["status"], made["date"]) == (
        "summary",
        "complete",
        "2024-05-01",
    )
    assert made["reporter"]["display"] == "a made-up place"
    assert made["meta"]["tag"][0]["display"] == "not yet checked by a clinician"
    assert "below 8" in made["extension"][0]["valueString"]


def test_what_a_clinician_checked_says_by_whom():
    rows = village().measures
    checked = [replace(each, checked_by="A. Physician") for each in measured(ALL)]
    made = next(measure_reports(rows, checked, reported=reported("none")))
    assert made["meta"]["tag"][0]["display"] == "checked by A. Physician"
    assert "Nothing is masked" in made["extension"][0]["valueString"]


def test_a_moment_without_a_care_site_has_an_unknown_group():
    rows = village().measures
    alone = rows[rows["by"] == "care_site"].head(1).assign(group=pd.NA)
    (made,) = measure_reports(alone, measured(ALL), reported=reported())
    [(key, _)] = flat(made)
    assert key[-2:] == ("care_site", None)
    assert "population" not in made["group"][0]


def test_a_table_without_rows_gives_no_report(tmp_path: Path):
    none = village().measures.head(0)
    assert write_measure_reports(none, ALL, tmp_path, reported=reported()) == 0
    assert (tmp_path / SUMMARIES).read_text("utf-8") == ""


def test_a_measure_of_which_nothing_is_known_is_refused():
    with pytest.raises(UnknownName, match="was measured"):
        list(measure_reports(village().measures, [], reported=reported()))


def test_the_file_holds_a_report_on_each_line_the_same_every_time(tmp_path: Path):
    rows = village().measures
    texts = []
    for _ in range(2):
        number = write_measure_reports(rows, ALL, tmp_path, reported=reported())
        texts.append((tmp_path / SUMMARIES).read_text("utf-8"))
    assert texts[0] == texts[1]
    lines = [json.loads(each) for each in texts[0].splitlines()]
    assert len(lines) == number == len({each["id"] for each in lines})
    assert "null" not in texts[0]
    assert {each["resourceType"] for each in lines} == {"MeasureReport"}


@pytest.fixture(scope="module")
def findings(assessment):
    """One row per moment × recommendation, as an assessment has them."""
    return assessment.findings.to_pandas()


def test_a_subject_list_has_who_is_behind_each_count(findings, tmp_path: Path):
    write_subject_lists(findings, [imaging], tmp_path, reported=reported("none"))
    (line,) = (tmp_path / SUBJECT_LISTS).read_text("utf-8").splitlines()
    made = json.loads(line)
    of = findings[findings["recommendation"] == imaging.id]
    told = Counter(of["verdict"])
    followed, not_followed, cannot_tell = (
        told[each.value]
        for each in (Verdict.FOLLOWED, Verdict.NOT_FOLLOWED, Verdict.CANNOT_TELL)
    )
    assert counts(made["group"][0]) == {
        "initial-population": followed + not_followed + cannot_tell,
        "denominator": followed + not_followed,
        "numerator": followed,
        "cannot-tell": cannot_tell,
    }
    lists = {each["id"]: each["entry"] for each in made["contained"]}
    listed = {
        (each["item"]["reference"], each["item"]["display"])
        for each in lists["numerator"]
    }
    here = of[of["verdict"] == "followed"]
    assert listed == {
        (f"Patient/{row.person_id}", (EPOCH + timedelta(days=row.day)).isoformat())
        for row in here.itertuples()
    }
    assert len(lists["numerator"]) == followed
    assert made["group"][0]["measureScore"]["value"] == pytest.approx(
        followed / (followed + not_followed), rel=1e-12
    )


def test_a_subject_list_says_that_it_is_restricted(findings, tmp_path: Path):
    """And that its counts are exact, whatever rule the summaries have."""
    write_subject_lists(findings, [imaging], tmp_path, reported=reported())
    made = json.loads((tmp_path / SUBJECT_LISTS).read_text("utf-8"))
    assert (made["type"], made["meta"]["security"][0]["code"]) == ("subject-list", "R")
    assert "Nothing is masked" in made["extension"][0]["valueString"]


def test_of_whom_nobody_asks_there_is_no_list(findings, tmp_path: Path):
    number = write_subject_lists(findings, [], tmp_path, reported=reported("none"))
    assert (number, (tmp_path / SUBJECT_LISTS).read_text("utf-8")) == (0, "")
