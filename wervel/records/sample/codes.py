"""The codes the sample writes: those of the codelists, and noise that is in none."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from wervel.errors import ContentError

FIRST_LOCAL_CONCEPT = 2_000_000_001
"""OMOP leaves concept ids from two thousand million up to the owner of the records."""

_PREFERRED: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("L02", "back_pain_non_specific", ("ICPC1:L02",)),
    ("L03", "back_pain_non_specific", ("ICPC1:L03",)),
    ("L86", "back_pain_radicular", ("ICPC1:L86",)),
    ("non_specific_hospital", "back_pain_non_specific", ("ICD10:M54.5",)),
    ("radicular_hospital", "back_pain_radicular", ("DBC:075", "ICD10")),
    ("stenosis", "lumbar_canal_stenosis", ("SNOMED", "ICD10")),
    ("post_surgery", "post_surgery_syndrome", ("ICD10",)),
    ("chronic", "chronic_back_pain", ("SNOMED:278860009", "SNOMED")),
    ("chronic_hospital", "chronic_back_pain", ("DBC:071", "DBC")),
    ("malignancy", "red_flag_malignancy", ("ICPC1:A79", "ICPC1")),
    ("inflammation", "red_flag_inflammation", ("ICPC1", "ICD10")),
    ("fracture", "red_flag_fracture", ("SNOMED", "ICD10")),
    ("infection", "red_flag_infection", ("ICD10",)),
    ("progressive_deficit", "red_flag_progressive_deficit", ("SNOMED", "ICD10")),
    ("cauda_equina", "red_flag_cauda_equina", ("SNOMED", "ICD10")),
    ("analgesic", "analgesic", ("ATC:N02BE01", "ATC")),
    ("weak_opioid", "weak_opioid", ("ATC:N02AX02", "ATC")),
    ("strong_opioid", "strong_opioid", ("ATC:N02AA05", "ATC")),
    ("benzodiazepine", "benzodiazepine", ("ATC:N05CD07", "ATC")),
    ("neuropathic_drug", "neuropathic_drug", ("ATC:N06AA10", "ATC")),
    ("lumbar_xray", "lumbar_xray", ("SNOMED", "CPT4")),
    ("lumbar_mri", "lumbar_mri", ("SNOMED", "CPT4")),
    ("lumbar_ct", "lumbar_ct", ("SNOMED", "CPT4")),
    ("exercise_therapy", "exercise_therapy", ("SNOMED:229065009", "SNOMED")),
    ("psychosomatic_therapy", "psychosomatic_therapy", ("SNOMED", "CPT4")),
    ("psychological_therapy", "psychological_therapy", ("SNOMED", "CPT4")),
    ("epidural_injection", "epidural_injection", ("CPT4:62323", "CPT4")),
    ("facet_injection", "facet_injection", ("SNOMED", "CPT4")),
    ("nerve_root_injection", "nerve_root_injection", ("SNOMED", "CPT4")),
    ("medial_branch_block", "medial_branch_block", ("SNOMED", "CPT4")),
    ("rf_denervation", "rf_denervation", ("CPT4:64635", "CPT4")),
    ("spine_surgery_instrumented", "spine_surgery_instrumented", ("CPT4:22612",)),
    ("spine_surgery_uninstrumented", "spine_surgery_uninstrumented", ("CPT4:63030",)),
    ("rehabilitation_programme", "rehabilitation_programme", ("DBC",)),
    ("referral_neurology", "referral_neurology", ("SNOMED:308474002", "SNOMED")),
    ("referral_orthopaedics", "referral_orthopaedics", ("SNOMED:308481009", "SNOMED")),
    ("referral_neurosurgery", "referral_neurosurgery", ("SNOMED:308482002", "SNOMED")),
    ("referral_pain", "referral_pain", ("SNOMED:306265007", "SNOMED")),
    ("referral_rehabilitation", "referral_rehabilitation", ("SNOMED",)),
    ("referral_rheumatology", "referral_rheumatology", ("SNOMED:306290009", "SNOMED")),
    (
        "referral_physiotherapy",
        "referral_physiotherapy",
        ("SNOMED:308447003", "SNOMED"),
    ),
    ("pain_score", "pain_score", ("LOINC", "SNOMED")),
    ("disability_index", "disability_index", ("LOINC", "SNOMED")),
    ("work_absence", "work_absence", ("SNOMED",)),
    ("psychosocial_factor", "psychosocial_factor", ("SNOMED:73595000", "SNOMED")),
    *(
        (name, name, ("AGB", "SNOMED"))
        for name in (
            "general_practitioner",
            "physiotherapist",
            "exercise_therapist",
            "psychologist",
            "occupational_physician",
            "neurologist",
            "orthopaedic_surgeon",
            "neurosurgeon",
            "pain_specialist",
            "rehabilitation_physician",
            "rheumatologist",
        )
    ),
)
"""What the sample calls a code, its codelist, and the codes it takes first."""

NOISE: dict[str, tuple[tuple[str, str, str], ...]] = {
    "condition": (
        ("ICPC1", "R74", "acute upper respiratory infection"),
        ("ICPC1", "K86", "uncomplicated hypertension"),
        ("ICPC1", "R05", "cough"),
        ("ICPC1", "S88", "contact dermatitis"),
        ("ICPC1", "U71", "cystitis"),
        ("ICPC1", "T90", "diabetes mellitus"),
        ("ICPC1", "H81", "excessive ear wax"),
        ("ICPC1", "L92", "shoulder syndrome"),
        ("ICPC1", "A04", "weakness, tiredness"),
        ("ICPC1", "S74", "dermatomycosis"),
        ("ICPC1", "D03", "heartburn"),
        ("ICPC1", "L15", "knee symptoms"),
        ("ICPC1", "R96", "asthma"),
        ("ICPC1", "F73", "other eye infection"),
        ("ICPC1", "D73", "gastroenteritis, presumed infection"),
        ("ICPC1", "S03", "warts"),
    ),
    "drug": (
        ("ATC", "A02BC01", "omeprazole"),
        ("ATC", "C07AB02", "metoprolol"),
        ("ATC", "C10AA01", "simvastatin"),
        ("ATC", "J01CA04", "amoxicillin"),
        ("ATC", "R03AC02", "salbutamol"),
        ("ATC", "A10BA02", "metformin"),
        ("ATC", "C09AA02", "enalapril"),
        ("ATC", "G03AA07", "levonorgestrel and ethinylestradiol"),
        ("ATC", "D07AC01", "betamethasone"),
        ("ATC", "B01AC06", "acetylsalicylic acid"),
        ("ATC", "H03AA01", "levothyroxine sodium"),
        ("ATC", "J01XE01", "nitrofurantoin"),
    ),
    "measurement": (
        ("LOINC", "8480-6", "systolic blood pressure"),
        ("LOINC", "2345-7", "glucose in serum"),
        ("LOINC", "2160-0", "creatinine in serum"),
        ("LOINC", "718-7", "haemoglobin in blood"),
        ("LOINC", "29463-7", "body weight"),
        ("LOINC", "2089-1", "cholesterol in LDL"),
    ),
    "procedure": (
        ("SNOMED", "73761001", "colonoscopy"),
        ("SNOMED", "29303009", "electrocardiographic procedure"),
        ("SNOMED", "127783003", "spirometry"),
        ("SNOMED", "397956004", "prosthetic arthroplasty of the hip"),
    ),
    "observation": (
        ("SNOMED", "266919005", "never smoked tobacco"),
        ("SNOMED", "77176002", "smoker"),
        ("SNOMED", "228276006", "occasional drinker"),
    ),
    "provider": (
        ("AGB", "0310", "dermatologist"),
        ("AGB", "0313", "internist"),
        ("AGB", "0320", "cardiologist"),
        ("AGB", "0301", "ophthalmologist"),
    ),
}
"""Codes that belong to no codelist (a test holds them against all)."""


OF_REHABILITATION: tuple[tuple[str, str, str], ...] = (
    ("rehabilitation_wpn_class", "wpn-class", "WERVEL:wpn-class"),
    (
        "rehabilitation_wpn_participation",
        "wpn-participation",
        "WERVEL:wpn-participation",
    ),
    ("rehabilitation_wpn_psychosocial", "wpn-psychosocial", "WERVEL:wpn-psychosocial"),
    ("rehabilitation_wpn_functioning", "wpn-functioning", "WERVEL:wpn-functioning"),
    ("rehabilitation_hours", "rehabilitation-hours", "WERVEL:rehabilitation-hours"),
    (
        "rehabilitation_disability",
        "pain-disability-index",
        "WERVEL:pain-disability-index",
    ),
    ("rehabilitation_programme", "rehabilitation_programme_long", "DBC:14D838"),
)
"""A codelist, what the sample calls its code, and the code. They come after all others,
so that these keep their concept ids."""


@dataclass(frozen=True)
class Code:
    """A code in its vocabulary, with what it means."""

    vocabulary: str
    code: str
    term: str


@dataclass(frozen=True)
class Codebook:
    """All codes of a sample; a code's place gives its local concept id."""

    codes: tuple[Code, ...]
    places: dict[str, int]
    noise: dict[str, range]

    @property
    def first_of_rehabilitation(self) -> int:
        """The place from which the codes of rehabilitation stand."""
        return len(self.codes) - len(OF_REHABILITATION)

    def place(self, name: str) -> int:
        """Where the code the sample calls by that name stands."""
        return self.places[name]

    def is_in(self, name: str, codelist: str) -> bool:
        """Whether the code of that name is also in this codelist."""
        code = self.codes[self.places[name]]
        return any(
            (each.vocabulary, each.code) == (code.vocabulary, code.code)
            for each in _listed(codelist)
        )


@cache
def codebook() -> Codebook:
    """The codes of every sample, those of the codelists first."""
    codes: list[Code] = []
    places: dict[str, int] = {}
    for name, codelist, preferred in _PREFERRED:
        code = _chosen(codelist, preferred)
        if code not in codes:
            codes.append(code)
        places[name] = codes.index(code)
    noise: dict[str, range] = {}
    for table, entries in NOISE.items():
        noise[table] = range(len(codes), len(codes) + len(entries))
        codes.extend(Code(*entry) for entry in entries)
    for codelist, name, wanted in OF_REHABILITATION:
        places[name] = len(codes)
        codes.append(_chosen(codelist, (wanted,)))
    return Codebook(tuple(codes), places, noise)


def _chosen(codelist: str, preferred: tuple[str, ...]) -> Code:
    listed = _listed(codelist)
    for wanted in preferred:
        vocabulary, _, code = wanted.partition(":")
        for each in listed:
            if each.vocabulary == vocabulary and code in ("", each.code):
                return each
    if listed:
        return listed[0]
    raise ContentError(
        "a codelist with a code", "none", where=codelist, do="add a code to the list"
    )


@cache
def _listed(codelist: str) -> tuple[Code, ...]:
    return tuple(_rows(codelist))


def _rows(codelist: str) -> Iterator[Code]:
    file = files("wervel").joinpath("codelists", f"{codelist}.csv")
    for row in csv.DictReader(file.read_text("utf-8").splitlines()):
        yield Code(row["vocabulary"], row["code"], row["term"])
