"""The page of data quality: what matters most first, then the tables."""

from __future__ import annotations

from collections.abc import Iterator

from wervel.pages.components import Sheet
from wervel.pages.speech import Speech
from wervel.practice.changes import words
from wervel.practice.changes.cells import Cells
from wervel.practice.changes.codes import APPEARED, VANISHED
from wervel.practice.changes.drift import signals
from wervel.practice.changes.gathering import LoadsCompared, QualityData
from wervel.practice.changes.load_tables import parts_of, split, tables_of_loads
from wervel.practice.changes.quality_tables import facts_of, tables_of_quality
from wervel.practice.changes.restated import BEFORE, SAME
from wervel.text import ADVISES, NOT_CHECKED

ADDRESS, TEMPLATE = "data-quality.html", "practice/changes.html"


def data_quality_sheets(data: QualityData, speech: Speech) -> tuple[Sheet, ...]:
    """The one page of data quality, as a site or a file of its own shows it.

    Of one source it says how coding drifts and what measures lack; where an older load
    was given, first what changed.
    """
    compared, say = data.compared, speech.say
    tables = tables_of_quality(data, speech)
    if compared is not None:
        tables |= tables_of_loads(compared, data.recommendations, speech)
    shown: dict[str, object] = {
        "w": words,
        "name": data.name,
        "lead": lead(data, speech),
        "tables": tables,
        "codes_lead": "" if compared is None else _codes_lead(compared, speech),
        "how": [
            say(words.HOW_COUNTS, rule=data.small_numbers.name),
            say(words.HOW_FILES),
        ],
        "checked": say(words.CONTENT, checked=say(NOT_CHECKED)),
        "decides": say(ADVISES),
    }
    title = words.TITLE if compared is None else words.TITLE_CHANGES
    return (
        Sheet(
            address=ADDRESS,
            title=say(title),
            template=TEMPLATE,
            drawn={},
            shown=shown,
            entry=say(words.ENTRY),
        ),
    )


def lead(data: QualityData, speech: Speech) -> list[str]:
    """What matters most: the loads first, then drift, then the costliest silence."""
    compared = () if data.compared is None else _of_loads(data, data.compared, speech)
    return [*compared, _of_drift(data, speech), *_of_silence(data, speech)]


def _of_loads(data: QualityData, of: LoadsCompared, speech: Speech) -> Iterator[str]:
    if of.persons.none_in_common:
        yield speech.say(words.LEAD_NOBODY)
        return
    restated = of.measures.groupby("measure")["restated"].first()
    if not restated.any():
        yield speech.say(words.LEAD_SAME)
        return
    counts = {
        "count": speech.count(int(restated.sum())),
        "all": speech.count(len(restated)),
    }
    titles = {each.id: speech.say(each.title) for each in data.recommendations}
    by = {each: parts_of(of.measures, each) for each in titles}
    moved = {each: split(parts)[0] or 0.0 for each, parts in by.items()}
    most = max(moved, key=lambda each: abs(moved[each]))
    if not moved[most]:
        yield speech.say(words.LEAD_RESTATED_UNSHOWN, **counts)
        return
    cells = Cells(speech)
    yield speech.say(
        words.LEAD_RESTATED,
        **counts,
        measure=titles[most],
        before=cells.share(by[most][BEFORE]["ratio"], withheld=False),
        after=cells.share(by[most][SAME]["ratio"], withheld=False),
    )


def _of_drift(data: QualityData, speech: Speech) -> str:
    found = signals(data.drift)
    if found.empty:
        return speech.say(words.LEAD_NO_DRIFT)
    cells, most = Cells(speech), found.iloc[0]
    return speech.say(
        words.LEAD_DRIFT,
        count=speech.count(len(found)),
        site=str(most["group"]),
        coded=speech.say(words.CODED[most["coded"]]),
        before=cells.share(most["ratio_then"], withheld=False),
        after=cells.share(most["ratio_now"], withheld=False),
    )


def _of_silence(data: QualityData, speech: Speech) -> Iterator[str]:
    if data.silent.empty:
        return
    told = data.silent[data.silent["unknown"].notna() & data.silent["unknown"].ne(0)]
    told = told[told["cannot_tell"].notna()]
    if told.empty:
        return
    most = told.sort_values("unknown", ascending=False, kind="stable").iloc[0]
    titles = {each.id: speech.say(each.title) for each in data.recommendations}
    yield speech.say(
        words.LEAD_SILENT,
        fact=speech.say(facts_of(data)[most["fact"]].question),
        count=speech.count(int(most["unknown"])),
        all=speech.count(int(most["cannot_tell"])),
        measure=titles[most["measure"]],
    )


def _codes_lead(of: LoadsCompared, speech: Speech) -> str:
    change = of.codes.loc[~of.codes["is_total"], "change"]
    return speech.say(
        words.CODES_LEAD,
        appeared=speech.count(int(change.eq(APPEARED).sum())),
        vanished=speech.count(int(change.eq(VANISHED).sum())),
    )
