"""Which recommendations and conflicts stand on which evidence profile."""

import pytest

from wervel.dossiers.building import chain
from wervel.errors import UnknownName
from wervel.evidence.certainty.profile import profile
from wervel.recommendations.bodies import ALL, recommendation
from wervel.recommendations.conflicts import all_stated_conflicts, stated_conflict
from wervel.recommendations.described import described

RECOMMENDATIONS = {
    "R-016": ("rfd",),
    "R-065": ("early-physiotherapy",),
    "R-077": ("imsr-vra",),
    "R-090": ("rfd",),
    "R-094": ("rfd",),
    "R-102": ("rfd",),
    "R-110": ("rfd",),
    "R-120": ("imsr-zin",),
    "R-121": ("imsr-zin",),
    "R-122": ("imsr-zin",),
}
BOTH = ("imsr-zin", "imsr-vra")
CONFLICTS = {
    "C-02": ("rfd",),
    "C-13": ("early-physiotherapy",),
    "C-23": BOTH,
    "C-24": BOTH,
    "C-25": BOTH,
    "C-26": ("imsr-vra",),
    "C-27": ("imsr-vra",),
    "C-31": BOTH,
    "C-33": ("rfd",),
}
"""Typed from the catalogue: where evidence is the stated reason."""


def ids(profiles):
    return tuple(each.id for each in profiles)


def test_each_recommendation_has_the_evidence_on_its_question():
    found = {each.source.item: ids(each.evidence) for each in ALL if each.evidence}
    assert found == RECOMMENDATIONS


def test_each_conflict_about_evidence_names_its_profiles():
    found = {
        each.item: ids(each.evidence)
        for each in all_stated_conflicts()
        if each.evidence
    }
    assert found == CONFLICTS


def test_a_profile_that_does_not_exist_is_refused_where_it_is_named():
    with pytest.raises(UnknownName, match="rdf"):
        profile("rdf")


def test_a_recommendation_for_machines_names_its_evidence():
    assert described(recommendation("R-016"))["evidence"] == ["rfd"]
    assert described(recommendation("R-001"))["evidence"] == []


@pytest.mark.parametrize("item", RECOMMENDATIONS)
def test_a_recommendation_walks_down_to_printed_rows_or_studies(item):
    """Through its profile: to studies that are there, and to their places."""
    whole = chain()
    grounds = whole.grounds_of(f"recommendation:{recommendation(item).id}")
    kinds = {each.kind.value for each in grounds}
    assert {"profile", "outcome", "study", "place"} <= kinds


def test_a_stated_conflict_is_shown_with_its_sides_in_the_chain():
    below = {each.id for each in chain().grounds_of("conflict:C-02")}
    sides = {each for side in stated_conflict("C-02").sides for each in side}
    assert {f"recommendation:{recommendation(each).id}" for each in sides} <= below
