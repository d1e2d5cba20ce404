"""The records of rehabilitation hold what the truth beside them says, and no more.

Each column of the truth is found again from the written tables alone.
"""

import json
from typing import Final

import numpy as np
import pandas as pd
import pytest
from agreement.planted_records import codes_of, days, episodes, observed, table
from scipy import stats

from wervel.records.sample import planting_from, write_sample

SEED: Final = 20_261_128
ERROR: Final = 1e-5
"""Chance of a false alarm."""
SCALES: Final = {
    "wpn_class": "wpn-class",
    "participation": "wpn-participation",
    "psychosocial": "wpn-psychosocial",
    "functioning": "wpn-functioning",
}
LIMITS: Final = {"14D837": 48.0, "14D838": 130.0}
OTHERS: Final = ("neurologist", "orthopaedic_surgeon", "pain_specialist")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    where = tmp_path_factory.mktemp("rehabilitation") / "s"
    planting = planting_from(rehabilitation="6:0.7:2")
    write_sample(where, persons=20_000, seed=SEED, planting=planting)
    return where


@pytest.fixture(scope="module")
def bare(tmp_path_factory):
    where = tmp_path_factory.mktemp("bare") / "s"
    write_sample(where, persons=20_000, seed=SEED)
    return where


def truth(folder):
    rows = table(folder, "planted_rehabilitation")
    rows["day"] = days(rows.intake)
    return rows


def measured(folder, code):
    """The measurements with that code: person, day, care site and value."""
    rows = table(folder, "measurement").query("measurement_source_value == @code")
    concept = table(folder, "concept").set_index("concept_id").vocabulary_id
    assert (rows.measurement_source_concept_id.map(concept) == "WERVEL").all()
    site = table(folder, "provider").set_index("provider_id").care_site_id
    return pd.DataFrame(
        {
            "person_id": rows.person_id,
            "day": days(rows.measurement_date),
            "care_site_id": rows.provider_id.map(site),
            "value": rows.value_as_number,
        }
    )


@pytest.mark.parametrize("column", SCALES)
def test_a_class_is_recorded_at_the_intake_by_the_institution(folder, column):
    planted = truth(folder).query("recorded")
    found = observed(folder, measured(folder, SCALES[column]))
    keys = ["person_id", "day", "care_site_id", "value"]
    wanted = planted.rename(columns={column: "value"})[keys]
    assert len(found) > 400
    assert sorted(map(tuple, found[keys].to_numpy())) == sorted(
        map(tuple, wanted.to_numpy())
    )


def programmes(folder):
    """The programmes, each with what the person's measurements say of it."""
    rows = table(folder, "procedure_occurrence")
    rows = rows[rows.procedure_source_value.isin(list(LIMITS))]
    site = table(folder, "provider").set_index("provider_id").care_site_id
    physician = codes_of("rehabilitation_physician")
    staff = table(folder, "provider").set_index("provider_id").specialty_source_value
    rows = rows[rows.provider_id.map(staff).isin(physician)]
    found = pd.DataFrame(
        {
            "person_id": rows.person_id,
            "day": days(rows.procedure_date),
            "care_site_id": rows.provider_id.map(site),
            "product_limit": rows.procedure_source_value.astype(str).map(LIMITS),
        }
    )
    return observed(folder, found)


def intakes(folder):
    """The truth of those who are admitted, with the programme of each."""
    admitted = truth(folder).query("admitted")
    pairs = admitted.merge(programmes(folder), on="person_id", suffixes=("", "_found"))
    return pairs[pairs.day_found.sub(pairs.day).between(0, 60)]


def test_who_is_admitted_has_a_programme_of_the_product_that_fits_the_hours(folder):
    """Whoever has a listed programme by chance (see care_elsewhere) has no intake."""
    pairs = intakes(folder)
    admitted = truth(folder).query("admitted")
    assert len(pairs) == len(admitted) > 200
    assert (pairs.care_site_id == pairs.care_site_id_found).all()
    assert (pairs.product_limit == pairs.product_limit_found).all()
    assert (pairs.hours <= pairs.product_limit).all()
    assert ((pairs.hours > 48) == (pairs.product_limit == 130)).all()


def test_hours_are_recorded_when_the_programme_ends(folder):
    pairs = intakes(folder)
    hours = measured(folder, "rehabilitation-hours")
    found = pairs.merge(hours, on="person_id", suffixes=("", "_hours"))
    found = found[found.day_hours.sub(found.day_found).between(70, 84)]
    assert (found.hours == found.value).all()
    assert found.care_site_id_hours.isna().all()
    last = table(folder, "observation_period").set_index("person_id")
    until = last.observation_period_end_date.groupby("person_id").max()
    seen_out = pairs.day_found + 84 <= days(pairs.person_id.map(until))
    assert seen_out[seen_out].index.size <= len(found) <= len(pairs)


def test_disability_is_asked_before_and_mostly_after(folder):
    pairs = intakes(folder)
    asked = measured(folder, "pain-disability-index")
    found = pairs.merge(asked, on="person_id", suffixes=("", "_asked"))
    since = found.day_asked - found.day_found
    before, after = found[since == 0], found[since.between(70, 84)]
    assert len(before) == len(pairs)
    assert (before.value == before.disability_before).all()
    assert (after.value == after.disability_after).all()
    assert stats.binomtest(len(after), len(pairs), 0.68).pvalue > ERROR


def step_days(folder):
    """Days of exercise and behavioural therapy, and of other specialists' care."""
    staff = table(folder, "provider").set_index("provider_id").specialty_source_value
    done = table(folder, "procedure_occurrence")
    therapy = codes_of("exercise_therapy", "psychosomatic_therapy")
    chosen = done[done.procedure_source_value.isin(therapy)]
    seen = table(folder, "visit_occurrence")
    who = seen.provider_id.map(staff)
    parts = {"therapy": [(chosen.person_id, days(chosen.procedure_date))]}
    by_whom = ("physiotherapist", "exercise_therapist")
    for name, lists in (("therapy", by_whom), ("other", OTHERS)):
        rows = seen[who.isin(codes_of(*lists))]
        parts.setdefault(name, []).append((rows.person_id, days(rows.visit_start_date)))
    return {
        name: pd.concat(
            [pd.DataFrame({"person_id": of, "at": day}) for of, day in found]
        )
        for name, found in parts.items()
    }


def test_the_steps_before_the_intake_are_those_of_the_records(folder):
    """In the episode, from its first record on."""
    planted = truth(folder).reset_index(names="key")
    begun = episodes(folder).merge(
        planted[["person_id", "key", "day"]], on="person_id", suffixes=("", "_intake")
    )
    own = begun[(begun.day_intake >= begun.day) & (begun.day_intake < begun.until)]
    assert len(own) == len(planted)
    columns = {"therapy": "therapy_before", "other": "other_specialist_before"}
    for name, rows in step_days(folder).items():
        pairs = own.merge(rows, on="person_id")
        before = pairs[(pairs["at"] >= pairs.day) & (pairs["at"] < pairs.day_intake)]
        found = planted.key.isin(before.key)
        assert (found == planted[columns[name]]).all(), name
        assert 0.3 < found.mean() < 0.9


def test_under_half_is_admitted_and_mostly_the_higher_classes(folder):
    planted = truth(folder)
    share = stats.binomtest(int(planted.admitted.sum()), len(planted), 0.45)
    assert share.pvalue > ERROR
    high = planted.groupby("admitted").wpn_class.agg(lambda of: (of >= 3).mean())
    assert high[True] > 0.75
    assert high[False] < 0.45


def test_severity_and_hours_differ_between_institutions_as_planted(folder):
    told = json.loads((folder / "planted.json").read_text("utf-8"))["rehabilitation"]
    severity = pd.Series({each["care_site"]: each["severity"] for each in told["of"]})
    planted = truth(folder)
    assert {*planted.care_site_id} == {*severity.index}
    score = planted.care_site_id.map(severity)
    assert stats.spearmanr(score, planted.wpn_class).pvalue < ERROR
    admitted = planted[planted.admitted]
    dose = stats.spearmanr(admitted.care_site_id.map(severity), admitted.hours)
    assert dose.statistic > 0


def test_hours_pile_up_just_above_48_where_that_is_planted(folder):
    told = json.loads((folder / "planted.json").read_text("utf-8"))["rehabilitation"]
    piling = [each["care_site"] for each in told["of"] if each["piles"]]
    assert len(piling) == 2
    admitted = truth(folder).query("admitted")
    piles = admitted.care_site_id.isin(piling)
    under = admitted.hours.between(38, 48)
    just_above = (admitted.hours > 48) & (admitted.hours <= 52)
    assert not (under & piles).any()
    counts = pd.crosstab(piles, just_above)
    assert stats.fisher_exact(counts, alternative="greater").pvalue < ERROR
    elsewhere = admitted[~piles]
    assert under[~piles].sum() > just_above[~piles].sum() > 0
    assert elsewhere.hours.max() <= 130


def test_without_planting_the_hospitals_do_it_and_seldom(bare):
    planted = truth(bare)
    assert 5 < len(planted) < 60
    sites = table(bare, "care_site").set_index("care_site_id")
    where = sites.place_of_service_source_value[planted.care_site_id.unique()]
    assert {*where} == {"hospital"}
    assert not sites.care_site_name.str.startswith("Rehabilitation").any()
    admitted = planted[planted.admitted]
    assert (admitted.product_limit == 48).all()
    assert (admitted.hours <= 48).all()
    assert np.isin(planted.wpn_class, [1, 2, 3, 4]).all()


def test_no_other_table_or_row_is_changed_by_the_records_of_rehabilitation(bare):
    """Their ids come from far away, so that the other measurements keep theirs."""
    rows = table(bare, "measurement")
    own = rows.measurement_source_value.isin([*SCALES.values()]) | (
        rows.measurement_source_value.isin(
            ["rehabilitation-hours", "pain-disability-index"]
        )
    )
    ids = rows.measurement_id[~own]
    assert (ids.to_numpy() == np.arange(1, len(ids) + 1)).all()
    assert (rows.measurement_id[own] > 50_000_000).all()
    concepts = table(bare, "concept")
    assert (concepts.vocabulary_id == "WERVEL").tail(7).sum() == 6
