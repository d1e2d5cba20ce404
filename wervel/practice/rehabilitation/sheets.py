"""The page of rehabilitation: what it says, its pictures and its tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from wervel.pages import words as page_words
from wervel.pages.components import Chart, Column, Sheet, Table
from wervel.pages.speech import Speech
from wervel.practice.rehabilitation import words
from wervel.practice.rehabilitation.counts import EVERYBODY
from wervel.practice.rehabilitation.criteria import CRITERIA
from wervel.practice.rehabilitation.dose import FEWEST, FEWEST_INSTITUTIONS, SURE
from wervel.practice.rehabilitation.gathering import Rehabilitation
from wervel.practice.rehabilitation.pictures import (
    between,
    both_known,
    decimal,
    dose_picture,
    hours_picture,
    said,
)
from wervel.practice.rehabilitation.stays import LISTS, LONGEST
from wervel.practice.rehabilitation.tables import ALL_STEPS, Tables
from wervel.small_numbers import SUPPRESSED
from wervel.text import ADVISES, NOT_CHECKED, Text

ADDRESS, TEMPLATE = "rehabilitation.html", "practice/rehabilitation.html"
FAIR = 0.5
"""From this rank correlation on severity and dose are said to go together."""


def rehabilitation_sheets(data: Rehabilitation, speech: Speech) -> tuple[Sheet, ...]:
    """The one page of rehabilitation, as a site or a file of its own shows it."""
    told = data.tables if data.seen is not SUPPRESSED else None
    shown: dict[str, object] = {
        "w": words,
        "name": data.name,
        "lead": lead(data, speech),
        "tables": _tables(told, speech) if told else {},
        "recorded": _recorded(data, speech),
        "is_recorded": told is not None and not data.lacking,
        "how": _how(data, speech),
        "checked": speech.say(words.CONTENT, checked=speech.say(NOT_CHECKED)),
        "decides": speech.say(ADVISES),
    }
    return (
        Sheet(
            address=ADDRESS,
            title=speech.say(words.TITLE),
            template=TEMPLATE,
            drawn=_drawn(told, speech) if told else {},
            shown=shown,
            entry=speech.say(words.ENTRY),
        ),
    )


def _drawn(tables: Tables, speech: Speech) -> dict[str, Chart]:
    found = {
        "dose": dose_picture(tables, speech),
        "hours": hours_picture(tables, speech),
    }
    return {name: each for name, each in found.items() if each is not None}


def lead(data: Rehabilitation, speech: Speech) -> list[str]:
    """Whether the most severe get the most hours, and what piles up above 48."""
    if data.seen is SUPPRESSED:
        return [speech.say(words.ALL_SMALL)]
    if data.tables is None:
        return [speech.say(words.NOBODY)]
    return [_of_dose(data.tables, speech), *_of_piles(data.tables, speech)]


def _of_dose(tables: Tables, speech: Speech) -> str:
    number = tables.correlation
    if number is None:
        return speech.say(words.LEAD_FEW, fewest=speech.count(FEWEST_INSTITUTIONS))
    text = words.LEAD_APART
    if abs(number) >= FAIR:
        text = words.LEAD_TOGETHER if number > 0 else words.LEAD_AGAINST
    written = f"{number:.2f}".replace("-", "\u2212")
    if speech.language == "nl":
        written = written.replace(".", ",")
    count = speech.count(len(both_known(tables)))
    return speech.say(text, count=count, number=written)


def _of_piles(tables: Tables, speech: Speech) -> list[str]:
    rows = tables.institutions
    whole = rows["group"].eq(EVERYBODY)
    tested = rows[~whole & rows["group"].ne("") & rows["pile"].notna()]
    found = tested.loc[tested["pile"].eq("yes"), "group"]
    every = speech.count(len(tested))
    if tested.empty:
        said_of = [speech.say(words.LEAD_UNTESTED)]
    elif found.empty:
        said_of = [speech.say(words.LEAD_NO_PILES, all=every)]
    else:
        which = ", ".join(found)
        count = speech.count(len(found))
        said_of = [speech.say(words.LEAD_PILES, count=count, all=every, which=which)]
    if found.empty and rows.loc[whole, "pile"].eq("yes").any():
        said_of.append(speech.say(words.LEAD_PILE_OF_ALL))
    return said_of


def _tables(tables: Tables, speech: Speech) -> dict[str, Table]:
    return {
        "institutions": _institutions(tables, speech),
        "hours": _hours(tables, speech),
        "classes": _classes(tables, speech),
        "before": _answers(
            tables.before, words.CARES, (words.BEFORE_CAPTION, words.CARE), speech
        ),
        "criteria": _answers(
            tables.criteria,
            {ALL_STEPS: words.ALL_STEPS} | {each.name: each.text for each in CRITERIA},
            (words.CRITERIA_CAPTION, words.CRITERION),
            speech,
        ),
    }


def _institutions(tables: Tables, speech: Speech) -> Table:
    names = {EVERYBODY: words.EVERYBODY, "": words.NO_INSTITUTION}
    return Table(
        caption=speech.say(words.DOSE_TABLE),
        columns=_columns(
            speech,
            words.INSTITUTION,
            words.WITH_CLASS,
            words.SHARE_SEVERE,
            words.MEAN_CLASS,
            words.WITH_HOURS,
            words.MEAN_HOURS,
            words.SHARE_ABOVE,
            words.PILE,
        ),
        rows=tuple(
            (
                _named(each["group"], names, speech),
                said(each["classed"], speech),
                _share(each["share_severe"], each["severe"], speech),
                _mean(each["mean_class"], speech, decimals=1),
                said(each["houred"], speech),
                _mean(each["mean_hours"], speech, decimals=0),
                _share(each["share_above"], each["above"], speech),
                speech.say(words.PILES[str(each["pile"] or "")]),
            )
            for each in _rows(tables.institutions)
        ),
    )


def _hours(tables: Tables, speech: Speech) -> Table:
    return Table(
        caption=speech.say(words.HOURS_PICTURE),
        columns=_columns(speech, words.HOURS_COLUMN, words.PROGRAMMES),
        rows=tuple(
            (
                between(above, until, speech),
                said(programmes, speech),
            )
            for above, until, programmes in tables.hours.itertuples(index=False)
        ),
    )


def _classes(tables: Tables, speech: Speech) -> Table:
    names = {EVERYBODY: words.EVERYBODY, "": words.NO_CLASS}
    return Table(
        caption=speech.say(words.CLASSES_CAPTION),
        columns=_columns(
            speech,
            words.WPN,
            words.ADMITTED,
            words.NOT_ADMITTED,
            words.OPEN,
            words.SHARE,
            words.INTERVAL,
        ),
        rows=tuple(
            (
                _named(each["group"], names, speech),
                *(
                    said(each[what], speech)
                    for what in ("admitted", "not_admitted", "open")
                ),
                _share(each["share_admitted"], each["admitted"], speech),
                _interval(each["admitted_low"], each["admitted_high"], speech),
            )
            for each in _rows(tables.by_class)
        ),
    )


def _answers(
    rows: pd.DataFrame,
    names: Mapping[str, Text],
    headings: tuple[Text, Text],
    speech: Speech,
) -> Table:
    caption, first = headings
    of_steps = first is words.CRITERION
    yes, no = (
        (words.SHOWN_MET, words.SHOWN_LACKING) if of_steps else (words.YES, words.NO)
    )
    return Table(
        caption=speech.say(caption),
        columns=_columns(
            speech, first, yes, no, page_words.CANNOT_TELL, words.SHARE, words.INTERVAL
        ),
        rows=tuple(
            (
                _named(each["group"], names, speech),
                *(said(each[what], speech) for what in ("yes", "no", "cannot_tell")),
                _share(each["share_yes"], each["yes"], speech),
                _interval(each["yes_low"], each["yes_high"], speech),
            )
            for each in _rows(rows)
        ),
    )


def _named(group: object, names: Mapping[str, Text], speech: Speech) -> str:
    """What a row is of: in words, else its number or class."""
    known = names.get(str(group))
    return str(group) if known is None else speech.say(known)


def _rows(table: pd.DataFrame) -> Iterable[dict[str, object]]:
    known = table.astype(object).where(table.notna(), None)
    return [
        {str(name): value for name, value in each.items()}
        for each in known.to_dict("records")
    ]


def _share(share: object, count: object, speech: Speech) -> str:
    """A share; withheld with its count, and nothing where it is of nobody."""
    if isinstance(share, float):
        return speech.share(share)
    return speech.say(page_words.WITHHELD if count != 0 else page_words.NO_NUMBER)


def _interval(low: object, high: object, speech: Speech) -> str:
    if isinstance(low, float) and isinstance(high, float):
        return speech.between(low, high)
    return speech.say(page_words.NO_NUMBER)


def _mean(mean: object, speech: Speech, *, decimals: int) -> str:
    if not isinstance(mean, float):
        return speech.say(page_words.WITHHELD)
    return decimal(mean, speech) if decimals else speech.count(round(mean))


def _recorded(data: Rehabilitation, speech: Speech) -> Table:
    """What a source must record, and whether this one does."""
    return Table(
        caption=speech.say(words.MUST_RECORD),
        columns=tuple(
            Column(speech.say(each))
            for each in (words.RECORD, words.CODE, words.HOW_RECORDED, words.IS_THERE)
        ),
        rows=tuple(
            (
                speech.say(words.RECORDS[each.name][0]),
                each.name,
                speech.say(words.RECORDS[each.name][1]),
                speech.say(
                    words.NOT_THERE if each.name in data.lacking else words.THERE
                ),
            )
            for each in LISTS
        ),
    )


def _how(data: Rehabilitation, speech: Speech) -> list[str]:
    values = {
        "tail": speech.count(data.tail),
        "longest": speech.count(LONGEST),
        "sure": speech.share(SURE),
        "fewest": speech.count(FEWEST),
        "institutions": speech.count(FEWEST_INSTITUTIONS),
        "name": data.small_numbers.name,
    }
    texts = (
        words.HOW_STAY,
        words.HOW_WINDOW,
        words.HOW_PILE,
        words.HOW_MEANS,
        words.HOW_CHOICE,
        words.HOW_SMALL,
    )
    return [speech.say(each, **values) for each in texts]


def _columns(speech: Speech, first: Text, *rest: Text) -> tuple[Column, ...]:
    return (
        Column(speech.say(first)),
        *(Column(speech.say(each), is_number=True) for each in rest),
    )
