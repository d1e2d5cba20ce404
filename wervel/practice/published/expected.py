"""What the sample must give, derived from how it is drawn, with the reason.

The sample takes the published rates per episode and adds what was not published: red
flags with their own referrals and scans, hospital care, contacts that fall after the
year. From the parameters follows what counting must find; no record is read here. The
courses are taken as drawn (``wervel/records/sample/course.py``), and care after the
first year as lost: 365 days are counted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from wervel.practice.published import reasons
from wervel.practice.published.courses import HALF_YEAR
from wervel.practice.published.episode_care import YEAR
from wervel.records.sample import choices
from wervel.records.sample import parameters as drawn
from wervel.records.sample.parameters import COMPLAINTS, SPECIALISTS, Parameter
from wervel.text import Text

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Expected:
    """What the sample must give, and why that is not what was published."""

    value: float
    reason: Text


@cache
def expected() -> Mapping[str, Expected]:
    """Row id → what the sample gives, where it is not the published value."""
    return {
        **_referrals(),
        **_mix(),
        **_imaging(),
        **_prescribing(),
        **_secondary(),
        **_opioids(),
        "complaint_mix.L86": Expected(float(weights()[2]), reasons.STENOSIS),
    }


def weights() -> Floats:
    """The share of each ICPC code among episodes that have one; stenosis has none."""
    radiating, l02 = drawn.RADIATING.rate, drawn.WITHOUT_SITE.rate
    coded = np.array(
        [
            (1 - radiating) * l02,
            (1 - radiating) * (1 - l02),
            radiating * (1 - choices.STENOSIS.rate),
        ]
    )
    return np.asarray(coded / coded.sum())


def _radiating() -> Floats:
    return np.array([0.0, 0.0, 1.0])


def _by_radiation(parameter: Parameter) -> Floats:
    rates: Floats = np.array(parameter.value)[_radiating().astype(int)]
    return rates


FIRST_VISIT, SECOND_VISIT, TREATMENT, THEATRE = 22, 17, 25, 40
"""Mean days from referral to first visit, to the second, from there to the others."""


def in_year(*, last: bool = False, lag: int = 0) -> Floats:
    """Per code, the chance that something at a contact is in the first year.

    At any contact of the course, or at its ``last``, or ``lag`` days after that.
    """
    by_length = np.array([_on_time(length, last, lag) for length in range(3)])
    shares = np.array(drawn.COURSE.value).reshape(2, 3)
    return np.asarray(shares[_radiating().astype(int)] @ by_length)


def _on_time(length: int, last: bool, lag: int) -> float:
    """By the gaps and numbers of contacts of a course of this length."""
    low, high = ((3, 20), (10, 35), (15, 90))[length]
    fewest, most = ((1, 3), (3, 5), (5, 10))[length]
    gap = np.zeros(high + 1)
    gap[low:] = 1 / (high - low + 1)
    days = [np.array([1.0])]
    for _ in range(most - 1):
        days.append(np.convolve(days[-1], gap))
    before = [float(each[: YEAR - lag + 1].sum()) for each in days]
    counts = range(fewest, most + 1)
    chances = [before[n - 1] if last else float(np.mean(before[:n])) for n in counts]
    return float(np.mean(chances))


def _p(parameter: Parameter) -> Floats:
    return np.array(parameter.value)


def _flagged(rate: Floats | float) -> Floats:
    return np.asarray(_by_radiation(drawn.RED_FLAG) * rate)


def urgent() -> Floats:
    """Per code, the chance of a referral because of a red flag."""
    return _flagged(_by_radiation(choices.URGENT))


def referred(*, lag: int = 0) -> Floats:
    """Per code, the chance of a referral of which this lag is within the year too."""
    shares = _p(drawn.REFERRED_TO).reshape(3, -1)
    late = shares[:, SPECIALISTS.index("rehabilitation_physician")]
    on_time = (1 - late) * in_year(lag=lag) + late * in_year(last=True, lag=lag)
    plain = _p(drawn.REFERRED) * on_time
    return np.asarray(1 - (1 - plain) * (1 - urgent()))


def _of_all(by_code: Floats) -> float:
    return float(weights() @ by_code)


def _per_code(
    measurement: str, by_code: Floats, reason: Text, *, what: str = ""
) -> dict[str, Expected]:
    """A row for each code and one for all of them."""
    end = f".{what}" if what else ""
    found = {
        f"{measurement}.{code}{end}": Expected(float(value), reason)
        for code, value in zip(COMPLAINTS, by_code, strict=True)
    }
    found[f"{measurement}.all_codes{end}"] = Expected(
        _of_all(by_code), reasons.with_mix(reason)
    )
    return found


def _referrals() -> dict[str, Expected]:
    found = _per_code("referral", referred(), reasons.RED_FLAG_REFERRAL)
    found["primary_only.all_codes"] = Expected(
        1 - _of_all(seen()), reasons.SEEN_OTHERWISE
    )
    return found


def to_specialist() -> Floats:
    """Per code (row) the shares of the referrals to each specialist (column)."""
    shares = _p(drawn.REFERRED_TO).reshape(3, -1)
    rushed = (urgent() / referred())[:, None]
    neurology = np.eye(len(SPECIALISTS))[SPECIALISTS.index("neurologist")]
    redirected = 0.9 * _radiating()[:, None]
    hurried = redirected * neurology + (1 - redirected) * shares
    on_time = np.repeat(in_year()[:, None], len(SPECIALISTS), axis=1)
    on_time[:, SPECIALISTS.index("rehabilitation_physician")] = in_year(last=True)
    calm = shares * on_time
    calm = calm / calm.sum(axis=1, keepdims=True)
    return np.asarray(rushed * hurried + (1 - rushed) * calm)


def _mix() -> dict[str, Expected]:
    by_code = to_specialist()
    all_codes = (weights() * referred()) @ by_code / _of_all(referred())
    found: dict[str, Expected] = {}
    for code, shares in (*zip(COMPLAINTS, by_code, strict=True), ("all", all_codes)):
        name = "all_codes" if code == "all" else code
        for place, specialist in enumerate(SPECIALISTS[:4]):
            found[f"referred_to.{name}.{specialist}"] = Expected(
                float(shares[place]), reasons.RED_FLAG_NEUROLOGY
            )
        found[f"referred_to.{name}.other_specialist"] = Expected(
            float(shares[4:].sum()), reasons.RED_FLAG_NEUROLOGY
        )
    return found


def _imaging() -> dict[str, Expected]:
    plain = _p(drawn.IMAGED) * in_year()
    scanned = 1 - (1 - plain) * (1 - _flagged(choices.SCANNED_FOR_FLAG.rate))
    mri = scanned * _p(drawn.IMAGED_BY_MRI)
    two = weights()[1:] / weights()[1:].sum()
    reason = reasons.RED_FLAG_SCAN
    return {
        "gp_imaging.L03": Expected(float(scanned[1]), reason),
        "gp_imaging.L86": Expected(float(scanned[2]), reason),
        "gp_imaging_of_all.L03.mri": Expected(float(mri[1]), reason),
        "gp_imaging_of_all.L86.mri": Expected(float(mri[2]), reason),
        "gp_imaging_of_all.L03_L86.xray": Expected(
            float(two @ (scanned - mri)[1:]), reasons.with_mix(reason)
        ),
    }


def seen() -> Floats:
    """Per code, the chance of a contact with a specialist within the year."""
    began = choices.STARTED_BY.rate * 3 / 7
    alone = np.array(drawn.COURSE.value).reshape(2, 3)[_radiating().astype(int), 0] / 3
    began_and_coded = began * (1 - alone) / (1 - began * alone)
    others = (1 - choices.OWN_WAY.rate) * (1 - began_and_coded)
    return np.asarray(1 - (1 - referred(lag=FIRST_VISIT)) * others)


def _in_time_for(lag: int) -> float:
    """Of those seen in the year, the share for whom so much later is in it too."""
    sooner = referred(lag=FIRST_VISIT + lag) / referred(lag=FIRST_VISIT)
    return float(_among_seen() @ sooner)


def own_opioid() -> Floats:
    """Per code, the chance of an opioid of the GP's, at whatever day."""
    return np.asarray(1 - (1 - _p(drawn.WEAK_OPIOID)) * (1 - _p(drawn.STRONG_OPIOID)))


def _prescribing() -> dict[str, Expected]:
    weak, strong = _p(drawn.WEAK_OPIOID), _p(drawn.STRONG_OPIOID)
    goes_on = 1 - drawn.OPIOID_ONCE.rate
    follows = goes_on * (1 - choices.CAREFUL.rate)
    hospital = seen() * (1 - own_opioid()) * drawn.HOSPITAL_OPIOID.rate
    repeated = 0.5 * hospital * goes_on
    later = strong * (1 - weak) + strong * weak * follows
    on_time = in_year()
    at_once = choices.STEPPED.rate
    eased = _p(drawn.ANALGESIC) * (at_once + (1 - at_once) * on_time)
    groups = {
        "analgesic": (eased, reasons.WITHIN_YEAR),
        "weak_opioid": (weak * on_time + repeated, reasons.HOSPITAL_REPEATS),
        "strong_opioid": (later * on_time + repeated, reasons.HOSPITAL_REPEATS),
        "benzodiazepine": (_p(drawn.BENZODIAZEPINE) * on_time, reasons.WITHIN_YEAR),
        "neuropathic_drug": (_p(drawn.NEUROPATHIC) * on_time, reasons.WITHIN_YEAR),
    }
    found: dict[str, Expected] = {}
    for name, (by_code, reason) in groups.items():
        found |= _per_code("prescribed", by_code, reason, what=name)
    return found


def _among_seen() -> Floats:
    """The shares of the codes among those seen in secondary care.

    Stenosis, which has no ICPC code, is seen as often as L86 and stands with it.
    """
    radiating, l02 = drawn.RADIATING.rate, drawn.WITHOUT_SITE.rate
    every = np.array([(1 - radiating) * l02, (1 - radiating) * (1 - l02), radiating])
    found = every * seen()
    return np.asarray(found / found.sum())


def _first_seen() -> Floats:
    """The shares of the specialists whom those in secondary care were sent to."""
    neurology = np.eye(len(SPECIALISTS))[SPECIALISTS.index("neurologist")]
    sent = (referred() / seen())[:, None]
    by_code = sent * to_specialist() + (1 - sent) * neurology
    return np.asarray(_among_seen() @ by_code)


def _secondary() -> dict[str, Expected]:
    first = dict(zip(SPECIALISTS, _first_seen(), strict=True))
    to_pain = first["pain_specialist"]
    sent, elsewhere = drawn.PAIN_TREATMENT.value
    treated = to_pain * sent + (1 - to_pain) * elsewhere
    treated *= _in_time_for(SECOND_VISIT + TREATMENT)
    scan = drawn.HOSPITAL_SCAN.rate * _in_time_for(SECOND_VISIT)
    operated = drawn.OPERATED.rate * _in_time_for(SECOND_VISIT + THEATRE)
    something = 1 - (1 - scan) * (1 - operated) * (1 - treated)
    xray = scan * 0.2
    surgeons = (first["neurosurgeon"] + first["orthopaedic_surgeon"]) / 2
    known = own_opioid()
    opioid = float(_among_seen() @ (known + (1 - known) * drawn.HOSPITAL_OPIOID.rate))
    opioid *= _in_time_for(SECOND_VISIT)
    benzodiazepine = float(_among_seen() @ (_p(drawn.BENZODIAZEPINE) * in_year()))
    more = (1 - to_pain) * elsewhere + operated * (1 - surgeons)
    return {
        "secondary_care.hospital_scan": Expected(scan, reasons.OVER),
        "secondary_care.treated": Expected(treated, reasons.PAIN_TREATMENT),
        "secondary_care.operated": Expected(operated, reasons.WITHIN_YEAR),
        "without_care.nothing": Expected(1 - something, reasons.NO_SCAN),
        "secondary_xray.of_all_seen": Expected(xray, reasons.MOSTLY_MRI),
        "secondary_xray.of_remaining": Expected(xray / something, reasons.MOSTLY_MRI),
        "operated_after_mri.mri": Expected(operated, reasons.OPERATED),
        "secondary_drugs.opioid": Expected(opioid, reasons.OVER),
        "secondary_drugs.benzodiazepine": Expected(
            benzodiazepine * (1 - newly_lost()), reasons.NO_HOSPITAL_BENZODIAZEPINE
        ),
        "specialists.mean": Expected(1 + more, reasons.ONE_SPECIALIST),
        "treatment_kind.radiating": Expected(_radiating_treated(), reasons.OVER),
    }


def newly_lost() -> float:
    """The share of benzodiazepines used in the half year before the episode."""
    within = 0.8 * 180 / 375 + 0.2 / 3
    return choices.SUBSTITUTE.rate * within


def _radiating_treated() -> float:
    """The share of treated episodes with radiation, from the start."""
    sent, elsewhere = drawn.PAIN_TREATMENT.value
    to_pain = (referred() / seen()) * to_specialist()[
        :, SPECIALISTS.index("pain_specialist")
    ]
    treated = _among_seen() * (to_pain * sent + (1 - to_pain) * elsewhere)
    return float(treated[2] / treated.sum())


def _opioids() -> dict[str, Expected]:
    """Of courses in secondary care, some the GP's, of which one in ten is short."""
    known = own_opioid()
    own = float(_among_seen() @ known)
    begun = float(_among_seen() @ (known + (1 - known) * drawn.HOSPITAL_OPIOID.rate))
    short = choices.CAREFUL.rate * own / begun
    once = drawn.OPIOID_ONCE.rate
    goes_on = (1 - short) * (1 - once)
    number = np.arange(1, 25)
    mean = drawn.OPIOID_REPEATS.rate
    chances = stats.nbinom.pmf(number - 1, 2, 2 / (2 + mean))
    chances[-1] += stats.nbinom.sf(23, 2, 2 / (2 + mean))
    supplies = {7: 0.1, 14: 0.2, 30: 0.7}
    lasting = sum(
        share * chances[first + 30 * number > HALF_YEAR].sum()
        for first, share in supplies.items()
    )
    reason = reasons.SHORT_COURSES
    return {
        "opioid_course.half_year": Expected(goes_on * lasting, reason),
        "opioid_course.no_repeat": Expected(1 - goes_on, reason),
        "opioid_course.repeats_mean": Expected(
            float(goes_on * (number * chances).sum()), reason
        ),
    }
