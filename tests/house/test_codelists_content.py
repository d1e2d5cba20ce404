"""Whether every list of codes is whole, well written and free of misprints."""

import csv
import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

import pytest

FOLDER: Final = Path(__file__).parents[2] / "wervel" / "codelists"
HEADER: Final = ["vocabulary", "code", "term"]
FIELDS: Final = {
    "kind",
    "meaning",
    "source",
    "locator",
    "choice",
    "reviewed",
    "next_review",
    "checked_by",
}
KINDS: Final = {"complaint", "alarm", "drug", "care", "outlook", "provider"}

PATTERNS: Final = {
    "WERVEL": r"[a-z]+(-[a-z]+)*",
    "ICPC1": r"[A-Z]\d\d(\.\d\d)?",
    "ICD10": r"[A-Z]\d(\d(\.\d{1,2})?)?",
    "ICD10CM": r"[A-Z]\d([0-9A-Z](\.[0-9A-Z]{1,4})?)?",
    "ICD9CM": r"(\d{2,3}|V\d\d)(\.\d{1,2})?",
    "SNOMED": r"[1-9]\d{5,17}",
    "ATC": r"[A-Z]\d\d[A-Z][A-Z](\d\d)?",
    "RxNorm": r"[1-9]\d{1,6}",
    "CPT4": r"\d{4}[\dT]",
    "HCPCS": r"[A-V]\d{4}",
    "OPCS4": r"[A-Z]\d\d(\.\d)?",
    "DBC": r"\d{3}|14D\d{3}",
    "LOINC": r"\d{1,5}-\d",
    "OMOP": r"\d{1,10}",
    "AGB": r"\d\d(\d\d)?",
    "Medicare Specialty": r"\d{1,2}|[A-Z]\d",
    "NUCC": r"[0-9A-Z]{9}X",
}

DISJOINT: Final = [
    ("weak_opioid", "strong_opioid"),
    ("opioid", "analgesic"),
    ("opioid", "benzodiazepine"),
    ("opioid", "neuropathic_drug"),
    ("back_pain_non_specific", "back_pain_radicular"),
    ("back_pain_non_specific", "lumbar_canal_stenosis"),
    ("back_pain_non_specific", "post_surgery_syndrome"),
    ("back_pain", "red_flag"),
    ("exercise_therapy", "psychological_therapy"),
    ("exercise_therapy", "psychosomatic_therapy"),
    ("lumbar_xray", "lumbar_mri"),
    ("lumbar_xray", "lumbar_ct"),
    ("lumbar_mri", "lumbar_ct"),
    ("spine_surgery_instrumented", "spine_surgery_uninstrumented"),
    ("general_practitioner", "medical_specialist"),
    ("general_practitioner", "exercise_provider"),
    ("specialist_referral", "referral_physiotherapy"),
]

MOST_SNOMED: Final = 20

# The permutation of Verhoeff's check digit.
SHIFT: Final = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]

HIERARCHICAL: Final = {"ICPC1", "ICD10", "ICD10CM", "ICD9CM", "ATC", "OPCS4", "DBC"}


class Row(NamedTuple):
    """One code of one list."""

    vocabulary: str
    code: str
    term: str

    def compact(self) -> str:
        return self.code.replace(".", "").replace(" ", "")


def _rows(name: str) -> list[Row]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [Row(*line) for line in list(csv.reader(file))[1:]]


INDEX: Final = tomllib.loads((FOLDER / "index.toml").read_text(encoding="utf-8"))
FILES: Final = sorted(path.stem for path in FOLDER.glob("*.csv"))
ROWS: Final = [(name, row) for name in FILES for row in _rows(name)]


def _of(vocabulary: str) -> list[tuple[str, Row]]:
    return [(name, row) for name, row in ROWS if row.vocabulary == vocabulary]


def _codes_of(name: str) -> set[Row]:
    includes = INDEX[name].get("includes", [])
    own = set(_rows(name)) if name in FILES else set()
    return own.union(*(_codes_of(part) for part in includes))


def _meet(one: Row, other: Row) -> bool:
    if one.vocabulary != other.vocabulary:
        return False
    if one.vocabulary not in HIERARCHICAL:
        return one.code == other.code
    pair = one.compact(), other.compact()
    return pair[0].startswith(pair[1]) or pair[1].startswith(pair[0])


def _turn(one: int, other: int) -> int:
    """Multiply in the dihedral group of order ten, which Verhoeff's check uses."""
    turned = (one + other if one < 5 else one - other) % 5
    return turned + 5 * ((one < 5) != (other < 5))


def verhoeff_holds(number: str) -> bool:
    """Whether the last digit is the check digit SNOMED CT asks for."""
    sum_ = 0
    for place, digit in enumerate(reversed(number)):
        turned = int(digit)
        for _ in range(place % 8):
            turned = SHIFT[turned]
        sum_ = _turn(sum_, turned)
    return sum_ == 0


def mod10_holds(number: str) -> bool:
    """Whether the digit after the dash is the check digit LOINC asks for."""
    body, check = number.split("-")
    doubled = [
        int(digit) * (2 if place % 2 == 0 else 1)
        for place, digit in enumerate(reversed(body))
    ]
    return (10 - sum(value // 10 + value % 10 for value in doubled)) % 10 == int(check)


@pytest.mark.parametrize(
    ("code", "right"),
    [
        ("73211009", True),  # diabetes mellitus
        ("22298006", True),  # myocardial infarction
        ("10836111000119108", True),  # a code of an extension
        ("73211008", False),
        ("22289006", False),  # two digits change places
    ],
)
def test_the_verhoeff_check_knows_published_codes(code: str, right: bool) -> None:
    assert verhoeff_holds(code) is right


@pytest.mark.parametrize(
    ("code", "right"),
    [
        ("8480-6", True),  # systolic blood pressure
        ("4548-4", True),  # haemoglobin A1c
        ("29463-7", True),  # body weight
        ("8480-7", False),
        ("4584-4", False),  # two digits change places
    ],
)
def test_the_mod10_check_knows_published_codes(code: str, right: bool) -> None:
    assert mod10_holds(code) is right


@pytest.mark.parametrize("name", FILES)
def test_a_list_file_has_the_header_and_full_clean_rows(name: str) -> None:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file))
    assert lines[0] == HEADER
    assert len(lines) > 1, f"{name} has no codes"
    for line in lines[1:]:
        assert len(line) == len(HEADER), line
        assert all(cell and cell == cell.strip() for cell in line), line


@pytest.mark.parametrize("name", FILES)
def test_no_code_stands_twice_in_a_list(name: str) -> None:
    keys = [(row.vocabulary, row.compact()) for row in _rows(name)]
    assert sorted(set(keys)) == sorted(keys)


@pytest.mark.parametrize("name", FILES)
def test_no_code_stands_below_another_of_its_list(name: str) -> None:
    rows = [row for row in _rows(name) if row.vocabulary in HIERARCHICAL]
    clash = [(a.code, b.code) for a in rows for b in rows if a is not b and _meet(a, b)]
    assert not clash


def test_files_and_index_name_the_same_lists() -> None:
    with_codes = [name for name, entry in INDEX.items() if "includes" not in entry]
    assert sorted(with_codes) == FILES


@pytest.mark.parametrize("name", sorted(INDEX))
def test_an_index_entry_has_every_field(name: str) -> None:
    entry = INDEX[name]
    assert set(entry) - {"includes"} == FIELDS
    assert entry["kind"] in KINDS
    assert entry["meaning"]
    assert entry["source"] or entry["choice"], "neither a source nor a reason"
    assert not entry["source"] or entry["locator"], "a source without a place in it"


@pytest.mark.parametrize("name", sorted(INDEX))
def test_a_list_is_reviewed_again_after_it_was_reviewed(name: str) -> None:
    entry = INDEX[name]
    assert isinstance(entry["reviewed"], date)
    assert entry["next_review"] > entry["reviewed"]


@pytest.mark.parametrize("name", sorted(INDEX))
def test_includes_name_lists_and_make_no_ring(name: str) -> None:
    def descend(part: str, above: tuple[str, ...]) -> None:
        assert part in INDEX, f"{above[-1]} includes {part}, which is no list"
        assert part not in above, " -> ".join([*above, part])
        for below in INDEX[part].get("includes", []):
            descend(below, (*above, part))

    for part in INDEX[name].get("includes", []):
        descend(part, (name,))


@pytest.mark.parametrize("name", sorted(INDEX))
def test_a_union_has_the_kind_of_its_parts(name: str) -> None:
    parts = INDEX[name].get("includes", [])
    assert {INDEX[part]["kind"] for part in parts} <= {INDEX[name]["kind"]}


@pytest.mark.parametrize(("one", "other"), DISJOINT)
def test_lists_that_exclude_each_other_share_no_code(one: str, other: str) -> None:
    left, right = _codes_of(one), _codes_of(other)
    assert not [(a, b) for a in left for b in right if _meet(a, b)]


def test_chronic_back_pain_is_non_specific_back_pain() -> None:
    assert _codes_of("chronic_back_pain") <= _codes_of("back_pain_non_specific")


def test_every_vocabulary_has_a_known_way_of_writing() -> None:
    wrong = [
        (name, row)
        for name, row in ROWS
        if not re.fullmatch(PATTERNS.get(row.vocabulary, "(?!)"), row.code)
    ]
    assert not wrong


def test_snomed_codes_have_the_right_check_digit() -> None:
    rows = _of("SNOMED")
    assert rows
    assert not [(name, row) for name, row in rows if not verhoeff_holds(row.code)]


def test_loinc_codes_have_the_right_check_digit() -> None:
    rows = _of("LOINC")
    assert rows
    assert not [(name, row) for name, row in rows if not mod10_holds(row.code)]


@pytest.mark.parametrize("name", FILES)
def test_a_list_holds_a_handful_of_snomed_codes_and_no_release(name: str) -> None:
    assert sum(row.vocabulary == "SNOMED" for row in _rows(name)) <= MOST_SNOMED


def test_rxnorm_terms_are_single_lower_case_words() -> None:
    rows = _of("RxNorm")
    assert rows
    assert not [row for _, row in rows if not re.fullmatch(r"[a-z]+", row.term)]


def test_one_code_has_one_term() -> None:
    terms: dict[tuple[str, str], set[str]] = {}
    for _, row in ROWS:
        terms.setdefault((row.vocabulary, row.code), set()).add(row.term)
    assert not {key: names for key, names in terms.items() if len(names) > 1}
