"""Care paths against plain loops over the events, one episode at a time."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import Any

import pytest
from agreement.histories import random_world
from reading import ZERO, plain_rows
from tables import opened
from world import drawn

from wervel.episodes.moments import Moment
from wervel.findings.assessment import Assessment, assess
from wervel.practice.care_paths.concordance import (
    Concordance,
    Voices,
    voice,
)
from wervel.practice.care_paths.kinds import (
    KEYS,
    KINDS,
    STEPPED,
    Order,
    kind,
    kinds_in,
    recorded,
)
from wervel.practice.care_paths.paths import (
    DAYS,
    LONGEST,
    PathRule,
    classes_of,
    episode_paths,
    path_counts,
    steps_of,
)
from wervel.recommendations.bodies import ALL, measured
from wervel.records import codelists
from wervel.records.codelists import leaves

RULES = {
    "default": PathRule(),
    "together": PathRule(together=7),
    "same day": PathRule(together=0),
    "short": PathRule(window=60, gap=7, drug_gap=14, tail=0),
    "chains": PathRule(gap=10, drug_gap=10, together=29),
}
SPEAKING = Voices.of(each for each in ALL if each.has_rule)
WITH_RULE = (
    *SPEAKING.recommendations,
    *(each for each in measured(ALL) if each.moment is Moment.FIRST_CONTACT),
)
"""Those that speak at a step, and some that judge a period and must colour none."""
SEEDS = (3, 41)


@cache
def assessed(seed: int, persons: int = 120) -> Assessment:
    return assess(opened(random_world(seed, persons)), recommendations=WITH_RULE)


def found(of: Assessment, rule: PathRule) -> dict[tuple[int, int], Any]:
    """Of each episode: order, the names of its steps, classes, days, has more."""
    told = {}
    for row in plain_rows(episode_paths(of, rule)):
        sets, more = steps_of(int(row["path"]))
        steps = [frozenset(each.key for each in kinds_in(one)) for one in sets]
        told[row["person_id"], row["episode_start"]] = (
            Order(row["order"]),
            steps,
            list(classes_of(int(row["classes"]), len(steps))),
            [int(row[name]) for name in DAYS if row[name] is not None],
            more,
        )
    return told


def naive(of: Assessment, rule: PathRule) -> dict[tuple[int, int], Any]:
    """The same, by loops."""
    events, said = by_person(plain_rows(of.events)), by_episode(of)
    known = recorded(of.resolution)
    told = {}
    for episode in plain_rows(of.episodes):
        if not episode["is_new"]:
            continue
        person, start = episode["person_id"], episode["episode_start"]
        if episode["observed_until"] - start + 1 < rule.window:
            told[person, start] = (Order.CUT_OFF, [], [], [], False)
            continue
        end = min(episode["episode_end"] + rule.tail, start + rule.window - 1)
        mine = [each for each in events.get(person, ()) if start <= each["day"] <= end]
        days = {
            each.key: sorted(
                {one["day"] for one in mine if lists_of(of, one) & names(each.lists)}
            )
            for each in KINDS
        }
        eras = sorted(
            (
                (era[0], KEYS.index(key), era[-1])
                for key, of_kind in days.items()
                for era in eras_of(of_kind, gap_of(key, rule))
            ),
        )
        steps = put_together(eras, rule)
        findings = said.get((person, start), [])
        alarm = any(lists_of(of, one) & names([codelists.red_flag]) for one in mine)
        told[person, start] = (
            order_of(days, known, alarm=alarm),
            [frozenset(KEYS[at] for _, at, _ in step) for step in steps[:LONGEST]],
            [class_of(step, findings) for step in steps[:LONGEST]],
            [step[0][0] - start for step in steps[:LONGEST]],
            len(steps) > LONGEST,
        )
    return told


def by_person(events: list[dict[str, Any]]) -> dict[int, list[dict[str, Any]]]:
    found: dict[int, list[dict[str, Any]]] = {}
    for each in events:
        found.setdefault(each["person_id"], []).append(each)
    return found


def by_episode(of: Assessment) -> dict[tuple[int, int], list[dict[str, Any]]]:
    found: dict[tuple[int, int], list[dict[str, Any]]] = {}
    for each in plain_rows(of.findings):
        found.setdefault((each["person_id"], each["episode_start"]), []).append(each)
    return found


def names(lists: Any) -> frozenset[str]:
    return frozenset().union(*(leaves(each) for each in lists))


def lists_of(of: Assessment, event: dict[str, Any]) -> frozenset[str]:
    return frozenset(
        name
        for name, place in of.resolution.bits.items()
        if int(event[f"lists_{place // 62}"]) >> (place % 62) & 1
    )


def gap_of(key: str, rule: PathRule) -> int:
    if kind(key).once:
        return 10**9
    return rule.drug_gap if kind(key).is_drug else rule.gap


def eras_of(days: list[int], gap: int) -> list[list[int]]:
    eras: list[list[int]] = []
    for day in days:
        if eras and day - eras[-1][-1] <= gap:
            eras[-1].append(day)
        else:
            eras.append([day])
    return eras


def put_together(eras: list[tuple[int, int, int]], rule: PathRule) -> list[list[Any]]:
    steps: list[list[Any]] = []
    for era in eras:
        near = (
            rule.together is not None
            and steps
            and era[0] - steps[-1][-1][0] <= rule.together
        )
        if near:
            steps[-1].append(era)
        else:
            steps.append([era])
    return steps


def order_of(
    days: dict[str, list[int]], known: frozenset[str], *, alarm: bool
) -> Order:
    if not any(days[each.step] for each in STEPPED):
        return Order.STAYED
    if alarm:
        return Order.ALARM
    unclear = False
    for each in STEPPED:
        if not days[each.step]:
            continue
        if each.needs not in known:
            unclear = True
        elif not days[each.needs]:
            return Order.NOT_STEPPED
        else:
            ahead = days[each.step][0] - days[each.needs][0]
            if ahead < 0 or (ahead == 0 and not each.same_day):
                return Order.NOT_STEPPED
    return Order.CANNOT_TELL if unclear else Order.STEPPED


def class_of(step: list[Any], findings: list[dict[str, Any]]) -> Concordance:
    """From the findings of the moments that are the kinds of the step."""
    stances = {each: stance(said) for each, said in heard(step, findings).items()}
    for each, stands in stances.items():
        for other, differs in stances.items():
            apart = each.body != other.body and each.act.overlaps(other.act)
            if apart and (stands, differs) == ("followed", "not_followed"):
                return Concordance.DISAGREE
    for verdict in ("not_followed", "cannot_tell", "followed"):
        if verdict in stances.values():
            return Concordance[verdict.upper()]
    return Concordance.NOBODY


def heard(step: list[Any], findings: list[dict[str, Any]]) -> dict[Any, set[str]]:
    by_id = {each.id: each for each in WITH_RULE}
    found: dict[Any, set[str]] = {}
    for one in findings:
        for begins, at, ends in step:
            moments = {each.value for each in KINDS[at].moments}
            if one["moment"] in moments and begins <= one["day"] <= ends:
                said = by_id[one["recommendation"]]
                found.setdefault(voice(said), set()).add(one["verdict"])
    return found


def stance(verdicts: set[str]) -> str:
    ranked = ("not_followed", "cannot_tell", "followed")
    return next((each for each in ranked if each in verdicts), "")


@pytest.fixture(scope="module", params=SEEDS)
def done(request):
    return assessed(request.param)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_the_paths_are_those_of_plain_loops(done, rule):
    assert found(done, rule) == naive(done, rule)


def test_the_random_histories_reach_every_case():
    """A twin that agrees about little would show little."""
    told = [
        each
        for seed in SEEDS
        for each in naive(assessed(seed), RULES["together"]).values()
    ]
    assert {each[0] for each in told} >= {*Order} - {Order.CANNOT_TELL}
    assert {key for each in told for step in each[1] for key in step} == {*KEYS}
    assert {one for each in told for one in each[2]} == {*Concordance}
    assert any(each[4] for each in told)
    assert any(len(step) > 2 for each in told for step in each[1])


def path(picture: str, rule: PathRule = RULES["default"], person: int = 1) -> Any:
    done = assess(opened(drawn(picture)), recommendations=WITH_RULE[:1])
    return found(done, rule)[person, 0]


def test_a_path_drawn_by_hand():
    """GP, sessions at most thirty days apart as one step, a scan, a specialist."""
    order, steps, _, days, more = path(
        """
        person | day | event
             1 |   0 | L03 at the GP
             1 |   7 | exercise_therapy by the physiotherapist
             1 |  37 | exercise_therapy by the physiotherapist
             1 |  67 | exercise_therapy by the physiotherapist
             1 |  70 | L03 at the GP
             1 |  80 | lumbar MRI asked for by the GP
             1 |  90 | visit to the neurologist
        """
    )
    assert [*map(set, steps)] == [{"gp"}, {"exercise"}, {"imaging"}, {"specialist"}]
    assert (days, order, more) == ([0, 7, 80, 90], Order.STEPPED, False)


def test_a_kind_begins_again_after_the_gap():
    """Thirty days apart is one era of care, thirty-one are two; sixty for drugs."""
    _, steps, _, days, _ = path(
        """
        person | day   | event
             1 |   0   | L03 at the GP
             1 |   1   | exercise_therapy by the physiotherapist
             1 |  32   | exercise_therapy by the physiotherapist
             1 |   2   | tramadol by the GP
             1 |  62   | tramadol by the GP
             1 |  80   | L03 at the GP
        """
    )
    assert [*map(set, steps)] == [{"gp"}, {"exercise"}, {"weak_opioid"}, {"exercise"}]
    assert days == [0, 1, 2, 32]


def test_follow_up_that_ends_before_the_window_is_cut_off():
    picture = """
        person | day | event
             1 |   0 | L03 at the GP
        1 observed from -400 to {last}
        """
    assert path(picture.format(last=363))[0] is Order.CUT_OFF
    assert path(picture.format(last=364))[0] is Order.STAYED


def test_a_red_flag_frees_the_order():
    """W-07: any time, refer. A flag after the last day of the path is not of it."""
    done = assess(
        opened(
            drawn(
                """
                person | day | event
                 1 2 3 |   0 | L03 at the GP
                 1 2 3 |   3 | lumbar MRI asked for by the GP
                     2 |   2 | discitis by the GP
                     3 |  31 | discitis by the GP
                """
            )
        ),
        recommendations=WITH_RULE[:1],
    )
    orders = {key[0]: each[0] for key, each in found(done, PathRule()).items()}
    assert orders == {1: Order.NOT_STEPPED, 2: Order.ALARM, 3: Order.NOT_STEPPED}


def test_what_a_source_does_not_record_leaves_the_order_unknown():
    order, *_ = path(
        """
        person | day | event
             1 |   0 | L03 at the GP
             1 |  50 | rehabilitation_programme by the rehabilitation physician
             1 |   8 | exercise_therapy by the physiotherapist
             1 |  40 | L03 at the GP
        not carried: psychological_therapy, psychosomatic_therapy, psychologist
        """
    )
    assert order is Order.CANNOT_TELL


def test_a_source_without_red_flags_cannot_tell_any_order():
    done = assess(
        opened(
            drawn(
                """
                person | day | event
                     1 |   0 | L03 at the GP
                     1 |   3 | lumbar MRI asked for by the GP
                     2 |   0 | L03 at the GP
                not carried: red_flag
                """
            )
        ),
        recommendations=WITH_RULE[:1],
    )
    orders = {key[0]: each[0] for key, each in found(done, PathRule()).items()}
    assert orders == {1: Order.CANNOT_TELL, 2: Order.STAYED}


def test_a_care_site_keeps_to_the_episodes_that_began_there(done):
    began = Counter(
        row["care_site_id"] for row in plain_rows(done.episodes) if row["is_new"]
    )
    del began[None]
    for site, count in began.most_common(2):
        chosen = episode_paths(done, PathRule(), care_site=int(site))
        assert len(plain_rows(chosen)) == count


def test_counts_are_those_of_the_paths(done):
    paths = episode_paths(done, PathRule())
    counts = {
        (row["order"], row["path"], row["classes"]): row["episodes"]
        for row in plain_rows(path_counts(paths))
    }
    rows = plain_rows(paths)
    assert counts == Counter(
        (row["order"], row["path"], row["classes"]) for row in rows
    )


def test_days_are_counted_from_the_first_contact(done):
    assert ZERO > 0
    for _, _, _, days, _ in found(done, PathRule()).values():
        assert days == sorted(days)
        assert all(0 <= each < 365 for each in days)
