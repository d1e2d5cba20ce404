"""What is said of a care site in one measure, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from wervel.benchmarking.overdispersion import FEWEST_SITES
from wervel.benchmarking.rankability import is_rankable
from wervel.pages.speech import Speech
from wervel.practice.mirror import words
from wervel.practice.mirror.mirrored import Mirrored, is_small
from wervel.practice.mirror.own_change import OwnChange
from wervel.practice.mirror.peers import Peers
from wervel.practice.mirror.site_kinds import SITE_KINDS
from wervel.small_numbers import Preset

SURE = 0.05
"""Sites are said to differ by more than chance where chance would show it so seldom."""


def sentences(of: Mirrored, rule: Preset, speech: Speech) -> tuple[str, ...]:
    """Share, expected, signal, what it hangs on, spread, place, change: as far as told.

    ``rule`` is that of small numbers: under its threshold a count is not said.
    """
    said = [
        speech.say(
            words.SAYS_SHARE,
            share=of.row.said_share(speech, decimals=of.row.decimals),
            interval=of.row.said_interval(speech, decimals=of.row.decimals),
            judged=of.row.said_judged(speech),
        )
    ]
    if of.peers is None or of.signal is None:
        return (*said, speech.say(words.SAYS_ALONE))
    said += _beside(of, of.peers, rule, speech)
    said += _of_peers(of, of.peers, speech)
    said += _of_change(of.change, speech)
    return tuple(said)


def _beside(of: Mirrored, peers: Peers, rule: Preset, speech: Speech) -> Iterator[str]:
    """What is expected, and whether the site lies beyond it."""
    kind = speech.say(SITE_KINDS[peers.site_kind])
    if of.expected is not None and of.shrunken is not None:
        share, low, high = of.shrunken
        yield speech.say(
            words.SAYS_EXPECTED,
            kind=kind,
            expected=whole(of.expected, speech),
            share=whole(share, speech),
            interval=speech.between(low, high, decimals=0),
        )
    signal = words.SAYS_SIGNAL[of.signal or "unknown"]
    yield speech.say(signal, fewest=str(FEWEST_SITES))
    if of.hangs_on is not None:
        is_few = is_small(of.hangs_on)
        count = rule.threshold if is_few else int(of.hangs_on)
        hangs = words.SAYS_HANGS_FEW if is_few else words.SAYS_HANGS
        yield speech.say(hangs, count=speech.count(count))
    if of.provider is not None:
        yield speech.say(words.SAYS_PROVIDER, provider=str(of.provider))


def _of_peers(of: Mirrored, peers: Peers, speech: Speech) -> Iterator[str]:
    """How far the others differ, and the place among them or why none is shown."""
    if not peers.has_peers:
        return
    differs = peers.spread_p_value < SURE
    yield speech.say(
        words.SAYS_SPREAD if differs else words.SAYS_CHANCE,
        sites=speech.count(peers.sites),
        kind=speech.say(SITE_KINDS[peers.site_kind]),
        phi=decimal(peers.phi, speech),
    )
    rankability = whole(peers.rankability, speech)
    if of.place is not None:
        yield speech.say(
            words.SAYS_PLACE,
            place=str(of.place),
            peers=str(peers.sites),
            rankability=rankability,
        )
    elif not is_rankable(peers.rankability):
        yield speech.say(words.SAYS_NO_RANKING, rankability=rankability)


def _of_change(change: OwnChange | None, speech: Speech) -> Iterator[str]:
    if change is None:
        yield speech.say(words.SAYS_NO_CHANGE)
        return
    moved = words.SAYS_CHANGE_MORE if change.more else words.SAYS_CHANGE_LESS
    yield speech.say(moved, quarter=speech.quarter(change.since))
    if change.own and change.expected and change.peers:
        pairs: Mapping[str, tuple[float, float]] = {
            "own": change.own,
            "expected": change.expected,
            "peers": change.peers,
        }
        told = {
            f"{name}_{when}": whole(share, speech)
            for name, both in pairs.items()
            for when, share in zip(("before", "after"), both, strict=True)
        }
        yield speech.say(words.SAYS_FROM_TO, **told)
    yield speech.say(words.WHY[change.why])
    if change.provider is not None:
        yield speech.say(words.SAYS_CHANGE_PROVIDER, provider=str(change.provider))


def whole(share: float, speech: Speech) -> str:
    """A share in whole percentages, as it was rounded."""
    return speech.share(share, decimals=0)


def decimal(number: float, speech: Speech, *, digits: int = 1) -> str:
    """A number with so many decimals, with the comma of the language."""
    return f"{number:.{digits}f}".replace(".", "," if speech.language == "nl" else ".")
