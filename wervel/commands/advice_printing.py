"""How ``wervel advise`` shows advice on a terminal."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from rich.console import Console, Group, RenderableType
from rich.markdown import Markdown
from rich.padding import Padding
from rich.panel import Panel
from rich.text import Text as Styled

from wervel.advice.advising import Advice, Past
from wervel.advice.as_json import repeatable_ids
from wervel.advice.because import day_of
from wervel.advice.cards import Card, Indicator, Kind
from wervel.advice.consultation import Reading
from wervel.advice.detail import body
from wervel.advice.detail_words import INTENDED_USE
from wervel.advice.durations import spoken_days
from wervel.advice.on_lists import bits
from wervel.advice.orders.suggestions import suggestions
from wervel.advice.seen import drafts_known
from wervel.commands import advice_words as words
from wervel.commands.console import grid, printer
from wervel.commands.words import RECOMMENDATION, VERDICT, VERDICTS
from wervel.facts.complaint import days_in_complaint
from wervel.facts.fact import Fact
from wervel.findings.bedside import At
from wervel.findings.finding import Verdict
from wervel.pages.speech import Speech
from wervel.practice.report_words import MOMENTS
from wervel.records import codelists
from wervel.records.fhir import report as why
from wervel.records.fhir.elements import text
from wervel.text import NOT_CHECKED, Language, Text

WIDEST = 100
"""Columns of a card: longer lines are hard to read."""

_STYLES: Mapping[Indicator, tuple[Text, str]] = {
    Indicator.CRITICAL: (words.URGENT, "red"),
    Indicator.WARNING: (words.WARNING, "yellow"),
    Indicator.INFO: (words.INFO, "cyan"),
}
"""How urgent a card is, in a word and in a colour."""
_EXAMPLES = {"days": "42", "points of 10": "6", "points of 100": "40", "percent": "50"}
"""A number that could be an answer, by its unit."""


def printed(advice: Advice, language: Language, *, with_past: bool) -> None:
    """Print the cards, on request the earlier verdicts, and what was not read."""
    _Page(printer(), Speech(language), advice).printed(with_past=with_past)


@dataclass(frozen=True)
class _Page:
    """Where it is printed, and what."""

    out: Console
    speech: Speech
    advice: Advice

    @property
    def reading(self) -> Reading:
        return self.advice.reading

    def printed(self, *, with_past: bool) -> None:
        self._head()
        new_id = repeatable_ids(self.reading)
        for each in self.advice.cards:
            self.out.print(self._card(each, new_id), width=self._width())
        if with_past:
            self._past()
        self._not_read()
        closing = f"{self.speech.say(INTENDED_USE)} ({self.speech.say(NOT_CHECKED)})"
        self._line(closing, style="dim")

    def _width(self) -> int:
        return min(self.out.width, WIDEST)

    def _line(self, said: str, style: str = "") -> None:
        self.out.print(Styled(said, style=style), width=self._width())

    def _head(self) -> None:
        none = self.advice.why_none
        if none is not None:
            self._line(self.speech.say(none))
            self._last_recorded()
            return
        now = self.reading.now
        if now is not None:
            self._line(self._episode(now), style="bold")
        for each in drafts_known(self.reading):
            if not each.is_known:
                self._line(self.speech.say(words.UNKNOWN_ORDER, what=each.label))
        if not self.advice.cards:
            self._line(self.speech.say(words.NO_CARDS))

    def _last_recorded(self) -> None:
        """When there was back pain, where there was: it may be another day to ask."""
        days = [
            day_of(each)
            for each in self.reading.events
            if each.lists & bits(codelists.back_pain)
        ]
        if days:
            last = self.speech.day(max(days))
            self._line(self.speech.say(words.LAST_RECORDED, last=last))

    def _episode(self, now: At) -> str:
        start = self.speech.day(now.episode_start)
        days = now.answers.get(days_in_complaint.name)
        if days is None:
            return self.speech.say(words.EPISODE_UNKNOWN, start=start)
        length = spoken_days(days, self.speech.language)
        today = self.speech.day(self.reading.today)
        return self.speech.say(words.EPISODE, start=start, today=today, length=length)

    def _card(self, of: Card, new_id: Callable[[], str]) -> RenderableType:
        word, colour = _STYLES[of.indicator]
        language = self.speech.language
        parts: list[RenderableType] = [
            Markdown(body(of, self.reading, language=language))
        ]
        offers = [*self._offers(of, new_id), *self._answers(of)]
        if offers:
            heading = Styled(f"\n{self.speech.say(words.YOU_CAN)}", style="bold")
            parts += [heading, *offers]
        title = f"{self.speech.say(word)}: {self.speech.say(of.summary)}"
        return Panel(
            Group(*parts),
            title=Styled(title, style=f"bold {colour}"),
            title_align="left",
            border_style=colour,
        )

    def _offers(self, of: Card, new_id: Callable[[], str]) -> Iterator[RenderableType]:
        """What can be done with one tap; questions are answered in a file here."""
        if of.kind is Kind.QUESTIONS:
            return
        language = self.speech.language
        for each in suggestions(of, self.reading, language=language, new_id=new_id):
            mark = self.speech.say(words.SUGGESTED) if each.is_recommended else ""
            yield _offer(f"{each.label} ({mark})" if mark else each.label)

    def _answers(self, of: Card) -> Iterator[RenderableType]:
        for each in of.asks:
            example = "true" if each.fact.kind == "boolean" else _number(each.fact)
            yield _offer(
                self.speech.say(words.ANSWER, fact=f"{each.fact.name} = {example}")
            )

    def _past(self) -> None:
        rows = [
            each
            for each in self.advice.so_far
            if each.finding.verdict is not Verdict.NOT_APPLICABLE
        ]
        if not rows:
            self._line(self.speech.say(words.NO_PAST))
            return
        names = (words.TOPIC, words.DAY, words.WHEN, RECOMMENDATION, VERDICT)
        drawn = grid(self.speech.say(words.PAST), *map(self.speech.say, names))
        for topic, of in _by_topic(rows).items():
            for number, each in enumerate(of):
                drawn.add_row(
                    self.speech.say(topic) if not number else "", *self._row(each)
                )
        self.out.print(drawn)

    def _row(self, of: Past) -> Iterator[str]:
        yield self.speech.day(of.at.day)
        yield self.speech.say(MOMENTS[of.at.moment])
        yield f"{of.of.body.abbreviation}: {self.speech.say(of.of.title)}"
        yield self.speech.say(VERDICTS[of.finding.verdict.value])

    def _not_read(self) -> None:
        after = self.reading.report.notices.get(why.AFTER, 0)
        if after:
            today = self.speech.day(self.reading.today)
            said = self.speech.say(
                words.AFTER, count=self.speech.count(after), today=today
            )
            self._line(said)
        reasons: dict[str, list[str]] = defaultdict(list)
        for (kind, reason), number in sorted(self._left_out().items()):
            reasons[reason].append(f"{kind} {self.speech.count(number)}")
        for reason, kinds in reasons.items():
            heading = self.speech.say(words.NOT_READ)
            self._line(f"{heading}: {', '.join(kinds)} ({reason})", style="dim")

    def _left_out(self) -> Counter[tuple[str, str]]:
        """What no record came of; the orders that were judged are not among them."""
        drafts = self.reading.consultation.drafts
        judged = Counter((text(each, "resourceType"), why.PROPOSED) for each in drafts)
        return self.reading.report.left_out - judged


def _number(of: Fact) -> str:
    """A number as an example of an answer."""
    return _EXAMPLES.get(of.unit, "3")


def _offer(of: str) -> RenderableType:
    return Padding(Styled(f"→ {of}"), (0, 0, 0, 1))


def _by_topic(rows: Iterable[Past]) -> dict[Text, list[Past]]:
    found: dict[Text, list[Past]] = defaultdict(list)
    for each in rows:
        found[each.of.topic.value].append(each)
    return found
