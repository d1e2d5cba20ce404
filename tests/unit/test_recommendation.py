"""A recommendation that does not hold together does not load; those there are, do."""

import re
from dataclasses import replace
from functools import cache
from importlib import import_module
from math import isfinite
from pkgutil import walk_packages

import pytest

import wervel.recommendations
from wervel.episodes.moments import Moment
from wervel.errors import ContentError, UnknownName
from wervel.facts.complaint import chronic, radicular
from wervel.facts.specialist_care import rehabilitation_within_twelve_weeks as later
from wervel.findings.finding import Verdict
from wervel.findings.patient import verdict
from wervel.recommendations import bodies
from wervel.recommendations.bodies import ALL, chosen, measured, recommendation
from wervel.recommendations.guidelines import all_guidelines
from wervel.recommendations.parties import Country, party
from wervel.recommendations.recommendation import Recommendation
from wervel.recommendations.terms import Action, Lacks, Standing
from wervel.recommendations.ways import ways
from wervel.text import Text

LEFT = recommendation("R-002")
"""What should be left, with a measure."""
DONE, ALONE_IF = recommendation("R-005"), recommendation("R-012")
CONSIDERED, WITHOUT = recommendation("R-010"), recommendation("R-025")
SAID = Text(nl="iets", en="something")
AHEAD = "facts that do not look ahead, or stand in a part of their own"

FAULTS = {
    ("exactly one of do, leave, only_if, consider, without_rule", "none or several"): [
        (LEFT, {"leave": None}),
        (LEFT, {"do": chronic}),
        (ALONE_IF, {"consider": chronic}),
        (LEFT, {"without_rule": WITHOUT.without_rule}),
        (WITHOUT, {"without_rule": None}),
    ],
    ("a source with locator and catalogue item", "none"): [
        (LEFT, {"source": replace(LEFT.source, locator="")}),
        (WITHOUT, {"source": replace(WITHOUT.source, item="")}),
    ],
    ("replaced_by where it is superseded, and only there", "else"): [
        (LEFT, {"standing": Standing.SUPERSEDED}),
        (LEFT, {"replaced_by": "nhg-lbp-education"}),
    ],
    ("no moment or measure where there is no rule", "some"): [
        (WITHOUT, {"at": Moment.FIRST_CONTACT}),
        (WITHOUT, {"for_whom": chronic}),
        (WITHOUT, {"measured": SAID}),
        (WITHOUT, {"not_measured": Lacks.CONTENT}),
    ],
    ("at and for_whom beside a rule", "not both"): [
        (LEFT, {"at": None}),
        (LEFT, {"for_whom": None}),
    ],
    ("among and measured, or not_measured", "neither or both"): [
        (LEFT, {"among": None}),
        (LEFT, {"measured": None}),
        (LEFT, {"among": None, "measured": None}),
        (LEFT, {"not_measured": Lacks.NOT_RECORDED}),
        (LEFT, {"among": None, "not_measured": Lacks.NOT_RECORDED}),
    ],
    ("unless beside leave", "unless without it"): [
        (of, {"unless": chronic}) for of in (DONE, ALONE_IF, CONSIDERED)
    ],
    (AHEAD, later.name): [
        (LEFT, {"for_whom": later}),
        (DONE, {"for_whom": chronic & ~later}),
        (LEFT, {"unless": later}),
    ],
    (AHEAD, f"{chronic.name}, {later.name}"): [
        (ALONE_IF, {"only_if": chronic | later}),
        (ALONE_IF, {"only_if": ~(chronic & later)}),
        (CONSIDERED, {"consider": radicular & (chronic | later)}),
    ],
}
"""What was wanted and what came, where this is changed of a good one."""


@pytest.mark.parametrize(
    ("said", "good", "change"),
    [(said, *each) for said, changed in FAULTS.items() for each in changed],
)
def test_what_does_not_hold_together_does_not_load(said, good, change):
    """Whoever writes a definition that cannot be right hears which and why."""
    with pytest.raises(ContentError) as refused:
        replace(good, **change)
    told = refused.value
    assert (told.wanted, told.came) == said
    assert told.where == f"recommendation {good.id}"
    assert told.do == "mend its definition"
    assert told.exit_code == 4


@pytest.mark.parametrize("change", [{"among": SAID}, {"unless": chronic}])
def test_where_there_is_no_rule_nothing_is_added_to_it(change):
    """A denominator or an exception of no rule would be read by nobody."""
    with pytest.raises(ContentError):
        replace(WITHOUT, **change)


@pytest.mark.parametrize(
    ("good", "change"),
    [
        (DONE, {"do": chronic & later}),
        (LEFT, {"leave": later}),
        (LEFT, {"leave": later, "unless": chronic}),
        (ALONE_IF, {"only_if": chronic & later}),
        (ALONE_IF, {"only_if": later}),
        (CONSIDERED, {"consider": chronic & ~later}),
    ],
)
def test_what_must_still_follow_may_stand_apart(good, change):
    """An act within six weeks is asked for; it is no condition that comes too late."""
    assert later in replace(good, **change).facts


@pytest.mark.parametrize("asked", ["moment", "applies", "met"])
def test_without_a_rule_nothing_can_be_held_against_a_patient(asked):
    """Who asks for the rule of one that has none hears so, not an error in Python."""
    with pytest.raises(ContentError, match="a recommendation with a rule"):
        getattr(WITHOUT, asked)


def test_without_a_measure_nothing_is_counted():
    """Neither where there is no rule, nor where the rule says why not."""
    for of in (WITHOUT, CONSIDERED):
        assert not of.is_measured
        with pytest.raises(ContentError, match="a recommendation with a measure"):
            _ = of.counted


def ids(found):
    return [each.id for each in found]


ITEMS = [
    f"R-{number:03d}"
    for first, last in (
        *((1, 33), (34, 45), (50, 57), (60, 65)),
        *((70, 86), (90, 102), (110, 124)),
    )
    for number in range(first, last + 1)
]


def in_the_modules():
    """Every recommendation that a module of the package holds, once."""
    package = wervel.recommendations
    held = [
        each
        for found in walk_packages(package.__path__, package.__name__ + ".")
        for each in vars(import_module(found.name)).values()
        if isinstance(each, Recommendation)
    ]
    return {id(each): each for each in held}.values()


def test_what_is_written_is_what_is_there():
    """No recommendation is written and then forgotten in a list."""
    assert sorted(ids(in_the_modules())) == sorted(ids(ALL))


def test_every_item_of_the_catalogue_is_there_once_and_in_order():
    """Whoever looks up R-016 finds it; numbers between were never given."""
    assert len(ITEMS) == 104
    assert [each.source.item for each in ALL] == ITEMS


def test_no_two_have_one_id():
    """A finding names its recommendation by id alone."""
    assert len({each.id for each in ALL}) == len(ALL)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", each.id) for each in ALL)


@pytest.mark.parametrize("of", ALL, ids=lambda of: of.id)
def test_id_and_item_lead_to_it(of):
    assert recommendation(of.id) is recommendation(of.source.item) is of


def test_an_item_nobody_gave_is_unknown():
    """R-046 lies between two that exist."""
    with pytest.raises(UnknownName, match="'wervel guideline list' prints them"):
        recommendation("R-046")


def test_what_was_replaced_leads_to_what_holds_now():
    """From the draft of 2025 and the position of 2022 one comes to that of 2026."""
    replaced = [each for each in ALL if each.replaced_by]
    assert {each.source.item for each in replaced} == {"R-119", "R-120", "R-121"}
    for each in replaced:
        seen = [each]
        while seen[-1].replaced_by:
            seen.append(recommendation(seen[-1].replaced_by))
            assert len(seen) <= len(replaced) + 1, each.id
        assert seen[-1].standing is Standing.CURRENT


@pytest.mark.parametrize("of", ALL, ids=lambda of: of.id)
def test_it_is_told_in_two_languages(of):
    """Both say something, each in its own words, without loose ends."""
    texts = (of.title, of.says, of.for_patients, of.note, of.among, of.measured)
    for text in filter(None, texts):
        for said in (text.nl, text.en):
            assert said == " ".join(said.split()) != ""
            assert "[" not in said, "the terminal would take it for a colour"
        assert text.nl != text.en
    for sentence in (of.says, of.for_patients, of.note):
        if sentence is not None:
            assert {sentence.nl[-1], sentence.en[-1]} <= {".", "?"}


@pytest.mark.parametrize("of", ALL, ids=lambda of: of.id)
def test_its_place_can_be_found(of):
    """The locator begins with the number of one of the five documents."""
    assert re.match(r"00[0-4]( |\]|$)", of.source.locator)
    assert of.settings
    assert len(set(of.settings)) == len(of.settings)
    assert of.source.guideline in all_guidelines()
    assert of.checked_by == ""


WITHOUT_RULE = [each for each in ALL if not each.has_rule]
RULED = [each for each in ALL if each.has_rule]
COUNTED = [each for each in ALL if each.is_measured]
NO_RULE_FOR = (
    *(Lacks.CONTENT, Lacks.CONDITIONS),
    *(Lacks.NOT_ONE_PATIENT, Lacks.NO_POSITION),
)


@pytest.mark.parametrize("of", WITHOUT_RULE, ids=lambda of: of.id)
def test_without_a_rule_it_says_why(of):
    assert of.without_rule.why in NO_RULE_FOR
    assert of.action is of.without_rule.action


@pytest.mark.parametrize("of", RULED, ids=lambda of: of.id)
def test_it_is_measured_or_says_why_not(of):
    """And with a rule it asks something: not stated is no rule."""
    assert of.is_measured is (of.not_measured is None)
    assert of.action is not Action.NOT_STATED
    assert of.facts


def test_only_what_holds_is_measured():
    """An opinion, and what was replaced or never authorised, is nobody's departure."""
    assert {each.standing for each in COUNTED} == {Standing.CURRENT}
    assert measured(ALL) == tuple(COUNTED)
    assert measured([replace(LEFT, standing=Standing.OPINION), LEFT]) == (LEFT,)


@cache
def reached(of, wanted):
    """Whether records alone can give this verdict: all else stays unknown."""
    silent = {each.name for each in of.facts if not each.is_recorded}
    met = of.met if wanted is Verdict.FOLLOWED else ~of.met
    for way in ways(of.applies & met):
        if any(way.get(name) is not None for name in silent):
            continue
        answers = {each.name: told(each, way.get(each.name)) for each in of.facts}
        assert verdict(of, answers) is wanted
        return True
    return False


def told(fact, left):
    """An answer within what is left; unknown where anything or nothing is."""
    if left is None:
        return None
    low, high = left
    number = low if isfinite(low) else high if isfinite(high) else 0
    return bool(number) if fact.kind == "boolean" else number


@pytest.mark.parametrize("of", COUNTED, ids=lambda of: of.id)
def test_what_is_measured_can_be_followed_and_not(of):
    """A share that records can only show as all, or as none, measures nothing."""
    assert reached(of, Verdict.FOLLOWED)
    assert reached(of, Verdict.NOT_FOLLOWED)


def without_measure(why):
    return [each for each in RULED if each.not_measured is why]


@pytest.mark.parametrize(
    "of", without_measure(Lacks.DEPARTURES_ONLY), ids=lambda of: of.id
)
def test_departures_only_is_so(of):
    """Records show who departs; that it was followed nobody wrote down."""
    assert reached(of, Verdict.NOT_FOLLOWED)
    assert not reached(of, Verdict.FOLLOWED)


def not_recorded():
    return [pytest.param(of, id=of.id) for of in without_measure(Lacks.NOT_RECORDED)]


@pytest.mark.parametrize("of", not_recorded())
def test_what_only_the_consultation_can_answer_is_asked(of):
    """Else the reason why it is not measured would not be true."""
    assert any(not each.is_recorded for each in of.facts)
    assert not (reached(of, Verdict.FOLLOWED) and reached(of, Verdict.NOT_FOLLOWED))


@pytest.mark.parametrize("of", RULED, ids=lambda of: of.id)
def test_the_reason_fits_what_it_is(of):
    """Considering leaves room, an opinion is one, what is over is over."""
    match of.not_measured:
        case Lacks.LEAVES_ROOM:
            assert of.action is Action.CONSIDER
        case Lacks.OPINION:
            assert of.standing is Standing.OPINION
        case Lacks.NOT_IN_FORCE:
            assert of.standing in (Standing.SUPERSEDED, Standing.NEVER_IN_FORCE)
        case _:
            assert of.standing in (Standing.CURRENT, Standing.OPINION)
            assert of.action is not Action.CONSIDER


def test_left_to_itself_it_chooses_one_country():
    assert chosen() == tuple(each for each in ALL if each.country is Country.NL)


def test_the_countries_share_everything_out():
    """No recommendation is in two countries, none in no country."""
    parts = [chosen([each.value]) for each in Country]
    assert all(parts)
    assert sorted(ids(sum(parts, ()))) == sorted(ids(ALL))
    assert chosen(["all"]) == ALL


@pytest.mark.parametrize("body", sorted({each.body.abbreviation for each in ALL}))
def test_a_body_is_chosen_by_its_abbreviation(body):
    """In small letters too, where that is clear."""
    theirs = tuple(each for each in ALL if each.body.abbreviation == body)
    assert chosen([body]) == chosen([body.lower()]) == theirs


@pytest.mark.parametrize("guideline", [each.id for each in all_guidelines()])
def test_a_document_is_chosen_by_its_id(guideline):
    """Every name that an error proposes can be chosen."""
    assert {each.source.guideline.id for each in chosen([guideline])} == {guideline}


def test_several_names_give_each_once_in_order():
    """The NHG is Dutch and named twice: nothing comes twice."""
    assert chosen(["kce", "nhg", "nhg-lbp-2017"]) == chosen(["NHG"]) + chosen(["KCE"])
    assert chosen([]) == ()


@pytest.mark.parametrize("name", ["nhgg", "NVvR", "nvvr", "NvN", ""])
def test_who_has_no_recommendation_cannot_be_chosen(name):
    """Nobody is guessed: the radiologists are not the neurologists."""
    with pytest.raises(UnknownName) as refused:
        chosen(["nhg", name])
    assert refused.value.came == name
    for proposed in ("all", "england", "NVvN", "kce-rfd"):
        assert proposed in refused.value.do.removeprefix("choose from: ").split(", ")


def by(abbreviation):
    """R-002 as if that party had said it."""
    theirs = replace(LEFT.source.guideline, body=party(abbreviation))
    source = replace(LEFT.source, guideline=theirs)
    return replace(LEFT, id=f"{abbreviation}-imaging", source=source)


def test_small_letters_that_could_be_two_bodies_are_refused(monkeypatch):
    """Once radiologists and patients both advise, 'nvvr' is neither of them."""
    both = by("NVvR"), by("NVVR")
    monkeypatch.setattr(bodies, "ALL", both)
    for one in both:
        assert chosen([one.body.abbreviation]) == (one,)
    with pytest.raises(UnknownName) as refused:
        chosen(["nvvr"])
    assert refused.value.do == "choose from: NVVR, NVvR"
