"""The page of what rests on the evidence: advice, sentences, conflicts, scenarios."""

from __future__ import annotations

from collections.abc import Sequence

from wervel.dossiers import dossier_words as w
from wervel.dossiers.chain import Kind, Node, node_id
from wervel.dossiers.gathering import Gathered
from wervel.dossiers.showing import columns
from wervel.evidence.report import Report, Section
from wervel.pages.components import Json, Table
from wervel.pages.speech import Speech
from wervel.recommendations.conflicts import StatedConflict, stated_conflict
from wervel.recommendations.recommendation import Recommendation
from wervel.text import ADVISES, NOT_CHECKED

ADDRESS = "advice.html"


def advice_report(of: Gathered, speech: Speech) -> Report:
    """Every recommendation, sentence, conflict and scenario the evidence bears on."""
    sentences = [each for each in of.resting if each.for_patients is not None]
    conflicts = conflicts_of(of)
    scenarios = resting(of, Kind.SCENARIO)
    lead = speech.say(
        w.ADVICE_LEAD,
        recommendations=speech.count(len(of.resting)),
        sentences=speech.count(len(sentences)),
        conflicts=speech.count(len(conflicts)),
        scenarios=speech.count(len(scenarios)),
    )
    say = speech.say
    return Report(
        address=ADDRESS,
        entry=say(w.ADVICE),
        eyebrow=say(w.DOSSIER),
        title=say(w.ADVICE),
        lead=(lead,),
        sections=(
            Section(
                id="recommendations",
                heading=say(w.RECOMMENDATIONS),
                doubts=(say(w.ADVICE_DOUBT),),
                tables=(advised(of.resting, say(w.RECOMMENDATIONS), speech),),
            ),
            _sentences(sentences, speech),
            _conflicts(conflicts, speech),
            _scenarios(scenarios, speech),
            *_beside(of, speech),
        ),
        sources=(say(w.CHECKED, checked=say(NOT_CHECKED)), say(ADVISES)),
        rows={"recommendations": advice_rows(of)},
    )


def resting(of: Gathered, kind: Kind) -> tuple[Node, ...]:
    """What of a kind rests on a question of the dossier."""
    found = {
        each.id: each
        for name in of.dossier.profiles
        for each in of.chain.resting_on(node_id(Kind.PROFILE, name))
        if each.kind is kind
    }
    return tuple(found.values())


def conflicts_of(of: Gathered) -> tuple[StatedConflict, ...]:
    """The disagreements the dossier names, and those that rest on its questions."""
    names = {*of.dossier.conflicts, *(e.name for e in resting(of, Kind.CONFLICT))}
    return tuple(stated_conflict(each) for each in sorted(names))


def advised(among: Sequence[Recommendation], caption: str, speech: Speech) -> Table:
    """One row per recommendation: whose, what it asks, and as how sure it is stated."""
    rows = tuple(
        (
            speech.say(each.title),
            each.body.abbreviation,
            speech.say(each.action.value),
            speech.say(each.standing.value),
            speech.say(each.certainty.value),
            each.source.item,
            f"{each.source.named}: {each.source.locator}",
        )
        for each in among
    )
    heads = (
        *(w.RECOMMENDATION, w.BODY, w.ASKS, w.STANDING),
        *(w.STATED, w.ITEM, w.PLACE),
    )
    return Table(caption=caption, columns=columns(speech, *heads), rows=rows)


def _sentences(among: Sequence[Recommendation], speech: Speech) -> Section:
    rows = tuple(
        (speech.say(each.for_patients), speech.say(each.title), each.body.abbreviation)
        for each in among
        if each.for_patients is not None
    )
    heading = speech.say(w.SENTENCES)
    heads = (w.SENTENCE, w.RECOMMENDATION, w.BODY)
    table = Table(caption=heading, columns=columns(speech, *heads), rows=rows)
    return Section(id="sentences", heading=heading, tables=(table,) if rows else ())


def _conflicts(among: Sequence[StatedConflict], speech: Speech) -> Section:
    say = speech.say
    rows = tuple(
        (
            say(each.question),
            say(each.one),
            say(each.other),
            say(each.reason),
            each.item,
            each.locator,
        )
        for each in among
    )
    heading = say(w.CONFLICTS)
    heads = (w.CONFLICT, w.ONE, w.OTHER, w.REASON_GIVEN, w.ITEM, w.PLACE)
    table = Table(caption=heading, columns=columns(speech, *heads), rows=rows)
    return Section(id="conflicts", heading=heading, tables=(table,))


def _scenarios(among: Sequence[Node], speech: Speech) -> Section:
    heading = speech.say(w.SCENARIOS)
    if not among:
        lines = (speech.say(w.SCENARIOS_NONE),)
        return Section(id="scenarios", heading=heading, lines=lines)
    table = Table(
        caption=heading,
        columns=columns(speech, w.SCENARIO, w.ITEM),
        rows=tuple((speech.say(each.label), each.name) for each in among),
    )
    return Section(id="scenarios", heading=heading, tables=(table,))


def _beside(of: Gathered, speech: Speech) -> tuple[Section, ...]:
    if not of.beside:
        return ()
    heading = speech.say(w.BESIDE)
    return (
        Section(
            id="beside",
            heading=heading,
            lines=(speech.say(w.BESIDE_WHY),),
            tables=(advised(of.beside, heading, speech),),
        ),
    )


def advice_rows(of: Gathered) -> list[dict[str, Json]]:
    """One row per recommendation on the questions of the dossier."""
    return [
        {
            "recommendation": each.id,
            "item": each.source.item,
            "body": each.body.abbreviation,
            "asks": each.action.name.lower(),
            "standing": each.standing.name.lower(),
            "certainty": each.certainty.name.lower(),
            "profiles": " ".join(one.id for one in each.evidence),
            "place": each.source.locator,
        }
        for each in of.resting
    ]
