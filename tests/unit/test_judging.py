"""Draft orders judged before they are signed: what departs, what is left open."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import permutations
from typing import Any

import pytest
from bundles import LOW_BACK_PAIN, SNOMED, TRAMADOL, coded, condition
from consulting import (
    DIAZEPAM,
    MRI,
    NEUROLOGIST,
    PARACETAMOL,
    PHYSIOTHERAPY,
    SADDLE,
    XRAY,
    bedside,
    consult,
    drug,
    given,
    order,
    record,
    score,
)

from wervel.advice.judging import Judged, acts_of, judged
from wervel.episodes.moments import FIRST_OF, Moment
from wervel.records.codelists import codelist
from wervel.records.fhir.events import contact_event

IMAGING, REFERRAL = "nhg-lbp-imaging", "nhg-lbp-referral"
RED_FLAGS, FRACTURE = "nhg-lbp-imaging-red-flags", "nhg-xray-only-for-fracture"
OPIOID, OPIOID_CHRONIC = "nhg-lbp-opioid-acute", "nhg-lbp-opioid-chronic"
BENZODIAZEPINES, NEUROPATHIC = "nhg-lbp-benzodiazepines", "nhg-lbp-neuropathic-drugs"
REHABILITATION = (SNOMED, "306289000")
DAYS = "opioid_days_within_four_weeks"
FORMER = given(PARACETAMOL, "2024-04-12", "former")


def judge(*documents: object, **elements: Any) -> dict[str, Judged]:
    """What comes of the drafts, by recommendation."""
    reading = consult(*documents, **elements)
    among = bedside().recommendations
    found = judged(among, reading, bedside().resolution)
    assert len({each.of.id for each in found}) == len(found)
    return {each.of.id: each for each in found}


def names(of: Judged) -> list[object]:
    return [each["id"] for each in of.drafts]


def departing(found: dict[str, Judged]) -> set[str]:
    return {name for name, each in found.items() if each.departs}


def test_a_draft_that_departs_is_judged_and_says_why() -> None:
    """An X-ray by the GP, three weeks into non-specific pain without red flags."""
    found = judge(record(), drafts=(order(XRAY),))
    assert {IMAGING, RED_FLAGS} <= departing(found)
    assert "scan_from_primary_care_within_six_weeks" in found[IMAGING].because
    assert "cauda_equina" in found[IMAGING].because
    assert names(found[IMAGING]) == ["x"]


def test_without_a_draft_nothing_is_judged() -> None:
    assert judge(record()) == {}


def test_a_draft_that_nobody_knows_is_not_judged() -> None:
    own = order(("http://example.org/own", "7"))
    assert judge(record(), drafts=(own,)) == {}


def test_without_back_pain_nothing_is_judged() -> None:
    assert judge(record(since=None), drafts=(order(XRAY),)) == {}


def test_back_pain_that_is_the_reason_of_the_draft_is_enough() -> None:
    of = order(XRAY, reasonCode=[coded(LOW_BACK_PAIN)])
    assert IMAGING in departing(judge(record(since=None), drafts=(of,)))


def test_a_draft_that_changes_nothing_is_not_judged() -> None:
    """Physiotherapy is referred to; nobody speaks against it."""
    assert departing(judge(record(), drafts=(order(PHYSIOTHERAPY),))) == set()


def test_what_was_departed_from_already_is_not_judged_again() -> None:
    """The GP asked for a scan in this consultation before this one was drafted.

    What is asked right before the act is said again: it is about this scan.
    """
    done = order(MRI, "done", status="active", authoredOn="2024-05-01")
    found = judge(record(done), drafts=(order(XRAY),))
    assert IMAGING not in found
    assert RED_FLAGS in departing(found)


def test_what_cannot_be_told_before_may_depart_after() -> None:
    """A scan may still follow, so nobody could tell; the draft is one."""
    without = consult(record()).now
    assert without is not None
    assert without.answers["scan_from_primary_care_within_six_weeks"] is None
    assert judge(record(), drafts=(order(MRI),))[IMAGING].departs


def test_what_is_open_right_before_the_act_is_said_and_does_not_depart() -> None:
    """Whether a fracture is suspected is not recorded; only the GP can say."""
    found = judge(record(), drafts=(order(XRAY),))
    assert not found[FRACTURE].departs
    assert found[FRACTURE].because == ("fracture_suspected",)
    assert names(found[FRACTURE]) == ["x"]


def test_what_is_open_is_about_the_act_and_no_other() -> None:
    assert FRACTURE not in judge(record(), drafts=(order(MRI),))


@pytest.mark.parametrize(
    ("answer", "outcome"), [(None, False), (False, True), (True, None)]
)
def test_an_answer_settles_what_is_open(answer, outcome: bool | None) -> None:
    """Open, departs, or nothing to say."""
    told = {"fracture_suspected": answer}
    found = judge(record(), drafts=(order(XRAY),), answers=told)
    assert (found[FRACTURE].departs if FRACTURE in found else None) is outcome


def test_what_is_not_about_an_act_is_not_said_to_be_open() -> None:
    """Without knowing of a red flag nobody can tell; no draft is asked about for it."""
    found = judge(record(), drafts=(order(XRAY),), answers={"cauda_equina": None})
    assert IMAGING not in found
    assert not found[RED_FLAGS].departs


def test_what_the_draft_tells_is_not_open_any_more() -> None:
    """Nobody says who sees the patient; the draft is the GP's."""
    found = judge(record(), drafts=(order(XRAY),), by=None)
    assert found[FRACTURE].because == ("fracture_suspected",)
    assert IMAGING in departing(found)


def test_a_draft_is_not_blamed_for_what_it_only_brings_to_light() -> None:
    """That this is primary care; the sleeping pill was given already."""
    sleep = drug(DIAZEPAM, "sleep", status="active", authoredOn="2024-05-01")
    anonymous = {**sleep, "requester": None}
    drafts = (order(PHYSIOTHERAPY),)
    assert BENZODIAZEPINES not in judge(record(anonymous), drafts=drafts, by=None)


def test_a_referral_for_rehabilitation_is_one_for_no_other_care() -> None:
    """It brings about the moment before a programme, and is no second opinion."""
    found = judge(record(), drafts=(order(REHABILITATION),))
    assert REFERRAL not in found


def test_with_a_red_flag_a_scan_does_not_depart() -> None:
    flag = condition("flag", code=coded(SADDLE), onsetDateTime="2024-04-30")
    assert departing(judge(record(flag), drafts=(order(MRI),))).isdisjoint(
        {IMAGING, RED_FLAGS}
    )


@pytest.mark.parametrize(
    ("pain", "days", "departs"),
    [
        (7, 5, False),
        (7, 6, True),
        (7.0, 5.0, False),
        (6.5, 5, True),
        (6, 1, True),
        (10, 30, True),
        (10, 1, False),
    ],
)
def test_an_opioid_is_for_severe_pain_and_at_most_five_days(
    pain: float, days: float, departs: bool
) -> None:
    """After a plain painkiller (R-012)."""
    found = judge(record(FORMER, score(pain)), drafts=(drug(days=days),))
    assert (OPIOID in departing(found)) == departs


def test_too_many_days_are_the_reason() -> None:
    found = judge(record(FORMER, score(8)), drafts=(drug(days=14),))
    assert found[OPIOID].because[-1] == DAYS


def test_two_short_courses_together_may_be_too_long() -> None:
    drafts = (drug(TRAMADOL, "one", days=3), drug(TRAMADOL, "two", days=3))
    found = judge(record(FORMER, score(8)), drafts=drafts)
    assert found[OPIOID].departs
    assert names(found[OPIOID]) == ["one", "two"]


def test_days_that_are_not_stated_do_not_depart() -> None:
    """Unknown never becomes no; nor yes."""
    assert OPIOID not in departing(judge(record(FORMER, score(8)), drafts=(drug(),)))


def test_an_opioid_before_a_plain_painkiller_departs() -> None:
    found = judge(record(score(9)), drafts=(drug(days=3),))
    assert found[OPIOID].because[-1] == "analgesic_before"


def test_how_bad_the_pain_is_is_left_open_where_it_is_not_known() -> None:
    found = judge(record(FORMER), drafts=(drug(days=3),))
    assert not found[OPIOID].departs
    assert found[OPIOID].because == ("pain_score",)


@pytest.mark.parametrize(
    ("draft", "wanted"),
    [
        (order(NEUROLOGIST), REFERRAL),
        (drug(DIAZEPAM), BENZODIAZEPINES),
        (drug(("http://www.whocc.no/atc", "N06AA10")), NEUROPATHIC),
    ],
    ids=["referral", "benzodiazepine", "neuropathic drug"],
)
def test_a_draft_of_another_kind_departs_from_its_own(draft, wanted: str) -> None:
    found = judge(record(), drafts=(draft,))
    assert wanted in departing(found)
    assert not {IMAGING, REFERRAL, BENZODIAZEPINES, NEUROPATHIC} - {wanted} & set(found)


def test_a_drug_that_was_taken_before_is_not_started() -> None:
    old = given(DIAZEPAM, "2024-01-02", "old")
    assert BENZODIAZEPINES not in judge(record(old), drafts=(drug(DIAZEPAM),))


MANY = (
    order(XRAY, "photo"),
    order(MRI, "scan"),
    drug(TRAMADOL, "opioid", days=3),
    drug(DIAZEPAM, "sleep"),
    order(PHYSIOTHERAPY, "therapy"),
)
ABOUT = {
    IMAGING: {"photo", "scan"},
    RED_FLAGS: {"photo", "scan"},
    FRACTURE: {"photo"},
    OPIOID: {"opioid"},
    BENZODIAZEPINES: {"sleep"},
}


def test_of_several_drafts_each_is_about_its_own() -> None:
    found = judge(record(), drafts=MANY)
    assert {name: set(names(found[name])) for name in ABOUT} == ABOUT
    assert "therapy" not in {name for each in found.values() for name in names(each)}


def plain(found: Iterable[Judged]) -> set[tuple[str, bool, frozenset[object]]]:
    return {(each.of.id, each.departs, frozenset(names(each))) for each in found}


@pytest.mark.parametrize("of", list(permutations(MANY[:4], 4))[1::5])
def test_the_order_of_the_drafts_makes_no_difference(of) -> None:
    found = judge(record(), drafts=of)
    wanted = judge(record(), drafts=MANY[:4])
    assert plain(found.values()) == plain(wanted.values())
    assert list(found) == list(wanted)


def test_the_drafts_of_one_judgement_are_in_the_order_given() -> None:
    for turned in (MANY[:2], MANY[1::-1]):
        found = judge(record(), drafts=turned)
        assert names(found[IMAGING]) == [each["id"] for each in turned]


def test_who_is_seen_by_a_specialist_is_judged_as_such() -> None:
    mine = order(XRAY, requester=None)
    found = judge(record(), drafts=(mine,), by=codelist("neurologist"))
    assert not {IMAGING, RED_FLAGS, FRACTURE} & set(found)


@pytest.mark.parametrize(
    ("code", "acts"),
    [
        (XRAY, {Moment.BEFORE_SCAN, Moment.BEFORE_XRAY}),
        (MRI, {Moment.BEFORE_SCAN, Moment.BEFORE_MRI}),
        (NEUROLOGIST, {Moment.BEFORE_REFERRAL}),
        (REHABILITATION, {Moment.BEFORE_REHABILITATION, Moment.BEFORE_REFERRAL}),
        (PHYSIOTHERAPY, set()),
        (SADDLE, set()),
    ],
)
def test_an_order_brings_about_the_moments_before_its_act(code, acts) -> None:
    reading = consult(record(), drafts=(order(code),))
    events = [event for of in reading.drafted for event in of]
    assert acts_of(events, bedside().resolution) == acts


def test_whoever_orders_it_does_not_make_it_a_referral() -> None:
    """A neurologist who sends somebody to a physiotherapist does not refer to one."""
    resolution = bedside().resolution
    events = [contact_event(codelist("neurologist"), on=date(2024, 5, 1))]
    assert acts_of(events, resolution) == frozenset()


def test_an_opioid_is_the_act_it_precedes() -> None:
    reading = consult(record(), drafts=(drug(),))
    (of,) = reading.drafted
    assert acts_of(of, bedside().resolution) == {Moment.BEFORE_OPIOID}


def test_every_act_comes_from_its_own_list_and_a_red_flag_is_none() -> None:
    resolution = bedside().resolution
    event = contact_event(codelist("neurologist"), on=date(2024, 5, 1))
    for moment, lists in FIRST_OF.items():
        found = acts_of([event._replace(lists=resolution.mask(lists))], resolution)
        assert (moment in found) == (moment is not Moment.RED_FLAG)
    assert acts_of([], resolution) == frozenset()
