"""Explanations: kept once, withdrawn for good, and nobody can be recognised in them.

Each story of the registry is told of a file and of a server.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from registries import NOON, VERSION, accepted, emptied, kept
from sqlalchemy import inspect, select

from wervel.errors import OutputError, SourceUnreadable, UnknownName, UsageError
from wervel.registry import open_registry, store_feedback
from wervel.registry.access import Registry, reading, writing
from wervel.registry.explanations import (
    LONGEST,
    Explanation,
    explanations_of,
    store_explanation,
    withdraw_explanation,
)
from wervel.registry.migrations.versions import r0002_explanation
from wervel.registry.tables import explanation

LATER = NOON + timedelta(hours=1)
SAID = Explanation(
    care_site_id="7",
    measure="nhg-lbp-imaging",
    kind="explain",
    text="Since May 2021 the practice next door sends its patients for X-rays to us.",
    written_by="quality_officer",
)


@pytest.fixture(params=["file", pytest.param("server", marks=pytest.mark.postgres)])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The place of a registry that is not there yet."""
    if request.param == "file":
        yield str(tmp_path / "registry.sqlite")
        return
    url = request.getfixturevalue("postgres_url")
    yield url
    emptied(url)


@pytest.fixture
def registry(place: str) -> Iterator[Registry]:
    """A registry with nothing in it."""
    with open_registry(place) as opened:
        yield opened


def store(registry: Registry, *given: Explanation) -> list[int]:
    return [store_explanation(registry, each, written=NOON)[0] for each in given]


def test_it_is_kept_as_it_was_given(registry: Registry) -> None:
    of_quarter = replace(SAID, every="quarter", interval_start=date(2021, 7, 1))
    amsterdam = NOON.astimezone(timezone(timedelta(hours=2)))
    number, is_new = store_explanation(registry, of_quarter, written=amsterdam)
    [found] = explanations_of(registry, measure=SAID.measure, care_site="7")
    assert (found.number, is_new) == (number, True)
    assert found.explanation == of_quarter
    assert found.written_at == datetime(2024, 5, 1, 12, tzinfo=UTC)


def test_the_same_twice_is_kept_once_with_its_first_time(registry: Registry) -> None:
    first = store_explanation(registry, SAID, written=NOON)
    again = replace(SAID, text=f"  {SAID.text}\n")
    second = store_explanation(registry, again, written=LATER)
    assert (first[0], first[1], second[0], second[1]) == (
        first[0],
        True,
        first[0],
        False,
    )
    assert [each.written_at for each in explanations_of(registry)] == [NOON]


@pytest.mark.parametrize(
    "other",
    [
        replace(SAID, text="Something else."),
        replace(SAID, kind="adapt"),
        replace(SAID, measure="nhg-lbp-referral"),
        replace(SAID, care_site_id="8"),
        replace(SAID, source="another source"),
        replace(SAID, every="year", interval_start=date(2021, 1, 1)),
    ],
)
def test_whatever_differs_is_another(registry: Registry, other: Explanation) -> None:
    assert len({*store(registry, SAID, other)}) == 2
    assert len(explanations_of(registry)) == 2


def test_a_year_and_a_quarter_that_begin_together_differ(registry: Registry) -> None:
    begins = {"interval_start": date(2021, 1, 1)}
    store(registry, *(replace(SAID, every=of, **begins) for of in ("year", "quarter")))
    found = {each.explanation.every for each in explanations_of(registry)}
    assert found == {"year", "quarter"}


def test_of_one_site_or_measure_the_latest_first(registry: Registry) -> None:
    others = [replace(SAID, care_site_id="8"), replace(SAID, measure="x")]
    store(registry, SAID, *others)
    latest, _ = store_explanation(registry, replace(SAID, kind="adapt"), written=LATER)
    of_site = explanations_of(registry, care_site="7")
    assert of_site[0].number == latest
    assert {each.explanation.care_site_id for each in of_site} == {"7"}
    assert len(of_site) == 3
    assert len(explanations_of(registry, measure=SAID.measure, care_site="7")) == 2
    assert explanations_of(registry, care_site="9") == ()


def test_what_is_withdrawn_is_gone_its_text_too(registry: Registry) -> None:
    first, second = store(registry, SAID, replace(SAID, care_site_id="8"))
    assert withdraw_explanation(registry, first, at=LATER)
    assert [each.number for each in explanations_of(registry)] == [second]
    with reading(registry) as connection:
        row = connection.execute(
            select(explanation).where(explanation.c.number == first)
        ).one()
    assert SAID.text not in map(str, row)
    assert (row.text, row.digest) == ("", f"withdrawn {first}")
    assert row.withdrawn_at == LATER.replace(tzinfo=None)


def test_withdrawing_twice_changes_nothing(registry: Registry) -> None:
    [number] = store(registry, SAID)
    done = [withdraw_explanation(registry, number, at=LATER) for _ in range(2)]
    assert done == [True, False]


def test_what_was_withdrawn_may_be_said_again(registry: Registry) -> None:
    [number] = store(registry, SAID)
    withdraw_explanation(registry, number, at=LATER)
    again, is_new = store_explanation(registry, SAID, written=LATER)
    assert is_new
    assert again != number


def test_a_number_that_never_was_is_unknown(registry: Registry) -> None:
    with pytest.raises(UnknownName, match="--list"):
        withdraw_explanation(registry, 12, at=LATER)


def test_an_older_registry_keeps_what_it_has_and_gets_the_table(place: str) -> None:
    """As the version before left it: without the table, and one step behind."""
    with open_registry(place) as before:
        store_feedback(before, [accepted(1)], received=NOON)
        with writing(before) as connection:
            explanation.drop(connection)
            connection.execute(VERSION.update().values(version_num="0001"))
    with pytest.raises(SourceUnreadable, match="schema 0001"):
        open_registry(place, create=False)
    with open_registry(place) as after:
        assert len(kept(after)) == 1
        store(after, SAID)
        assert len(explanations_of(after)) == 1


def test_the_step_makes_what_comparing_does_not_see(registry: Registry) -> None:
    with reading(registry) as connection:
        seen = inspect(connection)
        checks = seen.get_check_constraints("explanation")
        unique = seen.get_unique_constraints("explanation")
    assert [each["name"] for each in checks] == ["ck_explanation_kind"]
    assert [each["name"] for each in unique] == ["uq_explanation_digest"]


def test_there_is_no_step_back() -> None:
    with pytest.raises(OutputError, match="restore a copy"):
        r0002_explanation.downgrade()


def test_nothing_of_anybody_has_a_place_in_it() -> None:
    assert [each.name for each in explanation.c] == [
        *("number", "digest", "source", "care_site_id", "measure", "every"),
        *("interval_start", "kind", "text", "written_by", "written_at", "withdrawn_at"),
    ]


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Registry]:
    """A registry in a file."""
    with open_registry(tmp_path / "registry.sqlite") as opened:
        yield opened


POINTS_AT_SOMEBODY = [
    "Patient 123456782 was sent twice",
    "het BSN is 123.456.782",
    "BSN 1234 56 782.",
    "call 0612345678",
    "born 3-5-1961",
    "geboren 03/05/61",
    "geb. 3.5.1961",
    "1961-05-03 is the date",
    "geboren op 3 mei 1961",
    "born 3 May 1961",
    "born on the 3rd of May 1961",
    "born May 3, 1961",
    "geb 3-V-1961",
    "mail to j.jansen@example.org",
    "mevrouw Jansen wilde een foto",
    "mw. J. de Vries wilde een foto",
    "Dhr. Van Dijk",
    "as Mrs Smith asked",
]


@pytest.mark.parametrize("text", POINTS_AT_SOMEBODY)
def test_text_that_may_point_at_somebody_is_refused_and_not_repeated(
    file: Registry, text: str
) -> None:
    with pytest.raises(UsageError, match="nobody can be recognised") as refused:
        store(file, replace(SAID, text=f"Because {text}, that is why."))
    assert text not in str(refused.value)
    assert explanations_of(file) == ()


@pytest.mark.parametrize(
    "text",
    [
        "In 2019-2020 we had 1,250 patients, of whom 12.5% had a scan (8 to 17%).",
        "Sinds mei 2024 werkt er een fysiotherapeut mee; 3 van de 4 gaan nu daar.",
        "Wij zijn open van 8.30-10.15 en van 13.00-16.30 uur.",
        "De MRI wordt pas na 6 weken aangevraagd, zie M-14 en 003 §4.1, R-011.",
        "NHG 2017, 10-20 per jaar; 24/7 bereikbaar; 100 000 inwoners.",
        "The GP and the MS specialist agreed; Mr is no title here.",
    ],
)
def test_ordinary_text_is_kept(file: Registry, text: str) -> None:
    store(file, replace(SAID, text=text))
    assert [each.explanation.text for each in explanations_of(file)] == [text]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"kind": "excuse"}, "explain, adapt"),
        ({"written_by": "J. Jansen"}, "quality_officer"),
        ({"text": "  "}, "at most"),
        ({"text": "x" * (LONGEST + 1)}, "at most"),
        ({"every": "quarter"}, "first day"),
        ({"interval_start": date(2021, 1, 1)}, "first day"),
    ],
)
def test_what_is_no_explanation_is_refused(
    file: Registry, changes: dict[str, object], said: str
) -> None:
    with pytest.raises(UsageError, match=said) as refused:
        store(file, replace(SAID, **changes))
    assert "Jansen" not in str(refused.value)


def test_a_time_names_its_zone(file: Registry) -> None:
    with pytest.raises(UsageError, match="zone"):
        store_explanation(file, SAID, written=NOON.replace(tzinfo=None))
