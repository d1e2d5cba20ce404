"""The truth a sample tells is in its records: a second, naive derivation of the rules.

One person after the other, from the written tables and the files of codes alone; three
truths are True, False and None.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

import pandas as pd
import pytest

import wervel
from wervel.records.codelists import HIERARCHICAL
from wervel.records.sample import Planting, planting_from, write_sample

LISTS: Final = Path(wervel.__file__).parent / "codelists"
EPOCH: Final = date(1970, 1, 1)
EVENTS: Final = {
    "condition_occurrence": ("condition", "condition_start_date"),
    "drug_exposure": ("drug", "drug_exposure_start_date"),
    "procedure_occurrence": ("procedure", "procedure_date"),
    "measurement": ("measurement", "measurement_date"),
    "observation": ("observation", "observation_date"),
}
PLAIN: Final = {"back_pain_non_specific", "chronic_back_pain"}
LEG: Final = {"back_pain_radicular", "lumbar_canal_stenosis"}
SURGERY: Final = {"post_surgery_syndrome"}
PAIN: Final = PLAIN | LEG | SURGERY
SCAN: Final = {"lumbar_xray", "lumbar_mri", "lumbar_ct"}
OPIOID: Final = {"weak_opioid", "strong_opioid"}
INJECTION: Final = {"epidural_injection", "facet_injection", "nerve_root_injection"}
INJECTION |= {"medial_branch_block", "rf_denervation"}
SPECIALIST: Final = {"neurologist", "orthopaedic_surgeon", "neurosurgeon"}
SPECIALIST |= {"pain_specialist", "rehabilitation_physician", "rheumatologist"}
REFERRAL: Final = {"referral_neurology", "referral_orthopaedics", "referral_pain"}
REFERRAL |= {
    "referral_neurosurgery",
    "referral_rehabilitation",
    "referral_rheumatology",
}
FLAGS: Final = {
    **dict.fromkeys(("red_flag_malignancy", "red_flag_inflammation"), 10**6),
    **dict.fromkeys(("red_flag_fracture", "red_flag_infection"), 90),
    "red_flag_progressive_deficit": 90,
    "red_flag_cauda_equina": 30,
}
EXERCISE: Final = {"exercise_therapy", "physiotherapist", "exercise_therapist"}
MIND: Final = {"psychosomatic_therapy", "psychological_therapy", "psychologist"}
GP: Final = {"general_practitioner"}


class Event(NamedTuple):
    """A record: its day, the lists of its code, its provider's list and care site."""

    day: int
    about: frozenset
    by: frozenset
    site: float
    number: float

    @property
    def tags(self):
        return self.about | self.by


def plain(code):
    return code.replace(".", "").replace(" ", "")


def lists_of_concepts(concepts):
    """Per local concept id, the names of the lists its code is in."""
    listed = [
        (path.stem, row["vocabulary"], plain(row["code"]))
        for path in LISTS.glob("*.csv")
        for row in csv.DictReader(path.read_text("utf-8").splitlines())
    ]
    return {
        each.concept_id: frozenset(
            name
            for name, vocabulary, code in listed
            if vocabulary == each.vocabulary_id
            and (
                plain(each.concept_code).startswith(code)
                if vocabulary in HIERARCHICAL
                else plain(each.concept_code) == code
            )
        )
        for each in concepts.itertuples()
    }


def read(folder, name):
    return pd.read_parquet(folder / f"{name}.parquet")


def records(folder, lists, persons):
    """Person, date, lists, provider and number of the records and visits of these."""
    for name, (stem, day) in EVENTS.items():
        rows = read(folder, name)
        rows = rows[rows.person_id.isin(persons)]
        about = rows[f"{stem}_source_concept_id"].map(lists)
        number = rows.get("days_supply", rows.get("value_as_number", rows.person_id))
        yield from zip(
            rows.person_id, rows[day], about, rows.provider_id, number, strict=True
        )
    visits = read(folder, "visit_occurrence")
    for each in visits[visits.person_id.isin(persons)].itertuples():
        yield each.person_id, each.visit_start_date, frozenset(), each.provider_id, 0


def with_pain(folder, lists):
    """The persons with a back-pain record."""
    pain = [concept for concept, names in lists.items() if names & PAIN]
    rows = read(folder, "condition_occurrence")
    return {*rows.person_id[rows.condition_source_concept_id.isin(pain)]}


def histories(folder):
    """Per person with back pain: own practice, stretches of observation, events."""
    lists = lists_of_concepts(read(folder, "concept"))
    staff = {
        each.provider_id: (lists[each.specialty_source_concept_id], each.care_site_id)
        for each in read(folder, "provider").itertuples()
    }
    periods = defaultdict(list)
    for each in read(folder, "observation_period").itertuples():
        first, last = (
            each.observation_period_start_date,
            each.observation_period_end_date,
        )
        periods[each.person_id].append(((first - EPOCH).days, (last - EPOCH).days))
    events = defaultdict(list)
    for person, day, about, provider, number in records(
        folder, lists, with_pain(folder, lists)
    ):
        by, site = staff.get(provider, (frozenset(), float("nan")))
        event = Event((day - EPOCH).days, about, by, site, number)
        if event.tags and any(
            low <= event.day <= high for low, high in periods[person]
        ):
            events[person].append(event)
    own = read(folder, "person").set_index("person_id").care_site_id
    for person, found in events.items():
        if any(event.about & PAIN for event in found):
            yield own[person], periods[person], found


def both(*answers):
    """And, in three truths."""
    if False in answers:
        return False
    return None if None in answers else True


def neither(answer):
    """Not, in three truths."""
    return None if answer is None else not answer


class Spell:
    """One spell of back pain of one person, and what can be asked of it."""

    def __init__(self, pain, events, period, new):
        self.start, self.last = pain[0].day, pain[-1].day
        self.events, self.pain, self.new = events, pain, new
        self.until = period[1]

    def among(self, tags, low, high, by=None):
        return [
            e
            for e in self.events
            if low <= e.day <= high and e.tags & tags and (by is None or e.by & by)
        ]

    def ahead(self, tags, low, high, by=None):
        if self.among(tags, low, high, by):
            return True
        return None if high > self.until else False

    def first(self, tags):
        found = [e.day for e in self.among(tags, self.start, self.last + 30)]
        return min(found, default=None)

    def begins(self):
        return self.start if self.new else None

    def still(self, low, high):
        days = [e.day for e in self.pain if low <= e.day - self.start <= high]
        return min(days) if days and self.new else None

    def radicular(self, at):
        return bool(self.among(LEG, self.start, at))

    def plain(self, at):
        other = self.among(LEG | SURGERY, self.start, at)
        return bool(self.among(PLAIN, self.start, at)) and not other

    def primary(self, at):
        if self.among(GP, at, at):
            return True
        return False if self.among(SPECIALIST, at, at) else None

    def no_flag(self, at):
        return not any(self.among({f}, at - back, at) for f, back in FLAGS.items())

    def chronic(self, at):
        if self.among({"chronic_back_pain"}, self.start, at) or at - self.start > 91:
            return True
        return False if self.new else None

    def score(self, name, at, least):
        found = [e.number for e in self.among({name}, at, at)]
        return found[-1] >= least if found else None

    def recorded(self, name, at):
        return True if self.among({name}, self.start, at) else None

    def supplied(self, at, most):
        if at + 27 > self.until:
            return None
        return sum(e.number for e in self.among(OPIOID, at, at + 27)) <= most

    def newly(self, drug, at):
        before = bool(self.among({drug}, at - 365, at - 1))
        return both(self.ahead({drug}, at, at + 84), not before)

    def seen_by_gp(self, at):
        found = self.ahead(PAIN, at + 42, at + 56, GP)
        unnamed = [e for e in self.among(PAIN, at + 42, at + 56) if not e.by]
        return None if found is False and unnamed else found

    def scanned(self, at):
        return self.ahead(SCAN, at, at + 42, GP)

    def lasts(self, at, least):
        return at - self.start >= least if self.new else None


def P(s, at):
    return both(s.plain(at), s.primary(at), s.no_flag(at))


def L(s, at):
    return both(s.radicular(at), s.primary(at), s.no_flag(at))


def sent(s, at, days):
    return s.ahead(REFERRAL | SPECIALIST, at, at + days)


RULES: Final = {
    "nhg-lbp-imaging": (Spell.begins, P, lambda s, at: neither(s.scanned(at))),
    "nhg-lbp-exercise-therapy": (
        lambda s: s.still(42, 83),
        P,
        lambda s, at: s.ahead(EXERCISE, s.start, at + 42),
    ),
    "nhg-lbp-behavioural-treatment": (
        lambda s: s.still(84, 10**6),
        P,
        lambda s, at: s.ahead(MIND, s.start, at + 42),
    ),
    "nhg-lbp-rehabilitation": (
        lambda s: s.first({"rehabilitation_programme"}),
        lambda s, at: both(s.plain(at), s.no_flag(at)),
        lambda s, at: both(
            s.chronic(at),
            s.recorded("work_absence", at),
            s.score("disability_index", at, 41),
            s.recorded("psychosocial_factor", at),
        ),
    ),
    "nhg-lbp-referral": (Spell.begins, P, lambda s, at: neither(sent(s, at, 84))),
    "nhg-lbp-imaging-red-flags": (
        lambda s: s.first(SCAN),
        lambda s, at: both(s.plain(at), s.primary(at)),
        lambda s, at: both(not s.no_flag(at), sent(s, at, 14)),
    ),
    "nhg-lbp-opioid-acute": (
        lambda s: s.first(OPIOID),
        lambda s, at: both(P(s, at), neither(s.chronic(at))),
        lambda s, at: both(
            s.score("pain_score", at, 7),
            bool(s.among({"analgesic"}, s.start, at - 1)),
            s.supplied(at, 5),
        ),
    ),
    "nhg-lbp-opioid-chronic": (
        lambda s: s.first(OPIOID),
        lambda s, at: both(P(s, at), s.chronic(at)),
        lambda s, at: both(s.score("disability_index", at, 41), s.supplied(at, 14)),
    ),
    "nhg-lbp-neuropathic-drugs": (
        Spell.begins,
        P,
        lambda s, at: neither(s.newly("neuropathic_drug", at)),
    ),
    "nhg-lbp-benzodiazepines": (
        Spell.begins,
        P,
        lambda s, at: neither(s.newly("benzodiazepine", at)),
    ),
    "nhg-lbp-anaesthesiological-treatment": (
        Spell.begins,
        lambda s, at: both(s.plain(at), s.no_flag(at)),
        lambda s, at: neither(s.ahead(INJECTION, at, at + 182)),
    ),
    "nhg-lrs-red-flags": (
        lambda s: s.first({*FLAGS}),
        Spell.radicular,
        lambda s, at: s.ahead({"referral_neurology", "neurologist"}, at, at + 14),
    ),
    "nhg-lrs-referral": (
        lambda s: s.first(REFERRAL | SPECIALIST),
        lambda s, at: both(s.radicular(at), s.primary(s.start), s.no_flag(at)),
        lambda s, at: both(s.lasts(at, 42), bool(s.among(PAIN, at - 13, at))),
    ),
    "nhg-lrs-imaging": (Spell.begins, L, lambda s, at: neither(s.scanned(at))),
    "nhg-lrs-epidural-injection": (
        lambda s: s.first({"epidural_injection"}),
        lambda s, at: both(s.radicular(at), s.primary(s.start)),
        lambda s, at: bool(s.among(SPECIALIST - {"pain_specialist"}, s.start, at - 1)),
    ),
    "nhg-lrs-reevaluation": (Spell.begins, L, lambda s, at: s.seen_by_gp(at)),
}
"""Per recommendation: its moment, for whom, and whether it is followed."""


def spells(periods, events) -> Iterable[Spell]:
    """The spells of one person, a gap of more than 90 days between them."""
    pain = sorted((e for e in events if e.about & PAIN), key=lambda e: e.day)
    begun = [
        place
        for place, event in enumerate(pain)
        if place == 0 or event.day - pain[place - 1].day > 90
    ]
    for first, end in zip(begun, [*begun[1:], len(pain)], strict=True):
        start = pain[first].day
        period = next(p for p in periods if p[0] <= start <= p[1])
        clear = first == 0 or start - pain[first - 1].day > 180
        new = clear and start - 180 >= period[0]
        yield Spell(pain[first:end], events, period, new)


def verdict(rule, spell):
    """The year of the moment and the verdict; None where the rule does not apply."""
    moment, for_whom, followed = rule
    at = moment(spell)
    applies = None if at is None else for_whom(spell, at)
    if at is None or applies is False:
        return None
    found = followed(spell, at) if applies else None
    words = {True: "followed", False: "not_followed", None: "cannot_tell"}
    return (EPOCH + pd.Timedelta(days=at)).year, words[found]


EVERYTHING: Final = planting_from(
    spread=["imaging:0.5", "exercise_therapy:0.5"],
    outliers=["imaging:1:4.0", "opioid:2:3.0"],
    drift=["referral:2:4.0:2017-03-01"],
    case_mix=1.0,
    rehabilitation="3:0.5:1",
)


@pytest.mark.parametrize(
    ("persons", "planting"),
    [(20_000, Planting()), (11_500, EVERYTHING)],
    ids=["nothing planted", "everything planted"],
)
def test_the_naive_reading_of_the_records_gives_the_truth(tmp_path, persons, planting):
    write_sample(tmp_path / "s", persons=persons, seed=1, planting=planting)
    found = defaultdict(int)
    for own, periods, events in histories(tmp_path / "s"):
        for spell in spells(periods, events):
            first = spell.pain[0].site
            for name, rule in RULES.items():
                told = verdict(rule, spell)
                if told:
                    site = own if pd.isna(first) else first
                    found[name, told[0], int(site), told[1]] += 1
    truth = pd.read_parquet(tmp_path / "s" / "truth.parquet")
    planted = {
        (row.recommendation, row.year, row.care_site_id, word): getattr(row, word)
        for row in truth.itertuples()
        for word in ("followed", "not_followed", "cannot_tell")
        if getattr(row, word)
    }
    assert planted == found
    assert {name for name, *_ in planted} == {*RULES}
