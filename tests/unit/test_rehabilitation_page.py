"""The page of rehabilitation and its files: what they say, and what they withhold."""

from __future__ import annotations

import pandas as pd
import pytest
from tables import opened
from world import drawn

from wervel.errors import OutputError
from wervel.findings.assessment import assess
from wervel.pages.page import page_of_site
from wervel.pages.site import navigation
from wervel.pages.speech import Speech
from wervel.practice.rehabilitation import (
    Rehabilitation,
    gathered,
    rehabilitation_sheets,
    write_rehabilitation,
)
from wervel.practice.rehabilitation.dose import LIMITS
from wervel.practice.rehabilitation.sheets import lead
from wervel.practice.rehabilitation.stays import BEFORE, COLUMNS
from wervel.practice.rehabilitation.tables import tables
from wervel.practice.rehabilitation.writing import files, rehabilitation_page
from wervel.recommendations.bodies import recommendation
from wervel.small_numbers import SUPPRESSED, preset
from wervel.text import NOT_CHECKED

STRICT = preset("opensafely")
SIZE = 40
SITES = (7101, 7102, 7103, 7104, 7105)


def stays_that(hours_of) -> pd.DataFrame:
    """Forty admitted at each of five sites, of classes 2 to 4, ever more of class 4."""
    rows = [
        (
            number,
            0,
            float(site),
            0,
            float(2 if number < 10 else 4 if number < 10 + 5 * place else 3),
            1,
            True,
            hours_of(place, number),
            *(number % 2 == 0 for _ in BEFORE),
        )
        for place, site in enumerate(SITES)
        for number in range(SIZE)
    ]
    flags = dict.fromkeys(["admitted", *BEFORE], "boolean")
    return pd.DataFrame(rows, columns=[*COLUMNS]).astype(
        {**flags, "programme": "Int64"}
    )


def data_of(stays: pd.DataFrame) -> Rehabilitation:
    return Rehabilitation(
        name="made up",
        tables=tables(stays, rule=STRICT),
        seen=len(stays),
        lacking=(),
        tail=30,
        small_numbers=STRICT,
    )


def spread(place, number):
    """From 30 hours on, evenly: nothing piles up, more hours where severer."""
    return 30 + 0.75 * number + 2 * place


def piling(place, number):
    hours = spread(place, number)
    return 49.0 if place == 4 and 36 <= hours <= LIMITS[0] else hours


def test_the_first_sentence_says_that_severity_and_dose_go_together():
    english, dutch = (
        lead(data_of(stays_that(spread)), Speech(e)) for e in ("en", "nl")
    )
    assert english == [
        "Where patients are more severe, the dose is higher: over 5 institutions mean "
        "WPN class and mean hours rise together (rank correlation 1.00).",
        "Just above 48 hours nothing piles up at any of the 5 institutions tested.",
    ]
    assert "rangcorrelatie 1,00" in dutch[0]
    assert "bij geen van de 5" in dutch[1]


def test_or_that_they_go_against_each_other():
    less = stays_that(lambda place, number: spread(4 - place, number))
    assert "−1.00" in lead(data_of(less), Speech("en"))[0]
    assert "the dose is lower" in lead(data_of(less), Speech("en"))[0]


def test_and_where_hours_pile_up():
    """The fifth site is the most severe, so it is number 1."""
    said = lead(data_of(stays_that(piling)), Speech("en"))
    assert said[1] == (
        "Just above 48 hours programmes pile up at 1 of the 5 institutions tested "
        "(number 1)."
    )


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_page_says_whose_choice_and_who_checked(language):
    html = rehabilitation_page(data_of(stays_that(piling)), language=language)
    assert NOT_CHECKED.in_language(language) in html
    assert {"en": "wervel&#39;s choice", "nl": "keuzes van wervel"}[language] in html
    assert "P-25" in html


def test_no_institution_is_named_on_the_page_or_in_a_file(tmp_path):
    data = data_of(stays_that(piling))
    html = write_rehabilitation(data, tmp_path / "out").read_text("utf-8")
    start = html.index("<main")
    texts = [html[start : html.index("<script type", start)]]
    texts += [each.read_text("utf-8") for each in (tmp_path / "out").glob("*.csv")]
    assert not [site for site in SITES for text in texts if str(site) in text]


def test_the_page_stands_in_a_site_with_an_entry():
    (sheet,) = rehabilitation_sheets(data_of(stays_that(spread)), Speech("nl"))
    assert (sheet.address, sheet.entry) == ("rehabilitation.html", "Revalidatie")
    site = navigation((sheet,), seen_from=sheet.address)
    html = page_of_site(sheet, Speech("nl"), root="", site=site)
    assert {*sheet.drawn} == {"dose", "hours"}
    for part in ("dose", "hours", "admitted", "before", "criteria"):
        assert f'id="{part}"' in html


def test_pictures_hold_the_numbers_of_their_tables():
    (sheet,) = rehabilitation_sheets(data_of(stays_that(piling)), Speech("en"))
    found = data_of(stays_that(piling)).tables
    (dots,) = sheet.drawn["dose"].data
    rows = found.institutions.set_index("group").loc[dots["text"]]
    assert dots["x"] == rows["mean_class"].tolist()
    assert dots["y"] == rows["mean_hours"].tolist()
    symbols = rows["pile"].map({"yes": "diamond", "no": "circle"})
    assert dots["marker"]["symbol"] == symbols.tolist()
    (bars,) = sheet.drawn["hours"].data
    areas = [y * wide for y, wide in zip(bars["y"], bars["width"], strict=True)]
    assert areas == pytest.approx(found.hours["programmes"].tolist(), abs=0.2)


@pytest.mark.parametrize("language", ["en", "nl"])
def test_nobody_is_no_zero_and_says_what_to_record(language, tmp_path):
    of = assess(
        opened(drawn("person | day | event\n 1 | 0 | L03 at the GP")),
        recommendations=[recommendation("nhg-lbp-imaging")],
    )
    data = gathered(of, STRICT, name="empty")
    assert data.tables is None
    html = write_rehabilitation(data, tmp_path / "o", language=language).read_text()
    assert {"en": "it is not a zero", "nl": "het is geen nul"}[language] in html
    for code in ("rehabilitation_wpn_class", "rehabilitation-hours", "WERVEL"):
        assert code in html
    assert files(data) == {}


def test_so_few_that_everything_is_suppressed():
    of = assess(
        opened(
            drawn("person | day | event\n 1 | 0 | L03 by the rehabilitation physician")
        ),
        recommendations=[recommendation("nhg-lbp-imaging")],
    )
    data = gathered(of, STRICT)
    assert data.seen is SUPPRESSED
    assert "everything is suppressed" in rehabilitation_page(data, language="en")
    assert files(data) == {}


def test_suppressed_is_empty_in_the_files(tmp_path):
    stays = stays_that(spread)
    stays.loc[stays["wpn_class"].eq(2) & stays["person_id"].ge(3), "wpn_class"] = 3.0
    write_rehabilitation(data_of(stays), tmp_path / "out")
    read = {each.stem: pd.read_csv(each) for each in (tmp_path / "out").glob("*.csv")}
    assert {*read} == {*files(data_of(stays))}
    single = read["institutions"].set_index("group").drop(index="all")
    assert single["less_severe"].isna().all()
    assert single["mean_hours"].notna().all()


def test_a_folder_with_other_things_is_refused(tmp_path):
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    with pytest.raises(OutputError):
        write_rehabilitation(data_of(stays_that(spread)), tmp_path)
