"""Made-up practice to report about: a country, a village, and a place without pain."""

from datetime import date, timedelta

import numpy as np
import pandas as pd

from wervel.facts.unknown import UnknownFact
from wervel.practice.measures import COLUMNS
from wervel.practice.reading import Step
from wervel.practice.report import ReportData
from wervel.recommendations.bodies import recommendation
from wervel.records.cdm import TABLES
from wervel.records.checking import ListSeen, Notice, Severity, TableRead
from wervel.records.codelists import all_codelists
from wervel.small_numbers import AddsUp, preset, released
from wervel.text import Text

OPENSAFELY = preset("opensafely")
YEARS = range(2018, 2023)

# Of each measure: moments a quarter in the country, share followed, share unknown.
COUNTRY = {
    "nhg-lbp-imaging": (4200, 0.81, 0.04),
    "nhg-lbp-exercise-therapy": (1500, 0.46, 0.09),
    "nhg-lbp-behavioural-treatment": (700, 0.034, 0.12),
    "nhg-lbp-rehabilitation": (45, 0.2, 0.81),
    "nhg-lbp-referral": (4200, 0.9, 0.06),
    "nhg-lbp-imaging-red-flags": (600, 0.12, 0.02),
    "nhg-lbp-opioid-acute": (520, 0.18, 0.37),
    "nhg-lbp-opioid-chronic": (160, 0.3, 0.93),
    "nhg-lbp-neuropathic-drugs": (4200, 0.955, 0.05),
    "nhg-lbp-benzodiazepines": (4200, 0.87, 0.05),
    "nhg-lbp-anaesthesiological-treatment": (4300, 0.994, 0.08),
    "nhg-lrs-red-flags": (1, 0.6, 0.1),
    "nhg-lrs-referral": (310, 0.57, 0.03),
    "nhg-lrs-imaging": (900, 0.74, 0.04),
    "nhg-lrs-epidural-injection": (0, 0.0, 0.0),
    "nhg-lrs-reevaluation": (900, 0.33, 0.07),
}

RECOMMENDATIONS = tuple(recommendation(each) for each in COUNTRY)


def country(*, seed: int = 7, sites: int = 60) -> ReportData:
    """Sixteen measures, twenty quarters, sixty care sites of different habits."""
    chance = np.random.default_rng(seed)
    sizes = chance.lognormal(0, 0.6, sites)
    sizes /= sizes.sum()
    habits = chance.normal(0, 0.45, sites)
    cells = [
        _cell(name, quarter, site, _counts(chance, name, quarter, share, lean))
        for name in COUNTRY
        for quarter in range(4 * len(YEARS))
        for site, (share, lean) in enumerate(zip(sizes, habits, strict=True))
    ]
    return _report(
        name="Made-up health insurer",
        where="/records/made-up/omop",
        measures=_measures(pd.DataFrame(cells)),
        steps=_steps(182_340, 179_902, 61_204, 48_113),
        unknown=("disability_index", "off_work"),
    )


def village() -> ReportData:
    """Twenty-eight persons: nearly all is suppressed or cannot be told."""
    cells = [
        _cell("nhg-lbp-imaging", 3, 1, (9, 2, 11)),
        _cell("nhg-lbp-referral", 3, 1, (0, 0, 24)),
        _cell("nhg-lbp-benzodiazepines", 5, 1, (11, 0, 13)),
        _cell("nhg-lbp-opioid-acute", 5, 1, (1, 2, 1)),
    ]
    return _report(
        name="Village",
        where="/records/village",
        measures=_measures(pd.DataFrame(cells)),
        steps=_steps(28, 28, 24, 19),
        unknown=("disability_index", "off_work", "pain_score", "in_primary_care"),
        empty=("provider", "care_site", "measurement", "cost", "concept_ancestor"),
    )


def nobody() -> ReportData:
    """Records without a single back pain."""
    return _report(
        name="Nobody",
        where="/records/nobody",
        measures=pd.DataFrame(columns=[*COLUMNS]),
        steps=_steps(2694, 2694, 0, 0),
        unknown=(),
    )


def _report(*, unknown, empty=(), **given) -> ReportData:
    return ReportData(
        cdm_version="v5.4.0",
        release="2023-01-15",
        vocabulary_version="v5.0 31-AUG-23",
        observed_from=date(2018, 1, 1),
        observed_until=date(2022, 12, 31),
        tables=tuple(_table(name, empty) for name in TABLES),
        lists=tuple(_list(place, each) for place, each in enumerate(all_codelists())),
        unknown=tuple(_unknown(name) for name in unknown),
        notices=(
            Notice(Severity.WARNING, "measurement", "outside observation", 3),
            Notice(Severity.NOTE, "drug_exposure", "before the year of birth", 1204),
        ),
        recommendations=RECOMMENDATIONS,
        small_numbers=OPENSAFELY,
        **given,
    )


def _table(name, empty):
    if name in ("cost", "death") and name not in empty:
        return TableRead(name, "missing", 0)
    return (
        TableRead(name, "empty", 0) if name in empty else TableRead(name, "read", 4310)
    )


def _list(place, codelist):
    persons = (place * 7919) % 5000 if place % 4 else 0
    return ListSeen(codelist, place % 9 if persons else 0, 3 * persons, persons, True)


def _unknown(name):
    facts = {fact.name: fact for each in RECOMMENDATIONS for fact in each.facts}
    lists = tuple(
        dict.fromkeys(of for each in facts[name].queries for of in each.lists)
    )
    return UnknownFact(facts[name], False, lists)


def _steps(*persons):
    texts = (
        Text(nl="personen in de bron", en="persons in the source"),
        Text(nl="met een observatieperiode", en="with an observation period"),
        Text(
            nl="met rugpijn, binnen de observatie",
            en="with back pain, while under observation",
        ),
        Text(
            nl="met een nieuwe episode, waarvan het begin is gezien",
            en="with a new episode, the beginning of which was seen",
        ),
    )
    return tuple(
        Step(text, count, None if place < 2 else round(count * 1.4))
        for place, (text, count) in enumerate(zip(texts, persons, strict=True))
    )


def _counts(chance, name, quarter, size, lean):
    """Followed, not followed and cannot tell, in one quarter of one care site."""
    expected, followed, unknown = COUNTRY[name]
    moments = chance.poisson(expected * size)
    cannot_tell = chance.binomial(moments, unknown)
    share = followed if followed in (0, 1) else _logistic(followed, lean, quarter)
    numerator = chance.binomial(moments - cannot_tell, share)
    return numerator, moments - cannot_tell - numerator, cannot_tell


def _logistic(share, lean, quarter):
    return 1 / (1 + (1 - share) / share * np.exp(-lean - 0.025 * (quarter - 10)))


def _cell(name, quarter, site, counts):
    numerator, rest, cannot_tell = counts
    return {
        "measure": name,
        "quarter": quarter,
        "care_site_id": site,
        "numerator": numerator,
        "denominator": numerator + rest,
        "cannot_tell": cannot_tell,
    }


def _measures(cells: pd.DataFrame) -> pd.DataFrame:
    """The cells added up to every interval and group, and made fit to leave."""
    cells = cells[cells["denominator"] + cells["cannot_tell"] > 0]
    lengths = {"quarter": 1, "year": 4, "all": 4 * len(YEARS)}
    parts = [
        _added(cells, every, length, by)
        for every, length in lengths.items()
        for by in ("none", "care_site")
    ]
    frame = pd.concat(parts, ignore_index=True)
    within = ("measure", "every", "interval_start")
    sums = [AddsUp(column="by", parts="care_site", total="none", within=within)]
    return released(frame, OPENSAFELY, adds_up=sums)[[*COLUMNS]]


def _added(cells, every, length, by):
    counts = ["numerator", "denominator", "cannot_tell"]
    start = cells["quarter"] // length * length
    keys = ["measure", "start", *(["care_site_id"] if by == "care_site" else [])]
    added = cells.assign(start=start).groupby(keys, as_index=False)[counts].sum()
    return added.astype(dict.fromkeys(counts, "Int64")).assign(
        every=every,
        by=by,
        group=added["care_site_id"].astype("string") if by == "care_site" else pd.NA,
        interval_start=[_day(each) for each in added["start"]],
        interval_end=[
            _day(each + length) - timedelta(days=1) for each in added["start"]
        ],
    )


def _day(quarter: int) -> date:
    return date(YEARS[0] + int(quarter) // 4, int(quarter) % 4 * 3 + 1, 1)
