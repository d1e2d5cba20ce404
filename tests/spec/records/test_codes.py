"""Records: which codes are read as what."""

import pytest
from reading import plain_rows
from tables import on, rows, write
from world import drawn

from wervel.episodes.pain import EpisodeRule, pain_episodes, pain_records
from wervel.records.opening import open_source
from wervel.records.resolution import resolve

CELLULITIS = {
    "concept_id": 99,
    "concept_name": "cellulitis",
    "vocabulary_id": "ICD10",
    "concept_code": "L03",
}


@pytest.fixture
def back_pain(connection):
    """The persons with back pain, when each has one condition with these columns."""

    def read(conditions, *, declared=(), concepts=(), renamed=str):
        nobody = "\n".join(f"{who} | 0 | hypertension" for who in conditions)
        tables = rows(drawn(nobody))
        tables["concept"] += concepts
        tables["condition_occurrence"] = [
            {
                "condition_occurrence_id": who,
                "person_id": who,
                "condition_start_date": on(0),
                **columns,
            }
            for who, columns in conditions.items()
        ]
        return persons(connection, tables, declared=declared, renamed=renamed)

    return read


def persons(connection, tables, *, declared=(), renamed=str):
    write(tables, connection, renamed)
    source = open_source(connection, declared=declared)
    found = plain_rows(pain_records(source, resolve(source)))
    return sorted(row["person_id"] for row in found)


def bare(value):
    """A record whose code has no concept id."""
    return {"condition_concept_id": 0, "condition_source_value": value}


def test_a_bare_code_of_an_international_vocabulary(back_pain):
    """A source value without a concept id is read as ICD or SNOMED, however written.

    Dots, spaces and case do not matter, nor the tail of a number that was once a
    fraction; a code of ICD stands for all that begins with it, one of SNOMED does not.
    """
    assert back_pain(
        {
            1: bare("M54.5"),
            2: bare(" m54.50 "),
            3: bare("M545"),
            4: bare("278860009.0"),
            5: bare("278860009"),
            6: bare("2788600091"),
            7: bare("M5"),
            8: bare(""),
            9: bare(None),
        }
    ) == [1, 2, 3, 4, 5]


def test_a_bare_code_that_means_two_things(back_pain):
    """L03 is low back pain in ICPC and cellulitis in ICD-10: it has to be declared.

    Or the value itself says which it is.
    """
    codes = {1: bare("L03"), 2: bare("ICPC1:L03"), 3: bare("ICPC-1|L86"), 4: bare("L0")}
    assert back_pain(codes) == [2, 3]
    assert back_pain(codes, declared=["ICPC1"]) == [1, 2, 3]


def test_a_source_value_counts_only_without_a_concept(back_pain):
    """What has a concept is what the concept says, whatever the source wrote beside it.

    Also when the same source value does stand alone elsewhere.
    """
    conditions = {
        1: bare("L03"),
        2: {"condition_concept_id": 99, "condition_source_value": "L03"},
        3: {
            "condition_concept_id": 0,
            "condition_source_concept_id": 99,
            "condition_source_value": "L03",
        },
        4: {"condition_concept_id": None, "condition_source_value": "L03"},
    }
    assert back_pain(conditions, declared=["ICPC1"], concepts=[CELLULITIS]) == [1, 4]


def test_no_concept_at_all(back_pain):
    """A record with neither concept nor source value is of nothing."""
    nothing = {"condition_concept_id": None, "condition_source_value": None}
    assert back_pain({1: nothing, 2: bare("M54.5")}) == [2]


def test_tables_and_columns_in_capitals(back_pain):
    """Names of tables and columns may be in any case."""
    assert back_pain({1: bare("M54.5")}, renamed=str.upper) == [1]
    assert back_pain({1: bare("M54.5")}, renamed=str.title) == [1]


def test_a_code_in_two_lists(show):
    """A code may be in two lists; the record belongs to both, and is one record."""
    shown = show(
        """
        person | day | event
             1 |   0 | SNOMED:278860009 at the GP
             1 |   3 | CPT4:64483 by the pain specialist
        """
    )
    assert len(plain_rows(shown.events)) == 2
    spell = plain_rows(shown.episodes)[0]
    assert spell["chronic"]
    moments = {row["moment"] for row in plain_rows(shown.moments)}
    assert "before_epidural_injection" in moments


def test_descendants_of_a_concept(connection):
    """Where the source knows what is below a concept, that is meant too."""
    tables = rows(drawn("1 | 0 | SNOMED:279039007\n2 | 0 | hypertension"))
    below = {
        "concept_id": 7,
        "concept_name": "low back pain in pregnancy",
        "vocabulary_id": "SNOMED",
        "concept_code": "999000001",
        "standard_concept": "S",
    }
    above = next(
        each["concept_id"]
        for each in tables["concept"]
        if each["concept_code"] == "279039007"
    )
    tables["concept"].append(below)
    tables["condition_occurrence"][1] |= {
        "condition_concept_id": 7,
        "condition_source_concept_id": None,
    }
    assert persons(connection, tables) == [1]
    tables["concept_ancestor"] = [
        {"ancestor_concept_id": above, "descendant_concept_id": 7}
    ]
    assert persons(connection, tables) == [1, 2]


def test_who_is_recorded_but_not_described(connection):
    """Somebody with records and observation counts, even without a row in person."""
    tables = rows(drawn("1 2 | 0 | M54.5 at the GP"))
    tables["person"] = tables["person"][:1]
    assert persons(connection, tables) == [1, 2]
    source = open_source(connection)
    resolution = resolve(source)
    pain = source.keep(pain_records(source, resolution))
    spells = pain_episodes(source, resolution, pain, rule=EpisodeRule())
    assert sorted(row["person_id"] for row in plain_rows(spells)) == [1, 2]


def test_a_record_without_a_date_or_a_person_is_none(connection):
    """What does not say when, or of whom, cannot count; the rest of the table does."""
    tables = rows(drawn("1 2 3 | 0 | M54.5 at the GP"))
    tables["condition_occurrence"][0]["condition_start_date"] = None
    tables["condition_occurrence"][1]["person_id"] = None
    assert persons(connection, tables) == [3]


def test_an_observation_that_ends_before_it_begins_is_none(connection):
    """Such a period observes nothing, and spoils no other."""
    world = drawn(
        """
        1 | 0 | M54.5 at the GP
        2 | 0 | M54.5 at the GP
        1 observed from 10 to -10
        2 observed from 10 to -10
        2 observed from -5 to 5
        """
    )
    assert persons(connection, rows(world)) == [2]


def test_far_days(connection):
    """Years that stand for "unknown" or "for ever" are days like others."""
    world = drawn("1 | 0 | M54.5 at the GP\n1 observed from -700000 to 2900000")
    assert persons(connection, rows(world)) == [1]


def test_no_vocabulary(connection):
    """Without a table of concepts, source values without concept ids are read still."""
    tables = rows(drawn("1 2 | 0 | hypertension at the GP"))
    tables["condition_occurrence"][0] |= {
        "condition_source_concept_id": None,
        "condition_source_value": "M54.5",
    }
    del tables["concept"]
    assert persons(connection, tables) == [1]


def test_a_record_that_stands_twice(connection):
    """The same record loaded twice makes no second episode and no second contact."""
    tables = rows(drawn("1 | 0 | M54.5 at the GP"))
    tables["condition_occurrence"] *= 2
    write(tables, connection)
    source = open_source(connection)
    resolution = resolve(source)
    pain = source.keep(pain_records(source, resolution))
    spells = plain_rows(pain_episodes(source, resolution, pain, rule=EpisodeRule()))
    assert [(row["episode_start"], row["contacts"]) for row in spells] == [(0, 1)]
