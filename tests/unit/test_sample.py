"""The made-up population: its tables hold together, its rates are those it cites.

That its truth is in its records, test_sample_truth shows.
"""

import csv
import json
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest
from scipy import stats

from wervel.records.cdm import TABLES
from wervel.records.codelists import HIERARCHICAL
from wervel.records.sample import choices, codes, parameters, write_sample
from wervel.records.sample.draws import NEVER
from wervel.records.sample.parameters import Parameter
from wervel.records.sample.people import draw_people
from wervel.records.sample.places import draw_places, practices_of
from wervel.records.sample.plan import draw_plan
from wervel.records.sample.planted import draw_planted
from wervel.records.sample.planting import Planting

PERSONS: Final = 6_000
SEED: Final = 20_261_122
LISTS: Final = Path(codes.__file__).parents[2] / "codelists"
EVENTS: Final = {
    "condition_occurrence": ("condition", "condition_start_date"),
    "drug_exposure": ("drug", "drug_exposure_start_date"),
    "procedure_occurrence": ("procedure", "procedure_date"),
    "measurement": ("measurement", "measurement_date"),
    "observation": ("observation", "observation_date"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    where = tmp_path_factory.mktemp("sample") / "s"
    write_sample(where, persons=PERSONS, seed=SEED)
    return where


def table(folder, name):
    return pd.read_parquet(folder / f"{name}.parquet")


def truth(folder):
    return json.loads((folder / "truth.json").read_text("utf-8"))


# --- the tables hold together ---------------------------------------------------------


def test_every_table_of_the_contract_has_its_required_columns(folder):
    for path in folder.glob("*.parquet"):
        if path.stem in TABLES:
            columns = pq.read_schema(path).names
            needed = {c.name for c in TABLES[path.stem].columns if c.required}
            assert needed <= {*columns}, path.stem
    written = {path.stem for path in folder.glob("*.parquet")}
    assert written >= {*EVENTS, "person", "observation_period", "visit_occurrence"}
    assert written >= {"provider", "care_site", "location", "death", "cost"}
    assert written >= {"cdm_source", "concept", "vocabulary", "truth"}


KEYS: Final = {
    "person": "person_id",
    "observation_period": "observation_period_id",
    "visit_occurrence": "visit_occurrence_id",
    "provider": "provider_id",
    "care_site": "care_site_id",
    "location": "location_id",
    "cost": "cost_id",
    "concept": "concept_id",
    "death": "person_id",
    **{name: f"{name}_id" for name in EVENTS},
}


@pytest.mark.parametrize("name", KEYS)
def test_one_row_per_key(folder, name):
    key = table(folder, name)[KEYS[name]]
    assert key.notna().all()
    assert key.is_unique


@pytest.mark.parametrize("name", [*EVENTS, "visit_occurrence", "person", "death"])
def test_references_resolve(folder, name):
    rows = table(folder, name)
    targets = ("person", "provider", "care_site", "visit_occurrence", "location")
    for target in targets:
        key = KEYS[target]
        if key in rows and target != name:
            assert rows[key].dropna().isin(table(folder, target)[key]).all(), key
    concepts = table(folder, "concept").set_index("concept_id").concept_code
    if name in EVENTS:
        stem = EVENTS[name][0]
        found = rows[f"{stem}_source_concept_id"].map(concepts)
        assert (found == rows[f"{stem}_source_value"]).all()
        assert (rows[f"{stem}_concept_id"] == 0).all()


def test_a_record_has_the_person_day_and_provider_of_its_visit(folder):
    visits = table(folder, "visit_occurrence").set_index("visit_occurrence_id")
    for name, (_, day) in EVENTS.items():
        rows = table(folder, name).dropna(subset=["visit_occurrence_id"])
        visit = visits.loc[rows.visit_occurrence_id]
        assert (rows.person_id.to_numpy() == visit.person_id.to_numpy()).all()
        assert (rows[day].to_numpy() == visit.visit_start_date.to_numpy()).all()
        assert (rows.provider_id.to_numpy() == visit.provider_id.to_numpy()).all()


def test_costs_belong_to_a_step(folder):
    cost = table(folder, "cost")
    domains = {"Visit": "visit_occurrence", "Drug": "drug_exposure"}
    domains |= {"Procedure": "procedure_occurrence"}
    assert {*cost.cost_domain_id} == {*domains}
    for domain, name in domains.items():
        events = cost[cost.cost_domain_id == domain].cost_event_id
        assert events.is_unique
        assert events.isin(table(folder, name)[KEYS[name]]).all()


def test_about_fifty_records_a_person_mostly_noise(folder):
    noise = {code for of in codes.NOISE.values() for _, code, _ in of}
    total, noisy = len(table(folder, "visit_occurrence")), 0
    planted = len(table(folder, "cost").query("cost_domain_id == 'Visit'"))
    noisy += total - planted
    for name, (stem, _) in EVENTS.items():
        values = table(folder, name)[f"{stem}_source_value"]
        total += len(values)
        noisy += values.isin(noise).sum()
    assert 42 < total / PERSONS < 55
    assert 0.80 < noisy / total < 0.90


def test_nobody_has_a_record_after_death(folder):
    died = table(folder, "death").set_index("person_id").death_date
    for name, (_, day) in EVENTS.items():
        rows = table(folder, name)
        assert not (rows[day] > rows.person_id.map(died)).any()


# --- codes ----------------------------------------------------------------------------


def plain(code):
    return code.replace(".", "").replace(" ", "")


def listed():
    """Every (list, vocabulary, code) of the files."""
    for path in LISTS.glob("*.csv"):
        for row in csv.DictReader(path.read_text("utf-8").splitlines()):
            yield path.stem, row["vocabulary"], plain(row["code"])


def lists_of(vocabulary, code):
    return {
        name
        for name, in_vocabulary, listed_code in listed()
        if in_vocabulary == vocabulary
        and (
            plain(code).startswith(listed_code)
            if vocabulary in HIERARCHICAL
            else plain(code) == listed_code
        )
    }


def test_noise_is_in_no_codelist():
    every = {(vocabulary, code) for _, vocabulary, code in listed()}
    for kind, entries in codes.NOISE.items():
        for vocabulary, code, _ in entries:
            same = {other for of, other in every if of == vocabulary}
            if kind == "provider":
                assert code not in same
            else:
                assert not [other for other in same if plain(code).startswith(other)]


def test_planted_codes_are_in_the_list_they_stand_for():
    for name, codelist, _ in codes._PREFERRED:
        code = codes.codebook().codes[codes.codebook().place(name)]
        assert codelist in lists_of(code.vocabulary, code.code)


# --- parameters -----------------------------------------------------------------------


def test_every_parameter_cites_its_item_or_says_it_is_our_choice():
    for module, told in ((parameters, parameters.PUBLISHED), (choices, choices.CHOSEN)):
        defined = [v for v in vars(module).values() if isinstance(v, Parameter)]
        assert {each.name for each in defined} == {each.name for each in told}
        for each in told:
            ours = each.translated.startswith("Wervel's choice: ")
            assert ours != bool(each.cites), each.name
            assert each.unit


ERROR: Final = 1e-6
"""Chance, over all practices of a parameter together, of a false alarm in the next."""
VARIED: Final = (
    (parameters.IMAGED, lambda plan: plan.primary.scan),
    (parameters.REFERRED, lambda plan: plan.primary.referral.day),
    (parameters.NEUROPATHIC, lambda plan: plan.primary.neuropathic.day),
    (parameters.BENZODIAZEPINE, lambda plan: plan.primary.benzodiazepine.day),
)


@pytest.fixture(scope="module")
def drawn():
    rng = np.random.default_rng(SEED)
    nothing = draw_planted(rng, Planting(), practices=practices_of(200_000))
    places = draw_places(rng, persons=200_000, planted=nothing)
    people = draw_people(rng, size=60_000, places=places)
    return people, draw_plan(rng, people=people, places=places)


@pytest.mark.parametrize(
    ("parameter", "day"), VARIED, ids=lambda x: getattr(x, "name", "")
)
def test_practices_vary_as_the_beta_binomial_says(drawn, parameter, day):
    people, plan = drawn
    course = plan.course
    usual = course.flag == NEVER
    correlation = choices.INTRA_CLASS.rate
    for column, mean in enumerate(parameter.value):
        chosen = usual & (course.code == column)
        site = people.practice[course.person]
        count = np.bincount(site[chosen], minlength=1)
        happened = np.bincount(site[chosen & (day(plan) < NEVER)], minlength=len(count))
        spread = (1 - correlation) / correlation
        law = stats.betabinom(count, mean * spread, (1 - mean) * spread)
        low = law.cdf(happened)
        high = law.sf(happened - 1)
        assert (np.minimum(low, high) > ERROR / len(count) / 6).all()


def binomial(happened, of, rate):
    assert stats.binomtest(int(happened.sum()), len(happened), rate).pvalue > ERROR, of


def test_rates_that_do_not_vary_are_binomial(drawn):
    people, plan = drawn
    course, primary, hospital = plan.course, plan.primary, plan.hospital
    ordinary = course.complaint < 4
    radiating = course.radiating
    binomial(radiating[ordinary], "radiating", parameters.RADIATING.rate)
    without = course.complaint[ordinary & ~radiating] == 0
    binomial(without, "L02", parameters.WITHOUT_SITE.rate)
    for column, rate in enumerate(parameters.ANALGESIC.value):
        given = primary.analgesic[course.code == column] < NEVER
        binomial(given, "analgesic", rate)
    for row, rate in enumerate(parameters.RED_FLAG.value):
        binomial((course.flag < NEVER)[radiating == row], "red flag", rate)
    seen = hospital.visits[:, 0] < NEVER
    binomial(hospital.scan[seen] < NEVER, "hospital scan", 0.75)
    binomial(hospital.surgery[seen] < NEVER, "operated", 0.07)
    others = ~people.continuing & (people.earlier_from == NEVER)
    binomial(people.leaks[others], "leaks", choices.LEAKS.rate)


def test_opioids_last_as_published(drawn):
    """M-33: 37 % still after half a year, a median of four repeats, a mean of five."""
    _, plan = drawn
    primary = plan.primary
    seen_out = primary.opioid.day + 27 <= plan.course.until
    repeats = primary.opioid.repeats[seen_out & ~primary.careful]
    share = stats.binomtest(int((repeats >= 6).sum()), len(repeats))
    low, high = share.proportion_ci(1 - ERROR)
    assert low < 0.37 < high
    assert np.median(repeats) == 4
    assert repeats.mean() == pytest.approx(
        5, abs=6 * repeats.std() / len(repeats) ** 0.5
    )


def test_no_course_reaches_into_the_windows_of_the_one_before(drawn):
    """A drug used before one course must not look newly started in another."""
    _, plan = drawn
    course, primary = plan.course, plan.primary
    order = np.lexsort((course.start, course.person))
    person, start = course.person[order], course.start[order]
    again = np.flatnonzero(np.diff(person) == 0)
    assert len(again) > 1_000
    for drug in (primary.neuropathic, primary.benzodiazepine):
        before = np.where(drug.before < NEVER, drug.before, 0)[order]
        earliest = (start + before)[again + 1]
        assert (earliest > start[again] + 84).all()
        day = np.where(drug.day < NEVER, drug.day, 0)[order]
        assert ((start + day)[again] < start[again + 1] - 365).all()


def test_the_incidence_is_that_of_the_netherlands(drawn):
    people, plan = drawn
    years = (people.end - people.start + 1).sum() / 365.25
    begun = (plan.course.outside == NEVER).sum()
    assert begun / years == pytest.approx(parameters.INCIDENCE.rate, rel=0.03)


# --- edge cases -----------------------------------------------------------------------


def test_every_edge_case_is_there(folder):
    """And the records outside observation are really outside."""
    cases = truth(folder)["edge_cases"]
    assert all(cases.values()), cases
    pain = table(folder, "condition_occurrence").query(
        "condition_source_value in ('L02', 'L03', 'L86')"
    )
    periods = table(folder, "observation_period")
    joined = pain.merge(periods, on="person_id")
    inside = joined.condition_start_date.between(
        joined.observation_period_start_date, joined.observation_period_end_date
    )
    counted = joined[inside].condition_occurrence_id
    outside = pain[~pain.condition_occurrence_id.isin(counted)]
    assert len(outside) >= cases["record_before_observation"]


def test_nobody_s_records_and_persons_come_in_order(folder):
    for name in (*EVENTS, "visit_occurrence", "observation_period", "cost"):
        rows = table(folder, name)
        if "person_id" in rows:
            assert rows.person_id.is_monotonic_increasing
