"""Whether the evidence profiles are whole: names that exist, places, words, reviews."""

import re
import subprocess
from datetime import date

import pytest
from house.package import ROOT

from wervel.evidence.certainty.content import characteristics
from wervel.evidence.certainty.judging import judged
from wervel.evidence.certainty.positions import arguments, assessment
from wervel.evidence.certainty.profile import profiles
from wervel.evidence.certainty.terms import CODES
from wervel.evidence.studies import studies
from wervel.evidence.study import Publication

PROFILES = {each.id: each for each in profiles()}
STUDIES = {each.id: each for each in studies()}
ITEM = re.compile(r"(C|E|F|M|P|R|T|W|X)-\d{2,3}")
WANTED = {
    "act",
    "early-physiotherapy",
    "exposure-crps",
    "imsr-vra",
    "imsr-zin",
    "rfd",
}
FIRST_LINE = {"", "failed", "none"}


def last_commit():
    asked = ["git", "-C", str(ROOT), "log", "-1", "--format=%cs"]
    answer = subprocess.run(asked, capture_output=True, text=True, check=False)
    if answer.returncode == 0 and answer.stdout.strip():
        return date.fromisoformat(answer.stdout.strip())
    return max(each.reviewed for each in PROFILES.values())


def test_the_profiles_that_were_asked_for_are_there():
    assert {*PROFILES} >= WANTED


@pytest.mark.parametrize("name", sorted(PROFILES))
def test_a_profile_names_studies_rows_and_items_there_are(name):
    of = PROFILES[name]
    assert {*of.candidates} <= {*STUDIES}
    assert len({*of.candidates}) == len(of.candidates)
    for row in of.rows:
        for reference in row.estimates:
            study, estimate = reference.split("/")
            assert STUDIES[study].estimate(estimate)
        for said in row.said:
            assert said.study in of.candidates
            assert ITEM.fullmatch(said.item), said.item
    items = [*of.items, *of.pico.items]
    items += [each.item for row in of.rows for each in row.judgements]
    items += [each.item for each in (*of.stated, *of.starts)]
    assert not [each for each in items if not ITEM.fullmatch(each)]


@pytest.mark.parametrize("name", sorted(PROFILES))
def test_a_profile_can_be_judged_and_nothing_is_left_unexplained(name):
    found = judged(PROFILES[name])
    for each in found.outcomes:
        if each.effect is None:
            assert each.unused or each.said, each.outcome.id
            assert each.outcome.not_pooled or each.unused, each.outcome.id


@pytest.mark.parametrize("name", sorted(PROFILES))
def test_a_row_takes_the_direction_of_its_study(name):
    """Where the study says which way is better, the profile says the same.

    A difference in improvement is better when it is higher, whatever the scale.
    """
    for row in PROFILES[name].rows:
        for reference in row.estimates:
            study, estimate = reference.split("/")
            of = STUDIES[study]
            better = of.outcome(of.estimate(estimate).outcome).better
            if "improvement" in (row.unit.en if row.unit else ""):
                assert row.better.value == "higher"
            elif better.value != "not stated" and row.better.value != "not stated":
                assert row.better is better, reference


@pytest.mark.parametrize("name", sorted(PROFILES))
def test_a_threshold_is_the_one_of_the_study(name):
    for row in PROFILES[name].rows:
        for reference in row.estimates if row.threshold else ():
            study, estimate = reference.split("/")
            of = STUDIES[study]
            outcome = of.outcome(of.estimate(estimate).outcome)
            assert outcome.smallest_important == row.threshold


def test_every_candidate_is_read_once_for_all():
    candidates = {one for each in PROFILES.values() for one in each.candidates}
    assert candidates == {*characteristics()}


def test_readings_are_of_studies_and_in_known_words():
    every = [*characteristics().values()]
    every += [one for each in PROFILES.values() for one in each.characteristics]
    for each in every:
        assert each.study in STUDIES
        assert each.first_line in FIRST_LINE
        known = {*each.interventions, *each.comparators}
        known |= {one for one in each.populations if not one.startswith("P-")}
        assert known <= {*CODES}, each.study


def test_what_questions_ask_is_in_the_words_of_characteristics():
    for each in PROFILES.values():
        asks = each.pico.admits
        codes = {*asks.interventions, *asks.comparators, *asks.indirect_comparators}
        codes |= {*asks.first_line}
        assert codes <= {*CODES}, each.id
        populations = (*asks.populations, *asks.near_populations)
        assert all(one.startswith("P-") for one in populations)


def test_a_party_that_reads_a_study_its_own_way_is_the_one_that_asks():
    for each in PROFILES.values():
        assert {one.who for one in each.characteristics} <= {each.pico.party}


def test_only_what_is_retracted_in_the_studies_is_in_the_changes():
    retracted = {
        n for n, s in STUDIES.items() if s.publication is Publication.RETRACTED
    }
    changes = assessment().changes
    assert {each.study for each in changes} == retracted
    assert {each.after for each in changes} == {"retracted"}


def test_steps_positions_and_arguments_name_studies_there_are():
    of = assessment()
    named = {one for each in of.steps for one in each.studies}
    named |= {one for each in of.positions for one in each.studies}
    named |= {one for each in arguments() for one in each.studies}
    assert named <= {*STUDIES}
    assert of.profile in PROFILES


def sentences():
    for each in PROFILES.values():
        yield from (each.title, each.question, each.note)
        for row in each.rows:
            yield from (row.name, row.note, row.not_pooled)
            yield from (one.because for one in row.judgements)
        yield from (one.because for one in (*each.stated, *each.starts))
    yield from (each.claim for each in arguments())
    yield from (each.does for each in assessment().steps)
    yield from (each.what for each in assessment().trail)


def test_dutch_and_english_are_two_sentences():
    same = [each.nl for each in sentences() if each and each.nl == each.en]
    assert not same


@pytest.mark.parametrize("name", sorted(PROFILES))
def test_a_profile_is_reviewed_in_time(name):
    of = PROFILES[name]
    assert of.next_review >= last_commit()
    assert (of.next_review - of.reviewed).days <= 5 * 366
