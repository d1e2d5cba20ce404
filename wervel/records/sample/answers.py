"""Answers: what is known about a planned course on a day of it.

Three truths as numbers, so that *and* is the least and *or* the greatest.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from wervel.records.sample.course import LASTING, Flag
from wervel.records.sample.draws import NEVER, Bools, Ints, only
from wervel.records.sample.histories import gp_days
from wervel.records.sample.opioids import FOLLOWED_FOR, REPEAT_DAYS
from wervel.records.sample.outlook import UNRECORDED
from wervel.records.sample.plan import Plan, Says
from wervel.records.sample.steps import opioid

NO, UNKNOWN, YES = 0, 1, 2
CLEAR = 180
"""Days of observation without back pain before a spell counts as new."""
TAIL = 30
"""Days after the last record in which care still belongs to the spell."""
CHRONIC_AFTER = 91
_MEMORY = {
    Flag.FRACTURE: 90,
    Flag.INFECTION: 90,
    Flag.PROGRESSIVE_DEFICIT: 90,
    Flag.CAUDA_EQUINA: 30,
}


def certain(holds: Bools) -> Ints:
    """Yes or no."""
    return np.where(holds, YES, NO)


def opposite(answer: Ints) -> Ints:
    """Not; what is unknown stays so."""
    return YES - answer


def every(*answers: Ints) -> Ints:
    """Yes if all are, no if one is not."""
    least: Ints = np.minimum.reduce(answers)
    return least


def either(*answers: Ints) -> Ints:
    """Yes if one is, no if none can be."""
    most: Ints = np.maximum.reduce(answers)
    return most


def scored(score: Ints, least: int) -> Ints:
    """Whether the score reaches that; unknown when nobody asked."""
    return np.where(score == UNRECORDED, UNKNOWN, certain(score >= least))


def recorded(present: Bools) -> Ints:
    """Yes when recorded; silence is unknown."""
    return np.where(present, YES, UNKNOWN)


@dataclass(frozen=True)
class Answers:
    """What can be asked of the courses of a plan; days are offsets from their start."""

    plan: Plan

    @cached_property
    def until(self) -> Ints:
        """The last day observed."""
        return self.plan.course.until

    @cached_property
    def since(self) -> Ints:
        """Days observed before the course."""
        return self.plan.course.since

    @cached_property
    def records(self) -> Ints:
        """The back-pain records that count, a row a course."""
        return self.seen(self.plan.timeline.records)

    @cached_property
    def new(self) -> Bools:
        """Whether the beginning was seen."""
        return self.since >= CLEAR

    def seen(self, day: Ints) -> Ints:
        """The day, never where it is outside observation."""
        until, since = self.until, self.since
        if day.ndim > 1:
            until, since = until[:, None], since[:, None]
        return only((day <= until) & (day >= -since), day)

    def within(self, day: Ints, low: Ints | int, high: Ints | int) -> Bools:
        """Whether one of the days that count lies from ``low`` to ``high``."""
        days = self.seen(day if day.ndim > 1 else day[:, None])
        low, high = (
            np.broadcast_to(each, self.until.shape)[:, None] for each in (low, high)
        )
        return np.asarray(((days >= low) & (days <= high)).any(axis=1))

    def ahead(self, day: Ints, low: Ints | int, high: Ints | int) -> Ints:
        """Yes when it is seen in the window; unknown when that ends unobserved."""
        found = self.within(day, low, high)
        open_end = np.broadcast_to(high, self.until.shape) > self.until
        return np.where(found, YES, np.where(open_end, UNKNOWN, NO))

    def first(self, day: Ints) -> Ints:
        """The first of the days that count and belong to the course, else never."""
        days = self.seen(day if day.ndim > 1 else day[:, None]).min(axis=1)
        return only(days <= self.plan.timeline.last + TAIL, days)

    def said(self, at: Ints, *meanings: Says) -> Bools:
        """Whether a record up to that day says one of these."""
        meant = np.isin(self.plan.timeline.says, meanings)
        return self.within(only(meant, self.plan.timeline.records), 0, at)

    def radicular(self, at: Ints) -> Ints:
        """With radiation or stenosis."""
        return certain(self.said(at, Says.RADIATING, Says.STENOSIS))

    def non_specific(self, at: Ints) -> Ints:
        """Back pain of no known cause, and nothing else recorded."""
        other = self.said(at, Says.RADIATING, Says.STENOSIS, Says.SURGERY)
        return certain(self.said(at, Says.PLAIN, Says.CHRONIC) & ~other)

    def chronic(self, at: Ints) -> Ints:
        """Called chronic, or lasting longer than three months.

        No only where the beginning was seen.
        """
        known = self.said(at, Says.CHRONIC) | (at > CHRONIC_AFTER)
        return np.where(known, YES, np.where(self.new, NO, UNKNOWN))

    def lasts(self, at: Ints, least: int) -> Ints:
        """Whether the complaint is so many days old; known where its start was seen."""
        return np.where(self.new, certain(at >= least), UNKNOWN)

    def in_primary_care(self, at: Ints) -> Ints:
        """A record of the GP that day; else no if a specialist's; else unknown."""
        repeats = opioid(self.plan).repeat_days
        gp = self.within(np.column_stack([gp_days(self.plan), repeats]), at, at)
        specialist = self.within(self.plan.hospital.visits, at, at)
        return np.where(gp, YES, np.where(specialist, NO, UNKNOWN))

    def red_flag(self, at: Ints) -> Ints:
        """One that still counts on that day."""
        course = self.plan.course
        found = self.within(course.lasting, -NEVER, at)
        for day, kind in (
            (course.before, course.before_kind),
            (course.flag, course.flag_kind),
        ):
            for lasting in LASTING:
                found |= (kind == lasting) & self.within(day, -NEVER, at)
            for passing, days in _MEMORY.items():
                found |= (kind == passing) & self.within(day, at - days, at)
        return certain(found)

    def supplied(self, at: Ints, *, most: int) -> Ints:
        """Whether the opioids of the 28 days from then last at most so long.

        More is known as soon as it is seen; not more only when all 28 days are.
        """
        course = opioid(self.plan)
        end = at + FOLLOWED_FOR
        days = self.seen(np.column_stack([course.day, course.repeat_days]))
        lasts = np.full(days.shape, REPEAT_DAYS)
        lasts[:, 0] = course.supply
        counts = (days >= at[:, None]) & (days <= end[:, None])
        total = np.where(counts, lasts, 0).sum(axis=1)
        short = np.where(end > self.until, UNKNOWN, YES)
        return np.where(total > most, NO, short)
