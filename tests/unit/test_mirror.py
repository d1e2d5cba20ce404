"""The mirror of one care site: sentences, order, page, files and the command."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from wervel.commands.mirror import commands
from wervel.errors import OutputError, SourceNotFound, UnknownName
from wervel.pages.comparison_charts import (
    DecilePoint,
    FunnelDot,
    FunnelLimits,
    deciles,
    funnel,
)
from wervel.pages.page import page_of_site
from wervel.pages.site import navigation
from wervel.pages.speech import Speech
from wervel.practice.mirror import mirrored
from wervel.practice.mirror.care_sites import care_sites_sheets
from wervel.practice.mirror.gathering import MirrorData
from wervel.practice.mirror.mirrored import Mirrored, State
from wervel.practice.mirror.own_change import OwnChange
from wervel.practice.mirror.peers import Deciles, Limits, OddsRatio, Peer, Peers
from wervel.practice.mirror.pictures import deciles_table, funnel_chart, funnel_table
from wervel.practice.mirror.sentences import sentences
from wervel.practice.mirror.sheets import mirror_sheets
from wervel.practice.mirror.writing import SCHEMA, mirror_page, mirror_table
from wervel.practice.report_rows import Row
from wervel.recommendations.bodies import recommendation
from wervel.records.sample import write_sample
from wervel.registry.explanations import Explanation, store_explanation
from wervel.registry.opening import open_registry
from wervel.small_numbers import SUPPRESSED, preset
from wervel.text import NOT_CHECKED

IMAGING = recommendation("nhg-lbp-imaging")
REFERRAL = recommendation("nhg-lbp-referral")
RULE = preset("opensafely")
ENGLISH, DUTCH = Speech("en"), Speech("nl")
ROW = Row(
    start=date(2015, 1, 1),
    end=date(2019, 12, 31),
    numerator=400,
    denominator=500,
    ratio=0.8,
    low=0.76,
    high=0.83,
    at_least=0.8,
    at_most=0.8,
)
DOTS = tuple(
    Peer(care_site=str(n), adjusted=0.9 - n / 100, judged=300 + 10 * n, signal="within")
    for n in range(1, 25)
)
PEERS = Peers(
    measure=IMAGING.id,
    site_kind="general_practice",
    sites=26,
    shown=(*DOTS[1:], Peer(care_site="1", adjusted=0.6, judged=500, signal="low")),
    target=0.85,
    limits=tuple(
        Limits(judged=n, inner=(0.8, 0.9), outer=(0.75, 0.95)) for n in (300, 500)
    ),
    signals={"within": 25, "low": 1},
    phi=3.4,
    spread_p_value=0.001,
    rankability=0.62,
    every="year",
    deciles=(
        Deciles(
            start=date(2018, 1, 1),
            middle=date(2018, 7, 1),
            values=(0.7, 0.8, 0.85, 0.9, 0.95),
            peers=24,
        ),
    ),
    odds=(
        OddsRatio(
            covariate="age_band",
            level="65-79",
            reference="35-49",
            ratio=0.512,
            low=0.449,
            high=0.581,
        ),
    ),
    slope=1.02,
    c=0.66,
)
TOLD = Mirrored(
    recommendation=IMAGING,
    state=State.COMPARED,
    row=ROW,
    years=(replace(ROW, start=date(2018, 1, 1)),),
    peers=PEERS,
    expected=0.9,
    shrunken=(0.81, 0.78, 0.84),
    signal="low",
    hangs_on=25,
    provider=12,
    place=26,
    change=OwnChange(
        since=date(2017, 7, 1),
        more=False,
        own=(0.88, 0.72),
        expected=(0.9, 0.89),
        peers=(0.86, 0.85),
        why="own",
        provider=34,
    ),
)


def said(of: Mirrored = TOLD, speech: Speech = ENGLISH) -> str:
    return " ".join(sentences(of, RULE, speech))


def data(*mirrored: Mirrored) -> MirrorData:
    return MirrorData(
        name="here",
        release="2020-01-01",
        care_site=1,
        site_kind="general_practice",
        mirrored=mirrored,
        small_numbers=RULE,
    )


UNTOLD = Mirrored(recommendation=REFERRAL, state=State.TOO_LITTLE, row=Row())


def test_everything_is_said_in_sentences():
    assert said() == (
        "Followed in 80% of those judged (95% interval 76–83%; 500 judged). Of "
        "patients like these, 90% was to be expected over all general practices "
        "together. The shrunken share is 81% (78–84%): so often it would be followed "
        "here with the patients of all, cautiously estimated. That is much less often"
        " than expected: beyond the outer limits. Had it been otherwise in 25, it "
        "would lie within the limits. Most of the difference is gone without provider"
        " 12. The 26 general practices differ 3.4 times as much as by chance alone; "
        "the limits take that into account. By shrunken share its place is 26 of 26, "
        "most often followed first; 62% of the differences is not chance. Since 2017 "
        "Q3 it is followed less often than before. Its own share went from 88% to "
        "72%; by its patients that would be from 90% to 89%; with the others it went "
        "from 86% to 85%. The change is of this care site itself: neither its "
        "patients nor the others explain half of it. Most of it is with provider 34."
    )
    assert "3,4 keer zo veel" in said(speech=DUTCH)


def test_no_ranking_is_shown_where_more_of_it_is_chance():
    chance = replace(TOLD, place=None, peers=replace(PEERS, rankability=0.31))
    assert (
        "No ranking is shown, because more of the order is chance than is not: 31% of "
        "the differences is not chance."
    ) in said(chance)
    assert "place is" not in said(chance)


@pytest.mark.parametrize("speech", [ENGLISH, DUTCH])
def test_nothing_is_called_better_or_worse(speech):
    html = mirror_page(data(TOLD, UNTOLD), language=speech.language)
    words = re.sub(r"<(script|style).*?</\1>", "", html, flags=re.DOTALL)
    assert not re.search(
        r"\b(better|worse|best|worst|beter|slechter|beste|slechtste)\b", words
    )


def test_few_outcomes_are_not_counted():
    few = replace(TOLD, hangs_on=SUPPRESSED)
    assert "The signal hangs on fewer than 8 outcomes." in said(few)


def test_without_peers_only_the_own_share_is_said():
    alone = Mirrored(recommendation=IMAGING, state=State.ALONE, row=ROW)
    assert said(alone).startswith("Followed in 80%")
    assert said(alone).endswith("too few judged to compare.")


def test_signals_come_first_then_changes():
    quiet = replace(TOLD, signal="within", change=None)
    moved = replace(TOLD, signal="within")
    rather = replace(TOLD, signal="rather_high")
    alone = Mirrored(recommendation=IMAGING, state=State.ALONE, row=ROW)
    given = [UNTOLD, alone, quiet, moved, rather, TOLD]
    assert sorted(given, key=mirrored._weight) == [*reversed(given)]


def test_the_page_says_what_its_limits_mean():
    html = mirror_page(data(TOLD, UNTOLD), language="en")
    for each in (
        "Mirror of care site 1",
        "Of 2 measures there is enough to say something of this care site for 1.",
        "1 in 20 lies beyond the inner limits (95%) and 1 in 500 beyond the outer",
        "Here 1 measures are compared: with nothing the matter about 0.1",
        NOT_CHECKED.en,
        "Explain or adapt",
        "not drawn, because their counts are suppressed: 2",
        "slope 1.02",
        "0.51</td>",
    ):
        assert each.lower() in html.lower(), each


def test_the_table_of_the_funnel_has_every_dot_and_no_name():
    table = funnel_table(PEERS, "Title", ENGLISH, own="1")
    assert len(table.rows) == 24
    assert table.rows[-1] == (
        "this care site",
        "60%",
        "500",
        "much less often than expected",
    )
    assert {row[0] for row in table.rows[:-1]} == {"another care site"}


def test_no_funnel_is_drawn_of_few():
    assert funnel_chart(replace(PEERS, shown=DOTS[:4]), ENGLISH) is None
    assert funnel_chart(replace(PEERS, limits=()), ENGLISH) is None


def test_deciles_stand_beside_the_own_share():
    table = deciles_table(TOLD, "Title", ENGLISH)
    assert table.rows == (("2018", "80%", "70%", "80%", "85%", "90%", "95%", "24"),)


def test_every_picture_has_a_table():
    [sheet] = mirror_sheets(data(TOLD), ENGLISH)
    [part] = sheet.shown["made"]
    assert [name for name, _ in part.charts] == [
        f"{IMAGING.id}-{each}" for each in ("shares", "funnel", "deciles")
    ]
    assert len(part.tables) == 4


def test_the_numbers_of_the_page_are_in_the_table():
    told, untold = mirror_table(data(TOLD, UNTOLD)).to_dict("records")
    assert (told["numerator"], told["expected"], told["own_after"]) == (400, 0.9, 0.72)
    assert (told["changed_since"], told["why"]) == (date(2017, 7, 1), "own")
    assert {each for each in untold.values() if not pd.isna(each)} == {
        REFERRAL.id,
        "too little",
    }


def test_shape_says_what_colour_says():
    dots = [
        FunnelDot(share=0.5, judged=10, beyond=each, hover="", is_own=each == 0)
        for each in (0, 1, 2)
    ]
    limits = [FunnelLimits(judged=10, inner=(0.4, 0.6), outer=(0.3, 0.7))]
    traces, layout = funnel(dots, limits, target=0.5)
    marker = traces[-1]["marker"]
    assert marker["symbol"] == ["diamond", "triangle-up", "circle"]
    assert marker["size"] == [9, 12, 15]
    low, high = layout["yaxis"]["range"]
    assert low < 0.3
    assert high > 0.7


def test_what_may_not_be_shown_is_a_gap_in_the_line():
    points = [
        DecilePoint(
            middle=date(year, 7, 1),
            deciles=(0.1, 0.3, 0.5, 0.7, 0.9),
            own=own,
            hover="",
        )
        for year, own in ((2017, 0.4), (2018, None), (2019, 0.5))
    ]
    traces, _ = deciles(points)
    assert traces[-1]["y"] == [0.4, None, 0.5]
    assert traces[0]["y"] == [0.1, 0.1, 0.1, 0.9, 0.9, 0.9]


def test_the_page_of_all_care_sites_counts_those_beyond():
    [sheet] = care_sites_sheets(
        {("general_practice", IMAGING.id): PEERS}, [IMAGING, REFERRAL], ENGLISH
    )
    [part] = sheet.shown["made"]
    assert part.table.rows == (
        (
            "No X-ray or scan for non-specific back pain",
            "26",
            "1 (1)",
            "0 (0)",
            "3.4 × chance",
            "62%",
            "may be shown",
        ),
    )
    html = page_of_site(
        sheet, ENGLISH, root="", site=navigation([sheet], seen_from=sheet.address)
    )
    assert "Of general practices" in html
    assert NOT_CHECKED.en in html


def test_without_peers_the_page_of_all_care_sites_says_so():
    [sheet] = care_sites_sheets({}, [IMAGING], DUTCH)
    assert "niet" not in sheet.title
    assert sheet.shown["lead"] == [
        "Er zijn geen soorten zorglocaties met genoeg zorglocaties om te vergelijken."
    ]


@pytest.fixture(scope="module")
def sample(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("mirror") / "sample"
    write_sample(folder, persons=5_000, seed=1, progress=None)
    return folder


def run(*given: object):
    return CliRunner().invoke(commands, [str(each) for each in given])


def test_the_command_writes_page_and_numbers(sample, tmp_path):
    """Two practices have no peers: their own shares, and what they explain."""
    kept = tmp_path / "registry.sqlite"
    with open_registry(kept) as registry:
        store_explanation(
            registry,
            Explanation(
                care_site_id="1",
                measure=IMAGING.id,
                kind="adapt",
                text="We agreed to wait <six> weeks.",
                written_by="clinician",
            ),
            written=datetime(2024, 5, 1, 12, tzinfo=UTC),
        )
    out = tmp_path / "out"
    given = ("-r", IMAGING.id, "-r", REFERRAL.id, "--registry", kept)
    done = run(sample, "--care-site", 1, "-o", out, *given)
    assert done.exit_code == 0, done.exception
    html = (out / "index.html").read_text("utf-8")
    assert "We agreed to wait &lt;six&gt; weeks." in html
    assert "adapts how it works; clinician, 1 May 2024" in html
    table = pq.read_table(out / "mirror.parquet")
    assert table.schema.names == SCHEMA.names
    assert {*table["state"].to_pylist()} == {"alone"}
    csv = pd.read_csv(out / "mirror.csv")
    assert [*csv["ratio"]] == pytest.approx(table["ratio"].to_pylist(), rel=1e-12)


def test_several_care_sites_get_a_folder_each(sample, tmp_path):
    out = tmp_path / "out"
    sites = ("--care-site", 1, "--care-site", 2)
    done = run(sample, *sites, "-o", out, "-r", IMAGING.id, "--language", "nl")
    assert done.exit_code == 0, done.exception
    for each in ("1", "2"):
        html = (out / each / "index.html").read_text("utf-8")
        assert f"Spiegel van zorglocatie {each}" in html


def test_a_care_site_that_is_not_there_is_refused(sample, tmp_path):
    done = run(sample, "--care-site", 9999, "-o", tmp_path / "out")
    assert isinstance(done.exception, UnknownName)
    assert done.exception.exit_code == 2
    assert not (tmp_path / "out").exists()


def test_bad_input_is_refused_before_anything_is_read(sample, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "file").touch()
    refused = run(sample, "--care-site", 1, "-o", tmp_path / "mine")
    assert isinstance(refused.exception, OutputError)
    none = tmp_path / "none.sqlite"
    given = ("--care-site", 1, "-o", tmp_path / "out", "--registry", none)
    assert isinstance(run(sample, *given).exception, SourceNotFound)
