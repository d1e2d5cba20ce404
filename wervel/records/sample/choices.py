"""What no measurement gives: wervel's own choices, each with its reason."""

from __future__ import annotations

from wervel.records.sample.parameters import SPECIALISTS, Parameter


def _choice(name: str, *value: float, unit: str, why: str) -> Parameter:
    return Parameter(
        name=name, value=value, unit=unit, translated=f"Wervel's choice: {why}"
    )


LISTED_PATIENTS = _choice(
    "listed_patients", 2300, unit="persons a GP practice", why="a usual list size."
)
INTRA_CLASS = _choice(
    "intra_class_correlation",
    0.03,
    unit="intra-class correlation of practices",
    why="no item gives the spread over practices; 0.03 is ordinary for process measures"
    " in general practice. Site rates are beta distributed with it.",
)
ADULT_FROM = _choice(
    "adult_from", 15, unit="age in years", why="back pain of children is left out."
)
LEFT = _choice(
    "left_or_arrived",
    0.06,
    unit="share of persons who leave early, and as many who arrive late",
    why="gives observation that begins or ends inside windows.",
)
DIED = _choice(
    "died", 0.035, unit="share of persons in five years", why="about 0.7 % a year."
)
EARLIER_PERIOD = _choice(
    "earlier_period",
    0.2,
    unit="share of late arrivals with an earlier period of observation",
    why="people come back; two periods must not double anything.",
)
LEAKS = _choice(
    "records_outside",
    0.05,
    unit="share of persons whose records outside observation are kept",
    why="they must not count, so there have to be some.",
)
CONTINUING = _choice(
    "continuing",
    0.02,
    unit="share of adults with a complaint at the start of observation",
    why="prevalent episodes are not new, so there have to be some.",
)
CLEAR_DAYS = _choice(
    "clear_days",
    470,
    unit="days at least from the last record of an episode to the next",
    why="longer than every window that looks back and every drug used before, and 84"
    " days to spare, so that each answer is known. The recurrence within a year of M-39"
    " can therefore not be planted.",
)
AT_RISK = _choice(
    "at_risk",
    0.87,
    unit="share of their time in which adults can start an episode",
    why="found by trying: raises the rate in the time left over, so that the incidence"
    " of the whole time is the published one.",
)
RELAPSE = _choice(
    "relapse",
    0.05,
    unit="share of episodes followed by a spell that is not new",
    why="a second spell 91 to 175 days after the first.",
)
STARTED_BY = _choice(
    "started_elsewhere",
    0.07,
    unit="share of episodes whose first record is not the GP's",
    why="3 % by a specialist, 2 % by a physiotherapist, 2 % by nobody named.",
)
STENOSIS = _choice(
    "stenosis", 0.08, unit="share of radiating episodes", why="ICPC cannot tell them."
)
POST_SURGERY = _choice(
    "post_surgery", 0.01, unit="share of episodes", why="neither of the two groups."
)
TURNED = _choice(
    "turned_radiating",
    0.03,
    unit="share of longer episodes without radiation that get it",
    why="the group can change between two moments of one episode.",
)
CODED_CHRONIC = _choice(
    "coded_chronic",
    0.2,
    unit="share of long episodes without radiation with a code that says chronic",
    why="makes chronic complaints before 91 days.",
)
REEVALUATED = _choice(
    "reevaluated",
    0.3,
    unit="probability per radiating episode of a planned contact at day 42 to 56",
    why="besides contacts that fall there by themselves.",
)
FLAGGED_BEFORE = _choice(
    "flagged_before",
    0.04,
    unit="share of persons with a red flag up to 500 days before the first episode",
    why="histories that exclude, and some too long ago to.",
)
URGENT = Parameter(
    name="urgent_referral",
    value=(0.4, 0.8),
    of=("without radiation", "with radiation"),
    unit="probability per episode with a red flag of referral for it, four in five"
    " within two days, else after 13 to 16; with radiation nine in ten to neurology",
    translated="Wervel's choice: most, not all, follow the advice.",
)
SCANNED_FOR_FLAG = _choice(
    "scanned_for_flag",
    0.4,
    unit="probability per episode with a red flag of a scan by the GP within five days",
    why="without it hardly any scan would follow the advice.",
)
CAREFUL = _choice(
    "careful_opioid",
    0.1,
    unit="share of the GP's opioid courses that go as advised: pain of 7 up, five days",
    why="primary care has no data on duration; without it next to none would follow.",
)
STEPPED = _choice(
    "stepped",
    0.5,
    unit="share of analgesics given on the first day whatever comes later",
    why="an opioid then often follows a weaker drug.",
)
OWN_WAY = _choice(
    "own_way",
    0.005,
    unit="probability per episode of a specialist without referral",
    why="a contact counts as much as a referral.",
)
SUBSTITUTE = _choice(
    "used_before",
    0.3,
    unit="share of neuropathic drugs and benzodiazepines used before the episode",
    why="long-term use for another reason is not a new prescription.",
)
EXERCISE = Parameter(
    name="exercise",
    value=(0.15, 0.4, 0.5),
    of=("short", "medium", "long"),
    unit="probability per episode of physiotherapy, mean over practices",
    translated="Wervel's choice: M-25 counts GP and physiotherapist together.",
)
PSYCHOSOMATIC = _choice(
    "psychosomatic",
    0.05,
    unit="probability per long episode",
    why="not to be told from claims (M-38).",
)
QUESTIONNAIRES = _choice(
    "questionnaires",
    0.4,
    unit="probability per first opioid of a pain score; as much of an Oswestry, there"
    " and at rehabilitation",
    why="recorded for a share only; the rest is unknown.",
)
WORK_RECORDED = _choice(
    "work_recorded",
    0.5,
    unit="probability per rehabilitation of a record of absence from work",
    why="seldom recorded; elsewhere 3 % of episodes.",
)
PSYCHOSOCIAL_RECORDED = _choice(
    "psychosocial_recorded",
    0.7,
    unit="probability per rehabilitation of a psychosocial factor",
    why="elsewhere 5 % of episodes.",
)
NOISE = Parameter(
    name="noise",
    value=(16.0, 0.5, 0.65, 0.45, 0.06, 0.06),
    of=("visits", "condition", "drug", "measurement", "procedure", "observation"),
    unit="visits a person in five years; then probability per visit of such a record",
    translated="Wervel's choice: together about 43 of some 50 records a person.",
)
ELSEWHERE = _choice(
    "care_elsewhere",
    0.03,
    unit="share of persons without back pain with one listed care step",
    why="a psychologist, a scan or a specialist for another reason.",
)
_PRICE_LIST = {
    "general_practitioner": 10.0,
    "physiotherapist": 33.0,
    "exercise_therapist": 35.0,
    "psychologist": 95.0,
    **dict.fromkeys(SPECIALISTS, 110.0),
    "analgesic": 4.0,
    "weak_opioid": 9.0,
    "strong_opioid": 18.0,
    "benzodiazepine": 5.0,
    "neuropathic_drug": 12.0,
    "lumbar_xray": 45.0,
    "lumbar_mri": 210.0,
    "lumbar_ct": 140.0,
    "psychosomatic_therapy": 45.0,
    "psychological_therapy": 95.0,
    "epidural_injection": 520.0,
    "nerve_root_injection": 520.0,
    "facet_injection": 480.0,
    "medial_branch_block": 480.0,
    "rf_denervation": 690.0,
    "spine_surgery_instrumented": 11_500.0,
    "spine_surgery_uninstrumented": 5_200.0,
    "rehabilitation_programme": 4_900.0,
}
PRICES = Parameter(
    name="prices",
    value=tuple(_PRICE_LIST.values()),
    of=tuple(_PRICE_LIST),
    unit="euros a visit, drug or procedure",
    translated="Wervel's choice: no item gives a price a step (M-24 is a total); round"
    " figures of the right order, so that costs can be added up at all. What is not"
    " named costs nothing by itself.",
)
CHOSEN: tuple[Parameter, ...] = (
    AT_RISK,
    *(LISTED_PATIENTS, INTRA_CLASS, ADULT_FROM, LEFT),
    *(DIED, EARLIER_PERIOD, LEAKS, CONTINUING),
    *(CLEAR_DAYS, RELAPSE, STARTED_BY, STENOSIS),
    *(POST_SURGERY, TURNED, CODED_CHRONIC, REEVALUATED),
    *(FLAGGED_BEFORE, URGENT, SCANNED_FOR_FLAG, CAREFUL),
    *(STEPPED, OWN_WAY, SUBSTITUTE, EXERCISE),
    *(PSYCHOSOMATIC, QUESTIONNAIRES, WORK_RECORDED, PSYCHOSOCIAL_RECORDED),
    *(NOISE, ELSEWHERE, PRICES),
)
