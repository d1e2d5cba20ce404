"""Matching: the codes that occur in a source, held against those of the codelists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_

import pandas as pd

from wervel.records.codelists import HIERARCHICAL, Codelist, ListKind, normalised

TABLES_OF: Mapping[ListKind, tuple[str, ...]] = {
    ListKind.COMPLAINT: ("condition_occurrence", "observation"),
    ListKind.ALARM: ("condition_occurrence", "observation"),
    ListKind.DRUG: ("drug_exposure",),
    ListKind.CARE: ("procedure_occurrence", "observation"),
    ListKind.OUTLOOK: ("measurement", "observation", "condition_occurrence"),
    ListKind.PROVIDER: ("provider",),
}

_ALIASES: Mapping[str, str] = {
    "ICPC": "ICPC1",
    "ICPC-1": "ICPC1",
    "ICPC-1-NL": "ICPC1",
    "RXNORM": "RxNorm",
    "RXNORM EXTENSION": "RxNorm",
    "MEDICARE SPECIALTY": "Medicare Specialty",
}


@dataclass(frozen=True)
class Matcher:
    """The codes of the lists that a table can carry, ready to be looked up."""

    exact: Mapping[tuple[str, str], int]
    prefixes: Mapping[tuple[str, str], int]
    words: tuple[tuple[re.Pattern[str], int], ...]

    @classmethod
    def of(
        cls,
        lists: Iterable[Codelist],
        bits: Mapping[str, int],
        table: str,
        by_name: bool,
    ) -> Matcher:
        """The matcher of the lists whose kind this table can carry."""
        exact: dict[tuple[str, str], int] = {}
        prefixes: dict[tuple[str, str], int] = {}
        words: list[tuple[re.Pattern[str], int]] = []
        for each in lists:
            if table not in TABLES_OF[each.kind]:
                continue
            bit = 1 << bits[each.name]
            for code in each.codes:
                into = prefixes if code.vocabulary in HIERARCHICAL else exact
                key = (code.vocabulary, code.normalised)
                into[key] = into.get(key, 0) | bit
                if by_name and code.vocabulary == "RxNorm":
                    words.append((re.compile(rf"\b{re.escape(code.term)}\b"), bit))
        return cls(exact, prefixes, tuple(words))

    def code(self, vocabulary: str, code: str) -> int:
        """The lists a code belongs to, itself or through what it begins with."""
        known = _ALIASES.get(vocabulary.upper(), vocabulary)
        plain = normalised(code)
        if known not in HIERARCHICAL:
            return self.exact.get((known, plain), 0)
        starts = (plain[:length] for length in range(1, len(plain) + 1))
        return reduce(or_, (self.prefixes.get((known, each), 0) for each in starts), 0)

    def drug_name(self, vocabulary: str, name: str) -> int:
        """The lists whose ingredient stands as a word in an RxNorm name."""
        if not vocabulary.startswith("RxNorm"):
            return 0
        lower = name.lower()
        return reduce(or_, (bit for word, bit in self.words if word.search(lower)), 0)

    def concepts(self, seen: pd.DataFrame, meanings: pd.DataFrame) -> dict[int, int]:
        """Concept id → lists, for the ids that occur."""
        ids = concept_ids([seen])
        found = {each: self.exact.get(("OMOP", str(each)), 0) for each in ids}
        for row in meanings[meanings["concept_id"].isin(ids)].itertuples():
            concept = whole(row.concept_id)
            found[concept] |= self.code(str(row.vocabulary_id), str(row.concept_code))
            found[concept] |= self.drug_name(str(row.vocabulary_id), str(row.name))
        return {concept: lists for concept, lists in found.items() if lists}

    def values(self, seen: pd.DataFrame, systems: Iterable[str]) -> dict[str, int]:
        """Bare source value → lists, read in these coding systems."""
        found = {
            str(value): reduce(
                or_, (self.code(*each) for each in _readings(str(value), systems)), 0
            )
            for value in seen["value"].dropna().unique()
        }
        return {value: lists for value, lists in found.items() if lists}


def _readings(value: str, systems: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The (vocabulary, code) pairs a source value can be read as.

    >>> sorted(_readings("ICPC1:L03", ["ICD10"]))
    [('ICPC1', 'L03')]
    """
    vocabulary, separator, code = value.replace("|", ":").partition(":")
    if separator:
        yield vocabulary.strip(), code
    else:
        yield from ((system, value) for system in systems)


def concept_ids(frames: Iterable[pd.DataFrame]) -> frozenset[int]:
    """Every concept id that occurs, as a standard or a source concept."""
    return frozenset(
        int(each)
        for frame in frames
        for column in ("concept", "source_concept")
        for each in frame[column].dropna().unique()
    )


def whole(value: object) -> int:
    """A concept id out of a frame, where nothing comes as NaN; then 0."""
    return 0 if pd.isna(value) else int(value)  # type: ignore[call-overload]
