"""Side by side: where every body stands on one act for this patient, as a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from wervel.advice.page.answers import answered
from wervel.findings.bedside import At
from wervel.findings.side_by_side import Stand, side_by_side
from wervel.logic import Answer
from wervel.pages import patient_words as words
from wervel.pages.speech import Speech
from wervel.recommendations.acts import Act
from wervel.recommendations.position import Position
from wervel.recommendations.recommendation import Recommendation
from wervel.recommendations.terms import Standing

ACTS: Mapping[str, Act] = {
    "denervation": Act.DENERVATION,
    "rehabilitation": Act.REHABILITATION,
}
"""The two acts that are shown side by side, by the id of their section."""

_ORDER = (
    Position.FOR,
    Position.AGAINST,
    Position.OUTSIDE,
    Position.CANNOT_TELL,
    None,
    Position.NOT_APPLICABLE,
)


@dataclass(frozen=True, kw_only=True)
class StandView:
    """Where one recommendation stands, because of what, and where it says so."""

    body: str
    country: str
    title: str
    position: str
    position_name: str
    because: tuple[str, ...]
    hangs_on: tuple[str, ...]
    source: str
    where: str
    standing: str


@dataclass(frozen=True, kw_only=True)
class Beside:
    """One act: those with something to say of this patient, and the others."""

    name: str
    heading: str
    in_short: str
    stands: tuple[StandView, ...]
    elsewhere: tuple[StandView, ...]


def besides(
    at: At, among: Sequence[Recommendation], speech: Speech
) -> tuple[Beside, ...]:
    """The acts side by side, over all of these recommendations."""
    return tuple(
        _beside(name, act, at, among, speech=speech) for name, act in ACTS.items()
    )


def _beside(
    name: str, act: Act, at: At, among: Sequence[Recommendation], *, speech: Speech
) -> Beside:
    stands = sorted(side_by_side(act, at.answers, among), key=_rank)
    here = [each for each in stands if _is_here(each)]
    said = speech.say(act.value)
    return Beside(
        name=name,
        heading=said[:1].upper() + said[1:],
        in_short=_in_short((each for each in here if _is_about(each, act)), speech),
        stands=tuple(_view(each, act, at.answers, speech) for each in here),
        elsewhere=tuple(
            _view(each, act, at.answers, speech)
            for each in stands
            if not _is_here(each)
        ),
    )


def _rank(of: Stand) -> tuple[int, bool]:
    return _ORDER.index(of.position), of.of.standing is not Standing.CURRENT


def _is_here(of: Stand) -> bool:
    """Whether it speaks of this patient today: in force or an opinion, and a rule."""
    return of.position not in (None, Position.NOT_APPLICABLE) and of.of.standing in (
        Standing.CURRENT,
        Standing.OPINION,
    )


def _is_about(of: Stand, act: Act) -> bool:
    """Whether it is about the act itself, and not about what comes before it."""
    return of.of.act.overlaps(act)


def _in_short(among: Iterable[Stand], speech: Speech) -> str:
    """How many stand where."""
    counts: dict[Position, int] = {}
    for each in among:
        if each.position is not None:
            counts[each.position] = counts.get(each.position, 0) + 1
    said = ", ".join(
        f"{count} {speech.say(position.value)}" for position, count in counts.items()
    )
    return said or speech.say(words.NOBODY_SPEAKS)


def _view(
    of: Stand, act: Act, answers: Mapping[str, Answer], speech: Speech
) -> StandView:
    say = speech.say
    facts = {each.name: each for each in of.of.facts} if of.of.has_rule else {}
    is_open = of.position is Position.CANNOT_TELL
    because = () if is_open else of.because
    done = {True: words.DONE, False: words.NOT_DONE, None: None}[of.is_done]
    position = say(of.position.value if of.position else of.of.action.value)
    if not _is_about(of, act):
        position = f"{position}: {say(of.of.act.value)}"
    return StandView(
        body=of.of.body.abbreviation,
        country=say(of.of.country.named),
        title=say(of.of.title),
        position=of.position.name.lower().replace("_", "-") if of.position else "none",
        position_name=f"{position} ({say(done)})" if done else position,
        because=answered((facts[name] for name in because), answers, speech)
        or ((say(of.of.without_rule.why.value),) if of.of.without_rule else ()),
        hangs_on=tuple(say(facts[name].question) for name in of.because)
        if is_open
        else (),
        source=of.of.source.named,
        where=f"{of.of.source.locator} ({of.of.source.item})",
        standing=say(of.of.standing.value),
    )
