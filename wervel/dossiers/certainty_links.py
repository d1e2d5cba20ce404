"""The middle of the chain: pooled estimates, outcomes and their certainty, profiles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from wervel.dossiers.chain import Kind, Link, Node, node_id
from wervel.dossiers.places import place_link, place_of
from wervel.dossiers.relevance import relevance
from wervel.dossiers.study_links import row_id
from wervel.evidence.certainty.admission import Verdict
from wervel.evidence.certainty.judging import Judged, JudgedOutcome
from wervel.pages.components import Json
from wervel.text import Text


def certainty_links(judged: Sequence[Judged]) -> Iterator[Link]:
    """Every profile, its outcomes, and what of these is pooled."""
    for each in judged:
        yield place_link("", each.profile.locator)
        yield from _outcomes(each)
        yield Link(node=_profile(each), on=_profile_on(each))


def outcome_name(profile: str, outcome: str) -> str:
    """What an outcome of a profile is called in the chain.

    >>> outcome_name("rfd", "pain-facet")
    'rfd/pain-facet'
    """
    return f"{profile}/{outcome}"


def _outcomes(of: Judged) -> Iterator[Link]:
    for each in of.outcomes:
        rows = tuple(row_id(*name.split("/")) for name in each.outcome.estimates)
        said = tuple(node_id(Kind.STUDY, one.study) for one in each.outcome.said)
        if each.effect is None or not each.effect.model:
            yield Link(node=_outcome(of, each), on=(*rows, *said))
            continue
        pooled = _pooled(of, each)
        yield Link(node=pooled, on=rows)
        yield Link(node=_outcome(of, each), on=(pooled.id, *rows, *said))


def _pooled(of: Judged, each: JudgedOutcome) -> Node:
    effect = each.effect
    assert effect is not None
    return Node(
        kind=Kind.POOLED,
        name=outcome_name(of.profile.id, each.outcome.id),
        label=_label(of, each),
        value={
            "value": effect.value,
            "low": effect.low,
            "high": effect.high,
            "n": effect.n,
            "studies": [one.study.id for one in each.used],
            "i2": effect.i_squared,
            "tau2": effect.tau_squared,
        },
    )


def _outcome(of: Judged, each: JudgedOutcome) -> Node:
    """The certainty and what it rests on; the numbers are those of the row or pool."""
    levels: Mapping[str, Json] = {
        one.domain.value: one.counted for one in each.judgements
    }
    return Node(
        kind=Kind.OUTCOME,
        name=outcome_name(of.profile.id, each.outcome.id),
        label=_label(of, each),
        value={
            "certainty": certainty_of(each),
            "at most": each.at_most or None,
            "relevance": None if (found := relevance(each)) is None else found.value,
            "rows that count": [one.reference for one in each.used],
            "said in words": sorted({one.study for one in each.said}),
            **levels,
            **{
                f"certainty, {one.start.who}": (
                    one.certainty.name.lower().replace("_", " ")
                    if one.certainty
                    else None
                )
                for one in each.contests
            },
        },
    )


def certainty_of(of: JudgedOutcome) -> str | None:
    """The level of certainty in GRADE's words; none where there is none."""
    return None if of.certainty is None else of.certainty.name.lower().replace("_", " ")


def _profile(of: Judged) -> Node:
    return Node(
        kind=Kind.PROFILE,
        name=of.profile.id,
        label=of.profile.title,
        value={
            verdict.value: [*of.with_verdict(verdict)]
            for verdict in (Verdict.ADMITTED, Verdict.CANNOT_TELL, Verdict.LEFT_OUT)
        },
    )


def _profile_on(of: Judged) -> tuple[str, ...]:
    name = of.profile.id
    return (
        place_of("", of.profile.locator),
        *(node_id(Kind.STUDY, each) for each in of.profile.candidates),
        *(
            node_id(Kind.OUTCOME, outcome_name(name, each.outcome.id))
            for each in of.outcomes
        ),
    )


def _label(of: Judged, each: JudgedOutcome) -> Text:
    party, name = of.profile.pico.party, each.outcome.name
    return Text(nl=f"{name.nl} ({party})", en=f"{name.en} ({party})")
