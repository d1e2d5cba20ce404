"""The pictures of rehabilitation, from the tables that may leave."""

from __future__ import annotations

from math import isfinite

import pandas as pd

from wervel.pages import words as page_words
from wervel.pages.components import Chart
from wervel.pages.rehabilitation_charts import (
    Dot,
    HoursBar,
    hours,
    severity_and_dose,
)
from wervel.pages.speech import Speech
from wervel.practice.rehabilitation import words
from wervel.practice.rehabilitation.counts import EVERYBODY
from wervel.practice.rehabilitation.dose import LIMITS
from wervel.practice.rehabilitation.tables import Tables

FEWEST_TO_DRAW = 2


def decimal(number: float, speech: Speech) -> str:
    """A number to one decimal, with the comma of the language."""
    said = f"{number:.1f}"
    return said.replace(".", ",") if speech.language == "nl" else said


def between(above: float, until: float, speech: Speech) -> str:
    """The hours of a bar in words."""
    low = speech.count(int(above))
    if not isfinite(until):
        return speech.say(words.MORE_THAN, above=low)
    return speech.say(words.BETWEEN, above=low, until=speech.count(int(until)))


def both_known(tables: Tables) -> pd.DataFrame:
    """One row per institution of which both means are shown, by severity."""
    named = tables.institutions[~tables.institutions["group"].isin([EVERYBODY, ""])]
    known = named.dropna(subset=["mean_class", "mean_hours"])
    return known.sort_values("mean_class", kind="stable")


def dose_picture(tables: Tables, speech: Speech) -> Chart | None:
    """A dot per institution; nothing where fewer than two may be shown."""
    known = both_known(tables)
    if len(known) < FEWEST_TO_DRAW:
        return None
    columns = ["group", "mean_class", "mean_hours", "pile"]
    dots = [
        Dot(
            label=label,
            severity=severity,
            dose=dose,
            piles=pile == "yes",
            hover=speech.say(
                words.DOSE_HOVER,
                which=label,
                severity=decimal(severity, speech),
                dose=speech.count(round(dose)),
            ),
        )
        for label, severity, dose, pile in known[columns].itertuples(index=False)
    ]
    data, layout = severity_and_dose(
        dots,
        severity=speech.say(words.MEAN_CLASS),
        dose=speech.say(words.MEAN_HOURS),
        limit=LIMITS[0],
    )
    return Chart(
        title=speech.say(words.DOSE_PICTURE),
        in_words=speech.say(
            words.DOSE_IN_WORDS,
            count=speech.count(len(dots)),
            low=decimal(dots[0].severity, speech),
            low_dose=speech.count(int(dots[0].dose)),
            high=decimal(dots[-1].severity, speech),
            high_dose=speech.count(int(dots[-1].dose)),
        ),
        caption=speech.say(words.DOSE_CAPTION),
        data=data,
        layout=layout,
    )


def hours_picture(tables: Tables, speech: Speech) -> Chart | None:
    """Bars of hours between the limits; nothing where none may be shown."""
    rows = tables.hours
    if rows["programmes"].dropna().eq(0).all():
        return None
    bars = [
        HoursBar(
            above=above,
            until=until,
            programmes=None if pd.isna(count) else int(count),
            hover=""
            if pd.isna(count)
            else speech.say(
                words.HOURS_HOVER,
                hours=between(above, until, speech),
                count=speech.count(int(count)),
            ),
        )
        for above, until, count in rows.itertuples(index=False)
    ]
    data, layout = hours(
        bars,
        title=speech.say(words.HOURS_COLUMN),
        height=speech.say(words.PER_HOUR),
        limits=LIMITS,
    )
    whole = tables.institutions.iloc[0]
    return Chart(
        title=speech.say(words.HOURS_PICTURE),
        in_words=speech.say(
            words.HOURS_IN_WORDS,
            up_to=said(whole["up_to"], speech),
            above=said(whole["above"], speech),
        ),
        caption=speech.say(words.HOURS_CAPTION),
        data=data,
        layout=layout,
    )


def said(count: object, speech: Speech) -> str:
    """A count, or that it is suppressed."""
    if isinstance(count, int) or hasattr(count, "__index__"):
        return speech.count(int(str(count)))
    return speech.say(page_words.WITHHELD)
