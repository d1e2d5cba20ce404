"""What a code means: in which list and system, itself or what it belongs under."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wervel.errors import UnknownName
from wervel.recommendations.parties import named_alike, party
from wervel.records.codelists import (
    HIERARCHICAL,
    all_codelists,
    codelist,
    leaves,
    normalised,
)
from wervel.records.terminology import explained

LISTED = [
    (each.name, code)
    for each in all_codelists()
    if not each.members
    for code in each.codes
]


def told(code, system=None):
    """List, system and listed code of every meaning."""
    return [
        (each.codelist.name, each.listed.vocabulary, each.listed.code)
        for each in explained(code, system=system)
    ]


@given(st.sampled_from(LISTED))
def test_a_listed_code_means_its_list(listed):
    """Of every code of every list, however it is written, somebody can ask."""
    name, code = listed
    for written in (code.code, f" {code.code.lower()} ", code.normalised):
        exact = [each for each in explained(written) if each.is_exact]
        assert (name, code) in [(each.codelist.name, each.listed) for each in exact]


def test_the_code_of_the_general_practitioner():
    """L86 is back pain with radiation, and nothing else."""
    (only,) = explained("L86")
    assert only.codelist is codelist("back_pain_radicular")
    assert (only.listed.vocabulary, only.listed.code) == ("ICPC1", "L86")
    assert only.is_exact
    assert only.unions == ("back_pain",)


def test_a_code_belongs_under_one_that_is_listed():
    """Breast cancer, C50.1, is no code of the list: its chapter is."""
    (found,) = explained("C50.1", system="ICD10")
    assert found.codelist.name == "red_flag_malignancy"
    assert not found.is_exact
    assert normalised("C50.1").startswith(found.listed.normalised)
    assert found.unions == ("red_flag",)


def test_what_lies_above_a_listed_code_is_not_in_the_list():
    """Back pain is M54.5; all that is M54 is not."""
    assert told("M54") == []
    assert told("M54.5", "ICD10") == [("back_pain_non_specific", "ICD10", "M54.5")]


def test_the_same_letters_are_another_disease_in_another_system():
    """L03 is low back pain for the GP and an infected skin for the hospital."""
    assert told("L03") == [("back_pain_non_specific", "ICPC1", "L03")]
    assert told("L03", "ICD10") == []


def test_one_disease_in_two_systems_is_told_of_each():
    assert {system for _, system, _ in told("M54.5")} == {"ICD10", "ICD10CM"}


def test_a_code_that_was_once_a_number_with_a_decimal():
    """A spreadsheet made 278860009 into 278860009.0: it is the same code."""
    assert told("278860009.0") == told("278860009") != []
    assert all(each.is_exact for each in explained("278860009.0"))


def test_without_a_hierarchy_only_the_code_itself_counts():
    """A longer number in SNOMED is something else, and so is a shorter one."""
    assert "SNOMED" not in HIERARCHICAL
    assert told("2788600091") == told("27886000") == []


def test_a_zero_in_front_is_part_of_the_code():
    """Hospital diagnosis 075 is not 75."""
    assert told("075", "DBC") == [("back_pain_radicular", "DBC", "075")]
    assert told("75", "DBC") == []


@pytest.mark.parametrize("code", ["", " ", "nonsense", "L", "[/]", "86"])
def test_what_is_no_code_means_nothing(code):
    """No error and no guess; half a code is none."""
    assert told(code) == []


def test_every_list_that_includes_it_is_named():
    """Whoever asks for a strong opioid learns that all opioids hold it."""
    for each in all_codelists():
        if each.members:
            for name in leaves(each):
                code = codelist(name).codes[0]
                of = [one for one in explained(code.code) if one.codelist.name == name]
                assert all(each.name in one.unions for one in of), (each.name, name)


def test_what_is_told_stands_in_order():
    """By system, then by list: the same question gets the same page."""
    for _, code in LISTED[::25]:
        found = [(system, name) for name, system, _ in told(code.code)]
        assert found == sorted(found)


def test_of_one_system_nothing_else_is_told():
    everything = told("278860009")
    assert told("278860009", "SNOMED") == everything
    assert told("278860009", "ICPC1") == []


@pytest.mark.parametrize("system", ["ICPC", "icd10", "ICPC9", ""])
def test_a_system_nobody_uses_is_unknown(system):
    """A misspelt system would else look like a code without meaning."""
    with pytest.raises(UnknownName) as refused:
        explained("L86", system=system)
    assert refused.value.came == system
    assert "ICPC1, LOINC" in refused.value.do
    assert refused.value.where == "--system"


@pytest.mark.parametrize(
    ("spelling", "found", "roles"),
    [
        ("NVvR", ["NVvR", "NVVR"], ["radiologists", "people with back complaints"]),
        ("NVVR", ["NVvR", "NVVR"], ["radiologists", "people with back complaints"]),
        ("NVN", ["NVN", "NVvN"], ["neurologists", "neurosurgeons"]),
        ("nvvn", ["NVvN"], ["neurosurgeons"]),
    ],
)
def test_parties_that_look_alike_come_together(spelling, found, roles):
    """Whoever asks for one sees the other too, and whom it stands for."""
    alike = named_alike(spelling)
    assert [each.abbreviation for each in alike] == found
    assert [each.role.en for each in alike] == roles


def test_of_those_that_look_alike_one_has_the_very_spelling():
    """So the reader can be told which of them it is, and which it is not."""
    for spelling in ("NVvR", "NVVR"):
        same = [
            each
            for each in named_alike(spelling)
            if spelling in (each.abbreviation, *each.also)
        ]
        assert same == [party(spelling)]


@pytest.mark.parametrize("spelling", ["", "NV", "radiologists", "L86"])
def test_who_is_no_party_is_nobody(spelling):
    assert named_alike(spelling) == ()
