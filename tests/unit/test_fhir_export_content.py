"""What the export says of a recommendation: grades, standing, source, reasons."""

import base64
import json
from dataclasses import replace
from functools import cache

import pytest

from wervel.exchange.elements import canonical
from wervel.exchange.fhir import resources
from wervel.exchange.plan_definition import CERTAINTY, DIRECTION, STRENGTH
from wervel.facts.treatment import specialist_care_within_two_weeks
from wervel.recommendations.bodies import ALL
from wervel.recommendations.nhg.low_back_pain import imaging, imaging_red_flags
from wervel.recommendations.parties import Country
from wervel.recommendations.recommendation import Source, WithoutRule
from wervel.recommendations.terms import (
    Action,
    Certainty,
    Lacks,
    Standing,
    Strength,
)


@cache
def all_resources():
    return {(each["resourceType"], each["id"]): each for each in resources(ALL)}


def plan(of, *others):
    """It as a PlanDefinition, exported with the others."""
    made = {each["url"]: each for each in resources([of, *others])}
    return made[canonical("PlanDefinition", of.id)]


def extensions(action):
    found = action.get("extension", [])
    return {each["url"]: each["valueCodeableConcept"] for each in found}


def related(resource, kind):
    return [each for each in resource["relatedArtifact"] if each["type"] == kind]


NO_RULE = dict.fromkeys(
    ("at", "for_whom", "do", "leave", "unless", "only_if", "consider")
)
NO_MEASURE = dict.fromkeys(("among", "measured", "not_measured"))


def without_rule(of, action, why):
    none = {**NO_RULE, **NO_MEASURE}
    return replace(of, without_rule=WithoutRule(action, why), **none)


def test_grades_stand_where_the_source_states_them_and_only_there():
    for of in ALL:
        for action in all_resources()["PlanDefinition", of.id]["action"]:
            found = extensions(action)
            assert (STRENGTH in found) == (of.strength is not Strength.NOT_STATED)
            assert (CERTAINTY in found) == (of.certainty is not Certainty.NOT_STATED)


@pytest.mark.parametrize(
    ("strength", "code"), [(Strength.STRONG, "strong"), (Strength.CONDITIONAL, "weak")]
)
def test_a_strength_has_the_code_of_hl7_and_the_word_of_grade(strength, code):
    (action,) = plan(replace(imaging, strength=strength))["action"]
    found = extensions(action)[STRENGTH]
    assert found["text"] == strength.value.en
    assert [(each["system"], each["code"]) for each in found["coding"]] == [
        ("http://terminology.hl7.org/CodeSystem/recommendation-strength", code)
    ]


@pytest.mark.parametrize(
    ("certainty", "codes"),
    [
        (Certainty.HIGH, ["high"]),
        (Certainty.MODERATE, ["moderate"]),
        (Certainty.LOW, ["low"]),
        (Certainty.VERY_LOW, ["very-low"]),
        (Certainty.LOW_TO_VERY_LOW, []),
        (Certainty.MODERATE_TO_VERY_LOW, []),
    ],
)
def test_a_certainty_has_its_code_and_a_range_only_words(certainty, codes):
    (action,) = plan(replace(imaging, certainty=certainty))["action"]
    found = extensions(action)[CERTAINTY]
    assert found["text"] == certainty.value.en
    assert [each["code"] for each in found.get("coding", [])] == codes


def test_only_if_is_for_where_it_holds_and_against_where_not():
    actions = {each["id"]: each for each in plan(imaging_red_flags)["action"]}
    assert list(actions) == ["for", "against"]
    for name, action in actions.items():
        (code,) = extensions(action)[DIRECTION]["coding"]
        assert code["code"] == name
        assert action["trigger"] == [{"type": "named-event", "name": "before_scan"}]


def test_only_if_of_what_must_still_follow_is_never_against():
    """What comes afterwards cannot speak against the act beforehand."""
    later = replace(imaging_red_flags, only_if=specialist_care_within_two_weeks)
    assert [each["id"] for each in plan(later)["action"]] == ["for"]


def test_do_not_is_against_alone():
    (action,) = plan(imaging)["action"]
    assert action["id"] == "against"
    (condition,) = action["condition"]
    assert condition["kind"] == "applicability"
    assert condition["expression"]["language"] == "text/x-wervel-rule"


@pytest.mark.parametrize(
    ("asks", "name"),
    [
        (Action.DO, "for"),
        (Action.CONSIDER, "for"),
        (Action.DO_NOT, "against"),
        (Action.ONLY_IF, "not-stated"),
        (Action.NOT_STATED, "not-stated"),
    ],
)
def test_without_a_rule_there_is_no_condition_and_the_reason_is_told(asks, name):
    """What is advised only under conditions nobody stated points neither way."""
    made = plan(without_rule(imaging, asks, Lacks.CONDITIONS))
    (action,) = made["action"]
    assert action["id"] == name
    assert not {"condition", "trigger"} & set(action)
    assert (DIRECTION in extensions(action)) == (name != "not-stated")
    assert Lacks.CONDITIONS.value.en in made["usage"]
    assert "library" not in made


def test_of_each_without_a_rule_or_a_measure_the_reason_is_told():
    for of in ALL:
        usage = all_resources()["PlanDefinition", of.id]["usage"]
        if of.without_rule:
            assert of.without_rule.why.value.en in usage
        if of.not_measured:
            assert of.not_measured.value.en in usage


def test_what_no_clinician_has_checked_is_experimental_and_says_so():
    made = plan(imaging)
    assert made["experimental"] is True
    assert "Not yet checked by a clinician." in made["usage"]
    checked = plan(replace(imaging, checked_by="A. Clinician"))
    assert checked["experimental"] is False
    assert "Checked by A. Clinician." in checked["usage"]


@pytest.mark.parametrize(
    ("standing", "status"),
    [
        (Standing.CURRENT, "active"),
        (Standing.OPINION, "draft"),
        (Standing.NEVER_IN_FORCE, "retired"),
    ],
)
def test_the_status_follows_from_the_standing(standing, status):
    assert plan(replace(imaging, standing=standing))["status"] == status


def test_what_is_superseded_and_what_took_its_place_name_each_other():
    old = replace(
        imaging, id="old", standing=Standing.SUPERSEDED, replaced_by=imaging.id
    )
    before, after = plan(old, imaging), plan(imaging, old)
    (successor,) = related(before, "successor")
    (predecessor,) = related(after, "predecessor")
    assert before["status"] == "retired"
    assert (successor["resource"], predecessor["resource"]) == (
        after["url"],
        before["url"],
    )
    assert not [
        each
        for each in resources([old, imaging])
        if (each["resourceType"], each["id"]) == ("Measure", "old")
    ]


def test_what_took_its_place_is_named_without_a_reference_when_not_exported():
    old = replace(
        imaging, id="old", standing=Standing.SUPERSEDED, replaced_by=imaging.id
    )
    (successor,) = related(plan(old), "successor")
    assert successor == {"type": "successor", "display": imaging.id}


def test_the_citation_names_body_document_year_place_and_item():
    (citation,) = related(plan(imaging), "citation")
    source = imaging.source
    parts = ("NHG", source.guideline.title, "2017", source.locator, source.item)
    assert citation["label"] == source.item
    assert all(each in citation["citation"] for each in parts)


def test_a_document_without_a_date_says_that_it_has_none():
    undated = replace(imaging.source.guideline, year=0, dated="not stated")
    made = plan(replace(imaging, source=Source(undated, "somewhere", "R-000")))
    (citation,) = related(made, "citation")
    assert "(date not stated)" in citation["citation"]


@pytest.mark.parametrize(
    ("country", "codes"),
    [
        (Country.NL, ["NL"]),
        (Country.BE, ["BE"]),
        (Country.ENGLAND, ["GB-ENG", "GB"]),
        (Country.US, ["US"]),
        (Country.INTERNATIONAL, ["001"]),
    ],
)
def test_a_country_is_a_jurisdiction(country, codes):
    document = replace(imaging.source.guideline, country=country)
    made = plan(replace(imaging, source=Source(document, "somewhere", "R-000")))
    (where,) = made["jurisdiction"]
    assert [each["code"] for each in where["coding"]] == codes


def test_a_library_of_a_document_is_composed_of_its_plans_and_measures():
    for document in {each.source.guideline.id for each in ALL}:
        made = all_resources()["Library", document]
        its = [each for each in ALL if each.source.guideline.id == document]
        composed = [each["resource"] for each in related(made, "composed-of")]
        parts = {each.partition("|")[0] for each in composed}
        wanted = {
            all_resources()[kind, each.id]["url"]
            for each in its
            for kind in ("PlanDefinition", "Measure")
            if (kind, each.id) in all_resources()
        }
        assert parts == wanted
        assert made["type"]["coding"][0]["code"] == "asset-collection"
        depends = related(made, "depends-on")
        assert len(depends) == any(each.has_rule for each in its)


def test_the_facts_say_what_they_ask_and_what_silence_means():
    made = all_resources()["Library", "wervel-facts"]
    (content,) = made["content"]
    told = json.loads(base64.b64decode(content["data"]))["facts"]
    known = {fact.name: fact for each in ALL if each.has_rule for fact in each.facts}
    assert made["type"]["coding"][0]["code"] == "logic-library"
    names = [each["name"] for each in told]
    assert names == sorted({*names})
    for each in told:
        fact = known[each["name"]]
        assert each["question"] == {"nl": fact.question.nl, "en": fact.question.en}
        assert each["silence"] == fact.silence.value
        assert each.get("unit", "") == fact.unit


def test_a_measure_is_a_proportion_of_dates_in_which_more_is_better():
    made = all_resources()["Measure", imaging.id]
    codes = {
        name: made[name]["coding"][0]["code"]
        for name in ("scoring", "improvementNotation")
    }
    assert codes == {"scoring": "proportion", "improvementNotation": "increase"}
    (group,) = made["group"]
    assert [each["valueCode"] for each in group["extension"]] == ["date"]
    assert "first_contact" in group["description"]
    assert [each["code"]["coding"][0]["code"] for each in group["population"]] == [
        "initial-population",
        "denominator",
        "numerator",
    ]
    (extra,) = made["supplementalData"]
    assert extra["code"]["text"] == "cannot tell"
    (plan_of,) = related(made, "derived-from")
    assert plan_of["resource"] == all_resources()["PlanDefinition", imaging.id]["url"]
