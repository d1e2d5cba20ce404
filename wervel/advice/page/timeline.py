"""The episode as a timeline: lanes of marks on one axis, and the same as a table.

Places on the axis are shares of its length in percent, so that a page only draws.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from wervel.advice.because import day_of
from wervel.advice.consultation import Reading
from wervel.advice.durations import spoken_days
from wervel.advice.next_step import RADICULAR_EVALUATION, RADICULAR_START, next_step
from wervel.advice.on_lists import bits
from wervel.advice.seen import label
from wervel.findings.bedside import At
from wervel.pages import patient_record_words as record_words
from wervel.pages import patient_words as words
from wervel.pages.speech import Speech
from wervel.recommendations.pathway import PathwayItem, step_plan
from wervel.records.codelists import ListKind, all_codelists
from wervel.records.fhir.elements import Resource
from wervel.records.fhir.events import Event
from wervel.text import Text

SHORTEST = 14
"""Days an axis is long at least, so that a first contact has one."""
BEYOND = 0.08
"""How far past today the axis goes, for the step that is due and drugs that last."""
LEFT, WIDE = 2.0, 96.0
"""Where the axis begins, and how long it is, in percent."""
LEGIBLE = 4.0
"""Percent a step must be wide to bear its number."""
APART = 12.0
"""Percent between two labels of the axis, so that they keep apart on a phone."""
TICKS = (3, 6, 12, 26, 52, 104)
"""Weeks that the axis names, as far as they fit; the first three are steps of care."""

_KINDS = (
    ListKind.ALARM,
    ListKind.PROVIDER,
    ListKind.COMPLAINT,
    ListKind.CARE,
    ListKind.DRUG,
    ListKind.OUTLOOK,
)
_LISTS = tuple(
    (each, bits(each))
    for kind in _KINDS
    for each in all_codelists()
    if each.kind is kind and not each.members
)


@dataclass(frozen=True)
class Mark:
    """Something on a lane: a point, or a stretch where it has a width."""

    at: float
    width: float = 0.0
    label: str = ""
    is_now: bool = False

    @property
    def middle(self) -> float:
        """Where a label of the stretch stands."""
        return self.at + self.width / 2


@dataclass(frozen=True, kw_only=True)
class Lane:
    """One kind of thing over the episode. ``kind`` is what it is drawn as."""

    name: str
    kind: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Line:
    """A row of the table beside it."""

    day: str
    what: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Timeline:
    """The episode up to today; ``today`` is where that stands on the axis."""

    in_words: str
    today: float
    ticks: tuple[Mark, ...]
    lanes: tuple[Lane, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class _Happened:
    """A record of the episode, under the name of its lane."""

    event: Event
    name: Text
    kind: ListKind
    words: str

    @property
    def day(self) -> date:
        return day_of(self.event)


@dataclass(frozen=True)
class _Axis:
    """The days from first to last, as percent."""

    first: date
    last: date

    def place(self, day: date) -> float:
        whole = (self.last - self.first).days
        share = (day - self.first).days / whole
        return round(LEFT + WIDE * min(max(share, 0.0), 1.0), 2)


def timeline(reading: Reading, now: At, speech: Speech) -> Timeline:
    """The episode that goes on now."""
    happened = tuple(_happened(reading, now))
    axis = _axis(now.episode_start, reading.today)
    moments = [
        each for each in reading.earlier if each.episode_start == now.episode_start
    ]
    lanes = [
        *_steps(now, axis, speech),
        *_lanes(happened, axis, speech),
        *_moments(moments, axis, speech),
        *_drafts(reading, axis, speech),
    ]
    lines = _lines(happened, moments, speech)
    return Timeline(
        in_words=_in_words(reading, now, speech),
        today=axis.place(reading.today),
        ticks=tuple(_ticks(axis, reading.today, speech)),
        lanes=tuple(lanes),
        lines=lines,
    )


def _axis(first: date, today: date) -> _Axis:
    """From the first day of the episode to a little past today."""
    until_today = max((today - first).days, SHORTEST)
    return _Axis(first, today + timedelta(days=max(round(BEYOND * until_today), 1)))


def _happened(reading: Reading, now: At) -> Iterator[_Happened]:
    """The records since the first of the episode, in order of day."""
    events = [
        each
        for each in reading.events
        if now.episode_start <= day_of(each) <= reading.today
    ]
    for event in events:
        is_visit = event.record_table == "visit_occurrence"
        names: set[Text] = set()
        for of, its_bits in _LISTS:
            is_who = of.kind is ListKind.PROVIDER
            if not event.lists & its_bits or is_who is not is_visit:
                continue
            name = record_words.LISTS[of.name]
            if name not in names:
                names.add(name)
                said = "" if is_visit else _said(reading.sources.get(event.record_id))
                yield _Happened(event, name, of.kind, said)


def _said(of: Resource | None) -> str:
    """What the record calls it itself."""
    return label(of, is_reason="reasonCode" in of and "code" not in of) if of else ""


def _lanes(
    happened: Sequence[_Happened], axis: _Axis, speech: Speech
) -> Iterator[Lane]:
    order = list(dict.fromkeys(record_words.LISTS[each.name] for each, _ in _LISTS))
    for name in order:
        among = [each for each in happened if each.name == name]
        if not among:
            continue
        marks = dict.fromkeys(_mark(each, axis) for each in among)
        yield Lane(name=speech.say(name), kind=among[0].kind.value, marks=tuple(marks))


def _mark(of: _Happened, axis: _Axis) -> Mark:
    at = axis.place(of.day)
    if of.kind is not ListKind.DRUG or not of.event.days:
        return Mark(at)
    end = axis.place(of.day + timedelta(days=of.event.days))
    return Mark(at, round(max(end - at, 0.4), 2))


def _steps(now: At, axis: _Axis, speech: Speech) -> Iterator[Lane]:
    """The steps of the pathway over the axis; the one that is due is marked."""
    step = next_step(now)
    if step is None:
        return
    plan = _plan(step.item)
    marks = []
    for number, (item, after) in enumerate(
        zip(plan, [*plan[1:], None], strict=True), 1
    ):
        begin = axis.place(_in_weeks(axis, item))
        end = axis.place(_in_weeks(axis, after)) if after else LEFT + WIDE
        if end - begin > 0:
            width = round(end - begin, 2)
            label = str(number) if width >= LEGIBLE else ""
            marks.append(Mark(begin, width, label, is_now=item == step.item))
    if marks:
        yield Lane(name=speech.say(words.STEPS), kind="step", marks=tuple(marks))


def _plan(due: PathwayItem) -> list[PathwayItem]:
    if due in (RADICULAR_START, RADICULAR_EVALUATION):
        return [RADICULAR_START, RADICULAR_EVALUATION]
    return [each for each in step_plan() if each.from_weeks is not None]


def _in_weeks(axis: _Axis, item: PathwayItem) -> date:
    return axis.first + timedelta(weeks=item.from_weeks or 0)


def _moments(moments: Sequence[At], axis: _Axis, speech: Speech) -> Iterator[Lane]:
    if moments:
        places = dict.fromkeys(axis.place(each.day) for each in moments)
        marks = tuple(Mark(each) for each in places)
        yield Lane(name=speech.say(words.MOMENTS_LANE), kind="moment", marks=marks)


def _drafts(reading: Reading, axis: _Axis, speech: Speech) -> Iterator[Lane]:
    if reading.consultation.drafts:
        mark = Mark(axis.place(reading.today))
        yield Lane(name=speech.say(words.DRAFT_LANE), kind="draft", marks=(mark,))


def _ticks(axis: _Axis, today: date, speech: Speech) -> Iterator[Mark]:
    """The beginning, weeks as far as they keep apart, and today."""
    end = axis.place(today)
    yield Mark(LEFT, label=speech.say(words.START))
    last = LEFT
    for weeks in TICKS:
        at = axis.place(axis.first + timedelta(weeks=weeks))
        if at - last >= APART and end - at >= APART:
            yield Mark(at, label=speech.say(words.WEEKS_SHORT, weeks=str(weeks)))
            last = at
    if end - last >= APART:
        yield Mark(end, label=speech.say(words.TODAY), is_now=True)


def _lines(
    happened: Iterable[_Happened], moments: Iterable[At], speech: Speech
) -> tuple[Line, ...]:
    """Everything of the timeline by day, each once."""
    said = [(each.day, speech.say(each.name), _told(each, speech)) for each in happened]
    said += [
        (each.day, speech.say(words.MOMENT), speech.say(words.MOMENTS[each.moment]))
        for each in moments
    ]
    ordered = sorted(dict.fromkeys(said), key=lambda each: each[0])
    return tuple(Line(speech.day(day), what, told) for day, what, told in ordered)


def _told(of: _Happened, speech: Speech) -> str:
    parts = [of.words] if of.words else []
    if of.event.value is not None and of.kind is ListKind.OUTLOOK:
        parts.append(f"{of.event.value:g}")
    if of.kind is ListKind.DRUG and of.event.days:
        parts.append(spoken_days(of.event.days, speech.language))
    return ", ".join(parts)


def _in_words(reading: Reading, now: At, speech: Speech) -> str:
    days = max((reading.today - now.episode_start).days, 0)
    return speech.say(
        words.TIMELINE_IN_WORDS,
        start=speech.day(now.episode_start),
        today=speech.day(reading.today),
        length=spoken_days(days, speech.language),
    )
