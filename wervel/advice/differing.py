"""Who sees it differently: the words of a few bodies, the names of the others."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from wervel.advice import detail_words as words
from wervel.advice.markdown import escaped
from wervel.advice.standing import Disagreement
from wervel.findings.side_by_side import Stand
from wervel.pages.speech import Speech
from wervel.recommendations.parties import Party
from wervel.recommendations.position import Position
from wervel.text import Text

QUESTIONS_SHOWN = 2
"""Questions on which it hangs whether somebody disagrees; of the rest the number is."""
BODIES_SHOWN = 3
"""Bodies that disagree whose words are shown; the others are named."""


def called(of: Party, speech: Speech) -> str:
    """Its abbreviation, or in this language what stands for one; escaped."""
    said = words.CALLED.get(of.abbreviation)
    return escaped(speech.say(said) if said else of.abbreviation)


@dataclass(frozen=True)
class Differing:
    """Says in one language who sees it differently."""

    speech: Speech

    def text(self, text: Text, **values: str) -> str:
        return escaped(self.speech.say(text, **values))

    def lines(self, among: Sequence[Disagreement]) -> Iterator[str]:
        """The first of each body, a few bodies, and the names of the others."""
        first: dict[Party, Disagreement] = {}
        for each in among:
            first.setdefault(each.stand.of.body, each)
        given = list(first.values())
        said: set[str] = set()
        for each in given[:BODIES_SHOWN]:
            of = each.stand.of
            who = f"**{called(of.body, self.speech)}**"
            yield f"{who} ({escaped(of.source.named)}), {self._stands(each, said)}"
            said |= {one.item for one in each.stated}
        rest = [called(e.stand.of.body, self.speech) for e in given[BODIES_SHOWN:]]
        if rest:
            yield self.text(words.ALSO, who=", ".join(rest))

    def _stands(self, of: Disagreement, said: Collection[str]) -> str:
        """Its position and words; where that cannot be told, what it hangs on."""
        position = of.stand.position
        if position is None or position is Position.CANNOT_TELL:
            title = self.speech.say(of.stand.of.title)
            hangs_on = self._hangs_on(of.stand)
            told = self.text(words.MAY, title=title, hangs_on=hangs_on)
        else:
            act = self.text(of.stand.of.act.value)
            told = f"{self.text(position.value)} {act}: {self.text(of.stand.of.says)}"
        return " ".join([told, *self._stated(of, said)])

    def _hangs_on(self, of: Stand) -> str:
        questions = {each.name: each.question for each in of.of.facts}
        asked = [self.speech.say(questions[name]) for name in of.because]
        more = len(asked) - QUESTIONS_SHOWN
        shown = asked[:QUESTIONS_SHOWN]
        if more > 0:
            shown.append(f"({self.speech.say(words.AND_MORE, count=str(more))})")
        return " ".join(shown)

    def _stated(self, of: Disagreement, said: Collection[str]) -> Iterator[str]:
        """Why they differ, as far as it is not said of somebody before."""
        for each in of.stated:
            if each.item in said:
                continue
            reason = self.speech.say(each.reason)
            yield self.text(words.STATED_REASON, item=each.item, reason=reason)
