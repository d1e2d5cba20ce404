"""Each measure as the report shows it: sentence, bar, pictures, tables, rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

import pandas as pd

from wervel.pages import words as page_words
from wervel.pages.components import Bar, Chart, Table
from wervel.pages.speech import Speech
from wervel.practice import report_words as words
from wervel.practice.report_pictures import over_sites, over_time
from wervel.practice.report_rows import Row, overall, rows
from wervel.recommendations.recommendation import Recommendation
from wervel.recommendations.words import Line, in_words
from wervel.text import Text


class Status(Enum):
    """What can be said of a measure; in the order of the overview."""

    JUDGED = words.STATUS_JUDGED
    MOSTLY_UNKNOWN = words.STATUS_MOSTLY_UNKNOWN
    WITHHELD = words.STATUS_WITHHELD
    NOBODY = words.STATUS_NOBODY


class Picture(NamedTuple):
    """A picture with the table that holds the same numbers."""

    name: str
    chart: Chart | None
    note: str
    table: Table


@dataclass(frozen=True, kw_only=True)
class Measured:
    """One recommendation as the page shows it."""

    id: str
    title: str
    topic: str
    source: str
    status: Status
    share: float
    """For sorting: the share followed, or the most it can be; one where unknown."""
    moments: int
    sentence: str
    doubt: str
    bar: Bar | None
    followed: str
    interval: str
    bounds: str
    judged: str
    cannot_tell: str
    periods: Picture | None
    sites: Picture | None
    for_whom: Line
    followed_when: Line
    editorial: tuple[tuple[str, str], ...]
    says: str
    for_patients: str
    evidence: tuple[tuple[str, str], ...]
    """The profiles that hold the evidence on it: id and title."""
    is_checked: bool


def measured(of: Recommendation, frame: pd.DataFrame, speech: Speech) -> Measured:
    """What the report shows of this recommendation, from its rows of the measures."""
    mine = frame.loc[frame["measure"] == of.id]
    row = overall(mine)
    status = _status(row)
    title = speech.say(of.title)
    has_pictures = status in (Status.JUDGED, Status.MOSTLY_UNKNOWN)
    sentence, doubt = _sentences(of, row, status, speech)
    return Measured(
        id=of.id,
        title=title,
        topic=f"{speech.say(of.topic.value)} · {of.body.abbreviation}",
        source=of.source.named,
        status=status,
        share=_for_sorting(row, status),
        moments=row.everybody or 0,
        sentence=sentence,
        doubt=doubt,
        bar=_bar(row, speech) if has_pictures else None,
        followed=row.said_share(speech, decimals=1),
        interval=row.said_interval(speech, decimals=1),
        bounds=speech.say(words.BETWEEN_SHARES, **row.told(speech)),
        judged=row.said_judged(speech),
        cannot_tell=row.said_cannot_tell(speech),
        periods=_periods(of, mine, speech) if status is not Status.NOBODY else None,
        sites=_sites(of, mine, row, speech) if has_pictures else None,
        for_whom=in_words(of.applies, speech.language),
        followed_when=in_words(of.met, speech.language),
        editorial=_editorial(of, speech),
        says=speech.say(of.says),
        for_patients=speech.say(of.for_patients) if of.for_patients else "",
        evidence=tuple((each.id, speech.say(each.title)) for each in of.evidence),
        is_checked=bool(of.checked_by),
    )


def standing_of(statuses: Sequence[Status], speech: Speech) -> str:
    """In one sentence or two: how many can be judged, and what of the others."""
    counted = Counter(statuses)
    judged = words.JUDGED_OF_ALL if counted[Status.JUDGED] else words.JUDGED_NONE
    rest = [
        speech.say(clause, count=speech.count(counted[status]))
        for status, clause in _CLAUSES.items()
        if counted[status]
    ]
    said = speech.say(
        judged,
        all=speech.count(len(statuses)),
        judged=speech.count(counted[Status.JUDGED]),
    )
    return f"{said} {speech.say(words.THE_REST)} {'; '.join(rest)}." if rest else said


_CLAUSES = {
    Status.MOSTLY_UNKNOWN: words.REST_UNKNOWN,
    Status.WITHHELD: words.REST_WITHHELD,
    Status.NOBODY: words.REST_NOBODY,
}


def _status(row: Row) -> Status:
    if row.suppressed or row.only_untold_withheld:
        return Status.WITHHELD
    if not row.everybody:
        return Status.NOBODY
    return Status.MOSTLY_UNKNOWN if row.mostly_unknown else Status.JUDGED


def _for_sorting(row: Row, status: Status) -> float:
    share = row.ratio if status is Status.JUDGED else row.at_most
    return 1.0 if share is None else share


def _sentences(
    of: Recommendation, row: Row, status: Status, speech: Speech
) -> tuple[str, str]:
    """The sentence that leads, and the one that says how far it can be trusted."""
    among, measured = (speech.say(each) for each in of.counted)
    told = row.told(speech) | {
        "among": among,
        "comma": "," if "," in among else "",
        "measured": measured,
    }
    match status:
        case Status.NOBODY:
            return speech.say(words.NONE, **told), ""
        case Status.WITHHELD:
            return speech.say(words.WITHHELD, **told), ""
        case Status.MOSTLY_UNKNOWN if not row.denominator:
            return speech.say(words.TELL_NOTHING, **told), ""
        case Status.MOSTLY_UNKNOWN:
            why = speech.say(words.BETWEEN_WHY, **told)
            why += " " + speech.say(words.BETWEEN_JUDGED, **told)
            return speech.say(words.BETWEEN, **told), why
        case Status.JUDGED:
            lead = speech.say(words.IN_SHARE, **told)
            return lead, speech.say(_rest(row), **told)


def _rest(row: Row) -> Text:
    if row.cannot_tell is None:
        return words.TELL_WITHHELD
    return words.TELL_REST if row.cannot_tell else words.TELL_ALL


def _bar(row: Row, speech: Speech) -> Bar:
    """The three parts of all moments; of those judged where cannot tell is withheld."""
    least = row.ratio if row.at_least is None else row.at_least
    most = row.ratio if row.at_most is None else row.at_most
    assert least is not None
    assert most is not None
    return Bar(
        followed=least,
        cannot_tell=most - least,
        not_followed=1 - most,
        in_words=speech.say(
            page_words.BAR,
            count=speech.count(row.everybody or 0),
            followed=speech.share(least),
            cannot_tell=speech.share(most - least)
            if row.cannot_tell is not None
            else speech.say(page_words.WITHHELD),
            not_followed=speech.share(1 - most),
        ),
    )


def _periods(of: Recommendation, mine: pd.DataFrame, speech: Speech) -> Picture | None:
    every, shown = _finest(mine)
    if all(each.suppressed for each in shown):
        return None
    chart, table = over_time(speech.say(of.title), every, shown, speech)
    return Picture(f"{of.id}-periods", chart, "", table)


def _finest(mine: pd.DataFrame) -> tuple[str, tuple[Row, ...]]:
    """Quarters, or years when more than half of the quarters are suppressed."""
    alone = mine.loc[mine["by"] == "none"]
    quarters = rows(alone.loc[alone["every"] == "quarter"])
    years = rows(alone.loc[alone["every"] == "year"])
    hidden = sum(each.suppressed for each in quarters)
    if quarters and (2 * hidden <= len(quarters) or not years):
        return "quarter", quarters
    return "year", years


def _sites(
    of: Recommendation, mine: pd.DataFrame, row: Row, speech: Speech
) -> Picture | None:
    by_site = (mine["by"] == "care_site") & (mine["every"] == "all")
    shown = rows(mine.loc[by_site & mine["group"].notna()])
    if not shown:
        return None
    chart, note, table = over_sites(speech.say(of.title), shown, row, speech)
    return Picture(f"{of.id}-sites", chart, note, table)


def _editorial(of: Recommendation, speech: Speech) -> tuple[tuple[str, str], ...]:
    """What stands beside a rule: on whose authority, how strong, where, since when."""
    say = speech.say
    pairs = [
        (words.BODY, say(of.body.name)),
        (words.ACTION, say(of.action.value)),
        (words.MOMENT, say(words.MOMENTS[of.moment.value])),
        (words.STRENGTH, say(of.strength.value)),
        (words.CERTAINTY, say(of.certainty.value)),
        (words.SOURCE, of.source.named),
        (words.LOCATOR, f"{of.source.item}; {of.source.locator}"),
        (
            words.REVIEWED,
            say(
                words.REVIEWED_AND_NEXT,
                reviewed=speech.day(of.reviewed),
                next=speech.day(of.next_review),
            ),
        ),
        (
            words.CHECKED,
            say(words.CHECKED_BY, name=of.checked_by)
            if of.checked_by
            else say(words.NOT_CHECKED),
        ),
    ]
    if of.note:
        pairs.append((words.NOTE, say(of.note)))
    return tuple((say(term), meaning) for term, meaning in pairs)
