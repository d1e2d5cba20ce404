"""The published rates from which the sample is drawn, each with its catalogue item.

What no measurement gives stands in ``choices``.
"""

from __future__ import annotations

from dataclasses import dataclass

COMPLAINTS = ("L02", "L03", "L86")
SPECIALISTS = (
    "neurologist",
    "orthopaedic_surgeon",
    "pain_specialist",
    "rehabilitation_physician",
    "neurosurgeon",
    "rheumatologist",
)


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """One number, or one a label, that decides how the sample is drawn.

    ``cites`` names the catalogue items; without any it is wervel's own choice, and
    ``translated`` gives the reason. Otherwise it says how the measurement became this.
    """

    name: str
    value: tuple[float, ...]
    of: tuple[str, ...] = ("all",)
    unit: str
    cites: tuple[str, ...] = ()
    translated: str

    def __post_init__(self) -> None:
        if len(self.value) != len(self.of):
            raise ValueError(f"{self.name}: {len(self.value)} values of {self.of}")

    @property
    def rate(self) -> float:
        """The number of a parameter that has one."""
        (only,) = self.value
        return only


INCIDENCE = Parameter(
    name="incidence",
    value=(0.0829,),
    unit="episodes per person and year, all three codes",
    cites=("M-21", "M-22", "M-23"),
    translated="1,439,200 episodes in 2019 by 17.35 million inhabitants. The population"
    " of the Netherlands is not in the catalogue: 17.35 million is the round figure for"
    " 2019, from general knowledge. Kept constant over the years.",
)
RADIATING = Parameter(
    name="radiating",
    value=(0.179,),
    unit="share of episodes",
    cites=("M-22", "M-23"),
    translated="257,800 of 1,439,200 new episodes are with radiation (L86).",
)
WITHOUT_SITE = Parameter(
    name="without_site",
    value=(0.532,),
    unit="share of episodes without radiation coded L02, the rest L03",
    cites=("M-03", "X-01"),
    translated="11,143 patients with L02 and 9,808 with L03, the denominators put back"
    " where X-01 shows they belong. P-02 gives 30 % for L02 among low-back complaints;"
    " the counts are taken because they are counts.",
)
REFERRED = Parameter(
    name="referred",
    value=(0.0596, 0.0468, 0.1591),
    of=COMPLAINTS,
    unit="probability per episode, mean over practices",
    cites=("M-01", "M-03", "X-01"),
    translated="Patients of a year with the code who are referred, taken per episode."
    " L02 and L03 as corrected by X-01.",
)
REFERRED_TO = Parameter(
    name="referred_to",
    value=(
        *(0.337, 0.294, 0.140, 0.049, 0.090, 0.090),
        *(0.391, 0.259, 0.204, 0.055, 0.0455, 0.0455),
        *(0.70, 0.12, 0.14, 0.02, 0.015, 0.005),
    ),
    of=tuple(f"{code} {to}" for code in COMPLAINTS for to in SPECIALISTS),
    unit="share of referrals",
    cites=("M-02", "M-05"),
    translated="As printed. 'Other' (18.0, 9.1 and 2 %) is divided between neurosurgeon"
    " and rheumatologist, evenly without radiation, mostly neurosurgeon with it.",
)
IMAGED = Parameter(
    name="imaged",
    value=(0.104, 0.104, 0.158),
    of=COMPLAINTS,
    unit="probability per episode of a scan asked for by the GP, mean over practices",
    cites=("M-06",),
    translated="41 of 394 with L03 and 62 of 392 with L86. L02 was not measured and"
    " takes the rate of L03.",
)
IMAGED_BY_MRI = Parameter(
    name="imaged_by_mri",
    value=(0.098, 0.098, 0.145),
    of=COMPLAINTS,
    unit="share of the GP's scans, the rest X-ray",
    cites=("M-06",),
    translated="4 of 41 and 9 of 62; no CT was asked for, so none is planted.",
)
ANALGESIC = Parameter(
    name="analgesic",
    value=(0.194, 0.265, 0.278),
    of=COMPLAINTS,
    unit="probability per episode",
    cites=("M-08",),
    translated="Share of patients in a year with a prescription, taken per episode.",
)
WEAK_OPIOID = Parameter(
    name="weak_opioid",
    value=(0.074, 0.093, 0.143),
    of=COMPLAINTS,
    unit="probability per episode, mean over practices",
    cites=("M-08",),
    translated="As analgesic.",
)
STRONG_OPIOID = Parameter(
    name="strong_opioid",
    value=(0.055, 0.056, 0.128),
    of=COMPLAINTS,
    unit="probability per episode, mean over practices",
    cites=("M-08",),
    translated="As analgesic, drawn apart from the weak ones; who draws both starts"
    " with the weak and goes on with the strong.",
)
BENZODIAZEPINE = Parameter(
    name="benzodiazepine",
    value=(0.031, 0.039, 0.056),
    of=COMPLAINTS,
    unit="probability per episode, mean over practices",
    cites=("M-08",),
    translated="As analgesic.",
)
NEUROPATHIC = Parameter(
    name="neuropathic_drug",
    value=(0.018, 0.018, 0.073),
    of=COMPLAINTS,
    unit="probability per episode, mean over practices",
    cites=("M-08",),
    translated="As analgesic.",
)
OPIOID_ONCE = Parameter(
    name="opioid_once",
    value=(0.213,),
    unit="share of opioid courses without a repeat",
    cites=("M-33",),
    translated="About 11,000 of 51,731 new patients of secondary care in 2016. Primary"
    " care has no data on duration (M-08) and gets the same.",
)
OPIOID_REPEATS = Parameter(
    name="opioid_repeats",
    value=(5.35,),
    unit="mean of repeats beyond the first, among courses with a repeat",
    cites=("M-33",),
    translated="One plus a negative binomial with two failures and this mean: repeats"
    " then have mean 5.0 and median 4, and with 30 days a repeat 37 % of courses last"
    " over half a year, as printed.",
)
HOSPITAL_SCAN = Parameter(
    name="hospital_scan",
    value=(0.75,),
    unit="probability per episode seen in secondary care",
    cites=("M-27",),
    translated="'Over 75 %' taken as 75 %; four in five by MRI.",
)
HOSPITAL_OPIOID = Parameter(
    name="hospital_opioid",
    value=(0.55,),
    unit="probability per episode seen in secondary care without an opioid of the GP",
    cites=("M-32",),
    translated="'More than 55 %' of patients in secondary care used one; here it is"
    " drawn for those who did not have one already.",
)
PAIN_TREATMENT = Parameter(
    name="pain_treatment",
    value=(0.70, 0.12),
    of=("referred to pain specialist", "referred elsewhere"),
    unit="probability per episode seen in secondary care",
    cites=("M-27", "M-35", "M-36"),
    translated="Together about 20 % with 14 % referred to the pain specialist (L86);"
    " how it divides over the two is wervel's choice.",
)
OPERATED = Parameter(
    name="operated",
    value=(0.07,),
    unit="probability per episode seen in secondary care",
    cites=("M-27", "X-09"),
    translated="7 % of Bijl. D; 16,520 operations in 2017 do not agree with it (X-09).",
)
REHABILITATED = Parameter(
    name="rehabilitated",
    value=(0.45,),
    unit="probability per referral to a rehabilitation physician",
    cites=("P-38", "M-48"),
    translated="'Under half' of those referred are treated, taken as 45 %.",
)
PSYCHOLOGIST = Parameter(
    name="psychologist",
    value=(0.0,),
    unit="probability per episode",
    cites=("M-38",),
    translated="Nobody was referred to a psychologist.",
)
COURSE = Parameter(
    name="course",
    value=(0.50, 0.25, 0.25, 0.35, 0.40, 0.25),
    of=tuple(
        f"{what} {long}"
        for what in ("without radiation", "with radiation")
        for long in ("short", "medium", "long")
    ),
    unit="share of episodes by how long they stay in care",
    cites=("M-39", "M-40"),
    translated="Without radiation most improve within a month and 25 to 50 % keep"
    " complaints; with it three quarters recover within three months. Short is at most"
    " two months of contacts, medium about two to five, long up to two years.",
)
RED_FLAG = Parameter(
    name="red_flag",
    value=(0.01, 0.04),
    of=("without radiation", "with radiation"),
    unit="probability per episode of a red flag recorded in it",
    cites=("M-40", "M-45"),
    translated="At most 1 % malignancy without radiation; with radiation at most 5 %"
    " progressive deficit, 1 to 3 % cauda equina, below 1 % serious disease: 4 % here.",
)
PUBLISHED: tuple[Parameter, ...] = (
    *(INCIDENCE, RADIATING, WITHOUT_SITE, REFERRED, REFERRED_TO, IMAGED, IMAGED_BY_MRI),
    *(ANALGESIC, WEAK_OPIOID, STRONG_OPIOID, BENZODIAZEPINE, NEUROPATHIC),
    *(OPIOID_ONCE, OPIOID_REPEATS, HOSPITAL_SCAN, HOSPITAL_OPIOID, PAIN_TREATMENT),
    *(OPERATED, REHABILITATED, PSYCHOLOGIST, COURSE, RED_FLAG),
)
