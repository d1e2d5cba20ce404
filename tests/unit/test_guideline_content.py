"""The content beside the recommendations: parties, populations, conflicts, pathway."""

import re

import pytest

from wervel.errors import UnknownName
from wervel.recommendations.conflicts import all_stated_conflicts, stated_conflict
from wervel.recommendations.content import entries
from wervel.recommendations.parties import (
    Country,
    all_parties,
    named_alike,
    party,
)
from wervel.recommendations.pathway import (
    Levels,
    Part,
    all_pathway_items,
    pathway_item,
    step_plan,
)
from wervel.recommendations.populations import all_populations, population

FILES = ("parties", "populations", "conflicts", "pathway")
SYSTEMS = {"ICPC1", "DBC", "ICD10", "OPCS4", "WPN"}
WRITTEN = {
    "parties": {"name", "role"},
    "populations": {"name", "means", "excludes", "damage"},
    "conflicts": {"question", "one", "other", "reason", "no_rule"},
    "pathway": {"name", "content"},
}
PLAIN = {
    "parties": {"item", "country", "locator", "also"},
    "populations": {"codes", "locator"},
    "conflicts": {"sides", "locator", "evidence"},
    "pathway": {
        "part",
        "from_weeks",
        "until_weeks",
        "recommendations",
        "levels",
        "locator",
    },
}
LOOK_ALIKES = {
    "NVN": "neurologists",
    "NVvN": "neurosurgeons",
    "NVvR": "radiologists",
    "NVVR": "people with back complaints",
}
DERIVED = {"C-01", "C-02", "C-05", "C-06", "C-08", "C-10", "C-14", "C-23"}


def numbered(letter, numbers):
    """The items of a list of the catalogue, as it writes them."""
    return [f"{letter}-{each:02d}" for each in numbers]


@pytest.mark.parametrize(
    ("name", "items"),
    [
        ("populations", numbered("P", range(1, 40))),
        ("conflicts", numbered("C", range(1, 38))),
        (
            "pathway",
            numbered("W", [*range(1, 19), *range(20, 41)])
            + numbered("K", range(30, 37)),
        ),
    ],
)
def test_every_item_is_there_once_and_in_order(name, items):
    """Whoever looks up an item of the catalogue finds it; only W-19 was never given."""
    assert list(entries(name)) == items


def test_every_party_of_the_catalogue_is_there():
    """Somebody who reads of a party in the documents can look up who that is."""
    found = {each.item for each in all_parties() if each.item}
    assert sorted(found) == numbered("AP", range(1, 31))


@pytest.mark.parametrize("name", FILES)
def test_both_languages_say_something_of_their_own(name):
    """A Dutch and an English reader are told the same, each in their own language."""
    for key, entry in entries(name).items():
        for field in WRITTEN[name]:
            if not {f"{field}_nl", f"{field}_en"} & set(entry):
                continue
            nl, en = entry[f"{field}_nl"], entry[f"{field}_en"]
            assert {nl.strip(), en.strip()} == {nl, en}, (key, field)
            assert "" not in {nl, en}, (key, field)
            assert nl != en, (key, field)


@pytest.mark.parametrize("name", FILES)
def test_no_field_is_misspelt(name):
    """A field nobody reads would be a sentence nobody sees."""
    known = {f"{field}_{lang}" for field in WRITTEN[name] for lang in ("nl", "en")}
    for key, entry in entries(name).items():
        assert set(entry) <= known | PLAIN[name], key


@pytest.mark.parametrize("name", FILES)
def test_only_an_item_of_the_catalogue_is_spoken_of(name):
    """A number in a sentence leads the reader somewhere."""
    known = {
        "P": set(entries("populations")),
        "C": set(entries("conflicts")),
        "W": set(entries("pathway")),
        "Y": set(numbered("Y", range(1, 30))),
    }
    for key, entry in entries(name).items():
        said = " ".join(str(each) for each in entry.values())
        for found in re.findall(r"\b[PCWY]-\d\d\b", said):
            assert found in known[found[0]], (key, found)


def test_every_recommendation_is_named_by_its_number():
    """What an item rests on, or whose side it is, can be looked up."""
    named = {r for each in all_pathway_items() for r in each.recommendations}
    for each in all_stated_conflicts():
        named |= each.sides[0] | each.sides[1]
    assert len(named) > 40
    assert [each for each in named if not re.fullmatch(r"R-\d{3}", each)] == []


def test_nobody_stands_on_both_sides():
    """A recommendation that is on both sides of a disagreement would oppose itself."""
    for each in all_stated_conflicts():
        assert each.sides[0] & each.sides[1] == set(), each.item


def test_a_disagreement_has_two_sides_or_says_why_no_rule_can_show_it():
    """Whoever misses a conflict in the derived list reads why it is not there."""
    derived = {each.item for each in all_stated_conflicts() if each.no_rule is None}
    assert derived == DERIVED
    assert all(all(stated_conflict(each).sides) for each in derived)


def test_one_body_can_stand_on_both_sides():
    """C-06: annex D of one report says other than its §4.1, on the same standard."""
    assert stated_conflict("C-06").sides == ({"R-011"}, {"R-020"})


def test_four_abbreviations_that_look_alike_are_four_parties():
    """Neurologists, neurosurgeons, radiologists, patients: never one for another."""
    assert {each: party(each).role.en for each in LOOK_ALIKES} == LOOK_ALIKES
    assert len({party(each).item for each in LOOK_ALIKES}) == 4


@pytest.mark.parametrize(
    ("spelling", "meant"),
    [
        ("NVR", ["NVVR"]),
        ("Nvvn", ["NVvN"]),
        ("NvVN", ["NVvN"]),
        ("NvN", ["NVN", "NVvN"]),
        ("nvvr", ["NVvR", "NVVR"]),
        ("VVOCM", ["VvOCM"]),
        ("SWP", ["Pijnpatiënten naar één stem"]),
    ],
)
def test_a_spelling_of_the_documents_finds_whom_it_can_mean(spelling, meant):
    """A misprint leads to the party, or to each it can be; nobody is guessed."""
    assert [each.abbreviation for each in named_alike(spelling)] == meant


def test_an_abbreviation_is_compared_with_its_capitals():
    """'nvn' is nobody: it could be the neurologists or a misprint of the surgeons."""
    with pytest.raises(UnknownName):
        party("nvn")


def test_every_body_of_a_document_is_a_party():
    """Whoever wrote a document can be named."""
    bodies = {each["body"] for each in entries("documents").values()}
    assert bodies - set(entries("parties")) == set()


def test_every_country_has_a_party():
    """No country can be chosen that nothing belongs to."""
    assert {each.country for each in all_parties()} == set(Country)


def test_every_code_of_a_population_names_its_system():
    """A code without its system is another disease: L86 is not about the back."""
    codes = [code for each in all_populations() for code in each.codes]
    systems = {code.partition(":")[0] for code in codes}
    assert systems == SYSTEMS
    assert all(code.partition(":")[2] for code in codes)


def test_damaged_text_is_told_where_it_touches_who_is_meant():
    """Where the print says specific for non-specific, the reader is told."""
    damaged = {each.item: each.damage.en for each in all_populations() if each.damage}
    for item, known in {
        "P-01": "Y-01",
        "P-02": "Y-02",
        "P-04": "Y-03",
        "P-27": "Y-20",
        "P-30": "Y-22",
    }.items():
        assert known in damaged[item]


def test_a_document_that_contradicts_itself_is_said_to():
    """P-05: three places use one abbreviation for three things."""
    assert "contradicts itself" in population("P-05").means.en


def test_the_step_plan_goes_up_with_time():
    """Self-care, then the five steps of the NHG, each later than the one before."""
    plan = step_plan()
    assert [each.item for each in plan] == numbered("W", range(1, 7))
    weeks = [each.from_weeks for each in plan if each.from_weeks is not None]
    assert weeks == [0, 3, 6, 12]
    assert all(each.part is Part.NON_SPECIFIC for each in plan)


def test_only_the_wpn_classes_have_levels():
    """Class 3 is level 3 of participation, of psychosocial problems, of functioning."""
    found = {each.item: each.levels for each in all_pathway_items() if each.levels}
    assert found == {
        f"W-{19 + each}": Levels(
            participation=each, psychosocial=each, functioning=each
        )
        for each in range(1, 5)
    }


def test_weeks_stand_in_the_words_too():
    """A number that only the machine reads would differ one day from what is said."""
    for each in all_pathway_items():
        for weeks in (each.from_weeks, each.until_weeks):
            if weeks:
                said = f"{each.name.en} {each.content.en}"
                assert re.search(rf"\b{weeks}\b", said), each.item


def test_every_part_has_a_name_and_an_item():
    """No heading stands over nothing."""
    assert {each.part for each in all_pathway_items()} == set(Part)
    assert len({each.named.en for each in Part}) == len(Part)


def test_an_item_that_was_never_given_is_unknown():
    """W-19 is a gap in the catalogue: asking for it says so."""
    with pytest.raises(UnknownName):
        pathway_item("W-19")
