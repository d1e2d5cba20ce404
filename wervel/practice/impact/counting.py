"""The exact counts behind scenarios, from an assessment. Not yet fit to leave."""

from __future__ import annotations

from collections.abc import Sequence

import ibis
import ibis.expr.types as ir
import pandas as pd

from wervel.episodes.care import care_steps
from wervel.episodes.pain import EpisodeRule
from wervel.findings.assessment import Assessment
from wervel.practice.impact.scenarios import WINDOW, Setting
from wervel.records import codelists
from wervel.records.calendar import year
from wervel.records.codelists import leaves

PRIMARY = ("general_practitioner", "physiotherapist", "exercise_therapist")
"""Whose steps are of primary care: wervel's choice."""
OTHER = "other"


def steps_of(of: Assessment) -> ir.Table:
    """One row per care step of an episode: see ``care_steps``."""
    steps = care_steps(
        of.source, of.resolution, of.episodes, of.events, rule=EpisodeRule()
    )
    return of.source.keep(
        steps.select("person_id", "episode_start", "day", "step", "provider", "days")
    )


def step_cells(
    steps: ir.Table, names: Sequence[str], *, in_years: Sequence[int]
) -> pd.DataFrame:
    """One row per year × step × setting: steps, persons, days, and sums of squares.

    Squares are of a person's steps and days in that year.
    """
    specialists = sorted(leaves(codelists.medical_specialist))
    known = steps.mutate(
        year=year(steps.day),
        setting=ibis.cases(
            (steps.provider.isin(PRIMARY), Setting.PRIMARY.value),
            (steps.provider.isin(specialists), Setting.SECONDARY.value),
            else_=OTHER,
        ),
    )
    chosen = known.filter(known.step.isin([*names]) & known.year.isin([*in_years]))
    of_person = chosen.group_by(["year", "step", "setting", "person_id"]).aggregate(
        steps=lambda t: t.count().cast("int64"),
        days=lambda t: t.days.coalesce(0).sum().cast("int64"),
    )
    frame: pd.DataFrame = (
        of_person.group_by(["year", "step", "setting"])
        .aggregate(
            squares=(of_person.steps * of_person.steps).sum(),
            day_squares=(of_person.days * of_person.days).sum(),
            persons=of_person.count(),
            steps=of_person.steps.sum(),
            days=of_person.days.sum(),
        )
        .to_pandas()
    )
    return frame


def new_episodes(of: Assessment) -> dict[int, int]:
    """How many new episodes began in each year."""
    new = of.episodes.filter(of.episodes.is_new)
    counted = (
        new.mutate(year=year(new.episode_start))
        .group_by("year")
        .aggregate(episodes=lambda t: t.count())
        .to_pandas()
    )
    return {int(at): int(episodes) for at, episodes in counted.itertuples(index=False)}


def wait_cells(
    of: Assessment, steps: ir.Table, name: str, *, in_years: Sequence[int]
) -> pd.DataFrame:
    """One row per year × wait × whether follow-up was long enough: episodes.

    ``wait`` is in days from the first contact of a new episode to the first such step
    in it; null where none came within ``WINDOW``.
    """
    chosen = steps.filter(steps.step == name)
    first = chosen.group_by(["person_id", "episode_start"]).aggregate(
        first=chosen.day.min()
    )
    began = of.episodes.filter(of.episodes.is_new)
    began = began.mutate(year=year(began.episode_start))
    began = began.filter(began.year.isin([*in_years]))
    joined = began.left_join(first, ["person_id", "episode_start"])
    wait = joined["first"] - joined.episode_start
    timed = joined.mutate(
        wait=ibis.ifelse(wait <= WINDOW, wait, ibis.null("int32")),
        complete=joined.observed_until - joined.episode_start >= WINDOW,
    )
    frame: pd.DataFrame = (
        timed.group_by(["year", "wait", "complete"])
        .aggregate(episodes=timed.count())
        .to_pandas()
    )
    return frame
