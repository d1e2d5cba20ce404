"""The page of a study: its rows, each with an address, and what rests on them."""

from __future__ import annotations

from collections.abc import Mapping

from wervel.dossiers import study_words as w
from wervel.dossiers import words
from wervel.dossiers.chain import Chain, Kind, node_id
from wervel.dossiers.showing import columns, joined, linked
from wervel.dossiers.study_rows import arms, bias, effects, observations, pooled
from wervel.evidence.report import Report, Section
from wervel.evidence.study import Study
from wervel.evidence.study_words import DESIGNS, PUBLICATIONS
from wervel.pages.components import Table
from wervel.pages.speech import Speech
from wervel.text import NOT_CHECKED

_ABOVE = (
    Kind.PROFILE,
    Kind.ARGUMENT,
    Kind.RECOMMENDATION,
    Kind.SENTENCE,
    Kind.CONFLICT,
    Kind.SCENARIO,
)


def study_address(study: str, folder: str = "") -> str:
    """Where the page of a study stands in a site.

    >>> study_address("mint-si"), study_address("mint-si", "evidence/")
    ('study-mint-si.html', 'evidence/study-mint-si.html')
    """
    return f"{folder}study-{study}.html"


def row_address(study: str, row: str) -> str:
    """Where a row stands, seen from a page beside that of its study.

    >>> row_address("mint-si", "pain")
    'study-mint-si.html#row-pain'
    """
    return f"{study_address(study)}#{row_anchor(row)}"


def row_anchor(row: str) -> str:
    """The address of a row on the page of its study."""
    return f"row-{row}"


def study_report(
    of: Study,
    speech: Speech,
    *,
    chain: Chain,
    folder: str = "",
    reads: Mapping[str, str] = {},
) -> Report:
    """Everything wervel holds of a study; ``reads`` are pages that read it further."""
    sections = (*_read_further(reads, speech), *_sections(of, speech, chain))
    return Report(
        address=study_address(of.id, folder),
        entry="",
        eyebrow=speech.say(w.EYEBROW),
        title=f"{of.name}: {speech.say(of.title)}",
        lead=_lead(of, speech),
        sections=tuple(each for each in sections if _has_something(each)),
        sources=_sources(of, speech),
    )


def _lead(of: Study, speech: Speech) -> tuple[str, ...]:
    n = speech.say(w.N_NOT_STATED) if of.n is None else speech.count(of.n)
    first = speech.say(
        w.LEAD,
        design=speech.say(DESIGNS[of.design]).capitalize(),
        publication=speech.say(PUBLICATIONS[of.publication]),
        n=n,
    )
    counts = speech.say(
        w.COUNTS,
        effects=speech.count(sum(each.value is not None for each in of.estimates)),
        others=speech.count(len(of.observations) + len(of.pooled)),
        missing=speech.count(len(of.not_stated)),
    )
    said = () if of.says is None else (speech.say(of.says),)
    return (*said, first, counts)


def _sections(of: Study, speech: Speech, chain: Chain) -> tuple[Section, ...]:
    say = speech.say
    because = of.publication_because
    notes = tuple(f"{each.item}: {say(each.says)}" for each in of.notes)
    whole = (say(of.participants),) if of.participants else ()
    return (
        Section(
            id="rows",
            heading=say(w.ROWS),
            lines=(say(w.ROWS_WHY),) if of.estimates else (),
            doubts=(say(because),) if because else (),
            tables=effects(of, speech),
        ),
        Section(id="numbers", heading=say(w.OTHERS), tables=observations(of, speech)),
        Section(id="pooled", heading=say(w.POOLED), tables=pooled(of, speech)),
        Section(id="notes", heading=say(w.NOTES), doubts=notes),
        Section(id="arms", heading=say(w.ARMS), lines=whole, tables=arms(of, speech)),
        Section(id="bias", heading=say(w.BIAS), tables=bias(of, speech)),
        Section(
            id="missing",
            heading=say(w.NOT_STATED),
            lines=tuple(say(each) for each in of.not_stated),
        ),
        _above(of, speech, chain),
    )


def _above(of: Study, speech: Speech, chain: Chain) -> Section:
    """What in the chain rests on this study or on a row of it."""
    heading = speech.say(w.ABOVE)
    nodes = [
        each
        for each in chain.resting_on(node_id(Kind.STUDY, of.id))
        if each.kind in _ABOVE
    ]
    if not nodes:
        return Section(id="above", heading=heading, lines=(speech.say(w.ABOVE_NONE),))
    rows = tuple(
        (speech.say(each.label), speech.say(words.KINDS[each.kind]), each.name)
        for each in nodes
    )
    table = Table(
        caption=speech.say(w.ABOVE_CAPTION),
        columns=columns(speech, words.WHAT, words.KIND, words.NAME),
        rows=rows,
    )
    return Section(id="above", heading=heading, tables=(table,))


def _read_further(reads: Mapping[str, str], speech: Speech) -> tuple[Section, ...]:
    if not reads:
        return ()
    links = joined([linked(title, to) for to, title in reads.items()], "; ")
    return (Section(id="read", heading=speech.say(w.TO_READ), lines=(links,)),)


def _has_something(of: Section) -> bool:
    return bool(of.lines or of.doubts or of.tables or of.charts)


def _sources(of: Study, speech: Speech) -> tuple[str, ...]:
    checked = of.checked_by or speech.say(NOT_CHECKED)
    return (
        *([speech.say(w.SOURCE, source=of.source)] if of.source else []),
        speech.say(w.READ_AT, locator=of.locator, items=", ".join(of.items)),
        speech.say(
            w.REVIEWED,
            reviewed=speech.day(of.reviewed),
            next=speech.day(of.next_review),
            checked=checked,
        ),
    )
