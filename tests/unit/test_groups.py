"""Measures by every grouping and interval, against plain loops over the moments."""

import os
import shutil
from collections import Counter
from datetime import date, timedelta

import ibis
import pandas as pd
import pytest
from agreement.histories import random_world
from tables import PROVIDER_IDS, opened, rows, write
from terminal import refused, wervel

import wervel.__main__ as commands
from wervel.errors import ContractBroken, UnknownName, UsageError
from wervel.findings.assessment import assess
from wervel.practice.groups import (
    AGE_BANDS,
    KNOWN,
    Grouping,
    Groups,
    groups_of,
    read_grouping,
)
from wervel.practice.measures import cell_counts, in_intervals, measures
from wervel.practice.periods import MONTHS, Span
from wervel.recommendations.bodies import chosen, measured
from wervel.records import codelists
from wervel.records.calendar import date_of
from wervel.records.opening import open_source
from wervel.records.sample import write_sample
from wervel.small_numbers import preset

NOTHING = preset("none")
RECOMMENDATIONS = measured(chosen(["nhg", "nvn"]))
EVERY = tuple(MONTHS)
PERIOD = {"year": "Y", "quarter": "Q", "month": "M"}
COUNTS = ["numerator", "denominator", "cannot_tell"]


@pytest.fixture(scope="module")
def source():
    return opened(random_world(11, 160))


@pytest.fixture(scope="module")
def placed():
    """Care sites with an even number are in Utrecht, the others in Drenthe."""
    regions = {2: "Utrecht", 3: "Drenthe"}
    tables = {
        **rows(random_world(12, 60)),
        "care_site": [
            {"care_site_id": 100 + number, "location_id": 2 + number % 2}
            for number in PROVIDER_IDS.values()
        ],
        "location": [{"location_id": id_, "state": at} for id_, at in regions.items()],
    }
    connection = ibis.duckdb.connect()
    write(tables, connection)
    return open_source(connection)


@pytest.fixture(scope="module")
def placed_folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sample") / "s"
    write_sample(folder, persons=2000, seed=3)
    return folder


@pytest.fixture(scope="module")
def done(source):
    return assess(source, recommendations=RECOMMENDATIONS)


def plain(table):
    return (
        table.to_pandas()
        .astype(object)
        .where(lambda f: f.notna(), None)
        .to_dict("records")
    )


def naive(done, by, sites):
    """What each cell must count, from the findings one by one."""
    people = {row["person_id"]: row for row in plain(done.source.table("person"))}
    diagnoses = first_diagnoses(done)
    found = [
        row
        for row in plain(done.findings)
        if row["verdict"] in ("followed", "not_followed", "cannot_tell")
    ]
    days = [date_of(row["day"]) for row in found]
    cells = Counter()
    for row, day in zip(found, days, strict=True):
        person = people[row["person_id"]]
        group = {
            "none": None,
            "care_site": named(row["care_site_id"]),
            "provider": named(row["provider_id"]),
            "age_band": band(day.year - person["year_of_birth"]),
            "sex": {8532: "female", 8507: "male"}.get(person["gender_concept_id"]),
            "diagnosis": diagnoses[row["person_id"], row["episode_start"]],
            "towns": sites.get(row["care_site_id"]),
        }[by]
        for every in EVERY:
            cells[
                row["recommendation"],
                every,
                begins(day, every, days),
                group,
                row["verdict"],
            ] += 1
    return cells


def named(number):
    return None if number is None else str(int(number))


def band(age):
    return max(((least, name) for name, least in AGE_BANDS.items() if least <= age))[1]


def begins(day, every, days):
    if every == "all":
        day, every = min(days), "month"
    return pd.Period(day, PERIOD[every]).start_time.date()


def first_diagnoses(done):
    """By code: L86 has radiation, the others the tests draw have none."""
    order = ("back_pain_radicular", "lumbar_canal_stenosis", "post_surgery_syndrome")
    masks = {
        each: done.resolution.mask([getattr(codelists, each)])
        for each in (*order, "back_pain_non_specific")
    }
    found = {}
    for row in plain(done.pain):
        bits = sum(
            int(value) << (62 * int(name.removeprefix("lists_")))
            for name, value in row.items()
            if name.startswith("lists_") and value is not None
        )
        for place, (name, mask) in enumerate(masks.items()):
            if bits & mask:
                key = row["person_id"], row["day"]
                found[key] = min(found.get(key, (9, "")), (place, name))
    return {key: name for key, (_, name) in found.items()}


TOWNS = {100: "Utrecht", 101: "Utrecht", 102: "Zwolle"}


@pytest.mark.parametrize(
    "by", ["none", "care_site", "provider", "age_band", "sex", "diagnosis", "towns"]
)
def test_every_cell_is_what_loops_count(done, by):
    own = (Grouping("towns", TOWNS),)
    groups = Groups(
        by=("none", by) if by != "none" else ("none",),
        of_sites=own if by == "towns" else (),
    )
    table = measures(done, rule=NOTHING, groups=groups, every=EVERY)
    came = Counter()
    for row in table[table["by"] == by].itertuples():
        group = None if pd.isna(row.group) else row.group
        key = row.measure, row.every, row.interval_start, group
        came[*key, "followed"] += row.numerator
        came[*key, "not_followed"] += row.denominator - row.numerator
        came[*key, "cannot_tell"] += row.cannot_tell
    assert +came == naive(done, by, TOWNS)
    assert len(+came) > 100


def test_intervals_hold_both_their_ends_and_follow_on_each_other(done):
    table = measures(done, rule=NOTHING, every=EVERY)
    for every in ("year", "quarter", "month"):
        spans = table[table["every"] == every][["interval_start", "interval_end"]]
        for first, last in spans.drop_duplicates().itertuples(index=False):
            after = pd.Period(first, PERIOD[every]) + 1
            assert last + timedelta(days=1) == after.start_time.date()


def test_more_intervals_change_none_of_the_others(done):
    """All are added up from the same cells; only what is withheld could differ."""
    few = measures(done, rule=NOTHING, every=("year",))
    many = measures(done, rule=NOTHING, every=EVERY)
    same = many[many["every"] == "year"].reset_index(drop=True)
    pd.testing.assert_frame_equal(few, same)


def test_a_span_keeps_to_its_months_and_says_where_it_ends(done):
    span = Span(12 * 2019 + 4, 12 * 2020 + 4)
    cells = cell_counts(done, groups=Groups())
    cells = cells[cells["by"] == "none"]
    inside = cells[cells["month"].between(span.first, span.last)]
    assert 0 < len(inside) < len(cells)
    table = measures(done, rule=NOTHING, every=EVERY, span=span)
    table = table[table["by"] == "none"]
    for every in EVERY:
        rows = table[table["every"] == every]
        assert rows["numerator"].sum() == inside["numerator"].sum()
        assert rows["interval_start"].min() == date(2019, 5, 1)
        assert rows["interval_end"].max() == date(2020, 5, 31)


def test_nobody_gives_no_rows(done):
    cells = cell_counts(done, groups=Groups()).iloc[:0]
    assert in_intervals(cells, rule=NOTHING, groups=Groups()).empty


def test_regions_are_those_of_the_care_sites(placed):
    done = assess(placed, recommendations=RECOMMENDATIONS)
    table = measures(
        done, rule=NOTHING, groups=groups_of(done.source, ["care_site", "region"])
    )
    whole = table[table["every"] == "all"]
    by_site = whole[whole["by"] == "care_site"].dropna(subset="group")
    region = (
        by_site["group"].astype(int).map(lambda each: ["Utrecht", "Drenthe"][each % 2])
    )
    wanted = by_site.groupby(["measure", region.rename("group")])[COUNTS].sum()
    came = whole[(whole["by"] == "region") & whole["group"].notna()]
    came = came.set_index(["measure", "group"])[COUNTS]
    pd.testing.assert_frame_equal(
        came.sort_index(),
        wanted.sort_index(),
        check_dtype=False,
        check_index_type=False,
    )
    assert {"Utrecht", "Drenthe"} == {*came.index.get_level_values("group")}


def test_a_grouping_nobody_knows(source):
    with pytest.raises(UnknownName, match="choose from: none, care_site"):
        groups_of(source, ["postcode"])


def test_a_source_without_regions(source):
    with pytest.raises(ContractBroken, match=r"location\.state"):
        groups_of(source, ["region"])


def test_a_grouping_that_names_unknown_care_sites(placed):
    many = dict.fromkeys([101, *range(9001, 9009)], "far")
    with pytest.raises(UnknownName, match=r"9001, 9002, 9003, 9004, 9005 and 3 more"):
        groups_of(placed, own=[Grouping("towns", many)])


@pytest.mark.parametrize("name", KNOWN)
def test_a_grouping_may_not_take_a_name_that_is_taken(source, name):
    with pytest.raises(UsageError, match="a name of its own"):
        groups_of(source, own=[Grouping(name, {100: "a"})])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("care_site,name\n1,a\n", "care_site, name"),
        ("", "no columns"),
        ("care_site_id,group\n", "none"),
        ("care_site_id,group\n1,a\n1,b\n", "line 3"),
        ("care_site_id,group\n1,\n", "line 2"),
        ("care_site_id,group\nx,a\n", "line 2"),
        ("care_site_id,group\n1\n", "line 2"),
    ],
)
def test_a_grouping_file_that_cannot_be_used(tmp_path, text, told):
    file = tmp_path / "towns.csv"
    file.write_text(text, "utf-8")
    with pytest.raises(UsageError, match=told):
        read_grouping(file)


def test_a_grouping_file_that_is_not_there_or_not_text(tmp_path):
    with pytest.raises(UsageError, match="No such file"):
        read_grouping(tmp_path / "towns.csv")
    (tmp_path / "towns.csv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match="UTF-8"):
        read_grouping(tmp_path / "towns.csv")


def test_columns_of_a_grouping_file_in_any_case_and_order(tmp_path):
    file = tmp_path / "towns.csv"
    file.write_text("\ufeffGroup,Care_Site_ID,note\nUtrecht, 100 ,x\n", "utf-8")
    assert read_grouping(file) == Grouping("towns", {100: "Utrecht"})


def test_the_command_writes_what_was_asked_for(placed_folder, tmp_path):
    towns = tmp_path / "towns.csv"
    towns.write_text("care_site_id,group\n1,north\n2,south\n", "utf-8")
    wanted = ["--by", "none", "--by", "sex", "--grouping", towns, "--every", "month"]
    run = wervel("assess", placed_folder, "-o", tmp_path / "f", *wanted)
    assert run.returncode == 0, run.stderr
    table = pd.read_csv(tmp_path / "f" / "measures.csv")
    assert {*table["by"]} == {"none", "sex", "towns"}
    assert {*table["every"]} == {"month"}
    assert {*table.loc[table["by"] == "towns", "group"].dropna()} == {"north", "south"}


def test_measures_go_out_as_fhir_and_persons_stay_inside(placed_folder, tmp_path):
    options = ["--fhir", "--subjects", "nhg-lbp-imaging", "--every", "all"]
    run = wervel("assess", placed_folder, "-o", tmp_path / "f", *options)
    assert run.returncode == 0, run.stderr
    lines = (tmp_path / "f" / "MeasureReport.ndjson").read_text("utf-8").splitlines()
    measured_here = pd.read_csv(tmp_path / "f" / "measures.csv")["measure"].nunique()
    assert len(lines) == measured_here
    assert not [each for each in lines if "Patient/" in each]
    (listed,) = (
        (tmp_path / "f" / "stays-inside" / "subject-lists.ndjson")
        .read_text("utf-8")
        .splitlines()
    )
    assert '"Patient/' in listed


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--subjects", "nobody"], "choose from: nhg"),
        (["--every", "week"], "all, year, quarter, month"),
        (["--by", "postcode"], "none, care_site"),
        (["--grouping", "nowhere.csv"], "No such file"),
        (["--from", "2031-01"], "choose from 20"),
        (["--until", "1999-12"], "choose from 20"),
        (["--from", "2019"], "a month as 2019-04"),
        (["--until", "2019-13"], "a month as 2019-04"),
        (["--from", "2019-05", "--until", "2019-04"], "2019-05 to 2019-04"),
    ],
)
def test_the_command_refuses_what_it_does_not_know(
    placed_folder, tmp_path, options, told
):
    run = wervel("assess", placed_folder, "-o", tmp_path / "f", *options)
    assert run.returncode == 2
    assert told in run.stderr
    assert not (tmp_path / "f").exists()


def counted_on(connection):
    source = opened(random_world(11, 60), connection)
    done = assess(source, recommendations=RECOMMENDATIONS)
    groups = Groups(by=("none", "care_site", "age_band", "sex", "diagnosis"))
    return measures(done, rule=NOTHING, groups=groups, every=EVERY)


@pytest.mark.postgres
def test_postgres_counts_the_same(postgres_url):
    connection = ibis.connect(postgres_url)
    came = counted_on(connection)
    connection.disconnect()
    pd.testing.assert_frame_equal(came, counted_on(ibis.duckdb.connect()))


@pytest.mark.spark
def test_spark_counts_the_same(spark_url):
    came = counted_on(ibis.connect(spark_url))
    pd.testing.assert_frame_equal(came, counted_on(ibis.duckdb.connect()))


def test_more_moments_than_a_sum_has_room_for_are_refused(done, monkeypatch):
    monkeypatch.setattr("wervel.practice.measures._ROOM", 4)
    with pytest.raises(UsageError, match="fewer than 4 moments"):
        cell_counts(done, groups=Groups())


@pytest.mark.parametrize("command", ["assess", "report"])
def test_a_source_that_changes_while_it_is_read_gives_nothing(
    placed_folder, tmp_path, monkeypatch, command
):
    copy = shutil.copytree(placed_folder, tmp_path / "s")
    read = commands.assessed

    def read_while_somebody_loads(*given):
        done = read(*given)
        os.utime(copy / "death.parquet", (1, 1))
        return done

    monkeypatch.setattr(commands, "assessed", read_while_somebody_loads)
    run = wervel(command, copy, "-o", tmp_path / "out", "-r", "nhg-lbp-imaging")
    refused(run, code=3, kind="SourceError", said="a source that stays as it is")
    assert not (tmp_path / "out").exists()
