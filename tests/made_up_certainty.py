"""Studies, questions and profiles made up by hand, for the tests of certainty."""

from dataclasses import replace
from datetime import date

from wervel.evidence.certainty.admission import admission
from wervel.evidence.certainty.definitions import Profile, ProfileOutcome
from wervel.evidence.certainty.effects import Effect, Used
from wervel.evidence.certainty.levels import Importance
from wervel.evidence.certainty.pico import Admits, Characteristics, Pico, PicoOutcome
from wervel.evidence.study import (
    Bias,
    Design,
    Estimate,
    Measure,
    Outcome,
    Publication,
    Risk,
    Study,
)
from wervel.text import Text

DAY, NEXT = date(2026, 11, 28), date(2028, 11, 28)
DIFFERENCE = Measure.MEAN_DIFFERENCE


def both(text):
    return Text(nl=text, en=text)


def made_study(name="one", *, row=(-3.0, -4.0, -2.0), n=500, risks=(), **more):
    """A trial of one estimate ``e``: value, low, high; and its risks of bias."""
    value, low, high = row
    found = Study(
        id=name,
        items=("T-01",),
        name=name.title(),
        year="2020",
        design=Design.RANDOMISED_TRIAL,
        title=both(name),
        locator="made up",
        reviewed=DAY,
        next_review=NEXT,
        publication=Publication.PUBLISHED,
        population="P-17",
        n=n,
        follow_up_weeks=(13.0,),
        outcomes=(Outcome(id="pain", name=both("pain")),),
        estimates=(
            Estimate(
                id="e",
                item="T-13",
                outcome="pain",
                measure=DIFFERENCE,
                locator="made up",
                value=value,
                low=low,
                high=high,
                n=n,
            ),
        ),
        bias=tuple(
            Bias(domain=f"domain {at}", risk=risk, because=both("so"))
            for at, risk in enumerate(risks)
        ),
    )
    measure = more.pop("measure", None)
    if measure is not None:
        found = replace(
            found, estimates=(replace(found.estimates[0], measure=measure),)
        )
    return replace(found, **more)


LOW_RISK = (Risk.LOW, Risk.LOW, Risk.LOW)
ASKS = Admits(
    designs=(Design.RANDOMISED_TRIAL, Design.COHORT, Design.SINGLE_CASE),
    populations=("P-17",),
    near_populations=("P-32",),
    interventions=("act",),
    comparators=("usual care",),
    indirect_comparators=("waiting list",),
)


def made_reading(name="one", **more):
    """A reading that meets every rule of ``ASKS``."""
    fitting = Characteristics(
        study=name,
        locator="made up",
        interventions=("act",),
        comparators=("usual care",),
    )
    return replace(fitting, **more)


def used(study, reading=None, asks=ASKS):
    """The one row of a study, as a question admits it."""
    read = reading or made_reading(study.id)
    return Used(
        study=study,
        estimate=study.estimates[0],
        admission=admission(study, asks, read),
    )


def made_effect(low, high, *, n=500, measure=DIFFERENCE, weights=(1.0,), **more):
    """An effect in the middle of its interval."""
    return Effect(
        measure=measure,
        value=(low + high) / 2,
        low=low,
        high=high,
        n=n,
        weights=weights,
        **more,
    )


def made_profile(outcome=None, *, studies=("one",), asks=ASKS, **more):
    """A profile of one outcome, ``pain``, that rests on the rows of these studies."""
    rows = tuple(f"{each}/e" for each in studies)
    found = outcome or ProfileOutcome(
        id="pain",
        name=both("pain"),
        of="pain",
        importance=Importance.CRUCIAL,
        estimates=rows,
        model="reml" if len(rows) > 1 else "",
    )
    pico = Pico(
        id="made-up",
        party="nobody",
        items=("E-05",),
        population_item="P-17",
        population=both("people"),
        intervention=both("care"),
        outcomes=(
            PicoOutcome(id="pain", name=both("pain"), importance=Importance.CRUCIAL),
        ),
        admits=asks,
        locator="made up",
    )
    fields = {
        "id": "made-up",
        "title": both("made up"),
        "question": both("does it?"),
        "pico": pico,
        "items": ("E-05",),
        "rows": (found,),
        "candidates": studies,
        "locator": "made up",
        "reviewed": DAY,
        "next_review": NEXT,
    }
    return Profile(**(fields | more))
